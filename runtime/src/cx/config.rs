//! What the parameters `name: T` and `mut name: T` of a pipeline, and what its closures capture,
//! have to be.
//!
//! Emitted code passes every such parameter through [`config`] or
//! [`driver_state`](super::driver_state()), at the characters of its name. What comes out has the
//! type `T::Same`, which is `T`; where `T` does not fit there is no such type, so that rustc
//! reports the parameter once and nothing that follows from it.

/// Configuration: shared by the kernels of all partitions, for as long as the pipeline runs.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be configuration of a pipeline: kernels on several threads share it",
    label = "this parameter is not `Send + Sync + 'static`",
    note = "help: use `Arc` instead of `Rc`, `Mutex` or an atomic instead of `RefCell` or `Cell`, owned values instead of \
            borrowed ones; what only a driver's closure uses can be driver state, `mut name: ..`"
)]
pub trait Config: Sized + Send + Sync + 'static {
    /// The type itself.
    type Same: Send + Sync + 'static;
    /// The value itself.
    fn same(self) -> Self::Same;
}

#[diagnostic::do_not_recommend]
impl<T: Send + Sync + 'static> Config for T {
    type Same = T;
    fn same(self) -> T {
        self
    }
}

/// A parameter that is configuration.
pub fn config<T: Config>(value: T) -> T::Same {
    value.same()
}

/// Driver state: moved to the thread of the driver, used by one batch after another.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be driver state: it cannot be sent to the driver's thread",
    label = "this parameter is not `Send + 'static`",
    note = "help: use `Arc` instead of `Rc`, owned values instead of borrowed ones, or make it inside the closure"
)]
pub trait Driver: Sized + Send + 'static {
    /// The type itself.
    type Same: Send + 'static;
    /// The value itself.
    fn same(self) -> Self::Same;
}

#[diagnostic::do_not_recommend]
impl<T: Send + 'static> Driver for T {
    type Same = T;
    fn same(self) -> T {
        self
    }
}

/// A value that the body of a pipeline binds and that closures of operators use.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be used in a closure of an operator: kernels on several threads share it",
    label = "this value is not `Send + Sync + 'static`",
    note = "help: use `Arc` instead of `Rc`, `Mutex` or an atomic instead of `RefCell` or `Cell`, owned values instead of borrowed \
            ones, or make it inside the closure; what only a driver's closure uses can be driver state, a parameter `mut name: ..`"
)]
pub trait Captured: Sized + Send + Sync + 'static {
    /// The type itself.
    type Same: Send + Sync + 'static;
    /// The value itself.
    fn same(self) -> Self::Same;
}

#[diagnostic::do_not_recommend]
impl<T: Send + Sync + 'static> Captured for T {
    type Same = T;
    fn same(self) -> T {
        self
    }
}

/// A value that closures use.
pub fn captured<T: Captured>(value: T) -> T::Same {
    value.same()
}
