//! What a parameter `mut name: T` of a pipeline becomes: one value, seen by one batch after
//! another.

use super::config::Driver;
use crate::cx::BatchCx;
use std::{
    fmt,
    sync::{Mutex, PoisonError},
};

/// A value that `foreach_rdd` closures of a pipeline see by its name. It is moved out around each
/// of them and put back, so that they see a `T` and not a reference. Only the driver asks for it.
pub struct DriverState<T>(Mutex<Option<T>>);

/// Driver state with its first value.
pub fn driver_state<T: Driver>(value: T) -> DriverState<T::Same> {
    DriverState(Mutex::new(Some(value.same())))
}

impl<T> DriverState<T> {
    /// Takes the value out when all earlier batches are decided.
    ///
    /// # Panics
    /// When it was taken and not put back, which emitted code never does.
    pub fn take(&self, cx: &BatchCx<'_>) -> T {
        cx.scope.turn.wait(cx.seq());
        let mut value = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        value.take().expect("driver state is put back before it is taken again")
    }

    /// Puts the value back.
    pub fn put(&self, value: T) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(value);
    }
}

impl<T> fmt::Debug for DriverState<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DriverState")
    }
}
