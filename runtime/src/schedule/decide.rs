//! The decision on a batch: two collective calls behind those of the plans.
//!
//! Every instance votes by sending its failures to the driver; the driver sends all of them to everyone. What the
//! policies of the outputs make of them is static, so that all instances come to the same end. An instance that is
//! alone decides without a call.

use crate::{
    cx::Failed,
    exec::{CallId, Exec, Message},
    fault::Fault,
};

/// What failed in a batch.
#[derive(Debug, Default)]
pub(crate) struct Votes {
    pub(crate) failed: Vec<Failed>,
    /// states that have no next version, by their number in the context, and why
    pub(crate) states: Vec<(u32, Fault)>,
}

/// What failed in this batch anywhere, in output order: the same in all instances. Of several faults of an output one
/// stands for it: one that stops the context if there is one, else that of the lowest instance.
pub(crate) fn decide(
    exec: &dyn Exec,
    seq: u64,
    first_call: u32,
    mine: Votes,
    stops: impl Fn(&Failed) -> bool,
) -> Votes {
    let place = exec.place();
    if place.peers == 1 && exec.direct() {
        return one_of_each(mine, stops);
    }
    let votes = exec.all_to_all(CallId { batch: seq, call: first_call }, parcels(0, &mine));
    let decision = match place.me {
        0 => one_of_each(by_sender(votes), stops),
        _ => Votes::default(),
    };
    let to_all = (0..place.peers).flat_map(|peer| parcels(peer, &decision));
    let heard = exec.all_to_all(CallId { batch: seq, call: first_call + 1 }, to_all.collect());
    by_sender(heard)
}

fn one_of_each(mut votes: Votes, stops: impl Fn(&Failed) -> bool) -> Votes {
    votes.failed.sort_by_key(|failed| (failed.output, !stops(failed)));
    votes.failed.dedup_by_key(|failed| failed.output);
    votes.states.sort_by_key(|(state, _)| *state);
    votes.states.dedup_by_key(|(state, _)| *state);
    votes
}

/// what a parcel is about: an output whose stages failed, one that failed itself, a state
const STAGE: u32 = 0;
const OUTPUT: u32 = 1;
const STATE: u32 = 2;

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
    failed.chain(states).collect()
}

fn by_sender(mut parcels: Vec<Message>) -> Votes {
    parcels.sort_by_key(|parcel| parcel.peer);
    let mut votes = Votes::default();
    for parcel in parcels {
        let Err(fault) = parcel.body else { continue };
        match parcel.to {
            STATE => votes.states.push((parcel.from, fault)),
            to => votes.failed.push(Failed { output: parcel.from, in_output: to == OUTPUT, fault }),
        }
    }
    votes
}
