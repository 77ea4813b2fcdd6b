//! A plan as text: what `explain` shows and what golden tests hold.

use super::{Node, Plan, What};
use crate::op::{Effects, Partitioning, Span, Takes};
use std::{borrow::Cow, fmt::Write};

impl Node {
    /// Its name in a text: without the middle if it is long, lest the text of a chain be quadratic.
    /// Outputs are found by their names, which stay whole.
    pub fn shown_name(&self) -> Cow<'_, str> {
        if self.is_sink() { Cow::Borrowed(&self.name) } else { short(&self.name) }
    }
}

/// Wider columns are not filled up.
const COLUMN: usize = 200;

/// Names of up to so many parts are shown whole.
const LONG: usize = 8;

/// A name of a node as it is kept: with as many parts as there are, or without the middle of very
/// many.
pub(super) fn bounded(name: String) -> String {
    const VERY_LONG: usize = 64;
    if name.bytes().filter(|byte| *byte == b'.').count() < VERY_LONG {
        name
    } else {
        short(&name).into_owned()
    }
}

/// `xs.map.(5 more).map.filter`: two names of the same chain stay different.
fn short(name: &str) -> Cow<'_, str> {
    let parts: Vec<&str> = name.split('.').collect();
    match &*parts {
        [first, second, middle @ .., before, last] if parts.len() > LONG => {
            Cow::Owned(format!("{first}.{second}.({} more).{before}.{last}", middle.len()))
        }
        _ => Cow::Borrowed(name),
    }
}

impl Plan {
    /// One line for each live node: number, operator, name, inputs, marks.
    pub fn to_text(&self) -> String {
        let mut out = format!("plan {}", self.name);
        match self.batch_us {
            Some(us) => {
                let _ = writeln!(out, " (batch {})", duration(us));
            }
            None => out.push('\n'),
        }
        let widest = |f: fn(&Node) -> usize| self.live().map(f).max().unwrap_or(0);
        // a formatter has no wider columns than `u16` tells, and nobody reads one
        let column = |f: fn(&Node) -> usize| widest(f).min(COLUMN);
        let (title, name) = (column(|n| n.title().len()), column(|n| short(&n.name).len()));
        let takers = self.value_takers();
        for node in self.live() {
            let inputs: Vec<_> = node.inputs.iter().map(|input| input.0.to_string()).collect();
            let from = if inputs.is_empty() { String::new() } else { format!("<- {}", inputs.join(", ")) };
            let line = format!(
                "{:>4}  {:title$}  {:name$}  {from:7} {}",
                node.id.0,
                node.title(),
                node.shown_name(),
                self.marks(node, &takers)
            );
            let _ = writeln!(out, "{}", line.trim_end());
        }
        out
    }

    /// The marks of a node, in words.
    fn marks(&self, node: &Node, takers: &[bool]) -> String {
        let mut marks = Vec::new();
        if let What::Source(_, ty) = &node.what {
            marks.push(format!("DStream<{}>", crate::ast::type_text(ty)));
        }
        if node.marks.fused {
            marks.push("fused".to_owned());
        }
        match node.wide() {
            Some(Partitioning::Evenly) => marks.push("shuffle in turn".to_owned()),
            Some(Partitioning::Stay) => marks.push("each partition as a whole".to_owned()),
            Some(Partitioning::ByKey) => marks.push(shuffles(node)),
            Some(Partitioning::One) => marks.push("to one partition".to_owned()),
            None => {}
        }
        if node.is_driver() {
            marks.push("in the driver, in batch order".to_owned());
        }
        if node.marks.combine {
            marks.push("combined before".to_owned());
        }
        if node.op().is_some_and(|op| op.effects == Effects::Observes) {
            marks.push("seen from outside".to_owned());
        }
        for (span, word) in [(Span::Window, "spans"), (Span::Slide, "every")] {
            marks.extend(node.duration(span).map(|(_, arg)| format!("{word} {}", arg.tokens)));
        }
        if node.has_state() {
            marks.push("state".to_owned());
        }
        let consumers = self.consumers(node.id);
        if consumers.len() > 1 {
            let how = if node.marks.shared { "one pass" } else { "evaluated for each" };
            marks.push(format!("{} consumers, {how}", consumers.len()));
            if node.marks.shared {
                // all consumers by value but the last: those that only look come first
                let by_value = consumers.iter().filter(|edge| takers[edge.consumer.index()]).count();
                let n = by_value.saturating_sub(1);
                if n > 0 {
                    marks.push(format!("clones: {n} a record (free for borrowed and `Copy` records)"));
                }
            }
        }
        marks.extend(node.options.words(node.op()));
        marks.join("; ")
    }

    /// For every node, whether it takes its records as its own.
    fn value_takers(&self) -> Vec<bool> {
        // consumers have higher numbers than what they read
        let mut takers = vec![false; self.nodes.len()];
        for node in self.nodes.iter().rev() {
            let goes_on = || self.consumers(node.id).iter().any(|edge| takers[edge.consumer.index()]);
            takers[node.id.index()] = match node.op().map(|op| op.takes) {
                None => false,
                // it is kept before the operator sees it
                Some(_) if (node.is_narrow() || node.is_concat()) && !node.marks.fused => true,
                // the record goes on: what follows decides
                Some(_) if node.is_concat() => goes_on(),
                Some(Takes::Ref) => goes_on(),
                Some(Takes::Peek | Takes::Nothing) => false,
                Some(Takes::Value) => true,
            };
        }
        takers
    }
}

/// Which inputs of a keyed operator are shuffled.
fn shuffles(node: &Node) -> String {
    let inputs = |moves: bool| {
        let of = (0..node.inputs.len()).filter(|port| node.moves(*port) == moves);
        of.map(|port| node.inputs[port].0.to_string()).collect::<Vec<_>>().join(", ")
    };
    match (inputs(true), inputs(false)) {
        (_, none) if none.is_empty() => "shuffle by key".to_owned(),
        (none, _) if none.is_empty() => "no shuffle: already placed by key".to_owned(),
        (moving, placed) => {
            format!("shuffle of {moving} by key; no shuffle of {placed}: already placed by key")
        }
    }
}

/// Microseconds as a user would write them.
pub(super) fn duration(us: u64) -> String {
    match us {
        us if us % 1_000_000 == 0 => format!("{}s", us / 1_000_000),
        us if us % 1_000 == 0 => format!("{}ms", us / 1_000),
        us => format!("{us}us"),
    }
}
