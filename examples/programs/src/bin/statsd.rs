//! A sink of its own: sends the words of each batch, with their counts, to a StatsD server by UDP.
//!
//! ```console
//! $ statsd words.txt 127.0.0.1:8125        (the server gets datagrams such as `words.tea:2|c`)
//! ```
//!
//! The socket is driver state, a parameter `mut socket`, which only closures of outputs see. What
//! cannot be sent is tried three times; the words before it are sent again then, since UDP takes
//! nothing back.
#![forbid(unsafe_code)]

use std::{io, net::UdpSocket};
use streamc::prelude::*;

/// One datagram a line.
fn send(socket: &UdpSocket, server: &str, counts: Rdd<(&str, u64)>) -> io::Result<()> {
    for (word, n) in &counts {
        socket.send_to(format!("words.{word}:{n}|c").as_bytes(), server)?;
    }
    Ok(())
}

#[pipeline(batch = "1s")]
fn statsd(lines: DStream<&str>, server: String, mut socket: UdpSocket) {
    let counts = lines.words().count_by_value();
    counts.foreach_rdd(|rdd| send(&socket, &server, rdd)).on_error("retry(3)");
}

fn main() -> streamc::Result<()> {
    let mut args = Args::of_program("statsd FILE HOST:PORT");
    let (file, server) = (args.operand("FILE")?, args.operand("HOST:PORT")?);
    args.context()?.run(statsd(file_text(&file), server, UdpSocket::bind("0.0.0.0:0")?))
}
