//! The decision on a batch: two collective calls after those of the plans, and a third one if some
//! output commits before the decision.
//!
//! Every instance votes by sending its failures to the driver, and the tickets of what its sinks
//! have prepared; the driver sends all failures to everyone. What the policies of the outputs make
//! of them is static, so that all instances come to the same end. Then the driver commits what
//! comes before the decision, and says how that went. An instance that is alone decides without a
//! call.

use super::votes::{Effects, Said, Votes};
use crate::{
    cx::Failed,
    exec::{CallId, Exec, Lost, Message},
};

/// What failed in this batch anywhere, in output order: the same in all instances. Of several
/// faults of an output one stands for it: one that stops the context if there is one, else that of
/// the lowest instance.
///
/// # Errors
/// When another instance is gone: the batch is not decided.
pub(crate) fn decide(
    exec: &dyn Exec,
    seq: u64,
    first_call: u32,
    mine: Votes,
    stops: impl Fn(&Failed) -> bool,
) -> Result<Votes, Lost> {
    let place = exec.place();
    if place.peers == 1 && exec.direct() {
        return Ok(one_of_each(mine, stops));
    }
    // the executor fails every call after that too, and nobody waits for this instance
    if let Some((peer, fault)) =
        mine.failed.iter().find_map(|failed| Some((failed.fault.lost_peer()?, &failed.fault)))
    {
        return Err(Lost::new(peer, fault.message()));
    }
    let mut votes = Votes::default();
    for heard in tell::<Votes>(exec, CallId::new(seq, first_call), &mine, 0..1)? {
        votes.failed.extend(heard.failed);
        votes.states.extend(heard.states);
        votes.tickets.extend(heard.tickets);
    }
    let mut decision = one_of_each(votes, stops);
    let tickets = std::mem::take(&mut decision.tickets);
    let to = if place.me == 0 { 0..place.peers } else { 0..0 };
    let heard = tell(exec, CallId::new(seq, first_call + 1), &decision, to)?.into_iter().next();
    let heard = heard.ok_or_else(|| Lost::new(0, "it did not say what is decided"))?;
    Ok(Votes { tickets, ..heard })
}

/// What the driver says of the commits before the decision; or who is gone.
pub(crate) fn hear(exec: &dyn Exec, seq: u64, first_call: u32, mine: Effects) -> (Effects, Option<Lost>) {
    let place = exec.place();
    if place.peers == 1 && exec.direct() {
        return (mine, None);
    }
    let to = if place.me == 0 { 0..place.peers } else { 0..0 };
    match tell(exec, CallId::new(seq, first_call + 2), &mine, to).map(|heard| heard.into_iter().next()) {
        Ok(Some(heard)) => (heard, None),
        Ok(None) => (mine, Some(Lost::new(0, "it did not say what it has committed"))),
        // what the driver has committed cannot be taken back: it goes on with the batch, and ends
        // then
        Err(lost) => (mine, Some(lost)),
    }
}

/// Says something to `peers`, and returns what was said here, in the order of the instances.
fn tell<T: Said>(exec: &dyn Exec, at: CallId, said: &T, peers: std::ops::Range<u32>) -> Result<Vec<T>, Lost> {
    let message = |peer| Message { peer, from: 0, to: 0, body: Ok(said.packed()) };
    let mut came = exec.all_to_all(at, peers.map(message).collect())?;
    came.sort_by_key(|message| message.peer);
    let read = |message: Message| {
        let body = message.body.map_err(|fault| Lost::new(message.peer, fault.message()))?;
        T::unpacked(&body).map_err(|why| Lost::new(message.peer, format!("its vote cannot be read: {why}")))
    };
    came.into_iter().map(read).collect()
}

fn one_of_each(mut votes: Votes, stops: impl Fn(&Failed) -> bool) -> Votes {
    votes.failed.sort_by_key(|failed| (failed.output, !stops(failed)));
    votes.failed.dedup_by_key(|failed| failed.output);
    votes.states.sort_by_key(|(state, _)| *state);
    votes.states.dedup_by_key(|(state, _)| *state);
    votes
}
