//! What is known of a plan while it is built.

use super::{Fragments, Marks, Node, NodeId, Options, Plan, What};
use crate::{ast::Lints, diag::Diagnostics, op};
use proc_macro2::{Ident, Span};
use std::collections::{BTreeMap, BTreeSet};

/// A name that closures can use.
#[derive(Clone)]
pub(super) struct Host {
    pub(super) name: Ident,
    pub(super) is_config: bool,
    /// its type says that giving it away is copying it
    pub(super) is_copied: bool,
    /// tells bindings of the same name apart
    pub(super) number: usize,
}

/// The most operators of a pipeline; rustc takes about a millisecond for each.
pub(super) const OPERATORS_MAX: usize = 4000;

pub(super) struct Builder<'d> {
    pub(super) plan: Plan,
    /// by name
    pub(super) streams: BTreeMap<String, NodeId>,
    /// names that closures can use, each once
    pub(super) hosts: Vec<Host>,
    /// how many there were so far
    pub(super) n_hosts: usize,
    /// names of the host that are `mut`, and where that stands
    pub(super) mutable: Vec<(Ident, Span)>,
    pub(super) fragments: &'d Fragments,
    /// the fragments that are being inlined, the innermost last
    pub(super) within: Vec<(String, Option<usize>)>,
    /// the module of the innermost, if it is not that of the pipeline
    pub(super) home: Option<usize>,
    /// the shared fragments that have been called
    pub(super) called: BTreeSet<usize>,
    /// what the names of nodes begin with
    pub(super) prefix: String,
    /// how many nodes there are of each name
    pub(super) names: BTreeMap<String, usize>,
    /// of the statement that is being read, and of the fragments around it
    pub(super) lints: Lints,
    pub(super) diags: &'d mut Diagnostics,
}

impl Builder<'_> {
    pub(super) fn node(&mut self, what: What, inputs: Vec<NodeId>, name: String, span: Span) -> NodeId {
        let id = NodeId(self.plan.nodes.len() as u32);
        if id.index() == OPERATORS_MAX {
            self.diags
                .error("large_plan", span, format!("the pipeline has more than {OPERATORS_MAX} operators"))
                .help("cut it into several pipelines of one context; a fragment counts as often as it is called");
        }
        // an output is found by its name, which is that of its chain
        let is_output = matches!(&what, What::Op(def, _) if def.is_sink());
        let name = if is_output { name } else { super::print::bounded(name) };
        let same = self.names.entry(name.clone()).or_insert(0);
        *same += 1;
        let name = if *same == 1 { name } else { format!("{name}#{same}") };
        let exchange = vec![true; inputs.len()];
        let marks = Marks { fused: false, shared: false, combine: false, exchange, live: true };
        let lints = self.lints.clone();
        let mut node = Node {
            id,
            what,
            inputs,
            name,
            bound: None,
            span,
            options: Options::default(),
            lints,
            types: Vec::new(),
            marks,
        };
        node.marks.shared = node.op().is_some_and(|op| op.effects == op::Effects::Observes);
        if node.wide() == Some(op::Partitioning::Stay) {
            node.marks.exchange.fill(false);
        }
        self.plan.push(node);
        id
    }

    pub(super) fn bind(&mut self, name: Ident, id: NodeId) {
        self.plan.nodes[id.index()].bound = Some(name.clone());
        self.streams.insert(name.to_string(), id);
    }
}
