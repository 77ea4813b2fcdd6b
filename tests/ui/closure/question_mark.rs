//! A `?` in a closure whose result is a record, and not a `Result`.

use streamc::prelude::*;

#[derive(Clone, Debug)]
struct Bad;

fn size(line: &str) -> Result<u64, Bad> {
    line.trim().parse().map_err(|_| Bad)
}

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    lines.map(|line| line.parse::<u64>()?).print();
    //                                  ^ `?` cannot leave the closure of `map`, which returns a record, not an
    //                                    error
    //                                    help: write `try_map` with a closure that returns a `Result`, as in
    //                                    `lines.try_map(|line| line.parse::<u64>())`: errors are counted, and
    //                                    are a stream of their own; of what may be `None`, `filter_map` keeps
    //                                    what is in `Some`
    lines.map(|line| (line, size(line)? * 2)).print();
    //                                ^ `?` cannot leave the closure of `map`, which returns a record, not an
    //                                  error
    //                                  help: write `try_map` with a closure that returns a `Result`, as in
    //                                  `lines.try_map(|line| line.parse::<u64>())`: errors are counted, and
    //                                  are a stream of their own; of what may be `None`, `filter_map` keeps
    //                                  what is in `Some`
    lines.map(|line| { let n = size(line)?; n + 1 }).print();
    //                                   ^ `?` cannot leave the closure of `map`, which returns a record, not
    //                                     an error
    //                                     help: write `try_map` with a closure that returns a `Result`, as in
    //                                     `lines.try_map(|line| line.parse::<u64>())`: errors are counted, and
    //                                     are a stream of their own; of what may be `None`, `filter_map` keeps
    //                                     what is in `Some`
    lines.filter(|line| size(line)? > 3).print();
    //                            ^ `?` cannot leave the closure of `filter`, which returns a `bool`, not an
    //                              error
    //                              help: let `try_map` before it make what can fail, as in
    //                              `lines.try_map(|line| line.parse::<u64>())`; or say here what an error
    //                              means, as `.is_ok_and(..)` or `.unwrap_or(..)` do
    lines.filter(|line| { let n = size(line)?; check(n) }).print();
    //                                      ^ `?` cannot leave the closure of `filter`, which returns a `bool`,
    //                                        not an error
    //                                        help: let `try_map` before it make what can fail, as in
    //                                        `lines.try_map(|line| line.parse::<u64>())`; or say here what an
    //                                        error means, as `.is_ok_and(..)` or `.unwrap_or(..)` do
    lines.flat_map(|line| vec![size(line)?]).print();
    //                                   ^ `?` cannot leave the closure of `flat_map`, which returns records,
    //                                     not an error
    //                                     help: write `try_flat_map` with a closure that returns a `Result`,
    //                                     as in `lines.try_flat_map(|line| line.parse::<u64>().map(|n|
    //                                     0..n))`: errors are counted, and are a stream of their own; of what
    //                                     may be `None`, `filter_map` keeps what is in `Some`
    lines.key_by(|line| size(line)? % 10).count().print();
    //                            ^ `?` cannot leave the closure of `key_by`, which returns a record, not an
    //                              error
    //                              help: let `try_map` before it make what can fail, as in
    //                              `lines.try_map(|line| line.parse::<u64>())`; or say here what an error
    //                              means, as `.is_ok_and(..)` or `.unwrap_or(..)` do
}

/// These are right, or left to rustc.
#[pipeline(batch = "1s")]
fn fits(lines: DStream<&str>, nested: DStream<Option<Option<u64>>>) {
    lines.try_map(|line| Ok::<_, Bad>(size(line)? + 1)).print();
    lines.filter_map(|line| Some((line, size(line).ok()?))).print();
    lines.flat_map(|line| { let first = line.split(' ').next()?; Some(first) }).print();
    nested.map(|n| n?).filter_map(|n| n).print();
    lines.map(|line| (line, line.split(' ').filter_map(|part| Some(part.chars().next()?)).count())).print();
}

fn main() {}
