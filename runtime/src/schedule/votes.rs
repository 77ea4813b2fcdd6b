//! What instances say about a batch, and how that crosses to the others.

use crate::{
    cx::Failed,
    fault::Fault,
    record::{Arena, Corrupt, Cursor, Record, Stored, decode_fault, encode_fault},
    sink::Ticket,
};

/// What failed in a batch.
#[derive(Debug, Default)]
pub(crate) struct Votes {
    pub(crate) failed: Vec<Failed>,
    /// states that have no next version, by their number in the context, and why
    pub(crate) states: Vec<(u32, Fault)>,
    /// what sinks have prepared, in the order of the instances; those of others are in the driver's
    pub(crate) tickets: Vec<(u32, Ticket)>,
}

/// How the commits before the decision went.
#[derive(Debug, Default)]
pub(crate) struct Effects {
    /// the outputs that go without the batch
    pub(crate) skipped: Vec<Failed>,
    /// an output that does not have the batch, or perhaps
    pub(crate) stops: Option<Failed>,
    /// that is why all go without it: nothing of the batch can have been seen
    pub(crate) aborts: bool,
}

/// What one instance says to another in one message.
pub(super) trait Said: Sized {
    fn encode(&self, out: &mut Arena);
    fn decode(from: &mut Cursor<'_>) -> Result<Self, Corrupt>;

    /// As the body of a message.
    fn packed(&self) -> Arena {
        let mut arena = Arena::default();
        self.encode(&mut arena);
        arena
    }

    /// What a message says, to its last byte.
    fn unpacked(arena: &Arena) -> Result<Self, Corrupt> {
        let mut from = Cursor::new(arena);
        let said = Self::decode(&mut from)?;
        if from.is_empty() { Ok(said) } else { Err(Corrupt("more bytes than votes")) }
    }
}

impl<T: Said> Said for Vec<T> {
    fn encode(&self, out: &mut Arena) {
        (self.len() as u64).encode(out);
        self.iter().for_each(|said| said.encode(out));
    }

    fn decode(from: &mut Cursor<'_>) -> Result<Self, Corrupt> {
        let n = <u64 as Stored>::decode(from)?;
        (0..n).map(|_| T::decode(from)).collect()
    }
}

impl Said for Failed {
    fn encode(&self, out: &mut Arena) {
        self.output.encode(out);
        self.in_output.encode(out);
        encode_fault(&self.fault, out);
    }

    fn decode(from: &mut Cursor<'_>) -> Result<Self, Corrupt> {
        let output = <u32 as Stored>::decode(from)?;
        Ok(Failed { output, in_output: <bool as Stored>::decode(from)?, fault: decode_fault(from)? })
    }
}

/// A state, and why it has no next version.
impl Said for (u32, Fault) {
    fn encode(&self, out: &mut Arena) {
        self.0.encode(out);
        encode_fault(&self.1, out);
    }

    fn decode(from: &mut Cursor<'_>) -> Result<Self, Corrupt> {
        Ok((<u32 as Stored>::decode(from)?, decode_fault(from)?))
    }
}

/// An output, and what its sink has prepared.
impl Said for (u32, Ticket) {
    fn encode(&self, out: &mut Arena) {
        self.0.encode(out);
        (self.1.0.len() as u64).encode(out);
        out.bytes.extend_from_slice(&self.1.0);
    }

    fn decode(from: &mut Cursor<'_>) -> Result<Self, Corrupt> {
        let (output, len) = (<u32 as Stored>::decode(from)?, <u64 as Stored>::decode(from)?);
        let len = usize::try_from(len).map_err(|_| Corrupt("the length of a ticket"))?;
        Ok((output, Ticket(from.take_bytes(len)?.to_vec())))
    }
}

impl Said for Votes {
    fn encode(&self, out: &mut Arena) {
        self.failed.encode(out);
        self.states.encode(out);
        self.tickets.encode(out);
    }

    fn decode(from: &mut Cursor<'_>) -> Result<Self, Corrupt> {
        let (failed, states) = (Said::decode(from)?, Said::decode(from)?);
        Ok(Votes { failed, states, tickets: Said::decode(from)? })
    }
}

impl Said for Effects {
    fn encode(&self, out: &mut Arena) {
        self.skipped.encode(out);
        self.aborts.encode(out);
        self.stops.is_some().encode(out);
        self.stops.iter().for_each(|failed| failed.encode(out));
    }

    fn decode(from: &mut Cursor<'_>) -> Result<Self, Corrupt> {
        let skipped = Said::decode(from)?;
        let (aborts, has_stops) = (<bool as Stored>::decode(from)?, <bool as Stored>::decode(from)?);
        let stops = has_stops.then(|| Failed::decode(from)).transpose()?;
        Ok(Effects { skipped, stops, aborts })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_is_heard() {
        let failed = |output, text: &str| Failed { output, in_output: output == 1, fault: Fault::new(text) };
        let votes = Votes {
            failed: vec![failed(0, "a stage"), failed(1, "an output")],
            states: vec![(3, Fault::lost(2, "gone"))],
            tickets: vec![(1, Ticket(vec![0, 255, 7])), (2, Ticket::default())],
        };
        let heard = Votes::unpacked(&votes.packed()).unwrap();
        assert_eq!(format!("{heard:?}"), format!("{votes:?}"));
        for stops in [None, Some(failed(2, "the peer is gone"))] {
            let effects = Effects { skipped: vec![failed(1, "x")], aborts: stops.is_some(), stops };
            let heard = Effects::unpacked(&effects.packed()).unwrap();
            assert_eq!(format!("{heard:?}"), format!("{effects:?}"));
        }
        let packed = votes.packed();
        for len in 0..packed.bytes.len() {
            let cut = Arena { bytes: packed.bytes[..len].to_vec(), text: packed.text.clone() };
            assert!(Votes::unpacked(&cut).is_err(), "{len} bytes");
        }
        let mut more = packed;
        more.bytes.push(0);
        assert!(Votes::unpacked(&more).is_err());
    }
}
