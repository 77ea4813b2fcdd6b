//! Messages on stderr. A full pipe blocks its writer, forever if nobody reads it, and that must not
//! happen to a thread of a context. So a separate thread writes, and nobody waits for it for long.

use std::{
    io::{self, Write},
    sync::{
        OnceLock,
        atomic::{AtomicBool, AtomicU64, Ordering},
        mpsc::{self, RecvTimeoutError, SyncSender, TrySendError},
    },
    thread,
    time::Duration,
};

/// How long a thread waits for its message to be written.
const PATIENCE: Duration = Duration::from_secs(1);
/// The most messages that may be queued.
const QUEUED: usize = 1000;

struct Message {
    text: String,
    written: SyncSender<io::Result<()>>,
}

/// Writes messages in order.
struct Writer {
    send: SyncSender<Message>,
    state: &'static State,
    patience: Duration,
}

#[derive(Default)]
struct State {
    /// whether the last wait timed out and nothing has been written since
    stuck: AtomicBool,
    /// messages dropped for lack of room since the last one written
    lost: AtomicU64,
}

/// Writes `text` in order with all other messages. If that takes long, it happens later.
///
/// # Errors
/// When it cannot be written, or is dropped because too many messages are queued.
pub(super) fn say(text: &str) -> io::Result<()> {
    static WRITER: OnceLock<Option<Writer>> = OnceLock::new();
    let write = |text: &str| io::stderr().lock().write_all(text.as_bytes());
    match WRITER.get_or_init(|| Writer::start(write, QUEUED, PATIENCE).ok()) {
        Some(writer) => writer.say(text),
        // the thread could not be started
        None => write(text),
    }
}

impl Writer {
    fn start(
        write: impl Fn(&str) -> io::Result<()> + Send + 'static,
        queued: usize,
        patience: Duration,
    ) -> io::Result<Writer> {
        let (send, messages) = mpsc::sync_channel::<Message>(queued);
        let state: &'static State = Box::leak(Box::default());
        let run = move || {
            for Message { text, written } in messages {
                let result = write(&text);
                state.stuck.store(false, Ordering::Relaxed);
                let lost = state.lost.swap(0, Ordering::Relaxed);
                if lost > 0 {
                    // ignored: if stderr is broken, the callers get that error for their own
                    // messages
                    let _ = write(&format!(
                        "streamc: {lost} messages are missing here: they could not be written in time\n"
                    ));
                }
                // nobody may be waiting for it any more
                let _ = written.send(result);
            }
        };
        thread::Builder::new().name("streamc-messages".to_owned()).spawn(run)?;
        Ok(Writer { send, state, patience })
    }

    fn say(&self, text: &str) -> io::Result<()> {
        let (written, wait) = mpsc::sync_channel(1);
        match self.send.try_send(Message { text: text.to_owned(), written }) {
            Ok(()) => {}
            Err(TrySendError::Full(_)) => {
                self.state.lost.fetch_add(1, Ordering::Relaxed);
                return Err(io::ErrorKind::WouldBlock.into());
            }
            Err(TrySendError::Disconnected(_)) => return Err(io::ErrorKind::BrokenPipe.into()),
        }
        if self.state.stuck.load(Ordering::Relaxed) {
            return Ok(());
        }
        match wait.recv_timeout(self.patience) {
            Ok(result) => result,
            Err(RecvTimeoutError::Timeout) => {
                self.state.stuck.store(true, Ordering::Relaxed);
                Ok(())
            }
            Err(RecvTimeoutError::Disconnected) => Err(io::ErrorKind::BrokenPipe.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Writer;
    use std::{
        io,
        sync::{atomic::Ordering, mpsc},
        thread,
        time::Duration,
    };

    const LIMIT: Duration = Duration::from_secs(30);

    #[test]
    fn nobody_waits_long_for_a_pipe_that_is_full_and_nothing_is_lost_unsaid() {
        let ((go, gate), (wrote, written)) = (mpsc::channel::<()>(), mpsc::channel::<String>());
        let write = move |text: &str| {
            gate.recv().map_err(|_| io::Error::from(io::ErrorKind::BrokenPipe))?;
            wrote.send(text.to_owned()).expect("the test reads it");
            Ok(())
        };
        let writer = Writer::start(write, 2, Duration::from_millis(20)).expect("a thread");
        // the first is being written, two more may be queued
        for text in ["a\n", "b\n", "c\n"] {
            writer.say(text).expect("there is room");
        }
        for _ in 0..5 {
            assert_eq!(writer.say("d\n").expect_err("no room").kind(), io::ErrorKind::WouldBlock);
        }
        let missing = "streamc: 5 messages are missing here: they could not be written in time\n";
        for text in ["a\n", missing, "b\n", "c\n"] {
            go.send(()).expect("it writes");
            assert_eq!(written.recv_timeout(LIMIT).expect("it is written"), text);
        }
        drop(go);
        // from now on, callers wait for the result again
        while writer.state.stuck.load(Ordering::Relaxed) {
            thread::yield_now();
        }
        let patient = Writer { patience: LIMIT, ..writer };
        assert_eq!(patient.say("e\n").expect_err("it is closed").kind(), io::ErrorKind::BrokenPipe);
    }
}
