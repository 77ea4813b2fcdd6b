//! SIGINT and SIGTERM, sent to a process of its own: this test program starts itself again as the
//! child.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test may")]

mod hand;

use hand::{Feed, LIMIT, ended, foreach};
use std::{
    io::{BufRead, BufReader, Read},
    os::unix::process::ExitStatusExt,
    process::{Child, Command, ExitStatus, Stdio},
    sync::mpsc,
};
use streamc_runtime::{StreamingContext, testkit};

const ROLE: &str = "STREAMC_TEST_SIGNALS_ROLE";

#[test]
fn the_first_signal_stops_gracefully_and_the_program_goes_on() {
    for signal in ["INT", "TERM"] {
        let mut child = spawn("graceful");
        wait_for(&mut child, "ready");
        send(&child.id().to_string(), signal);
        let (status, out) = end(child);
        assert!(status.success(), "{signal}: {status}");
        assert!(out.contains("the last batch has: late") && out.contains("ended well"), "{signal}: {out}");
    }
}

#[test]
fn the_second_signal_ends_the_process_at_once() {
    let mut child = spawn("stalled");
    wait_for(&mut child, "the output is stalled");
    send(&child.id().to_string(), "TERM");
    let mut err = BufReader::new(child.stderr.take().unwrap()).lines();
    assert!(err.any(|line| line.unwrap().contains("press Ctrl-C again to quit now")));
    send_until_it_ends(&mut child, "TERM");
    assert_eq!(end(child).0.signal(), Some(15));
}

/// As `timeout` does, which sends it to the process and to its group.
#[test]
fn the_same_signal_right_behind_the_first_is_no_second_one() {
    for signals in ["-INT $0; kill -INT $0", "-TERM $0; kill -TERM $0", "-INT $0; kill -TERM $0"] {
        let mut child = spawn("graceful");
        wait_for(&mut child, "ready");
        let mut shell = Command::new("sh");
        shell.args(["-c", &format!("kill {signals}"), &child.id().to_string()]);
        shell.status().unwrap(); // the second one may come when it has ended
        let (status, out) = end(child);
        assert!(status.success(), "{signals}: {status}");
        assert!(out.contains("the last batch has: late") && out.contains("ended well"), "{signals}: {out}");
    }
}

/// The codes of `docs/running.md`, as a shell sees them.
#[test]
fn a_shell_shows_the_exit_codes_of_the_signals() {
    for (role, signals, code) in [
        ("graceful", &["INT"][..], 0),
        ("stalled", &["INT", "INT"], 130),
        ("stalled", &["INT", "TERM"], 143),
        ("stalled", &["TERM", "TERM"], 143),
    ] {
        let mut command = Command::new("sh");
        // a command after it, so that the shell waits and does not become the child
        let run = "\"$0\" child --exact --nocapture; echo \"the code is $?\"";
        command.args(["-c", run]).arg(std::env::current_exe().unwrap()).env(ROLE, role);
        let mut shell = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        wait_for(&mut shell, "process ");
        let mut id = wait_for(&mut shell, "\n");
        id.pop();
        wait_for(&mut shell, if role == "stalled" { "the output is stalled" } else { "ready" });
        let mut err = BufReader::new(shell.stderr.take().unwrap()).lines();
        for (n, signal) in signals.iter().enumerate() {
            if n == 0 {
                send(&id, signal);
                // it has heard the first one before it is sent the second
                let heard = err.any(|line| line.unwrap().contains("press Ctrl-C again to quit now"));
                assert!(heard, "{signals:?}: it said nothing");
            } else {
                while is_sent(&id, signal) {}
            }
        }
        let (_, out) = end(shell);
        assert!(out.contains(&format!("the code is {code}\n")), "{signals:?}: {out}");
    }
}

#[test]
fn signals_do_what_they_always_do_when_no_context_runs() {
    let mut child = spawn("afterwards");
    wait_for(&mut child, "the context has ended");
    send(&child.id().to_string(), "INT");
    assert_eq!(end(child).0.signal(), Some(2));
}

/// Not a test of its own: what the children do.
#[test]
fn child() {
    let builder = || StreamingContext::builder().batch("10ms").threads(1);
    let (never, forever) = mpsc::channel::<()>();
    if std::env::var(ROLE).is_ok() {
        println!("\nprocess {}", std::process::id());
    }
    match std::env::var(ROLE).as_deref() {
        Ok("graceful") => {
            let feed = Feed::default();
            feed.push_late("late");
            let show = |_, lines: Vec<&str>| {
                if !lines.is_empty() {
                    println!("\nthe last batch has: {}", lines.concat());
                }
            };
            let running = builder().build().unwrap().start([foreach(feed.stream(), show)]).unwrap();
            println!("\nready");
            ended(&running).unwrap();
            println!("\nended well");
        }
        Ok("stalled") => {
            let stall = |_, _: Vec<&str>| {
                println!("\nthe output is stalled");
                let (_never, forever) = mpsc::channel::<()>();
                let _ = forever.recv_timeout(LIMIT);
            };
            builder().build().unwrap().run(foreach(Feed::default().stream(), stall)).unwrap();
        }
        Ok("afterwards") => {
            let finite = foreach(testkit::input::<&str>().stream(), |_, _| ());
            builder().build().unwrap().run(finite).unwrap();
            println!("\nthe context has ended");
            let _ = forever.recv_timeout(LIMIT);
        }
        _ => {}
    }
    drop(never);
}

fn spawn(role: &str) -> Child {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["child", "--exact", "--nocapture"]).env(ROLE, role);
    command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

/// Reads byte by byte: what comes later is left for [`end`]. Gives what it has read.
fn wait_for(child: &mut Child, text: &str) -> String {
    let out = child.stdout.as_mut().unwrap();
    let (mut seen, mut byte) = (String::new(), [0]);
    while !seen.ends_with(text) {
        assert_eq!(out.read(&mut byte).unwrap(), 1, "the child ended after: {seen}");
        seen.push(char::from(byte[0]));
    }
    seen
}

fn send(process: &str, signal: &str) {
    let sent = Command::new("kill").args([&format!("-{signal}"), process]).status();
    assert!(sent.unwrap().success());
}

/// The same signal right behind the first one would not count, so this one is sent until it does.
fn send_until_it_ends(child: &mut Child, signal: &str) {
    while child.try_wait().unwrap().is_none() {
        is_sent(&child.id().to_string(), signal);
    }
}

/// False when the process has ended meanwhile.
fn is_sent(process: &str, signal: &str) -> bool {
    Command::new("kill").args([&format!("-{signal}"), process]).output().unwrap().status.success()
}

fn end(mut child: Child) -> (ExitStatus, String) {
    let mut out = String::new();
    child.stdout.take().unwrap().read_to_string(&mut out).unwrap();
    (child.wait().unwrap(), out)
}
