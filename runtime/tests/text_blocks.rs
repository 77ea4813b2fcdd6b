//! Blocks of text: the records are those of a naive reading, whatever the text, and a panic names
//! its record.
#![allow(clippy::unwrap_used, reason = "these are tests")]

mod common;

use common::naive_lines;
use streamc_runtime::{
    cx::BatchCx,
    env::Rng,
    exec::{self, Local, Parts},
    fault::Fault,
    kernel, op,
    record::{Block, Str, TextBlock},
    source::SourcePart,
};

fn read(block: &TextBlock) -> Vec<&str> {
    let mut records = Vec::new();
    Block::<Str>::each(block, true, |record| records.push(record));
    records
}

fn random_text(rng: &mut Rng, len: u64) -> String {
    let rare = rng.below(2) == 0;
    let pick = |rng: &mut Rng| match rng.below(if rare { 60 } else { 8 }) {
        0 => '\n',
        1 => '\r',
        2 => 'é',
        3 => '😀',
        _ => 'x',
    };
    (0..len).map(|_| pick(rng)).collect()
}

#[test]
fn lines_are_those_of_a_naive_reading() {
    let mut rng = Rng::new(11);
    for len in 0..if cfg!(miri) { 80 } else { 600 } {
        let text = random_text(&mut rng, len);
        let right = naive_lines(&text);
        let block = TextBlock::lines(text.clone());
        assert_eq!(Block::<Str>::records(&block), right.len() as u64, "{text:?}");
        assert_eq!(Block::<Str>::bytes(&block), text.len() as u64);
        assert_eq!(read(&block), right, "{text:?}");
    }
}

#[test]
fn given_records_stay_what_they_are() {
    let mut rng = Rng::new(12);
    for n in 0..if cfg!(miri) { 20 } else { 200 } {
        let records: Vec<String> = (0..n)
            .map(|_| {
                let len = [0, 0, 1, 5, 63, 64, 65][rng.below(7) as usize];
                random_text(&mut rng, len)
            })
            .collect();
        let block: TextBlock = Block::<Str>::from_records(records.iter().map(String::as_str));
        assert_eq!(Block::<Str>::records(&block), n);
        assert_eq!(read(&block), records);
        assert_eq!(read(&block), records, "a block can be read again");
    }
}

/// The fault of a stage whose closure panics at the record `at`.
fn fault_at(block: TextBlock, at: &str) -> Fault {
    let exec = Local::new(1, 1);
    let cx = BatchCx::for_test(&exec, 0, &[], &[]);
    let parts = Parts::share(exec::Exec::place(&exec), 1, |_| ());
    let part = SourcePart::<Str>::new(vec![block]);
    let result = kernel::stage(&cx, 0, parts, |()| {
        kernel::each(&part, true, |record| kernel::call(4, record, |r| assert_ne!(r, at, "not this one")));
    });
    result.own.unwrap_err()
}

#[test]
fn a_panic_names_the_record() {
    let fault = fault_at(TextBlock::lines("a\r\nb\n\nthe end".into()), "b");
    assert_eq!(fault.record(), Some("record 2 of its block: \"b\""));
    assert_eq!(fault.operator(), Some(4));
    let fault = fault_at(TextBlock::lines("a\n\nb\n".into()), "");
    assert_eq!(fault.record(), Some("record 2 of its block: \"\""));
    let fault = fault_at(Block::<Str>::from_records(["a", "", "x\ny"]), "x\ny");
    assert_eq!(fault.record(), Some("record 3 of its block: \"x\\ny\""));
    let long = "é".repeat(500);
    let fault = fault_at(TextBlock::lines(format!("a\n{long}\n")), &long);
    assert_eq!(
        fault.record().unwrap(),
        format!("record 2 of its block: \"{}\".. (1000 bytes)", "é".repeat(200))
    );
}

/// Whole blocks: the record of the word at which a closure panics.
#[test]
fn a_panic_names_the_record_of_its_word() {
    let exec = Local::new(1, 1);
    let cx = BatchCx::for_test(&exec, 0, &[], &[]);
    for (block, record) in [
        (TextBlock::lines("a b\r\n\n c bad d\nend".into()), "record 3 of its block: \" c bad d\""),
        (Block::<Str>::from_records(["a", "b\nbad"]), "record 2 of its block: \"b\\nbad\""),
    ] {
        let part = SourcePart::<Str>::new(vec![block]);
        let parts = Parts::share(exec::Exec::place(&exec), 1, |_| ());
        let result = kernel::stage(&cx, 0, parts, |()| {
            op::each_word(&part, |word| {
                kernel::call(4, word, |word| assert_ne!(word, "bad", "not this one"))
            });
        });
        assert_eq!(result.own.unwrap_err().record(), Some(record));
    }
}
