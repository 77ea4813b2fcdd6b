//! The exchanges: by key, and to one partition.

use super::{Held, Received, crossing, decoded, trade};
use crate::{
    exec::{Due, Message, Part, Parts, StageCx},
    fault::Fault,
    kernel::{Buckets, Entry, Piece, Run},
    record::{Arena, Code, Corrupt, Cursor, In, Key, Record, Stored},
};

/// Every keyed record to the partition of its key; what is for a partition comes in the order of
/// the source partitions. The type of the records does not change, under any executor.
pub fn exchange<'h, K: Key + In<'h>, V: In<'h>>(
    cx: &StageCx<'_>,
    call: u32,
    held: &'h Held,
    sent: Parts<Buckets<K, V>>,
) -> Parts<Vec<Piece<K, V>>> {
    let total = cx.place().partitions;
    let codec = Codec { is_empty: Piece::is_empty, encode, decode };
    send(cx, call, held, total, sent, |_, to| to, codec)
}

/// Records that were dealt out to `total` partitions; what is for a partition comes in the order of
/// the source partitions. Partition `p` begins its deal at partition `p`, so that the first ones do
/// not get more than the others.
pub fn exchange_evenly<'h, T: In<'h>>(
    cx: &StageCx<'_>,
    call: u32,
    held: &'h Held,
    total: u32,
    sent: Parts<Vec<Vec<T>>>,
) -> Parts<Vec<Vec<T>>> {
    let turn = |from: u32, to: u32| ((u64::from(from) + u64::from(to)) % u64::from(total)) as u32;
    let codec = Codec {
        is_empty: Vec::is_empty,
        encode: |records: &Vec<T>| super::gather::encode(records),
        decode: super::gather::decode,
    };
    send(cx, call, held, total, sent, turn, codec)
}

/// How pieces become bytes and pieces again.
struct Codec<'h, P> {
    is_empty: fn(&P) -> bool,
    encode: fn(&P) -> Arena,
    decode: fn(&'h Received) -> Result<P, Corrupt>,
}

/// Sends piece number `to` of every partition `from` to partition `turn(from, to)`.
fn send<'h, P>(
    cx: &StageCx<'_>,
    call: u32,
    held: &'h Held,
    total: u32,
    sent: Parts<Vec<P>>,
    turn: impl Fn(u32, u32) -> u32,
    codec: Codec<'h, P>,
) -> Parts<Vec<P>> {
    let due = sent.due;
    if due == Due::No {
        return Parts::off();
    }
    let none_sent = sent.total == 0;
    let mut here = Parts::share(cx.place(), total, |_| Vec::new());
    if none_sent {
        // a stream without a partition may have failed all the same, and then everywhere
        sent.own.err().into_iter().for_each(|fault| here.own = Err(fault));
        return Parts { due, total, own: here.own.map(|own| own.into_iter().map(drop_order).collect()) };
    }
    if let (Ok(slots), Some(Ok(sources))) = (&mut here.own, cx.alone().then_some(&sent.own)) {
        for slot in slots {
            slot.data.reserve(sources.len());
        }
    }
    let parcels = crossing(sent.own, |sources| {
        let mut parcels = Vec::new();
        for Part { index: from, data: buckets } in sources {
            for (to, piece) in (0..).zip(buckets) {
                let to = turn(from, to);
                let owner = cx.place().owner(to, total);
                if cx.exec().direct() && owner == cx.place().me {
                    keep(&mut here, to, from, piece)?;
                } else if !(codec.is_empty)(&piece) {
                    parcels.push(Message { peer: owner, from, to, body: Ok((codec.encode)(&piece)) });
                }
            }
        }
        Ok(parcels)
    });
    let own = deliver(cx, call, held, parcels, here, codec.decode);
    Parts { due, total, own }
}

/// Everything to partition 0 of one: for `count` and `reduce`.
pub fn exchange_to_one<'h, T: In<'h>>(
    cx: &StageCx<'_>,
    call: u32,
    held: &'h Held,
    sent: Parts<Vec<T>>,
) -> Parts<Vec<Vec<T>>> {
    let due = sent.due;
    if due == Due::No {
        return Parts::off();
    }
    let mut here = Parts::share(cx.place(), 1, |_| Vec::new());
    if sent.total == 0 {
        sent.own.err().into_iter().for_each(|fault| here.own = Err(fault));
        let own = here.own.map(|own| own.into_iter().map(drop_order).collect());
        return Parts { due, total: 1, own };
    }
    let owner = cx.place().owner(0, 1);
    let parcels = crossing(sent.own, |sources| {
        let mut parcels = Vec::new();
        for Part { index: from, data: records } in sources {
            if cx.exec().direct() && cx.place().me == owner {
                keep(&mut here, 0, from, records)?;
            } else if !records.is_empty() {
                parcels.push(Message { peer: owner, from, to: 0, body: Ok(super::gather::encode(&records)) });
            }
        }
        Ok(parcels)
    });
    let own = deliver(cx, call, held, parcels, here, super::gather::decode);
    Parts { due, total: 1, own }
}

/// No exchange: the records are already where they belong.
pub fn stay<P>(sent: Parts<P>) -> Parts<Vec<P>> {
    sent.map(|piece| vec![piece])
}

/// pieces of one target partition with the source partition of each
pub(super) type Arriving<P> = Parts<Vec<(u32, P)>>;

pub(super) fn keep<P>(here: &mut Arriving<P>, to: u32, from: u32, piece: P) -> Result<(), Fault> {
    let slot = here.own.as_mut().map_err(|fault| fault.clone())?.iter_mut().find(|slot| slot.index == to);
    slot.ok_or_else(|| {
        Fault::new(format!("records for partition {to} came to an instance that does not own it"))
    })?
    .data
    .push((from, piece));
    Ok(())
}

fn drop_order<P>(part: Part<Vec<(u32, P)>>) -> Part<Vec<P>> {
    Part { index: part.index, data: part.data.into_iter().map(|(_, piece)| piece).collect() }
}

pub(super) fn deliver<'h, P>(
    cx: &StageCx<'_>,
    call: u32,
    held: &'h Held,
    parcels: Result<Vec<Message>, Fault>,
    mut here: Arriving<P>,
    decode: impl Fn(&'h Received) -> Result<P, Corrupt>,
) -> Result<Vec<Part<Vec<P>>>, Fault> {
    if !cx.alone() {
        for received in trade(cx, call, held, parcels)? {
            keep(&mut here, received.to, received.from, decoded(received, &decode)?)?;
        }
        if let Ok(own) = &mut here.own {
            own.iter_mut().for_each(|slot| slot.data.sort_by_key(|(from, _)| *from));
        }
    } else {
        parcels?;
    }
    Ok(here.own?.into_iter().map(drop_order).collect())
}

fn encode<K: Record, V: Record>(piece: &Piece<K, V>) -> Arena {
    let mut arena = Arena::default();
    piece.distinct.encode(&mut arena);
    (piece.runs().len() as u64).encode(&mut arena);
    for run in piece.runs() {
        (run.len() as u64).encode(&mut arena);
        run.for_each(|code, key, value| {
            (code.low, code.high).encode(&mut arena);
            key.encode(&mut arena);
            value.encode(&mut arena);
        });
    }
    arena
}

fn decode<'h, K: In<'h>, V: In<'h>>(received: &'h Received) -> Result<Piece<K, V>, Corrupt> {
    let mut at = Cursor::new(&received.arena);
    let distinct = bool::decode(&mut at)?;
    let entry = |at: &mut Cursor<'h>| {
        let code = Code { low: u64::decode(at)?, high: u64::decode(at)? };
        Ok(Entry { code, key: K::Owned::decode(at)?, value: V::Owned::decode(at)? })
    };
    let run = |at: &mut Cursor<'h>| {
        let len = u64::decode(at)?;
        (0..len).map(|_| entry(at)).collect::<Result<_, _>>().map(Run::List)
    };
    let n_runs = u64::decode(&mut at)?;
    let runs = (0..n_runs).map(|_| run(&mut at)).collect::<Result<_, _>>()?;
    if at.is_empty() { Ok(Piece::of_runs(runs, distinct)) } else { Err(Corrupt("more bytes than records")) }
}
