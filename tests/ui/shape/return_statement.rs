//! A body is a graph: it cannot be left early.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>, n: usize) {
    if n == 0 {
        return;
    //  ^^^^^^ `return` cannot end a pipeline: its body describes a graph, and runs nothing
    //         help: decide where the pipeline is called, or in a closure of an operator; an error can leave by
    //         `?`
    }
    let long = |line: &str| {
        if line.is_empty() {
            return false;
        }
        line.len() > n
    };
    lines.filter(|line| long(line)).print();
}

fn main() {}
