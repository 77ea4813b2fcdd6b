//! The inputs and outputs of a pipeline, as emitted code names them.

use crate::record::Stored;
use std::{marker::PhantomData, sync::Arc};

/// An input of a pipeline.
#[derive(Debug)]
pub struct InputKey<S> {
    pub(crate) ix: usize,
    records: PhantomData<fn() -> S>,
}

impl<S: Stored> InputKey<S> {
    /// Input number `ix`.
    pub(crate) fn new(ix: usize) -> Self {
        InputKey { ix, records: PhantomData }
    }

    /// [`InputKey::new`], for batches made by hand.
    #[doc(hidden)]
    #[must_use]
    pub fn for_test(ix: usize) -> Self {
        InputKey::new(ix)
    }
}

/// An output of a pipeline that goes through a sink.
#[derive(Debug)]
pub struct SinkKey<S> {
    pub(crate) ix: usize,
    pub(crate) sink: Arc<S>,
    /// what the sink says, known without its type
    pub(crate) per_instance: bool,
}
