//! What batches without input need to know of a plan.
//!
//! They are run for windows that end while no input comes, and for timeouts at the end of all
//! input. Everything else goes without them: states keep what they have, closures in the driver are
//! not called. Two things follow from the plan alone:
//!
//! - where such a window **meets** a state or what a closure in the driver makes, in a join or a
//!   union, those have to give what they would give in an empty batch, or the window would be given
//!   out as if they had nothing ([`Plan::met`]);
//! - where a window is **made of** another one, it lacks something if the other is left out
//!   ([`Plan::windows_over`]).

use super::{Node, NodeId, Plan};
use crate::op::{ArgKind, OfNothing};
use std::collections::{BTreeMap, BTreeSet};

impl Node {
    /// Whether it has something to give out although nothing comes: a window that ends, keys that
    /// time out.
    fn shows_by_itself(&self) -> bool {
        let is_duration = |number: usize| {
            let wanted = self.op().and_then(|op| op.wanted(number));
            wanted.is_some_and(|wanted| matches!(wanted.kind, ArgKind::Duration(_)))
        };
        self.has_state() && (self.is_window() || self.options.given.iter().any(|(n, _)| is_duration(*n)))
    }

    /// Whether it gives records in a batch in which it is given none.
    fn gives_of_nothing(&self) -> bool {
        match self.op().map(|op| op.of_nothing) {
            Some(OfNothing::Something) => true,
            Some(OfNothing::SomethingWith(arg)) => {
                self.argument(arg).is_some_and(|arg| !matches!(arg.kind, crate::ast::ArgKind::Missing))
            }
            Some(OfNothing::Nothing) | None => false,
        }
    }
}

impl Plan {
    /// For every node that takes part: what, when it has something to show in a batch without
    /// input, meets the stream of this one there.
    pub fn met(&self) -> Vec<BTreeSet<NodeId>> {
        // what lets a stream have such a batch
        let mut shown_by: Vec<BTreeSet<NodeId>> = Vec::with_capacity(self.nodes.len());
        for node in &self.nodes {
            let before = node.inputs.iter().flat_map(|input| &shown_by[input.index()]).copied();
            let all = before.chain(node.shows_by_itself().then_some(node.id)).collect();
            shown_by.push(all);
        }
        let mut met = vec![BTreeSet::new(); self.nodes.len()];
        for node in self.nodes.iter().rev() {
            // a state takes nothing in there
            for edge in self.consumers(node.id).iter().filter(|edge| !self.node(edge.consumer).has_state()) {
                let consumer = edge.consumer.index();
                let more: Vec<NodeId> = met[consumer].union(&shown_by[consumer]).copied().collect();
                met[node.id.index()].extend(more);
            }
        }
        for (met, shown_by) in met.iter_mut().zip(&shown_by) {
            met.retain(|by| !shown_by.contains(by));
        }
        met
    }

    /// For every node that takes part: the windows that are made of its stream, with no other
    /// window between, and whether they are given something of a batch in which it has no record.
    pub fn windows_over(&self) -> Vec<BTreeMap<NodeId, bool>> {
        let mut over: Vec<BTreeMap<NodeId, bool>> = vec![BTreeMap::new(); self.nodes.len()];
        for node in self.nodes.iter().rev().filter(|node| node.marks.live) {
            if node.gives_of_nothing() {
                over[node.id.index()].values_mut().for_each(|of_nothing| *of_nothing = true);
            }
            let seen = match node.is_window() {
                true => BTreeMap::from([(node.id, false)]),
                false => over[node.id.index()].clone(),
            };
            for input in &node.inputs {
                for (window, of_nothing) in &seen {
                    *over[input.index()].entry(*window).or_default() |= of_nothing;
                }
            }
        }
        over
    }
}
