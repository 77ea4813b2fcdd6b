//! The decision on a batch: two collective calls after those of the plans, and a third one if some
//! output commits before the decision.
//!
//! Every instance votes by sending its failures to the driver, and the tickets of what its sinks
//! have prepared; the driver sends all failures to everyone. What the policies of the outputs make
//! of them is static, so that all instances come to the same end. Then the driver commits what
//! comes before the decision, and says how that went. An instance that is alone decides without a
//! call.

use crate::{
    cx::Failed,
    exec::{CallId, Exec, Lost, Message},
    fault::Fault,
    record::Arena,
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
    let votes = exec.all_to_all(CallId::new(seq, first_call), parcels(0, &mine))?;
    let mut decision = match place.me {
        0 => one_of_each(by_sender(votes), stops),
        _ => Votes::default(),
    };
    let tickets = std::mem::take(&mut decision.tickets);
    let to_all = (0..place.peers).flat_map(|peer| parcels(peer, &decision));
    let heard = exec.all_to_all(CallId::new(seq, first_call + 1), to_all.collect())?;
    Ok(Votes { tickets, ..by_sender(heard) })
}

/// What the driver says of the commits before the decision; or who is gone.
pub(crate) fn hear(exec: &dyn Exec, seq: u64, first_call: u32, mine: Effects) -> (Effects, Option<Lost>) {
    let place = exec.place();
    if place.peers == 1 && exec.direct() {
        return (mine, None);
    }
    let to = |peer| {
        let message =
            |failed: &Failed, to| Message { peer, from: failed.output, to, body: Err(failed.fault.clone()) };
        let stops = if mine.aborts { ABORTS } else { STOPS };
        let skipped = mine.skipped.iter().map(move |failed| message(failed, OUTPUT));
        skipped.chain(mine.stops.iter().map(move |failed| message(failed, stops))).collect::<Vec<_>>()
    };
    let to_all = if place.me == 0 { (0..place.peers).flat_map(to).collect() } else { Vec::new() };
    let said = match exec.all_to_all(CallId::new(seq, first_call + 2), to_all) {
        Ok(said) => said,
        // what the driver has committed cannot be taken back: it goes on with the batch, and ends
        // then
        Err(lost) => return (mine, Some(lost)),
    };
    let mut heard = Effects::default();
    for message in said {
        let Err(fault) = message.body else { continue };
        let failed = Failed { output: message.from, in_output: true, fault };
        heard.aborts |= message.to == ABORTS;
        match message.to {
            OUTPUT => heard.skipped.push(failed),
            _ => heard.stops = Some(failed),
        }
    }
    (heard, None)
}

fn one_of_each(mut votes: Votes, stops: impl Fn(&Failed) -> bool) -> Votes {
    votes.failed.sort_by_key(|failed| (failed.output, !stops(failed)));
    votes.failed.dedup_by_key(|failed| failed.output);
    votes.states.sort_by_key(|(state, _)| *state);
    votes.states.dedup_by_key(|(state, _)| *state);
    votes
}

/// what a message is about: an output whose stages failed, one that failed itself, a state, what a
/// sink has prepared; an output whose commit stops the run, or aborts the batch too
const STAGE: u32 = 0;
const OUTPUT: u32 = 1;
const STATE: u32 = 2;
const TICKET: u32 = 3;
const STOPS: u32 = 4;
const ABORTS: u32 = 5;

fn parcels(peer: u32, votes: &Votes) -> Vec<Message> {
    let failed = votes.failed.iter().map(|failed| Message {
        peer,
        from: failed.output,
        to: if failed.in_output { OUTPUT } else { STAGE },
        body: Err(failed.fault.clone()),
    });
    let state =
        |(state, fault): &(u32, Fault)| Message { peer, from: *state, to: STATE, body: Err(fault.clone()) };
    let states = votes.states.iter().map(state);
    let tickets = votes.tickets.iter().map(|(output, ticket)| Message {
        peer,
        from: *output,
        to: TICKET,
        body: Ok(Arena { bytes: ticket.0.clone(), ..Arena::default() }),
    });
    failed.chain(states).chain(tickets).collect()
}

fn by_sender(mut parcels: Vec<Message>) -> Votes {
    parcels.sort_by_key(|parcel| parcel.peer);
    let mut votes = Votes::default();
    for parcel in parcels {
        let fault = match parcel.body {
            Err(fault) => fault,
            Ok(body) => {
                votes.tickets.push((parcel.from, Ticket(body.bytes)));
                continue;
            }
        };
        match parcel.to {
            STATE => votes.states.push((parcel.from, fault)),
            to => votes.failed.push(Failed { output: parcel.from, in_output: to == OUTPUT, fault }),
        }
    }
    votes
}
