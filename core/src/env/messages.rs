//! Messages on the standard error output. A pipe that is full holds up whoever writes to it, for
//! ever if nobody reads it, and no thread of a context may be held up by that. So a thread of its
//! own writes, and nobody waits for it for long.

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

/// How long a message may take before those who say something stop waiting for it.
const PATIENCE: Duration = Duration::from_secs(1);
/// Messages that may wait to be written.
const QUEUED: usize = 1000;

struct Message {
    text: String,
    written: SyncSender<io::Result<()>>,
}

/// Writes messages, one after another.
struct Writer {
    send: SyncSender<Message>,
    state: &'static State,
    patience: Duration,
}

#[derive(Default)]
struct State {
    /// the last one who waited has waited in vain, and nothing was written since
    stuck: AtomicBool,
    /// there was no room for so many since the last one that was written
    lost: AtomicU64,
}

/// Writes `text`, in order with everything else that is said; when that takes long, later.
///
/// # Errors
/// When it cannot be written, or is dropped because too many messages wait.
pub(super) fn say(text: &str) -> io::Result<()> {
    static WRITER: OnceLock<Option<Writer>> = OnceLock::new();
    let write = |text: &str| io::stderr().lock().write_all(text.as_bytes());
    match WRITER.get_or_init(|| Writer::start(write, QUEUED, PATIENCE).ok()) {
        Some(writer) => writer.say(text),
        // no thread can be started
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
                    // what cannot be written is said to those who waited for it
                    let _ = write(&format!(
                        "streamc: {lost} messages are missing here: they could not be written in time\n"
                    ));
                }
                // nobody may wait for it any more
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
        // the first is being written, two more may wait
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
        // those who say something wait again for what becomes of it
        while writer.state.stuck.load(Ordering::Relaxed) {
            thread::yield_now();
        }
        let patient = Writer { patience: LIMIT, ..writer };
        assert_eq!(patient.say("e\n").expect_err("it is closed").kind(), io::ErrorKind::BrokenPipe);
    }
}
