//! `docs/differences.md` says of each difference what shows it.

use super::LISTED;
use std::path::{Path, PathBuf};

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// The rows of the first table, by their cells.
fn rows(page: &str) -> Vec<Vec<&str>> {
    let table = page.lines().skip_while(|line| !line.starts_with("|---")).skip(1);
    let rows = table.take_while(|line| line.starts_with('|'));
    rows.map(|line| line.trim_matches('|').split('|').map(str::trim).collect()).collect()
}

/// What stands between back-ticks.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

#[test]
fn each_row_names_tests_that_exist() {
    let page = std::fs::read_to_string(workspace().join("docs/differences.md")).unwrap();
    let rows = rows(&page);
    assert!(rows.len() > 9, "the rows are found");
    for row in rows {
        let [spark, _, tests] = row[..] else { panic!("three cells: {row:?}") };
        assert!(quoted(tests).next().is_some(), "a test for: {spark}");
        for test in quoted(tests) {
            let (file, name) = test.split_once("::").unwrap_or_else(|| panic!("`{test}` is no `file::test`"));
            let code = std::fs::read_to_string(workspace().join(file)).unwrap_or_default();
            let found = code.contains("#[test]\n") && code.contains(&format!("fn {name}()"));
            assert!(found, "`{file}` has no test `{name}`");
        }
    }
}

#[test]
fn each_case_that_differs_is_named() {
    let page = std::fs::read_to_string(workspace().join("docs/differences.md")).unwrap();
    for (difference, case, _) in LISTED {
        assert!(quoted(&page).any(|word| word == *case), "{difference:?}: `{case}` is not named");
    }
}
