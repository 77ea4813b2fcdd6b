//! The naive reference: what a pipeline means, computed record by record over dynamic values.
//!
//! It is independent: it shares no code with the compiler or the runtime, knows neither partitions
//! nor stages, and optimizes nothing. A [`Program`] is a list of operators by name; each operator's
//! meaning stands in `operators`.

mod operators;
mod program;
mod state;
mod value;

pub use operators::{MEANINGS, Meaning, OperatorMeaning};
pub use program::{Node, Program, Reference, Stream};
pub use state::{Closure, Stateful};
pub use value::Value;
