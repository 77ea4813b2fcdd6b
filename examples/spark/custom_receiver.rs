//! Spark's `CustomReceiver`: word counts of lines that a receiver of our own reads from a socket.
//!
//! `socket_text_stream` does the same, and more. What a receiver needs: a name, a loop that ends
//! when the store says so, and a way to end a read that waits.
//!
//! Start `nc -lk 9999` in another terminal, then:
//! `cargo run --bin spark_custom_receiver -- localhost 9999`
#![forbid(unsafe_code)]

use std::{
    io::{BufRead, BufReader},
    net::{Shutdown, TcpStream},
};
use streamc::{
    prelude::*,
    receiver::{End, Receiver, Stopped, Store},
    record::Str,
};

/// Lines from a server.
#[derive(Debug)]
struct Lines {
    address: String,
}

impl Receiver<Str> for Lines {
    fn name(&self) -> String {
        format!("lines from {}", self.address)
    }

    fn run(&mut self, store: &Store<Str>) -> Result<End, Stopped> {
        let connected =
            TcpStream::connect(&self.address).and_then(|stream| Ok((stream.try_clone()?, stream)));
        let (stream, closer) = match connected {
            Ok(both) => both,
            // the supervisor calls again after a pause
            Err(e) => return Ok(End::Restart(format!("cannot connect: {e}"))),
        };
        store.on_stop(move || drop(closer.shutdown(Shutdown::Both)));
        for line in BufReader::new(stream).lines() {
            match line {
                // waits while the buffer is full
                Ok(line) => store.record(line.as_str())?,
                Err(e) => return Ok(End::Restart(format!("the connection broke: {e}"))),
            }
        }
        Ok(End::Restart("the server closed the connection".to_owned()))
    }
}

#[pipeline(batch = "1s")]
fn word_count(lines: DStream<&str>) {
    let words = lines.flat_map(|line| line.split_whitespace());
    words.map(|word| (word, 1u64)).reduce_by_key(|a, b| a + b).print();
}

fn main() -> streamc::Result<()> {
    let mut args = Args::of_program("spark_custom_receiver HOST PORT");
    let (host, port) = (args.operand("HOST")?, args.operand("PORT")?);
    args.context()?.run(word_count(receiver_stream(Lines { address: format!("{host}:{port}") })))
}
