//! Every source is a `DStream` by `into()`, so that a function can give one of several.

use std::io::BufRead;
use streamc_runtime::prelude::*;

fn text(which: usize) -> DStream<&'static str> {
    match which {
        0 => file_text("in.txt").into(),
        1 => socket_text_stream("127.0.0.1:9999").into(),
        2 => text_file_stream("in").into(),
        3 => queue_stream([["a", "b"]]).into(),
        _ => iter_stream(["a".to_owned()]).into(),
    }
}

fn numbers(which: usize) -> DStream<u64> {
    match which {
        0 => rate_stream(10).into(),
        1 => queue_stream([[1u64]]).into(),
        2 => iter_stream([1u64]).into(),
        3 => object_files("numbers").into(),
        _ => socket_stream("127.0.0.1:9999", |_: &mut dyn BufRead| Ok(Some(1u64))).into(),
    }
}

fn bytes(which: usize) -> DStream<&'static [u8]> {
    match which {
        0 => binary_records_stream("in", 8).into(),
        _ => raw_socket_stream("127.0.0.1:9999").into(),
    }
}

#[test]
fn a_source_is_a_stream() {
    let names: Vec<String> = (0..5).map(|which| text(which).into_source().name()).collect();
    assert!(names[1].contains("127.0.0.1:9999"), "{names:?}");
    assert!(names.iter().all(|name| !name.is_empty()), "{names:?}");
    (0..5).for_each(|which| assert!(!numbers(which).into_source().name().is_empty()));
    (0..2).for_each(|which| assert!(!bytes(which).into_source().name().is_empty()));
}
