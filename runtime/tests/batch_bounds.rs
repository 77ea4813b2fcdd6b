//! What may be held: a batch takes at most what the context allows, and a buffer counts what
//! records own.
#![allow(clippy::unwrap_used, reason = "these are tests")]

mod common;

use common::*;
use std::{path::Path, time::Duration};
use streamc_runtime::{
    StreamingContext,
    dstream::{DStream, IntoDStream},
    env::{Fs, ManualClock, MemFs},
    record::{Block, Record, Stored, TypedBlock},
    source::{
        Limits, SourceCx, binary_records_stream, file_text, iter_stream, queue_stream, rate_stream,
        text_file_stream, union_all,
    },
};

const BOUND: u64 = 10_000;

fn limits(partitions: usize) -> Limits {
    Limits::partitions(partitions).with_bytes(BOUND)
}

/// Runs batches of a bounded source until `n` records have come, and checks the bytes of each.
/// Returns how many records each batch had.
fn bounded<R: Record>(stream: impl IntoDStream<R>, cx: &SourceCx, n: u64, begin: impl Fn()) -> Vec<u64> {
    let source = stream.into_dstream().into_source();
    let cx = &SourceCx { max_batch_bytes: BOUND, ..cx.clone() };
    source.begin(cx).unwrap();
    begin();
    let (mut batches, mut total) = (Vec::new(), 0);
    wait_until("all records", || {
        let (before, records) = (cx.stats.bytes_in.get(), cx.stats.records_in.get());
        let cut = source.batch_within(&limits(3)).unwrap();
        let bytes = cx.stats.bytes_in.get() - before;
        assert!(bytes <= BOUND, "{}: {bytes} bytes", source.name());
        // what is read later counts its records itself
        let mut read = 0;
        cut.parts.iter().flat_map(|part| &part.blocks).for_each(|block| block.each(false, |_| read += 1));
        assert!(cut.records == read || cx.stats.records_in.get() - records == read);
        if read > 0 {
            batches.push(read);
        }
        total += read;
        total >= n
    });
    assert_eq!(total, n, "{}", source.name());
    batches
}

#[test]
fn a_batch_takes_no_more_than_it_may_and_the_rest_comes_later() {
    let fs = MemFs::new();
    fs.create_dir_all(Path::new("in")).unwrap();
    let clock = ManualClock::new(0);
    let cx = || with_clock(cx(fs.clone()), &clock);
    let nothing = || {};
    // ten bytes each
    let lines = "123456789\n".repeat(20_000);
    fs.put("lines", lines.clone());
    fs.set_stdin(lines.clone());
    let n = 20_000;
    for file in ["lines", "-"] {
        let batches = bounded::<&str>(file_text(file), &cx(), n, nothing);
        assert!(batches.len() >= 20 && batches.iter().all(|n| *n <= 1000), "{file}: {batches:?}");
        fs.set_stdin(lines.clone());
        assert!(bounded::<&str>(file_text(file).batch_records(3000), &cx(), n, nothing).len() >= 20);
        fs.set_stdin(lines.clone());
    }
    let put = || {
        fs.put("in/a", lines.clone());
        fs.put("in/b", "x\n");
    };
    assert!(bounded::<&str>(text_file_stream("in"), &cx(), n + 1, put).len() >= 20);
    let put = || fs.put("in/c", lines.clone());
    assert!(bounded::<&[u8]>(binary_records_stream("in", 10), &cx(), n, put).len() >= 20);
    #[cfg(feature = "macros")]
    {
        #[derive(Clone, Debug, Record)]
        #[record(pod)]
        #[repr(C)]
        struct Number {
            n: u64,
        }
        fs.put("numbers", vec![0; 80_000]);
        let numbers = streamc_runtime::source::pod_file::<Number>("numbers");
        assert_eq!(bounded::<Number>(numbers, &cx(), 10_000, nothing), [1250; 8]);
    }
    let later = || clock.advance(Duration::from_secs(1));
    assert_eq!(bounded::<u64>(rate_stream(5000).records(5000), &cx(), 5000, later), [1250; 4]);
    assert!(bounded::<u64>(iter_stream(0..10_000u64), &cx(), 10_000, nothing).len() >= 8);
    let strings = || (0..1000).map(|_| "x".repeat(100));
    let owned: DStream<String> = iter_stream(strings()).into_dstream();
    assert!(bounded::<String>(owned, &cx(), 1000, nothing).len() >= 10);
    // an entry of a queue is not divided, but several are not taken together
    let queue = || queue_stream(std::iter::repeat_n(vec![0u64; 500], 10));
    assert_eq!(bounded::<u64>(queue().one_at_a_time(false), &cx(), 5000, nothing), [1000; 5]);
    let both: DStream<&str> = union_all([file_text("lines"), file_text("lines")]);
    assert!(bounded::<&str>(both, &cx(), 2 * n, nothing).iter().all(|n| *n <= 1000));
    // one record is taken however long it is
    fs.put("long", "x".repeat(50_000) + "\nshort\n");
    let source = text_source(file_text("long"));
    source.begin(&cx()).unwrap();
    let batch = || records(&source.batch_within(&limits(2)).unwrap()).len();
    assert_eq!((batch(), batch(), source.finished()), (1, 1, true));
}

/// What it takes in memory counts, and not what it takes on the disk.
#[test]
#[cfg(feature = "packed")]
fn a_packed_file_counts_with_its_text() {
    use std::io::Write;
    let gzip = |text: &[u8]| {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        packed.write_all(text).unwrap();
        packed.finish().unwrap()
    };
    let zstd =
        |text: &[u8]| ruzstd::encoding::compress_to_vec(text, ruzstd::encoding::CompressionLevel::Fastest);
    let text = "123456789\n".repeat(600);
    for (ending, packed) in [("gz", gzip(text.as_bytes())), ("zst", zstd(text.as_bytes()))] {
        let fs = MemFs::new();
        assert!(packed.len() < 1000, "{}", packed.len());
        fs.create_dir_all(Path::new("in")).unwrap();
        let (source, cx) = (text_source(text_file_stream("in")), cx(fs.clone()));
        source.begin(&cx).unwrap();
        let batch = || source.batch_within(&limits(3)).unwrap();
        // a frame may not say how much it holds: then the files before it do
        fs.put(format!("in/first.{ending}"), packed.clone());
        assert_eq!(records(&batch()).len(), 600);
        (0..5).for_each(|n| fs.put(format!("in/{n}.{ending}"), packed.clone()));
        for n in 0..5 {
            assert_eq!(records(&batch()).len(), 600, "{ending} {n}");
        }
        assert!(batch().parts.is_empty());
        assert_eq!(cx.stats.bytes_in.get(), 6 * packed.len() as u64);
    }
}

#[test]
fn a_graceful_stop_takes_what_was_too_much_for_one_batch() {
    let fs = MemFs::new();
    fs.create_dir_all(Path::new("in")).unwrap();
    let clock = ManualClock::new(0);
    let (source, cx) = (text_source(text_file_stream("in")), with_clock(cx(fs.clone()), &clock));
    source.begin(&cx).unwrap();
    let batch = || records(&source.batch_within(&limits(1)).unwrap()).len();
    fs.put("in/a", "123456789\n".repeat(5000));
    let mut n = batch();
    fs.put("in/b", "late\n");
    source.stop(true);
    while !source.finished() {
        n += batch();
    }
    assert_eq!(n, 5001);
}

#[test]
fn a_buffer_counts_what_its_records_own() {
    let vectors = std::iter::repeat_with(|| vec![7u8; 100_000]);
    let stream: DStream<Vec<u8>> = iter_stream(vectors).buffer_bytes(4 << 20).into_dstream();
    let (source, cx) = (stream.into_source(), cx(MemFs::new()));
    source.begin(&cx).unwrap();
    wait_until("a full buffer", || cx.stats.receiver_waits.get() > 0);
    let held = source.batch(1).unwrap().records * 100_000;
    assert!((4 << 20..5 << 20).contains(&held), "{held} bytes were held");
    source.stop(false);
}

#[test]
fn a_block_counts_what_its_records_own() {
    fn bytes<R: Record + Clone>(record: &R) -> u64
    where
        R::Owned: Stored<Block = TypedBlock<R::Owned>>,
    {
        Block::bytes(&TypedBlock::new(std::iter::repeat_n(record.clone(), 10))) / 10
    }
    assert_eq!((bytes(&1u64), bytes(&(1u32, 2u32)), bytes(&())), (8, 8, 0));
    let text = "x".repeat(1000);
    let nested = vec![Some(text.clone()), None];
    for (bytes, own) in [
        (bytes(&text), 1000),
        (bytes(&(1u64, text.clone())), 1000),
        (bytes(&nested), 1000),
        (bytes(&vec![0u64; 100]), 800),
    ] {
        assert!((own..own + 100).contains(&bytes), "{bytes} for {own}");
    }
}

#[test]
fn the_bound_of_a_context_is_a_setting_and_a_flag() {
    let built = |args: &[&str]| {
        let mut args = args.iter().map(|arg| (*arg).to_owned()).collect();
        StreamingContext::builder().args(&mut args).and_then(|builder| builder.build())
    };
    assert!(
        format!("{:?}", built(&["--max-batch-bytes", "1000"]).unwrap())
            .contains("max_batch_bytes: Some(1000)")
    );
    let error = built(&["--max-batch-bytes", "0"]).unwrap_err().to_string();
    assert_eq!(error, "the bytes of a batch cannot be 0");
    assert!(StreamingContext::builder().max_batch_bytes(0).build().is_err());
}
