//! How long rustc takes for a pipeline of 1, 10 and 50 operators, with everything it depends on already built: what a user
//! waits for after an edit. And what takes that time: `check` is the macro and rustc's own front end, the rest is code
//! generation, thin LTO and the linker.
//!
//! `cargo bench --bench compile_time`

#![allow(clippy::print_stdout, reason = "a benchmark prints")]

use std::{fmt::Write, fs, path::Path, process::Command, time::Instant};

/// An edit is rebuilt in release in less than this.
const LIMIT_SECONDS: f64 = 5.0;

fn main() {
    for profile in ["dev", "release"] {
        let mut first = None;
        for n_ops in [1, 10, 50] {
            let checked = median(profile, n_ops, "check");
            let built = median(profile, n_ops, "build");
            let (ops, whole) = *first.get_or_insert((n_ops, built));
            println!(
                "{profile:7} {n_ops:>2} operator(s): {built:5.2} s, of it {checked:.2} s for macro and types; {:.2} x the \
                 time of {ops} for {} x the operators (median of 3 rebuilds after a one-line edit)",
                built / whole,
                n_ops / ops
            );
            if profile == "release" && n_ops <= 10 && built > LIMIT_SECONDS {
                println!("  LONGER than {LIMIT_SECONDS} s");
            }
        }
    }
    println!("macro alone, with syn and all rules, in an optimized build:");
    let mut first = None;
    for n_ops in [1, 10, 50, 500] {
        let micros = expand(n_ops);
        let each = micros / n_ops as f64;
        let of_one = *first.get_or_insert(each);
        println!(
            "  {n_ops:>3} operator(s): {micros:8.0} us, {each:6.1} us each: {:.2} x that of one",
            each / of_one
        );
    }
}

fn median(profile: &str, n_ops: usize, command: &str) -> f64 {
    let mut times: Vec<f64> = (0..3).map(|round| rebuild(profile, n_ops, round, command)).collect();
    times.sort_by(f64::total_cmp);
    times[1]
}

/// Writes a crate with one pipeline, builds it once, edits it, and times the second build.
fn rebuild(profile: &str, n_ops: usize, round: usize, command: &str) -> f64 {
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
        let mut cargo = Command::new(env!("CARGO"));
        cargo.current_dir(&krate).args([command, "--quiet", "--offline", "--profile", profile]);
        assert!(cargo.status().expect("cargo runs").success(), "the pipeline compiles");
    };
    cargo(program(n_ops, 0));
    let start = Instant::now();
    cargo(program(n_ops, round + 1));
    start.elapsed().as_secs_f64()
}

/// Microseconds for one expansion.
fn expand(n_ops: usize) -> f64 {
    let text = format!("fn p(lines: DStream<&str>) {{ lines{}.print(); }}", chain(n_ops, 0));
    let item: proc_macro2::TokenStream = text.parse().expect("tokens");
    let options: proc_macro2::TokenStream = "batch = \"1s\"".parse().expect("tokens");
    let rounds = 2000 / n_ops.max(20);
    let mut best = f64::INFINITY;
    for _ in 0..5 {
        let start = Instant::now();
        for _ in 0..rounds {
            std::hint::black_box(streamc::expand(options.clone(), item.clone()));
        }
        best = best.min(start.elapsed().as_secs_f64() * 1e6 / rounds as f64);
    }
    best
}

/// Narrow operators, and a shuffle if the chain is long enough.
fn chain(n_ops: usize, edit: usize) -> String {
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
    chain
}

/// A whole program. `edit` is a number somewhere in a closure.
fn program(n_ops: usize, edit: usize) -> String {
    format!(
        "use streamc_runtime::prelude::*;\n#[pipeline(batch = \"1s\")]\nfn p(lines: DStream<&str>) {{ lines{}.print(); }}\n\
         fn main() {{ StreamingContext::from_args().and_then(|c| c.run(p(file_text(\"-\")))).expect(\"it runs\") }}\n",
        chain(n_ops, edit)
    )
}
