//! Decides when a receiver is started and restarted. A state machine without a thread or a clock:
//! the shell passes it events with their times and carries out the actions it returns.
//!
//! Legal sequences: `Idle (Running Waiting)* Running? (Finished | Failed | Stopped)`; `stop` is
//! legal anywhere.
//!
//! Each restart in a row waits twice as long as the one before, from 100 ms up to 2 s, less a
//! random part of up to a quarter, so that many receivers do not reconnect at once. Once something
//! was received, the next outage starts from the beginning. An outage is reported when it begins,
//! after a minute, and then after twice as long each time, up to an hour.

use super::End;
use crate::env::Rng;

/// The delay before the first restart, in microseconds.
pub const FIRST_WAIT: u64 = 100_000;
/// The longest delay before a restart, in microseconds (Spark's only one).
pub const LONGEST_WAIT: u64 = 2_000_000;
/// How long after its first report an outage is reported again, in microseconds.
pub const FIRST_REPORT: u64 = 60_000_000;
/// The longest time between two reports of an outage, in microseconds.
pub const LONGEST_REPORT: u64 = 3_600_000_000;

/// The state of a receiver.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Not started yet.
    Idle,
    /// Running.
    Running,
    /// Will be restarted at this (monotonic) time.
    Waiting {
        /// In microseconds.
        until: u64,
    },
    /// Has delivered everything.
    Finished,
    /// Can never work.
    Failed,
    /// Was stopped.
    Stopped,
}

/// What the shell has to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Run the receiver, then call [`Supervisor::ended`].
    Run,
    /// Wait until this time, then call [`Supervisor::due`]; report `say`, if there is one.
    Wait {
        /// Monotonic, in microseconds.
        until: u64,
        /// A message for the user, now and then.
        say: Option<String>,
    },
    /// Nothing more. If the receiver failed, this is why.
    Done {
        /// In the user's terms.
        failed: Option<String>,
    },
}

/// The state machine.
#[derive(Debug)]
pub struct Supervisor {
    state: State,
    /// restarts in a row without receiving anything
    attempts: u32,
    /// when the outage began, when to report it again, and the interval until then
    outage: (u64, u64, u64),
    rng: Rng,
}

impl Supervisor {
    /// Creates an idle one; `seed` seeds the random part of the delays.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Supervisor { state: State::Idle, attempts: 0, outage: (0, 0, 0), rng: Rng::new(seed) }
    }

    /// Returns the current state.
    pub fn state(&self) -> State {
        self.state
    }

    /// The context starts.
    pub fn start(&mut self) -> Action {
        assert_eq!(self.state, State::Idle, "a receiver is started once");
        self.state = State::Running;
        Action::Run
    }

    /// The receiver returned at the time `now`; `received` says whether it had received anything
    /// since it was last run.
    pub fn ended(&mut self, end: End, received: bool, now: u64) -> Action {
        if self.state == State::Stopped {
            return Action::Done { failed: None };
        }
        assert_eq!(self.state, State::Running, "only what runs can end");
        match end {
            End::Finished => {
                self.state = State::Finished;
                Action::Done { failed: None }
            }
            End::Failed(reason) => {
                self.state = State::Failed;
                Action::Done { failed: Some(reason) }
            }
            End::Restart(reason) => {
                if received {
                    self.attempts = 0;
                }
                let longest = FIRST_WAIT.saturating_mul(1 << self.attempts.min(20)).min(LONGEST_WAIT);
                let until = now + longest - self.rng.below(longest / 4);
                self.attempts = self.attempts.saturating_add(1);
                self.state = State::Waiting { until };
                Action::Wait { until, say: self.report(&reason, now) }
            }
        }
    }

    /// Returns what to report about an outage, if anything.
    fn report(&mut self, reason: &str, now: u64) -> Option<String> {
        let (began, again, gap) = self.outage;
        if self.attempts == 1 {
            self.outage = (now, now + FIRST_REPORT, FIRST_REPORT);
            return Some(format!("{reason}; retrying until it succeeds"));
        }
        (now >= again).then(|| {
            let gap = (gap * 2).min(LONGEST_REPORT);
            self.outage = (began, now + gap, gap);
            let (attempts, minutes) = (self.attempts, (now - began) / 60_000_000);
            format!("{reason}; attempt {attempts} in {minutes} min, retrying until it succeeds")
        })
    }

    /// The wait ended at the time `now`, because it was over or was interrupted.
    pub fn due(&mut self, now: u64) -> Action {
        match self.state {
            State::Waiting { until } if now < until => Action::Wait { until, say: None },
            State::Waiting { .. } => {
                self.state = State::Running;
                Action::Run
            }
            State::Stopped => Action::Done { failed: None },
            State::Idle | State::Running | State::Finished | State::Failed => {
                unreachable!("only a waiting receiver becomes due, but it is {:?}", self.state)
            }
        }
    }

    /// The context stops.
    pub fn stop(&mut self) {
        if !matches!(self.state, State::Finished | State::Failed) {
            self.state = State::Stopped;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused() -> End {
        End::Restart("refused".into())
    }

    #[test]
    fn waits_double_up_to_the_longest_and_begin_anew_after_something_was_received() {
        let mut supervisor = Supervisor::new(7);
        assert_eq!(supervisor.start(), Action::Run);
        let mut now = 5;
        let mut said = 0;
        for round in 0..10u32 {
            let Action::Wait { until, say } = supervisor.ended(refused(), false, now) else {
                panic!("no wait")
            };
            let longest = (100_000u64 << round.min(10)).min(2_000_000);
            assert!(until - now <= longest && until - now > longest * 3 / 4 - 1, "{round}: {}", until - now);
            assert_eq!(supervisor.state(), State::Waiting { until });
            said += usize::from(say.is_some());
            assert_eq!(supervisor.due(until - 1), Action::Wait { until, say: None });
            assert_eq!(supervisor.due(until), Action::Run);
            now = until;
        }
        assert_eq!(said, 1, "a short outage is reported once");
        let Action::Wait { until, say } = supervisor.ended(refused(), true, now) else { panic!("no wait") };
        assert!(until - now <= 100_000);
        assert_eq!(say.as_deref(), Some("refused; retrying until it succeeds"));
    }

    #[test]
    fn a_long_outage_is_reported_again_and_again_but_ever_less_often() {
        let (mut supervisor, mut now) = (Supervisor::new(7), 0);
        supervisor.start();
        let mut reports = Vec::new();
        while now < 9 * LONGEST_REPORT {
            let Action::Wait { until, say } = supervisor.ended(refused(), false, now) else {
                panic!("no wait")
            };
            reports.extend(say.map(|text| (now / 60_000_000, text)));
            now = until;
            assert_eq!(supervisor.due(now), Action::Run);
        }
        let minutes: Vec<u64> = reports.iter().map(|(minute, _)| *minute).collect();
        assert_eq!(minutes, [0, 1, 3, 7, 15, 31, 63, 123, 183, 243, 303, 363, 423, 483]);
        let (attempts, text) = (reports[1].1.as_str(), "refused; attempt ");
        assert!(attempts.starts_with(text) && attempts.ends_with(" in 1 min, retrying until it succeeds"));
        // the next outage starts from the beginning
        supervisor.ended(refused(), true, now);
        assert_eq!(supervisor.due(u64::MAX), Action::Run);
        let Action::Wait { say, .. } = supervisor.ended(refused(), false, now + FIRST_REPORT) else {
            panic!("no wait")
        };
        assert!(say.expect("a minute has passed").contains(" attempt 2 in 1 min"));
    }

    #[test]
    fn the_waits_come_from_the_seed() {
        let waits = |seed| {
            let mut supervisor = Supervisor::new(seed);
            supervisor.start();
            let wait = |_| match (supervisor.ended(refused(), false, 0), supervisor.due(u64::MAX)) {
                (Action::Wait { until, .. }, Action::Run) => until,
                other => panic!("{other:?}"),
            };
            (0..5).map(wait).collect::<Vec<_>>()
        };
        assert_eq!(waits(1), waits(1));
        assert_ne!(waits(1), waits(2));
    }

    #[test]
    fn every_end_is_final_but_a_restart() {
        for (end, state, failed) in [
            (End::Finished, State::Finished, None),
            (End::Failed("no such topic".into()), State::Failed, Some("no such topic".to_owned())),
        ] {
            let mut supervisor = Supervisor::new(0);
            supervisor.start();
            assert_eq!(supervisor.ended(end, true, 0), Action::Done { failed });
            assert_eq!(supervisor.state(), state);
            supervisor.stop();
            assert_eq!(supervisor.state(), state);
        }
    }

    #[test]
    fn what_is_stopped_is_not_started_again() {
        let mut supervisor = Supervisor::new(0);
        supervisor.start();
        supervisor.stop();
        assert_eq!(supervisor.ended(refused(), false, 0), Action::Done { failed: None });

        let mut supervisor = Supervisor::new(0);
        supervisor.start();
        supervisor.ended(refused(), false, 0);
        supervisor.stop();
        assert_eq!(supervisor.due(u64::MAX), Action::Done { failed: None });
    }
}
