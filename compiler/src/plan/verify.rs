//! What must hold of a plan after every phase. A breach is a bug of the compiler.

use super::{Plan, What};
use crate::op::{Algebra, Lower, Partitioning};

/// Checks a plan.
///
/// # Panics
/// When it does not hold; with the plan's text, to be reported.
pub fn verify(plan: &Plan, after: &str) {
    let hold = |is: bool, what: &str| {
        assert!(is, "internal error in streamc, please report: after {after}: {what}\n{}", plan.to_text());
    };
    for (i, node) in plan.nodes.iter().enumerate() {
        hold(node.id.index() == i, "a node has its own number");
        hold(node.inputs.iter().all(|input| input.index() < i), "inputs come before their consumers");
        hold(node.inputs.iter().all(|input| !plan.node(*input).is_sink()), "nothing follows an output");
        if node.marks.live {
            hold(node.inputs.iter().all(|input| plan.node(*input).marks.live), "live nodes read live nodes");
        }
        match &node.what {
            What::Source(..) => hold(node.inputs.is_empty(), "a source has no input"),
            What::Op(def, args) => {
                let shows = |id: &super::NodeId| plan.node(*id).op().is_some_and(|op| op.shows_state);
                hold(!node.reads_state() || node.inputs.iter().all(shows), "state is read where it is shown");
                hold(!node.inputs.is_empty(), "an operator has an input");
                let n = args.len() + node.inputs.len() - 1;
                hold(def.n_args().0 <= n && n <= def.n_args().1, "an operator has its arguments");
                hold(
                    !node.marks.fused || node.is_narrow() || node.is_concat(),
                    "only narrow operators are fused",
                );
                hold(!node.marks.combine || def.algebra == Algebra::Combines, "only combiners combine");
                hold(node.marks.exchange.len() == node.inputs.len(), "every input moves or stays");
                let all_move = node.marks.exchange.iter().all(|moves| *moves);
                hold(all_move || node.wide().is_some(), "only a shuffle can be left out");
                if node.wide().is_some() && node.inputs.len() > 1 {
                    let together = node.wide() == Some(Partitioning::ByKey) && node.inputs.len() == 2;
                    hold(together, "streams are brought together two at a time, by key");
                }
                let same = match def.lower {
                    Lower::Narrow(_) => node.is_narrow(),
                    Lower::Concat => node.is_concat(),
                    Lower::Wide(_) => node.wide().is_some(),
                    Lower::Driver(_) => node.is_driver(),
                    Lower::Sink(_) => node.is_sink(),
                };
                hold(same, "the physical form of an operator agrees with its facts");
            }
        }
    }
    let mut names: Vec<_> = plan.nodes.iter().map(|node| &node.name).collect();
    names.sort();
    names.dedup();
    hold(names.len() == plan.nodes.len(), "names are unique");
}
