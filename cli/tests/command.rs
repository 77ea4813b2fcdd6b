//! What the command `streamc` prints, and what it says when it is used wrongly.
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod support;

use std::path::PathBuf;
use streamc_compiler::op::OPERATORS;
use support::streamc;

/// A source file of the test's own.
fn file(name: &str, text: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, text).unwrap();
    path
}

const TWO: &str = "\
use streamc::prelude::*;

#[pipeline(batch = \"1s\")]
fn word_count(lines: DStream<&str>) {
    lines.flat_map(|line| line.split(' ')).map(|w| (w, 1u64)).reduce_by_key(|a, b| a + b).print();
}

mod jobs {
    /// Longest lines.
    #[streamc::pipeline]
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
    assert_eq!(lines[3], "3 | fn b( {}", "{err}");
}

#[test]
fn explain_shows_faults_in_the_source() {
    let path =
        file("faults.rs", "#[pipeline]\nfn job(lines: DStream<&str>) {\n    lines.mpa(f).print();\n}\n");
    let (out, err, ok) = streamc(&["explain", path.to_str().unwrap()]);
    assert!(!ok && out.is_empty());
    let expected = format!(
        "error: no operator is called `mpa`\n --> {}:3:11\n  |\n3 |     lines.mpa(f).print();\n  |           ^^^\n  |\n  = help: write `map`\n\n",
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
    assert!(ok, "{out}");
    assert_eq!(streamc(&["--help"]).0, out);
    for command in ["explain", "check", "ops", "new", "completions"] {
        assert!(out.contains(&format!("\n  {command} ")), "{out}");
        let (text, err, ok) = streamc(&[command, "--help"]);
        assert!(ok && err.is_empty() && text.contains(&format!("Usage: streamc {command}")), "{text}{err}");
        assert_eq!(streamc(&["help", command]).0, text);
    }
    for (command, words) in [
        ("explain", &["<FILE[::PATH]>", "--format", "mermaid", "--rust", "--cfg <SPEC>", "--features"][..]),
        ("check", &["<FILE[::PATH]>", "--no-default-features"]),
        ("new", &["<NAME>", "--path <CHECKOUT>"]),
        ("completions", &["bash", "zsh", "fish"]),
    ] {
        let (text, ..) = streamc(&[command, "--help"]);
        assert!(words.iter().all(|word| text.contains(word)), "{text}");
    }
    let (version, err, ok) = streamc(&["--version"]);
    assert!(
        ok && err.is_empty() && version == format!("streamc {}\n", env!("CARGO_PKG_VERSION")),
        "{version}"
    );
}

/// Tabs, wide characters, and what `syn` takes off before it counts.
#[test]
fn a_message_marks_the_characters_at_fault() {
    let pipeline =
        "#[pipeline]\nfn job(lines: DStream<&str>) {\n\tlines.map(|漢字| 漢字).mpa(f)\n    .print();\n}\n";
    for before in ["", "\u{feff}", "#!/usr/bin/env run\n", "\u{feff}#!/usr/bin/env run\n"] {
        let text = format!("{before}{pipeline}");
        let path = file("places.rs", &text);
        let (_, err, ok) = streamc(&["check", path.to_str().unwrap()]);
        let line = text.lines().position(|line| line.contains("mpa")).unwrap() + 1;
        assert!(!ok && err.contains(&format!("{}:{line}:21\n", path.display())), "{err}");
        let shown: Vec<&str> = err.lines().skip_while(|line| !line.contains("mpa(f)")).collect();
        // two columns for each of the wide characters
        assert_eq!(shown[0], format!("{line} |     lines.map(|漢字| 漢字).mpa(f)"), "{err}");
        assert_eq!(shown[1], format!("  |     {}^^^", " ".repeat(23)), "{err}");
    }
    let path = file("first.rs", "\u{feff}#[pipeline] fn job(lines: DStream<&str>) { lines.mpa(f).print(); }");
    let (_, err, _) = streamc(&["check", path.to_str().unwrap()]);
    assert!(err.contains(" ^^^\n") && err.contains("first.rs:1:50\n"), "{err}");
}

#[test]
fn explain_draws_the_plan() {
    let path = file("drawn.rs", TWO);
    let target = format!("{}::word_count", path.display());
    let (mermaid, _, ok) = streamc(&["explain", "--format", "mermaid", &target]);
    let right = "\
flowchart TD
  %% word_count
  n0([\"source<br/>lines: DStream&lt;&str&gt;\"])
  n1[\"flat_map<br/>lines.flat_map\"]
  n2[\"map<br/>lines.flat_map.map\"]
  n3[\"reduce_by_key<br/>lines.flat_map.map.reduce_by_key\"]
  n4>\"print<br/>lines.flat_map.map.reduce_by_key.print\"]
  n0 --> n1
  n1 --> n2
  n2 ==>|shuffle| n3
  n3 --> n4
";
    assert!(ok && mermaid == right, "{mermaid}");
    let (dot, _, ok) = streamc(&["explain", "--format=dot", &target]);
    assert!(ok && dot.starts_with("digraph \"word_count\" {\n") && dot.ends_with("}\n"), "{dot}");
    assert!(dot.contains("  n2 -> n3 [style=bold, label=\"shuffle\"];\n"), "{dot}");
    let (json, _, ok) = streamc(&["explain", "--format", "json", path.to_str().unwrap()]);
    assert!(ok && json.starts_with("[{\"name\":\"word_count\"") && json.ends_with("}]\n"), "{json}");
    let parsed: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(parsed[1]["name"], "longest");
}

#[test]
fn options_of_outputs_stand_in_every_form_of_the_plan() {
    let text = "#[pipeline]\nfn job(lines: DStream<&str>) { lines.print().on_error(\"retry(3)\").on_panic(\"dead_letter\"); }\n";
    let path = file("options.rs", text);
    for (format, words) in [
        ("text", "on_error: retry(3); on_panic: dead_letter"),
        ("mermaid", "<br/>on_error: retry(3)<br/>on_panic: dead_letter"),
        ("dot", "\\non_error: retry(3)\\non_panic: dead_letter"),
        ("json", "\"on_error: retry(3)\",\"on_panic: dead_letter\""),
    ] {
        let (out, err, ok) = streamc(&["explain", "--format", format, path.to_str().unwrap()]);
        assert!(ok && out.contains(words), "{format}: {out}{err}");
    }
    let (rust, _, _) = streamc(&["explain", "--rust", path.to_str().unwrap()]);
    assert!(rust.contains("__rt::keep_aside(__cx, 0usize, &__o0)"), "{rust}");
    assert!(rust.contains("__rt::again("), "{rust}");
}

#[test]
fn check_gives_the_messages_of_all_pipelines_of_a_file() {
    let path = file("fine.rs", TWO);
    let (out, err, ok) = streamc(&["check", path.to_str().unwrap()]);
    assert!(ok && err.is_empty(), "{err}");
    assert_eq!(out, format!("{}: 2 pipelines without an error\n", path.display()));
    let text = "#[pipeline]\nfn a(l: DStream<&str>) {\n    l.mpa(f).print();\n}\n#[pipeline]\nfn b(l: DStream<&str>) {\n    l.pirnt();\n}\n";
    let path = file("two_faults.rs", text);
    let (out, err, ok) = streamc(&["check", path.to_str().unwrap()]);
    assert!(!ok && out.is_empty(), "{out}");
    for place in [":3:7\n", ":7:7\n"] {
        assert!(err.contains(&format!(" --> {}{place}", path.display())), "{err}");
    }
    let path = file("no_rust.rs", "fn (");
    let (_, err, ok) = streamc(&["check", path.to_str().unwrap()]);
    assert!(!ok && err.contains(" --> "), "{err}");
}

#[test]
fn new_makes_a_crate_and_writes_over_nothing() {
    let dir = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("made-crate");
    let _ = std::fs::remove_dir_all(&dir);
    let checkout = support::workspace_dir();
    let args = ["new", dir.to_str().unwrap(), "--path", checkout.to_str().unwrap()];
    let (out, err, ok) = streamc(&args);
    assert!(ok && err.is_empty() && out.contains("cargo run") && !out.contains("crates.io"), "{out}{err}");
    let other = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("registry-crate");
    let _ = std::fs::remove_dir_all(&other);
    let (said, _, ok) = streamc(&["new", other.to_str().unwrap()]);
    assert!(ok && said.contains("it is not published yet\n") && said.contains("`--path CHECKOUT`"), "{said}");
    assert!(support::read(&other.join("Cargo.toml")).contains("\nstreamc = \"="));
    let manifest = support::read(&dir.join("Cargo.toml"));
    let facade = checkout.join("streamc");
    assert!(manifest.contains(&format!("\nstreamc = {{ path = {facade:?} }}")), "{manifest}");
    let main = dir.join("src/main.rs");
    assert!(support::read(&main).contains("\"made-crate [--file"));
    let (_, err, ok) = streamc(&["check", main.to_str().unwrap()]);
    assert!(ok, "{err}");
    std::fs::write(&main, "mine").unwrap();
    let (_, err, ok) = streamc(&args);
    assert!(!ok && err.contains("already exists"), "{err}");
    assert_eq!(support::read(&main), "mine");
}

/// The profile of a new crate is the one that all figures are measured with.
#[test]
fn a_new_crate_has_the_profile_of_the_workspace() {
    let profile = |text: &str| -> Vec<String> {
        let lines = text.lines().skip_while(|line| *line != "[profile.release]").skip(1);
        lines.take_while(|line| !line.is_empty()).map(str::to_owned).collect()
    };
    let ours = profile(&support::read(&support::workspace_dir().join("Cargo.toml")));
    let given = profile(&support::read(&support::crate_dir().join("src/new/Cargo.toml.txt")));
    assert_eq!(ours, given);
    assert_eq!(ours.len(), 4);
}

#[test]
fn completions_know_every_command_and_flag() {
    for shell in ["bash", "zsh", "fish"] {
        let (out, err, ok) = streamc(&["completions", shell]);
        assert!(ok && err.is_empty(), "{err}");
        for word in [
            "explain",
            "check",
            "ops",
            "new",
            "completions",
            "format",
            "mermaid",
            "rust",
            "path",
            "fish",
            "help",
        ] {
            assert!(out.contains(word), "{shell} has no `{word}`:\n{out}");
        }
    }
    let (script, ..) = streamc(&["completions", "bash"]);
    let path = file("completions.bash", &script);
    let complete = |words: &str, at: usize| {
        let run = format!(
            "source {}; COMP_WORDS=({words}); COMP_CWORD={at}; _streamc streamc \"${{COMP_WORDS[COMP_CWORD]}}\" \"${{COMP_WORDS[COMP_CWORD-1]}}\"; echo \"${{COMPREPLY[*]}}\"",
            path.display()
        );
        let out = std::process::Command::new("bash").args(["-c", &run]).output().unwrap();
        String::from_utf8(out.stdout).unwrap().trim().to_owned()
    };
    assert_eq!(complete("streamc ex", 1), "explain");
    assert_eq!(complete("streamc explain --fo", 2), "--format");
    assert_eq!(complete("streamc explain --format d", 3), "dot");
    assert_eq!(complete("streamc completions z", 2), "zsh");
    assert_eq!(complete("streamc help exp", 2), "explain");
}

#[test]
fn fragments_of_other_modules_are_not_looked_for() {
    let path = file(
        "shared.rs",
        "#[pipeline]\nfn job(lines: DStream<&str>) {\n    lib::jobs::clean(lines).print();\n}\n",
    );
    let said = "the fragment `clean` is in another module, which `streamc` does not read";
    let (out, err, ok) = streamc(&["check", path.to_str().unwrap()]);
    assert!(ok && out.ends_with("1 pipeline without an error\n"), "{out}{err}");
    assert!(err.contains(&format!("warning: {said}\n --> {}:3:16", path.display())), "{err}");
    let (out, err, ok) = streamc(&["explain", path.to_str().unwrap()]);
    assert!(!ok && out.is_empty() && err.contains(said), "{out}{err}");
}
