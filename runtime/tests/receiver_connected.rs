//! A connection is announced once, and again when the user was told that it was missing.
#![allow(clippy::unwrap_used, reason = "a test may")]

mod hand;

use hand::{LIMIT, Screen, ended, print};
use std::{
    io::Write,
    net::{TcpListener, TcpStream},
    sync::mpsc,
    thread,
    time::Duration,
};
use streamc_runtime::{StreamingContext, dstream::IntoDStream, source::socket_text_stream};

fn accept(listener: &TcpListener) -> TcpStream {
    let (send, accepted) = mpsc::channel();
    let listener = listener.try_clone().unwrap();
    thread::spawn(move || send.send(listener.accept().unwrap().0));
    accepted.recv_timeout(LIMIT).expect("the receiver connects")
}

#[test]
fn connected_is_said_once_for_each_outage_that_was_said() {
    let (listener, screen) = (TcpListener::bind("127.0.0.1:0").unwrap(), Screen::default());
    let address = listener.local_addr().unwrap().to_string();
    let builder = StreamingContext::builder().batch("10ms").threads(1).signals(false).console(screen.clone());
    let lines = socket_text_stream(&address).into_dstream();
    let running = builder.skip_empty().build().unwrap().start([print(lines, str::to_owned)]).unwrap();
    // it gives something, so that its end is an outage of its own; the one after it gives nothing
    accept(&listener).write_all(b"first\n").unwrap();
    drop(accept(&listener));
    let mut last = accept(&listener);
    last.write_all(b"last\n").unwrap();
    let seen = (0..LIMIT.as_millis()).any(|_| {
        thread::park_timeout(Duration::from_millis(1));
        screen.out().contains("last\n")
    });
    assert!(seen, "{}", screen.out());
    running.stop(true);
    ended(&running).unwrap();
    let (said, connected) = (screen.err(), format!("streamc: socket {address}: connected\n"));
    assert!(said.starts_with(&connected), "{said}");
    assert_eq!(said.matches(&connected).count(), 2, "{said}");
    assert_eq!(said.matches("retrying").count(), 1, "{said}");
    assert_eq!(running.stats().connects.get(), 3);
}
