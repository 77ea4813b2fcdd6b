//! `cargo xtask gen-pipelines`: writes the pipelines that `tests/tests/pipelines.rs` runs.

use crate::args::{Args, root};
use std::fs;
use streamc_tests::generator;

pub(crate) fn run(mut args: Args) -> Result<(), String> {
    let seed = match args.take("seed") {
        None => generator::SEED,
        Some(seed) => seed.parse().map_err(|_| format!("the seed `{seed}` is not a number"))?,
    };
    args.finish()?;
    let folder = root().join("tests/pipelines");
    fs::create_dir_all(&folder).map_err(|e| format!("cannot create {}: {e}", folder.display()))?;
    for (name, text) in generator::files(seed) {
        let path = folder.join(name);
        fs::write(&path, text).map_err(|e| format!("cannot write {}: {e}", path.display()))?;
    }
    Ok(())
}
