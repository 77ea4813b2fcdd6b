//! Patterns for directories: `*` (any characters), `?` (one) and `[abc]`, `[a-z]`, `[^a]` within a
//! name, and `{a,b}` for one or the other anywhere, as in a shell and in Hadoop. What exists as it
//! is written is taken as it is written. Names that begin with a dot are matched only by a pattern
//! that does.

use crate::env::{EntryKind, Fs};
use std::{
    io,
    path::{Component, Path, PathBuf},
};

/// The directories that a path or pattern stands for.
#[derive(Debug, Default)]
pub(in crate::source) struct Directories {
    /// each once; sorted, but for alternatives, which come in their order
    pub(in crate::source) found: Vec<PathBuf>,
    /// what could not be looked into on the way
    pub(in crate::source) failed: Vec<(PathBuf, io::Error)>,
    /// whether wildcards were at work, so that nothing found is no error
    pub(in crate::source) is_pattern: bool,
}

/// The directories that `pattern` stands for. What exists as it is written is itself: `in[1]` is a
/// directory of that name where there is one. Without wildcards it is the path itself, whether it
/// is there or not.
pub(in crate::source) fn directories(fs: &dyn Fs, pattern: &Path) -> Directories {
    let mut all = Directories { is_pattern: is_pattern(pattern), ..Directories::default() };
    if !all.is_pattern || fs.exists(pattern).unwrap_or(false) {
        return Directories { found: vec![pattern.to_owned()], is_pattern: false, ..all };
    }
    let (literal, rest) = literal_prefix(fs, pattern);
    for pattern in alternatives(&rest) {
        for path in of_one(fs, &literal, &pattern, &mut all.failed) {
            if !all.found.contains(&path) {
                all.found.push(path);
            }
        }
    }
    all
}

/// Whether `pattern` can stand for several directories.
fn is_pattern(pattern: &Path) -> bool {
    alternatives(pattern).len() > 1 || pattern.components().any(|part| has_wildcard(&part))
}

/// What of the beginning of `pattern` exists as it is written, and the rest. A name with a star is
/// always a pattern.
fn literal_prefix(fs: &dyn Fs, pattern: &Path) -> (PathBuf, PathBuf) {
    let mut literal = PathBuf::new();
    let mut parts = pattern.components();
    loop {
        let rest = parts.as_path().to_owned();
        let Some(part) = parts.next() else { return (literal, rest) };
        let next = literal.join(part);
        if has_star(&part) || !fs.exists(&next).unwrap_or(false) {
            return (literal, rest);
        }
        literal = next;
    }
}

/// The patterns without braces that one with braces stands for. Braces may be nested; one that is
/// not closed is a character like any other, and so are all in a path that is not text.
fn alternatives(pattern: &Path) -> Vec<PathBuf> {
    let Some(text) = pattern.to_str() else { return vec![pattern.to_owned()] };
    let (mut open, mut done) = (vec![text.to_owned()], Vec::new());
    // in order: the first part of the last pattern is looked at first
    while let Some(text) = open.pop() {
        match braces(&text) {
            Some((before, inside, after)) => {
                open.extend(inside.iter().rev().map(|one| format!("{before}{one}{after}")));
            }
            None => done.push(PathBuf::from(text)),
        }
    }
    done
}

/// What stands before, in and after the first braces; in them, the parts between commas that are in
/// no inner braces.
fn braces(text: &str) -> Option<(&str, Vec<&str>, &str)> {
    for (start, _) in text.match_indices('{') {
        let (mut depth, mut from, mut parts) = (0, start + 1, Vec::new());
        for (at, c) in text[start..].char_indices().map(|(at, c)| (start + at, c)) {
            match c {
                '{' => depth += 1,
                ',' if depth == 1 => {
                    parts.push(&text[from..at]);
                    from = at + 1;
                }
                '}' if depth == 1 => {
                    parts.push(&text[from..at]);
                    return Some((&text[..start], parts, &text[at + 1..]));
                }
                '}' => depth -= 1,
                _ => {}
            }
        }
    }
    None
}

/// What a pattern without braces stands for below `start`.
fn of_one(fs: &dyn Fs, start: &Path, pattern: &Path, failed: &mut Vec<(PathBuf, io::Error)>) -> Vec<PathBuf> {
    let mut found = vec![start.to_owned()];
    for part in pattern.components() {
        if !has_wildcard(&part) {
            found.iter_mut().for_each(|path| path.push(part));
            continue;
        }
        let wanted: Vec<char> = part.as_os_str().to_string_lossy().chars().collect();
        let mut next = Vec::new();
        for folder in found {
            if !has_star(&part) && fs.exists(&folder.join(part)).unwrap_or(false) {
                next.push(folder.join(part));
                continue;
            }
            let here = if folder.as_os_str().is_empty() { Path::new(".") } else { &folder };
            let entries = match fs.entries(here) {
                Ok(entries) => entries,
                // another pattern before this one matched something without it
                Err(e) if matches!(e.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
                    continue;
                }
                Err(e) => {
                    failed.push((folder, e));
                    continue;
                }
            };
            for entry in entries.into_iter().filter(|entry| entry.kind == EntryKind::Folder) {
                let Some(name) = entry.path.file_name() else { continue };
                let chars: Vec<char> = name.to_string_lossy().chars().collect();
                if (wanted[0] == '.') == (chars[0] == '.') && matches(&wanted, &chars) {
                    next.push(folder.join(name));
                }
            }
        }
        found = next;
    }
    found
}

fn has_star(part: &Component<'_>) -> bool {
    part.as_os_str().as_encoded_bytes().contains(&b'*')
}

fn has_wildcard(part: &Component<'_>) -> bool {
    part.as_os_str().as_encoded_bytes().iter().any(|byte| b"*?[".contains(byte))
}

/// Whether `name` is what `pattern` says. Each star is tried again one character later when what
/// follows it fails.
fn matches(pattern: &[char], name: &[char]) -> bool {
    let (mut p, mut n) = (0, 0);
    let mut star = None;
    loop {
        if p < pattern.len() && pattern[p] == '*' {
            star = Some((p + 1, n));
            p += 1;
            continue;
        }
        if p == pattern.len() && n == name.len() {
            return true;
        }
        let one = if n < name.len() { one(&pattern[p..], name[n]) } else { None };
        match (one, &mut star) {
            (Some(taken), _) => (p, n) = (p + taken, n + 1),
            (None, Some((after, at))) if *at < name.len() => {
                *at += 1;
                (p, n) = (*after, *at);
            }
            (None, _) => return false,
        }
    }
}

/// Whether `c` is what the beginning of `pattern` says; gives how much of the pattern that is.
fn one(pattern: &[char], c: char) -> Option<usize> {
    match *pattern.first()? {
        '?' => Some(1),
        '[' => {
            let Some(close) = pattern.iter().skip(2).position(|c| *c == ']').map(|at| at + 2) else {
                // it is not closed: a bracket like any other character
                return (c == '[').then_some(1);
            };
            let not = matches!(pattern[1], '^' | '!') && close > 2;
            let set = &pattern[1 + usize::from(not)..close];
            let mut inside = false;
            let mut at = 0;
            while at < set.len() {
                if let [from, '-', to, ..] = set[at..] {
                    inside |= (from..=to).contains(&c);
                    at += 3;
                } else {
                    inside |= set[at] == c;
                    at += 1;
                }
            }
            (inside != not).then_some(close + 1)
        }
        same => (same == c).then_some(1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::env::MemFs;

    #[test]
    fn names_match_as_in_a_shell() {
        let is = |pattern: &str, name: &str| {
            matches(&pattern.chars().collect::<Vec<_>>(), &name.chars().collect::<Vec<_>>())
        };
        for (pattern, yes, no) in [
            ("*", &["", "a", "ab"][..], &[][..]),
            ("a*b*c", &["abc", "axxbyyc", "abcbc"], &["ab", "abcd", "xabc"]),
            ("day=?", &["day=1", "day=é"], &["day=", "day=12"]),
            ("[a-c]x[^0-9]", &["axy", "cx-"], &["dxy", "ax1", "ax"]),
            ("[!a]", &["b"], &["a"]),
            ("a[", &["a["], &["a"]),
            ("[]]", &["]"], &["["]),
            ("**a", &["a", "ba"], &["b"]),
        ] {
            yes.iter().for_each(|name| assert!(is(pattern, name), "{pattern} is {name}"));
            no.iter().for_each(|name| assert!(!is(pattern, name), "{pattern} is not {name}"));
        }
    }

    #[test]
    fn braces_stand_for_each_of_their_parts() {
        let of = |pattern: &str| -> Vec<String> {
            let all = alternatives(Path::new(pattern));
            all.iter().map(|path| path.to_str().unwrap().to_owned()).collect()
        };
        assert_eq!(of("a"), ["a"]);
        assert_eq!(of("{a,b}/{c,d}"), ["a/c", "a/d", "b/c", "b/d"]);
        assert_eq!(of("x{a/1,,b{1,2}}y"), ["xa/1y", "xy", "xb1y", "xb2y"]);
        assert_eq!(of("{a}"), ["a"]);
        assert_eq!(of("a{b"), ["a{b"]);
        assert_eq!(of("a}b{c,d}{"), ["a}bc{", "a}bd{"]);
    }

    #[test]
    fn a_pattern_gives_the_directories_that_are_there() {
        let fs = MemFs::new();
        for path in ["logs/2026/a/x", "logs/2027/a/x", "logs/2027/b/x", "logs/2028", "logs/.old/a/x"] {
            fs.put(path, "");
        }
        let of = |pattern: &str| -> Vec<String> {
            let all = directories(&fs, Path::new(pattern));
            all.found.iter().map(|path| path.to_str().unwrap().to_owned()).collect()
        };
        assert_eq!(of("logs/*/a"), ["logs/2026/a", "logs/2027/a"]);
        assert_eq!(of("logs/202[78]/?"), ["logs/2027/a", "logs/2027/b"]);
        assert_eq!(of("nothing/*"), [""; 0]);
        assert_eq!(of("not/there"), ["not/there"]);
        assert_eq!(of("logs/.*/a"), ["logs/.old/a"]);
        // what is no pattern is there or not
        let all = ["logs/2027/b", "logs/2027/a", "logs/2026/b", "logs/2026/a"];
        assert_eq!(of("logs/{2027,202[67]}/{b,a}"), all);
        assert_eq!(of("not/{there,here}"), ["not/there", "not/here"]);
        assert!(is_pattern(Path::new("a/{b,c}")) && !is_pattern(Path::new("a{b")));
        assert!(is_pattern(Path::new("a/b?")) && !is_pattern(Path::new("a/b")));
    }

    #[test]
    fn what_exists_as_it_is_written_is_no_pattern() {
        let fs = MemFs::new();
        for path in [
            "d/in[1]/a/x",
            "d/in1/a/x",
            "d/day=1/{a,b}/x",
            "d/day=1/a/x",
            "d/day=2/[ab]/x",
            "d/day=2/a/x",
            "d/w/*/x",
        ] {
            fs.put(path, "");
        }
        let of = |pattern: &str| -> Vec<String> {
            let all = directories(&fs, Path::new(pattern));
            all.found.iter().map(|path| path.to_str().unwrap().to_owned()).collect()
        };
        assert_eq!(of("d/in[1]"), ["d/in[1]"]);
        assert_eq!(of("d/in[1]/*"), ["d/in[1]/a"]);
        assert_eq!(of("d/in[2]"), [""; 0]);
        assert_eq!(of("d/in[12]"), ["d/in1"]);
        assert_eq!(of("d/day=1/{a,b}"), ["d/day=1/{a,b}"]);
        assert_eq!(of("d/day=2/{a,b}"), ["d/day=2/a", "d/day=2/b"]);
        // behind a wildcard too
        assert_eq!(of("d/day=?/[ab]"), ["d/day=1/a", "d/day=2/[ab]"]);
        assert_eq!(of("d/w/*"), ["d/w/*"]);
    }

    #[test]
    fn a_directory_that_cannot_be_looked_into_does_not_stop_the_others() {
        let fs = MemFs::new();
        for path in ["in/a/x/f", "in/b/x/f", "in/c/x/f"] {
            fs.put(path, "");
        }
        fs.make_readable("in/b", false);
        let all = directories(&fs, Path::new("in/*/?"));
        assert_eq!(all.found, [Path::new("in/a/x"), Path::new("in/c/x")]);
        assert_eq!(
            all.failed.iter().map(|(path, _)| path.as_path()).collect::<Vec<_>>(),
            [Path::new("in/b")]
        );
    }
}
