//! Programs as processes, and the servers that they connect to.

use std::{
    io::{BufRead, BufReader, Write},
    net::{TcpListener, TcpStream},
    process::{Child, Command, Stdio},
    sync::mpsc::{self, Receiver, RecvTimeoutError},
    thread,
    time::{Duration, Instant},
};

/// How long a test waits for what has to come.
const DEADLINE: Duration = Duration::from_secs(60);

/// A program that runs until the end of the test.
pub(crate) struct Running {
    child: Child,
    lines: Receiver<String>,
}

impl Running {
    /// Starts it; `program` is its path.
    pub(crate) fn start(program: &str, args: &[&str]) -> Self {
        let mut child = Command::new(program)
            .args(args)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{program}: {error}"));
        let out = BufReader::new(child.stdout.take().unwrap());
        let (send, lines) = mpsc::channel();
        thread::spawn(move || out.lines().map_while(Result::ok).try_for_each(|line| send.send(line)));
        Running { child, lines }
    }

    /// Reads what it prints until `is_enough`, which is asked after each line.
    pub(crate) fn read_until(&self, mut is_enough: impl FnMut(&[String]) -> bool) -> Vec<String> {
        let (begun, mut read) = (Instant::now(), Vec::new());
        while !is_enough(&read) {
            match self.lines.recv_timeout(DEADLINE.saturating_sub(begun.elapsed())) {
                Ok(line) => read.push(line),
                Err(RecvTimeoutError::Disconnected) => panic!("it ended after {read:#?}"),
                Err(RecvTimeoutError::Timeout) => {
                    let heads = |line: &&String| {
                        !line.is_empty() && !line.starts_with("---") && !line.starts_with("Time: ")
                    };
                    panic!("only this was printed: {:?}", read.iter().filter(heads).collect::<Vec<_>>())
                }
            }
        }
        read
    }

    /// Reads until each of these lines has been printed.
    pub(crate) fn prints(&self, lines: &[&str]) {
        self.read_until(|read| lines.iter().all(|line| read.iter().any(|read| read == line)));
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // it may have ended
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A server at a free port.
pub(crate) struct Server {
    listener: TcpListener,
    pub(crate) port: String,
}

impl Server {
    pub(crate) fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port().to_string();
        Server { listener, port }
    }

    /// The next client.
    pub(crate) fn accept(&self) -> Client {
        Client(self.listener.accept().unwrap().0)
    }
}

/// A connection; it stays open until the end of the test.
pub(crate) struct Client(TcpStream);

impl Client {
    pub(crate) fn send(&mut self, bytes: impl AsRef<[u8]>) {
        self.0.write_all(bytes.as_ref()).unwrap();
    }
}
