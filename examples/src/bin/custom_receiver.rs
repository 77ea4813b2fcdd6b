//! A receiver of one's own: takes numbers that anybody sends to a UDP port, and shows the mean
//! of each batch. A receiver has a name, a loop, and something that ends its blocking calls.
#![forbid(unsafe_code)]
#![allow(clippy::print_stdout, reason = "a program says how it is used")]

use std::{
    io::{self, Write},
    net::UdpSocket,
    sync::Arc,
};
use streamc::prelude::*;

/// A number in each datagram that comes to a port.
#[derive(Debug)]
struct Gauges {
    port: u16,
}

impl Receiver<f64> for Gauges {
    fn name(&self) -> String {
        format!("gauges at port {}", self.port)
    }

    fn run(&mut self, store: &Store<f64>) -> Result<End, Stopped> {
        let socket = match UdpSocket::bind(("127.0.0.1", self.port)) {
            Ok(socket) => Arc::new(socket),
            // the port may be free again in a while: the supervisor waits and calls again
            Err(e) => return Ok(End::Restart(format!("cannot listen: {e}"))),
        };
        // an empty datagram to ourselves ends a `recv` that waits when the context stops
        let (waker, port) = (socket.clone(), self.port);
        store.on_stop(move || drop(waker.send_to(&[], ("127.0.0.1", port))));
        let mut bytes = [0; 1500];
        loop {
            let n = match socket.recv(&mut bytes) {
                Ok(n) => n,
                Err(e) => return Ok(End::Restart(format!("cannot receive: {e}"))),
            };
            let text = String::from_utf8_lossy(&bytes[..n]);
            for number in text.split_whitespace() {
                match number.parse() {
                    // waits while the buffer is full; ends with `?` when the context stops
                    Ok(number) => store.record::<f64>(number)?,
                    // not `eprintln!`: a terminal that is gone must not end the receiver
                    Err(_) => drop(writeln!(io::stderr(), "not a number, and left out: {number:?}")),
                }
            }
            if store.is_stopped() {
                return Err(Stopped);
            }
        }
    }
}

/// The mean of each batch.
#[pipeline(batch = "1s")]
fn mean(gauges: DStream<f64>) {
    let sums = gauges.map(|gauge| (gauge, 1u64)).reduce(|(a, n), (b, m)| (a + b, n + m));
    sums.map(|(sum, n)| sum / n as f64).foreach_rdd(|rdd, time| {
        if let Some(mean) = rdd.first() {
            println!("{} ms: {mean:.3}", time.millis());
        }
    });
}

fn main() -> streamc::Result<()> {
    let usage =
        "custom_receiver [--port N]   (in another terminal, in bash: echo 3.5 >/dev/udp/127.0.0.1/9998)";
    let mut args = Args::of_program(usage);
    let port = args.number("--port")?.unwrap_or(9998);
    args.context()?.run(mean(receiver_stream(Gauges { port })))
}
