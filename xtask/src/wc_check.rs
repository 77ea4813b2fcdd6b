//! `cargo xtask wc-check`: the counts of the `word_count` example on a large file, against `tr`,
//! `sort` and `uniq`.
//!
//! The text is ASCII with single blanks, so that both sides agree on what a word is; words are as
//! unevenly frequent as in a language. It is the same on every machine.

use crate::{
    args::{Args, root},
    command::{cargo, checked},
};
use std::{
    ffi::OsStr,
    fs::{self, File},
    io::{self, BufRead, BufReader, BufWriter, Write},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// About how many different words there are.
const N_WORDS: u64 = 200_000;

pub(crate) fn run(mut args: Args) -> Result<(), String> {
    let size = args.take("size").unwrap_or_else(|| "128M".to_owned());
    args.finish()?;
    let bytes = bytes(&size).ok_or_else(|| format!("`{size}` is not a size: write `128M` or `1G`"))?;
    let folder = root().join("target/wc-check");
    fs::create_dir_all(&folder).map_err(|e| format!("cannot create {}: {e}", folder.display()))?;
    let text = folder.join(format!("{size}.txt"));
    write_text(&text, bytes).map_err(|e| format!("cannot write {}: {e}", text.display()))?;
    let wanted = folder.join("wanted");
    count_with_sort(&text, &wanted)?;
    checked(Command::new(cargo()).current_dir(root()).args([
        "build",
        "--release",
        "--package",
        "streamc-examples",
        "--bin",
        "word_count",
    ]))?;
    for partitions in [1, 2] {
        let got = folder.join("got");
        count_with_streamc(&folder, &text, partitions, &got)?;
        compare(&wanted, &got).map_err(|fault| format!("{size}, {partitions} partitions: {fault}"))?;
        println!("{size}, {partitions} partitions: the counts are equal");
    }
    Ok(())
}

/// `128M`, `1G`, `4096`.
fn bytes(size: &str) -> Option<u64> {
    let at = size.find(|c: char| !c.is_ascii_digit()).unwrap_or(size.len());
    let (number, unit) = size.split_at(at);
    let unit = match unit {
        "" => 0,
        "K" => 10,
        "M" => 20,
        "G" => 30,
        _ => return None,
    };
    number.parse::<u64>().ok()?.checked_mul(1 << unit)
}

/// Lines of words, until `bytes` are reached. A file of that size is taken as it is.
fn write_text(path: &Path, bytes: u64) -> io::Result<()> {
    if fs::metadata(path).is_ok_and(|there| there.len() == bytes) {
        return Ok(());
    }
    let mut out = BufWriter::with_capacity(1 << 20, File::create(path)?);
    let mut random = 0x5eed_u64;
    let mut next = || {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        random >> 33
    };
    let (mut left, mut line) = (bytes, String::new());
    while left > 0 {
        line.clear();
        for i in 0..1 + next() % 16 {
            if i > 0 {
                line.push(' ');
            }
            word(next(), next(), &mut line);
        }
        line.push('\n');
        // the file is exactly as long as was asked for; its last line may end without a line feed
        line.truncate(usize::try_from(left).unwrap_or(usize::MAX).min(line.len()));
        out.write_all(line.as_bytes())?;
        left -= line.len() as u64;
    }
    out.flush()
}

/// A word whose rank is about `N_WORDS` to the power of a uniform number: frequencies fall as
/// 1/rank.
fn word(random: u64, more: u64, line: &mut String) {
    let magnitude = random % u64::from(N_WORDS.ilog2() + 1);
    let mut rank = (1 << magnitude) + more % (1 << magnitude);
    while rank > 0 {
        line.push(char::from(b'a' + (rank % 26) as u8));
        rank /= 26;
    }
}

/// `(word,count)` lines in the order of bytes.
fn count_with_sort(text: &Path, wanted: &Path) -> Result<(), String> {
    // blanks and line feeds are the only separators of the text; empty lines hold no word
    let script = r#"tr -s ' ' '\n' < "$1" | grep -v '^$' | sort | uniq -c | awk '{ print "(" $2 "," $1 ")" }' | sort > "$2""#;
    checked(
        Command::new("sh").env("LC_ALL", "C").args(["-c", script, "sh"]).arg(text.as_os_str()).arg(wanted),
    )
}

/// The same from the folders that the example saves.
fn count_with_streamc(folder: &Path, text: &Path, partitions: u32, got: &Path) -> Result<(), String> {
    let saved = folder.join("saved");
    match fs::remove_dir_all(&saved) {
        Err(e) if e.kind() != io::ErrorKind::NotFound => {
            return Err(format!("cannot remove {}: {e}", saved.display()));
        }
        _ => {}
    }
    let example = target().join("release/word_count");
    checked(
        Command::new(example)
            .arg("--file")
            .arg(text)
            .args(["--partitions", &partitions.to_string(), "--save"])
            .arg(saved.join("counts"))
            .stdout(Stdio::null()),
    )?;
    let batches: Vec<PathBuf> = list(&saved)?;
    let [batch] = &batches[..] else {
        return Err(format!("a file is one batch, but the example saved {batches:?}"));
    };
    let mut parts: Vec<PathBuf> = list(batch)?;
    parts.retain(|part| {
        part.file_name().and_then(OsStr::to_str).is_some_and(|name| name.starts_with("part-"))
    });
    let mut lines = Vec::new();
    for part in parts {
        let file = File::open(&part).map_err(|e| format!("cannot open {}: {e}", part.display()))?;
        for line in BufReader::new(file).lines() {
            lines.push(line.map_err(|e| format!("cannot read {}: {e}", part.display()))?);
        }
    }
    lines.sort_unstable();
    let mut text = lines.join("\n");
    text.push('\n');
    fs::write(got, text).map_err(|e| format!("cannot write {}: {e}", got.display()))
}

/// Says the first line that differs.
fn compare(wanted: &Path, got: &Path) -> Result<(), String> {
    let read =
        |path: &Path| fs::read_to_string(path).map_err(|e| format!("cannot read {}: {e}", path.display()));
    let (wanted, got) = (read(wanted)?, read(got)?);
    if wanted == got {
        return Ok(());
    }
    let mut pairs = wanted.lines().zip(got.lines()).enumerate();
    match pairs.find(|(_, (wanted, got))| wanted != got) {
        Some((number, (wanted, got))) => Err(format!(
            "line {} of the sorted counts is {got}, but `sort | uniq -c` says {wanted}",
            number + 1
        )),
        None => Err(format!(
            "{} words, but `sort | uniq -c` says {}",
            got.lines().count(),
            wanted.lines().count()
        )),
    }
}

fn list(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let fault = |e: io::Error| format!("cannot list {}: {e}", folder.display());
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).map_err(fault)? {
        all.push(entry.map_err(fault)?.path());
    }
    all.retain(|path| !path.file_name().and_then(OsStr::to_str).is_some_and(|name| name.starts_with('.')));
    all.sort();
    Ok(all)
}

fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_have_units() {
        assert_eq!(bytes("128M"), Some(128 << 20));
        assert_eq!(bytes("1G"), Some(1 << 30));
        assert_eq!(bytes("7"), Some(7));
        assert_eq!(bytes("7X"), None);
        assert_eq!(bytes("M"), None);
    }

    #[test]
    fn text_is_as_long_as_asked_and_the_counts_of_sort_are_those_of_a_map() {
        let folder = std::env::temp_dir().join(format!("wc-check-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder for the test");
        let (text, wanted) = (folder.join("text"), folder.join("wanted"));
        write_text(&text, 100_000).expect("the text is written");
        count_with_sort(&text, &wanted).expect("sort and uniq work");
        let written = fs::read_to_string(&text).expect("the text is there");
        assert_eq!(written.len(), 100_000);
        let mut counts = std::collections::BTreeMap::new();
        written.split_whitespace().for_each(|word| *counts.entry(word).or_insert(0) += 1);
        let mut lines: Vec<String> = counts.iter().map(|(word, n)| format!("({word},{n})\n")).collect();
        lines.sort_unstable();
        assert_eq!(fs::read_to_string(&wanted).expect("the counts are there"), lines.concat());
        let n: u64 = counts.values().sum();
        assert!(
            counts.len() > 1000 && counts.values().any(|count| *count > n / 50),
            "as uneven as a language"
        );

        let got = folder.join("got");
        fs::write(&got, lines.concat()).expect("a copy");
        assert_eq!(compare(&wanted, &got), Ok(()));
        fs::write(&got, lines.concat().replacen(",1)", ",2)", 1)).expect("a wrong copy");
        assert!(compare(&wanted, &got).is_err());
        fs::write(&got, lines[1..].concat()).expect("a short copy");
        assert!(compare(&wanted, &got).is_err());
        fs::remove_dir_all(&folder).expect("the folder of the test");
    }
}
