//! Random records for the inputs of a generated pipeline.

use super::{Rng, Ty};
use crate::reference::Value;

/// Texts without line ends, since inputs of `&str` may be lines: empty, blank, of several bytes a
/// character, equal but for case, prefixes of each other.
const TEXTS: [&str; 16] = [
    "a",
    "b",
    "",
    "bb",
    "ab",
    "é",
    "a b",
    "A",
    "日本 語",
    " x  yy z ",
    "aaaa",
    "🦀 🦀",
    "ß",
    "\tq",
    "word",
    "ab ab ab",
];

/// How many batches there are.
pub const N_BATCHES: usize = 7;

/// For every batch the records of each input. Batch 2 is empty, in batch 4 one input is; keys
/// vanish and come back.
#[must_use]
pub fn batches(inputs: &[Ty], seed: u64) -> Vec<Vec<Vec<Value>>> {
    let mut rng = Rng::new(seed);
    let mut all = Vec::new();
    for batch in 0..N_BATCHES {
        let silent = rng.below(inputs.len());
        let records = inputs.iter().enumerate().map(|(i, ty)| {
            let n = match batch {
                2 => 0,
                4 if i == silent => 0,
                5 => 1,
                _ => 8 + rng.below(40),
            };
            let mut records: Vec<Value> = Vec::new();
            for _ in 0..n {
                let again = records.last().filter(|_| rng.clone().one_in(3)).cloned();
                let record = value(ty, batch, &mut rng);
                records.push(again.unwrap_or(record));
            }
            records
        });
        all.push(records.collect());
    }
    all
}

/// A record: the later batches know other texts and numbers than the earlier ones, and some that
/// are the same.
fn value(ty: &Ty, batch: usize, rng: &mut Rng) -> Value {
    let shift = 5 * (batch % 3);
    match ty {
        Ty::Int => Value::Int((rng.below(9) + shift) as u64),
        Ty::Str | Ty::Owned => Value::str(TEXTS[(rng.below(9) + shift) % TEXTS.len()]),
        Ty::Pair(a, b) => {
            let key = value(a, batch, rng);
            Value::pair(key, value(b, batch, rng))
        }
        Ty::Maybe(_) | Ty::Group(_) | Ty::Partition(_) | Ty::Fields => {
            unreachable!("no input is made of these")
        }
    }
}
