//! The logical plan: what to compute. Nodes are operators, edges are streams.
//!
//! Rules (`opt`) change the marks of nodes and drop nodes; they never see the text of a closure.

mod args;
mod arguments;
mod build;
mod builder;
mod captures;
mod definition;
mod folds;
mod graph;
mod home;
mod idle;
mod inline;
mod json;
mod options;
mod print;
mod question;
mod slides;
mod spark_noops;
mod trailing;
mod unknown;
mod unused;
mod verify;

pub use build::build;
pub(crate) use captures::gives_away;
pub use captures::{Capture, Misuse};
pub use definition::check_fragment;
pub(crate) use home::PARENT;
pub use home::{Fragments, Home, Shared, Wanted};
pub use options::{OnError, OnPanic, Options};
pub use verify::verify;

use crate::{
    ast,
    op::{Dependency, Keys, OpDef, Partitioning, Reads, State},
};
use proc_macro2::{Ident, Span, TokenStream};

/// The number of a node. Inputs of a node have lower numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub u32);

impl NodeId {
    /// As an index.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// One pipeline.
pub struct Plan {
    /// The name of the function.
    pub name: String,
    /// From the attribute, in microseconds.
    pub batch_us: Option<u64>,
    /// In the order in which they are defined.
    pub nodes: Vec<Node>,
    /// The uses of each node, by nodes that take part and others.
    uses: Vec<Vec<Edge>>,
    /// What is evaluated once, at construction, in the order of the text.
    pub setup: Vec<Setup>,
    /// The names of driver state, in order.
    pub drivers: Vec<Ident>,
    /// What closures use of the construction.
    pub captures: Vec<Capture>,
    /// How many calls of fragments were inlined that have no scope yet. Each needs one of its own.
    pub n_inlined: usize,
    /// The modules whose fragments were inlined: see [`Home`].
    pub homes: Vec<Home>,
    /// Calls of shared fragments that are not known yet; the plan is not whole then.
    pub wanted: Vec<Wanted>,
    /// It calls a shared fragment whose faults have been reported; the plan is not whole then.
    pub calls_refused: bool,
}

/// One step of the construction.
pub enum Setup {
    /// The user's own statement, with the names that it binds and the module whose names it means.
    Host(TokenStream, Vec<ast::Bound>, Option<usize>),
    /// The parameter of a fragment gets the value that it is called with.
    Bind {
        /// The parameter.
        name: Ident,
        /// Its type, which can be `impl Trait`.
        ty: TokenStream,
        /// The type parameters that it may name.
        generics: syn::Generics,
        /// The argument.
        value: ast::Arg,
        /// The module whose names the type means.
        home: Option<usize>,
        /// The lint levels of the parameter.
        lints: ast::Lints,
    },
    /// The parameter of an input becomes a key.
    Input(NodeId),
    /// Argument `.1` of a node, counted as in [`OpDef::wanted`], is an expression that is evaluated
    /// here.
    Hoist(NodeId, usize),
    /// The sink of a node is made.
    Sink(NodeId),
    /// The length and the slide of a window are noted.
    Window(NodeId),
    /// The inputs of a node are to have the same slide, which is not known before the start.
    SameSlide(NodeId, [Option<NodeId>; 2]),
    /// The interval at which a stream is to be written down is evaluated, and noted to be checked
    /// at the start; where the word stands.
    Checkpoint(NodeId, ast::Arg, Span),
}

/// An operator in its place, or an input.
pub struct Node {
    /// Its number.
    pub id: NodeId,
    /// What it does.
    pub what: What,
    /// Where its records come from, in the order of the arguments.
    pub inputs: Vec<NodeId>,
    /// `binding.operator`: stable while the text of the user keeps its names.
    pub name: String,
    /// The name that its stream is bound to, the last one if there are several.
    pub bound: Option<Ident>,
    /// The operator's name in the user's text.
    pub span: Span,
    /// What was said about it, if it is an output.
    pub options: Options,
    /// The lint levels where it stands.
    pub lints: ast::Lints,
    /// The types of its records that are written where it is bound, each with the module whose
    /// names it means.
    pub types: Vec<(TokenStream, Option<usize>)>,
    /// What the rules have found.
    pub marks: Marks,
}

/// An input or an operator.
pub enum What {
    /// A parameter of the pipeline, and the type of its records as written.
    Source(Ident, TokenStream),
    /// An operator with its arguments.
    Op(&'static OpDef, Vec<ast::Arg>),
}

/// What rules have found about a node. Without any rule a plan is right, but slow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marks {
    /// Evaluated inside the loop of its input.
    pub fused: bool,
    /// Evaluated once for all its consumers.
    pub shared: bool,
    /// Brings records together before they move.
    pub combine: bool,
    /// For each input, whether its records move to where they belong on their way into the node. A
    /// side of a join that is placed by key already stays, whatever the other one does.
    pub exchange: Vec<bool>,
    /// Reaches an output, or nobody has looked.
    pub live: bool,
}

/// One use of a stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edge {
    /// Who uses it.
    pub consumer: NodeId,
    /// As which of its inputs.
    pub port: usize,
}

impl Node {
    /// The operator, if it is one.
    pub fn op(&self) -> Option<&'static OpDef> {
        match &self.what {
            What::Source(..) => None,
            What::Op(def, _) => Some(def),
        }
    }

    /// What is called in plans and messages.
    pub fn title(&self) -> &str {
        self.op().map_or("source", |op| op.name)
    }

    /// Its arguments.
    pub fn args(&self) -> &[ast::Arg] {
        match &self.what {
            What::Source(..) => &[],
            What::Op(_, args) => args,
        }
    }

    /// Its argument number `number`, counted as in [`OpDef::wanted`].
    pub fn argument(&self, number: usize) -> Option<&ast::Arg> {
        let own = self.op().map_or(0, |op| op.own_args().count());
        if number < own { self.args().get(number) } else { self.options.argument(number) }
    }

    /// Whether its partitions come from a shuffle.
    pub fn wide(&self) -> Option<Partitioning> {
        match self.op()?.dependency {
            Dependency::Wide(partitioning) => Some(partitioning),
            Dependency::Narrow | Dependency::Concat | Dependency::Driver => None,
        }
    }

    /// Whether the records of an input move to another partition on their way into it.
    pub fn moves(&self, port: usize) -> bool {
        self.wide().is_some() && self.marks.exchange[port]
    }

    /// Whether it only puts streams side by side.
    pub fn is_concat(&self) -> bool {
        self.op().is_some_and(|op| op.dependency == Dependency::Concat)
    }

    /// Whether nothing follows it.
    pub fn is_sink(&self) -> bool {
        self.op().is_some_and(OpDef::is_sink)
    }

    /// Whether it handles records one by one where they stand.
    pub fn is_narrow(&self) -> bool {
        self.op().is_some_and(|op| op.dependency == Dependency::Narrow && !op.is_sink())
    }

    /// Whether a closure in the driver makes its batches.
    pub fn is_driver(&self) -> bool {
        self.op().is_some_and(|op| op.dependency == Dependency::Driver)
    }

    /// Whether it reads the state of the node before it, and not its records.
    pub fn reads_state(&self) -> bool {
        self.op().is_some_and(|op| op.reads == Reads::State)
    }

    /// Whether it is a window: its batches are made of several of what it reads.
    pub fn is_window(&self) -> bool {
        self.op().is_some_and(|op| op.duration(crate::op::Span::Window).is_some())
    }

    /// The argument that is its window's length, or slide, with its place; none where it is left
    /// out.
    pub fn duration(&self, span: crate::op::Span) -> Option<(usize, &ast::Arg)> {
        let i = self.op()?.duration(span)?;
        let arg = self.args().get(i).filter(|arg| !matches!(arg.kind, ast::ArgKind::Missing))?;
        Some((i, arg))
    }

    /// Whether it remembers something across batches.
    pub fn has_state(&self) -> bool {
        self.op().is_some_and(|op| op.state == State::AcrossBatches)
    }
}

impl Plan {
    /// The node with that number.
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.index()]
    }

    /// Adds a node.
    fn push(&mut self, node: Node) {
        for (port, input) in node.inputs.iter().enumerate() {
            self.uses[input.index()].push(Edge { consumer: node.id, port });
        }
        self.nodes.push(node);
        self.uses.push(Vec::new());
    }

    /// The nodes that take part.
    pub fn live(&self) -> impl Iterator<Item = &Node> {
        self.nodes.iter().filter(|node| node.marks.live)
    }

    /// The uses of a stream by nodes that take part, in the order of the text.
    pub fn consumers(&self, id: NodeId) -> Vec<Edge> {
        let uses = self.uses.get(id.index()).into_iter().flatten();
        uses.copied().filter(|edge| self.node(edge.consumer).marks.live).collect()
    }

    /// For every stream, whether its records are where their key belongs.
    pub fn placed_by_key(&self) -> Vec<bool> {
        let mut placed: Vec<bool> = Vec::with_capacity(self.nodes.len());
        for node in &self.nodes {
            placed.push(match node.op().map(|op| op.keys) {
                Some(Keys::Places) => true,
                Some(Keys::Keeps) => node.inputs.iter().all(|input| placed[input.index()]),
                Some(Keys::Forgets) | None => false,
            });
        }
        placed
    }

    /// The outputs, in the order of the text.
    pub fn outputs(&self) -> impl Iterator<Item = &Node> {
        self.live().filter(|node| node.is_sink())
    }

    /// The inputs, in the order of the parameters.
    pub fn sources(&self) -> impl Iterator<Item = &Node> {
        self.nodes.iter().filter(|node| node.op().is_none())
    }
}
