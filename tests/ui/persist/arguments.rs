//! Levels of storage do not exist; an interval of a checkpoint is one duration.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn levels(lines: DStream<&str>) {
    lines.persist("MEMORY_ONLY").print();
    //    ^^^^^^^ `persist` takes no argument, but 1 is given
    //            help: streams are kept in memory and nowhere else, as long as a batch needs them
    lines.count().checkpoint().print();
    //            ^^^^^^^^^^ `checkpoint` takes one duration
    //                       help: write it as in `.checkpoint("10s")`
    lines.count().checkpoint(|n| n).print();
    //            ^^^^^^^^^^ `checkpoint` takes one duration
    //                       help: write it as in `.checkpoint("10s")`
    lines.cach().print();
    //    ^^^^ no operator is called `cach`
    //         help: write `cache`
}

fn main() {}
