//! A type error in a closure stands at the characters of the user.

use streamc::prelude::*;

fn shout(line: &str, mark: char) -> String {
    format!("{line}{mark}")
}

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    lines.map(|line| shout(line, "!")).print();
    //                           ^^^ mismatched types
    lines.filter(|line| line.len()).count().print();
    //                  ^^^^^^^^^^ mismatched types
    lines.map(|line| line.trimmed()).print();
    //                    ^^^^^^^ no method named `trimmed` found for reference `&str` in the current scope
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
