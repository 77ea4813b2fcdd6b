//! Records of one length: in the files of a directory, and of a fixed layout in one file.
#![allow(clippy::unwrap_used, reason = "these are tests")]

mod common;

use common::*;
use std::{ops::Range, path::Path, sync::Arc, time::Duration};
use streamc_runtime::{
    batch::Span,
    dstream::{DStream, IntoDStream},
    env::{Clock, Fs, ManualClock, MemFs},
    record::{Block, Bytes, Stored},
    source::{BinaryRecords, Source, SourceCx, binary_records_stream},
};

fn watch(fs: &MemFs, files: BinaryRecords) -> (Arc<dyn Source<Bytes>>, SourceCx) {
    let clock = ManualClock::new(1_000_000_000);
    fs.create_dir_all(Path::new("in")).unwrap();
    let stream: DStream<&[u8]> = files.into_dstream();
    let (source, cx) = (stream.into_source(), with_clock(cx(fs.clone()), &clock));
    source.begin(&cx).unwrap();
    clock.advance(Duration::from_secs(1));
    fs.set_time(clock.now());
    (source, cx)
}

fn each<S: Stored, T>(cut: &Batch<S>, mut keep: impl FnMut(S::View<'_>) -> T) -> Vec<T> {
    let mut all = Vec::new();
    for block in cut.parts.iter().flat_map(|part| &part.blocks) {
        block.each(false, |record| all.push(keep(record)));
    }
    all
}

/// The name of the file of each block, and its bytes there.
fn origins<S: Stored>(cut: &Batch<S>) -> Vec<(String, Range<u64>)> {
    let of_file = |span: &Span| span.file_range().map(|(path, bytes)| (path.display().to_string(), bytes));
    cut.spans.iter().map(|span| of_file(span).unwrap()).collect()
}

#[test]
fn whole_records_are_read_and_the_rest_of_a_file_is_counted() {
    let fs = MemFs::new();
    let (source, cx) = watch(&fs, binary_records_stream("in", 3));
    fs.put("in/a", "abcdefgh");
    fs.put("in/b", "123456");
    fs.put("in/c", "xy");
    fs.put("in/d", "");
    fs.put("in/_e", "eee");
    let cut = source.batch(4).unwrap();
    for _ in 0..2 {
        assert_eq!(each(&cut, <[u8]>::to_vec), [b"abc", b"def", b"123", b"456"]);
    }
    assert_eq!((cx.stats.bytes_cut.get(), cx.stats.files.get(), cx.stats.records_in.get()), (4, 4, 4));
    assert_eq!(origins(&cut), [("in/a".to_owned(), 0..6), ("in/b".to_owned(), 0..6)]);
    assert_eq!(cx.stats.bytes_in.get(), 12);
    assert!(source.batch(4).unwrap().parts.is_empty());
}

#[test]
fn a_large_file_is_divided_between_records() {
    let fs = MemFs::new();
    let (source, _) = watch(&fs, binary_records_stream("in", 7));
    let n = if cfg!(miri) { 30_000u32 } else { 300_000 };
    let bytes: Vec<u8> = (0..n).flat_map(|i| [&i.to_le_bytes()[..], b"end"].concat()).collect();
    fs.put("in/a", bytes);
    let cut = source.batch(4).unwrap();
    assert!(cut.parts.len() > 1 && cut.parts.len() <= 4, "{}", cut.parts.len());
    let all = each(&cut, |record| {
        assert_eq!((record.len(), &record[4..]), (7, &b"end"[..]));
        u32::from_le_bytes(record[..4].try_into().unwrap())
    });
    assert!(all.into_iter().eq(0..n));
}

#[test]
fn files_that_vanish_shrink_or_are_packed_are_left_out_and_counted() {
    let fs = MemFs::new();
    let (source, cx) = watch(&fs, binary_records_stream("in", 1));
    let said = said(&cx);
    fs.put("in/a", "a");
    fs.put("in/b", "bb");
    let cut = source.batch(1).unwrap();
    fs.remove_file(Path::new("in/a")).unwrap();
    assert_eq!(each(&cut, <[u8]>::to_vec), [b"b", b"b"]);
    assert_eq!((cx.stats.files_vanished.get(), cx.stats.records_in.get()), (1, 2));
    fs.put("in/c", "ccc");
    let cut = source.batch(1).unwrap();
    fs.put("in/c", "c");
    for _ in 0..2 {
        assert_eq!(each(&cut, <[u8]>::len), []);
    }
    assert_eq!(cx.stats.files_unreadable.get(), 1);
    let shorter = "`in/c` cannot be read from byte 0 to 3, which are left out: the file has become shorter";
    assert!(said().contains(shorter), "{}", said());
    // as in Spark, but there the batch fails
    fs.put("in/d.gz", "d");
    fs.put("in/e", "e");
    assert_eq!(each(&source.batch(1).unwrap(), <[u8]>::to_vec), [b"e"]);
    assert_eq!(cx.stats.files_unreadable.get(), 2);
    assert!(said().contains("`in/d.gz` cannot be read: it is packed by its name"), "{}", said());
}

#[test]
fn records_of_no_length_are_an_error_at_the_start() {
    let stream: DStream<&[u8]> = binary_records_stream("in", 0).into_dstream();
    let error = stream.into_source().begin(&cx(MemFs::new())).unwrap_err().to_string();
    assert!(error.contains("records of 0 bytes"), "{error}");
}

/// Nobody changes the files of these tests.
#[cfg(feature = "macros")]
#[expect(unsafe_code, reason = "what is tested takes a promise")]
fn mapped<T>(file: streamc_runtime::source::PodFile<T>) -> streamc_runtime::source::PodFile<T> {
    // SAFETY: it is a file in memory
    unsafe { file.mapped_unchecked() }
}

#[cfg(feature = "macros")]
mod pod {
    #![forbid(unsafe_code)]
    #![deny(warnings, unused_qualifications, missing_debug_implementations, clippy::pedantic)]

    use super::*;
    use std::fmt::Debug;
    use streamc_runtime::{
        Record,
        env::RealFs,
        record::{Arena, Cursor, OwnedRecord, Pod, PodBlock},
        source::{PodFile, pod_file},
    };

    #[derive(Clone, Debug, PartialEq, Record)]
    #[record(pod)]
    #[repr(C)]
    struct Trade {
        symbol: [u8; 3],
        price: f64,
        amounts: [i16; 2],
        venue: Venue,
    }

    #[derive(Clone, Copy, Debug, PartialEq, Record)]
    #[record(pod)]
    #[repr(C, packed)]
    struct Venue(u8, u32);

    #[derive(Clone, Copy, Debug, PartialEq, Record)]
    #[record(pod)]
    #[repr(C, align(16))]
    struct Wide {
        n: u64,
    }

    fn trade(n: u8) -> Trade {
        let venue = Venue(n, u32::from(n) << 20);
        Trade { symbol: [n, b'x', b'y'], price: f64::from(n) / 3.0, amounts: [-7, i16::from(n)], venue }
    }

    /// As C lays it out: five bytes after the symbol, none in `Venue`, seven at the end.
    fn bytes_of(trade: &Trade) -> Vec<u8> {
        let mut bytes = trade.symbol.to_vec();
        bytes.extend([0xAA; 5]);
        bytes.extend(trade.price.to_le_bytes());
        bytes.extend(trade.amounts.iter().flat_map(|n| n.to_le_bytes()));
        bytes.push(trade.venue.0);
        bytes.extend({ trade.venue.1 }.to_le_bytes());
        bytes.extend([0xBB; 7]);
        bytes
    }

    fn start<T: Pod + OwnedRecord<Block = PodBlock<T>>>(
        file: PodFile<T>,
        fs: impl Fs,
    ) -> (Arc<dyn Source<T>>, SourceCx) {
        let stream: DStream<T> = file.into_dstream();
        let (source, cx) = (stream.into_source(), cx(fs));
        source.begin(&cx).unwrap();
        (source, cx)
    }

    #[test]
    fn a_struct_lies_in_a_file_as_c_lays_it_out() {
        assert_eq!((Trade::BYTES, Venue::BYTES, Wide::BYTES), (32, 5, 16));
        let trades: Vec<Trade> = (0..100).map(trade).collect();
        let mut bytes: Vec<u8> = trades.iter().flat_map(bytes_of).collect();
        bytes.extend([1, 2, 3]);
        for (mapped, n) in [(false, 1), (false, 3), (true, 7), (true, 200)] {
            let fs = MemFs::new();
            fs.put("trades", &*bytes);
            let file = pod_file::<Trade>("trades");
            let file = if mapped { super::mapped(file) } else { file.mapped() };
            let (source, cx) = start(file, fs);
            let cut = source.batch(n).unwrap();
            assert!(cut.parts.len() <= n);
            assert_eq!(each(&cut, |trade| trade), trades);
            assert!(source.finite() && source.finished() && source.batch(n).unwrap().parts.is_empty());
            assert_eq!((cx.stats.bytes_cut.get(), cx.stats.records_in.get()), (3, 100));
            assert_eq!(cx.stats.bytes_in.get(), 3200);
        }
    }

    #[test]
    fn batches_have_so_many_records_as_was_said() {
        let fs = MemFs::new();
        fs.put("n", (0..10u64).flat_map(|n| [n, 0]).flat_map(u64::to_le_bytes).collect::<Vec<_>>());
        let (source, _) = start(pod_file::<Wide>("n").batch_records(4), fs);
        let cuts: Vec<Batch<Wide>> = (0..4).map(|_| source.batch(2).unwrap()).collect();
        let ranges: Vec<_> = cuts.iter().flat_map(origins).collect();
        assert_eq!(ranges, [0..32, 32..64, 64..96, 96..128, 128..144, 144..160].map(|r| ("n".to_owned(), r)));
        let batches: Vec<Vec<u64>> = cuts.iter().map(|cut| each(cut, |wide| wide.n)).collect();
        assert_eq!(batches, [vec![0, 1, 2, 3], vec![4, 5, 6, 7], vec![8, 9], vec![]]);
        let (source, _) = start(pod_file::<Wide>("n"), {
            let fs = MemFs::new();
            fs.put("n", "");
            fs
        });
        assert!(source.finished() && source.batch(2).unwrap().parts.is_empty());
    }

    #[test]
    fn a_file_that_is_not_there_is_an_error_that_names_it() {
        let stream: DStream<Wide> = pod_file("nowhere").into_dstream();
        let error = stream.into_source().begin(&cx(MemFs::new())).unwrap_err().to_string();
        assert!(error.contains("file nowhere") && error.contains("cannot be opened"), "{error}");
        let stream: DStream<Wide> = pod_file("/dev/null").into_dstream();
        let error = stream.into_source().begin(&cx(RealFs)).unwrap_err().to_string();
        assert!(error.contains("not a regular file"), "{error}");
    }

    #[test]
    fn a_pod_is_a_record_like_any_other() {
        fn round_trip<T: OwnedRecord + Debug + PartialEq>(value: T) {
            let mut arena = Arena::default();
            value.encode(&mut arena);
            assert_eq!(T::decode(&mut Cursor::new(&arena)).unwrap(), value);
            let block = <T as Stored>::Block::from_records([value.clone(), value.clone()]);
            assert_eq!(block.records(), 2);
            let mut seen = Vec::new();
            block.each(true, |record| seen.push(record));
            assert_eq!(seen, [value.clone(), value]);
        }
        round_trip(trade(5));
        round_trip(Venue(1, 2));
        round_trip(Wide { n: u64::MAX });
    }
}
