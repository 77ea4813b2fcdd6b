//! The time seam: nothing else in the runtime reads a clock or sleeps.
//!
//! There are two times. **Wall** time, in microseconds since 1970, names batches and may be changed
//! by an administrator. **Monotonic** time, in microseconds since some start, measures waits and
//! never goes back. Deadlines are monotonic. All waiting goes through a [`Wake`], so that a manual
//! clock can end any wait without sleeping.

use std::{
    fmt,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, Weak},
    time::{Duration, Instant, SystemTime},
};

/// Where the time comes from.
pub trait Clock: fmt::Debug + Send + Sync + 'static {
    /// Returns wall time: microseconds since 1970.
    fn now(&self) -> u64;
    /// Returns monotonic time: microseconds since some start.
    fn monotonic(&self) -> u64;
    /// Waits until `wake` is signalled, which consumes the signal, and returns true; or until the
    /// monotonic time `deadline`, and returns false. Without a deadline, only the signal ends the
    /// wait.
    fn wait(&self, wake: &Wake, deadline: Option<u64>) -> bool;
}

/// A signal that one thread waits for ([`Clock::wait`]) and any thread can send. It is kept until a
/// thread waits for it.
#[derive(Clone, Debug, Default)]
pub struct Wake(Arc<Signal>);

#[derive(Debug, Default)]
struct Signal {
    given: Mutex<bool>,
    changed: Condvar,
}

impl Wake {
    /// Creates one that is not signalled.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Returns an id shared by its clones, and by no other one that is alive.
    pub(crate) fn id(&self) -> usize {
        Arc::as_ptr(&self.0) as usize
    }

    /// Ends the current or the next wait.
    pub fn signal(&self) {
        *self.0.lock() = true;
        self.0.changed.notify_all();
    }
}

impl Signal {
    fn lock(&self) -> MutexGuard<'_, bool> {
        self.given.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The machine's clock.
#[derive(Clone, Debug)]
pub struct SystemClock {
    start: Instant,
}

impl SystemClock {
    /// Creates a clock whose monotonic time starts now.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "this is the seam")]
    pub fn new() -> Self {
        SystemClock { start: Instant::now() }
    }
}

impl Default for SystemClock {
    fn default() -> Self {
        Self::new()
    }
}

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the seam")]
    fn now(&self) -> u64 {
        let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        micros(since)
    }

    fn monotonic(&self) -> u64 {
        micros(self.start.elapsed())
    }

    fn wait(&self, wake: &Wake, deadline: Option<u64>) -> bool {
        let mut given = wake.0.lock();
        loop {
            if std::mem::take(&mut *given) {
                return true;
            }
            given = match deadline {
                None => wake.0.changed.wait(given).unwrap_or_else(PoisonError::into_inner),
                Some(deadline) => {
                    let left = deadline.saturating_sub(self.monotonic());
                    if left == 0 {
                        return false;
                    }
                    let waited = wake.0.changed.wait_timeout(given, Duration::from_micros(left));
                    waited.unwrap_or_else(PoisonError::into_inner).0
                }
            };
        }
    }
}

/// Returns the microseconds in `duration`, at most `u64::MAX`.
#[doc(hidden)]
pub fn micros(duration: Duration) -> u64 {
    u64::try_from(duration.as_micros()).unwrap_or(u64::MAX)
}

/// A clock that moves only when told to. Clones share the time.
#[derive(Clone, Debug)]
pub struct ManualClock(Arc<Manual>);

#[derive(Debug)]
struct Manual {
    state: Mutex<ManualState>,
    /// signalled when a thread begins to wait
    waiting: Condvar,
}

#[derive(Debug)]
struct ManualState {
    wall: u64,
    monotonic: u64,
    next_waiter: u64,
    /// number, deadline and signal of each waiting thread
    waiters: Vec<(u64, Option<u64>, Weak<Signal>)>,
}

impl ManualClock {
    /// Creates a clock at the wall time `wall` (microseconds since 1970) and the monotonic time 0.
    #[must_use]
    pub fn new(wall: u64) -> Self {
        let state = ManualState { wall, monotonic: 0, next_waiter: 0, waiters: Vec::new() };
        ManualClock(Arc::new(Manual { state: Mutex::new(state), waiting: Condvar::new() }))
    }

    /// Moves both times forward and wakes the threads whose deadline is reached.
    pub fn advance(&self, by: Duration) {
        let mut state = self.lock();
        state.wall = state.wall.saturating_add(micros(by));
        state.monotonic = state.monotonic.saturating_add(micros(by));
        let due = |(_, deadline, _): &&(u64, Option<u64>, Weak<Signal>)| {
            deadline.is_some_and(|d| d <= state.monotonic)
        };
        let due: Vec<Weak<Signal>> =
            state.waiters.iter().filter(due).map(|(_, _, signal)| signal.clone()).collect();
        drop(state);
        for signal in due.iter().filter_map(Weak::upgrade) {
            // taking the lock first ensures that the waiting thread either has not looked at the
            // time yet, or is already waiting
            drop(signal.lock());
            signal.changed.notify_all();
        }
    }

    /// Sets only the wall time, forward or back, as an administrator may.
    pub fn set_wall(&self, wall: u64) {
        self.lock().wall = wall;
    }

    /// Returns the earliest deadline that a thread waits for, in monotonic time.
    pub fn next_deadline(&self) -> Option<u64> {
        self.lock().waiters.iter().filter_map(|(_, deadline, _)| *deadline).min()
    }

    /// Returns the number of waiting threads.
    pub fn waiters(&self) -> usize {
        self.lock().waiters.len()
    }

    /// Returns true when at least `n` threads are waiting. If `n` is the number of threads that
    /// wait only on this clock, everything that can be done at this time has then been done.
    /// Returns false if that did not happen within `limit` of real time.
    pub fn wait_for_waiters(&self, n: usize, limit: Duration) -> bool {
        let state = self.lock();
        let few = |state: &mut ManualState| state.waiters.len() < n;
        let waited = self.0.waiting.wait_timeout_while(state, limit, few);
        !waited.unwrap_or_else(PoisonError::into_inner).1.timed_out()
    }

    fn lock(&self) -> MutexGuard<'_, ManualState> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Clock for ManualClock {
    fn now(&self) -> u64 {
        self.lock().wall
    }

    fn monotonic(&self) -> u64 {
        self.lock().monotonic
    }

    fn wait(&self, wake: &Wake, deadline: Option<u64>) -> bool {
        let number = {
            let mut state = self.lock();
            let number = state.next_waiter;
            state.next_waiter += 1;
            state.waiters.push((number, deadline, Arc::downgrade(&wake.0)));
            number
        };
        self.0.waiting.notify_all();
        let mut given = wake.0.lock();
        let signalled = loop {
            if std::mem::take(&mut *given) {
                break true;
            }
            if deadline.is_some_and(|deadline| deadline <= self.monotonic()) {
                break false;
            }
            given = wake.0.changed.wait(given).unwrap_or_else(PoisonError::into_inner);
        };
        drop(given);
        self.lock().waiters.retain(|(other, ..)| *other != number);
        signalled
    }
}
