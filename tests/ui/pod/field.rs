//! Fields that cannot be read as they lie there.

use streamc::prelude::*;

#[derive(Clone, Record)]
#[record(pod)]
#[repr(C)]
pub struct Trade {
    pub price: f64,
    pub buys: bool,
    //        ^^^^ `bool` has no fixed layout
    //             help: use numbers, arrays of numbers (`[u8; 16]` for short text), and structs with
    //             `#[repr(C)]`, `#[derive(Clone, Record)]` and `#[record(pod)]`
    pub symbol: [char; 4],
    //          ^^^^^^^^^ `char` has no fixed layout
    //                    help: use numbers, arrays of numbers (`[u8; 16]` for short text), and structs with
    //                    `#[repr(C)]`, `#[derive(Clone, Record)]` and `#[record(pod)]`
}

fn main() {}
