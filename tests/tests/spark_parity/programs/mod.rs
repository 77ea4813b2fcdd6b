//! The programs of the cases: one pipeline for each, whatever its parameters are. Each file has
//! those of a family, and a table of what it knows.

mod definitions;
mod driver;
mod errors;
mod joins;
mod keyed;
mod mapped_state;
mod narrow;
mod outputs;
mod partitions;
mod rates;
mod slice;
mod sources;
mod state;
mod windows;

use crate::trace::{Answers, Trace};

/// The program of a case: what it answers to the inputs of a trace, or why it cannot
/// (`trace.unknown()`: no such variant).
pub(crate) type Program = fn(&Trace) -> Result<Answers, String>;

/// The cases of a file.
pub(crate) type Cases = &'static [(&'static str, Program)];

/// All of them.
const CASES: &[Cases] = &[
    definitions::CASES,
    driver::CASES,
    errors::CASES,
    joins::CASES,
    keyed::CASES,
    mapped_state::CASES,
    narrow::CASES,
    outputs::CASES,
    partitions::CASES,
    rates::CASES,
    slice::CASES,
    sources::CASES,
    state::CASES,
    windows::CASES,
];

pub(crate) fn run(trace: &Trace) -> Result<Answers, String> {
    let program = CASES.iter().copied().flatten().find(|(case, _)| *case == trace.case);
    program.map_or_else(|| trace.unknown(), |(_, program)| program(trace))
}
