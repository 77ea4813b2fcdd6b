//! Runs the batches of a context.
//!
//! **A batch**, in every instance:
//!
//! 1. Its sources are cut, its time is reserved where outputs write, and the log takes its lineage.
//! 2. The batch functions of all pipelines run. Outputs are prepared inside. A closure that may be
//!    seen outside (`foreach_rdd`, `transform`) runs when the lineage is durable.
//! 3. When all earlier batches are decided: the instances vote, the driver decides, all hear it
//!    ([`decide`]). An output that failed makes all outputs of the batch abort, or goes without the
//!    batch alone: its policy says which. When the lineage is durable, transactional and plain
//!    sinks commit ([`commit`]); if the first one fails, the batch may still abort.
//! 4. The log takes the decision. When that is durable, state becomes current, or is forgotten;
//!    that of a stage that failed is forgotten in any case. Staging and local sinks commit, in the
//!    order in which outputs are written.
//! 5. The turn passes to the next batch; the blocks are given back to their sources.
//!
//! **The start**: 1. pipelines and settings are checked; 2. sinks are asked whether they can work,
//! and tables are loaded; 3. sources start;
//! 4. the threads start. What fails in 1 to 3 is returned, and what was started is stopped again.
//!
//! **A graceful stop** (asked for, on a signal, or because all sources are finished):
//!
//! 1. Sources stop receiving.
//! 2. What they have received is cut into further batches, until all of them are finished or a time
//!    limit is over.
//! 3. The batches that wait are run.
//! 4. The threads end, the counts are printed, and `run` returns.
//!
//! **A stop at once** leaves out 2 and 3: the batches that run are finished, those that wait are
//! dropped. **A failed batch** aborts as a whole and stops the context at once; later batches that
//! already run abort too. **A source that fails for good** stops the context after the batches that
//! wait.
//!
//! Nothing piles up: at most `queued_batches` cuts wait to be run; when there are as many, sources
//! are not cut, their buffers fill, and they hold their peers back. Ticks that pass meanwhile, or
//! that a clock set forward leaves out, have no batch: what came in them is in the next one.
//! Windows that ended in them are shown by batches without input ([`ahead`]), and so are windows
//! that are open when all sources have ended by themselves.

mod ahead;
mod at_end;
mod commit;
mod decide;
mod earlier;
mod frozen;
mod generator;
#[cfg(test)]
mod generator_tests;
mod instance;
mod log;
mod program;
mod queue;
mod recover;
mod runner;
mod saved;
mod showing;
mod start;
mod votes;

pub(crate) use ahead::{Ahead, Case};
pub use at_end::AtEnd;
pub(crate) use frozen::{FrozenState, SavedState};
pub(crate) use generator::{Generator, Ticks};
pub(crate) use instance::Instance;
pub(crate) use program::{BatchInputs, Program};
pub(crate) use recover::Continued;
pub(crate) use runner::{Runner, Settings};
pub(crate) use start::Start;
