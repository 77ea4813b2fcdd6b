//! Links between the pages of `docs/`: they lead somewhere in a checkout, and in rustdoc, where the pages are modules.
//!
//! A page writes `[running.md]` or `[the text][running.md#batches]`, and defines the reference at its end for readers of the file.
//! `runtime/src/guide/links.md` has another definition of each for rustdoc.
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod support;

use std::{collections::BTreeSet, path::Path};
use support::{files, read, shown, workspace_dir};

/// A page without its code.
fn prose(text: &str) -> String {
    text.split("```").step_by(2).collect::<Vec<_>>().join("\n")
}

/// What stands between `](` and `)`.
fn inline(text: &str) -> Vec<&str> {
    text.split("](").skip(1).map(|rest| rest.split(')').next().unwrap()).collect()
}

/// The definitions `[name]: target` of a page.
fn definitions(text: &str) -> Vec<(&str, &str)> {
    text.lines().filter_map(|line| line.strip_prefix('[')?.split_once("]: ")).collect()
}

/// The name of a heading in a link, as GitHub and rustdoc make it.
fn anchor(heading: &str) -> String {
    let kept = heading.trim_start_matches('#').trim().chars();
    let kept = kept.filter(|c| c.is_alphanumeric() || [' ', '-', '_'].contains(c));
    kept.map(|c| if c == ' ' { '-' } else { c.to_ascii_lowercase() }).collect()
}

/// Whether a file is there, and has that heading.
fn leads_somewhere(from: &Path, target: &str) -> bool {
    let (file, heading) = target.split_once('#').map_or((target, None), |(file, name)| (file, Some(name)));
    let path = from.parent().unwrap().join(file);
    path.exists()
        && heading.is_none_or(|name| {
            let text = read(&path);
            let heads = text.lines().filter(|line| line.starts_with('#'));
            heads.map(anchor).any(|head| head == name)
        })
}

#[test]
fn pages_link_by_references_that_lead_somewhere() {
    let root = workspace_dir();
    let links = read(&root.join("runtime/src/guide/links.md"));
    let modules = read(&root.join("runtime/src/guide/mod.rs"));
    let (mut faults, mut used) = (Vec::new(), BTreeSet::new());
    for path in files(&root.join("docs"), "md") {
        let (page, text) = (shown(&path), prose(&read(&path)));
        let name = page.trim_start_matches("docs/");
        if !modules.contains(&format!("= \"{name}\": ")) {
            faults.push(format!("{page} is not a module of runtime/src/guide/mod.rs"));
        }
        for target in
            inline(&text).into_iter().filter(|target| !target.starts_with("http") && !target.starts_with('#'))
        {
            faults.push(format!(
                "{page}: write `[..][{target}]`, and `[{target}]: {target}` at the end of the page"
            ));
        }
        let defined = definitions(&text);
        for (name, target) in &defined {
            if name != target || !leads_somewhere(&path, target) {
                faults.push(format!("{page}: `[{name}]: {target}` leads nowhere"));
            }
            if text.matches(&format!("[{name}]")).count() < 2 {
                faults.push(format!("{page}: nothing refers to `[{name}]`"));
            }
            used.insert((*name).to_owned());
        }
        let is_defined = |name: &str| defined.iter().any(|(known, _)| *known == name);
        for rest in text.split('[').skip(1) {
            let Some((name, behind)) = rest.split_once(']') else { continue };
            if behind.is_empty() {
                continue; // the text of a link
            }
            if (name.ends_with(".md") || name.contains(".md#")) && !name.contains(' ') && !is_defined(name) {
                faults.push(format!("{page}: add `[{name}]: {name}` at its end"));
            }
        }
    }
    let published: Vec<(&str, &str)> = definitions(&links);
    for name in &used {
        if !published.iter().any(|(known, _)| known == name) {
            faults.push(format!("runtime/src/guide/links.md has no `[{name}]: ..`"));
        }
    }
    for (name, target) in &published {
        let (page, heading) = name.split_once('#').map_or((*name, ""), |(page, heading)| (page, heading));
        let expected = match name.strip_prefix("../") {
            Some(file) => format!("https://github.com/streamc/streamc/blob/main/{file}"),
            None => {
                let mark = format!(" = \"{page}\": ");
                let line = modules.lines().find(|line| line.contains(&mark)).unwrap_or_default();
                let module = line.trim().split(' ').next().unwrap();
                let hash = if heading.is_empty() { "" } else { "#" };
                format!("crate::guide::{module}{hash}{heading}")
            }
        };
        if *target != expected || !used.contains(*name) {
            faults.push(format!(
                "runtime/src/guide/links.md: `[{name}]: {target}` should be {expected}, and used"
            ));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(used.len() > 10, "{used:?}");
}

#[test]
fn the_other_pages_link_to_what_is_there() {
    let root = workspace_dir();
    for page in ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"] {
        let path = root.join(page);
        let text = prose(&read(&path));
        for target in inline(&text).into_iter().filter(|target| !target.starts_with("http")) {
            assert!(leads_somewhere(&path, target), "{page}: {target}");
        }
    }
}

/// What a registry shows of a package, and what has to be in it.
#[test]
fn packages_are_described() {
    for package in ["streamc", "streamc-macros", "runtime"] {
        let dir = workspace_dir().join(package);
        let manifest = read(&dir.join("Cargo.toml"));
        for key in [
            "description = ",
            "keywords = [",
            "categories = [",
            "readme = ",
            "license.workspace",
            "repository.workspace",
        ] {
            assert!(manifest.contains(&format!("\n{key}")), "{package}: {key}");
        }
        let readme = manifest.lines().find_map(|line| line.strip_prefix("readme = \"")).unwrap();
        assert!(dir.join(readme.trim_end_matches('"')).is_file(), "{package}: {readme}");
        for license in ["LICENSE-MIT", "LICENSE-APACHE"] {
            assert_eq!(read(&dir.join(license)), read(&workspace_dir().join(license)), "{package}");
        }
    }
    let docs = workspace_dir().join("runtime/docs");
    assert!(
        docs.join("guide.md").is_file(),
        "`runtime/docs` leads to `docs`, so that the package has the pages"
    );
}
