//! Values where operators and options take closures.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(pairs: DStream<(&str, u64)>) {
    pairs.map(3).print();
    //        ^ `map` takes a closure here, not a value
    //          help: write it as in `lines.map(|line| line.len())`
    pairs.update_state_by_key().with_key_and_time("30s").print();
    //                                            ^^^^^ `with_key_and_time` takes a closure here, not a value
    //                                                  help: write it as in `.with_key_and_time(|time, key,
    //                                                  values, last: Option<u64>| if values.is_empty() { last
    //                                                  } else { Some(time.millis()) })`
}

fn main() {}
