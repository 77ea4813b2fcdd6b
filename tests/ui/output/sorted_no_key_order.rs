//! A pair is sorted by its key.

use streamc::prelude::*;

#[derive(Clone, Record, Text)]
struct User {
    name: String,
}

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    let users = lines.map(|line| (User { name: line.to_owned() }, 1u64));
    users.save_as_text_files("out/users").on_error("retry(2)").sorted();
    //                                                         ^^^^^^ records of type `(User, u64)` have no
    //                                                           order
    //                                                           help: put `#[derive(PartialEq, Eq, PartialOrd,
    //                                                           Ord)]` on your own type; wrap a float in a
    //                                                           type of yours whose `Ord` is `total_cmp`; or
    //                                                           sort pairs by their key, which
    //                                                           `.key_by(|record| ..)` makes
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
