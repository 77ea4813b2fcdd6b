//! Evaluates a stream with several consumers once.
//!
//! ```text
//! flat_map  words  <- 0  2 consumers, evaluated for each   ⇒   flat_map  words  <- 0  2 consumers, one pass
//! ```
//! Same answers: consumers get the same records in the same order. All but the last consumer by
//! value get a clone.

use super::Rule;
use crate::plan::{NodeId, Plan};

pub(super) struct SharePrefix;

impl Rule for SharePrefix {
    fn name(&self) -> &'static str {
        "share_prefix"
    }

    fn summary(&self) -> &'static str {
        "evaluates a stream with several consumers once"
    }

    fn apply(&self, plan: &mut Plan) {
        // consumers have higher numbers than what they read
        let live: Vec<NodeId> = plan.live().map(|node| node.id).collect();
        for id in live.into_iter().rev() {
            let consumers = plan.consumers(id);
            // a fused union is no code of its own: its consumers are those of its inputs
            let through_union = consumers.iter().any(|edge| {
                let node = plan.node(edge.consumer);
                node.is_concat() && node.marks.fused && node.marks.shared
            });
            plan.nodes[id.index()].marks.shared |= consumers.len() > 1 || through_union;
        }
    }
}
