//! Times contenders in turn, round by round, so that a machine that changes its speed is fair to
//! all.

use std::time::{Duration, Instant};

/// One contender.
pub struct Contender<'a> {
    /// Its name.
    pub name: String,
    run: Box<dyn FnMut() -> u64 + 'a>,
    times: Vec<Duration>,
    answer: Option<u64>,
}

impl std::fmt::Debug for Contender<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Contender({})", self.name)
    }
}

impl<'a> Contender<'a> {
    /// `run` gives an answer by which contenders are held equal.
    pub fn new(name: impl Into<String>, run: impl FnMut() -> u64 + 'a) -> Self {
        Contender { name: name.into(), run: Box::new(run), times: Vec::new(), answer: None }
    }

    /// The median of its rounds.
    pub fn median(&self) -> Duration {
        let mut times = self.times.clone();
        times.sort();
        times.get(times.len() / 2).copied().unwrap_or_default()
    }

    /// The best of its rounds: what it takes when nothing else disturbs.
    pub fn best(&self) -> Duration {
        self.times.iter().min().copied().unwrap_or_default()
    }
}

/// Runs every contender once in every round, after one round that does not count.
///
/// # Panics
/// When two contenders give different answers.
pub fn interleave(contenders: &mut [Contender<'_>], rounds: usize) {
    run(contenders, rounds, true);
}

/// [`interleave`] for contenders that remember: all have the same answer in a round, and another
/// one in the next.
pub fn interleave_in_step(contenders: &mut [Contender<'_>], rounds: usize) {
    run(contenders, rounds, false);
}

fn run(contenders: &mut [Contender<'_>], rounds: usize, always_same: bool) {
    for round in 0..=rounds {
        for contender in contenders.iter_mut() {
            let start = Instant::now();
            let answer = std::hint::black_box((contender.run)());
            let time = start.elapsed();
            if round > 0 {
                contender.times.push(time);
            }
            assert!(
                !always_same || contender.answer.is_none_or(|before| before == answer),
                "{} changed its answer",
                contender.name
            );
            contender.answer = Some(answer);
        }
        let first = contenders.first().and_then(|c| c.answer);
        for contender in &*contenders {
            assert_eq!(contender.answer, first, "{} has another answer", contender.name);
        }
    }
}
