//! A stream that is borrowed, by a pipeline of its own and by one in a module.

use streamc::prelude::*;

#[pipeline]
pub fn job(lines: &DStream<&str>) {
    //            ^^^^^^^^^^^^^^ the stream `lines` is borrowed
    //                           help: take it by value, `lines: DStream<&str>`
    lines.filter(|line| !line.is_empty()).print();
}

#[pipeline]
mod jobs {
    use streamc::prelude::*;

    pub fn whole(lines: DStream<&str>) {
        lines.count().print();
    }

    pub fn borrowed(lines: &DStream<&str>) {
    //                     ^^^^^^^^^^^^^^ the stream `lines` is borrowed
    //                                    help: take it by value, `lines: DStream<&str>`
        lines.filter(|line| !line.is_empty()).print();
    }
}

fn main() {}
