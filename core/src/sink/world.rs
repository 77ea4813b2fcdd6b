//! The world that sinks see.

use super::PrintStyle;
use crate::{
    env::{Console, Fs, NoFs, NullConsole},
    exec::Epoch,
};
use std::{fmt, sync::Arc};

/// What the outputs of a context write to; one for each context.
#[derive(Clone)]
pub struct World {
    /// the files
    pub fs: Arc<dyn Fs>,
    #[doc(hidden)]
    pub console: Arc<dyn Console>,
    #[doc(hidden)]
    pub print: PrintStyle,
    /// which run of which log
    pub epoch: Epoch,
    /// the batch interval in microseconds; 0 only in a batch made by hand
    pub interval: u64,
}

/// Without files and a terminal.
impl Default for World {
    fn default() -> Self {
        World {
            fs: Arc::new(NoFs),
            console: Arc::new(NullConsole),
            print: PrintStyle::default(),
            epoch: Epoch::new(0, 0, 0),
            interval: 0,
        }
    }
}

impl fmt::Debug for World {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "World({:?})", self.epoch)
    }
}
