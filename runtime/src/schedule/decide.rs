//! The decision on a batch: two collective calls behind those of the plans.
//!
//! Every instance votes by sending its failures to the driver; the driver sends all of them to everyone. No failure
//! means commit. An instance that is alone decides without a call.

use crate::{
    batch::Failed,
    exec::{At, Exec, Parcel},
};

/// What failed in this batch anywhere, in output order: the same in all instances.
pub(crate) fn decide(exec: &dyn Exec, seq: u64, first_call: u32, mine: Vec<Failed>) -> Vec<Failed> {
    let place = exec.place();
    if place.peers == 1 && exec.direct() {
        return one_for_each_output(mine);
    }
    let vote = mine.into_iter().map(|failed| parcel(0, failed)).collect();
    let votes = exec.swap(At { batch: seq, call: first_call }, vote);
    let decision = match place.me {
        0 => one_for_each_output(by_sender(votes)),
        _ => Vec::new(),
    };
    let to_all =
        (0..place.peers).flat_map(|peer| decision.iter().map(move |failed| parcel(peer, failed.clone())));
    let heard = exec.swap(At { batch: seq, call: first_call + 1 }, to_all.collect());
    one_for_each_output(by_sender(heard))
}

/// The fault of the lowest instance stands for an output.
fn one_for_each_output(mut all: Vec<Failed>) -> Vec<Failed> {
    all.sort_by_key(|failed| failed.output);
    all.dedup_by_key(|failed| failed.output);
    all
}

fn parcel(peer: u32, failed: Failed) -> Parcel {
    Parcel { peer, from: failed.output, to: u32::from(failed.in_output), body: Err(failed.fault) }
}

fn by_sender(mut parcels: Vec<Parcel>) -> Vec<Failed> {
    parcels.sort_by_key(|parcel| parcel.peer);
    let failed = |p: Parcel| Some(Failed { output: p.from, in_output: p.to == 1, fault: p.body.err()? });
    parcels.into_iter().filter_map(failed).collect()
}
