//! A small model of Spark's DStreams: what Spark answers, computed from the inputs of a trace
//! without the engine.
//!
//! A [`Stream`] has an RDD for a batch or none; making it may throw, which takes all jobs of the
//! batch with it, and evaluating it may fail, which fails one job. These are Spark's rules, and the
//! defects that come with them. Each [`Difference`] of `docs/differences.md` is a switch:
//! [`Rules::SPARK`] has none of them, [`Rules::OURS`] has all. So what a trace expects is checked
//! against Spark's rules, what the engine answers against ours, and the switches say what lies
//! between them.

mod programs;
pub(crate) mod random;
mod state;
mod stream;
mod windows;

use crate::{
    differences::Difference,
    trace::{Answers, Trace, failed},
};
use serde_json::Value as Json;
pub(crate) use stream::{NotGenerated, Stream};

/// Which of the documented differences hold.
#[derive(Clone, Copy)]
pub(crate) struct Rules {
    /// a bit for each difference
    holds: u32,
}

impl Rules {
    pub(crate) const SPARK: Rules = Rules { holds: 0 };
    pub(crate) const OURS: Rules = Rules { holds: u32::MAX };

    /// Spark's rules, but for these differences.
    pub(crate) fn with(differences: &[Difference]) -> Self {
        Rules { holds: differences.iter().fold(0, |holds, difference| holds | 1 << *difference as u32) }
    }

    fn has(self, difference: Difference) -> bool {
        self.holds & 1 << difference as u32 != 0
    }
}

/// The outputs of a program in the order in which they are defined, and which of them the trace
/// shows.
struct Program {
    outputs: Vec<Stream>,
    shown: usize,
}

/// What the program of a trace answers under these rules; none if the model does not have the
/// program.
pub(crate) fn answers(trace: &Trace, rules: Rules) -> Option<Answers> {
    programs::program(trace, rules).map(|program| run(&program, trace.batches(), rules))
}

fn run(program: &Program, n_batches: usize, rules: Rules) -> Answers {
    let mut answers = Answers::new();
    for n in 1..=n_batches {
        // jobs are made for one output after another; when one cannot be made, the batch has none
        let jobs: Result<Vec<_>, NotGenerated> =
            program.outputs.iter().map(|output| output.at(n as i64)).collect();
        let Ok(jobs) = jobs else {
            answers.push(Json::Null);
            continue;
        };
        if rules.has(Difference::FailingOutput)
            && let Some(why) = jobs.iter().flatten().find_map(|job| job.as_ref().err())
        {
            answers.push(failed(why));
            answers.resize(n_batches, Json::Null);
            break;
        }
        answers.push(match &jobs[program.shown] {
            None => Json::Null,
            Some(Ok(records)) => Json::Array(records.clone()),
            Some(Err(why)) => failed(why),
        });
    }
    answers
}
