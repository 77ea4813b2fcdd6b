//! All records of a stream to the driver, for outputs that run there.

use super::{Held, Received, crossing, decoded, trade};
use crate::{
    exec::{Message, Part, Parts, StageCx},
    record::{Arena, Corrupt, Cursor, In, Record, Stored},
};

/// All partitions, at the driver; the other instances are left with none. In the order of the
/// partitions.
pub fn gather<'h, T: In<'h>>(
    cx: &StageCx<'_>,
    call: u32,
    held: &'h Held,
    sent: Parts<Vec<T>>,
) -> Parts<Vec<T>> {
    let (due, total) = (sent.due, sent.total);
    if total == 0 || cx.alone() {
        return sent;
    }
    let driver = cx.place().me == 0;
    let mut here: Vec<Part<Vec<T>>> = Vec::new();
    let parcels = crossing(sent.own, |own| {
        let mut parcels = Vec::new();
        for part in own {
            if driver && cx.exec().direct() {
                here.push(part);
            } else {
                parcels.push(Message { peer: 0, from: part.index, to: 0, body: Ok(encode(&part.data)) });
            }
        }
        Ok(parcels)
    });
    let own = trade(cx, call, held, parcels).and_then(|came| {
        for received in came {
            here.push(Part { index: received.from, data: decoded(received, decode)? });
        }
        here.sort_by_key(|part| part.index);
        Ok(here)
    });
    Parts { due, total, own }
}

pub(super) fn encode<T: Record>(records: &[T]) -> Arena {
    let mut arena = Arena::default();
    (records.len() as u64).encode(&mut arena);
    records.iter().for_each(|record| record.encode(&mut arena));
    arena
}

pub(super) fn decode<'h, T: In<'h>>(received: &'h Received) -> Result<Vec<T>, Corrupt> {
    let mut at = Cursor::new(&received.arena);
    let len = u64::decode(&mut at)?;
    let records = (0..len).map(|_| T::Owned::decode(&mut at)).collect::<Result<_, _>>()?;
    if at.is_empty() { Ok(records) } else { Err(Corrupt("more bytes than records")) }
}
