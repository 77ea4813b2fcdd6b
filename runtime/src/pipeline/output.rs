//! The outputs of a batch function. Whatever happens in an output stays in it: a fault of its stream, an error of
//! its sink and a panic of its closure all become the failure of this output, and the batch function goes on.

use crate::{
    batch::Batch,
    events::OutputInfo,
    exec::{Part, Parts},
    fault::{self, Fault},
    kernel::{Buckets, Piece},
    pipeline::SinkKey,
    record::Key,
    shuffle,
    sink::{Sink, SinkCx, SinkError},
};

/// Parts keyed records by the partition of their key.
pub fn scatter<K: Key, V>(cx: &Batch<'_>, piece: Piece<K, V>) -> Buckets<K, V> {
    shuffle::scatter(piece, cx.place().partitions)
}

/// Prepares a sink for the batch: it takes the records, and shows them when the batch is decided.
pub fn write<T, S: Sink<T>>(cx: &Batch<'_>, key: &SinkKey<S>, parts: Parts<Vec<T>>) {
    output(cx, key.ix, parts, |sink_cx, own| key.sink.prepare(sink_cx, own));
}

/// Gives the own partitions of an output's stream to `take`, and takes note of how that went.
pub(crate) fn output<T>(
    cx: &Batch<'_>,
    ix: usize,
    parts: Parts<Vec<T>>,
    take: impl FnOnce(&SinkCx<'_>, Vec<Part<Vec<T>>>) -> Result<(), SinkError>,
) {
    let number = super::policy::number(ix);
    cx.scope.writes(number);
    if !parts.due.is_yes() {
        return cx.scope.off(number);
    }
    let events = &cx.scope.env.events;
    let info = |failed| OutputInfo {
        batch: cx.time(),
        pipeline: cx.scope.plan.name,
        output: cx.scope.output_name(ix),
        failed,
    };
    if cx.is_driver() {
        events.output(false, || info(None));
    }
    let fail = |in_output, fault: Fault| {
        if cx.is_driver() {
            events.output(true, || info(Some(fault.message().to_owned())));
        }
        cx.scope.fail(number, in_output, fault);
    };
    let own = match parts.own {
        Ok(own) => own,
        Err(fault) => return fail(false, fault),
    };
    let records: usize = own.iter().map(|part| part.data.len()).sum();
    let sink_cx = SinkCx::new(cx, cx.scope.output_name(ix), parts.total);
    let taken = fault::caught(|| take(&sink_cx, own).map_err(|error| Fault::new(error.to_string())));
    match taken {
        Ok(()) => {
            cx.scope.env.stats.records_out.add(records as u64);
            if cx.is_driver() {
                events.output(true, || info(None));
            }
        }
        Err(fault) => fail(true, fault),
    }
}
