//! What rustc says of a fragment that is called as a function.

/// What a shared fragment needs: to be called in the body of a pipeline, where its own body takes
/// the place of the call.
#[diagnostic::on_unimplemented(
    message = "a fragment is called only inside `#[pipeline]`",
    label = "this is a source of records here, not a stream to compute with",
    note = "help: move the call into a function under `#[pipeline]` that takes this as a parameter of type `DStream<..>`"
)]
pub trait WithinPipeline {}
