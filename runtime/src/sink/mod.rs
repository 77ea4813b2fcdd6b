//! The sinks that are built in, over the seam of [`streamc_core::sink`].

mod digest;
mod folders;
mod object_files;
mod print;
mod remember;
mod success;
mod text_files;

pub use object_files::ObjectFilesSink;
pub use print::PrintSink;
pub use remember::{RememberSink, Remembered, RememberedBatch};
pub use streamc_core::sink::*;
pub(crate) use success::{Measured, Success};
pub use text_files::TextFilesSink;
