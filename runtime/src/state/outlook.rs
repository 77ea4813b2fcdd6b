//! What a state will give out by itself, if no record comes any more: what the scheduler asks
//! before it leaves ticks out, and at the end of all input.
//!
//! Ticks are numbers of the grid of batch times. Nothing here costs more with more ticks, panes or
//! keys.

use crate::{
    batch::Window,
    record::{Arena, Corrupt, Cursor, Record, Stored},
};

/// The window of a state, and the newest record in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Holding {
    /// In ticks.
    pub(crate) length: u64,
    /// It ends with every multiple of this.
    pub(crate) slide: u64,
    /// The tick of the newest batch that has a record which is in a window.
    pub(crate) newest: u64,
    /// Whether another window is made of what it gives out.
    pub(crate) feeds: bool,
    /// Whether that one is given something also where this one has no record.
    pub(crate) always: bool,
}

/// Ticks at equal distances at which a window was not given out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Skipped {
    pub(crate) first: u64,
    pub(crate) last: u64,
    pub(crate) apart: u64,
}

/// See the head of this file. Of one state, or of several partitions of one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outlook {
    pub(crate) window: Option<Holding>,
    /// The last tick whose batch failed: windows that have it are not given out.
    pub(crate) failed: u64,
    /// How many keys have a state.
    pub(crate) keys: u64,
    /// How many of them time out one day.
    pub(crate) timeouts: u64,
    /// The first key times out in the first batch later than this, in microseconds since 1970.
    pub(crate) times_out_after: Option<u64>,
}

impl Holding {
    /// Of a window, whose newest record is of batch `newest`.
    pub(crate) fn of(window: Window, newest: u64) -> Holding {
        let Window { length, slide, feeds, always, .. } = window;
        Holding { length, slide, newest, feeds, always }
    }

    pub(super) fn encode(&self, out: &mut Arena) {
        let Holding { length, slide, newest, feeds, always } = *self;
        [length, slide, newest].iter().for_each(|n| n.encode(out));
        [feeds, always].iter().for_each(|is| is.encode(out));
    }

    pub(super) fn decode(from: &mut Cursor<'_>) -> Result<Holding, Corrupt> {
        let mut number = || <u64 as Stored>::decode(from);
        let [length, slide, newest] = [number()?, number()?, number()?];
        let mut flag = || <bool as Stored>::decode(from);
        let [feeds, always] = [flag()?, flag()?];
        if length == 0 || slide == 0 {
            return Err(Corrupt("the window of a state has no length"));
        }
        Ok(Holding { length, slide, newest, feeds, always })
    }

    /// The last window that has the record.
    fn last_end(&self) -> u64 {
        self.last_end_with(self.newest)
    }

    fn last_end_with(&self, tick: u64) -> u64 {
        tick.saturating_add(self.length - 1) / self.slide * self.slide
    }

    fn end_after(&self, tick: u64) -> u64 {
        (tick / self.slide + 1) * self.slide
    }

    fn ends(&self, tick: u64, last: u64) -> u64 {
        (last.min(self.last_end()) / self.slide).saturating_sub(tick / self.slide)
    }

    fn ends_at_all(&self, tick: u64, last: u64) -> u64 {
        match self.always {
            true => (last / self.slide).saturating_sub(tick / self.slide),
            false => self.ends(tick, last),
        }
    }

    /// The ends of windows after `tick`, up to `last`, if there are any; at the end of all input
    /// only of such as have a record.
    pub(crate) fn skipped(&self, tick: u64, last: u64, at_end: bool) -> Option<Skipped> {
        let n = if at_end { self.ends(tick, last) } else { self.ends_at_all(tick, last) };
        let first = self.end_after(tick);
        let last = first + self.slide * n.checked_sub(1)?;
        Some(Skipped { first, last, apart: self.slide })
    }
}

impl Outlook {
    /// What two partitions have together.
    #[must_use]
    pub(crate) fn and(self, other: Outlook) -> Outlook {
        let least = |a: Option<u64>, b: Option<u64>| a.into_iter().chain(b).min();
        Outlook {
            window: self.window.into_iter().chain(other.window).max_by_key(|holding| holding.newest),
            failed: self.failed.max(other.failed),
            keys: self.keys + other.keys,
            timeouts: self.timeouts + other.timeouts,
            times_out_after: least(self.times_out_after, other.times_out_after),
        }
    }

    /// The tick of the newest batch that a window has or would have, if it had not failed; 0
    /// without one.
    pub(crate) fn newest(&self) -> u64 {
        self.window.map_or(0, |holding| holding.newest).max(self.failed)
    }

    /// After `tick`: when a window ends that has a record which was in no window yet.
    pub(crate) fn unseen(&self, tick: u64) -> Option<u64> {
        let holding = self.window?;
        let end = holding.newest.div_ceil(holding.slide) * holding.slide;
        (end > tick).then_some(end)
    }

    /// After `tick`: when the next window ends that has a record or a failed batch, or has none for
    /// the first time, or of which another one has to have those without a record too.
    pub(crate) fn next_end(&self, tick: u64) -> Option<u64> {
        let holding = self.window?;
        let end = holding.end_after(tick);
        if holding.always {
            return Some(end);
        }
        let last = holding.last_end_with(holding.newest.max(self.failed));
        (end <= last + holding.slide).then_some(end)
    }

    /// How many windows that have a record end after `tick`, up to `last`.
    pub(crate) fn ends(&self, tick: u64, last: u64) -> u64 {
        self.window.map_or(0, |holding| holding.ends(tick, last))
    }

    /// As [`Outlook::ends`], with those that are given out also without a record.
    pub(crate) fn ends_at_all(&self, tick: u64, last: u64) -> u64 {
        self.window.map_or(0, |holding| holding.ends_at_all(tick, last))
    }

    /// After `tick`, up to `last`: when a window ends that another one has to have, although it
    /// shows only what was shown before.
    pub(crate) fn again(&self, tick: u64, last: u64) -> Option<u64> {
        let end = self.window.filter(|holding| holding.feeds)?.end_after(tick);
        (self.ends(tick, end) > 0 && end <= last).then_some(end)
    }

    /// After the batch with number `tick` and time `micros`: when the first key times out.
    pub(crate) fn timeout(&self, tick: u64, micros: u64, interval: u64) -> Option<u64> {
        Some(tick + self.times_out_after?.saturating_sub(micros) / interval.max(1) + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::{Holding, Outlook, Skipped};

    /// All small windows, records and ticks, against what follows from the ticks of each window.
    #[test]
    fn what_is_ahead_is_what_the_windows_say() {
        for (length, slide, newest) in
            (1..8).flat_map(|l| (1..8).flat_map(move |s| (1..20).map(move |newest| (l, s, newest))))
        {
            // windows that lie apart do not hold every batch
            let end = u64::div_ceil(newest, slide) * slide;
            if end >= newest + length {
                continue;
            }
            let outlook = Outlook {
                window: Some(Holding { length, slide, newest, feeds: true, always: false }),
                ..Outlook::default()
            };
            let has = |end: &u64| end.is_multiple_of(slide) && *end >= newest && *end < newest + length;
            for now in newest..60 {
                let what = format!("window {length}, slide {slide}, record in {newest}, now {now}");
                let shown = (newest..=now).any(|end| has(&end));
                assert_eq!(outlook.unseen(now), (newest..99).find(has).filter(|_| !shown), "{what}");
                let last = (newest..99).rfind(has).expect("it is in a window");
                let next = (now + 1..99).find(|end| end.is_multiple_of(slide) && *end <= last + slide);
                assert_eq!(outlook.next_end(now), next, "{what}");
                for upto in now..70 {
                    let again = (now + 1..=upto).find(has);
                    assert_eq!(outlook.again(now, upto), again, "{what}, up to {upto}");
                    let ends = (now + 1..=upto).filter(has).count() as u64;
                    assert_eq!(outlook.ends(now, upto), ends, "{what}, up to {upto}");
                    let has_end = |end: &u64| end.is_multiple_of(slide);
                    let all = (now + 1..=upto).filter(has_end).count() as u64;
                    let always = Holding { always: true, ..outlook.window.expect("it is one") };
                    assert_eq!(always.ends_at_all(now, upto), all, "{what}, up to {upto}");
                    for (at_end, is_skipped) in [(true, &has as &dyn Fn(&u64) -> bool), (false, &has_end)] {
                        let skipped = always.skipped(now, upto, at_end);
                        let list = skipped.into_iter().flat_map(|Skipped { first, last, apart }| {
                            (first..=last).step_by(apart as usize)
                        });
                        let want = (now + 1..=upto).filter(is_skipped).collect::<Vec<_>>();
                        assert_eq!(list.collect::<Vec<_>>(), want, "{what}, up to {upto}, {at_end}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_key_times_out_in_the_first_batch_after_its_idle_time() {
        let outlook = Outlook { times_out_after: Some(1_000), ..Outlook::default() };
        let at = |micros| outlook.timeout(7, micros, 100);
        assert_eq!([at(1_000), at(999), at(901), at(900), at(2_000)], [8, 8, 8, 9, 8].map(Some));
        assert_eq!(Outlook::default().timeout(7, 0, 100), None);
    }
}
