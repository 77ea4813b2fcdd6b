//! `cargo xtask floors`: which module of a crate uses which, as floors, and what goes round in
//! circles.
//!
//! The arrows that may be are a table ([`table::CRATES`]): an arrow that is not in it, and every
//! circle of modules or of files, fails.

mod graph;
mod paths;
mod table;

use crate::args::{Args, root};
use graph::Graph;
use paths::{Module, Use};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};
use table::{CRATES, Crate};

/// Prints the floors of all crates.
pub(crate) fn run(options: Args) -> Result<(), String> {
    options.finish()?;
    let (text, faults) = report();
    print!("{text}");
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n")) }
}

/// The floors of all crates as text, and what is wrong.
fn report() -> (String, Vec<String>) {
    let (mut text, mut faults) = (String::new(), Vec::new());
    for of in CRATES {
        let source = Source::read(&root().join(of.src));
        let modules = source.modules();
        let _ = writeln!(text, "{} ({} files)", of.src, source.files.len());
        for (floor, names) in modules.floors().iter().enumerate() {
            let _ = writeln!(text, "  {floor:2}  {}", names.join("  "));
        }
        faults.extend(source.arrows_not_allowed(of));
        let circles = [("modules", modules.circles()), ("files", source.file_graph().circles())];
        for (what, circles) in circles {
            let _ = writeln!(text, "  circles of {what}: {}", circles.len());
            for circle in circles {
                faults.push(format!(
                    "these {what} use each other in a circle: {}: {}",
                    of.src,
                    circle.join(", ")
                ));
            }
        }
    }
    (text, faults)
}

/// The source of a crate: its files by module, with what they use of each other.
struct Source {
    files: BTreeMap<Module, Vec<Use>>,
    /// What the root shows of another crate of the workspace: no file of this one.
    of_others: BTreeSet<String>,
}

impl Source {
    fn read(src: &Path) -> Source {
        let mut all = Vec::new();
        collect(src, &mut all);
        let texts: BTreeMap<Module, String> = all
            .into_iter()
            .map(|path| {
                let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
                (module_of(src, &path), text)
            })
            .filter(|(module, _)| module.last().is_none_or(|name| !name.ends_with("tests")))
            .collect();
        let known: BTreeSet<Module> = texts.keys().cloned().collect();
        let files: BTreeMap<Module, Vec<Use>> =
            texts.iter().map(|(module, text)| (module.clone(), paths::uses(text, module, &known))).collect();
        let of_others = texts.get(&Vec::new()).map(|root| paths::shown_of_others(root)).unwrap_or_default();
        Source { files, of_others }
    }

    /// The file that a path leads to, past those that only show what others have.
    fn file_of(&self, path: &Module) -> Module {
        let mut path = path.clone();
        // a file that shows something may have it from one that shows it
        for _ in 0..self.files.len() {
            let n = (0..=path.len()).rev().find(|n| self.files.contains_key(&path[..*n])).unwrap_or(0);
            let (file, rest) = (path[..n].to_vec(), path[n..].to_vec());
            let shown_as = |used: &&Use| !rest.is_empty() && used.shown.as_ref() == rest.first();
            match self.files.get(&file).and_then(|uses| uses.iter().find(shown_as)) {
                Some(used) if used.path != path => {
                    path = used.path.iter().chain(&rest[1..]).cloned().collect()
                }
                _ => return file,
            }
        }
        path
    }

    /// What a file uses of others, with the lines. What it only shows of the files in its own
    /// folder, it does not use.
    fn used_by(&self, file: &Module) -> Vec<(Module, usize)> {
        let uses = self.files[file]
            .iter()
            .filter(|used| used.shown.is_none() || !used.path.starts_with(file))
            .filter(|used| used.path.first().is_none_or(|name| !self.of_others.contains(name)));
        uses.map(|used| (self.file_of(&used.path), used.line)).filter(|(to, _)| to != file).collect()
    }

    /// What modules of the root use of each other. The root itself, which shows everything, is left
    /// out.
    fn modules(&self) -> Graph {
        let mut graph = Graph::default();
        for file in self.files.keys() {
            let Some(from) = file.first() else { continue };
            graph.node(from);
            for (used, _) in self.used_by(file) {
                if let Some(to) = used.first().filter(|to| *to != from) {
                    graph.edge(from, to);
                }
            }
        }
        graph
    }

    /// What files use of each other.
    fn file_graph(&self) -> Graph {
        let mut graph = Graph::default();
        for file in self.files.keys().filter(|file| !file.is_empty()) {
            let from = file.join("/");
            graph.node(&from);
            let others = self.used_by(file).into_iter().filter(|(used, _)| !used.is_empty());
            others.for_each(|(used, _)| graph.edge(&from, &used.join("/")));
        }
        graph
    }

    fn arrows_not_allowed(&self, of: &Crate) -> Vec<String> {
        let may: BTreeMap<&str, BTreeSet<&str>> =
            of.arrows.iter().map(|(from, to)| (*from, to.split_whitespace().collect())).collect();
        let mut faults = Vec::new();
        for file in self.files.keys() {
            let Some(from) = file.first() else { continue };
            let Some(may) = may.get(from.as_str()) else {
                faults.push(format!("{}: `{from}` is not in the table of modules", of.src));
                continue;
            };
            for (used, line) in self.used_by(file) {
                let to = used.first().map_or(table::ROOT, String::as_str);
                if to != from && !may.contains(to) {
                    faults.push(format!(
                        "{}: {}, line {line}: `{from}` may not use `{to}`",
                        of.src,
                        file.join("/")
                    ));
                }
            }
        }
        faults.dedup();
        faults
    }
}

fn collect(folder: &Path, all: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    for path in entries.map(|entry| entry.expect("the folder can be read").path()) {
        if path.is_dir() {
            collect(&path, all);
        } else if path.extension().is_some_and(|is| is == "rs") {
            all.push(path);
        }
    }
}

/// The modules on the way to a file; none for the root.
fn module_of(src: &Path, path: &Path) -> Module {
    let inner = path.strip_prefix(src).expect("it was found in there").with_extension("");
    let mut names: Module = inner.iter().map(|name| name.to_string_lossy().into_owned()).collect();
    if names.last().is_some_and(|last| last == "mod") {
        names.pop();
    }
    if names.len() == 1 && (names[0] == "lib" || names[0] == "main") {
        names.pop();
    }
    names
}

#[cfg(test)]
mod tests {
    use super::report;

    #[test]
    fn arrows_go_down_and_nothing_goes_round_in_circles() {
        let (text, faults) = report();
        assert!(faults.is_empty(), "{text}\n{}", faults.join("\n"));
    }
}
