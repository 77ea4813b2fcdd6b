//! Crates outside of the workspace: a connector on the core alone (source, transactional sink,
//! executor, records), and a program that uses it. What they need and cannot have, other people's
//! connectors cannot have either.
#![allow(clippy::unwrap_used, missing_docs, reason = "a test that panics has failed")]

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// Copies the crates, so that nothing is written beside the sources.
fn copy(from: &Path, to: &Path, workspace: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target, workspace);
        } else {
            let text = fs::read_to_string(&path).unwrap();
            let text = text.replace("\"../../../", &format!("\"{}/", workspace.display()));
            // a file that is the same is not built again
            if fs::read_to_string(&target).ok().as_deref() != Some(&text) {
                fs::write(target, text).unwrap();
            }
        }
    }
}

#[test]
fn a_connector_on_the_core_alone_serves_a_program() {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let dir = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("outside");
    copy(&workspace.join("tests/outside"), &dir, workspace);
    let manifest = fs::read_to_string(dir.join("connector/Cargo.toml")).unwrap();
    let dependencies: Vec<&str> = manifest.split("[dependencies]\n").nth(1).unwrap().lines().collect();
    assert!(dependencies.len() == 1 && dependencies[0].starts_with("streamc-core = "), "{dependencies:?}");
    // the versions of the workspace, so that nothing is fetched
    fs::copy(workspace.join("Cargo.lock"), dir.join("Cargo.lock")).unwrap();

    let mut command = Command::new(env!("CARGO"));
    command.current_dir(&dir).args(["run", "--quiet", "--offline", "-p", "outside-program"]);
    let output = command.env_remove("CARGO_TARGET_DIR").output().unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    // the first record of split 0 is before its position; each batch has one record of each split
    let expected = "(ann,5)\n(ann,8)\n(bob,2)\nrecords crossed the mesh: true\n";
    assert_eq!(String::from_utf8_lossy(&output.stdout), expected, "{errors}");
}
