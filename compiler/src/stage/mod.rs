//! The physical form: what runs as one loop, and what moves between loops.
//!
//! A stage begins at a source, after a shuffle, or at records that were kept, and ends in
//! terminals. Within it there is a tree of fused operators; a record is pushed through all
//! branches.

mod print;
mod split;
mod verify;
mod walk;

pub use split::split;
pub use verify::verify;
pub use walk::walk;

use crate::plan::{NodeId, Plan};

/// The stages of a pipeline, in the order in which they run.
#[derive(Debug, Default)]
pub struct StageGraph {
    /// A stage reads only terminals of stages before it.
    pub stages: Vec<Stage>,
    /// Where records end; by number.
    pub terminals: Vec<Terminal>,
    /// The outputs, in the order of the text, with the terminals that they read.
    pub outputs: Vec<(NodeId, Vec<usize>)>,
}

/// One loop over the records of a partition.
#[derive(Debug)]
pub struct Stage {
    /// Where its records come from.
    pub root: Root,
    /// What every record is pushed through.
    pub branches: Vec<Branch>,
}

impl StageGraph {
    /// The terminals that a stage reads, apart for each input of its root.
    pub fn ports(&self, stage: usize, plan: &Plan) -> Vec<Vec<usize>> {
        let root = &self.stages[stage].root;
        let of = |port| root.arms.iter().copied().filter(move |arm| self.terminals[*arm].port == port);
        (0..plan.node(root.node).inputs.len()).map(|port| of(port).collect()).collect()
    }
}

impl Stage {
    /// The operator that reads whole blocks, where records are not needed one by one: it stands
    /// behind a source, and nobody else reads it in this loop.
    pub fn spanning<'s>(&'s self, plan: &Plan) -> Option<(NodeId, &'s [Branch])> {
        match (self.root.kind, &*self.branches) {
            (RootKind::Source, [Branch::Op(id, inner)]) => {
                plan.node(*id).op()?.spans_records.map(|_| (*id, &**inner))
            }
            _ => None,
        }
    }
}

/// Where the records of a stage come from.
#[derive(Debug)]
pub struct Root {
    /// The stream: a source, a wide operator, or one whose input was kept.
    pub node: NodeId,
    /// The terminals that it reads, side by side in this order; none for a source.
    pub arms: Vec<usize>,
    /// What is done with what is read.
    pub kind: RootKind,
    /// Whether nobody reads the same records after it, so that they can be moved.
    pub last: bool,
}

/// See [`Root`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RootKind {
    /// Reads blocks.
    Source,
    /// Reads what was shuffled.
    Wide,
    /// Reads what the driver made of all that was gathered.
    Driver,
    /// Reads records that were kept and evaluates the node on them.
    Apply,
    /// Reads records of the node itself, that were kept.
    Again,
}

/// What happens to a record.
#[derive(Debug)]
pub enum Branch {
    /// A fused operator, and what follows it.
    Op(NodeId, Vec<Branch>),
    /// It ends in the terminal with that number.
    End(usize),
}

/// Where records of a stage end.
#[derive(Debug)]
pub struct Terminal {
    /// Who reads it.
    pub reader: NodeId,
    /// As which of its inputs.
    pub port: usize,
    /// Whether it only keeps records of `reader` itself, to be read again.
    pub again: bool,
    /// The stage that fills it.
    pub stage: usize,
}
