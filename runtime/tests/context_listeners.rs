//! What listeners hear, in which order, and that they can hold up and break nothing.
#![allow(clippy::unwrap_used, reason = "a test may")]

mod hand;

use hand::{Feed, START, Screen, context, foreach, print, receive, tick};
use std::{sync::mpsc, time::Duration};
use streamc_runtime::{
    StreamingContext,
    batch::SplitStatus,
    context::ContextState,
    env::ManualClock,
    metrics::events::{BatchInfo, Event, Listener, ReceiverInfo},
    receiver::{End, Receiver, Stopped, Store, receiver_stream},
    record::Str,
};

/// Writes down what it hears.
struct Log(mpsc::Sender<String>);

impl Log {
    fn new() -> (Log, mpsc::Receiver<String>) {
        let (send, heard) = mpsc::channel();
        (Log(send), heard)
    }
    fn say(&self, text: String) {
        self.0.send(text).unwrap();
    }
    fn batch(&self, what: &str, batch: &BatchInfo) {
        let delays = (batch.scheduling_delay, batch.processing_delay, batch.total_delay());
        let known = [delays.0, delays.1, delays.2].map(|delay| if delay.is_some() { 'x' } else { '-' });
        let (time, records) = (batch.time.micros / 1_000_000, batch.records());
        let failed = batch.failed.as_deref().unwrap_or("ok");
        let known: String = known.iter().collect();
        self.say(format!("{what} {time} records {records} delays {known} {failed}"));
    }
}

impl Listener for Log {
    fn on(&mut self, event: &Event) {
        let reason = |receiver: &ReceiverInfo, or: &str| receiver.reason.clone().unwrap_or(or.to_owned());
        match event {
            Event::StreamingStarted => self.say("streaming started".to_owned()),
            Event::BatchSubmitted(batch) => self.batch("submitted", batch),
            Event::BatchStarted(batch) => self.batch("started", batch),
            Event::BatchCompleted(batch) => self.batch("completed", batch),
            Event::StageCompleted(stage) => {
                let (pipeline, number, records) = (stage.pipeline, stage.stage, stage.records);
                let how = stage.failed.as_deref().unwrap_or("ok");
                self.say(format!("{pipeline} stage {number} {} passed on {records} {how}", stage.name));
            }
            Event::OutputStarted(output) => {
                self.say(format!("{} {} started", output.pipeline, output.output))
            }
            Event::OutputCompleted(output) => {
                let (how, records) = (output.failed.as_deref().unwrap_or("ok"), output.records);
                assert!(output.took.is_some());
                self.say(format!("{} {} completed {records} {how}", output.pipeline, output.output));
            }
            Event::ReceiverStarted(receiver) => self.say(format!("receiver {} started", receiver.name)),
            Event::ReceiverError(receiver) => {
                self.say(format!("receiver {} error: {}", receiver.name, reason(receiver, "?")));
            }
            Event::ReceiverStopped(receiver) => {
                self.say(format!("receiver {} stopped: {}", receiver.name, reason(receiver, "ok")));
            }
            Event::Error(error) => self.say(format!("error: {error}")),
            Event::StreamingStopped => self.say("streaming stopped".to_owned()),
            _ => {}
        }
    }
}

#[test]
fn the_events_of_a_batch_come_in_order() {
    let (clock, screen, feed) = (ManualClock::new(START), Screen::default(), Feed::default());
    let (log, heard) = Log::new();
    let builder = context(&clock, &screen).listener(log).build().unwrap();
    assert_eq!(builder.get_state(), ContextState::Initialized);
    let pipelines = [print(feed.stream(), str::to_owned), foreach(feed.stream(), |_, _| ())];
    let running = builder.start(pipelines).unwrap();
    assert_eq!(running.get_state(), ContextState::Active);
    feed.push("a");
    feed.push("b");
    tick(&clock, &feed);
    let first: Vec<String> = (0..10).map(|_| receive(&heard)).collect();
    let time = START / 1_000_000 + 1;
    assert_eq!(
        first,
        [
            "streaming started".to_owned(),
            format!("submitted {time} records 2 delays --- ok"),
            format!("started {time} records 2 delays x-- ok"),
            "print stage 0 lines passed on 2 ok".to_owned(),
            "print lines.print started".to_owned(),
            "print lines.print completed 2 ok".to_owned(),
            "foreach stage 0 lines passed on 0 ok".to_owned(),
            "foreach lines.foreach_rdd started".to_owned(),
            "foreach lines.foreach_rdd completed 0 ok".to_owned(),
            format!("completed {time} records 2 delays xxx ok"),
        ]
    );
    tick(&clock, &feed);
    assert_eq!(receive(&heard), format!("submitted {} records 0 delays --- ok", time + 1));
    running.stop(true);
    running.await_termination().unwrap();
    assert_eq!(running.get_state(), ContextState::Stopped);
    let rest: Vec<String> = heard.try_iter().collect();
    assert!(rest.iter().any(|text| text.starts_with(&format!("completed {}", time + 1))), "{rest:?}");
    assert_eq!(rest.last().map(String::as_str), Some("streaming stopped"));
}

#[test]
fn a_failure_is_heard_before_the_context_ends() {
    let (clock, screen, feed) = (ManualClock::new(START), Screen::default(), Feed::default());
    let (log, heard) = Log::new();
    let fails = foreach(feed.stream(), |_, lines| if lines.is_empty() { Ok(()) } else { Err("disk full") });
    let running = context(&clock, &screen).listener(log).build().unwrap().start([fails]).unwrap();
    feed.push("a");
    tick(&clock, &feed);
    running.await_termination().unwrap_err();
    let all: Vec<String> = heard.try_iter().collect();
    assert_eq!(all[5], "foreach lines.foreach_rdd completed 1 disk full");
    assert!(all[6].starts_with("completed") && all[6].ends_with("disk full"), "{all:?}");
    assert!(all[7].starts_with("error: ") && all[7].ends_with("disk full"), "{all:?}");
    assert_eq!(all[8..], ["streaming stopped"]);
}

struct Breaks;

impl Listener for Breaks {
    fn on(&mut self, event: &Event) {
        match event {
            Event::BatchStarted(_) => panic!("a broken listener"),
            Event::BatchCompleted(_) => panic!("it hears no more"),
            _ => {}
        }
    }
}

#[test]
fn a_listener_that_panics_is_detached_and_said() {
    let (clock, screen, feed) = (ManualClock::new(START), Screen::default(), Feed::default());
    let (log, heard) = Log::new();
    let builder = context(&clock, &screen).listener(Breaks).listener(log);
    let running = builder.build().unwrap().start([print(feed.stream(), str::to_owned)]).unwrap();
    for _ in 0..2 {
        tick(&clock, &feed);
    }
    running.stop(true);
    running.await_termination().unwrap();
    assert_eq!(heard.try_iter().filter(|text| text.starts_with("completed")).count(), 2);
    let said = screen.err();
    let text = "streamc: a listener panicked and hears no more: a broken listener\n";
    assert_eq!(said.matches("listener").count(), text.matches("listener").count(), "{said}");
    assert!(said.contains(text), "{said}");
}

/// Waits in its first event until it is told to go on.
struct Slow(mpsc::Receiver<()>, u64);

impl Listener for Slow {
    fn on(&mut self, event: &Event) {
        if let Event::BatchSubmitted(_) = event {
            self.1 += 1;
            if self.1 == 1 {
                self.0.recv().unwrap();
            }
        }
    }
}

#[test]
fn a_listener_that_waits_holds_up_no_batch() {
    let (clock, screen, feed) = (ManualClock::new(START), Screen::default(), Feed::default());
    let (go, wait) = mpsc::channel();
    let (send, got) = mpsc::channel();
    let running = context(&clock, &screen).listener(Slow(wait, 0)).build().unwrap();
    let running =
        running.start([foreach(feed.stream(), move |_, lines| send.send(lines.concat()).unwrap())]).unwrap();
    for text in ["a", "b", "c"] {
        feed.push(text);
        tick(&clock, &feed);
        assert_eq!(receive(&got), text, "the batch is run though the listener waits");
    }
    go.send(()).unwrap();
    running.stop(true);
    running.await_termination().unwrap();
}

/// Gives a line, is interrupted once, and finishes.
#[derive(Debug)]
struct Once(bool);

impl Receiver<Str> for Once {
    fn name(&self) -> String {
        "peer".to_owned()
    }
    fn run(&mut self, store: &Store<Str>) -> Result<End, Stopped> {
        store.lines(b"a\n")?;
        match std::mem::replace(&mut self.0, true) {
            false => Ok(End::Restart("connection lost".to_owned())),
            true => Ok(End::Finished),
        }
    }
}

#[test]
fn receivers_are_heard() {
    let (log, heard) = Log::new();
    let builder = StreamingContext::builder().batch(Duration::from_millis(5)).signals(false).listener(log);
    let lines = receiver_stream(Once(false));
    let running = builder.console(Screen::default()).build().unwrap();
    running.run(foreach(streamc_runtime::dstream::IntoDStream::into_dstream(lines), |_, _| ())).unwrap();
    let receivers: Vec<String> = heard.try_iter().filter(|text| text.starts_with("receiver")).collect();
    assert_eq!(
        receivers,
        [
            "receiver peer started",
            "receiver peer error: connection lost",
            "receiver peer started",
            "receiver peer stopped: ok"
        ]
    );
}

#[test]
fn a_split_that_cannot_be_read_is_named_with_the_reason() {
    let (send, heard) = mpsc::channel();
    let listener = move |event: &Event| {
        if let Event::SplitStatus(split) = event {
            send.send((split.source.to_string(), split.status.clone())).unwrap();
        }
    };
    let (clock, screen) = (ManualClock::new(START), Screen::default());
    let running = context(&clock, &screen).listener(listener).build().unwrap();
    let (out, gate) = mpsc::channel();
    let lines = receiver_stream(Unreachable(out));
    let lines = streamc_runtime::dstream::IntoDStream::into_dstream(lines);
    let running = running.start([foreach(lines, |_, _| ())]).unwrap();
    receive(&gate);
    hand::tick_unseen(&clock);
    let why = SplitStatus::Unreachable("refused".into());
    assert_eq!(receive(&heard), ("a broker".to_owned(), why));
    running.stop(false);
    running.await_termination().unwrap();
    assert!(screen.err().contains("streamc: a broker: its certificate ends tomorrow\n"), "{}", screen.err());
}

/// Never reaches its peer, and says so.
#[derive(Debug)]
struct Unreachable(mpsc::Sender<()>);

impl Receiver<Str> for Unreachable {
    fn name(&self) -> String {
        "a broker".to_owned()
    }
    fn run(&mut self, store: &Store<Str>) -> Result<End, Stopped> {
        store.report("its certificate ends tomorrow");
        store.disconnected("refused");
        let (stopped, wait) = mpsc::channel();
        store.on_stop(move || stopped.send(()).unwrap());
        self.0.send(()).unwrap();
        wait.recv().unwrap();
        Err(Stopped)
    }
}
