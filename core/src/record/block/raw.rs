//! The bytes of a block that are not in our memory when the block is made: they are read by the
//! task that needs them, or mapped.

use crate::{env::Map, fault};
use std::{
    fmt,
    ops::Range,
    sync::{Arc, OnceLock},
};

/// Gets the bytes of a block when they are needed.
#[doc(hidden)]
pub trait Load: fmt::Debug + Send + Sync + 'static {
    /// The bytes, which end with a whole record or the file; or why there are none, in the user's
    /// terms.
    fn load(&self) -> Result<Map, String>;
}

/// Bytes elsewhere.
#[doc(hidden)]
pub enum Raw {
    /// read when first asked for
    Later { load: Box<dyn Load>, loaded: OnceLock<Result<Map, String>> },
    /// part of a file in memory
    Mapped { map: Arc<Map>, range: Range<usize> },
}

impl Raw {
    #[doc(hidden)]
    pub fn later(load: impl Load) -> Self {
        Raw::Later { load: Box::new(load), loaded: OnceLock::new() }
    }

    #[doc(hidden)]
    pub fn mapped(map: Arc<Map>, range: Range<usize>) -> Self {
        Raw::Mapped { map, range }
    }

    /// The bytes; ends the running stage with a fault if they cannot be read.
    pub(crate) fn bytes(&self) -> &[u8] {
        match self {
            Raw::Later { load, loaded } => match loaded.get_or_init(|| load.load()) {
                Ok(bytes) => bytes,
                Err(reason) => fault::raise(reason.clone()),
            },
            Raw::Mapped { map, range } => &map[range.clone()],
        }
    }
}

impl fmt::Debug for Raw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Raw::Later { load, .. } => write!(f, "Later({load:?})"),
            Raw::Mapped { range, .. } => write!(f, "Mapped({range:?})"),
        }
    }
}
