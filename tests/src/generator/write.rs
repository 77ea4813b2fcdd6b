//! Drawn pipelines as Rust source.

use super::Pipeline;
use std::fmt::Write;

/// The head of every written file.
const HEAD: &str = "//! Written by `cargo xtask gen-pipelines`; do not edit.\n";

impl Pipeline {
    /// The function, with the arguments of its attribute.
    #[must_use]
    pub fn rust(&self, options: &str, name: &str) -> String {
        let mut out = format!("#[pipeline{options}]\npub(crate) fn {name}({}) {{\n", self.parameters());
        for stream in self.inputs.len()..self.inputs.len() + self.nodes.len() {
            if self.is_inline(stream) {
                continue;
            }
            let chain = self.chain(stream);
            let _ = match self.is_sink(stream) {
                true => writeln!(out, "    {chain};"),
                false => writeln!(out, "    let {} = {chain};", self.stream(stream)),
            };
        }
        out.push_str("}\n");
        out
    }

    fn parameters(&self) -> String {
        let mut all: Vec<String> = Vec::new();
        for (i, ty) in self.inputs.iter().enumerate() {
            all.push(format!("s{i}: DStream<{}>", ty.rust()));
        }
        if self.uses("limit") {
            all.push("limit: u64".to_owned());
        }
        if self.uses("out.") {
            all.push(if self.driver_state { "mut out: Out".to_owned() } else { "out: Out".to_owned() });
        }
        all.join(", ")
    }

    /// Whether an argument of one of its operators speaks of that.
    fn uses(&self, name: &str) -> bool {
        self.nodes.iter().any(|node| node.choice.args.contains(name))
    }

    fn is_inline(&self, stream: usize) -> bool {
        self.node(stream).is_some_and(|node| node.inline) && self.consumers(stream).len() == 1
    }

    fn stream(&self, stream: usize) -> String {
        match stream.checked_sub(self.inputs.len()) {
            None => format!("s{stream}"),
            Some(node) if self.consumers(stream).is_empty() => format!("_x{node}"),
            Some(node) => format!("x{node}"),
        }
    }

    /// A stream where it is used.
    fn used(&self, stream: usize) -> String {
        if self.is_inline(stream) { self.chain(stream) } else { self.stream(stream) }
    }

    fn chain(&self, stream: usize) -> String {
        let Some(node) = self.node(stream) else { return self.stream(stream) };
        let mut args = node.choice.args.clone();
        if let Some(second) = node.inputs.get(1) {
            args = args.replace("{1}", &self.used(*second));
        }
        if args.contains("{output}") {
            let number = self.outputs().iter().position(|output| *output == stream).unwrap_or_default();
            args = args.replace("{output}", &number.to_string());
        }
        let call = match args.contains("{op}") {
            true => args.replace("{op}", node.op),
            false => format!("{}({args})", node.op),
        };
        format!("{}.{call}", self.used(node.inputs[0]))
    }

    /// The call of the function with inputs `given.input::<T>(i)`.
    fn call(&self, name: &str) -> String {
        let mut args: Vec<String> = Vec::new();
        for (i, ty) in self.inputs.iter().enumerate() {
            args.push(format!("given.{}({i})", ty.method()));
        }
        if self.uses("limit") {
            args.push("LIMIT".to_owned());
        }
        if self.uses("out.") {
            args.push("given.out()".to_owned());
        }
        format!("{name}({})", args.join(", "))
    }
}

impl super::Ty {
    /// The method of the test that gives an input of this type.
    fn method(&self) -> String {
        match self {
            super::Ty::Int => "ints".to_owned(),
            super::Ty::Str => "lines".to_owned(),
            super::Ty::Owned => "strings".to_owned(),
            super::Ty::Pair(key, _) => format!("{}_pairs", key.method()),
            super::Ty::Maybe(_) | super::Ty::Group(_) | super::Ty::Partition(_) | super::Ty::Fields => {
                unreachable!("no input is made of these")
            }
        }
    }
}

/// A file of pipelines: each with the arguments of its attribute and its name, and a function that
/// makes them by name.
#[must_use]
pub(super) fn file(about: &str, pipelines: &[(&Pipeline, String, String)]) -> String {
    let mut out = format!("{HEAD}//!\n//! {about}\n\nuse super::support::*;\n");
    for (pipeline, options, name) in pipelines {
        let _ = write!(out, "\n{}", pipeline.rust(options, name));
    }
    out.push_str("\n/// The pipeline with that name.\npub(crate) fn build(name: &str, given: &Given<'_>) -> Option<Pipeline> {\n    Some(match name {\n");
    for (pipeline, _, name) in pipelines {
        let _ = writeln!(out, "        \"{name}\" => {},", pipeline.call(name));
    }
    out.push_str("        _ => return None,\n    })\n}\n");
    out
}
