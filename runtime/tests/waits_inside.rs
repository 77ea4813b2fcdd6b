//! Code that a context runs and that waits for the end of this context gets an error, wherever it
//! stands. And what those get who wait outside.
#![allow(clippy::unwrap_used, reason = "a test may")]

mod hand;

use hand::{Feed, LIMIT, START, Screen, context, ended, foreach, print, receive, tick, tick_unseen};
use std::{
    sync::{Arc, Mutex, OnceLock, mpsc},
    thread,
    time::Duration,
};
use streamc_runtime::{
    Error,
    context::ContextHandle,
    dstream::IntoDStream,
    env::ManualClock,
    metrics::events::{Event, Listener},
    receiver::{End, Receiver, Stopped, Store, receiver_stream},
    record::Str,
};

/// The handle, for the code inside.
type Handle = Arc<OnceLock<ContextHandle>>;

/// What both ways to wait give, here and now.
fn wait(handle: &Handle) -> [String; 2] {
    let running = handle.wait();
    let said = |result: Result<bool, Error>| result.unwrap_err().to_string();
    [said(running.await_termination().map(|()| true)), said(running.await_termination_for(LIMIT))]
}

fn check(place: &str, said: &mpsc::Receiver<[String; 2]>) {
    for said in receive(said) {
        assert!(said.contains("cannot be awaited by what it runs itself"), "{place}: {said}");
    }
}

#[test]
fn an_output_that_waits_for_its_context_gets_an_error() {
    let (clock, feed, handle) = (ManualClock::new(START), Feed::default(), Handle::default());
    let (send, said) = mpsc::channel();
    let inside = Arc::clone(&handle);
    let pipeline = foreach(feed.stream(), move |_, lines| {
        if !lines.is_empty() {
            send.send(wait(&inside)).unwrap();
            // dropping a handle inside stops nothing and waits for nothing
            drop(inside.get().cloned());
        }
    });
    let running = context(&clock, &Screen::default()).build().unwrap().start([pipeline]).unwrap();
    handle.set(running.clone()).unwrap();
    feed.push("a");
    tick(&clock, &feed);
    check("foreach_rdd", &said);
    running.stop(true);
    ended(&running).unwrap();
}

#[derive(Clone, Debug)]
struct Waits(Handle, Arc<Mutex<mpsc::Sender<[String; 2]>>>);

impl Listener for Waits {
    fn on(&mut self, event: &Event) {
        if let Event::BatchCompleted(_) = event {
            self.1.lock().unwrap().send(wait(&self.0)).unwrap();
        }
    }
}

impl Receiver<Str> for Waits {
    fn name(&self) -> String {
        "one that waits".to_owned()
    }
    fn run(&mut self, _: &Store<Str>) -> Result<End, Stopped> {
        self.1.lock().unwrap().send(wait(&self.0)).unwrap();
        Ok(End::Finished)
    }
}

#[test]
fn a_listener_and_a_receiver_that_wait_get_an_error() {
    for place in ["listener", "receiver"] {
        let (clock, handle) = (ManualClock::new(START), Handle::default());
        let (send, said) = mpsc::channel();
        let waits = Waits(Arc::clone(&handle), Arc::new(Mutex::new(send)));
        let feed = Feed::default();
        let (stream, builder) = match place {
            "listener" => (feed.stream(), context(&clock, &Screen::default()).listener(waits)),
            _ => (receiver_stream(waits).into_dstream(), context(&clock, &Screen::default())),
        };
        let running = builder.build().unwrap().start([print(stream, str::to_owned)]).unwrap();
        handle.set(running.clone()).unwrap();
        if place == "listener" {
            tick(&clock, &feed);
        }
        check(place, &said);
        running.stop(false);
        ended(&running).unwrap();
    }
}

/// Waiting for another context is nobody's hang.
#[test]
fn an_output_may_wait_for_another_context() {
    let (clock, feed, other) = (ManualClock::new(START), Feed::default(), Feed::default());
    let (send, got) = mpsc::channel();
    let inner = context(&ManualClock::new(START), &Screen::default()).build().unwrap();
    let inner = inner.start([print(other.stream(), str::to_owned)]).unwrap();
    inner.stop(true);
    let pipeline = foreach(feed.stream(), move |_, _| send.send(ended(&inner).is_ok()).unwrap());
    let running = context(&clock, &Screen::default()).build().unwrap().start([pipeline]).unwrap();
    tick(&clock, &feed);
    assert!(receive(&got));
    running.stop(true);
    ended(&running).unwrap();
}

fn failing(screen: &Screen) -> ContextHandle {
    let (clock, feed) = (ManualClock::new(START), Feed::default());
    feed.fail_cut("the disk is gone");
    let running = context(&clock, screen).quiet().build().unwrap();
    let running = running.start([print(feed.stream(), str::to_owned)]).unwrap();
    tick_unseen(&clock);
    running
}

#[test]
fn all_who_wait_get_the_error() {
    let running = failing(&Screen::default());
    let said = |running: &ContextHandle| ended(running).unwrap_err().to_string();
    thread::scope(|scope| {
        let waiters: Vec<_> = (0..4).map(|_| scope.spawn(|| said(&running))).collect();
        for waiter in waiters {
            assert_eq!(waiter.join().unwrap(), "test feed: the disk is gone");
        }
    });
    // and those who come later, however they ask
    assert_eq!(said(&running.clone()), "test feed: the disk is gone");
    assert!(running.await_termination().is_err() && running.await_termination_for(Duration::ZERO).is_err());
}

#[test]
fn an_error_that_nobody_asks_for_is_printed_once() {
    let screen = Screen::default();
    let running = failing(&screen);
    let copy = running.clone();
    drop(running);
    while copy.get_state() != streamc_runtime::context::ContextState::Stopped {
        thread::yield_now();
    }
    assert_eq!(screen.err(), "", "somebody may still ask");
    drop(copy);
    assert_eq!(screen.err(), "streamc: the context has failed: test feed: the disk is gone\n");
    let screen = Screen::default();
    let heard = failing(&screen);
    ended(&heard).unwrap_err();
    drop(heard);
    assert_eq!(screen.err(), "");
}
