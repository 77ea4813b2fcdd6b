//! Spark's `PageViewGenerator`: a server that sends made-up page views to each client, for
//! `spark_page_view_stream`: `cargo run --bin spark_page_view_generator -- 44444 10`
#![forbid(unsafe_code)]
#![allow(clippy::print_stdout, reason = "it prints its port")]

use std::{
    io::{self, Write},
    net::{TcpListener, TcpStream},
    thread,
};
use streamc::{
    Error,
    args::Args,
    env::{Clock, SystemClock, Wake},
};
use streamc_spark_examples::page_views::made_up;

/// It has no context, so none of the flags of one.
const USAGE: &str = "  spark_page_view_generator PORT VIEWS_PER_SECOND";

fn main() -> streamc::Result<()> {
    let mut args = Args::of_program(USAGE);
    let (port, rate) = (number(args.operand("PORT")?)?, number(args.operand("VIEWS_PER_SECOND")?)?);
    args.finish(USAGE)?;
    serve(port, u64::from(rate).max(1)).map_err(|e| Error::Config(format!("port {port}: {e}")))
}

fn number(text: String) -> Result<u16, Error> {
    text.parse().map_err(|e| Error::Config(format!("`{text}`: {e}")))
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
