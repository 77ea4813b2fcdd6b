//! Every flag of the command with a value that is missing, empty, unknown or repeated, every
//! operand that cannot be used, and the forms in which a pipeline of a file is named.
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod support;

use std::{
    path::PathBuf,
    process::{Command, Stdio},
};
use support::streamc;

fn folder(name: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&path);
    std::fs::create_dir_all(&path).unwrap();
    path
}

/// Output, errors and the exit code.
fn exit(args: &[&str]) -> (String, String, Option<i32>) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_streamc"));
    let output = command.args(args).current_dir(support::workspace_dir()).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr), output.status.code())
}

#[test]
fn wrong_use_is_refused() {
    let format = "a value is required for '--format <FORMAT>' but none was supplied";
    let both = "the argument '--rust' cannot be used with '--format <FORMAT>'";
    let again = |name: &str| format!("the argument '{name}' cannot be used multiple times");
    for (args, expected) in [
        (&["explain"][..], "the following required arguments were not provided:\n  <FILE[::PATH]>\n"),
        (&["explain", ""], "a value is required for '<FILE[::PATH]>' but none was supplied"),
        (&["explain", "a.rs", "b.rs"], "unexpected argument 'b.rs' found"),
        (&["explain", "--verbose", "a.rs"], "unexpected argument '--verbose' found"),
        (
            &["explain", "--fromat", "dot", "a.rs"],
            "unexpected argument '--fromat' found\n\n  tip: a similar argument exists: '--format'",
        ),
        (&["explain", "-r", "a.rs"], "unexpected argument '-r' found"),
        (&["explain", "--format=svg", "a.rs"], "invalid value 'svg' for '--format <FORMAT>'"),
        (&["explain", "a.rs", "--format"], format),
        (&["explain", "a.rs", "--format="], format),
        (&["explain", "--format", "--rust", "a.rs"], format),
        (&["explain", "--format", "dot", "--format", "dot", "a.rs"], &again("--format <FORMAT>")),
        (&["explain", "--rust", "a.rs", "--rust"], &again("--rust")),
        (&["explain", "--rust=yes", "a.rs"], "unexpected value 'yes' for '--rust' found"),
        (&["explain", "--rust", "--format", "dot", "a.rs"], both),
        (&["explain", "--rust", "--format", "text", "a.rs"], both),
        (&["check"], "the following required arguments were not provided"),
        (&["check", "--rust", "a.rs"], "unexpected argument '--rust' found"),
        (&["check", "a.rs", "--cfg"], "a value is required for '--cfg <SPEC>'"),
        (&["check", "--features=", "a.rs"], "a value is required for '--features <NAMES>'"),
        (&["check", "a.rs", "--cfg", "=x"], "invalid value '=x' for '--cfg <SPEC>': write `--cfg NAME` or"),
        (
            &["check", "--no-default-features", "--no-default-features", "a.rs"],
            &again("--no-default-features"),
        ),
        (&["ops", "all"], "unexpected argument 'all' found"),
        (&["ops", "--all"], "unexpected argument '--all' found"),
        (&["new"], "the following required arguments were not provided:\n  <NAME>\n"),
        (&["new", ""], "a value is required for '<NAME>'"),
        (&["new", "a", "b"], "unexpected argument 'b' found"),
        (&["new", "a", "--path"], "a value is required for '--path <CHECKOUT>'"),
        (&["new", "a", "--path="], "a value is required for '--path <CHECKOUT>'"),
        (&["new", "a", "--path", ".", "--path", "."], &again("--path <CHECKOUT>")),
        (&["completions"], "the following required arguments were not provided:\n  <SHELL>\n"),
        (&["completions", "csh"], "invalid value 'csh' for '<SHELL>'"),
        (&["help", "me"], "unrecognized subcommand 'me'"),
        (&["explian"], "unrecognized subcommand 'explian'\n\n  tip: a similar subcommand exists: 'explain'"),
        (&["--versoin"], "unexpected argument '--versoin' found"),
        (&[""], "unrecognized subcommand ''"),
    ] {
        let (out, err, code) = exit(args);
        assert!(out.is_empty() && err.starts_with(&format!("error: {expected}")), "{args:?}: {err}");
        assert_eq!(code, Some(2), "{args:?}");
    }
    let (out, err, code) = exit(&[]);
    assert!(out.is_empty() && err.starts_with("The compiler of streamc pipelines\n"), "{err}");
    assert_eq!(code, Some(2));
    for (args, expected) in [
        (&["explain", "no/such.rs"][..], "error: cannot read `no/such.rs`: "),
        (&["explain", "no/such.rs::jobs::f"], "error: cannot read `no/such.rs`: "),
        (&["explain", "compiler/src"], "error: cannot read `compiler/src`: "),
        (&["new", "a", "--path", "no/such"], "error: `no/such` is not a checkout of streamc: "),
    ] {
        let (out, err, code) = exit(args);
        assert!(out.is_empty() && err.starts_with(expected), "{args:?}: {err}");
        assert_eq!(code, Some(1), "{args:?}");
    }
    let path = folder("no-pipeline").join("none.rs");
    std::fs::write(&path, "fn main() {}\n").unwrap();
    let (_, err, ok) = streamc(&["explain", path.to_str().unwrap()]);
    assert!(!ok && err.contains("has no function under `#[pipeline]`"), "{err}");
}

/// Names with which a crate would not build, and one that has only part of such a name.
#[test]
fn names_that_no_crate_can_have_are_refused() {
    let dir = folder("names");
    for (name, why) in [
        ("7up", "cargo does not accept it"),
        ("a.b", "cargo does not accept it"),
        ("größe", "cargo does not accept it"),
        ("..", "cargo does not accept it"),
        ("build", "cargo uses a folder of that name"),
        ("deps", "cargo uses a folder of that name"),
        ("match", "a Rust keyword"),
        ("async", "a Rust keyword"),
        ("gen", "a Rust keyword"),
        ("test", "a crate of Rust"),
        ("core", "a crate of Rust"),
        ("proc-macro", "a crate of Rust"),
        ("streamc-runtime", "a crate of streamc"),
        ("streamc", "a crate of streamc"),
        ("nul", "Windows"),
        (&"x".repeat(65), "more than 64 characters"),
    ] {
        let target = dir.join(name);
        let (out, err, ok) = streamc(&["new", target.to_str().unwrap()]);
        assert!(!ok && out.is_empty() && err.contains("cannot be the name of a crate"), "{name}: {err}");
        assert!(err.contains(why) && err.contains("\nhelp: "), "{name}: {err}");
    }
    assert_eq!(std::fs::read_dir(&dir).unwrap().count(), 0, "nothing is left behind");
    let fine = dir.join("build-log");
    assert!(streamc(&["new", fine.to_str().unwrap()]).2);
    let under_a_file = fine.join("Cargo.toml/job");
    let (_, err, ok) = streamc(&["new", under_a_file.to_str().unwrap()]);
    assert!(!ok && err.starts_with("error: cannot write "), "{err}");
}

const NESTED: &str = "\
use streamc::pipeline as compiled;
mod elsewhere;
mod jobs {
    #[cfg_attr(feature = \"fast\", pipeline(batch = \"100ms\"))]
    #[cfg_attr(not(feature = \"fast\"), inline, streamc::pipeline(batch = \"2s\"))]
    fn longest(lines: DStream<&str>) { lines.map(|line| line.len()).reduce(usize::max).print(); }

    #[pipeline(batch = \"1s\")]
    mod shared {
        fn clean(lines: DStream<&str>) -> DStream<&str> { lines.filter(|line| !line.is_empty()) }
        pub fn counted(lines: DStream<&str>) { clean(lines).count().print(); }
    }
}
struct Job;
impl Job {
    #[compiled]
    fn shown(lines: DStream<&str>) { lines.print(); }
}
fn main() {
    let run = || {
        #[pipeline(batch = \"1s\")]
        fn inner(lines: DStream<&str>) { lines.print(); }
        inner(file_text(\"a\"))
    };
    run();
}
macro_rules! job { ($name:ident) => { #[pipeline] fn $name(lines: DStream<&str>) { lines.print(); } } }
";

/// Which pipelines a target names, by the first lines of their plans.
fn named(target: &str) -> Vec<String> {
    named_under(target, "--features=fast")
}

fn named_under(target: &str, conditions: &str) -> Vec<String> {
    let (out, err, ok) = streamc(&["explain", target, conditions]);
    assert!(ok && err.is_empty(), "{target}: {err}");
    out.lines().filter_map(|line| line.strip_prefix("plan ")).map(str::to_owned).fold(
        Vec::new(),
        |mut names: Vec<String>, name| {
            // a plan is shown before and after rules
            if names.last() != Some(&name) {
                names.push(name);
            }
            names
        },
    )
}

#[test]
fn pipelines_are_found_wherever_they_stand() {
    let file = folder("nested").join("lib.rs");
    std::fs::write(&file, NESTED).unwrap();
    let file = file.to_str().unwrap();
    let longest = ["longest (batch 100ms)"];
    assert_eq!(named_under(&format!("{file}::longest"), "--no-default-features"), ["longest (batch 2s)"]);
    let (counted, shown, inner) = ("counted (batch 1s)", "shown", "inner (batch 1s)");
    assert_eq!(named(file), [longest[0], counted, shown, inner]);
    for (path, expected) in [
        ("longest", &longest[..]),
        ("jobs::longest", &longest),
        ("crate::jobs::longest", &longest),
        ("jobs", &[longest[0], counted]),
        ("jobs::shared", &[counted]),
        ("shared::counted", &[counted]),
        ("jobs::shared::counted", &[counted]),
        ("main::inner", &[inner]),
        ("main", &[inner]),
        ("Job::shown", &[shown]),
    ] {
        assert_eq!(named(&format!("{file}::{path}")), expected, "{path}");
    }
    for (path, help) in [
        ("lngest", "jobs::longest"),
        ("job::longest", "jobs::longest"),
        ("jobs::counted", "jobs::shared::counted"),
        ("min::inner", "main::inner"),
    ] {
        let (_, err, ok) = streamc(&["explain", &format!("{file}::{path}")]);
        let expected = format!("error: `{file}` has no pipeline `{path}`\nhelp: write `{file}::{help}`\n");
        assert!(!ok && err == expected, "{err}");
    }
    let (_, err, ok) = streamc(&["check", &format!("{file}::elsewhere::job")]);
    assert!(!ok && err.contains("the module `elsewhere`") && err.contains("`elsewhere.rs::job`"), "{err}");
    let (out, err, ok) = streamc(&["check", &format!("{file}::jobs")]);
    assert!(ok && out.ends_with(": 2 pipelines without an error\n"), "{out}{err}");
    let at = 1 + NESTED.lines().nth(3).unwrap().find("feature").unwrap();
    assert_eq!(
        err,
        format!(
            "note: whether `cfg(feature = \"fast\")` holds depends on the build; here it does\n --> {file}:4:{at}\n  |\n\
             4 | {}\n  | {}^^^^^^^\n  |\n  \
             = help: `--features fast` sets it and nothing else, `--no-default-features` sets nothing\n\n",
            NESTED.lines().nth(3).unwrap(),
            " ".repeat(at - 1)
        )
    );
}

/// Whatever can be conditional in a file, with what is there under which flags.
const CONDITIONAL: &str = "\
#[cfg(unix)]
#[pipeline]
fn job(lines: DStream<&str>, #[cfg(feature = \"long\")] least: usize, #[cfg(any())] gone: DStream<u64>) {
    #[cfg(feature = \"long\")]
    let lines = lines.filter(|line| line.len() > least);
    #[cfg(not(feature = \"long\"))]
    let lines = lines.map(|line| line);
    #[cfg(all(not(feature = \"quiet\"), shown, any(level = \"high\", level = \"low\",),))]
    lines.print();
    #[cfg_attr(feature = \"quiet\", cfg(shown))]
    lines.count().print();
    #[cfg(shown)]
    lines.union(#[cfg(all())] lines).distinct().print();
    lines.repartition(#[cfg(shown)] 2, #[cfg(not(shown))] 3).save_as_text_files(\"a\", \"b\");
    #[cfg(true)]
    lines.top_k(1).print();
    #[cfg(target_os = \"none\")]
    lines.nothing();
}

#[cfg(feature = \"more\")]
mod more {
    #[pipeline]
    fn words(lines: DStream<&str>) { lines.words().print(); }
}

#[pipeline]
mod jobs {
    #[cfg(shown)]
    fn clean(lines: DStream<&str>) -> DStream<&str> { lines.glom() }
    #[cfg(not(shown))]
    fn clean(lines: DStream<&str>) -> DStream<&str> { lines.sample(0.5) }
    pub fn cleaned(lines: DStream<&str>) { clean(lines).print(); }
    #[cfg(feature = \"more\")]
    pub fn never(lines: DStream<&str>) { lines.print_n(3); }
}

#[cfg(feature = \"more\")]
struct NoPipelineHere;
";

#[test]
fn conditions_are_those_of_the_flags() {
    let file = folder("conditional").join("lib.rs");
    std::fs::write(&file, CONDITIONAL).unwrap();
    let file = file.to_str().unwrap();
    let shown = |flags: &[&str]| {
        let args: Vec<&str> = ["explain", file, "--format", "json"].iter().chain(flags).copied().collect();
        let (out, err, ok) = streamc(&args);
        assert!(ok, "{flags:?}: {err}");
        let operators =
            ["filter", "map", "print", "count", "union", "top_k", "words", "glom", "sample", "print_n"];
        let has = |op: &&str| out.contains(&format!("\"op\":\"{op}\""));
        (operators.into_iter().filter(has).collect::<Vec<_>>().join(" "), err)
    };
    for (flags, expected) in [
        (&["--no-default-features"][..], "map print count top_k sample"),
        (&["--features", "long"], "filter print count top_k sample"),
        (&["--features", "long,quiet"], "filter print top_k sample"),
        (&["--cfg", "shown", "--features=quiet more"], "map print count union top_k words glom print_n"),
        (
            &["--cfg", "feature=\"long\"", "--cfg", "shown", "--cfg", "level=low"],
            "filter print count union top_k glom",
        ),
    ] {
        let (found, err) = shown(flags);
        assert!(err.is_empty(), "{flags:?}: {err}");
        assert_eq!(found, expected, "{flags:?}");
    }
    let (found, err) = shown(&[]);
    assert_eq!(found, "filter print count union top_k words glom print_n");
    let taken: Vec<&str> = err.lines().filter_map(|line| line.strip_prefix("note: whether `cfg(")).collect();
    let names = taken.iter().map(|line| line.split(")`").next().unwrap()).collect::<Vec<_>>();
    let all = ["long", "quiet", "more"].map(|name| format!("feature = \"{name}\""));
    for name in all.iter().map(String::as_str).chain(["shown"]) {
        assert_eq!(names.iter().filter(|found| **found == name).count(), 1, "{name}: {err}");
    }
    assert_eq!(err.matches("= help: `").count(), names.len());
    let outside = format!("{file}::more::words");
    let (_, err, ok) = streamc(&["check", &outside, "--no-default-features"]);
    assert!(!ok && err.starts_with("error: "), "{err}");
    assert!(streamc(&["check", &outside]).2);
}

#[test]
fn fragments_by_themselves_are_known_beside_their_callers() {
    let file = folder("by-itself").join("lib.rs");
    let text = "#[pipeline]\nfn clean(lines: DStream<&str>) -> DStream<&str> { lines.distinct() }\n\
                #[pipeline]\nfn job(lines: DStream<&str>) { self::clean(lines).print(); }\n";
    std::fs::write(&file, text).unwrap();
    let (out, err, ok) = streamc(&["explain", file.to_str().unwrap()]);
    assert!(ok && err.is_empty() && out.starts_with("plan job\n") && out.contains("distinct"), "{out}{err}");
}

#[test]
fn a_file_of_fragments_alone_is_told_from_one_without_any() {
    let file = folder("fragments-alone").join("lib.rs");
    let clean = "fn clean(lines: DStream<&str>) -> DStream<&str> { lines.filter(|line| !line.is_empty()) }";
    std::fs::write(&file, format!("#[pipeline] pub mod jobs {{ pub {clean} }}")).unwrap();
    let said = |command| streamc(&[command, file.to_str().unwrap()]).1;
    for command in ["check", "explain"] {
        assert!(said(command).contains("has fragments but no pipeline"), "{}", said(command));
    }
    std::fs::write(&file, "fn main() {}").unwrap();
    assert!(said("check").contains("has no function under `#[pipeline]`"), "{}", said("check"));
}

#[test]
fn a_file_may_have_colons_in_its_name() {
    let file = folder("a::b").join("c::d.rs");
    std::fs::write(&file, "#[pipeline] fn job(lines: DStream<&str>) { lines.print(); }").unwrap();
    assert_eq!(named(file.to_str().unwrap()), ["job"]);
    assert_eq!(named(&format!("{}::job", file.display())), ["job"]);
}

#[test]
fn a_module_in_another_file_cannot_be_under_the_attribute() {
    let file = folder("other-file").join("lib.rs");
    std::fs::write(&file, "#[pipeline]\nmod jobs;\n").unwrap();
    let (_, err, ok) = streamc(&["check", file.to_str().unwrap()]);
    assert!(!ok && err.starts_with("error: the pipelines of `jobs` are in another file\n"), "{err}");
}

/// `streamc ops | head`: the reader is gone before anything is written.
#[test]
fn a_reader_may_go_away() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_streamc"));
    let mut child = command.arg("ops").stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
}

/// Without `--locked` cargo takes newer dependencies than those that are tested, and warns of a
/// profile of the workspace.
#[test]
fn docs_install_the_command_with_the_lock_file() {
    let mut n = 0;
    for path in support::files(&support::workspace_dir(), "md") {
        let text = support::read(&path);
        for (_, rest) in
            text.match_indices("cargo install --path").map(|(at, what)| (at, &text[at + what.len()..]))
        {
            assert!(rest.starts_with(" cli --locked"), "{}", support::shown(&path));
            n += 1;
        }
    }
    assert!(n >= 2, "the README and the guide say how to install");
}
