//! Tuples of up to twelve are records, keys and texts. What to do with a longer one is said wherever it is met.

use streamc::prelude::*;

type Twelve = (u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8);
type Thirteen = (u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8);

#[pipeline(batch = "1s")]
fn twelve(rows: DStream<Twelve>) {
    rows.map(|row| (row, row)).reduce_by_key(|a, _| a).window("2s").print();
}

#[pipeline(batch = "1s")]
fn source(rows: DStream<Thirteen>) {
    //    ^^^^ `(u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8)` cannot be kept or sent: it is not a
    //         `Record`
    //         help: put `#[derive(Clone, Record)]` on your own type; instead of a reference use a copy (`u64`
    //         for `&u64`), instead of `HashMap` use `BTreeMap`
    //         help: tuples of up to 12 are records; of more than that make a struct with `#[derive(Clone,
    //         Record)]`
    //         help: if it is an iterator or a list, write `flat_map` instead of `map`, so that each item is a
    //         record
    //         help: if it is the error of a `Result`, write `try_map` instead of `map`
    rows.count().print();
}

#[pipeline(batch = "1s")]
fn window(lines: DStream<&str>) {
    lines.map(|_| (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13)).window("2s").count().print();
    //                                                         ^^^^^^ `({integer}, {integer}, {integer},
    //                                                           {integer}, {integer}, {integer}, {integer},
    //                                                           {integer}, {integer}, {integer}, {integer},
    //                                                           {integer}, {integer})` cannot be kept or sent:
    //                                                           it is not a `Record`
    //                                                           help: put `#[derive(Clone, Record)]` on your
    //                                                           own type; instead of a reference use a copy
    //                                                           (`u64` for `&u64`), instead of `HashMap` use
    //                                                           `BTreeMap`
    //                                                           help: tuples of up to 12 are records; of more
    //                                                           than that make a struct with `#[derive(Clone,
    //                                                           Record)]`
    //                                                           help: if it is an iterator or a list, write
    //                                                           `flat_map` instead of `map`, so that each item
    //                                                           is a record
    //                                                           help: if it is the error of a `Result`, write
    //                                                           `try_map` instead of `map`
}

#[pipeline(batch = "1s")]
fn key(lines: DStream<&str>) {
    lines.map(|_| ((1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13), 1u64)).reduce_by_key(|a, b| a + b).count().print();
    //                                                                 ^^^^^^^^^^^^^ `({integer}, {integer},
    //                                                                   {integer}, {integer}, {integer},
    //                                                                   {integer}, {integer}, {integer},
    //                                                                   {integer}, {integer}, {integer},
    //                                                                   {integer}, {integer})` cannot be a
    //                                                                   key: it does not implement `Key`
    //                                                                   help: put `#[derive(Clone, Record,
    //                                                                   Key)]` on your own type, in place of
    //                                                                   `PartialEq`, `Eq` and `Hash`, which
    //                                                                   `Key` writes; else use an integer, a
    //                                                                   string or a tuple of these; a float
    //                                                                   can be a key as its `to_bits()`
    //                                                                   help: tuples of up to 12 are keys; of
    //                                                                   more than that make a struct with
    //                                                                   `#[derive(Clone, Record, Key)]`
    //                                                                   help: if it is an iterator or a list,
    //                                                                   write `flat_map` instead of `map`, so
    //                                                                   that each item is a record
}

#[pipeline(batch = "1s")]
fn text(lines: DStream<&str>) {
    lines.map(|_| (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13)).print();
    //                                                         ^^^^^ `({integer}, {integer}, {integer},
    //                                                           {integer}, {integer}, {integer}, {integer},
    //                                                           {integer}, {integer}, {integer}, {integer},
    //                                                           {integer}, {integer})` cannot be kept or sent:
    //                                                           it is not a `Record`
    //                                                           help: put `#[derive(Clone, Record)]` on your
    //                                                           own type; instead of a reference use a copy
    //                                                           (`u64` for `&u64`), instead of `HashMap` use
    //                                                           `BTreeMap`
    //                                                           help: tuples of up to 12 are records; of more
    //                                                           than that make a struct with `#[derive(Clone,
    //                                                           Record)]`
    //                                                           help: if it is an iterator or a list, write
    //                                                           `flat_map` instead of `map`, so that each item
    //                                                           is a record
    //                                                           help: if it is the error of a `Result`, write
    //                                                           `try_map` instead of `map`
    //                                                         ^^^^^ `({integer}, {integer}, {integer},
    //                                                           {integer}, {integer}, {integer}, {integer},
    //                                                           {integer}, {integer}, {integer}, {integer},
    //                                                           {integer}, {integer})` has no text form: it
    //                                                           does not implement `Text`
    //                                                           help: put `#[derive(Text)]` on your struct, or
    //                                                           `map` the record to a string or a tuple first
    //                                                           help: tuples of up to 12 have one; of more
    //                                                           than that make a struct with `#[derive(Clone,
    //                                                           Record, Text)]`
    //                                                           help: if it is an iterator or a list, write
    //                                                           `flat_map` instead of `map`, so that each item
    //                                                           is a record
    //                                                           help: if it is the error of a `Result`, write
    //                                                           `try_map` instead of `map`
}

fn main() -> streamc::Result<()> {
    let _ = twelve(queue_stream([[(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1)]]));
    let _ = source(queue_stream([[(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1)]]));
    //             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `({integer}, {integer}, {integer},
    //               {integer}, {integer}, {integer}, {integer}, {integer}, {integer}, {integer}, {integer},
    //               {integer}, {integer})` cannot be kept or sent: it is not a `Record`
    //               help: put `#[derive(Clone, Record)]` on your own type; instead of a reference use a copy
    //               (`u64` for `&u64`), instead of `HashMap` use `BTreeMap`
    //               help: tuples of up to 12 are records; of more than that make a struct with
    //               `#[derive(Clone, Record)]`
    //               help: if it is an iterator or a list, write `flat_map` instead of `map`, so that each item
    //               is a record
    //               help: if it is the error of a `Result`, write `try_map` instead of `map`
    //             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `QueueStream<_>` is not a stream
    //               of `(u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8)`
    //               help: pass `socket_text_stream(..)` or `file_text(..)` for `&str` records,
    //               `queue_stream(batches)` for others, or a `DStream`
    //               help: `iter_stream(..)` makes a source of an iterator or a channel
    //               help: a stream of `&str` takes `&str` and `String`, one of `&[u8]` takes `&[u8]` and
    //               `Vec<u8>`, any other one takes records of its own type
    //               help: a number without a type is an `i32` or an `f64`: write `1u64`
    let _ = (window(queue_stream([["a"]])), key(queue_stream([["a"]])), text(queue_stream([["a"]])));
    Ok(())
}
