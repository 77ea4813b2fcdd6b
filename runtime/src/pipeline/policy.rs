//! What becomes of a batch when one of its outputs fails: `on_error` and `on_panic` of an output.
//!
//! **Invariant:** a policy is static data of the plan, so every instance judges a failure the same way.

use crate::{
    batch::Batch,
    exec::{Part, Parts},
    fault::{self, Fault},
    record::Text,
};

/// The policies of an output.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Policy {
    /// When it cannot take or show a batch.
    pub on_error: OnError,
    /// When a closure that it depends on, or the output itself, panics.
    pub on_panic: OnPanic,
}

/// See [`Policy`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OnError {
    /// All outputs of the batch abort, and the context stops.
    #[default]
    Stop,
    /// The output is tried again, at most so many times; then as `Stop`.
    Retry(u32),
    /// The output goes without the batch, and what it was given becomes a dead letter.
    Skip,
}

/// See [`Policy`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OnPanic {
    /// All outputs of the batch abort, and the context stops.
    #[default]
    Stop,
    /// The output goes without the batch, and what it was given becomes a dead letter.
    DeadLetter,
}

impl Policy {
    /// Whether the output goes without the batch because of `fault`, and the others go on.
    #[must_use]
    pub fn skips(self, fault: &Fault) -> bool {
        match fault.is_panic() {
            true => self.on_panic == OnPanic::DeadLetter,
            false => self.on_error == OnError::Skip,
        }
    }

    /// How often an output is tried again after an error.
    pub(crate) fn retries(self) -> u32 {
        match self.on_error {
            OnError::Retry(n) => n,
            OnError::Stop | OnError::Skip => 0,
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

/// Notes what output `ix` is about to be given. Records beyond the room for dead letters are only counted.
pub fn keep_aside<T: Text>(cx: &Batch<'_>, ix: usize, parts: &Parts<Vec<T>>) {
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
            room = room.saturating_sub(text.len() + crate::sink::LETTER_BYTES);
            kept.records.push(text);
        }
    }
    cx.scope.keep(kept);
}

/// The text of a record, or what its own code said when it panicked. The output asks for it too, and fails by its
/// policy.
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
    cx: &Batch<'_>,
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

pub(super) fn number(ix: usize) -> u32 {
    u32::try_from(ix).expect("a plan has fewer than 4 G outputs")
}
