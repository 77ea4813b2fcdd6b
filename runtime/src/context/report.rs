//! What a context says when it stops: a few lines, or every count.

use crate::{
    batch::BatchTime,
    env::{Clock, Console},
    metrics::stats::{Outage, Stats},
};
use std::{fmt, sync::Arc, time::Duration};

/// How much is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Report {
    Nothing,
    /// Batches, records, and what went wrong.
    #[default]
    Summary,
    Everything,
}

/// What a count tells in the summary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// How much was done: in a line of its own.
    Figure,
    /// Something that no output has seen.
    Lost,
    /// What further batches would have shown.
    Open,
    /// Something that went wrong and was made good, or that explains what was not seen.
    Note,
    /// Of interest only to those who look closer.
    Detail,
}

impl Kind {
    /// None for a count that nobody has thought about; a test finds it.
    fn of(count: &str) -> Option<Kind> {
        Some(match count {
            "batches" | "batches_empty" | "records_in" | "records_out" => Kind::Figure,
            "batches_failed" | "blocks_cut" | "blocks_refused" | "bytes_cut" | "bytes_unread"
            | "dead_records" | "dead_records_lost" | "decode_failures" | "events_lost" | "files_changed"
            | "files_unreadable" | "files_vanished" | "lines_broken" | "lines_invalid" | "lines_too_long"
            | "messages_lost" | "outputs_failed" | "outputs_skipped" | "records_cut" | "records_unread"
            | "windows_skipped" => Kind::Lost,
            "files_ahead" | "keys_open" | "timeouts_open" | "windows_open" => Kind::Open,
            "connect_failures"
            | "disconnects_idle"
            | "drops_panicked"
            | "entries_unusable"
            | "lines_cut"
            | "listings_failed"
            | "outputs_retried"
            | "reads_retried"
            | "receiver_restarts"
            | "table_reload_failures"
            | "files_too_old"
            | "ticks_merged" => Kind::Note,
            "batches_without_input"
            | "blocks"
            | "bytes_in"
            | "bytes_read"
            | "connects"
            | "disconnects"
            | "files"
            | "receiver_waits"
            | "table_reloads" => Kind::Detail,
            _ => return None,
        })
    }
}

impl Report {
    /// From now on the time is running.
    pub(super) fn at_stop(self, console: Arc<dyn Console>, clock: Arc<dyn Clock>) -> Option<AtStop> {
        let started = clock.monotonic();
        (self != Report::Nothing).then_some(AtStop { report: self, console, clock, started })
    }
}

/// Says it.
#[derive(Clone, Debug)]
pub(super) struct AtStop {
    report: Report,
    console: Arc<dyn Console>,
    clock: Arc<dyn Clock>,
    started: u64,
}

impl AtStop {
    pub(super) fn say(&self, text: &str) {
        // a terminal that is gone has no reader to be told
        let _ = self.console.err(text);
    }

    pub(super) fn stopped(&self, stats: &Stats) {
        let took = Duration::from_micros(self.clock.monotonic().saturating_sub(self.started));
        let summary = Summary { stats, took };
        self.say(&match self.report {
            Report::Everything => format!("streamc: stopped\n{summary}{stats}{}", Outages(stats)),
            _ => format!("streamc: stopped\n{summary}{}", Notes(stats)),
        });
    }
}

struct Summary<'s> {
    stats: &'s Stats,
    took: Duration,
}

impl fmt::Display for Summary<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let stats = self.stats;
        let (batches, records) = (stats.batches.get(), stats.records_in.get());
        write!(f, "  {} in {}", counted(batches, "batch", "batches"), Short(self.took))?;
        match stats.batches_empty.get() {
            0 => writeln!(f)?,
            1 if batches == 1 => writeln!(f, ", which was empty")?,
            empty if empty == batches => writeln!(f, ", all of them empty")?,
            empty => writeln!(f, ", {empty} of them empty")?,
        }
        write!(f, "  {} in", counted(records, "record", "records"))?;
        if let Some(rate) = per_second(records, self.took) {
            write!(f, " ({rate}/s)")?;
        }
        writeln!(f, ", {} out", stats.records_out.get())?;
        // one batch is its own slowest
        if let Some(slowest) = stats.slowest().filter(|_| batches > 1) {
            let time = BatchTime { micros: slowest.time };
            let took = Short(Duration::from_micros(slowest.took));
            write!(f, "  slowest batch: {took}, {time} ms ({})", time.rfc3339())?;
            match slowest.records {
                Some(records) => writeln!(f, ", {}", counted(records, "record", "records"))?,
                None => writeln!(f)?,
            }
        }
        Ok(())
    }
}

/// What the summary says about single counts.
struct Notes<'s>(&'s Stats);

impl fmt::Display for Notes<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let stats = self.0;
        for (kind, what) in [(Kind::Lost, "lost"), (Kind::Open, "still open"), (Kind::Note, "note")] {
            let all = stats.all().into_iter();
            for (name, meaning, n) in all.filter(|(name, _, n)| *n > 0 && Kind::of(name) == Some(kind)) {
                writeln!(f, "  {what}: {n} {meaning} ({name})")?;
            }
        }
        write!(f, "{}", Outages(stats))?;
        for (name, n) in stats.counters().iter().filter(|(_, n)| *n > 0) {
            writeln!(f, "  {name}: {n}")?;
        }
        Ok(())
    }
}

/// The receivers that had no connection.
struct Outages<'s>(&'s Stats);

impl fmt::Display for Outages<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, Outage { failures, reason }) in self.0.outages() {
            let failures = counted(failures, "failure", "failures");
            writeln!(f, "  note: {name} had no connection at the stop ({failures}, the last: {reason})")?;
        }
        Ok(())
    }
}

fn counted(n: u64, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// None when it took no time that can be measured.
fn per_second(n: u64, took: Duration) -> Option<u64> {
    (n > 0 && took >= Duration::from_millis(1)).then(|| (n as f64 / took.as_secs_f64()).round() as u64)
}

/// A duration with as many digits as anybody reads.
struct Short(Duration);

impl fmt::Display for Short {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (seconds, micros) = (self.0.as_secs(), self.0.as_micros());
        match seconds {
            3600.. => write!(f, "{} h {} min", seconds / 3600, seconds / 60 % 60),
            60.. => write!(f, "{} min {} s", seconds / 60, seconds % 60),
            1.. => write!(f, "{}.{} s", seconds, self.0.subsec_millis() / 100),
            0 if micros >= 1000 => write!(f, "{} ms", micros / 1000),
            0 => write!(f, "{micros} us"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{env::ManualClock, metrics::stats::Slowest};
    use std::{io, sync::Mutex};

    #[test]
    fn every_count_has_its_place_in_the_report() {
        let unknown: Vec<_> =
            Stats::default().all().into_iter().filter(|(name, ..)| Kind::of(name).is_none()).collect();
        assert!(unknown.is_empty(), "say in `Kind::of` what these tell: {unknown:?}");
    }

    #[derive(Clone, Debug, Default)]
    struct Paper(Arc<Mutex<String>>);

    impl Console for Paper {
        fn out(&self, _: &str) -> io::Result<()> {
            panic!("messages are not results")
        }
        fn err(&self, text: &str) -> io::Result<()> {
            self.0.lock().expect("nobody panics with it").push_str(text);
            Ok(())
        }
    }

    fn reported(report: Report, stats: &Stats) -> String {
        let (paper, clock) = (Paper::default(), ManualClock::new(0));
        let at_stop = report.at_stop(Arc::new(paper.clone()), Arc::new(clock.clone()));
        clock.advance(Duration::from_millis(2500));
        at_stop.into_iter().for_each(|at_stop| at_stop.stopped(stats));
        paper.0.lock().expect("nobody panics with it").clone()
    }

    #[test]
    fn a_summary_says_what_was_done_and_what_was_lost() {
        let stats = Stats::default();
        stats.batches.add(3);
        stats.batches_empty.add(1);
        stats.records_in.add(1000);
        stats.records_out.add(7);
        stats.connects.add(1);
        stats.receiver_restarts.add(2);
        stats.lines_too_long.add(4);
        stats.named("bad.rows").add(5);
        for reason in ["refused", "no such name"] {
            stats.is_out("socket x:1", reason.to_owned());
            stats.is_out("socket y:1", reason.to_owned());
        }
        stats.works("socket y:1");
        for (took, time) in [(10, 1), (35_000, 1_700_000_004_000_000), (35_000, 3)] {
            stats.batch_took(Slowest { took, time, records: Some(1) });
        }
        let figures = "streamc: stopped
  3 batches in 2.5 s, 1 of them empty
  1000 records in (400/s), 7 out
  slowest batch: 35 ms, 1700000004000 ms (2023-11-14T22:13:24Z), 1 record
";
        let notes = "  lost: 4 lines dropped because they were longer than the limit (lines_too_long)
  note: 2 times a receiver was restarted (receiver_restarts)
  note: socket x:1 had no connection at the stop (2 failures, the last: no such name)
  bad.rows: 5
";
        let outage = notes.lines().nth(2).unwrap_or_default();
        assert_eq!(reported(Report::Summary, &stats), format!("{figures}{notes}"));
        assert_eq!(reported(Report::Everything, &stats), format!("{figures}{stats}{outage}\n"));
        assert!(stats.to_string().contains("1 connects: "));
        assert_eq!(reported(Report::Nothing, &stats), "");
    }

    #[test]
    fn a_summary_says_so_when_there_was_nothing() {
        let stats = Stats::default();
        stats.batches.add(1);
        stats.batches_empty.add(1);
        let said = reported(Report::Summary, &stats);
        assert!(said.contains("\n  1 batch in 2.5 s, which was empty\n"), "{said}");
        stats.batches.add(1);
        stats.batches_empty.add(1);
        stats.batch_took(Slowest { took: 7, time: 0, records: None });
        let said = reported(Report::Summary, &stats);
        assert!(said.contains("\n  2 batches in 2.5 s, all of them empty\n"), "{said}");
        assert!(said.ends_with("slowest batch: 7 us, 0 ms (1970-01-01T00:00:00Z)\n"), "{said}");
    }

    #[test]
    fn durations_are_short() {
        let shown = [0, 999, 1500, 59_000, 1_250_000, 61_000_000, 7_384_000_000]
            .map(|micros| Short(Duration::from_micros(micros)).to_string());
        assert_eq!(shown, ["0 us", "999 us", "1 ms", "59 ms", "1.2 s", "1 min 1 s", "2 h 3 min"]);
    }

    #[test]
    fn a_rate_needs_time_and_records() {
        assert_eq!(per_second(0, Duration::from_secs(1)), None);
        assert_eq!(per_second(5, Duration::ZERO), None);
        assert_eq!(per_second(5, Duration::from_millis(500)), Some(10));
    }
}
