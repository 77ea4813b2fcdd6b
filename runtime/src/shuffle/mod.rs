//! Records to the partition that owns their key, wherever that is, and back to the driver.

mod both;
mod bucket;
mod exchange;
mod gather;
mod spread;

pub use both::{SameKey, Sides, both};
pub use bucket::scatter;
pub use exchange::{exchange, exchange_evenly, exchange_to_one, stay};
pub use gather::gather;
pub use spread::spread;

use crate::{
    exec::{Message, Part, Parts, StageCx},
    fault::{self, Fault},
    record::{Arena, Corrupt},
};
use std::sync::OnceLock;

/// The received buffers of one call: a local of the batch function, declared before all records, so
/// that decoded records live as long as the batch.
#[derive(Debug, Default)]
pub struct Held(OnceLock<Vec<Received>>);

impl Held {
    /// For one call of one batch.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

#[derive(Debug)]
struct Received {
    from: u32,
    to: u32,
    arena: Arena,
}

/// Makes the call `call`: sends parcels, or the fault in their place, and gives what came, ordered
/// by the partitions it goes to and comes from. All instances see the same fault: that of the
/// lowest instance.
fn trade<'h>(
    cx: &StageCx<'_>,
    call: u32,
    held: &'h Held,
    sent: Result<Vec<Message>, Fault>,
) -> Result<&'h [Received], Fault> {
    let sent = sent.unwrap_or_else(|fault| {
        let to_all = 0..cx.place().peers;
        to_all.map(|peer| Message { peer, from: 0, to: 0, body: Err(fault.clone()) }).collect()
    });
    let came = cx.exec().all_to_all(cx.at(call), sent);
    let mut came = came.map_err(|lost| Fault::lost(lost.peer, &lost.why))?;
    came.sort_by_key(|parcel| (parcel.to, parcel.from, parcel.peer));
    if let Some(fault) =
        came.iter().filter_map(|p| p.body.as_ref().err().map(|f| (p.peer, f))).min_by_key(|f| f.0)
    {
        return Err(fault.1.clone());
    }
    let received =
        came.into_iter().filter_map(|p| Some(Received { from: p.from, to: p.to, arena: p.body.ok()? }));
    Ok(held.0.get_or_init(|| received.collect()))
}

/// What the instances send each other is made of `sent`. That is outside of every stage, and yet
/// the code of records runs, which are encoded and dropped: its panics are faults, or an instance
/// would miss the call.
fn crossing<T>(
    sent: Result<T, Fault>,
    parcels: impl FnOnce(T) -> Result<Vec<Message>, Fault>,
) -> Result<Vec<Message>, Fault> {
    sent.and_then(|sent| fault::caught(|| parcels(sent)))
}

/// What came, as records.
fn decoded<'h, P>(
    received: &'h Received,
    decode: impl FnOnce(&'h Received) -> Result<P, Corrupt>,
) -> Result<P, Fault> {
    fault::caught(|| Ok(decode(received)?))
}

/// A batch-long home for something that records borrow from, one thing for each own partition.
#[derive(Debug)]
pub struct Hold<T>(OnceLock<Vec<T>>);

impl<T> Hold<T> {
    /// For one stream of one batch; a local of the batch function, declared before all records.
    #[must_use]
    pub fn new() -> Self {
        Hold(OnceLock::new())
    }

    /// Moves in, and lends out for the rest of the batch.
    pub fn hold(&self, parts: Parts<T>) -> Parts<&T> {
        let (due, total) = (parts.due, parts.total);
        let own = parts.own.map(|own| {
            let (indexes, things): (Vec<u32>, Vec<T>) =
                own.into_iter().map(|part| (part.index, part.data)).unzip();
            let things = self.0.get_or_init(|| things);
            indexes.into_iter().zip(things).map(|(index, data)| Part { index, data }).collect()
        });
        Parts { due, total, own }
    }
}

impl<T> Default for Hold<T> {
    fn default() -> Self {
        Self::new()
    }
}
