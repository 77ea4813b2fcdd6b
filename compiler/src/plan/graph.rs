//! A plan as a drawing: for `explain --format mermaid` and `dot`.
//!
//! A box is an operator, a stadium an input, a flag an output; a thick edge is a shuffle.

use super::{Node, Plan};
use crate::ast::type_text;
use crate::plan::What;
use std::fmt::Write;

impl Plan {
    /// For Mermaid: a `flowchart`.
    pub fn to_mermaid(&self) -> String {
        let mut out = format!("flowchart TD\n  %% {}\n", self.name);
        for node in self.live() {
            let (id, label) = (node.id.0, escaped(&label(node), "#quot;", "<br/>"));
            let _ = match shape(node) {
                Shape::Input => writeln!(out, "  n{id}([\"{label}\"])"),
                Shape::Operator => writeln!(out, "  n{id}[\"{label}\"]"),
                Shape::Output => writeln!(out, "  n{id}>\"{label}\"]"),
            };
        }
        for (from, node, moves) in self.edges() {
            let arrow = if moves { "==>|shuffle|" } else { "-->" };
            let _ = writeln!(out, "  n{from} {arrow} n{}", node.id.0);
        }
        out
    }

    /// For Graphviz: a `digraph`.
    pub fn to_dot(&self) -> String {
        let mut out = format!("digraph \"{}\" {{\n", escaped(&self.name, "\\\"", ""));
        for node in self.live() {
            let label = escaped(&label(node), "\\\"", "\\n");
            let shape = match shape(node) {
                Shape::Input => "oval",
                Shape::Operator => "box",
                Shape::Output => "cds",
            };
            let _ = writeln!(out, "  n{} [shape={shape}, label=\"{label}\"];", node.id.0);
        }
        for (from, node, moves) in self.edges() {
            let style = if moves { " [style=bold, label=\"shuffle\"]" } else { "" };
            let _ = writeln!(out, "  n{from} -> n{}{style};", node.id.0);
        }
        out.push_str("}\n");
        out
    }

    /// From which node to which, in the order of the consumers, and whether records move to another
    /// partition on it.
    fn edges(&self) -> impl Iterator<Item = (u32, &Node, bool)> {
        self.live().flat_map(|node| {
            let into = move |(port, input): (usize, &super::NodeId)| (input.0, node, node.moves(port));
            node.inputs.iter().enumerate().map(into)
        })
    }
}

enum Shape {
    Input,
    Operator,
    Output,
}

fn shape(node: &Node) -> Shape {
    match (node.op(), node.is_sink()) {
        (None, _) => Shape::Input,
        (_, true) => Shape::Output,
        (_, false) => Shape::Operator,
    }
}

/// Two lines: what it does, and its name or what else is known.
fn label(node: &Node) -> String {
    let mut label = format!("{}\n{}", node.title(), node.name);
    if let What::Source(_, ty) = &node.what {
        let _ = write!(label, ": DStream<{}>", type_text(ty));
    }
    if node.has_state() {
        label.push_str(" (state)");
    }
    for option in node.options.words(node.op()) {
        let _ = write!(label, "\n{option}");
    }
    label
}

fn escaped(text: &str, quote: &str, line: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '"' => out.push_str(quote),
            '\n' => out.push_str(line),
            '\\' => out.push_str("\\\\"),
            '<' if line == "<br/>" => out.push_str("&lt;"),
            '>' if line == "<br/>" => out.push_str("&gt;"),
            c => out.push(c),
        }
    }
    out
}
