//! Streams within other types: each stream is a parameter of its own.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn list(inputs: Vec<DStream<&str>>) {
    //          ^^^^^^^^^^^^^^^^^^ `Vec<DStream<&str>>` holds streams, but each stream is a parameter of its
    //                             own
    //                             help: write `a: DStream<&str>, b: DStream<&str>`; several sources of one
    //                             kind become one stream before the call, by `union_all(sources)`
    for input in inputs {
        input.print();
    }
    inputs[0].print();
}

#[pipeline(batch = "1s")]
fn array(inputs: [DStream<u64>; 2]) {
    //           ^^^^^^^^^^^^^^^^^ `[DStream<u64>; 2]` holds streams, but each stream is a parameter of its own
    //                             help: write `a: DStream<u64>, b: DStream<u64>`; several sources of one kind
    //                             become one stream before the call, by `union_all(sources)`
    inputs[0].union(inputs[1]).print();
}

#[pipeline(batch = "1s")]
fn slice(lines: DStream<&str>, inputs: &[DStream<&str>]) {
    //                                 ^^^^^^^^^^^^^^^^ `&[DStream<&str>]` holds streams, but each stream is a
    //                                                  parameter of its own
    //                                                  help: write `a: DStream<&str>, b: DStream<&str>`;
    //                                                  several sources of one kind become one stream before
    //                                                  the call, by `union_all(sources)`
    lines.union(inputs[0]).print();
}

#[pipeline(batch = "1s")]
fn option(lines: DStream<&str>, more: Option<DStream<&str>>) {
    //                                ^^^^^^^^^^^^^^^^^^^^^ `Option<DStream<&str>>` holds streams, but each
    //                                  stream is a parameter of its own
    //                                  help: write `a: DStream<&str>, b: DStream<&str>`; several sources of
    //                                  one kind become one stream before the call, by `union_all(sources)`
    let all = if let Some(more) = more { lines.union(more) } else { lines };
    all.print();
}

#[pipeline(batch = "1s")]
fn tuple((a, b): (DStream<&str>, DStream<&str>)) {
    //           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `(DStream<&str>, DStream<&str>)` holds streams, but each stream
    //                                          is a parameter of its own
    //                                          help: write `a: DStream<&str>, b: DStream<&str>`; several
    //                                          sources of one kind become one stream before the call, by
    //                                          `union_all(sources)`
    a.union(b).print();
}

#[pipeline(batch = "1s")]
fn pair(both: (DStream<&str>, DStream<u64>)) {
    //        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `(DStream<&str>, DStream<u64>)` holds streams, but each stream is a
    //                                      parameter of its own
    //                                      help: write `a: DStream<&str>, b: DStream<u64>`; several sources of
    //                                      one kind become one stream before the call, by `union_all(sources)`
    both.0.print();
}

#[pipeline(batch = "1s")]
fn source(lines: impl IntoDStream<&'static str>) {
    //           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the stream `lines` is a parameter of type `DStream<..>`
    //                                          help: write `lines: DStream<&str>`, with your type of records:
    //                                          the argument may be any source
    lines.print();
}

fn main() {
    let _ = list(vec![socket_text_stream("127.0.0.1:9999")]);
}
