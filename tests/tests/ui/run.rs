//! Checks all cases in one go: they are binaries of one generated package, which shares the
//! workspace's target folder.

use super::{Cases, report::Said};
use serde_json::Value;
use std::{
    collections::BTreeMap,
    fmt::Write,
    path::{Path, PathBuf},
    process::Command,
};

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the crate lies in the workspace").to_owned()
}

/// All cases, or those whose path has the word in `UI`.
pub(crate) fn cases() -> Cases {
    let word = std::env::var("UI").unwrap_or_default();
    let mut cases = all_cases();
    cases.retain(|_, case| case.to_string_lossy().contains(&word));
    cases
}

/// All cases.
pub(crate) fn all_cases() -> Cases {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui");
    let mut cases = Cases::new();
    let list = |dir: &Path| {
        let entries = std::fs::read_dir(dir).unwrap_or_else(|error| panic!("{}: {error}", dir.display()));
        entries.map(|entry| entry.unwrap().path()).collect::<Vec<_>>()
    };
    for theme in list(&root) {
        for case in list(&theme) {
            let stem = |path: &Path| path.file_stem().unwrap().to_string_lossy().into_owned();
            let name = format!("{}__{}", stem(&theme), stem(&case));
            cases.insert(name, case);
        }
    }
    cases
}

/// What the compiler says about each case.
pub(crate) fn check(cases: &Cases) -> BTreeMap<String, Vec<Said>> {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("it lies in the target folder");
    let package = target.join("ui-cases");
    std::fs::create_dir_all(&package).unwrap();
    write(&package.join("Cargo.toml"), &manifest(cases));
    // the versions of the workspace, so that nothing is looked for outside
    let lock = std::fs::read_to_string(workspace().join("Cargo.lock")).unwrap();
    if !package.join("Cargo.lock").exists() {
        write(&package.join("Cargo.lock"), &lock);
    }
    let output = Command::new(env!("CARGO"))
        .args(["check", "--bins", "--offline", "--keep-going", "--message-format=json", "--quiet"])
        .arg("--target-dir")
        .arg(target)
        .current_dir(&package)
        .output()
        .expect("cargo runs");
    let mut found: BTreeMap<String, Vec<Said>> = BTreeMap::new();
    let mut n_checked = 0;
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let Ok(line) = serde_json::from_str::<Value>(line) else { continue };
        let name = line["target"]["name"].as_str().unwrap_or_default();
        n_checked += usize::from(line["reason"] == "compiler-artifact" && cases.contains_key(name));
        if line["reason"] == "compiler-message" && cases.contains_key(name) {
            let file = cases[name].to_string_lossy();
            found.entry(name.to_owned()).or_default().extend(Said::from_json(&line["message"], &file));
        }
    }
    let n_failed = found.values().filter(|said| said.iter().any(|said| !said.is_warning)).count();
    assert_eq!(
        n_checked + n_failed,
        cases.len(),
        "cargo has not checked every case:\n{}",
        String::from_utf8_lossy(&output.stderr)
    );
    found
}

fn manifest(cases: &Cases) -> String {
    let (streamc, library) = (workspace().join("streamc"), workspace().join("tests/library"));
    let mut text = format!(
        "[package]\nname = \"ui-cases\"\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n[workspace]\n\n\
         [dependencies]\nstreamc = {{ path = {streamc:?} }}\nstreamc-tests-library = {{ path = {library:?} }}\n\n\
         [profile.dev]\ndebug = 1\n"
    );
    for (name, path) in cases {
        let _ = write!(text, "\n[[bin]]\nname = \"{name}\"\npath = {path:?}\n");
    }
    text
}

/// Leaves a file alone that is the same, so that cargo does not begin anew.
fn write(path: &Path, text: &str) {
    if std::fs::read_to_string(path).ok().as_deref() != Some(text) {
        std::fs::write(path, text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }
}
