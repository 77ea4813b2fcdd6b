//! Leaves out a shuffle by key where the records already are where their key belongs.
//!
//! ```text
//! reduce_by_key  counts  <- 1  shuffle by key        reduce_by_key  counts  <- 1  shuffle by key
//! map_values     m       <- 2                   ⇒    map_values     m       <- 2
//! group_by_key   g       <- 3  shuffle by key        group_by_key   g       <- 3  no shuffle
//! ```
//! Same answers: the partition of a key is its key group mod the number of partitions, the same for every operator; and
//! an operator that keeps keys keeps records in their partition.

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
        // an operator on whole records places them by themselves, not by their first half
        let keyed = |node: &&Node| node.op().is_some_and(|op| op.keyed);
        let by_key = plan.live().filter(|node| node.wide() == Some(Partitioning::ByKey)).filter(keyed);
        let placed = by_key.filter(|node| node.inputs.iter().all(|input| plan.placed_by_key(*input)));
        let placed: Vec<NodeId> = placed.map(|node| node.id).collect();
        for id in placed {
            plan.nodes[id.index()].marks.exchange = false;
        }
    }
}
