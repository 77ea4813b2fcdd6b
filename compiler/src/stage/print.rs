//! Stages as text.

use super::{Branch, RootKind, StageGraph, walk};
use crate::plan::Plan;
use std::fmt::Write;

impl StageGraph {
    /// A block for each stage: where its records come from, and the tree that they are pushed
    /// through.
    pub fn to_text(&self, plan: &Plan) -> String {
        let mut out = String::new();
        for (number, stage) in self.stages.iter().enumerate() {
            let node = plan.node(stage.root.node);
            let from = |arms: &[usize]| {
                let from = arms.iter().map(|arm| format!("stage {}", self.terminals[*arm].stage));
                from.collect::<Vec<_>>().join(" and ")
            };
            let all = from(&stage.root.arms);
            let how = match stage.root.kind {
                RootKind::Source if stage.spanning(plan).is_some() => "see whole blocks of".to_owned(),
                RootKind::Source => "read blocks of".to_owned(),
                RootKind::Wide => {
                    let side = |(port, arms): (usize, Vec<usize>)| match node.moves(port) {
                        true => format!("shuffled from {}", from(&arms)),
                        false => format!("in place from {}", from(&arms)),
                    };
                    let sides: Vec<_> = self.ports(number, plan).into_iter().enumerate().map(side).collect();
                    format!("{} into", sides.join("; "))
                }
                RootKind::Driver => format!("gathered from {all} for"),
                RootKind::Apply => format!("kept by {all}, evaluate"),
                RootKind::Again => format!("kept by {all}, read again"),
            };
            let _ = writeln!(out, "stage {number}: {how} {} {}", node.title(), node.shown_name());
            self.branches(plan, &stage.branches, &mut out);
        }
        out
    }

    fn branches(&self, plan: &Plan, branches: &[Branch], out: &mut String) {
        for (branch, depth) in walk(branches) {
            let indent = "  ".repeat(depth + 1);
            match branch {
                Branch::Op(id, _) => {
                    let node = plan.node(*id);
                    let _ = writeln!(out, "{indent}{} {}", node.title(), node.shown_name());
                }
                Branch::End(terminal) => {
                    let terminal = &self.terminals[*terminal];
                    let node = plan.node(terminal.reader);
                    let how = match (terminal.again, node.marks.combine) {
                        (true, _) => "keep for another reading of",
                        (false, true) => "combine for",
                        (false, false) => "collect for",
                    };
                    let _ = writeln!(out, "{indent}=> {how} {} {}", node.title(), node.shown_name());
                }
            }
        }
    }
}
