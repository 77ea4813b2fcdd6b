//! What the command `streamc` prints, and what it says when it is used wrongly.
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod support;

use std::path::PathBuf;
use streamc::op::OPERATORS;
use support::streamc;

/// A source file of the test's own.
fn file(name: &str, text: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, text).unwrap();
    path
}

const TWO: &str = "\
use streamc_runtime::prelude::*;

#[pipeline(batch = \"1s\")]
fn word_count(lines: DStream<&str>) {
    lines.flat_map(|line| line.split(' ')).map(|w| (w, 1u64)).reduce_by_key(|a, b| a + b).print();
}

mod jobs {
    /// Longest lines.
    #[streamc_runtime::pipeline]
    pub fn longest(lines: DStream<&str>) {
        lines.map(|line| line.len()).reduce(usize::max).print();
    }
}

fn other() {}
";

#[test]
fn explain_prints_plans_and_stages_of_all_pipelines() {
    let path = file("two.rs", TWO);
    let (out, err, ok) = streamc(&["explain", path.to_str().unwrap()]);
    assert!(ok && err.is_empty(), "{err}");
    for text in
        ["plan word_count (batch 1s)", "plan longest", "-- prune_unused", "-- stages", "stage 1: shuffled"]
    {
        assert!(out.contains(text), "no `{text}` in\n{out}");
    }
    let (one, _, _) = streamc(&["explain", &format!("{}::longest", path.display())]);
    assert!(one.starts_with("plan longest\n"), "{one}");
    assert!(!one.contains("word_count"), "{one}");
}

#[test]
fn explain_prints_the_kernel_as_rust() {
    let path = file("rust.rs", TWO);
    let (out, err, ok) = streamc(&["explain", "--rust", &format!("{}::word_count", path.display())]);
    assert!(ok && err.is_empty(), "{err}");
    let parsed = syn::parse_file(&out).unwrap_or_else(|error| panic!("{error}\n{out}"));
    assert_eq!(parsed.items.len(), 1, "one function");
    for text in ["fn word_count(", "__rt::each(", "|line| line.split(' ')", "|a, b| a + b"] {
        assert!(out.contains(text), "no `{text}` in\n{out}");
    }
    assert!(!out.contains("unsafe"), "{out}");
}

#[test]
fn explain_names_the_nearest_function() {
    let path = file("near.rs", TWO);
    let target = format!("{}::wordcount", path.display());
    let (out, err, ok) = streamc(&["explain", &target]);
    assert!(!ok && out.is_empty());
    let path = path.display();
    assert_eq!(
        err,
        format!("error: `{path}` has no pipeline `wordcount`\nhelp: write `{path}::word_count`\n")
    );
}

#[test]
fn explain_says_where_a_file_does_not_parse() {
    let path = file("broken.rs", "fn a() {}\n\nfn b( {}\n");
    let (out, err, ok) = streamc(&["explain", path.to_str().unwrap()]);
    assert!(!ok && out.is_empty());
    let lines: Vec<&str> = err.lines().collect();
    assert!(lines[0].starts_with("error: "), "{err}");
    assert!(lines[1].starts_with(&format!(" --> {}:3:", path.display())), "{err}");
}

#[test]
fn explain_shows_faults_in_the_source() {
    let path =
        file("faults.rs", "#[pipeline]\nfn job(lines: DStream<&str>) {\n    lines.mpa(f).print();\n}\n");
    let (out, err, ok) = streamc(&["explain", path.to_str().unwrap()]);
    assert!(!ok && out.is_empty());
    let expected = format!(
        "error: no operator is called `mpa`\n --> {}:3:11\n3 |     lines.mpa(f).print();\n  |           ^^^\nhelp: write `map`\n\n",
        path.display()
    );
    assert_eq!(err, expected);
}

#[test]
fn explain_shows_warnings_beside_the_plan() {
    let text =
        "#[pipeline]\nfn job(lines: DStream<&str>) {\n    let n = lines.count();\n    lines.print();\n}\n";
    let path = file("warned.rs", text);
    let (out, err, ok) = streamc(&["explain", path.to_str().unwrap()]);
    assert!(ok && out.starts_with("plan job\n"), "{out}{err}");
    assert!(err.starts_with("warning: the stream `n` is never used\n"), "{err}");
}

#[test]
fn wrong_use_is_told() {
    for (args, expected) in [
        (&["explain"][..], "error: `streamc explain` needs a file\n"),
        (
            &["explain", "--fast", "a.rs"][..],
            "error: `streamc explain` has no flag `--fast`\nhelp: the flag is `--rust`\n",
        ),
        (&["explain", "a.rs", "b.rs"][..], "error: `streamc explain` takes one file\n"),
        (&["explain", "no/such/file.rs"][..], "error: cannot read `no/such/file.rs`: "),
        (&["explian"][..], "error: `streamc` has no command `explian`\nhelp: write `streamc explain`\n"),
        (&[][..], "streamc: the compiler"),
    ] {
        let (out, err, ok) = streamc(args);
        assert!(!ok && out.is_empty() && err.starts_with(expected), "{args:?}: {err}");
    }
    let path = file("none.rs", "fn main() {}\n");
    let (_, err, ok) = streamc(&["explain", path.to_str().unwrap()]);
    assert!(!ok && err.contains("has no function under `#[pipeline]`"), "{err}");
}

#[test]
fn ops_lists_the_registry() {
    let (out, err, ok) = streamc(&["ops"]);
    assert!(ok && err.is_empty());
    for op in OPERATORS {
        let line = out.lines().find(|line| line.split(' ').next() == Some(op.name));
        assert!(line.is_some_and(|line| line.ends_with(op.summary)), "`{}` in\n{out}", op.name);
        assert!(out.contains(op.example), "{out}");
    }
    assert_eq!(out.lines().count(), 2 * OPERATORS.len());
}

#[test]
fn help_names_every_command() {
    let (out, _, ok) = streamc(&["help"]);
    assert!(ok && ["explain", "ops", "help", "--rust"].iter().all(|word| out.contains(word)), "{out}");
    assert_eq!(streamc(&["--help"]).0, out);
}
