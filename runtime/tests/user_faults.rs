//! What the user did wrong is shown where the user did it, and an error of the user's own is shown
//! as it is.
#![allow(clippy::unwrap_used, reason = "a test may")]

mod hand;

use std::{
    error::Error as _,
    io,
    panic::{self, AssertUnwindSafe},
    process::Termination,
    sync::Mutex,
};
use streamc_runtime::{
    Error,
    exec::Local,
    metrics::stats::Stats,
    source::queue_stream,
    testkit::{self, TestKit},
};

/// The file and the message of a panic.
fn panic_of(fault: impl FnOnce()) -> (String, String) {
    static HOOK: Mutex<()> = Mutex::new(());
    let _one_at_a_time = HOOK.lock().unwrap();
    let place = std::sync::Arc::new(Mutex::new(String::new()));
    let (noted, before) = (place.clone(), panic::take_hook());
    panic::set_hook(Box::new(move |info| {
        *noted.lock().unwrap() = info.location().unwrap().file().to_owned();
    }));
    let payload = panic::catch_unwind(AssertUnwindSafe(fault)).expect_err("it panics");
    panic::set_hook(before);
    let message = payload.downcast_ref::<String>().cloned();
    let message = message.or_else(|| payload.downcast_ref::<&str>().map(|text| (*text).to_owned()));
    let file = place.lock().unwrap().clone();
    (file, message.unwrap())
}

fn kit() -> TestKit {
    let lines = testkit::input::<&str>();
    TestKit::new(hand::save(lines.stream(), "x", ""))
}

#[test]
fn panics_name_the_line_of_the_user() {
    let faults: [(&str, fn()); 6] = [
        ("no output is called `prnt`; there are `lines.print`, ", || drop(kit().output("prnt").to_vec())),
        ("no output is called `prnt`; there are `lines.print`, ", || {
            drop(kit().run_batch().unwrap().output("prnt"))
        }),
        ("no output is called `prnt`; there are `lines.print`, ", || {
            let _ = kit().run_batch().unwrap().partitions("prnt").len();
        }),
        ("`soon` is not a duration; ", || drop(kit().interval("soon"))),
        ("a batch interval cannot be zero", || drop(kit().interval(std::time::Duration::ZERO))),
        ("an entry of a queue has one partition at least", || drop(queue_stream([[1u64]]).partitions(0))),
    ];
    for (expected, fault) in faults {
        let (file, message) = panic_of(fault);
        assert!(message.starts_with(expected), "{message}");
        assert_eq!(file, file!(), "{message}");
    }
    drop(Local::new(1, 1));
}

#[test]
fn a_kit_takes_durations_as_text() {
    let mut kit = kit().interval("250ms");
    let (first, second) = (kit.run_batch().unwrap().time(), kit.run_batch().unwrap().time());
    assert_eq!(second.micros - first.micros, 250_000);
}

#[test]
fn a_counter_that_does_not_exist_is_an_error() {
    let stats = Stats::default();
    stats.batches.add(3);
    assert_eq!(stats.counter("batches").unwrap(), 3);
    let refused = |stats: &Stats| stats.counter("blank").unwrap_err().to_string();
    assert_eq!(refused(&stats), "there is no counter `blank`: no pipeline calls `counter(\"blank\")`");
}

#[test]
fn errors_of_a_program_become_errors_of_streamc() {
    fn read() -> streamc_runtime::Result<()> {
        Ok(Err(io::Error::new(io::ErrorKind::NotFound, "No such file or directory"))?)
    }
    fn port() -> streamc_runtime::Result<u16> {
        "http".parse().map_err(Error::other)
    }
    let error = read().unwrap_err();
    assert!(error.to_string().starts_with("No such file or directory"), "{error}");
    // `main` shows an error by its debug form
    assert_eq!(format!("{error:?}"), error.to_string());
    let Error::Other(cause) = &error else { panic!("{error}") };
    assert_eq!(cause.downcast_ref::<io::Error>().unwrap().kind(), io::ErrorKind::NotFound);
    // who waits gets a copy, with the same source
    let Error::Other(copy) = error.clone() else { panic!("{error}") };
    assert_eq!(copy.downcast_ref::<io::Error>().unwrap().kind(), io::ErrorKind::NotFound);
    let copy = port().unwrap_err().clone();
    let Error::Other(cause) = &copy else { panic!("{copy}") };
    assert!(cause.is::<std::num::ParseIntError>(), "{copy}");
    assert_eq!(copy.to_string(), "invalid digit found in string");
    assert!(Error::other("just text").source().is_none());
    // `?` works where `main` gives any error back, and threads may send one
    fn assert_error<E: std::error::Error + Send + Sync + 'static>() {}
    assert_error::<Error>();
    fn assert_main<T: Termination>() {}
    assert_main::<streamc_runtime::Result<()>>();
}

/// What the prelude has is enough to write a receiver.
#[test]
fn the_prelude_has_what_a_receiver_needs() {
    use streamc_runtime::prelude::*;
    #[derive(Debug)]
    struct Once;
    impl Receiver<u64> for Once {
        fn name(&self) -> String {
            "once".to_owned()
        }
        fn run(&mut self, store: &Store<u64>) -> Result<End, Stopped> {
            store.record::<u64>(7)?;
            Ok(End::Finished)
        }
    }
    let _: DStream<u64> = receiver_stream(Once).into_dstream();
}
