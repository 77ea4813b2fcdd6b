//! Cuts a plan into stages.

use super::{Branch, Root, RootKind, Stage, StageGraph, Terminal, walk};
use crate::plan::{Edge, Node, NodeId, Plan};

/// Cuts at shuffles, and where a rule did not fuse.
pub fn split(plan: &Plan) -> StageGraph {
    let mut splitter = Splitter { plan, graph: StageGraph::default(), arms: Vec::new() };
    for node in plan.live().filter(|node| !node.is_sink()) {
        splitter.root(node);
    }
    let outputs = plan.outputs().map(|node| (node.id, splitter.arms_of(node.id))).collect();
    StageGraph { outputs, ..splitter.graph }
}

/// The unions that records have passed, the innermost first, each with the side that they came in
/// by.
type Path = Vec<usize>;

/// A stream whose consumers are being looked at.
struct Open {
    id: NodeId,
    path: Path,
    edges: std::vec::IntoIter<Edge>,
    branches: Vec<Branch>,
}

impl Open {
    /// Takes what follows a fused consumer.
    fn close(&mut self, node: &Node, inner: Vec<Branch>) {
        if node.is_concat() {
            self.branches.extend(inner);
        } else if node.marks.shared || inner.len() < 2 {
            self.branches.push(Branch::Op(node.id, inner));
        } else {
            self.branches.extend(inner.into_iter().map(|branch| Branch::Op(node.id, vec![branch])));
        }
    }
}

struct Splitter<'p> {
    plan: &'p Plan,
    graph: StageGraph,
    /// reader, port, path and terminal
    arms: Vec<(NodeId, usize, Path, usize)>,
}

impl Splitter<'_> {
    fn root(&mut self, node: &Node) {
        let plan = self.plan;
        let kind = match (node.op(), node.wide()) {
            (None, _) => RootKind::Source,
            (_, Some(_)) => RootKind::Wide,
            _ if node.is_driver() => RootKind::Driver,
            _ if node.marks.fused => return,
            _ => RootKind::Apply,
        };
        let arms = self.arms_of(node.id);
        let branches = self.follow(node.id);
        if kind == RootKind::Source && branches.is_empty() {
            return;
        }
        let alone = node.marks.shared || branches.len() < 2;
        let root = |last| Root { node: node.id, arms: arms.clone(), kind, last };
        if alone {
            self.stage(root(true), branches);
        } else if matches!(kind, RootKind::Wide | RootKind::Driver) {
            // what comes out of a shuffle or of the driver cannot be made again: it is kept, and
            // read by one stage for each consumer the state is only where it is used
            let reads_state = |branch: &Branch| match branch {
                Branch::End(end) => plan.node(self.graph.terminals[*end].reader).reads_state(),
                Branch::Op(..) => false,
            };
            let (mut here, branches): (Vec<_>, Vec<_>) = branches.into_iter().partition(reads_state);
            if branches.len() < 2 {
                here.extend(branches);
                self.stage(root(true), here);
                return;
            }
            let kept = self.terminal(node.id, 0, true);
            here.push(Branch::End(kept));
            self.stage(root(true), here);
            self.one_stage_each(branches, |last| Root {
                node: node.id,
                arms: vec![kept],
                kind: RootKind::Again,
                last,
            });
        } else {
            self.one_stage_each(branches, root);
        }
    }

    fn one_stage_each(&mut self, branches: Vec<Branch>, root: impl Fn(bool) -> Root) {
        let n = branches.len();
        for (i, branch) in branches.into_iter().enumerate() {
            self.stage(root(i + 1 == n), vec![branch]);
        }
    }

    fn stage(&mut self, root: Root, branches: Vec<Branch>) {
        let stage = self.graph.stages.len();
        for (branch, _) in walk(&branches) {
            if let Branch::End(terminal) = branch {
                self.graph.terminals[*terminal].stage = stage;
            }
        }
        self.graph.stages.push(Stage { root, branches });
    }

    fn terminal(&mut self, reader: NodeId, port: usize, again: bool) -> usize {
        self.graph.terminals.push(Terminal { reader, port, again, stage: usize::MAX });
        self.graph.terminals.len() - 1
    }

    /// What the records of `id` are pushed through. By a loop, for a chain may be long.
    fn follow(&mut self, id: NodeId) -> Vec<Branch> {
        let plan = self.plan;
        let open = |id, path| Open { id, path, edges: plan.consumers(id).into_iter(), branches: Vec::new() };
        let mut stack = vec![open(id, Path::new())];
        loop {
            let last = stack.last_mut().expect("the first one is left by the return");
            let Some(edge) = last.edges.next() else {
                let done = stack.pop().expect("it was just there");
                let Some(outer) = stack.last_mut() else { return done.branches };
                outer.close(plan.node(done.id), done.branches);
                continue;
            };
            let node = plan.node(edge.consumer);
            let mut path = last.path.clone();
            if node.marks.fused {
                if node.is_concat() {
                    path.push(edge.port);
                }
                stack.push(open(node.id, path));
                continue;
            }
            let terminal = self.graph.terminals.len();
            last.branches.push(Branch::End(terminal));
            self.terminal(node.id, edge.port, false);
            self.arms.push((node.id, edge.port, path, terminal));
        }
    }

    /// The terminals that `reader` reads: by input, and within one by the sides of the unions
    /// before it, outermost first.
    fn arms_of(&self, reader: NodeId) -> Vec<usize> {
        let mut arms: Vec<_> = self.arms.iter().filter(|arm| arm.0 == reader).collect();
        arms.sort_by_key(|(_, port, path, _)| (*port, path.iter().rev().copied().collect::<Vec<_>>()));
        arms.into_iter().map(|arm| arm.3).collect()
    }
}
