//! The outside world, behind seams: time, files, randomness and the terminal. Nothing else in the
//! runtime touches them, so a test can substitute its own and repeat a run.

mod clock;
mod console;
mod faulty_fs;
mod fs;
#[doc(hidden)]
pub mod inside;
mod map;
mod mem_fs;
mod messages;
mod none;
mod real_fs;
mod rng;

#[doc(hidden)]
pub use clock::micros;
pub use clock::{Clock, ManualClock, SystemClock, Wake};
pub use console::{Console, SystemConsole};
pub use faulty_fs::FaultyFs;
#[doc(hidden)]
pub use fs::is_of_machine;
pub use fs::{Entry, EntryKind, FileIdentity, FileLock, FileRead, FileWrite, Fs};
pub use map::{Map, Unchanging};
pub use mem_fs::MemFs;
pub use none::{NoClock, NoFs, NullConsole};
pub use real_fs::RealFs;
pub use rng::Rng;
