//! A method.

use streamc::prelude::*;

pub struct Jobs;

impl Jobs {
    #[pipeline]
    pub fn job(&self, lines: DStream<&str>) {
    //         ^ a pipeline is not a method
    //           help: remove `self`
        lines.print();
    }
}

fn main() {}
