//! What parts of the code may not do. Which modules may use which is checked by
//! `cargo xtask floors`.
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod support;

use support::{crate_dir, files, read, shown, workspace_dir};

#[test]
fn plans_and_stages_write_no_tokens() {
    for dir in ["ast", "plan", "opt", "stage"] {
        for path in files(&crate_dir().join("src").join(dir), "rs") {
            let quotes = support::flat(read(&path).parse().unwrap());
            let n = quotes.windows(2).filter(|two| two[1] == "!" && two[0] == "quote_spanned").count();
            let spanned = quotes.windows(2).filter(|two| two[1] == "!" && two[0] == "quote").count();
            let allowed = dir == "ast";
            assert!(
                allowed || n + spanned == 0,
                "{} makes tokens: that is for `op` and `emit`",
                shown(&path)
            );
        }
    }
}

/// Time, files and chance come in by seams, so that a run can be repeated.
#[test]
fn time_and_files_are_read_by_the_seams() {
    const SEAMS: &[&str] = &["core/src/env/clock.rs", "core/src/env/real_fs.rs", "core/src/env/map.rs"];
    let mut faults = Vec::new();
    for path in ["core/src", "runtime/src"].iter().flat_map(|src| files(&workspace_dir().join(src), "rs")) {
        let file = path.strip_prefix(workspace_dir()).unwrap().to_string_lossy().into_owned();
        let tokens = support::flat(support::without_tests(read(&path).parse().unwrap()));
        let is = |at: usize, words: [&str; 4]| tokens[at..].iter().take(4).eq(words.iter());
        let read = (0..tokens.len()).any(|at| {
            is(at, ["Instant", ":", ":", "now"])
                || is(at, ["SystemTime", ":", ":", "now"])
                || is(at, ["File", ":", ":", "open"])
                || is(at, ["std", ":", ":", "fs"])
                || is(at, ["thread", ":", ":", "sleep"])
        });
        if read && !SEAMS.contains(&file.as_str()) {
            faults.push(file);
        }
    }
    assert!(faults.is_empty(), "these go around `clock` and `fs`: {faults:?}");
}

/// What emitted code names carries the versions of the crates that have it.
#[test]
fn hidden_modules_carry_the_versions() {
    let version = |package: &str| {
        let manifest = read(&workspace_dir().join(package).join("Cargo.toml"));
        let version = manifest.lines().find_map(|line| line.strip_prefix("version = \"")).map(str::to_owned);
        version.unwrap_or_else(|| env!("CARGO_PKG_VERSION").to_owned()).trim_end_matches('"').to_owned()
    };
    // the part that a caret keeps: up to the first number that is not 0
    let core = version("core");
    let parts: Vec<&str> = core.split('.').collect();
    let kept = parts.iter().position(|part| *part != "0").unwrap_or(2);
    let modules = [
        ("core", format!("__core_abi_{}", parts[..=kept].join("_"))),
        ("runtime", format!("__abi_{}", version("runtime").replace('.', "_"))),
    ];
    for (package, module) in modules {
        let root = read(&workspace_dir().join(package).join("src/lib.rs"));
        assert!(root.contains(&format!("pub mod {module} {{")), "{package} has no `{module}`");
    }
    let derived = read(&crate_dir().join("src/derive/borrowing_struct.golden"));
    assert!(derived.contains(&format!("use ::streamc::__core_abi_{} as __rt;", parts[..=kept].join("_"))));
}
