//! SIGINT and SIGTERM.

use super::SAME;
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

/// Listens until it is dropped.
#[derive(Debug)]
pub(crate) struct Listener {
    handle: Handle,
    thread: Option<JoinHandle<()>>,
}

/// The number of listeners. The lock also covers the flag that follows from it.
static LISTENERS: Mutex<usize> = Mutex::new(0);

/// Set while nobody listens: then a signal has its default effect.
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
                    // fails only for signals that cannot be caught
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
        // fails only if the handlers could not be set, and then there is no listener
        let _ = count(|listeners| *listeners -= 1);
        self.handle.close();
        if let Some(thread) = self.thread.take() {
            // its panic has been printed
            let _ = thread.join();
        }
    }
}
