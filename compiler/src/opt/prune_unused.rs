//! Drops streams that reach no output.
//!
//! ```text
//! let a = lines.map(f);      0 source lines          0 source lines
//! let b = lines.filter(p);   1 map a <- 0       ⇒    2 filter b <- 0
//! b.print();                 2 filter b <- 0         3 print b.print <- 2
//!                            3 print b.print <- 2
//! ```
//! Same answers: a stream without output is not seen from outside; closures are asked to be free of
//! side effects.

use super::Rule;
use crate::plan::Plan;

pub(super) struct PruneUnused;

impl Rule for PruneUnused {
    fn name(&self) -> &'static str {
        "prune_unused"
    }

    fn summary(&self) -> &'static str {
        "drops streams that reach no output"
    }

    fn apply(&self, plan: &mut Plan) {
        // consumers have higher numbers than what they read
        let mut needed = vec![false; plan.nodes.len()];
        for node in plan.nodes.iter().rev() {
            if needed[node.id.index()] || node.is_sink() {
                needed[node.id.index()] = true;
                node.inputs.iter().for_each(|input| needed[input.index()] = true);
            }
        }
        for (node, needed) in plan.nodes.iter_mut().zip(needed) {
            node.marks.live &= needed;
        }
    }
}
