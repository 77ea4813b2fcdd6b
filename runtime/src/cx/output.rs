//! The outputs of a batch function. Whatever happens in an output stays in it: a fault of its
//! stream, an error of its sink and a panic of its closure all become the failure of this output,
//! and the batch function goes on.

use crate::{
    cx::{BatchCx, SinkKey},
    exec::{Part, Parts},
    fault::{self, Fault},
    kernel::{Buckets, Piece},
    metrics::events::{Event, OutputInfo},
    record::{In, Key, Text},
    shuffle::{self, Held},
    sink::{OutputCx, PrepareCx, Sink, SinkError},
};
use std::time::Duration;

/// Parts keyed records by the partition of their key.
pub fn scatter<K: Key, V>(cx: &BatchCx<'_>, piece: Piece<K, V>) -> Buckets<K, V> {
    shuffle::scatter(piece, cx.place().partitions)
}

/// Gives the driver all records of an output, unless each instance writes its own partitions to its
/// sink.
pub fn gather_for<'h, T: In<'h>, S>(
    cx: &BatchCx<'_>,
    call: u32,
    held: &'h Held,
    key: &SinkKey<S>,
    parts: Parts<Vec<T>>,
) -> Parts<Vec<T>> {
    if !key.per_instance {
        return shuffle::gather(cx, call, held, parts);
    }
    // the call is made in any case: no value decides about that
    let none = Parts { due: parts.due, total: parts.total, own: Ok(Vec::<Part<Vec<T>>>::new()) };
    let _ = shuffle::gather(cx, call, held, none);
    parts
}

/// Prepares a sink for the batch: it takes the records, and shows them when the batch is decided.
pub fn write<T, S: Sink<T>>(cx: &BatchCx<'_>, key: &SinkKey<S>, parts: Parts<Vec<T>>) {
    write_as(cx, key, parts, |own| own);
}

/// The same, with what is done to the own partitions first.
pub(super) fn write_as<T, S: Sink<T>>(
    cx: &BatchCx<'_>,
    key: &SinkKey<S>,
    parts: Parts<Vec<T>>,
    change: impl FnOnce(Vec<Part<Vec<T>>>) -> Vec<Part<Vec<T>>>,
) {
    let (sink, scope, number) = (&*key.sink, cx.scope, number(key.ix));
    output(cx, key.ix, parts, |prepare_cx, own| {
        if !cx.is_driver() && !sink.per_instance() {
            let none = own.iter().all(|part| part.data.is_empty());
            return none.then_some(()).ok_or_else(|| "records were left outside of the driver".into());
        }
        let own = change(own);
        if let Some(tap) = &scope.env.tap {
            let (seq, output) = (cx.seq(), prepare_cx.output());
            for part in sink.shown(&own).into_iter().flatten() {
                tap.put(seq, output, part.index, part.data);
            }
            if sink.uses_world() {
                return Ok(());
            }
        }
        if scope.had.contains(&number) {
            return Ok(());
        }
        // after a batch that failed it is not called: the batch aborts in any case
        if sink.in_turn() && !scope.turn.wait(cx.seq()) {
            return Ok(());
        }
        let ticket = sink.prepare(prepare_cx, own)?;
        scope.prepared(number, ticket);
        Ok(())
    });
}

/// The batch as the sink of `output` sees it.
fn prepare_cx<'a>(cx: &'a BatchCx<'_>, output: &'static str, partitions: u32) -> PrepareCx<'a> {
    PrepareCx {
        of: OutputCx { pipeline: cx.scope.plan.name, output, world: &cx.scope.env.world },
        batch: cx.id(),
        partitions,
        windows: cx.windows,
        exec: cx.exec(),
    }
}

/// Gives the own partitions of an output's stream to `take`, and takes note of how that went.
pub(crate) fn output<T>(
    cx: &BatchCx<'_>,
    ix: usize,
    parts: Parts<Vec<T>>,
    take: impl FnOnce(&PrepareCx<'_>, Vec<Part<Vec<T>>>) -> Result<(), SinkError>,
) {
    let number = number(ix);
    cx.scope.writes(number);
    if !parts.due.is_yes() {
        return cx.scope.off(number);
    }
    let env = &cx.scope.env;
    // only for those who listen to the driver
    let told = cx.is_driver() && env.events.heard();
    let info = || OutputInfo::new(cx.time(), cx.scope.plan.name, cx.scope.output_name(ix));
    let begun = if told { env.clock.monotonic() } else { 0 };
    let completed = |records: usize, failed: Option<&Fault>| {
        if told {
            let mut info = info();
            info.records = records as u64;
            info.took = Some(Duration::from_micros(env.clock.monotonic().saturating_sub(begun)));
            info.failed = failed.map(|fault| fault.message().to_owned());
            env.events.tell(|| Event::OutputCompleted(info));
        }
    };
    if told {
        env.events.tell(|| Event::OutputStarted(info()));
    }
    let own = match parts.own {
        Ok(own) => own,
        Err(fault) => {
            completed(0, Some(&fault));
            return cx.scope.fail(number, false, fault);
        }
    };
    let records: usize = own.iter().map(|part| part.data.len()).sum();
    let prepare_cx = prepare_cx(cx, cx.scope.output_name(ix), parts.total);
    let taken = fault::caught(|| take(&prepare_cx, own).map_err(|error| Fault::new(error.to_string())));
    match taken {
        Ok(()) => {
            env.stats.records_out.add(records as u64);
            completed(records, None);
        }
        Err(fault) => {
            completed(records, Some(&fault));
            cx.scope.fail(number, true, fault);
        }
    }
}

/// What an output was given in a batch, as text, in case that it fails.
#[derive(Debug)]
pub(crate) struct Kept {
    pub(crate) output: u32,
    pub(crate) records: Vec<String>,
    /// how many it was given; there may have been no room for all of them
    pub(crate) total: u64,
}

/// Notes what output `ix` is about to be given. Records beyond the room for dead letters are only
/// counted.
pub fn keep_aside<T: Text>(cx: &BatchCx<'_>, ix: usize, parts: &Parts<Vec<T>>) {
    let Ok(own) = &parts.own else { return };
    if !parts.due.is_yes() {
        return;
    }
    let mut room = cx.scope.env.dead.room();
    let mut kept = Kept { output: number(ix), records: Vec::new(), total: 0 };
    for part in own {
        kept.total += part.data.len() as u64;
        for record in &part.data {
            if room == 0 {
                break;
            }
            let text = text_of(record);
            room = room.saturating_sub(text.len() + crate::cx::LETTER_BYTES);
            kept.records.push(text);
        }
    }
    cx.scope.keep(kept);
}

/// The text of a record, or what its own code said when it panicked. The output asks for it too,
/// and fails by its policy.
fn text_of(record: &impl Text) -> String {
    let mut text = String::new();
    let written = fault::caught(|| {
        record.text(&mut text);
        Ok(())
    });
    match written {
        Ok(()) => text,
        Err(fault) => format!("(the text of this record panicked: {fault})"),
    }
}

/// Gives the stream of output `ix` to `write`, and again after an error, up to `n` times more.
pub fn again<T: Clone>(
    cx: &BatchCx<'_>,
    ix: usize,
    parts: Parts<Vec<T>>,
    n: u32,
    mut write: impl FnMut(Parts<Vec<T>>),
) {
    for attempt in 0..if parts.due.is_yes() { n } else { 0 } {
        let Ok(own) = &parts.own else { break };
        let copy = || own.iter().map(|part| Part { index: part.index, data: part.data.clone() }).collect();
        let copy = match fault::caught(|| Ok(copy())) {
            Ok(copy) => copy,
            Err(fault) => return cx.scope.fail(number(ix), true, fault),
        };
        write(Parts::new(parts.total, Ok(copy)));
        if !cx.scope.forgive(number(ix)) {
            return;
        }
        cx.scope.env.before_retry(attempt);
    }
    write(parts);
}

pub(crate) fn number(ix: usize) -> u32 {
    u32::try_from(ix).expect("a plan has fewer than 4 G outputs")
}
