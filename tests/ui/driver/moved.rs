//! Driver state that a closure gives away: the next batch needs it too.

use streamc::prelude::*;

fn publish(all: Vec<String>) {
    println!("{}", all.len());
}

#[pipeline(batch = "1s")]
fn passed_on(lines: DStream<&str>, mut seen: Vec<String>) {
    lines.foreach_rdd(|rdd| {
        seen.extend(rdd.collect().into_iter().map(str::to_owned));
        publish(seen);
    //          ^^^^ the next batch needs the driver state too, so a closure cannot give it away
    //               help: lend it, as in `&name`, or give a copy away: `name.clone()`; `std::mem::take(&mut
    //               name)` takes what is in it and leaves it empty
    });
}

#[pipeline(batch = "1s")]
fn consumed(lines: DStream<&str>, mut seen: Vec<String>) {
    lines.foreach_rdd(|rdd, time| println!("{time} {} {:?}", rdd.count(), seen.into_iter().max()));
    //                                                                    ^^^^ the next batch needs the driver
    //                                                                      state too, so a closure cannot give
    //                                                                      it away
    //                                                                      help: lend it, as in `&name`, or
    //                                                                      give a copy away: `name.clone()`;
    //                                                                      `std::mem::take(&mut name)` takes
    //                                                                      what is in it and leaves it empty
}

#[pipeline(batch = "1s")]
fn transformed(lines: DStream<&str>, mut seen: String) {
    lines.transform(|rdd| { let text = seen; rdd.filter(move |line| *line != text) }).print();
    //                                 ^^^^ the next batch needs the driver state too, so a closure cannot give
    //                                      it away
    //                                      help: lend it, as in `&name`, or give a copy away: `name.clone()`;
    //                                      `std::mem::take(&mut name)` takes what is in it and leaves it empty
}

/// Nothing is said where the state comes back.
#[pipeline(batch = "1s")]
fn kept(lines: DStream<&str>, mut seen: Vec<String>, mut total: usize, mut last: Option<String>) {
    lines.foreach_rdd(|_| publish(std::mem::take(&mut seen)));
    lines.foreach_rdd(|rdd| {
        total = total + rdd.count() as usize;
        seen = seen.clone();
        last = rdd.first().map(str::to_owned).or(last.take());
    });
    lines.transform(|rdd| { let least = total; rdd.filter(move |line| line.len() > least) }).print();
}

fn main() {}
