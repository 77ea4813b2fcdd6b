//! The example of every operator as a pipeline.

use std::fmt::Write;
use streamc_compiler::op::{OPERATORS, OpDef};

/// A file with a function for each operator, and one that makes them by name.
#[must_use]
pub(super) fn file() -> String {
    let mut out = String::from(
        "//! Written by `cargo xtask gen-pipelines`; do not edit.\n//!\n//! The examples of the registry of operators.\n\n\
         use streamc::prelude::*;\n",
    );
    let mut made = String::new();
    for op in OPERATORS {
        let (name, end) = (op.name, if op.is_sink() { "" } else { ".print()" });
        let stream = stream(op);
        let ty = if stream == "lines" { "&str" } else { "(&str, u64)" };
        let _ = write!(
            out,
            "\n#[pipeline(batch = \"10s\")]\nfn {name}_example({stream}: DStream<{ty}>) {{\n    {}{end};\n}}\n",
            op.example
        );
        let _ = writeln!(made, "        \"{name}\" => {name}_example({stream}),");
    }
    let _ = write!(
        out,
        "\n/// The example of that operator.\npub(crate) fn example(name: &str, lines: DStream<&'static str>, pairs: DStream<(&'static str, u64)>) \
         -> Option<Pipeline> {{\n    Some(match name {{\n{made}        _ => return None,\n    }})\n}}\n"
    );
    out
}

/// What it begins with.
fn stream(op: &OpDef) -> &'static str {
    if op.example.starts_with("pairs.") { "pairs" } else { "lines" }
}
