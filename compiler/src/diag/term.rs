//! Messages as text for the command line, with the source line under them.

use super::{Diagnostic, Diagnostics, Level};
use std::fmt::Write;

impl Diagnostics {
    /// All messages, by position in `source`, the contents of `file`.
    pub fn render(&self, file: &str, source: &str) -> String {
        let mut sorted: Vec<_> = self.iter().collect();
        sorted.sort_by_key(|d| (d.start.start().line, d.start.start().column));
        sorted.into_iter().map(|d| one(d, file, source)).collect()
    }
}

fn one(d: &Diagnostic, file: &str, source: &str) -> String {
    let (from, to) = (d.start.start(), d.end.end());
    let level = match d.level {
        Level::Error => "error",
        Level::Warning => "warning",
    };
    let mut out = String::new();
    let _ = writeln!(out, "{level}: {}", d.message);
    let _ = writeln!(out, " --> {file}:{}:{}", from.line, from.column + 1);
    if let Some(line) = source.lines().nth(from.line.saturating_sub(1)) {
        let width = if to.line == from.line { to.column.saturating_sub(from.column).max(1) } else { 1 };
        let number = from.line.to_string();
        let _ = writeln!(out, "{number} | {line}");
        let _ =
            writeln!(out, "{} | {}{}", " ".repeat(number.len()), " ".repeat(from.column), "^".repeat(width));
    }
    if let Some(help) = &d.help {
        let _ = writeln!(out, "help: {help}");
    }
    out.push('\n');
    out
}
