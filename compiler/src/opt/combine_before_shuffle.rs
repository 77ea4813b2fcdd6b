//! Brings records together in their partition before they move.
//!
//! ```text
//! reduce_by_key  counts  <- 1  shuffle by key   ⇒   reduce_by_key  counts  <- 1  shuffle by key; combined before
//! ```
//! Same answers: the operator says that partial results can be combined (`algebra`); they are, in
//! the order of the partitions.

use super::Rule;
use crate::{op::Algebra, plan::Plan};

pub(super) struct CombineBeforeShuffle;

impl Rule for CombineBeforeShuffle {
    fn name(&self) -> &'static str {
        "combine_before_shuffle"
    }

    fn summary(&self) -> &'static str {
        "brings records together in their partition before they move"
    }

    fn apply(&self, plan: &mut Plan) {
        for node in &mut plan.nodes {
            node.marks.combine =
                node.marks.live && node.op().is_some_and(|op| op.algebra == Algebra::Combines);
        }
    }
}
