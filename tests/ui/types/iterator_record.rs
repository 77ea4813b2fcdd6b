//! A record that is an iterator or a list of slices: its items are meant to be the records.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    lines.map(|line| (line, line.chars())).group_by_key().count().print();
    //                                     ^^^^^^^^^^^^ `Chars<'_>` cannot be kept or sent: it is not a
    //                                                  `Record`
    //                                                  help: put `#[derive(Clone, Record)]` on your own type;
    //                                                  instead of a reference use a copy (`u64` for `&u64`),
    //                                                  instead of `HashMap` use `BTreeMap`
    //                                                  help: tuples of up to 12 are records; of more than that
    //                                                  make a struct with `#[derive(Clone, Record)]`
    //                                                  help: if it is an iterator or a list, write `flat_map`
    //                                                  instead of `map`, so that each item is a record
    //                                                  help: if it is the error of a `Result`, write `try_map`
    //                                                  instead of `map`
    lines.map(|line| line.split(' ')).repartition(2).count().print();
    //                                ^^^^^^^^^^^ `std::str::Split<'_, char>` cannot be kept or sent: it is not
    //                                            a `Record`
    //                                            help: put `#[derive(Clone, Record)]` on your own type;
    //                                            instead of a reference use a copy (`u64` for `&u64`), instead
    //                                            of `HashMap` use `BTreeMap`
    //                                            help: tuples of up to 12 are records; of more than that make
    //                                            a struct with `#[derive(Clone, Record)]`
    //                                            help: if it is an iterator or a list, write `flat_map`
    //                                            instead of `map`, so that each item is a record
    //                                            help: if it is the error of a `Result`, write `try_map`
    //                                            instead of `map`
    lines.map(|line| line.split(' ').collect::<Vec<_>>()).print();
    //                                                    ^^^^^ `&str` cannot be part of an owned record
    //                                                      help: use `String` for `&str`, `Group` for a list
    //                                                      of borrowed values, or give your struct a lifetime
    //                                                      (`struct Ev<'a>`); put `#[derive(Clone, Record)]`
    //                                                      on your own types
    //                                                      help: tuples of up to 12 are records; of more than
    //                                                      that make a struct with `#[derive(Clone, Record)]`
    //                                                      help: if the record is a list, write `flat_map`
    //                                                      instead of `map`, so that each item is a record
    lines.map(|line| line.split(' ').collect::<Vec<_>>()).distinct().count().print();
    //                                                    ^^^^^^^^ `&str` cannot be part of an owned record
    //                                                      help: use `String` for `&str`, `Group` for a list
    //                                                      of borrowed values, or give your struct a lifetime
    //                                                      (`struct Ev<'a>`); put `#[derive(Clone, Record)]`
    //                                                      on your own types
    //                                                      help: tuples of up to 12 are records; of more than
    //                                                      that make a struct with `#[derive(Clone, Record)]`
    //                                                      help: if the record is a list, write `flat_map`
    //                                                      instead of `map`, so that each item is a record
}

fn main() {}
