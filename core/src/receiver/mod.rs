//! Receivers, which take in records from outside and store them as blocks.
//!
//! A [`Receiver`] runs on its own thread and puts lines or blocks into its [`Store`], which blocks
//! it when the batches do not keep up. The supervisor decides what happens when a receiver returns;
//! it is a state machine without a thread or a clock ([`supervisor`]), and `source` is the thin
//! shell around it.

mod config;
mod ending;
mod intake;
mod open;
mod pid;
mod source;
mod store;
pub mod supervisor;

#[doc(hidden)]
pub use config::Batching;
pub use intake::Stopped;
pub use pid::PidRate;
#[doc(hidden)]
pub use source::{Options, ReceiverSource};
pub use source::{ReceiverStream, receiver_stream};
pub use store::Store;

use crate::record::Stored;
use std::{fmt, sync::Arc};

/// Takes in records from outside. [`receiver_stream`] makes a stream of it.
///
/// ```
/// use std::sync::mpsc;
/// use streamc::prelude::*;
///
/// /// Measurements that another thread of the program sends.
/// #[derive(Debug)]
/// struct Measurements(mpsc::Receiver<f64>);
///
/// impl Receiver<f64> for Measurements {
///     fn name(&self) -> String {
///         "measurements".to_owned()
///     }
///
///     fn run(&mut self, store: &Store<f64>) -> Result<End, Stopped> {
///         loop {
///             match self.0.recv_timeout(std::time::Duration::from_millis(100)) {
///                 // waits while the buffer is full; ends with `?` when the context stops
///                 Ok(value) => store.record::<f64>(value)?,
///                 Err(mpsc::RecvTimeoutError::Timeout) => {
///                     if store.is_stopped() {
///                         return Err(Stopped);
///                     }
///                 }
///                 Err(mpsc::RecvTimeoutError::Disconnected) => return Ok(End::Finished),
///             }
///         }
///     }
/// }
///
/// let (sender, receiver) = mpsc::channel();
/// let stream: DStream<f64> = receiver_stream(Measurements(receiver)).into_dstream();
/// # drop((sender, stream));
/// ```
pub trait Receiver<S: Stored>: fmt::Debug + Send + 'static {
    /// Returns the name for messages: `socket 127.0.0.1:9999`.
    fn name(&self) -> String;

    /// Receives until the store is stopped or there is nothing more. Called again after
    /// [`End::Restart`]. May block: register a closure that unblocks it with [`Store::on_stop`].
    ///
    /// # Errors
    /// Pass [`Stopped`] from the store on with `?`.
    fn run(&mut self, store: &Store<S>) -> Result<End, Stopped>;

    /// For reliable receivers: returns a function to call when all blocks up to the given number
    /// belong to decided batches, so that the peer may forget them. [`Store::block`] returns the
    /// block numbers.
    fn ack(&self) -> Option<Ack> {
        None
    }
}

/// See [`Receiver::ack`].
pub type Ack = Arc<dyn Fn(u64) + Send + Sync>;

/// Why a receiver returned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// There is nothing more: the source is finite.
    Finished,
    /// It should be restarted after a delay, for this reason, in the user's terms.
    Restart(String),
    /// It can never work, for this reason, in the user's terms.
    Failed(String),
}

/// The end of a receiver that panicked: it is not restarted, because its own state may be broken.
fn panicked(payload: &(dyn std::any::Any + Send)) -> End {
    End::Failed(format!("the receiver panicked: {}", panic_text(payload)))
}

/// Returns the message of a panic.
#[doc(hidden)]
pub fn panic_text(payload: &(dyn std::any::Any + Send)) -> &str {
    let text = payload.downcast_ref::<&str>().copied();
    text.or_else(|| payload.downcast_ref::<String>().map(String::as_str)).unwrap_or("without a message")
}
