//! Leaves out a shuffle by key where the records already are where their key belongs.
//!
//! ```text
//! reduce_by_key  counts  <- 1  shuffle by key        reduce_by_key  counts  <- 1  shuffle by key
//! map_values     m       <- 2                   ⇒    map_values     m       <- 2
//! group_by_key   g       <- 3  shuffle by key        group_by_key   g       <- 3  no shuffle
//! ```
//! Same answers: the partition of a key is its key group mod the number of partitions, the same for
//! every operator; and an operator that keeps keys keeps records in their partition. Of two streams
//! that are brought together each is looked at by itself: the one that is placed stays, the other
//! one comes to it.

use super::Rule;
use crate::{
    op::Partitioning,
    plan::{Node, NodeId, Plan},
};

pub(super) struct ElideShuffle;

impl Rule for ElideShuffle {
    fn name(&self) -> &'static str {
        "elide_shuffle"
    }

    fn summary(&self) -> &'static str {
        "leaves out a shuffle where records already are where their key belongs"
    }

    fn apply(&self, plan: &mut Plan) {
        let already = plan.placed_by_key();
        // an operator on whole records places them by themselves, not by their first half
        let keyed = |node: &&Node| node.op().is_some_and(|op| op.keyed);
        let by_key = plan.live().filter(|node| node.wide() == Some(Partitioning::ByKey)).filter(keyed);
        let placed = by_key.flat_map(|node| {
            let inputs = node.inputs.iter().enumerate();
            inputs.filter(|(_, input)| already[input.index()]).map(|(port, _)| (node.id, port))
        });
        let placed: Vec<(NodeId, usize)> = placed.collect();
        for (id, port) in placed {
            plan.nodes[id.index()].marks.exchange[port] = false;
        }
    }
}
