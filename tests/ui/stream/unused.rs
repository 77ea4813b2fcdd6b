//! A stream that nobody uses is most likely forgotten.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    let words = lines.flat_map(|line| line.split(' '));
    let _short = words.filter(|word| word.len() < 3);
    let long = words.filter(|word| word.len() > 10);
    //  ^^^^ warning: unused variable: `long`
    lines.print();
}

#[pipeline(batch = "1s")]
fn unbound(lines: DStream<&str>) {
    lines.map(|line| line.len());
    //    ^^^ warning: unused return value of `unbound::_::DStream::map` that must be used
    //        help: end it with an output, for example `.print()`, or remove it
    lines.print();
}

#[pipeline(batch = "1s")]
fn input(lines: DStream<&str>, others: DStream<&str>) {
    //                         ^^^^^^ warning: unused variable: `others`
    lines.print();
}

#[pipeline(batch = "1s")]
fn alias(lines: DStream<&str>) {
    let sizes = lines.map(|line| line.len());
    let all = sizes;
    //  ^^^ warning: unused variable: `all`
    lines.print();
}

#[pipeline(batch = "1s")]
mod shared {
    use streamc::prelude::*;

    fn sizes(lines: DStream<&str>) -> DStream<usize> {
        let words = lines.flat_map(|line| line.split(' '));
    //      ^^^^^ warning: unused variable: `words`
        lines.map(|line| line.len())
    }

    pub fn twice(lines: DStream<&str>) {
        sizes(lines).print();
        sizes(lines.filter(|line| !line.is_empty())).print();
    }

    pub fn named(lines: DStream<&str>) {
        let all = sizes(lines);
    //      ^^^ warning: unused variable: `all`
        lines.print();
    }
}

/// What says that it is meant, is believed.
#[pipeline(batch = "1s")]
fn meant(lines: DStream<&str>, _others: DStream<&str>) {
    #[allow(unused)]
    let sizes = lines.map(|line| line.len());
    #[allow(unused_must_use)]
    lines.map(|line| line.len());
    lines.print();
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
