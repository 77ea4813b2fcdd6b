//! `cargo xtask parity`: the traces of Spark against a release, and how long the test takes to
//! build.

use crate::{
    args::{Args, root},
    command::{cargo, checked},
};
use std::{
    fs::File,
    process::Command,
    time::{Instant, SystemTime},
};

pub(crate) fn run(mut args: Args) -> Result<(), String> {
    let folder = args.take("dir");
    args.finish()?;
    let test = ["--release", "--package", "streamc-tests", "--test", "spark_parity"];
    let cargo_test = |more: &[&str]| {
        let mut command = Command::new(cargo());
        command.current_dir(root()).arg("test").args(test).args(more);
        command
    };
    // what it needs is there already, and only the test itself is built in the time that is
    // measured
    checked(&mut cargo_test(&["--no-run"]))?;
    let main = root().join("tests/tests/spark_parity/main.rs");
    let touched =
        File::options().append(true).open(&main).and_then(|file| file.set_modified(SystemTime::now()));
    touched.map_err(|e| format!("cannot touch {}: {e}", main.display()))?;
    let begun = Instant::now();
    checked(&mut cargo_test(&["--no-run"]))?;
    println!("the test was built in {:.1} s", begun.elapsed().as_secs_f64());
    let mut command = cargo_test(&[]);
    if let Some(folder) = folder {
        let folder = std::path::absolute(&folder).map_err(|e| format!("`{folder}` is no folder: {e}"))?;
        command.env("STREAMC_PARITY_DIR", folder);
    }
    checked(&mut command)
}
