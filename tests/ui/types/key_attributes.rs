//! What attributes of keys and fields can say.

use streamc::prelude::*;

#[derive(Clone, Record, Key)]
struct Nothing {
    // ^^^^^^^ every field is left out of the key, so all values would be one key
    //         help: keep a field without `#[key(skip)]`
    #[key(skip)]
    id: u64,
}

#[derive(Clone, Record, Key)]
struct Typo {
    #[key(skipped)]
    //    ^^^^^^^ `key` has no option `skipped`
    //            help: write `#[key(skip)]` on a field that does not tell keys apart
    id: u64,
    n: u64,
}

#[derive(Clone, Record)]
struct Both {
    #[record(text, with = both)]
    //             ^^^^ this field is encoded in two ways
    //                  help: keep one of `text` and `with`
    id: u64,
}

#[derive(Clone, Record)]
struct Unknown {
    #[record(string)]
    //       ^^^^^^ `record` has no option `string` on a field
    //              help: write `#[record(text)]` for a type with `Display` and `FromStr`, or `#[record(with =
    //              module)]`
    id: u64,
}

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    lines.count().print();
}

fn main() -> streamc::Result<()> {
    let _ = |a: Nothing, b: Typo, c: Both, d: Unknown| (a.id, b.id, b.n, c.id, d.id);
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
