//! A progress bar for finite inputs whose size is known, on the terminal of the standard error
//! output.
//!
//! Behind the feature `progress`, which is off: a lean build does without the bar's crate and what
//! it needs, and most programs run without a terminal. **Invariant:** nothing is drawn where the
//! standard error is no terminal.

use crate::{
    env::{Clock, Console, Wake},
    metrics::stats::Stats,
};
use indicatif::{HumanBytes, HumanDuration, ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};
use std::{
    fmt,
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
        let style = ProgressStyle::with_template("{bar:30} {bytes}/{total_bytes}{rate}");
        bar.set_style(style.expect("a form that is tested").with_key("rate", rate));
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

/// How fast it is and how long it will take: nothing before anything was read, when nobody can
/// know.
fn rate(state: &ProgressState, out: &mut dyn fmt::Write) {
    if state.pos() > 0 {
        let (per_second, left) = (HumanBytes(state.per_sec() as u64), HumanDuration(state.eta()));
        // the bar has room
        let _ = match state.len() == Some(state.pos()) {
            true => write!(out, "  {per_second}/s"),
            false => write!(out, "  {per_second}/s  {left:#} left"),
        };
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
    fn aside(&self, f: &mut dyn FnMut()) {
        self.bar.suspend(f);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::env::ManualClock;
    use indicatif::TermLike;
    use std::{sync::Mutex, time::Duration};

    /// A terminal that remembers all that was written.
    #[derive(Clone, Debug, Default)]
    struct Paper(Arc<Mutex<String>>);

    impl Paper {
        fn write(&self, text: &str) -> io::Result<()> {
            self.0.lock().expect("nobody panics with it").push_str(text);
            Ok(())
        }
        fn text(&self) -> String {
            self.0.lock().expect("nobody panics with it").clone()
        }
    }

    impl TermLike for Paper {
        fn width(&self) -> u16 {
            80
        }
        fn move_cursor_up(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn move_cursor_down(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn move_cursor_right(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn move_cursor_left(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn write_line(&self, text: &str) -> io::Result<()> {
            self.write(text).and_then(|()| self.write("\n"))
        }
        fn write_str(&self, text: &str) -> io::Result<()> {
            self.write(text)
        }
        fn clear_line(&self) -> io::Result<()> {
            self.write("<clear>")
        }
        fn flush(&self) -> io::Result<()> {
            Ok(())
        }
    }

    impl Console for Paper {
        fn out(&self, text: &str) -> io::Result<()> {
            self.write(text)
        }
        fn err(&self, text: &str) -> io::Result<()> {
            self.write(text)
        }
    }

    #[test]
    fn the_bar_is_away_while_others_write() {
        let (stats, clock, paper) = (Arc::new(Stats::default()), ManualClock::new(1), Paper::default());
        let target = ProgressDrawTarget::term_like(Box::new(paper.clone()));
        let progress = Progress::drawn(4096, Arc::clone(&stats), Arc::new(clock.clone()), target);
        let console = progress.around(Arc::new(paper.clone()));
        progress.bar.tick();
        assert!(paper.text().contains("0 B/4.00 KiB") && !paper.text().contains("left"), "{}", paper.text());
        console.out("result\n").expect("paper");
        console.aside(&mut || paper.write("said past it\n").expect("paper"));
        assert!(paper.text().contains("<clear>result\n"), "{}", paper.text());
        assert!(paper.text().contains("<clear>said past it\n"), "{}", paper.text());
        progress.bar.set_position(1024);
        progress.bar.tick();
        assert!(
            paper.text().contains("1.00 KiB/4.00 KiB") && paper.text().contains("left"),
            "{}",
            paper.text()
        );
        drop(progress);
        assert!(paper.text().trim_end().ends_with("<clear>"), "{}", paper.text());
    }

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
