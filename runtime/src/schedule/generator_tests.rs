//! Which batches are due when: the generator is driven by hand, without clock or thread.

use super::generator::{Generator, Ticks};
use crate::batch::{BatchTime, format_interval, parse_interval};
use std::time::Duration;

/// Tick number `tick` is due, at `time`, and with it those before it that had no batch: `n` in all.
fn due(tick: u64, time: u64, n: u64) -> Option<Ticks> {
    Some(Ticks { tick, time: BatchTime { micros: time }, n })
}

fn started(interval: u64, now: u64) -> Generator {
    let mut generator = Generator::new(interval);
    generator.start(now);
    generator
}

#[test]
fn the_first_batch_is_at_the_next_multiple_and_the_others_follow() {
    let mut generator = started(100, 1234);
    assert_eq!(generator.wake_at(), 1300);
    assert_eq!(generator.advance(1299), None);
    assert_eq!(generator.advance(1300), due(1, 1300, 1));
    assert_eq!(generator.advance(1399), None);
    assert_eq!(generator.advance(1407), due(2, 1400, 1));
    assert_eq!(generator.wake_at(), 1500);
}

#[test]
fn a_start_at_a_multiple_waits_for_the_next_one() {
    assert_eq!(started(100, 1200).wake_at(), 1300);
}

#[test]
fn intervals_below_a_millisecond_have_times_of_their_own() {
    let mut generator = started(250, 1_000_100);
    let times: Vec<String> = (0..4).map(|_| generator.next_now(1_000_100).time.to_string()).collect();
    assert_eq!(times, ["1000.250", "1000.500", "1000.750", "1001"]);
}

/// Batches that do not wait are labelled by the interval in which now lies, as long as they are not
/// faster than the clock.
#[test]
fn a_start_at_once_begins_with_the_interval_of_now() {
    let at_once = |now| {
        let mut generator = Generator::new(100).by_batch();
        generator.start_at_once(now);
        generator
    };
    let times = |mut generator: Generator, clock: &[u64]| -> Vec<u64> {
        clock.iter().map(|now| generator.next_now(*now).time.micros).collect()
    };
    assert_eq!(times(at_once(1234), &[1234, 1234, 1234]), [1200, 1300, 1400], "faster than the clock");
    assert_eq!(times(at_once(1234), &[1299, 1300, 1399, 1550]), [1200, 1300, 1400, 1500]);
    assert_eq!(times(at_once(1234), &[1450, 1560, 2000]), [1400, 1500, 2000], "slower than the clock");
    assert_eq!(times(at_once(1200), &[1200, 1200]), [1200, 1300], "at a multiple");
    assert_eq!(times(at_once(0), &[0, 0]), [0, 100]);
    assert_eq!(times(at_once(1234), &[1234, 900, 1000]), [1200, 1300, 1400], "a clock that is set back");
    // times of other runs, and those that are taken meanwhile, are left out
    let after = |last| {
        let mut generator = at_once(1234);
        generator.continue_after(BatchTime { micros: last });
        generator
    };
    assert_eq!(times(after(1100), &[1234, 1234]), [1200, 1300], "an earlier run is no matter");
    assert_eq!(times(after(1200), &[1234, 1234]), [1300, 1400]);
    assert_eq!(times(after(2000), &[1234, 1234, 1400]), [2100, 2200, 2300]);
    let mut generator = at_once(1234);
    generator.next_now(1234);
    generator.postpone();
    assert_eq!(times(generator, &[1234, 1234]), [1400, 1500]);
}

#[test]
fn a_jump_forward_is_one_batch_at_the_last_tick() {
    let mut generator = started(100, 1000);
    assert_eq!(generator.advance(1100), due(1, 1100, 1));
    assert_eq!(generator.advance(1_000_000_050), due(9_999_990, 1_000_000_000, 9_999_989));
    assert_eq!(generator.advance(1_000_000_099), None);
    assert_eq!(generator.advance(1_000_000_100), due(9_999_991, 1_000_000_100, 1));
}

#[test]
fn a_clock_set_back_neither_reuses_a_time_nor_stops_the_batches() {
    let mut generator = started(100, 10_000);
    assert_eq!(generator.advance(10_100), due(1, 10_100, 1));
    // an hour back, so to say: batches go on at their pace
    assert_eq!(generator.advance(3_010), None);
    let wake = generator.wake_at();
    assert_eq!(wake, 3_100, "still at multiples on the wall");
    assert_eq!(generator.advance(wake), due(2, 10_200, 1));
    assert_eq!(generator.wake_at(), wake + 100);
    assert_eq!(generator.advance(wake + 100), due(3, 10_300, 1));
    // and forward again: the clock counts again, and what it jumped over was not missed but run
    assert_eq!(generator.advance(10_399), None);
    assert_eq!(generator.advance(10_400), due(4, 10_400, 1));
    assert_eq!(generator.wake_at(), 10_500);
}

#[test]
fn times_only_grow_whatever_the_clock_does() {
    let mut generator = started(10, 1_000_000);
    let (mut last, mut tick, mut now, mut seed) = (0, 0, 1_000_000u64, 1u64);
    for _ in 0..10_000 {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        now = now.saturating_add_signed((seed >> 40) as i64 % 200 - 90);
        let ticks = match seed % 7 {
            0 => Some(generator.next_now(now)),
            _ => generator.advance(now),
        };
        if let Some(Ticks { tick: number, time, n }) = ticks {
            tick += n;
            assert_eq!(number, tick);
            assert_eq!(time.micros, 1_000_000 + tick * 10, "the grid has no other times");
            assert!(time.micros > last, "{time} after {last}");
            last = time.micros;
        }
    }
}

#[test]
fn batches_that_do_not_wait_have_distinct_times_and_keep_up_with_the_clock() {
    let mut generator = started(100, 1000);
    assert_eq!(Some(generator.next_now(1000)), due(1, 1100, 1));
    assert_eq!(Some(generator.next_now(1001)), due(2, 1200, 1));
    // the third took long
    assert_eq!(Some(generator.next_now(5050)), due(40, 5000, 38));
    assert_eq!(Some(generator.next_now(5051)), due(41, 5100, 1));
    // times that ran ahead are not due again
    assert_eq!(generator.advance(5199), None);
    assert_eq!(generator.advance(5200), due(42, 5200, 1));
}

/// Windows of a run over files do not depend on how fast it is.
#[test]
fn with_finite_sources_a_batch_is_a_tick_however_long_it_took() {
    let mut generator = Generator::new(100).by_batch();
    generator.start(1000);
    assert_eq!(Some(generator.next_now(1000)), due(1, 1100, 1));
    assert_eq!(Some(generator.next_now(5050)), due(2, 5000, 1));
    assert_eq!(Some(generator.next_now(5051)), due(3, 5100, 1));
}

#[test]
fn intervals_are_read_and_refused_in_words() {
    for (text, micros) in [
        ("1s", 1_000_000),
        ("1.5s", 1_500_000),
        (" 250 ms", 250_000),
        ("500us", 500),
        ("2m", 120_000_000),
        ("1h", 3_600_000_000),
    ] {
        assert_eq!(parse_interval(text), Ok(Duration::from_micros(micros)), "{text}");
        let shown = format_interval(Duration::from_micros(micros));
        assert_eq!(parse_interval(&shown), Ok(Duration::from_micros(micros)), "{shown}");
    }
    for (text, why) in [
        ("", "write a number"),
        ("1", "write a number"),
        ("s", "write a number"),
        ("-1s", "write a number"),
        ("1..5s", "write a number"),
        (".5s", "write a number"),
        ("1 fortnight", "write a number"),
        ("1.5us", "is not a whole number of microseconds"),
        ("0.00000000000000000000000000000001h", "is not a whole number of microseconds"),
        ("99999999999999999999s", "is longer than thirty years"),
        ("18446744073709551615h", "is longer than thirty years"),
    ] {
        let refused = parse_interval(text).unwrap_err();
        assert!(refused.contains(why), "{text}: {refused}");
    }
    assert!(parse_interval("0ms").unwrap_err().contains("cannot be zero"));
}

#[test]
fn times_are_shown_as_dates() {
    for (micros, date) in [
        (0, "1970-01-01T00:00:00Z"),
        (951_782_399_999_999, "2000-02-28T23:59:59.999999Z"),
        (951_782_400_000_000, "2000-02-29T00:00:00Z"),
        (951_868_800_000_500, "2000-03-01T00:00:00.000500Z"),
        (1_700_000_000_500_000, "2023-11-14T22:13:20.500Z"),
        (1_735_689_599_000_000, "2024-12-31T23:59:59Z"),
        (4_107_542_400_000_000, "2100-03-01T00:00:00Z"),
        (4_107_456_000_000_000, "2100-02-28T00:00:00Z"),
    ] {
        let time = BatchTime { micros };
        assert_eq!(time.rfc3339(), date);
        assert_eq!(format!("{time:#}"), format!("{date} ({time} ms)"));
        assert_eq!(format!("{time:?}"), format!("BatchTime({time:#})"));
    }
    // every day of 400 years has its own date, and they are in order
    let days = (0..146_097).map(|day| BatchTime { micros: day * 86_400_000_000 }.rfc3339());
    let days: Vec<String> = days.collect();
    assert!(days.is_sorted_by(|a, b| a < b));
    assert_eq!(days.last().unwrap(), "2369-12-31T00:00:00Z");
}

#[test]
fn batches_come_after_those_of_an_earlier_run_at_their_usual_pace() {
    for (last, first) in [(500, 1100), (1000, 1100), (1099, 1100), (1100, 1200), (1450, 1500)] {
        let mut generator = started(100, 1010);
        generator.continue_after(BatchTime { micros: last });
        assert_eq!(generator.wake_at(), 1100, "{last}: the first tick is when it would have been");
        assert_eq!(generator.advance(1099), None);
        assert_eq!(generator.advance(1100), due(1, first, 1), "{last}");
        assert_eq!(generator.wake_at(), 1200);
        // one that is an interval ahead waits once, until the clock has caught up
        let ahead = if first == 1200 { 100 } else { 0 };
        assert_eq!(generator.advance(1200 + ahead), due(2, first + 100, 1), "{last}");
        assert_eq!(Some(generator.next_now(1210 + ahead)), due(3, first + 200, 1));
    }
}

#[test]
fn a_time_that_another_run_has_moves_all_later_ones() {
    let mut generator = started(100, 1000);
    assert_eq!(generator.advance(1100), due(1, 1100, 1));
    generator.postpone();
    generator.postpone();
    assert_eq!(generator.wake_at(), 1200, "the pace stays");
    assert_eq!(generator.advance(1200), due(2, 1400, 1));
    // when the process sleeps, the clock catches up and no time comes twice
    assert_eq!(generator.advance(1600), due(4, 1600, 2));
    assert_eq!(generator.advance(1700), due(5, 1700, 1));
}
