//! The proc-macro door.
