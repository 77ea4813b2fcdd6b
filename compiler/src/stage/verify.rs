//! What must hold of a stage graph. A breach is a bug of the compiler.

use super::{Branch, StageGraph, walk};
use crate::plan::Plan;

/// Checks a stage graph.
///
/// # Panics
/// When it does not hold; with its text, to be reported.
pub fn verify(graph: &StageGraph, plan: &Plan) {
    let hold = |is: bool, what: &str| {
        assert!(is, "internal error in streamc, please report: {what}\n{}", graph.to_text(plan));
    };
    let mut filled = vec![0; graph.terminals.len()];
    for (number, stage) in graph.stages.iter().enumerate() {
        let earlier = |terminal: &usize| graph.terminals[*terminal].stage < number;
        hold(stage.root.arms.iter().all(earlier), "a stage reads what earlier stages filled");
        for (branch, _) in walk(&stage.branches) {
            if let Branch::End(terminal) = branch {
                filled[*terminal] += 1;
            }
        }
    }
    hold(filled.iter().all(|n| *n == 1), "every terminal is filled by one stage, once");
    let mut read = vec![0; graph.terminals.len()];
    let of_stages = graph.stages.iter().filter(|stage| stage.root.last).flat_map(|stage| &stage.root.arms);
    let of_outputs = graph.outputs.iter().flat_map(|(_, arms)| arms);
    of_stages.chain(of_outputs).for_each(|terminal| read[*terminal] += 1);
    hold(read.iter().all(|n| *n == 1), "every terminal is read to its end once");
}
