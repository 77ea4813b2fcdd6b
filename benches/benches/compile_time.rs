//! How long rustc takes for a pipeline of 1 and of 10 operators, with everything it depends on already built: what a user
//! waits for after an edit.
//!
//! `cargo bench --bench compile_time`

#![allow(clippy::print_stdout, reason = "a benchmark prints")]

use std::{fmt::Write, fs, path::Path, process::Command, time::Instant};

fn main() {
    for profile in ["dev", "release"] {
        for n_ops in [1, 10] {
            let mut times: Vec<f64> = (0..3).map(|round| build(profile, n_ops, round)).collect();
            times.sort_by(f64::total_cmp);
            println!(
                "{profile}, {n_ops:>2} operator(s): {:.2} s (median of 3 rebuilds after an edit)",
                times[1]
            );
        }
    }
}

/// Writes a crate with one pipeline, builds it once, edits it, and times the second build.
fn build(profile: &str, n_ops: usize, round: usize) -> f64 {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("a workspace");
    let krate = root.join("target/compile_time");
    fs::create_dir_all(krate.join("src")).expect("the target folder can be written");
    let manifest = format!(
        "[package]\nname = \"compile-time\"\nedition = \"2024\"\n[dependencies]\nstreamc-runtime = {{ path = {:?} }}\n\
         [workspace]\n[profile.release]\nlto = \"thin\"\ncodegen-units = 1\ndebug = 1\n",
        root.join("runtime")
    );
    fs::write(krate.join("Cargo.toml"), manifest).expect("written");
    let cargo = |source: String| {
        fs::write(krate.join("src/main.rs"), source).expect("written");
        let mut command = Command::new(env!("CARGO"));
        command.current_dir(&krate).args(["build", "--quiet", "--offline", "--profile", profile]);
        assert!(command.status().expect("cargo runs").success(), "the pipeline compiles");
    };
    cargo(program(n_ops, 0));
    let start = Instant::now();
    cargo(program(n_ops, round + 1));
    start.elapsed().as_secs_f64()
}

/// A chain with a shuffle in the middle, if it is long enough. `edit` is a number somewhere in a closure.
fn program(n_ops: usize, edit: usize) -> String {
    let mut chain = String::new();
    for i in 0..n_ops {
        let op = match i {
            0 => format!(".map(|line| (line.len() + {edit}, line))"),
            4 => ".reduce_by_key(|a, b| if a < b { a } else { b })".to_owned(),
            i if i % 2 == 0 => format!(".filter(|(n, _)| *n != {i})"),
            i => format!(".map(|(n, line)| (n + {i}, line))"),
        };
        write!(chain, "{op}").expect("a String takes everything");
    }
    format!(
        "use streamc_runtime::prelude::*;\n#[pipeline(batch = \"1s\")]\nfn p(lines: DStream<&str>) {{ lines{chain}.print(); }}\n\
         fn main() {{ StreamingContext::from_args().and_then(|c| c.run(p(file_text(\"-\")))).expect(\"it runs\") }}\n"
    )
}
