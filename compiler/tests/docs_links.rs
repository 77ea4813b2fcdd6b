//! Links between the pages of `docs/`: they lead somewhere in a checkout, and in rustdoc, where the
//! pages are modules.
//!
//! A page writes `[running.md]` or `[the text][running.md#batches]`, and defines the reference at
//! its end for readers of the file. `streamc/src/guide/links.md` has another definition of each for
//! rustdoc. `UPDATE_EXPECT=1` writes all of them: write links as you like, and let it settle them.
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod support;

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};
use support::{expect_file, files, read, shown, workspace_dir};

/// Whether a page is for those who change streamc: it is read in a checkout only.
fn is_for_contributors(path: &Path) -> bool {
    let page = shown(path);
    page.starts_with("docs/decisions/") || page == "docs/style.md"
}

/// The pages for users, and the text of each.
fn pages() -> Vec<(PathBuf, String)> {
    let paths = files(&workspace_dir().join("docs"), "md");
    let paths = paths.into_iter().filter(|path| !is_for_contributors(path));
    paths.map(|path| (path.clone(), read(&path))).collect()
}

/// A page without its code.
fn prose(text: &str) -> String {
    text.split("```").step_by(2).collect::<Vec<_>>().join("\n")
}

/// What stands between `](` and `)`.
fn inline(text: &str) -> Vec<&str> {
    text.split("](").skip(1).map(|rest| rest.split(')').next().unwrap()).collect()
}

fn is_elsewhere(target: &str) -> bool {
    !target.starts_with("http") && !target.starts_with('#')
}

/// The page with references in place of links to files, and what it refers to, in order.
fn settled(text: &str) -> (String, Vec<String>) {
    // definitions stand at the end, and are written again
    let is_definition = |line: &&str| line.starts_with('[') && line.contains("]: ");
    let lines: Vec<&str> = text.lines().collect();
    let n = lines.iter().rev().take_while(|line| line.is_empty() || is_definition(line)).count();
    let body = lines[..lines.len() - n].join("\n");
    let mut out = Vec::new();
    let mut used: Vec<String> = Vec::new();
    for (at, piece) in body.split("```").enumerate() {
        if at % 2 == 1 {
            out.push(piece.to_owned());
            continue;
        }
        let mut piece = piece.to_owned();
        for target in inline(&piece.clone()).into_iter().filter(|target| is_elsewhere(target)) {
            piece = piece.replace(&format!("[{target}]({target})"), &format!("[{target}]"));
            piece = piece.replace(&format!("]({target})"), &format!("][{target}]"));
        }
        let names = piece.split('[').skip(1).filter_map(|rest| rest.split_once(']'));
        for (name, behind) in names {
            let is_file = name.ends_with(".md") || name.ends_with(".rs") || name.contains(".md#");
            // nothing behind it: it is the text of a reference
            if is_file
                && !name.contains([' ', '`'])
                && !behind.is_empty()
                && !used.iter().any(|known| known == name)
            {
                used.push(name.to_owned());
            }
        }
        out.push(piece);
    }
    let mut text = out.join("```") + "\n";
    if !used.is_empty() {
        text.push('\n');
    }
    used.iter().for_each(|name| text.push_str(&format!("[{name}]: {name}\n")));
    (text, used)
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
    let modules = read(&root.join("streamc/src/guide/mod.rs"));
    let module_of = |page: &str| {
        let mark = format!(" = \"{page}\": ");
        let line = modules.lines().find(|line| line.contains(&mark));
        let line = line.unwrap_or_else(|| panic!("docs/{page} is not a module of streamc/src/guide/mod.rs"));
        line.trim().split(' ').next().unwrap().to_owned()
    };
    let (mut faults, mut all) = (Vec::new(), BTreeSet::new());
    for (path, text) in pages() {
        let (expected, used) = settled(&text);
        faults.extend(expect_file(&path, &expected).err());
        for target in used.iter().filter(|target| !leads_somewhere(&path, target)) {
            faults.push(format!("{}: `{target}` leads nowhere", shown(&path)));
        }
        all.extend(used);
        module_of(&path.file_name().unwrap().to_string_lossy());
    }
    let published: String = all
        .iter()
        .map(|name| {
            let (page, heading) =
                name.split_once('#').map_or((name.as_str(), ""), |(page, name)| (page, name));
            let hash = if heading.is_empty() { "" } else { "#" };
            match name.strip_prefix("../") {
                Some(file) => format!("[{name}]: https://github.com/streamc/streamc/blob/main/{file}\n"),
                None => format!("[{name}]: crate::guide::{}{hash}{heading}\n", module_of(page)),
            }
        })
        .collect();
    faults.extend(expect_file(&root.join("streamc/src/guide/links.md"), &published).err());
    assert!(faults.is_empty(), "UPDATE_EXPECT=1 writes references and definitions:\n{}", faults.join("\n"));
    assert!(all.len() > 10, "{all:?}");
}

#[test]
fn the_other_pages_link_to_what_is_there() {
    let root = workspace_dir();
    let named = [
        "README.md",
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "SECURITY.md",
        "examples/README.md",
    ];
    let mut paths = files(&root.join("docs"), "md");
    paths.retain(|path| is_for_contributors(path));
    assert!(paths.len() > 2, "decisions and the page on style are found");
    paths.extend(named.map(|page| root.join(page)));
    for path in paths {
        let text = prose(&read(&path));
        for target in inline(&text).into_iter().filter(|target| !target.starts_with("http")) {
            assert!(leads_somewhere(&path, target), "{}: {target}", shown(&path));
        }
    }
}

/// A decision has a number of its own and a line in the list.
#[test]
fn decisions_are_listed() {
    let dir = workspace_dir().join("docs/decisions");
    let list = read(&dir.join("README.md"));
    let mut numbers = BTreeSet::new();
    for path in files(&dir, "md").into_iter().filter(|path| !path.ends_with("README.md")) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let title = read(&path).lines().next().unwrap().replacen("# ", "", 1);
        assert!(list.contains(&format!("[{title}]({name})")), "{name} is not listed by its title");
        assert!(numbers.insert(name[..3].to_owned()), "two decisions have the number of {name}");
    }
}

/// What a registry shows of a package, and what has to be in it.
#[test]
fn packages_are_described() {
    for package in ["streamc", "compiler", "cli", "streamc-macros", "core", "runtime"] {
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
    let docs = workspace_dir().join("streamc/docs");
    assert!(
        docs.join("guide.md").is_file(),
        "`streamc/docs` leads to `docs`, so that the package has the pages"
    );
}
