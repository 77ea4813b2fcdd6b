//! What the compiler said, and how it differs from what was expected.

use super::expect::Expected;
use serde_json::Value;

/// One message of rustc, with what belongs to it.
#[derive(Clone, Debug)]
pub(crate) struct Said {
    pub(crate) is_warning: bool,
    pub(crate) message: String,
    /// the help in a message of ours
    pub(crate) help: Vec<String>,
    /// notes, helps and labels of rustc
    pub(crate) more: Vec<String>,
    /// first and last line, first column, column behind the last; counted from 1
    pub(crate) at: Vec<(usize, usize, usize, usize)>,
    /// as a user sees it
    pub(crate) rendered: String,
}

impl Said {
    /// From a `compiler-message` of cargo. Summaries ("aborting due to ..") have no place and are
    /// nothing.
    pub(crate) fn from_json(message: &Value, file: &str) -> Option<Said> {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let number = |value: &Value| usize::try_from(value.as_u64().unwrap_or_default()).unwrap();
        let level = text(&message["level"]);
        let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
        let spans = list(&message["spans"]);
        let is_summary = spans.is_empty()
            && (level == "failure-note" || text(&message["message"]).contains("aborting due to"));
        if is_summary
            || text(&message["message"]).contains("warnings emitted")
            || text(&message["message"]).contains("warning emitted")
        {
            return None;
        }
        let at = spans.iter().filter(|span| span["is_primary"] == true).map(|span| {
            // inside a macro of somebody else: where the case calls it
            let mut span = span;
            while !span["file_name"].as_str().is_some_and(|name| name.ends_with(file))
                && span["expansion"].is_object()
            {
                span = &span["expansion"]["span"];
            }
            (
                number(&span["line_start"]),
                number(&span["line_end"]),
                number(&span["column_start"]),
                number(&span["column_end"]),
            )
        });
        let mut more: Vec<String> =
            list(&message["children"]).iter().map(|child| text(&child["message"])).collect();
        more.extend(spans.iter().map(|span| text(&span["label"])));
        // our own messages carry their help in the text
        let (mut lines, mut help) = (Vec::new(), Vec::new());
        for line in text(&message["message"]).lines() {
            match line.strip_prefix("help: ") {
                Some(line) => help.push(line.to_owned()),
                None => lines.push(line.to_owned()),
            }
        }
        let said = lines.join("\n");
        // one place, however many labels it has
        let mut at: Vec<_> = at.collect();
        at.dedup();
        Some(Said {
            is_warning: level == "warning",
            message: said,
            help,
            more,
            at,
            rendered: text(&message["rendered"]),
        })
    }

    fn is(&self, expected: &Expected) -> bool {
        let columns = &expected.columns;
        let place = (expected.line, expected.line, columns.start, columns.end);
        let more = |help: &String| self.more.iter().any(|more| help_of(more).unwrap_or(more) == help);
        let helped =
            if self.help.is_empty() { expected.help.iter().all(more) } else { self.help == expected.help };
        self.is_warning == expected.is_warning
            && self.message == expected.message
            && self.at == [place]
            && helped
    }
}

/// What differs; nothing if all is as expected.
pub(crate) fn compare(expected: &[Expected], said: &[Said]) -> Vec<String> {
    let mut left: Vec<&Said> = said.iter().collect();
    let mut faults = Vec::new();
    for expected in expected {
        match left.iter().position(|said| said.is(expected)) {
            Some(at) => {
                left.remove(at);
            }
            None => faults.push(format!(
                "{}:{}-{}: expected and not said: {}{}",
                expected.line,
                expected.columns.start,
                expected.columns.end,
                expected.message,
                expected.help.iter().map(|help| format!("\n    help: {help}")).collect::<String>()
            )),
        }
    }
    faults
        .extend(left.iter().map(|said| format!("{:?}: said and not expected:\n{}", said.at, said.rendered)));
    faults
}

/// The help in a note of rustc: all of it, or what comes after our text.
pub(crate) fn help_of(note: &str) -> Option<&str> {
    note.strip_prefix("help: ").or_else(|| Some(note.split_once("\nhelp: ")?.1))
}
