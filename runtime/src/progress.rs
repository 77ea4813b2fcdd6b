//! A progress bar for finite inputs whose size is known, on the terminal of the standard error output.
//!
//! Behind the feature `progress`, which is off: a lean build does without the bar's crate and what it needs, and most
//! programs run without a terminal. **Invariant:** nothing is drawn where the standard error is no terminal.

use crate::{
    clock::{Clock, Wake},
    sink::Console,
    stats::Stats,
};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::{
    io::{self, IsTerminal},
    sync::Arc,
    thread::{self, JoinHandle},
};

/// How often the bar is drawn, in microseconds.
const INTERVAL: u64 = 100_000;

/// A bar that follows the bytes that batches have read.
#[derive(Debug)]
pub(crate) struct Progress {
    bar: ProgressBar,
    stop: Wake,
    thread: Option<JoinHandle<()>>,
}

impl Progress {
    /// None where nobody would see it.
    pub(crate) fn start(total: Option<u64>, stats: Arc<Stats>, clock: Arc<dyn Clock>) -> Option<Progress> {
        let total = total.filter(|total| *total > 0 && io::stderr().is_terminal())?;
        Some(Progress::drawn(total, stats, clock, ProgressDrawTarget::stderr()))
    }

    fn drawn(total: u64, stats: Arc<Stats>, clock: Arc<dyn Clock>, target: ProgressDrawTarget) -> Progress {
        let bar = ProgressBar::with_draw_target(Some(total), target);
        let form = "{bar:30} {bytes}/{total_bytes}  {bytes_per_sec}  {eta} left";
        bar.set_style(ProgressStyle::with_template(form).expect("a form that is tested"));
        let (stop, drawn) = (Wake::new(), bar.clone());
        let told = stop.clone();
        let follow = move || {
            while !clock.wait(&told, Some(clock.monotonic() + INTERVAL)) {
                drawn.set_position(stats.bytes_read.get().min(total));
            }
        };
        // without a thread the bar stays where it is, and everything else works
        let thread = thread::Builder::new().name("streamc-progress".to_owned()).spawn(follow).ok();
        Progress { bar, stop, thread }
    }

    /// A terminal that takes the bar away while something else is written.
    pub(crate) fn around(&self, console: Arc<dyn Console>) -> Arc<dyn Console> {
        Arc::new(Beside { console, bar: self.bar.clone() })
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.stop.signal();
        if let Some(thread) = self.thread.take() {
            // it has nothing that panics
            let _ = thread.join();
        }
        self.bar.finish_and_clear();
    }
}

#[derive(Debug)]
struct Beside {
    console: Arc<dyn Console>,
    bar: ProgressBar,
}

impl Console for Beside {
    fn out(&self, text: &str) -> io::Result<()> {
        self.bar.suspend(|| self.console.out(text))
    }
    fn err(&self, text: &str) -> io::Result<()> {
        self.bar.suspend(|| self.console.err(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::ManualClock;
    use std::time::Duration;

    #[test]
    fn the_bar_follows_what_was_read() {
        let (stats, clock) = (Arc::new(Stats::default()), ManualClock::new(1));
        let target = ProgressDrawTarget::hidden();
        let progress = Progress::drawn(100, Arc::clone(&stats), Arc::new(clock.clone()), target);
        let bar = progress.bar.clone();
        for (read, position) in [(40, 40), (100, 100)] {
            stats.bytes_read.add(read);
            let follows = (0..1_000_000).any(|_| {
                clock.advance(Duration::from_millis(100));
                thread::yield_now();
                bar.position() == position
            });
            assert!(follows, "it stays at {}", bar.position());
        }
        drop(progress);
        assert!(bar.is_finished());
    }

    #[test]
    fn without_a_size_there_is_no_bar() {
        let (stats, clock) = (Arc::default(), Arc::new(ManualClock::new(1)));
        assert!(Progress::start(None, stats, clock).is_none());
    }
}
