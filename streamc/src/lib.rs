//! The compiler.
pub mod derive;
