//! A fragment is called in pipelines, and a pipeline calls nothing else with its streams.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
mod lines {
    use streamc::prelude::*;

    pub fn long(lines: DStream<&str>, n: usize) -> DStream<&str> {
        lines.filter(|line| line.len() > n)
    }
}

mod plain {
    use streamc::prelude::*;

    pub fn long(_: DStream<&'static str>) {}
}

#[pipeline(batch = "1s")]
mod jobs {
    use super::lines;
    use streamc::prelude::*;

    fn plain(_: DStream<&'static str>) -> usize {
        0
    }

    pub fn job(raw: DStream<&str>) {
        lines::long(raw, 1).print();
        plain(raw);
    //        ^^^ the stream `raw` is not a value: only operators can be called on it
    //            help: a function that takes streams is a fragment: put `#[pipeline]` before `fn plain(..) ->
    //            DStream<..>` and call it by a path, `self::plain(..)`; or put both in one module under
    //            `#[pipeline]`
    }
}

#[pipeline(batch = "1s")]
fn alone(raw: DStream<&str>) {
    raw.print();
    plain::long(raw);
    //     ^^^^ cannot find `long` in `plain`
}

fn main() {
    lines::long(queue_stream([["a"]]).into_dstream(), 1);
    //          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ a fragment is called only inside `#[pipeline]`
    //                                               help: move the call into a function under `#[pipeline]`
    //                                               that takes this as a parameter of type `DStream<..>`
    plain::long(queue_stream([["a"]]).into_dstream());
}
