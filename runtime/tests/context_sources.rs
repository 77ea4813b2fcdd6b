//! A context with the runtime's own sources: files and pipes that end, a queue at the pace of the
//! clock, a socket.
#![allow(clippy::unwrap_used, reason = "a test may")]

mod hand;

use hand::{LIMIT, START, Screen, context, ended, foreach, print, receive};
use std::{
    collections::VecDeque,
    io::Write,
    net::TcpListener,
    sync::{Mutex, mpsc},
    time::Duration,
};
use streamc_runtime::{
    Error, StreamingContext,
    batch::{Position, Span, SplitId, SplitStatus},
    context::ContextHandle,
    dstream::{DStream, IntoDStream},
    env::{ManualClock, MemFs, Wake},
    record::{Block, Str},
    source::{
        Held, Limits, Planned, Positions, ReadError, Reading, Source, SourceCx, SourcePart, file_text,
        queue_stream, socket_text_stream,
    },
    testkit,
};

fn stream(source: impl IntoDStream<&'static str>) -> DStream<&'static str> {
    source.into_dstream()
}

/// The records of each batch of a finite source.
fn batches(fs: &MemFs, source: impl IntoDStream<&'static str>) -> Vec<Vec<String>> {
    let (send, got) = mpsc::channel();
    let keep = move |_, lines: Vec<&str>| {
        send.send(lines.iter().map(|line| (*line).to_owned()).collect()).unwrap();
    };
    let (clock, screen) = (ManualClock::new(START), Screen::default());
    let context = context(&clock, &screen).fs(fs.clone()).build().unwrap();
    let running = context.start([foreach(stream(source), keep)]).unwrap();
    ended(&running).unwrap();
    got.try_iter().collect()
}

#[test]
fn a_file_is_one_batch_or_several_and_then_the_context_ends() {
    let fs = MemFs::new();
    fs.put("words.txt", "a\nb\nc\n");
    fs.put("empty.txt", "");
    fs.set_stdin("d\ne\n");
    assert_eq!(batches(&fs, file_text("words.txt")), [["a", "b", "c"]]);
    assert_eq!(batches(&fs, file_text("words.txt").batch_records(2)), [vec!["a", "b"], vec!["c"]]);
    assert_eq!(batches(&fs, file_text("empty.txt")), [[""; 0]]);
    assert_eq!(batches(&fs, file_text("-")), [["d", "e"]]);
    let (clock, screen) = (ManualClock::new(START), Screen::default());
    let context = context(&clock, &screen).fs(fs).build().unwrap();
    let error = context.run(print(stream(file_text("wods.txt")), str::to_owned)).unwrap_err().to_string();
    assert!(error.contains("wods.txt"), "{error}");
}

#[test]
fn a_context_divides_what_is_too_much_for_one_batch() {
    let fs = MemFs::new();
    fs.put("a.txt", "123456789\n".repeat(1000));
    let (send, got) = mpsc::channel();
    let (clock, screen) = (ManualClock::new(START), Screen::default());
    let context = context(&clock, &screen).fs(fs).max_batch_bytes(2000).build().unwrap();
    let keep = foreach(stream(file_text("a.txt")), move |_, lines| send.send(lines.len()).unwrap());
    ended(&context.start([keep]).unwrap()).unwrap();
    assert_eq!(got.try_iter().collect::<Vec<_>>(), [200; 5]);
}

#[test]
fn a_queue_gives_one_batch_for_each_batch_time_and_then_the_context_ends() {
    let (clock, screen) = (ManualClock::new(START), Screen::default());
    let (send, got) = mpsc::channel();
    let queue = queue_stream([vec!["a", "b"], vec![], vec!["c"]]);
    let keep = foreach(stream(queue), move |time, lines| send.send((time, lines.concat())).unwrap());
    let running = context(&clock, &screen).build().unwrap().start([keep]).unwrap();
    for (n, lines) in [(1, "ab"), (2, ""), (3, "c")] {
        hand::tick_unseen(&clock);
        assert_eq!(receive(&got), (START + n * 1_000_000, lines.to_owned()));
    }
    ended(&running).unwrap();
    assert_eq!(running.stats().batches.get(), 3);
}

/// Gives nothing, then a line, then nothing, then a line, and never says that it has something.
#[derive(Debug, Default)]
struct Hesitant(Mutex<u64>, Held<Str>);

impl Source<Str> for Hesitant {
    fn name(&self) -> String {
        "hesitant source".to_owned()
    }
    fn start(&self, _: &SourceCx, _: &Positions) -> Result<(), Error> {
        Ok(())
    }
    fn plan(&self, _: &Limits) -> Result<Planned, Error> {
        let mut asked = self.0.lock().unwrap();
        *asked += 1;
        let record = format!("cut {asked}");
        let hold = || self.1.hold(*asked, Block::from_records([record.as_str()]));
        let spans = matches!(*asked, 2 | 4).then(hold).into_iter().collect();
        Ok(Planned::of(spans, SplitStatus::CaughtUp))
    }
    fn read(&self, spans: &[Span], _: Reading) -> Result<SourcePart<Str>, ReadError> {
        self.1.take(spans).map(SourcePart::new)
    }
    fn replayable(&self) -> bool {
        false
    }
    fn finite(&self) -> bool {
        true
    }
    fn finished(&self) -> bool {
        *self.0.lock().unwrap() >= 4
    }
    fn stop(&self, _: bool) {}
    fn decided(&self, _: &[Span]) {}
}

fn hesitant() -> (ManualClock, mpsc::Receiver<String>, ContextHandle) {
    let (clock, screen) = (ManualClock::new(START), Screen::default());
    let (send, got) = mpsc::channel();
    let keep = move |_, lines: Vec<&str>| send.send(lines.concat()).unwrap();
    let pipeline = foreach(DStream::new(Hesitant::default()), keep);
    let running = context(&clock, &screen).build().unwrap().start([pipeline]).unwrap();
    (clock, got, running)
}

#[test]
fn a_finite_source_that_has_nothing_yet_is_asked_again_after_a_batch_interval() {
    let (clock, got, running) = hesitant();
    for n in [2, 4] {
        hand::tick_unseen(&clock);
        assert_eq!(receive(&got), format!("cut {n}"));
    }
    ended(&running).unwrap();
    assert_eq!(running.stats().batches.get(), 2);
}

#[test]
fn a_graceful_stop_asks_again_too() {
    let (clock, got, running) = hesitant();
    assert!(clock.wait_for_waiters(1, LIMIT));
    running.stop(true);
    assert_eq!(receive(&got), "cut 2");
    hand::tick_unseen(&clock);
    assert_eq!(receive(&got), "cut 4");
    ended(&running).unwrap();
}

#[test]
fn a_test_input_whose_first_batch_is_empty_gives_all_others_without_waiting() {
    let input = testkit::input::<&str>();
    input.push([""; 0]);
    input.push(["a", "b"]);
    input.push([""; 0]);
    input.push([""; 0]);
    input.push(["c"]);
    assert_eq!(batches(&MemFs::new(), input.stream::<&str>()), [vec!["a", "b"], vec!["c"]]);
    let input = testkit::input::<&str>();
    input.push([""; 0]);
    assert_eq!(batches(&MemFs::new(), input.stream::<&str>()), [[""; 0]]);
}

#[test]
fn a_socket_loses_nothing_when_the_context_stops_gracefully() {
    let peer = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = peer.local_addr().unwrap().to_string();
    let (send, got) = mpsc::channel();
    let keep =
        move |_, lines: Vec<&str>| lines.iter().for_each(|line| send.send((*line).to_owned()).unwrap());
    let context =
        StreamingContext::builder().batch("5ms").threads(1).signals(false).console(Screen::default());
    let running =
        context.build().unwrap().start([foreach(stream(socket_text_stream(address)), keep)]).unwrap();
    let (mut connection, _) = peer.accept().unwrap();
    let sent: Vec<String> = (0..10_000).map(|n| format!("line {n}")).collect();
    for lines in sent.chunks(1000) {
        connection.write_all((lines.join("\n") + "\n").as_bytes()).unwrap();
    }
    // the last line has been received by some batch, so all have been
    let mut received: Vec<String> = Vec::new();
    while received.last() != sent.last() {
        received.push(receive(&got));
    }
    running.stop(true);
    assert!(running.await_termination_for(LIMIT + Duration::from_secs(1)).unwrap());
    received.extend(got.try_iter());
    assert_eq!(received, sent);
    assert_eq!(running.stats().records_in.get(), 10_000);
}

/// Plans what it is told to, one after another, and ends with the last one.
#[derive(Debug)]
struct Scripted(Mutex<VecDeque<Planned>>, Mutex<Option<Wake>>);

impl Source<Str> for Scripted {
    fn name(&self) -> String {
        "scripted source".to_owned()
    }
    fn start(&self, cx: &SourceCx, _: &Positions) -> Result<(), Error> {
        *self.1.lock().unwrap() = Some(cx.wake.clone());
        Ok(())
    }
    fn plan(&self, _: &Limits) -> Result<Planned, Error> {
        self.1.lock().unwrap().iter().for_each(Wake::signal);
        Ok(self.0.lock().unwrap().pop_front().unwrap_or_default())
    }
    fn read(&self, spans: &[Span], _: Reading) -> Result<SourcePart<Str>, ReadError> {
        let block = |span: &Span| Block::from_records([span.from.to_string().as_str()]);
        Ok(SourcePart::new(spans.iter().map(block).collect()))
    }
    fn replayable(&self) -> bool {
        true
    }
    fn finite(&self) -> bool {
        true
    }
    fn finished(&self) -> bool {
        self.0.lock().unwrap().is_empty()
    }
    fn stop(&self, _: bool) {}
    fn decided(&self, _: &[Span]) {}
}

#[test]
fn what_a_source_tells_with_a_plan_that_is_no_batch_is_told_with_the_next_one() {
    use SplitStatus::{CaughtUp, Ended, Read};
    let [a, b, c] = ["a", "b", "c"].map(SplitId::new);
    let at = Position::Offset;
    let mut plans = Vec::new();
    let mut plan = |spans: &[Span], statuses: &[(&SplitId, SplitStatus)], moved: &[(&SplitId, u64)]| {
        let mut planned = Planned::nothing(Read);
        planned.spans = spans.to_vec();
        planned.statuses =
            statuses.iter().map(|(split, status)| ((*split).clone(), status.clone())).collect();
        planned.moved = moved.iter().map(|(split, to)| ((*split).clone(), at(*to))).collect();
        plans.push(planned);
    };
    let span = |split: &SplitId, from, to| Span::new(split.clone(), at(from), at(to));
    plan(&[span(&a, 0, 1)], &[(&a, Read), (&b, CaughtUp), (&c, CaughtUp)], &[]);
    plan(&[], &[(&a, CaughtUp), (&b, Ended)], &[(&a, 5), (&b, 7)]);
    plan(&[], &[(&a, CaughtUp), (&b, Ended)], &[]);
    plan(&[span(&a, 5, 6)], &[(&a, Read), (&b, Ended)], &[]);
    plan(&[], &[(&a, CaughtUp), (&b, Ended)], &[(&a, 9)]);
    let source = Scripted(Mutex::new(plans.into()), Mutex::default());
    let (clock, screen) = (ManualClock::new(START), Screen::default());
    let running = context(&clock, &screen).build().unwrap();
    let running = running.start([foreach(DStream::new(source), |_, _: Vec<&str>| ())]).unwrap();
    ended(&running).unwrap();
    let lineage = running.lineage();
    assert_eq!(lineage.len(), 2, "{lineage:?}");
    let told = &lineage[1].inputs[0];
    // a split that does not exist any more has ended
    let statuses = [(b.clone(), Ended), (c, Ended), (a.clone(), Read)];
    assert_eq!(told.statuses, statuses);
    assert_eq!(told.moved, [(b.clone(), at(7))]);
    let (_, positions) = &running.positions()[0];
    assert_eq!((positions.of(&a), positions.of(&b)), (Some(&at(9)), Some(&at(7))));
}
