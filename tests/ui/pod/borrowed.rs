//! An enum, and a struct that borrows.

use streamc::prelude::*;

#[derive(Clone, Record)]
#[record(pod)]
    //   ^^^ only a struct can be a `pod`: not all bytes are a variant of an enum
    //       help: use a struct with a number for the kind, and make the enum of it in a `map`
#[repr(u8)]
pub enum Kind {
    Buy,
    Sell,
}

#[derive(Clone, Record)]
#[record(pod)]
#[repr(C)]
pub struct Trade<'a> {
    //           ^^ a `pod` has no parameters: its layout is fixed, and it borrows nothing
    //              help: write the types, with arrays for short text (`[u8; 16]`)
    pub symbol: &'a str,
}

fn main() {}
