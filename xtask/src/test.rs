//! `cargo xtask test`: every test, tier by tier, from the bottom up.
//!
//! A tier that fails does not hide the others, and a connector that is not tested is named.

use crate::{
    args::root,
    command::{cargo, stdout_of},
};
use std::{
    fmt::Write as _,
    fs,
    io::{self, BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

const USAGE: &str = "\
usage: cargo xtask test [--connectors NAME.. | --connectors --all]
  without an option        core, compiler, runtime and end-to-end: every package of the workspace
  --connectors NAME..      the tests of these folders of `connectors/`, against their real peers
  --connectors --all       those of all of them
";

/// Tiers and their packages, bottom up. What stands nowhere here is `END_TO_END`.
const TIERS: [(&str, &[&str]); 3] = [
    ("core", &["streamc-core"]),
    ("compiler", &["streamc-compiler", "streamc-macros", "streamc-cli"]),
    ("runtime", &["streamc-runtime", "streamc"]),
];
const END_TO_END: &str = "end-to-end";

pub(crate) fn run(args: &[String]) -> Result<(), String> {
    let there = connectors(&root().join("connectors"))?;
    let (tiers, left_out) = match chosen(args, &there)? {
        None => (workspace_tiers(&members()?)?, there),
        Some(names) => {
            let left_out = there.into_iter().filter(|name| !names.contains(name)).collect();
            (names.into_iter().map(connector_tier).collect(), left_out)
        }
    };
    let ended: Vec<Ended> = tiers.iter().map(Tier::run).collect();
    print!("\n{}", table(&ended, &left_out));
    let failed: Vec<&str> =
        ended.iter().filter(|tier| !tier.success).map(|tier| tier.name.as_str()).collect();
    if failed.is_empty() { Ok(()) } else { Err(format!("failed: {}", failed.join(", "))) }
}

/// The connectors that the arguments name, or `None` for the workspace's own tests.
fn chosen(args: &[String], there: &[String]) -> Result<Option<Vec<String>>, String> {
    let have = || match there {
        [] => "`connectors/` has none yet".to_owned(),
        _ => format!("`connectors/` has {}", there.join(", ")),
    };
    match args {
        [] => Ok(None),
        [flag] if flag == "--connectors" => {
            Err(format!("`--connectors` needs names, or `--all`: {}\n{USAGE}", have()))
        }
        [flag, all] if flag == "--connectors" && all == "--all" => Ok(Some(there.to_vec())),
        [flag, names @ ..] if flag == "--connectors" => {
            let mut all: Vec<String> = Vec::new();
            for name in names {
                if !there.contains(name) {
                    return Err(format!("there is no connector `{name}`: {}\n{USAGE}", have()));
                }
                if !all.contains(name) {
                    all.push(name.clone());
                }
            }
            Ok(Some(all))
        }
        [other, ..] => Err(format!("`{other}` is not an option of this task\n{USAGE}")),
    }
}

/// Folders that hold a package, by name. A folder that does not exist holds none.
fn connectors(folder: &Path) -> Result<Vec<String>, String> {
    let cannot = |e: io::Error| format!("cannot list {}: {e}", folder.display());
    let entries = match fs::read_dir(folder) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.map_err(cannot)?,
    };
    let mut names = Vec::new();
    for entry in entries {
        let path = entry.map_err(cannot)?.path();
        if path.join("Cargo.toml").is_file() {
            names.extend(path.file_name().map(|name| name.to_string_lossy().into_owned()));
        }
    }
    names.sort_unstable();
    Ok(names)
}

/// The packages of the workspace.
fn members() -> Result<Vec<String>, String> {
    let mut command = Command::new(cargo());
    command.current_dir(root()).args(["metadata", "--format-version", "1", "--no-deps"]);
    let text = stdout_of(&mut command)?;
    let all: serde_json::Value =
        serde_json::from_str(&text).map_err(|e| format!("cannot read what `cargo metadata` prints: {e}"))?;
    let packages = all["packages"].as_array().ok_or("`cargo metadata` lists no packages")?;
    Ok(packages.iter().filter_map(|package| package["name"].as_str()).map(str::to_owned).collect())
}

/// Every package in exactly one tier, so that none is forgotten.
fn workspace_tiers(members: &[String]) -> Result<Vec<Tier>, String> {
    let mut left = members.to_vec();
    let mut tiers = Vec::new();
    for (name, packages) in TIERS {
        for package in packages {
            let at = left.iter().position(|member| member == package);
            left.remove(at.ok_or_else(|| format!("the workspace has no package `{package}` (tier {name})"))?);
        }
        tiers.push(Tier::of(name, packages));
    }
    tiers.push(Tier::of(END_TO_END, &left));
    Ok(tiers)
}

/// A connector brings dependencies that nobody else has: it is built in a folder of its own.
fn connector_tier(name: String) -> Tier {
    let manifest = root().join("connectors").join(&name).join("Cargo.toml");
    let target = root().join("target/connectors").join(&name);
    let text = |path: PathBuf| path.to_string_lossy().into_owned();
    let args = vec!["--manifest-path".to_owned(), text(manifest), "--target-dir".to_owned(), text(target)];
    Tier { name, args }
}

/// Tests that run by one command.
#[derive(Debug)]
struct Tier {
    name: String,
    args: Vec<String>,
}

/// What has become of a tier.
#[derive(Debug, Default, PartialEq)]
struct Ended {
    name: String,
    success: bool,
    passed: u64,
    failed: u64,
    took: Duration,
}

impl Tier {
    fn of(name: &str, packages: &[impl AsRef<str>]) -> Tier {
        let args = packages.iter().flat_map(|package| ["--package".to_owned(), package.as_ref().to_owned()]);
        Tier { name: name.to_owned(), args: args.collect() }
    }

    fn run(&self) -> Ended {
        println!("\n== tests: {}", self.name);
        let mut command = Command::new(cargo());
        command.current_dir(root()).args(["test", "--no-fail-fast"]).args(&self.args);
        timed(&self.name, &mut command, &mut io::stdout())
    }
}

/// Runs a command, shows what it prints as it comes, and adds up the test runner's closing lines.
fn timed(name: &str, command: &mut Command, shown: &mut impl io::Write) -> Ended {
    let begun = Instant::now();
    let mut ended = Ended { name: name.to_owned(), ..Ended::default() };
    match run_and_count(command, shown, &mut ended) {
        Ok(success) => ended.success = success,
        Err(e) => eprintln!("{name}: {e}"),
    }
    ended.took = begun.elapsed();
    ended
}

fn run_and_count(command: &mut Command, shown: &mut impl io::Write, ended: &mut Ended) -> io::Result<bool> {
    let mut child = command.stdout(Stdio::piped()).spawn()?;
    if let Some(out) = child.stdout.take() {
        let (mut out, mut line) = (BufReader::new(out), Vec::new());
        while out.read_until(b'\n', &mut line)? > 0 {
            shown.write_all(&line)?;
            if let Some((passed, failed)) = counts(&String::from_utf8_lossy(&line)) {
                ended.passed += passed;
                ended.failed += failed;
            }
            line.clear();
        }
    }
    Ok(child.wait()?.success())
}

/// Tests that passed and failed, of a line `test result: ok. 12 passed; 0 failed; ..`.
fn counts(line: &str) -> Option<(u64, u64)> {
    let (_, counts) = line.strip_prefix("test result: ")?.split_once(". ")?;
    let mut parts = counts.split("; ");
    let passed = parts.next()?.strip_suffix(" passed")?.parse().ok()?;
    let failed = parts.next()?.strip_suffix(" failed")?.parse().ok()?;
    Some((passed, failed))
}

fn table(tiers: &[Ended], left_out: &[String]) -> String {
    let mut text = format!("{:<16}{:>8}{:>8}{:>9}\n", "tier", "passed", "failed", "minutes");
    for tier in tiers {
        let minutes = tier.took.as_secs_f64() / 60.0;
        let mark = if tier.success { "" } else { "  FAILED" };
        let _ = writeln!(text, "{:<16}{:>8}{:>8}{minutes:>9.1}{mark}", tier.name, tier.passed, tier.failed);
    }
    if !left_out.is_empty() {
        let _ = writeln!(text, "connectors not tested: {}", left_out.join(", "));
    }
    text
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

    use super::*;

    fn strings(words: &[&str]) -> Vec<String> {
        words.iter().map(|&word| word.to_owned()).collect()
    }

    #[test]
    fn connectors_are_the_folders_that_hold_a_package() {
        let folder = std::env::temp_dir().join(format!("streamc-xtask-connectors-{}", std::process::id()));
        for name in ["sql", "kafka", "notes"] {
            fs::create_dir_all(folder.join(name)).unwrap();
        }
        for name in ["sql/Cargo.toml", "kafka/Cargo.toml", "notes/README.md", "README.md"] {
            fs::write(folder.join(name), "").unwrap();
        }
        let found = connectors(&folder);
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(found.unwrap(), ["kafka", "sql"]);
        assert_eq!(connectors(&folder).unwrap(), [""; 0], "a folder that does not exist");
    }

    #[test]
    fn connectors_are_chosen_by_name_and_mistakes_are_refused() {
        let there = strings(&["kafka", "sql"]);
        let choose = |args: &[&str]| chosen(&strings(args), &there);
        assert_eq!(choose(&[]), Ok(None));
        assert_eq!(choose(&["--connectors", "--all"]), Ok(Some(there.clone())));
        assert_eq!(choose(&["--connectors", "sql", "sql"]), Ok(Some(strings(&["sql"]))));
        for (args, says) in [
            (&["--connectors"][..], "`--connectors` needs names, or `--all`: `connectors/` has kafka, sql\n"),
            (&["--connectors", "sql", "x"], "there is no connector `x`: `connectors/` has kafka, sql\n"),
            (&["--connectors", "--all", "sql"], "there is no connector `--all`"),
            (&["--all"], "`--all` is not an option of this task\n"),
            (&["sql"], "`sql` is not an option of this task\n"),
        ] {
            let error = choose(args).unwrap_err();
            assert!(error.starts_with(says) && error.ends_with(USAGE), "{args:?}: {error}");
        }
        let none = chosen(&strings(&["--connectors", "sql"]), &[]).unwrap_err();
        assert!(none.contains("`connectors/` has none yet"), "{none}");
    }

    #[test]
    fn every_package_is_in_exactly_one_tier() {
        let members = members().unwrap();
        let tiers = workspace_tiers(&members).unwrap();
        let mut packages: Vec<&str> = tiers.iter().flat_map(|tier| &tier.args).map(String::as_str).collect();
        packages.retain(|&arg| arg != "--package");
        packages.sort_unstable();
        let mut wanted: Vec<&str> = members.iter().map(String::as_str).collect();
        wanted.sort_unstable();
        assert_eq!(packages, wanted);
        let error = workspace_tiers(&members[..0]).unwrap_err();
        assert_eq!(error, "the workspace has no package `streamc-core` (tier core)");
    }

    #[test]
    fn a_tier_that_fails_is_marked_and_the_runners_lines_are_added_up() {
        let mut shown = Vec::new();
        let mut tier = |script| timed("x", Command::new("sh").args(["-c", script]), &mut shown);
        let fails = tier(
            "echo 'test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1s'
             echo 'test result: FAILED. 3 passed; 1 failed; 0 ignored; 0 measured'; exit 1",
        );
        assert_eq!((fails.success, fails.passed, fails.failed), (false, 5, 1));
        let passes = tier("echo test a ... ok");
        assert_eq!((passes.success, passes.passed, passes.failed), (true, 0, 0));
        assert!(String::from_utf8_lossy(&shown).ends_with("0 measured\ntest a ... ok\n"));
        let mut none = Command::new("a-program-that-does-not-exist");
        assert!(!timed("x", &mut none, &mut Vec::new()).success);
    }

    #[test]
    fn the_table_shows_minutes_and_names_what_was_not_tested() {
        let ended = |name: &str, success, seconds| Ended {
            name: name.to_owned(),
            success,
            passed: 12,
            failed: u64::from(!success),
            took: Duration::from_secs(seconds),
        };
        let text =
            table(&[ended("core", true, 90), ended("runtime", false, 600)], &strings(&["kafka", "sql"]));
        let wanted = "\
tier              passed  failed  minutes
core                  12       0      1.5
runtime               12       1     10.0  FAILED
connectors not tested: kafka, sql
";
        assert_eq!(text, wanted);
    }
}
