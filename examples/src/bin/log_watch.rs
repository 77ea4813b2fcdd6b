//! Watches Apache's error log on a socket: shows what is bad as it comes, and counts it by client
//! across batches.
//!
//! `tail -f /var/log/apache2/error.log | nc -lk 9999` in another terminal, and
//! `cargo run --bin log_watch`. Uses the same library as `log_levels`.
#![allow(clippy::print_stdout, reason = "a program says how it is used")]
#![forbid(unsafe_code)]

use streamc::prelude::*;
use streamc_examples::error_log;

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(error_log::watch(socket_text_stream("127.0.0.1:9999")))
}
