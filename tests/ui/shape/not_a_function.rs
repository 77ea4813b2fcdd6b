//! The attribute before something else.

use streamc::prelude::*;

mod jobs {
    use super::*;

    #[pipeline]
    struct Job;
//  ^^^^^^ `#[pipeline]` works on functions and modules only
//         help: write `#[pipeline] fn name(lines: DStream<&str>) { .. }`
}

fn main() {}
