//! A drawn pipeline: what the Rust text and the reference's program are made of.

use super::{Choice, Info, Kind, Ty};
use crate::reference::{Node, Program};
use streamc_compiler::op::Order;

/// How many operators a pipeline has at most, outputs included.
pub const OPERATORS_MAX: usize = 6;

/// A pipeline.
#[derive(Clone, Debug)]
pub struct Pipeline {
    /// The name of its function.
    pub name: String,
    /// The types of its inputs.
    pub inputs: Vec<Ty>,
    /// Its operators; each after those that it reads.
    pub nodes: Vec<DrawnNode>,
    /// Whether `out` is driver state instead of configuration.
    pub driver_state: bool,
}

/// An operator.
#[derive(Clone, Debug)]
pub struct DrawnNode {
    /// Its name.
    pub op: &'static str,
    /// The streams that it reads: inputs of the pipeline first, then one for each node.
    pub inputs: Vec<usize>,
    /// How it is called.
    pub choice: Choice,
    /// What comes out.
    pub info: Info,
    /// Whether it stands in the chain of its only consumer, without a name of its own.
    pub inline: bool,
}

impl Pipeline {
    /// The program for the reference.
    #[must_use]
    pub fn program(&self) -> Program {
        let node = |node: &DrawnNode| Node {
            op: node.op,
            inputs: node.inputs.clone(),
            meaning: node.choice.meaning.clone(),
        };
        Program { n_inputs: self.inputs.len(), nodes: self.nodes.iter().map(node).collect() }
    }

    /// The node that gives a stream; none for an input.
    #[must_use]
    pub fn node(&self, stream: usize) -> Option<&DrawnNode> {
        stream.checked_sub(self.inputs.len()).map(|node| &self.nodes[node])
    }

    /// What is known of a stream.
    #[must_use]
    pub fn info(&self, stream: usize) -> Info {
        let input = || Info {
            ty: self.inputs[stream].clone(),
            ordered: true,
            distinct: false,
            groups_ordered: true,
            slide: 1,
        };
        self.node(stream).map_or_else(input, |node| node.info.clone())
    }

    /// The kind of the operator that gives a stream.
    #[must_use]
    pub fn kind(&self, stream: usize) -> Kind {
        self.node(stream).map_or(Kind::Source, |node| Kind::named(node.op))
    }

    /// Whether it is an output.
    #[must_use]
    pub fn is_sink(&self, stream: usize) -> bool {
        matches!(self.kind(stream), Kind::Sink(..))
    }

    /// Whether it has an output.
    #[must_use]
    pub fn has_output(&self) -> bool {
        !self.outputs().is_empty()
    }

    /// The outputs, in the order of the text.
    #[must_use]
    pub fn outputs(&self) -> Vec<usize> {
        let all = self.inputs.len()..self.inputs.len() + self.nodes.len();
        all.filter(|stream| self.is_sink(*stream)).collect()
    }

    /// The nodes that read a stream; one that reads it twice stands twice.
    #[must_use]
    pub fn consumers(&self, stream: usize) -> Vec<usize> {
        let reads = |(number, node): (usize, &DrawnNode)| {
            let times = node.inputs.iter().filter(|input| **input == stream).count();
            vec![self.inputs.len() + number; times]
        };
        self.nodes.iter().enumerate().flat_map(reads).collect()
    }

    /// The streams that nobody reads and that are no outputs.
    #[must_use]
    pub fn leaves(&self) -> Vec<usize> {
        let all = 0..self.inputs.len() + self.nodes.len();
        all.filter(|stream| !self.is_sink(*stream) && self.consumers(*stream).is_empty()).collect()
    }

    /// The inputs that a stream comes from.
    #[must_use]
    pub fn sources(&self, stream: usize) -> Vec<usize> {
        let Some(node) = self.node(stream) else { return vec![stream] };
        let mut all: Vec<usize> = node.inputs.iter().flat_map(|input| self.sources(*input)).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// How many operators put streams side by side.
    #[must_use]
    pub fn unions(&self) -> usize {
        self.nodes.iter().filter(|node| Kind::named(node.op) == Kind::Concat).count()
    }

    /// How many ways lead from inputs and shuffles to a stream.
    #[must_use]
    pub fn ways(&self, stream: usize) -> usize {
        match self.node(stream) {
            Some(node) if !matches!(self.kind(stream), Kind::Wide(..) | Kind::Driver) => {
                node.inputs.iter().map(|input| self.ways(*input)).sum()
            }
            _ => 1,
        }
    }

    /// The kinds of a node and of those before it.
    #[must_use]
    pub fn pairs_of(&self, node: &DrawnNode) -> Vec<(Kind, Kind)> {
        node.inputs.iter().map(|input| (self.kind(*input), Kind::named(node.op))).collect()
    }

    /// Whether the order of a stream's records is that of the input: no operator on the way loses
    /// it.
    #[must_use]
    pub fn keeps_order(&self, stream: usize) -> bool {
        self.node(stream).is_none_or(|node| {
            let op = streamc_compiler::op::find(node.op).expect("only operators of the language are drawn");
            op.order == Order::Keeps && node.inputs.iter().all(|input| self.keeps_order(*input))
        })
    }
}
