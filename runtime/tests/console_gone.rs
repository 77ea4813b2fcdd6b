//! A standard error output that cannot be written ends nothing in silence. Real processes: this
//! test program starts itself again as the child.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test may")]

mod hand;

use hand::{LIMIT, foreach, print};
use std::{
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    process::{Child, Command, Stdio},
    sync::mpsc,
    thread,
};
use streamc_runtime::{StreamingContext, dstream::IntoDStream, source::socket_text_stream};

const ROLE: &str = "STREAMC_TEST_CONSOLE_PEER";
const PRINTS: &str = "STREAMC_TEST_CONSOLE_PRINTS";

fn accept(listener: &TcpListener) -> TcpStream {
    let (send, accepted) = mpsc::channel();
    let listener = listener.try_clone().unwrap();
    thread::spawn(move || send.send(listener.accept().unwrap().0));
    accepted.recv_timeout(LIMIT).expect("the receiver connects")
}

/// Kills the child also when the test fails.
struct Killed(Child);

impl Drop for Killed {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn a_receiver_goes_on_when_its_messages_cannot_be_written() {
    // a pipe of Linux holds so much, and then whoever writes to it waits
    let full = "head -c 65536 /dev/zero >&2;";
    for broken in ["2>/dev/full", "2>&-", "a closed pipe", full] {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let mut command = Command::new("sh");
        let redirect = if broken.starts_with('2') { broken } else { "" };
        let first = if broken == full { full } else { "" };
        command.args(["-c", &format!("{first} exec \"$0\" child --exact --nocapture {redirect}")]);
        command.arg(std::env::current_exe().unwrap()).env(ROLE, listener.local_addr().unwrap().to_string());
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = Killed(command.spawn().unwrap());
        if broken != full {
            drop(child.0.stderr.take());
        }
        // each of these is said on the standard error output, and each new outage again
        for _ in 0..3 {
            let mut peer = accept(&listener);
            peer.write_all(b"half a line that is an outage of its own\n").unwrap();
        }
        let mut peer = accept(&listener);
        peer.write_all(b"it still listens\n").unwrap();
        let (mut seen, mut byte) = (String::new(), [0]);
        let out = child.0.stdout.as_mut().unwrap();
        while !seen.ends_with("it still listens\n") {
            assert_eq!(out.read(&mut byte).unwrap(), 1, "{broken}: the child ended after: {seen}");
            seen.push(char::from(byte[0]));
        }
    }
}

/// `job | head -1`
#[test]
fn a_reader_who_has_seen_enough_is_an_error_of_the_output() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["child", "--exact", "--nocapture"]);
    command.env(ROLE, listener.local_addr().unwrap().to_string());
    let mut child = Killed(command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap());
    let mut peer = accept(&listener);
    drop(child.0.stdout.take());
    let (mut err, (send, said)) = (child.0.stderr.take().unwrap(), mpsc::channel());
    thread::spawn(move || {
        let mut text = String::new();
        err.read_to_string(&mut text).unwrap();
        send.send(text)
    });
    // the connection ends with the child
    while peer.write_all(b"line\n").is_ok() && said.try_recv().is_err_and(|e| e == mpsc::TryRecvError::Empty)
    {
        thread::yield_now();
    }
    let text = said.recv_timeout(LIMIT).expect("the child ends");
    assert!(text.contains("print` failed") && text.contains("Broken pipe"), "{text}");
    assert!(!child.0.wait().unwrap().success());
}

/// `println!` and `eprintln!` panic where nobody reads: the panic of a closure, which ends the
/// context by its policy and hangs nothing.
#[test]
fn a_closure_that_prints_where_nobody_reads_is_one_that_panics() {
    for place in ["stdout", "stderr"] {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args(["child", "--exact", "--nocapture"]).env(PRINTS, place);
        command.env(ROLE, listener.local_addr().unwrap().to_string());
        let mut child = Killed(command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap());
        let mut peer = accept(&listener);
        match place {
            "stdout" => drop(child.0.stdout.take()),
            _ => drop(child.0.stderr.take()),
        }
        let (send, ended) = mpsc::channel();
        let (out, err) = (child.0.stdout.take(), child.0.stderr.take());
        thread::spawn(move || {
            let mut text = String::new();
            let mut read = |from: &mut dyn Read| from.read_to_string(&mut text).map(drop).unwrap();
            out.into_iter().for_each(|mut out| read(&mut out));
            err.into_iter().for_each(|mut err| read(&mut err));
            send.send(text)
        });
        let text = loop {
            match ended.try_recv() {
                Ok(text) => break text,
                // the connection ends with the child
                Err(_) if peer.write_all(b"line\n").is_err() => break ended.recv_timeout(LIMIT).unwrap(),
                Err(_) => thread::yield_now(),
            }
        };
        assert!(place == "stderr" || text.contains("failed printing to stdout"), "{text}");
        assert!(text.contains("foreach_rdd` failed") || place == "stderr", "{text}");
        assert!(!child.0.wait().unwrap().success(), "{place}");
    }
}

/// Not a test of its own: what the children do.
#[test]
#[expect(clippy::print_stdout, clippy::print_stderr, reason = "this is what a user may do")]
fn child() {
    let Ok(peer) = std::env::var(ROLE) else { return };
    let context = StreamingContext::builder().batch("10ms").threads(1).build().unwrap();
    if let Ok(place) = std::env::var(PRINTS) {
        let prints = move |_, lines: Vec<&str>| match &*place {
            "stdout" => println!("{lines:?}"),
            _ => eprintln!("{lines:?}"),
        };
        return context.run(foreach(socket_text_stream(&peer).into_dstream(), prints)).unwrap();
    }
    context.run(print(socket_text_stream(&peer).into_dstream(), str::to_owned)).unwrap();
}
