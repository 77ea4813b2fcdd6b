//! A receiver of lines that come by UDP: how many messages of each program there are in a batch.
//!
//! ```console
//! $ udp_lines --port 5140        (elsewhere, in bash: echo 'cron: job 7 done' >/dev/udp/127.0.0.1/5140)
//! cron 1
//! ```
#![forbid(unsafe_code)]
#![allow(clippy::print_stdout, reason = "a program shows what it has found")]

use std::{net::UdpSocket, time::Duration};
use streamc::prelude::*;

/// The lines of each datagram that comes to a port.
#[derive(Debug)]
struct UdpLines {
    port: u16,
}

impl Receiver<String> for UdpLines {
    fn name(&self) -> String {
        format!("UDP port {}", self.port)
    }

    fn run(&mut self, store: &Store<String>) -> Result<End, Stopped> {
        let listen = || {
            let socket = UdpSocket::bind(("127.0.0.1", self.port))?;
            socket.set_read_timeout(Some(Duration::from_millis(100)))?;
            Ok::<_, std::io::Error>(socket)
        };
        let socket = match listen() {
            Ok(socket) => socket,
            // the supervisor waits a little and calls again
            Err(error) => return Ok(End::Restart(format!("cannot listen: {error}"))),
        };
        let mut bytes = [0; 65_536];
        while !store.is_stopped() {
            // nothing came for a while: look whether the context stops
            let Ok(n) = socket.recv(&mut bytes) else { continue };
            for line in String::from_utf8_lossy(&bytes[..n]).lines() {
                store.record(line.to_owned())?;
            }
        }
        Err(Stopped)
    }
}

#[pipeline(batch = "1s")]
fn programs(lines: DStream<&str>) {
    let names = lines.flat_map(|line| line.split_once(": ")).map(|(program, _)| program);
    names.count_by_value().foreach_rdd(|rdd| {
        for (program, n) in rdd.sort_by_key(|(program, _)| *program) {
            println!("{program} {n}");
        }
    });
}

fn main() -> streamc::Result<()> {
    let mut args = Args::of_program("udp_lines [--port N]   (5140 without it)");
    let port = args.number("--port")?.unwrap_or(5140);
    args.context()?.run(programs(receiver_stream(UdpLines { port })))
}
