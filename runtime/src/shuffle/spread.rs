//! What the driver made, to partitions again: the way back of [`gather`](super::gather()).

use super::{
    Held, crossing,
    exchange::{Arriving, deliver, keep},
    gather,
};
use crate::{
    exec::{Due, Message, Part, Parts, StageCx},
    fault::Fault,
    record::In,
};

/// Records in runs of almost the same length over the keyed number of partitions, so that their
/// order is kept. Only the driver has something to spread; every instance makes the call, and all
/// see the driver's fault.
pub fn spread<'h, T: In<'h>>(
    cx: &StageCx<'_>,
    call: u32,
    held: &'h Held,
    due: Due,
    made: Option<Result<Vec<T>, Fault>>,
) -> Parts<Vec<T>> {
    if due == Due::No {
        return Parts::off();
    }
    let total = cx.place().partitions;
    let mut here: Arriving<Vec<T>> = Parts::share(cx.place(), total, |_| Vec::new());
    let parcels = crossing(made.transpose(), |records| {
        let mut parcels = Vec::new();
        let Some(records) = records else { return Ok(parcels) };
        for (to, records) in (0..).zip(runs(records, total)) {
            let owner = cx.place().owner(to, total);
            if cx.exec().direct() && owner == cx.place().me {
                keep(&mut here, to, 0, records)?;
            } else if !records.is_empty() {
                parcels.push(Message { peer: owner, from: 0, to, body: Ok(gather::encode(&records)) });
            }
        }
        Ok(parcels)
    });
    let own = deliver(cx, call, held, parcels, here, gather::decode);
    // one piece at most comes for a partition
    let whole = |part: Part<Vec<Vec<T>>>| Part {
        index: part.index,
        data: part.data.into_iter().next().unwrap_or_default(),
    };
    Parts { due, total, own: own.map(|own| own.into_iter().map(whole).collect()) }
}

/// Cuts into `n` runs, whose lengths differ by one at most.
fn runs<T>(records: Vec<T>, n: u32) -> Vec<Vec<T>> {
    if n == 1 {
        return vec![records];
    }
    let (len, n) = (records.len(), n as usize);
    let mut records = records.into_iter();
    (0..n).map(|i| records.by_ref().take((i + 1) * len / n - i * len / n).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::runs;

    #[test]
    fn runs_keep_the_order_and_share_evenly() {
        for len in [0, 1, 2, 7, 100] {
            let records: Vec<usize> = (0..len).collect();
            for n in [1, 2, 3, 8] {
                let runs = runs(records.clone(), n);
                assert_eq!(runs.len(), n as usize);
                assert_eq!(runs.concat(), records);
                let lens = || runs.iter().map(Vec::len);
                assert!(lens().max() <= lens().min().map(|least| least + 1), "{len} in {n}");
            }
        }
    }
}
