//! What `write_to` writes to is a sink for the records of the stream.

use streamc::{
    exec::Part,
    prelude::*,
    sink::{DecideCx, PrepareCx, Prepared, Sink, SinkControl, SinkError, SinkKind, Ticket},
};

#[derive(Clone, Debug)]
struct Numbers;

impl Sink<u64> for Numbers {
    fn prepare(&self, _: &PrepareCx<'_>, _: Vec<Part<Vec<u64>>>) -> Result<Ticket, SinkError> {
        Ok(Ticket::default())
    }
}

impl SinkControl for Numbers {
    fn kind(&self) -> SinkKind {
        SinkKind::Plain
    }
    fn commit(&self, _: &DecideCx<'_>, _: &[Prepared]) -> Result<(), SinkError> {
        Ok(())
    }
    fn abort(&self, _: &DecideCx<'_>, _: streamc::batch::BatchId) -> Result<(), SinkError> {
        Ok(())
    }
}

#[pipeline(batch = "1s")]
fn not_a_sink(lines: DStream<&str>, out: String) {
    lines.write_to(out);
    //    ^^^^^^^^ `String` cannot take records of type `&str`
    //             help: `map` the records to a type that it takes, or write `impl Sink<&str> for String`
    //             ^^^ `String` is not a sink
    //                 help: pass a value, not a reference, whose type implements `Sink` for the records; to
    //                 write with a closure, use `.foreach_rdd(|rdd| ..)`
}

#[pipeline(batch = "1s")]
fn other_records(lines: DStream<&str>, out: Numbers) {
    lines.write_to(out);
    //    ^^^^^^^^ `Numbers` cannot take records of type `&str`
    //             help: `map` the records to a type that it takes, or write `impl Sink<&str> for Numbers`
}

#[pipeline(batch = "1s")]
fn sorted_other_records(lines: DStream<&str>, out: Numbers) {
    lines.write_to(out.clone()).sorted();
    //                          ^^^^^^ `Numbers` cannot take records of type `&str`
    //                                 help: `map` the records to a type that it takes, or write `impl
    //                                 Sink<&str> for Numbers`
    lines.count().write_to(out);
}

#[pipeline(batch = "1s")]
fn nothing(lines: DStream<&str>) {
    lines.write_to();
    //    ^^^^^^^^ `write_to` takes one argument, but 0 are given
    //             help: write it as in `lines.write_to(PrintSink::new(20))`
}

fn main() {}
