//! What a user waits for after an edit of one line, with everything the crate depends on already
//! built.
//!
//! First for the crate that `streamc new` makes, in release, with what takes the time; then for
//! pipelines of 1, 10 and 50 operators in a crate with the same manifest: the time must be linear
//! in the operators. `check` is the macro and rustc's own front end; the rest is code generation
//! and the linker. Last, the macro alone. It fails if a rebuild was longer than the limit.
//!
//! `cargo bench --bench compile_time`

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a benchmark prints")]

use std::{
    fmt::{self, Display, Formatter, Write},
    fs,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
    time::Instant,
};

const MANIFEST: &str = include_str!("../../cli/src/new/Cargo.toml.txt");
const MAIN: &str = include_str!("../../cli/src/new/main.rs.txt");
const WORDS: &str = include_str!("../../cli/src/new/words.txt");

/// An edit is rebuilt in release in less than this.
const LIMIT_SECONDS: f64 = 5.0;

fn main() -> ExitCode {
    let mut n_over = new_crate();
    let krate = Crate::new("compile-time");
    for profile in ["dev", "release"] {
        let mut first = None;
        for n_ops in [1, 10, 50] {
            let program = |edit| program(n_ops, edit);
            let checked = krate.median(profile, "check", program);
            let built = krate.median(profile, "build", program);
            let (ops, whole) = *first.get_or_insert((n_ops, built));
            let over = is_over(profile, n_ops, built);
            n_over += usize::from(over);
            println!(
                "{profile:7} {n_ops:>2} operator(s): {built}, of it {checked} for macro and types; {:.2} x the processor \
                 time of {ops} for {} x the operators{}",
                built.processor / whole.processor,
                n_ops / ops,
                judged(over)
            );
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
    if n_over > 0 {
        eprintln!("{n_over} rebuild(s) took longer than {LIMIT_SECONDS} s");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// The limit is for pipelines as people write them.
fn is_over(profile: &str, n_ops: usize, took: Took) -> bool {
    // other work on the machine draws out the one, several threads at once the other
    profile == "release"
        && n_ops <= 10
        && took.wall > LIMIT_SECONDS
        && (took.processor == 0.0 || took.processor > LIMIT_SECONDS)
}

fn judged(over: bool) -> &'static str {
    if over { " LONGER THAN THE LIMIT" } else { "" }
}

/// The rebuild of what `streamc new` makes, and what rustc says takes the time. Gives how often it
/// was too long.
fn new_crate() -> usize {
    let krate = Crate::new("new-crate");
    let program = |edit: usize| {
        let edited =
            MAIN.replace("line.split_whitespace()", &format!("line.split_whitespace().skip({edit})"));
        assert_ne!(edited, MAIN, "the line to edit is there");
        edited
    };
    let checked = krate.median("release", "check", program);
    let built = krate.median("release", "build", program);
    let over = is_over("release", 1, built);
    println!(
        "crate of `streamc new`, release, rebuilt after a one-line edit: {built}, of it {checked} for macro and types \
         (medians of 3){}",
        judged(over)
    );
    // the same once more, by a compiler that tells what it does; passes lie within each other, so
    // that times do not add up
    krate.write(&program(10));
    let mut cargo = krate.cargo("rustc", "release");
    cargo.args(["--", "-Ztime-passes", "-Ztime-passes-format=json"]).env("RUSTC_BOOTSTRAP", "1");
    let output = cargo.output().expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let said = [output.stdout, output.stderr].concat();
    let mut passes: Vec<(String, f64)> = String::from_utf8_lossy(&said).lines().filter_map(pass).collect();
    passes.retain(|(_, seconds)| *seconds >= 0.03);
    passes.sort_by(|a, b| b.1.total_cmp(&a.1));
    for (name, seconds) in passes {
        println!("  {seconds:5.2} s {name}");
    }
    usize::from(over)
}

/// `{"pass":"LLVM_passes","time":2.1,..}`
fn pass(line: &str) -> Option<(String, f64)> {
    let field =
        |name: &str| Some(line.split_once(&format!("\"{name}\":"))?.1.split([',', '}']).next()?.trim());
    Some((field("pass")?.trim_matches('"').to_owned(), field("time")?.parse().ok()?))
}

/// A crate with the manifest of `streamc new`.
struct Crate(PathBuf);

impl Crate {
    fn new(name: &str) -> Crate {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("a workspace");
        let krate = root.join("target/compile_time").join(name);
        fs::create_dir_all(krate.join("src")).expect("the target folder can be written");
        let streamc = format!("{{ path = {:?} }}", root.join("streamc"));
        let manifest = MANIFEST.replace("NAME", name).replace("STREAMC", &streamc);
        fs::write(krate.join("Cargo.toml"), manifest).expect("written");
        fs::write(krate.join("words.txt"), WORDS).expect("written");
        // the versions of the workspace, so that nothing is fetched
        fs::copy(root.join("Cargo.lock"), krate.join("Cargo.lock")).expect("there is a lock file");
        Crate(krate)
    }

    fn write(&self, program: &str) {
        fs::write(self.0.join("src/main.rs"), program).expect("written");
    }

    fn cargo(&self, command: &str, profile: &str) -> Command {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.current_dir(&self.0).args([command, "--quiet", "--offline", "--profile", profile]);
        cargo.env_remove("CARGO_TARGET_DIR");
        cargo
    }

    /// The median of three rebuilds, each after an edit.
    fn median(&self, profile: &str, command: &str, program: impl Fn(usize) -> String) -> Took {
        let run = |edit| {
            self.write(&program(edit));
            let (start, before) = (Instant::now(), children());
            let status = self.cargo(command, profile).status().expect("cargo runs");
            assert!(status.success(), "the pipeline compiles");
            Took { wall: start.elapsed().as_secs_f64(), processor: children() - before }
        };
        run(0);
        let mut times: Vec<Took> = (1..=3).map(run).collect();
        times.sort_by(|a, b| a.wall.total_cmp(&b.wall));
        times[1]
    }
}

/// What something took, in seconds.
#[derive(Clone, Copy)]
struct Took {
    wall: f64,
    /// Of all threads together; zero where the system does not say.
    processor: f64,
}

impl Display for Took {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{:.2} s ({:.2} s of processor time)", self.wall, self.processor)
    }
}

/// The processor time of all children that have ended, as Linux gives it: fields 16 and 17, in
/// hundredths of a second.
fn children() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
    fields.skip(13).take(2).filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / 100.0
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
            std::hint::black_box(streamc_compiler::expand(options.clone(), item.clone()));
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
        "use streamc::prelude::*;\n#[pipeline(batch = \"1s\")]\nfn p(lines: DStream<&str>) {{ lines{}.print(); }}\n\
         fn main() {{ StreamingContext::from_args().and_then(|c| c.run(p(file_text(\"-\")))).expect(\"it runs\") }}\n",
        chain(n_ops, edit)
    )
}
