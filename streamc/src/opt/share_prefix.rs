//! Evaluates a stream with several consumers once.
//!
//! ```text
//! flat_map  words  <- 0  2 consumers, evaluated for each   ⇒   flat_map  words  <- 0  2 consumers, one pass
//! ```
//! Same answers: consumers get the same records in the same order. All but the last consumer by value get a clone.

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
        let several: Vec<NodeId> =
            plan.live().map(|node| node.id).filter(|id| plan.consumers(*id).len() > 1).collect();
        for id in several {
            plan.nodes[id.index()].marks.shared = true;
        }
    }
}
