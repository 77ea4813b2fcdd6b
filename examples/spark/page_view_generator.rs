//! Spark's `PageViewGenerator`: a server that sends made-up page views to each client, for `spark_page_view_stream`.
#![forbid(unsafe_code)]
#![allow(clippy::print_stdout, reason = "it prints its port")]

use std::{
    io::{self, Write},
    net::{TcpListener, TcpStream},
    process::ExitCode,
    thread,
};
use streamc_runtime::{
    Error,
    clock::{Clock, SystemClock, Wake},
};
use streamc_spark_examples::page_views::made_up;

const USAGE: &str = "spark_page_view_generator PORT VIEWS_PER_SECOND
  try: spark_page_view_generator 44444 10, and in another terminal: spark_page_view_stream page-counts localhost 44444";

fn main() -> ExitCode {
    streamc_spark_examples::main(USAGE, |[port, rate], _| {
        let port: u16 = parse(&port)?;
        let rate: u64 = parse(&rate)?;
        serve(port, rate.max(1)).map_err(|e| Error::Config(format!("port {port}: {e}")))
    })
}

fn parse<N: std::str::FromStr>(text: &str) -> Result<N, Error> {
    text.parse().map_err(|_| Error::Config(format!("`{text}`: expected a number")))
}

fn serve(port: u16, rate: u64) -> io::Result<()> {
    let listener = TcpListener::bind(("127.0.0.1", port))?;
    println!("Listening on {}", listener.local_addr()?);
    for (seed, client) in (0..).zip(listener.incoming()) {
        let client = client?;
        thread::spawn(move || send(client, seed, rate));
    }
    Ok(())
}

/// Sends `rate` views a second until the client is gone.
fn send(mut client: TcpStream, seed: u64, rate: u64) {
    let (clock, never) = (SystemClock::new(), Wake::new());
    for (n, view) in (1..).zip(made_up(seed)) {
        if client.write_all(format!("{view}\n").as_bytes()).is_err() {
            return;
        }
        clock.wait(&never, Some(n * 1_000_000 / rate));
    }
}
