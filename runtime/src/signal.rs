//! SIGINT and SIGTERM stop a context gracefully; a second one ends the process at once, as it would
//! have without us. One that comes right behind the first is no second one: `timeout` and
//! supervisors send the signal to a process, and then to all of its group, the process among them.
//!
//! Signals belong to the process, so this is the one place with a global: how many contexts listen.
//! While none does, signals do what they always do.

use crate::env::{Clock, SystemClock};
use signal_hook::{
    consts::{SIGINT, SIGTERM},
    iterator::{Handle, Signals},
    low_level::emulate_default_handler,
};
use std::{
    io,
    sync::{
        Arc, Mutex, OnceLock, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
};

/// So long after the first signal, in microseconds, the same is not taken for another one: longer
/// than one sender needs for both, shorter than anybody takes to press the keys again.
const SAME: u64 = 200_000;

/// Listens until it is dropped.
#[derive(Debug)]
pub(crate) struct Listener {
    handle: Handle,
    thread: Option<JoinHandle<()>>,
}

/// How many listen. Behind a lock together with the flag that follows from it.
static LISTENERS: Mutex<usize> = Mutex::new(0);

/// Set while nobody listens: then the default action is taken.
fn nobody() -> io::Result<&'static Arc<AtomicBool>> {
    static NOBODY: OnceLock<Arc<AtomicBool>> = OnceLock::new();
    if NOBODY.get().is_none() {
        let nobody = NOBODY.get_or_init(|| Arc::new(AtomicBool::new(true)));
        for signal in [SIGINT, SIGTERM] {
            signal_hook::flag::register_conditional_default(signal, Arc::clone(nobody))?;
        }
    }
    Ok(NOBODY.get_or_init(Arc::default))
}

fn count(change: impl FnOnce(&mut usize)) -> io::Result<()> {
    let mut listeners = LISTENERS.lock().unwrap_or_else(PoisonError::into_inner);
    let nobody = nobody()?;
    change(&mut listeners);
    nobody.store(*listeners == 0, Ordering::SeqCst);
    Ok(())
}

impl Listener {
    /// Calls `first` on the first signal.
    pub(crate) fn new(first: impl FnOnce() + Send + 'static) -> io::Result<Self> {
        count(|_| ())?;
        let mut signals = Signals::new([SIGINT, SIGTERM])?;
        let handle = signals.handle();
        let mut first = Some(first);
        let (clock, mut heard) = (SystemClock::new(), 0);
        let listen = move || {
            for signal in &mut signals {
                match first.take() {
                    Some(first) => {
                        heard = clock.monotonic();
                        first();
                    }
                    None if clock.monotonic().saturating_sub(heard) < SAME => {}
                    // fails for signals that cannot be sent only
                    None => drop(emulate_default_handler(signal)),
                }
            }
        };
        let thread = thread::Builder::new().name("streamc-signals".to_owned()).spawn(listen)?;
        count(|listeners| *listeners += 1)?;
        Ok(Listener { handle, thread: Some(thread) })
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        // without the handlers nobody would have listened in the first place
        let _ = count(|listeners| *listeners -= 1);
        self.handle.close();
        if let Some(thread) = self.thread.take() {
            // a panic in there has been shown already
            let _ = thread.join();
        }
    }
}
