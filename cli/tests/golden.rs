//! Plans and emitted code, as the command prints them, against files.
//!
//! Every `golden/<case>.rs` is a pipeline; its second line says what is kept: `//! golden: plan` or
//! `plan, kernel`. The plan stands before the first rule and after each one, with the stages
//! (`<case>.plan`); the kernel is the emitted function (`<case>.kernel`), kept only for a dozen
//! shapes, because every change of emission touches it.
//! `UPDATE_EXPECT=1 cargo test -p streamc-cli --test golden` writes the files; then read the
//! difference.
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod support;

use std::{collections::BTreeSet, path::Path};
use support::{expect_file, files, read, shown, streamc, workspace_dir};

#[test]
fn plans_and_kernels_are_as_kept() {
    let dir = workspace_dir().join("compiler/tests/golden");
    let mut faults = Vec::new();
    let mut kept = BTreeSet::new();
    for case in files(&dir, "rs") {
        let wanted = wanted(&case);
        for (what, flags) in [("plan", &[][..]), ("kernel", &["--rust"][..])] {
            if !wanted.iter().any(|name| name == what) {
                continue;
            }
            let path = case.with_extension(what);
            kept.insert(path.clone());
            let file = shown(&case);
            let args: Vec<&str> = ["explain", &file].into_iter().chain(flags.iter().copied()).collect();
            let (out, err, ok) = streamc(&args);
            if !ok || !err.is_empty() {
                faults.push(format!("{file} does not compile without a message:\n{err}"));
            } else if let Err(fault) = expect_file(&path, &out) {
                faults.push(fault);
            }
        }
    }
    for what in ["plan", "kernel"] {
        let left = files(&dir, what).into_iter().filter(|path| !kept.contains(path));
        faults.extend(left.map(|path| format!("{} belongs to no case", shown(&path))));
    }
    assert!(
        faults.is_empty(),
        "{}\nto accept: UPDATE_EXPECT=1 cargo test -p streamc-cli --test golden",
        faults.join("\n")
    );
    assert!(kept.len() > 30, "the cases were found");
}

/// The names after `golden:` in the second line.
fn wanted(case: &Path) -> Vec<String> {
    let text = read(case);
    let line = text.lines().find_map(|line| line.strip_prefix("//! golden: "));
    let line = line.unwrap_or_else(|| panic!("{}: no line `//! golden: plan`", shown(case)));
    let names: Vec<String> = line.split(',').map(|name| name.trim().to_owned()).collect();
    let known = names.iter().all(|name| name == "plan" || name == "kernel");
    assert!(known && names[0] == "plan", "{}: `//! golden:` names `plan` or `plan, kernel`", shown(case));
    names
}

/// One pass, and the clones that `explain` tells are those of the kernel.
#[test]
fn clones_in_the_plan_are_those_of_the_kernel() {
    let mut n_checked = 0;
    for case in files(&workspace_dir().join("compiler/tests/golden"), "rs") {
        let compiled = support::compile(&read(&case));
        let last = &compiled.steps.last().expect("there is a plan before the first rule").1;
        // without sharing records are lent, and what follows a union stands once for each of its
        // sides
        if compiled.steps.iter().all(|step| step.0 != "share_prefix") || last.contains("union") {
            continue;
        }
        let told: usize = last.lines().filter_map(clones).sum();
        let made = support::flat(compiled.shown).iter().filter(|token| *token == "share").count();
        assert_eq!(told, made, "{}\n{last}", shown(&case));
        n_checked += usize::from(told > 0);
    }
    assert!(n_checked > 2, "some case has clones");
}

fn clones(line: &str) -> Option<usize> {
    line.split("clones: ").nth(1)?.split(' ').next()?.parse().ok()
}
