//! The hidden modules that emitted code names. Each carries a version in its name: what does not
//! belong together does not compile, and the message names both.

/// Where both are, if the user does not say otherwise by `crate = path`: the crate that users
/// depend on.
pub(crate) const HOME: &str = "streamc";

/// What pipelines name. Compiler and runtime belong to one release.
pub(crate) fn of_runtime() -> String {
    format!("__abi_{}", env!("CARGO_PKG_VERSION").replace(['.', '-', '+'], "_"))
}

/// What derived records name: that part of the core's version which a caret keeps, so that a
/// connector survives other releases.
pub(crate) const OF_CORE: &str = "__core_abi_0_1";
