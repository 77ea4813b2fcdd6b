//! Evaluates narrow operators inside the loop of what they read.
//!
//! ```text
//! filter  w  <- 1          filter  w  <- 1  fused
//! map     p  <- 2     ⇒    map     p  <- 2  fused
//! ```
//! Same answers: a narrow operator reads one partition of its input, record by record, in order. A
//! union is fused by putting what follows it into the loop of each input; where that would copy
//! much code it is kept apart.

use super::Rule;
use crate::plan::Plan;

/// A loop is not made longer or deeper than this many operators, lest it be too much for rustc: the
/// records are kept there, and go on in a loop of their own.
const LOOP_MAX: usize = 64;

/// Above this many loops that would hold a copy of what follows a union, the union is kept apart.
const COPIES_MAX: usize = 8;

pub(super) struct FuseNarrow;

impl Rule for FuseNarrow {
    fn name(&self) -> &'static str {
        "fuse_narrow"
    }

    fn summary(&self) -> &'static str {
        "evaluates narrow operators inside the loop of what they read"
    }

    fn apply(&self, plan: &mut Plan) {
        let mut copies: Vec<usize> = Vec::with_capacity(plan.nodes.len());
        // how many operators stand in the loop of a node, up to it
        let mut lengths: Vec<usize> = Vec::with_capacity(plan.nodes.len());
        for node in &mut plan.nodes {
            let of_inputs = node.inputs.iter().map(|input| copies[input.index()]).sum();
            let length = node.inputs.iter().map(|input| lengths[input.index()]).max().unwrap_or(0);
            let can_be = node.is_narrow() || (node.is_concat() && of_inputs <= COPIES_MAX);
            node.marks.fused = can_be && length < LOOP_MAX;
            copies.push(if node.marks.fused { of_inputs } else { 1 });
            lengths.push(if node.marks.fused { length + 1 } else { 0 });
        }
    }
}
