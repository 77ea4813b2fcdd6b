//! Stage graph to tokens. Only calls of the runtime are emitted, no algorithms: see
//! `docs/kernel.md`.

mod args;
mod captures;
mod editing;
mod homes;
mod hygiene;
mod kernel;
mod path;
mod pieces;
mod setup;
mod shared;
mod shell;
mod wiring;

pub(crate) use editing::fragment;
pub use hygiene::Hygiene;
pub(crate) use path::path as abi;
pub(crate) use shared::shared;
pub use shell::{Shell, fallback, shell};

use crate::{
    op::{EmitCx, OpDef},
    plan::{Node, NodeId, Plan},
    stage::{Branch, StageGraph},
};
use args::Args;
use homes::Homes;
use pieces::Pieces;
use proc_macro2::{Ident, TokenStream};
use quote::quote;
use std::{
    cell::{Cell, RefCell},
    collections::{BTreeMap, BTreeSet},
};

/// Everything that emission reads.
pub struct Emitter<'a> {
    plan: &'a Plan,
    graph: &'a StageGraph,
    names: Hygiene,
    homes: Homes<'a>,
    /// for every node, its arguments as they stand in calls
    args: Vec<Args>,
    /// the numbers of calls, given in the order of emission
    calls: Cell<u32>,
    /// what the emitted code is put together of
    pieces: Pieces,
    /// the parts of kernels that are still to be emitted
    inner: RefCell<Vec<Inner<'a>>>,
    /// for every node, whether its records are where their key belongs
    placed: Vec<bool>,
    /// for every node, the window that decides in which batches it has something
    sliders: Vec<Option<NodeId>>,
    /// for every node, the windows that are made of it, and whether they are given something of an
    /// empty batch of it
    over: Vec<BTreeMap<NodeId, bool>>,
    /// for every node, what meets its stream in batches without input
    met: Vec<BTreeSet<NodeId>>,
}

/// A part of a kernel: what `record` is pushed through.
struct Inner<'a> {
    number: usize,
    record: Ident,
    own: bool,
    branches: &'a [Branch],
}

impl<'a> Emitter<'a> {
    /// For one pipeline.
    pub fn new(plan: &'a Plan, graph: &'a StageGraph) -> Self {
        let names = Hygiene::new();
        let pieces = Pieces::default();
        let homes = Homes::new(&plan.homes, names);
        let args = plan.nodes.iter().map(|node| args::args(node, &names, &pieces, &homes)).collect();
        Emitter {
            plan,
            graph,
            names,
            homes,
            args,
            calls: Cell::new(0),
            pieces,
            inner: RefCell::default(),
            placed: plan.placed_by_key(),
            sliders: plan.sliders(),
            over: plan.windows_over(),
            met: plan.met(),
        }
    }

    /// The batch function's body, and how many calls it makes.
    pub fn body(&self) -> (TokenStream, u32) {
        let mut homes = TokenStream::new();
        let mut stages = TokenStream::new();
        let slots = self.slots();
        for number in 0..self.graph.stages.len() {
            let stage = self.stage(number, &slots, &mut homes);
            stages.extend(stage);
            self.catch_up();
        }
        let outputs = self.outputs(&mut homes);
        (quote!(#homes #stages #outputs), self.calls.get())
    }

    /// The nodes with state; a slot has the place of its node in this list.
    pub fn slots(&self) -> Vec<NodeId> {
        self.plan.live().filter(|node| node.has_state()).map(|node| node.id).collect()
    }

    /// The slots of nodes with state.
    fn slots_of(&self, nodes: impl IntoIterator<Item = NodeId>) -> Vec<usize> {
        let slots = self.slots();
        nodes.into_iter().filter_map(|id| slots.iter().position(|slot| *slot == id)).collect()
    }

    fn call(&self) -> u32 {
        self.calls.replace(self.calls.get() + 1)
    }

    /// What an operator gets to emit itself.
    fn cx<'s>(&'s self, node: &Node, sink: Option<(Ident, usize)>) -> EmitCx<'s> {
        let args = &self.args[node.id.index()];
        EmitCx {
            span: self.names.at(node.span),
            number: node.id.0,
            args: &args.tokens,
            arity: &args.arity,
            options: &args.options,
            combine: node.marks.combine,
            placed: node.inputs.iter().all(|input| self.placed[input.index()]),
            slider: node.inputs.first().and_then(|input| self.sliders[input.index()]).map(|window| window.0),
            sink,
        }
    }

    /// The definition of a node that is an operator.
    fn def(&self, node: &Node) -> &'static OpDef {
        node.op().expect("only operators are emitted")
    }
}
