//! Messages about a source file, with the lines they are about.

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use proc_macro2::{LineColumn, Span};
use streamc_compiler::diag::{self, Diagnostics};

/// Renders all messages, sorted by their position in `source`, the contents of `file`.
pub(crate) fn render(messages: &Diagnostics, file: &str, source: &str) -> String {
    let mut sorted: Vec<_> = messages.iter().collect();
    sorted.sort_by_key(|d| (d.start.start().line, d.start.start().column));
    let one = |d: &diag::Diagnostic| {
        let level = match d.level {
            diag::Level::Error => Level::ERROR,
            diag::Level::Warning => Level::WARNING,
        };
        about(level, &d.message, (d.start, d.end), d.help.as_deref(), file, source)
    };
    sorted.into_iter().map(one).collect()
}

/// Renders a message about the characters from the first to the last of two spans.
pub(crate) fn about(
    level: Level<'_>,
    message: &str,
    (start, end): (Span, Span),
    help: Option<&str>,
    file: &str,
    source: &str,
) -> String {
    // positions are those after a byte order mark
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let (from, to) = (offset(source, start.start()), offset(source, end.end()));
    let mark = AnnotationKind::Primary.span(from..to.max(from));
    let group = level.primary_title(message).element(Snippet::source(source).path(file).annotation(mark));
    let group = match help {
        Some(help) => group.element(Level::HELP.message(help)),
        None => group,
    };
    // plain text where stderr is not a terminal: see `terminal`
    format!("{}\n\n", Renderer::styled().render(&[group]))
}

/// The byte at a place. The byte positions of spans begin after a `#!` line, lines do not.
fn offset(source: &str, at: LineColumn) -> usize {
    let before = source.split_inclusive('\n').map(str::len);
    let line: usize = before.take(at.line.saturating_sub(1)).sum();
    let rest = &source[line..];
    line + rest.char_indices().nth(at.column).map_or(rest.len(), |(at, _)| at)
}
