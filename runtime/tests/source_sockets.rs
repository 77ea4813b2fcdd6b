//! Sockets that bring records other than lines: what arrives is taken once and in order; what is
//! wrong with it is counted and ends the connection, not the context.
#![allow(clippy::unwrap_used, reason = "these are tests")]

mod common;

use common::*;
use std::{
    io::{self, BufRead, Write},
    net::TcpListener,
    sync::Arc,
};
use streamc_runtime::{
    dstream::{DStream, IntoDStream},
    env::{MemFs, Rng},
    record::{Block, Bytes, Stored},
    source::{Source, raw_socket_stream, socket_stream},
};

fn listen() -> (TcpListener, String) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    (listener, address)
}

fn raw(from: impl IntoDStream<&'static [u8]>) -> Arc<dyn Source<Bytes>> {
    let stream: DStream<&[u8]> = from.into_dstream();
    stream.into_source()
}

/// Cuts until there are `n` records.
fn collect<S: Stored, T>(source: &dyn Source<S>, n: usize, mut keep: impl FnMut(S::View<'_>) -> T) -> Vec<T> {
    let mut all = Vec::new();
    wait_until("the arrival of all records", || {
        for block in source.batch(3).unwrap().parts.iter().flat_map(|part| &part.blocks) {
            block.each(true, |record| all.push(keep(record)));
        }
        all.len() >= n
    });
    all
}

fn framed(blocks: &[Vec<u8>]) -> Vec<u8> {
    let frame = |block: &Vec<u8>| [&(block.len() as u32).to_be_bytes(), &block[..]].concat();
    blocks.iter().flat_map(frame).collect()
}

#[test]
fn raw_blocks_of_every_length_arrive_as_they_were_sent() {
    let mut rng = Rng::new(5);
    let lengths = [0, 1, 3, 4, 5, 1000, 65_535, 65_536, 200_000, 2, 0];
    let blocks: Vec<Vec<u8>> =
        lengths.iter().map(|n| (0..*n).map(|_| rng.below(256) as u8).collect()).collect();
    let (listener, address) = listen();
    let (source, cx) = (raw(raw_socket_stream(address)), cx(MemFs::new()));
    source.begin(&cx).unwrap();
    let mut right = Vec::new();
    for round in 0..2 {
        let (mut peer, _) = listener.accept().unwrap();
        let bytes = framed(&blocks);
        for piece in bytes.chunks(if round == 0 { 7001 } else { 300_000 }) {
            peer.write_all(piece).unwrap();
        }
        right = [right, blocks.clone()].concat();
        let got = collect(&*source, blocks.len(), <[u8]>::to_vec);
        assert!(got == blocks, "{:?}", got.iter().map(Vec::len).collect::<Vec<_>>());
    }
    assert_eq!((cx.stats.blocks_cut.get(), cx.stats.blocks_refused.get()), (0, 0));
}

#[test]
fn a_length_over_the_limit_is_refused_and_a_block_that_is_cut_is_dropped() {
    let (listener, address) = listen();
    let (source, cx) = (raw(raw_socket_stream(address).max_block_bytes(10)), cx(MemFs::new()));
    source.begin(&cx).unwrap();
    let good = framed(&[b"good".to_vec()]);
    // too long, the most that can be said, cut within the block, cut within the length
    for bad in [&[0, 0, 0, 11, 1][..], &[255; 4], &[0, 0, 0, 5, 1, 2], &[0, 0]] {
        let (mut peer, _) = listener.accept().unwrap();
        peer.write_all(&[&good, bad].concat()).unwrap();
        drop(peer);
        assert_eq!(collect(&*source, 1, <[u8]>::to_vec), [b"good"]);
    }
    // the same by a reset: within the block, within the length, between two
    for bad in [&[0, 0, 0, 5, 1, 2][..], &[0, 0], &[]] {
        let (mut peer, _) = listener.accept().unwrap();
        peer.write_all(&[&good, bad].concat()).unwrap();
        assert_eq!(collect(&*source, 1, <[u8]>::to_vec), [b"good"]);
        reset(peer);
    }
    let (mut peer, _) = listener.accept().unwrap();
    peer.write_all(&framed(&[vec![7; 10]])).unwrap();
    assert_eq!(collect(&*source, 1, <[u8]>::to_vec), [[7; 10]]);
    assert_eq!((cx.stats.blocks_cut.get(), cx.stats.blocks_refused.get()), (4, 2));
}

/// A number, in text, to the next comma.
fn number(input: &mut dyn BufRead) -> io::Result<Option<u64>> {
    let mut bytes = Vec::new();
    if input.read_until(b',', &mut bytes)? == 0 {
        return Ok(None);
    }
    let text = String::from_utf8_lossy(&bytes);
    let number = text.trim_end_matches(',').parse();
    number.map(Some).map_err(|e| io::Error::new(io::ErrorKind::InvalidData, format!("`{text}`: {e}")))
}

#[test]
fn records_come_from_the_users_decoder_as_soon_as_they_are_there() {
    let (listener, address) = listen();
    let stream: DStream<u64> = socket_stream(address, number).into_dstream();
    let (source, cx) = (stream.into_source(), cx(MemFs::new()));
    source.begin(&cx).unwrap();
    let (mut peer, _) = listener.accept().unwrap();
    for n in 0..20u64 {
        // the connection stays open: nothing waits for more
        write!(peer, "{n},{},", n * 2).unwrap();
        assert_eq!(collect(&*source, 2, |n| n), [n, n * 2]);
    }
    drop(peer);
    let (mut peer, _) = listener.accept().unwrap();
    write!(peer, "1,2,x,3,").unwrap();
    assert_eq!(collect(&*source, 2, |n| n), [1, 2]);
    let (mut peer, _) = listener.accept().unwrap();
    write!(peer, "4,").unwrap();
    assert_eq!(collect(&*source, 1, |n| n), [4]);
    assert_eq!((cx.stats.decode_failures.get(), cx.stats.disconnects.get()), (1, 2));
}

/// A word to the next comma, or as far as it comes: errors are swallowed.
fn careless(input: &mut dyn BufRead) -> io::Result<Option<String>> {
    let mut bytes = Vec::new();
    let _ = input.read_until(b',', &mut bytes);
    Ok((!bytes.is_empty()).then(|| String::from_utf8_lossy(&bytes).into_owned()))
}

#[test]
fn a_record_in_which_the_connection_breaks_is_dropped_whatever_the_decoder_makes_of_it() {
    let (listener, address) = listen();
    let stream: DStream<String> = socket_stream(address, careless).into_dstream();
    let (source, cx) = (stream.into_source(), cx(MemFs::new()));
    source.begin(&cx).unwrap();
    for _ in 0..2 {
        let (mut peer, _) = listener.accept().unwrap();
        peer.write_all(b"one,tw").unwrap();
        assert_eq!(collect(&*source, 1, |word| word), ["one,"]);
        reset(peer);
    }
    let (mut peer, _) = listener.accept().unwrap();
    peer.write_all(b"three,fou").unwrap();
    drop(peer);
    // what it makes of an orderly end is its own affair
    assert_eq!(collect(&*source, 2, |word| word), ["three,", "fou"]);
    assert_eq!(cx.stats.records_cut.get(), 2);
    let (mut peer, _) = listener.accept().unwrap();
    peer.write_all(b"five,si").unwrap();
    assert_eq!(collect(&*source, 1, |word| word), ["five,"]);
    source.stop(true);
    wait_until("the end", || source.finished());
    assert_eq!(source.batch(1).unwrap().records, 0);
    assert_eq!((cx.stats.records_cut.get(), cx.stats.bytes_unread.get()), (2, 2));
}

#[test]
fn what_a_decoder_keeps_between_records_begins_anew_with_each_connection() {
    let (listener, address) = listen();
    let mut seen = 0u64;
    let decode = move |input: &mut dyn BufRead| {
        let mut byte = [0];
        if input.read(&mut byte)? == 0 {
            return Ok(None);
        }
        seen += 1;
        Ok(Some(format!("{seen}{}", char::from(byte[0]))))
    };
    let stream: DStream<String> = socket_stream(address, decode).into_dstream();
    let source = stream.into_source();
    source.begin(&cx(MemFs::new())).unwrap();
    for _ in 0..2 {
        let (mut peer, _) = listener.accept().unwrap();
        peer.write_all(b"ab").unwrap();
        assert_eq!(collect(&*source, 2, |text| text), ["1a", "2b"]);
    }
}

#[test]
fn a_decoder_that_panics_stops_the_context_with_an_error() {
    let (listener, address) = listen();
    let decode = |input: &mut dyn BufRead| -> io::Result<Option<u64>> {
        let mut byte = [0];
        input.read_exact(&mut byte)?;
        panic!("cannot read {}", byte[0])
    };
    let stream: DStream<u64> = socket_stream(address, decode).into_dstream();
    let source = stream.into_source();
    source.begin(&cx(MemFs::new())).unwrap();
    let (mut peer, _) = listener.accept().unwrap();
    peer.write_all(&[7]).unwrap();
    let mut error = None;
    wait_until("the error", || {
        error = source.batch(1).err();
        error.is_some()
    });
    let error = error.unwrap().to_string();
    assert!(error.contains("socket 127.0.0.1:") && error.contains("panicked: cannot read 7"), "{error}");
}

#[test]
fn an_address_that_is_none_is_an_error_at_the_start() {
    let stream: DStream<u64> = socket_stream("nowhere", number).into_dstream();
    let error = stream.into_source().begin(&cx(MemFs::new())).unwrap_err().to_string();
    assert!(error.contains("write HOST:PORT"), "{error}");
    let error = raw(raw_socket_stream("x:0")).begin(&cx(MemFs::new())).unwrap_err().to_string();
    assert!(error.contains("write HOST:PORT"), "{error}");
}
