//! Reads expectations out of the comments of a case, and writes them.

use super::report::{Said, help_of};
use std::{collections::BTreeSet, ops::Range};

/// One message that is expected.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Expected {
    /// counted from 1
    pub(crate) line: usize,
    /// characters of the line, counted from 1
    pub(crate) columns: Range<usize>,
    pub(crate) is_warning: bool,
    pub(crate) message: String,
    /// every `help:` and `note:`
    pub(crate) help: Vec<String>,
}

/// The expectations of a case, in order. The error is a comment that cannot be understood.
pub(crate) fn parse(text: &str) -> Result<Vec<Expected>, String> {
    read(text).map(|(found, _)| found)
}

/// The expectations, and the lines that they stand in.
fn read(text: &str) -> Result<(Vec<Expected>, BTreeSet<usize>), String> {
    let mut found: Vec<Expected> = Vec::new();
    let mut lines = BTreeSet::new();
    // the last line that is no comment, and where the carets end while an expectation goes on
    let mut code = 0;
    let mut open: Option<usize> = None;
    for (line, source) in (1..).zip(text.lines()) {
        let Some((before, comment)) = source.split_once("//").filter(|(before, _)| before.trim().is_empty())
        else {
            code = line;
            open = None;
            continue;
        };
        let words = comment.trim_start();
        let start = before.chars().count() + 2 + (comment.chars().count() - words.chars().count());
        if words.starts_with('^') {
            let n = words.chars().take_while(|c| *c == '^').count();
            let message = words[n..].trim();
            let (is_warning, message) = match message.strip_prefix("warning: ") {
                Some(message) => (true, message),
                None => (false, message),
            };
            let columns = start + 1..start + 1 + n;
            let message = message.to_owned();
            if message.is_empty() || code == 0 {
                return Err(format!("{line}: carets without a message or a line above"));
            }
            found.push(Expected { line: code, columns, is_warning, message, help: Vec::new() });
            open = Some(start);
            lines.insert(line);
            continue;
        }
        let Some(expected) = found.last_mut().filter(|_| open.is_some_and(|carets| carets < start)) else {
            open = None;
            continue;
        };
        lines.insert(line);
        if let Some(help) = words.strip_prefix("help: ") {
            expected.help.push(help.trim().to_owned());
        } else {
            let goes_on = expected.help.last_mut().unwrap_or(&mut expected.message);
            goes_on.push(' ');
            goes_on.push_str(words.trim());
        }
    }
    Ok((found, lines))
}

/// The case with what the compiler said in place of its expectations.
pub(crate) fn bless(text: &str, said: &[Said]) -> Result<String, String> {
    let (_, old) = read(text)?;
    let mut out = String::new();
    for (line, source) in (1..).zip(text.lines()).filter(|(line, _)| !old.contains(line)) {
        out.push_str(source);
        out.push('\n');
        let mut here: Vec<&Said> =
            said.iter().filter(|said| said.at.first().is_some_and(|at| at.0 == line)).collect();
        here.sort_by_key(|said| said.at[0].2);
        here.iter().for_each(|said| comment(said, &mut out));
    }
    Ok(out)
}

fn comment(said: &Said, out: &mut String) {
    const WIDTH: usize = 110;
    let (_, _, start, end) = said.at[0];
    let indent = if start > 6 { "    //" } else { "//" };
    let carets = format!(
        "{indent}{}{}",
        " ".repeat((start - 1).saturating_sub(indent.len())),
        "^".repeat(end.saturating_sub(start).max(1))
    );
    let follow = format!("{indent}{}", " ".repeat((end - 1).saturating_sub(indent.len())));
    let follow = if follow.len() > WIDTH / 2 {
        format!("{indent}{}", " ".repeat(start - indent.len()))
    } else {
        follow
    };
    let level = if said.is_warning { "warning: " } else { "" };
    let mut line = format!("{carets} {level}");
    let helps: Vec<&str> = match said.help.is_empty() {
        true => said.more.iter().filter_map(|more| help_of(more)).collect(),
        false => said.help.iter().map(String::as_str).collect(),
    };
    let texts =
        [said.message.clone()].into_iter().chain(helps.into_iter().map(|help| format!("help: {help}")));
    for (i, text) in texts.enumerate() {
        if i > 0 {
            line = format!("{follow} ");
        }
        let mut fresh = true;
        for word in text.split(' ') {
            if !fresh && line.len() + word.len() > WIDTH {
                out.push_str(line.trim_end());
                out.push('\n');
                line = format!("{follow} ");
            } else if !fresh {
                line.push(' ');
            }
            line.push_str(word);
            fresh = false;
        }
        out.push_str(&line);
        out.push('\n');
    }
}

#[test]
fn expectations_are_read() {
    let text = "\
//! A case.
fn main() {
    // an ordinary comment
    a.b(c);
    //  ^^ one
    //     and the same
    //     help: do
    //     it
    // ^ warning: two
}
";
    let one = Expected {
        line: 4,
        columns: 9..11,
        is_warning: false,
        message: "one and the same".to_owned(),
        help: vec!["do it".to_owned()],
    };
    let two =
        Expected { columns: 8..9, is_warning: true, message: "two".to_owned(), help: vec![], ..one.clone() };
    assert_eq!(parse(text), Ok(vec![one, two]));
    assert!(parse("f();\n//^^\n").is_err(), "a message is missing");
}
