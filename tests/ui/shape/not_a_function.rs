//! The attribute before something else.

use streamc::prelude::*;

mod jobs {
    use super::*;

    #[pipeline]
    struct Job;
//  ^^^^^^ `#[pipeline]` stands before a function
//         help: write `#[pipeline] fn name(lines: DStream<&str>) { .. }`
}

fn main() {}
