//! The static description of a pipeline that the compiler leaves in the binary.

mod policy;
mod slots;
mod windows;

pub use policy::{OnError, OnPanic, Policy};
pub use slots::{Scope, SlotInfo};
pub(crate) use windows::Durations;
pub use windows::{DurationBesideFunction, duration, duration_beside_function};

/// A compiled plan.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// The name of the pipeline's function.
    pub name: &'static str,
    /// The plan for programs.
    pub json: &'static str,
    /// The plan for people.
    pub text: &'static str,
    /// The operators whose closures may fail; emitted code speaks of them by their place in this
    /// list.
    pub operators: &'static [Operator],
    /// The names of the outputs, in the order in which they are written: `counts.print`.
    pub outputs: &'static [&'static str],
    /// The streams that the stages begin with, by their names: `counts`.
    pub stages: &'static [&'static str],
    /// What is done when an output fails, in their order; what is left out has the default.
    pub policies: &'static [Policy],
    /// The names of the inputs.
    pub inputs: &'static [&'static str],
    /// How many collective calls a batch makes at most.
    pub calls: u32,
    /// The operators that have state.
    pub slots: &'static [SlotInfo],
    /// The batch interval of the attribute, in microseconds.
    pub batch_us: Option<u64>,
    /// Changes with the plan.
    pub fingerprint: u64,
}

impl Plan {
    /// A plan of nothing; the rest of a plan written by hand.
    pub const EMPTY: Plan = Plan {
        name: "",
        json: "",
        text: "",
        operators: &[],
        outputs: &[],
        stages: &[],
        policies: &[],
        inputs: &[],
        calls: 0,
        slots: &[],
        batch_us: None,
        fingerprint: 0,
    };

    /// What is done when output `ix` fails.
    #[must_use]
    pub fn policy(&self, ix: usize) -> Policy {
        self.policies.get(ix).copied().unwrap_or_default()
    }
}

/// An operator of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Operator {
    /// Its name: `reduce_by_key`.
    pub name: &'static str,
    /// The stream that it gives, by the user's name: `counts`; may be empty.
    pub binding: &'static str,
    /// Where it stands: `src/main.rs:12:40`.
    pub at: &'static str,
}
