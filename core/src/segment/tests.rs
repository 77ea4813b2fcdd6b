//! What is written is read, and nothing else is.

use super::*;
use crate::{
    env::Rng,
    record::{Arena, Record, Stored, key_hash},
};
use std::collections::BTreeMap;

type State = (String, u64);
type Sample = (String, Option<State>, Option<Due>);

fn encoded(record: &impl Record) -> Arena {
    let mut arena = Arena::default();
    record.encode(&mut arena);
    arena
}

/// Keys with their states or tombstones, and when they are due; in the order of a segment.
fn sample(rng: &mut Rng, n: u64) -> Vec<Sample> {
    let mut scratch = Arena::default();
    let mut rows = BTreeMap::new();
    for i in 0..n {
        let key = format!("ключ-{i}");
        let text = "ü".repeat(rng.below(if i % 50 == 0 { 4000 } else { 20 }) as usize);
        let state = (!rng.below(5).is_multiple_of(5)).then_some((text, i));
        let due = rng.below(2).is_multiple_of(2).then_some(Due { at: rng.below(9), rank: i });
        let hash = key_hash(&key, &mut scratch);
        let arena = encoded(&key);
        let order = (crate::record::group_of_hash(hash), hash, arena.bytes, arena.text);
        rows.insert(order, (key, state, due));
    }
    rows.into_values().collect()
}

fn write(rows: &[Sample], size: BlockSize) -> Vec<u8> {
    let mut scratch = Arena::default();
    let mut file = SegmentWriter::new(Vec::new(), size).expect("memory does not fail");
    for (key, state, due) in rows {
        let hash = key_hash(key, &mut scratch);
        let (key, state) = (encoded(key), state.as_ref().map(encoded));
        let row = Row::new(hash, &key, state.as_ref());
        file.push(due.map_or(row, |due| row.due(due))).expect("the rows are in order");
    }
    file.section(tag::LAYOUT, false, b"layout".to_vec());
    file.finish().expect("memory does not fail")
}

fn rows_of(segment: &Segment<&[u8]>, blocks: std::ops::Range<usize>) -> Result<Vec<Sample>, SegmentError> {
    let mut all = Vec::new();
    for number in blocks {
        let block = segment.block(number)?;
        let mut rows = block.rows();
        while let Some(mut row) = rows.next()? {
            let key = String::decode(&mut row.key).map_err(SegmentError::at(0))?;
            let state = row.state.map(|mut at| State::decode(&mut at)).transpose();
            all.push((key, state.map_err(SegmentError::at(0))?, row.due));
        }
    }
    Ok(all)
}

fn read_all(bytes: &[u8]) -> Result<Vec<Sample>, SegmentError> {
    let segment = Segment::open(bytes)?;
    segment.section(tag::LAYOUT)?;
    rows_of(&segment, 0..segment.blocks().len())
}

#[test]
fn what_is_written_is_read() {
    let mut rng = Rng::new(1);
    for size in [BlockSize::Small, BlockSize::Large] {
        for n in [0, 1, 2, 100, if cfg!(miri) { 100 } else { 3000 }] {
            let rows = sample(&mut rng, n);
            let bytes = write(&rows, size);
            assert_eq!(read_all(&bytes).expect("it is whole"), rows);
            let segment = Segment::open(&bytes[..]).expect("it is whole");
            assert_eq!(segment.section(tag::LAYOUT).expect("it is whole"), Some(b"layout".to_vec()));
            assert_eq!(bytes, write(&rows, size), "equal rows are equal bytes");
        }
    }
}

#[test]
fn blocks_begin_at_pages_and_rows_of_groups_are_found() {
    let rows = sample(&mut Rng::new(2), if cfg!(miri) { 100 } else { 3000 });
    let bytes = write(&rows, BlockSize::Small);
    let segment = Segment::open(&bytes[..]).expect("it is whole");
    assert!(segment.blocks().iter().all(|block| block.offset.is_multiple_of(4096)));
    assert_eq!(segment.groups().iter().map(|info| info.rows).sum::<u64>(), rows.len() as u64);
    let mut scratch = Arena::default();
    for groups in [0..64, 64..128, 1000..1001, 4000..4096, 0..4096, 7..7] {
        let mut is_of = |key: &String| groups.contains(&crate::record::key_group(key, &mut scratch));
        let want: Vec<_> = rows.iter().filter(|row| is_of(&row.0)).cloned().collect();
        let blocks = segment.blocks_of(groups.clone());
        let mut got = rows_of(&segment, blocks.clone()).expect("it is whole");
        got.retain(|row| is_of(&row.0));
        assert_eq!(got, want, "{groups:?} in {blocks:?}");
        let n: u64 = segment.blocks()[blocks.clone()].iter().map(|block| u64::from(block.rows)).sum();
        let most = want.len() as u64 + 2 * 600;
        assert!(n <= most, "{groups:?}: {n} rows are read for {}", want.len());
    }
}

#[test]
fn rows_out_of_order_are_refused() {
    let mut rows = sample(&mut Rng::new(3), 2);
    rows.swap(0, 1);
    let mut scratch = Arena::default();
    let mut file = SegmentWriter::new(Vec::new(), BlockSize::Small).expect("memory does not fail");
    let mut push = |key: &String| {
        let hash = key_hash(key, &mut scratch);
        file.push(Row::new(hash, &encoded(key), None)).map_err(|e| e.kind())
    };
    assert_eq!(push(&rows[0].0), Ok(()));
    assert_eq!(push(&rows[1].0), Err(std::io::ErrorKind::InvalidInput));
    assert_eq!(push(&rows[0].0), Err(std::io::ErrorKind::InvalidInput), "twice the same key");
}

#[test]
fn every_changed_bit_and_every_cut_is_an_error() {
    let rows = sample(&mut Rng::new(4), 60);
    let bytes = write(&rows, BlockSize::Small);
    let step = if cfg!(miri) { 997 } else { 1 };
    let is_refused = |bytes: &[u8]| read_all(bytes).is_err();
    for at in (0..bytes.len()).step_by(step) {
        let mut changed = bytes.clone();
        changed[at] ^= 1 << (at % 8);
        assert!(is_refused(&changed), "a change of byte {at} goes unnoticed");
    }
    for len in (0..bytes.len()).step_by(step) {
        assert!(is_refused(&bytes[..len]), "a cut at byte {len} goes unnoticed");
    }
}

#[test]
fn bytes_without_a_meaning_do_not_panic() {
    let rows = sample(&mut Rng::new(5), 60);
    let bytes = write(&rows, BlockSize::Small);
    let mut rng = Rng::new(6);
    for _ in 0..if cfg!(miri) { 20 } else { 5000 } {
        // changed, with checksums that match: what is behind them has to hold too
        let mut changed = bytes.clone();
        for _ in 0..=rng.below(4) {
            let at = PAGE + rng.below((bytes.len() - PAGE) as u64) as usize;
            changed[at] = rng.below(256) as u8;
        }
        mend(&mut changed);
        let _ = read_all(&changed);
    }
}

/// Makes the checksums right that can be found.
fn mend(bytes: &mut [u8]) {
    let number = |bytes: &[u8], at: usize| {
        bytes.get(at..at + 4).map(|four| u32::from_le_bytes(four.try_into().expect("four")))
    };
    let mut at = PAGE;
    while let (Some(n_bytes), Some(n_text)) = (number(bytes, at + 4), number(bytes, at + 8)) {
        let len = BLOCK_HEAD as u64 + u64::from(n_bytes) + u64::from(n_text);
        if at as u64 + len > bytes.len() as u64 {
            break;
        }
        let sum = crc(&[&bytes[at..at + 16], &bytes[at + BLOCK_HEAD..at + len as usize]]);
        bytes[at + 16..at + 20].copy_from_slice(&sum.to_le_bytes());
        at += (len as usize).next_multiple_of(PAGE);
    }
    let tail = bytes.len() - TAIL;
    let entries = tail - 3 * SECTION_ENTRY;
    for entry in (entries..tail).step_by(SECTION_ENTRY) {
        let word = |at: usize| u64::from_le_bytes(bytes[at..at + 8].try_into().expect("eight"));
        let (start, len) = (word(entry + 8), word(entry + 16));
        let end = start.checked_add(len).filter(|end| *end <= entries as u64);
        if let Some(end) = end {
            let sum = crc(&[&bytes[start as usize..end as usize]]);
            bytes[entry + 24..entry + 28].copy_from_slice(&sum.to_le_bytes());
        }
    }
    let sum = crc(&[&bytes[entries..tail + 16]]);
    bytes[tail + 16..tail + 20].copy_from_slice(&sum.to_le_bytes());
}

#[test]
fn unknown_sections_are_skipped_unless_they_are_required() {
    let file = |required| {
        let mut file = SegmentWriter::new(Vec::new(), BlockSize::Small).expect("memory does not fail");
        file.section(tag::OWN, required, vec![1, 2, 3]);
        file.finish().expect("memory does not fail")
    };
    assert!(Segment::open(&file(false)[..]).is_ok());
    assert!(matches!(Segment::open(&file(true)[..]), Err(SegmentError::Section(tag::OWN))));
    let bytes = file(true);
    let segment = Segment::open_knowing(&bytes[..], &[tag::OWN]).expect("it is known");
    assert_eq!(segment.section(tag::OWN).expect("it is whole"), Some(vec![1, 2, 3]));
}

#[test]
fn a_newer_version_is_named() {
    let mut bytes = write(&[], BlockSize::Small);
    bytes[8] = 2;
    let error = Segment::open(&bytes[..]).expect_err("it is newer");
    assert_eq!(error.to_string(), "the file has version 2 of the format; this program reads 1");
}

/// The bytes of version 1, which every later release reads.
#[test]
fn the_format_does_not_change() {
    let rows = [("a".to_owned(), Some(("é".to_owned(), 7)), Some(Due { at: 5, rank: 1 }))];
    let bytes = write(&rows, BlockSize::Small);
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let end = bytes[PAGE..].iter().rposition(|byte| *byte != 0).expect("there is a block") + PAGE + 1;
    let block = &bytes[PAGE..PAGE + 80];
    let rest = &bytes[2 * PAGE..end];
    assert_eq!([hex(&bytes[..12]), hex(block), hex(rest)], GOLDEN);
}

const GOLDEN: [&str; 3] = [
    "53545245414d435301000000",
    "010000002d0000000300000000000000d4a9ef0d51e79d7f86f1d6e5030500000000000000010000\
     000000000004010c020100000002000000070000000000000061c3a9000000000000000000000000",
    "0010000000000000440000000100000051e79d7f86f1d6e586010000000000000100000000000000\
     6c61796f757401000000010000000020000000000000180000000000000052279e3d020000000100\
     00001820000000000000100000000000000033148696030000000000000028200000000000000600\
     000000000000e26b3a3a03000000010000009e2000000000000089243d7b53545245414d4353",
];
