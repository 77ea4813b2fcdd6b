//! The operators as methods of a `DStream`, for documentation: inside `#[pipeline]` they are
//! compiled, and nowhere else they can be called.

mod outputs;
mod pairs;
mod records;

/// What an operator needs: to stand in the body of a `#[pipeline]` function, where it is compiled
/// and not called.
#[diagnostic::on_unimplemented(
    message = "operators work only inside `#[pipeline]`",
    label = "this is a source of records here, not a stream to compute with",
    note = "help: move the call into a function under `#[pipeline]` that takes this as a parameter of type `DStream<..>`"
)]
pub trait InsidePipeline {}

fn never<T>() -> T {
    unreachable!("operators are compiled, not called")
}
