//! What blocks give of lines that are not UTF-8, under each policy: record by record, and by whole
//! blocks (`words`, `containing`), where they differ only in how they look.
//!
//! Random bytes are laid against a naive splitter. They come as a file that is read, as a part of a
//! file in memory, and in pieces cut anywhere, as from a socket.

use super::{
    lines::Assembler,
    raw::Load,
    search::Pattern,
    text::TextBlock,
    utf8::{Rules, Utf8},
};
use crate::{
    env::{Map, Rng},
    fault::Fault,
    record::Block,
};
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
};

const POLICIES: [Utf8; 3] = [Utf8::Replace, Utf8::Skip, Utf8::Error];
const PATTERNS: [&str; 6] = ["x", "wor", "é", "\u{fffd}", "", "zz"];

fn rules(utf8: Utf8) -> Rules {
    Rules { utf8, ..Rules::new("test".into(), Arc::default()) }
}

#[derive(Debug)]
struct Given(Vec<u8>);

impl Load for Given {
    fn load(&self) -> Result<Map, String> {
        Ok(Map::read(self.0.clone()))
    }
}

/// The lines of `bytes`.
fn naive(bytes: &[u8]) -> Vec<Vec<u8>> {
    let (mut lines, mut before) = (vec![Vec::new()], 0);
    for &byte in bytes {
        match (byte, lines.last_mut()) {
            (b'\n', _) if before == b'\r' => {}
            (b'\n' | b'\r', _) | (_, None) => lines.push(Vec::new()),
            (_, Some(line)) => line.push(byte),
        }
        before = byte;
    }
    lines.pop_if(|last| last.is_empty());
    lines
}

/// The records of `lines`, or the number of the first line that may not be, and how many are not
/// UTF-8.
fn by_policy(lines: &[Vec<u8>], policy: Utf8) -> (Result<Vec<String>, usize>, u64) {
    let (mut records, mut n_invalid) = (Vec::new(), 0);
    for (i, line) in lines.iter().enumerate() {
        match (std::str::from_utf8(line), policy) {
            (Ok(line), _) => records.push(line.to_owned()),
            (Err(_), Utf8::Error) => return (Err(i + 1), 1),
            (Err(_), Utf8::Replace) => records.push(String::from_utf8_lossy(line).into_owned()),
            (Err(_), Utf8::Skip) => {}
        }
        n_invalid += u64::from(std::str::from_utf8(line).is_err());
    }
    (Ok(records), n_invalid)
}

/// What a reading gives, or why it fails.
fn read(reading: impl FnOnce(&mut Vec<String>)) -> Result<Vec<String>, String> {
    let mut got = Vec::new();
    let read = catch_unwind(AssertUnwindSafe(|| reading(&mut got)));
    read.map(|()| got).map_err(|payload| Fault::from_panic(&*payload).message().to_owned())
}

/// `block` gives `records` in each way of reading, or fails at that line in each.
fn gives(block: &TextBlock, records: &Result<Vec<String>, usize>, what: &str) {
    let same = |got: Result<Vec<String>, String>, pick: &dyn Fn(&String) -> Vec<String>, way: &str| match (
        &got, records,
    ) {
        (Ok(got), Ok(records)) => {
            assert_eq!(*got, records.iter().flat_map(pick).collect::<Vec<_>>(), "{way} of {what}");
        }
        (Err(said), Err(line)) => {
            let named = format!("test: line {line} of this block is not UTF-8: ");
            assert!(said.starts_with(&named), "{way} of {what}: {said}");
        }
        _ => panic!("{way} of {what}: {got:?}, not {records:?}"),
    };
    let words = |record: &String| record.split_whitespace().map(String::from).collect();
    same(read(|got| block.each(true, |line: &str| got.push(line.into()))), &|r| vec![r.clone()], "each line");
    same(read(|got| block.each_word(|word| got.push(word.into()))), &words, "each word");
    for pattern in PATTERNS {
        let has = |record: &String| Vec::from_iter(record.contains(pattern).then(|| record.clone()));
        let prepared = Pattern::new(pattern);
        let found = read(|got| block.each_containing(&prepared, |line| got.push(line.into())));
        same(found, &has, &format!("{pattern:?}"));
    }
}

/// Lines with and without what is not UTF-8: ends of sequences cut off, their middles, surrogates,
/// forms that are too long.
fn bytes(rng: &mut Rng) -> Vec<u8> {
    let invalid: [&[u8]; 9] = [
        b"\xff",
        b"\x80",
        b"\xc2",
        b"\xe2\x80",
        b"\xf0\x9d\x84",
        b"\xed\xa0\x80",
        b"\xc0\xaf",
        b"\xc2\x85\x85",
        b"\xe3\x80\x80\x80",
    ];
    let valid =
        ["x", "word", " ", "é", "\u{2007}", "\u{85}", "𝄞", "\u{fffd}", "\t", "xxxxxxxxxxxxxxxxxxxxxxxxxx"];
    let ends = ["\n", "\r\n", "\r", "\n\n"];
    let mut bytes = Vec::new();
    let one_in = 1 + rng.below(30);
    for _ in 0..rng.below(120) {
        match rng.below(8) {
            0 => bytes.extend_from_slice(ends[rng.below(4) as usize].as_bytes()),
            _ if rng.below(one_in) == 0 => bytes.extend_from_slice(invalid[rng.below(9) as usize]),
            1 => bytes.push(rng.below(256) as u8),
            _ => bytes.extend_from_slice(valid[rng.below(10) as usize].as_bytes()),
        }
    }
    bytes
}

#[test]
fn lines_that_are_not_utf8_are_by_the_policy_in_each_way_of_reading() {
    let mut rng = Rng::new(8);
    let (mut n_clean, mut n_invalid, mut n_refused) = (0, 0, 0);
    for _ in 0..if cfg!(miri) { 5 } else { 1_500 } {
        let bytes = bytes(&mut rng);
        for policy in POLICIES {
            let (records, invalid) = by_policy(&naive(&bytes), policy);
            let (what, len) = (format!("{policy:?}, {bytes:x?}"), bytes.len() as u64);
            n_clean += u64::from(invalid == 0);
            n_invalid += invalid;
            n_refused += u64::from(records.is_err());

            let rule = rules(policy);
            gives(&TextBlock::later(Given(bytes.clone()), 0, len, rule.clone()), &records, &what);
            assert_eq!(rule.stats.lines_invalid.get(), invalid, "{what}");
            if let Ok(records) = &records {
                assert_eq!(rule.stats.records_in.get(), records.len() as u64, "{what}");
            }

            // around it is what belongs to other blocks
            let around = [b"\xe2\x80\n", &*bytes, b"\x80\xff"].concat();
            let range = 3..3 + bytes.len();
            gives(&TextBlock::mapped(Arc::new(Map::read(around)), range, rules(policy)), &records, &what);
        }
    }
    assert!(n_clean > 0 && n_invalid > 0 && n_refused > 0 || cfg!(miri));
}

#[test]
fn lines_that_are_not_utf8_and_arrive_in_pieces_are_by_the_policy() {
    let mut rng = Rng::new(9);
    for _ in 0..if cfg!(miri) { 5 } else { 1_500 } {
        let bytes = bytes(&mut rng);
        for policy in POLICIES {
            let (rule, mut assembler) = (rules(policy), Assembler::default());
            let (mut rest, mut all, mut blocks) = (&*bytes, Vec::new(), Vec::new());
            loop {
                let (piece, behind) = rest.split_at(rng.below(rest.len().min(90) as u64 + 1) as usize);
                assembler.push(piece, &rule);
                rest = behind;
                if rest.is_empty() {
                    assembler.end();
                }
                let n = assembler.whole().len();
                let block = assembler.take(n);
                let lines = naive(&block);
                blocks.push((TextBlock::received(block, 0, &rule), by_policy(&lines, policy).0));
                all.extend(lines);
                if rest.is_empty() {
                    break;
                }
            }
            let what = format!("{policy:?}, {bytes:x?}");
            assert_eq!(all, naive(&bytes), "{what}");
            for (block, records) in &blocks {
                gives(block, records, &what);
            }
        }
    }
}
