//! The encoding of a fault: it crosses to other instances with the vote on a batch, and a decision
//! that is kept says why an output or a state went without.

use super::{Arena, Corrupt, Cursor, Record, Stored};
use crate::fault::{Fault, Parts};

/// The first byte. A reader refuses what a later release writes.
const FORMAT: u8 = 1;

const PANIC: u8 = 1;
const EARLIER: u8 = 2;
const SKIPPED: u8 = 4;

/// Appends `fault`, to be read back by [`decode_fault`].
pub fn encode_fault(fault: &Fault, out: &mut Arena) {
    let Parts { operator, record, message, panic, earlier, skipped, lost, source } = fault.parts();
    let flag = |is: &bool, bit| if *is { bit } else { 0 };
    FORMAT.encode(out);
    (flag(panic, PANIC) | flag(earlier, EARLIER) | flag(skipped, SKIPPED)).encode(out);
    operator.encode(out);
    record.as_deref().encode(out);
    lost.encode(out);
    source.as_deref().encode(out);
    message.as_str().encode(out);
}

/// Reads a fault.
///
/// # Errors
/// When the bytes are not those of a fault, or a later release wrote them.
pub fn decode_fault(from: &mut Cursor<'_>) -> Result<Fault, Corrupt> {
    if u8::decode(from)? != FORMAT {
        return Err(Corrupt("the fault was written by another release"));
    }
    let flags = u8::decode(from)?;
    if flags & !(PANIC | EARLIER | SKIPPED) != 0 {
        return Err(Corrupt("the flags of a fault"));
    }
    let operator = <Option<u32> as Stored>::decode(from)?;
    let record = <Option<String> as Stored>::decode(from)?;
    let lost = <Option<u32> as Stored>::decode(from)?;
    let source = <Option<String> as Stored>::decode(from)?;
    let message = <String as Stored>::decode(from)?;
    let [panic, earlier, skipped] = [PANIC, EARLIER, SKIPPED].map(|bit| flags & bit != 0);
    Ok(Fault::of_parts(Parts { operator, record, message, panic, earlier, skipped, lost, source }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::env::Rng;

    fn faults() -> Vec<Fault> {
        let of_parts = |n: u32| {
            let record = (n & 1 != 0).then(|| format!("record {n} of its block"));
            Fault::of_parts(Parts {
                operator: (n & 2 != 0).then_some(n),
                record,
                message: ["", "é: nicht gefunden", "division by zero"][n as usize % 3].to_owned(),
                panic: n & 4 != 0,
                earlier: n & 8 != 0,
                skipped: n & 16 != 0,
                lost: (n & 32 != 0).then_some(n),
                source: (n & 64 != 0).then(|| format!("topic {n}")),
            })
        };
        (0..128).map(of_parts).chain([Fault::new("x"), Fault::skipped(), Fault::lost(2, "gone")]).collect()
    }

    #[test]
    fn a_fault_is_read_back_as_it_was() {
        let mut arena = Arena::default();
        faults().iter().for_each(|fault| encode_fault(fault, &mut arena));
        let mut from = Cursor::new(&arena);
        for fault in faults() {
            assert_eq!(decode_fault(&mut from), Ok(fault));
        }
        assert!(from.is_empty());
    }

    #[test]
    fn no_bytes_make_the_reader_panic_and_what_is_cut_or_of_another_release_is_refused() {
        let (mut rng, mut whole) = (Rng::new(1), Arena::default());
        encode_fault(&Fault::lost(7, "the connection was closed"), &mut whole);
        for len in 0..whole.bytes.len() {
            let cut = Arena { bytes: whole.bytes[..len].to_vec(), text: whole.text.clone() };
            assert!(decode_fault(&mut Cursor::new(&cut)).is_err(), "{len} bytes");
        }
        let short = Arena { bytes: whole.bytes.clone(), text: whole.text[1..].to_owned() };
        assert!(decode_fault(&mut Cursor::new(&short)).is_err());
        for format in (0..=u8::MAX).filter(|format| *format != FORMAT) {
            let mut other = whole.clone();
            other.bytes[0] = format;
            assert!(decode_fault(&mut Cursor::new(&other)).is_err());
        }
        for _ in 0..if cfg!(miri) { 200 } else { 20_000 } {
            let mut changed = whole.clone();
            let at = rng.below(changed.bytes.len() as u64) as usize;
            changed.bytes[at] = rng.below(256) as u8;
            let _ = decode_fault(&mut Cursor::new(&changed));
        }
    }
}
