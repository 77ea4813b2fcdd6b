//! A stream is bound to a plain name.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    let [words] = lines.flat_map(|line| line.split(' '));
    //  ^^^^^^^ a stream is bound to a plain name
    //          help: write `let name = ..;` without a pattern
    let mut long = lines.filter(|word| word.len() > 10);
    //  ^^^^^^^^ a stream is bound to a plain name
    //           help: remove `mut`; to go on under the same name write `let long = long..;`
    long = long.filter(|word| word.len() > 20);
    words.print();
    long.print();
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
