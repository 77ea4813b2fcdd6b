//! What fields with `#[record(text)]` and `#[record(with = module)]` need.

use streamc::prelude::*;

#[derive(Clone)]
struct NoText;

#[derive(Clone, Record)]
struct Texts {
    #[record(text)]
    no: NoText,
    //  ^^^^^^ `NoText` cannot be encoded as text: it does not implement both `Display` and `FromStr`
    //         help: write `#[record(with = module)]`, where `module` has `encode` and `decode`; on your own
    //         type put `#[derive(Clone, Record)]`
}

#[derive(Clone, Debug)]
struct NoHash(u64);

mod whole {
    use super::NoHash;

    pub(super) fn encode(value: &NoHash) -> u64 {
        value.0
    }

    pub(super) fn decode(value: u64) -> Result<NoHash, String> {
        Ok(NoHash(value))
    }
}

#[derive(Clone, Record, Key)]
struct Keyed {
    #[record(with = whole)]
    no: NoHash,
    //  ^^^^^^ `NoHash` cannot be part of a key: it does not implement both `Eq` and `Hash`
    //         help: leave it out of the key by `#[key(skip)]`, or keep what tells keys apart in a field of its
    //         own
}

#[derive(Clone, Record)]
struct Borrows<'a> {
    #[record(text)]
    no: &'a str,
    //  ^ a field with `#[record(text)]` or `#[record(with = ..)]` owns what it is, but this type borrows
    //    help: use the owned form of the type
}

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    lines.count().print();
}

fn main() -> streamc::Result<()> {
    let _ = |a: Texts, b: Keyed, c: Borrows<'_>| (a.no, b.no, c.no.len());
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
