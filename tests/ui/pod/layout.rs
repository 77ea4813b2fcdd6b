//! A struct whose layout the compiler may choose.

use streamc::prelude::*;

#[derive(Clone, Record)]
#[record(pod)]
pub struct Trade {
    //     ^^^^^ the layout of this struct is not fixed: the compiler may order its fields as it likes
    //           help: put `#[repr(C)]` on it, or `#[repr(C, packed)]` if there are no gaps between its fields
    pub price: f64,
    pub amount: u32,
}

fn main() {}
