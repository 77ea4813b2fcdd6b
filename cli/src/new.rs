//! `streamc new`: a crate with a pipeline, that builds and runs as it is.

use crate::spec::Given;
use std::{
    fs, io,
    path::{Path, PathBuf},
};

const MANIFEST: &str = include_str!("new/Cargo.toml.txt");
const MAIN: &str = include_str!("new/main.rs.txt");
const WORDS: &str = include_str!("new/words.txt");

pub(super) fn new(given: &Given<'_>) -> Result<String, String> {
    let (target, checkout) = (Path::new(given.operand), given.value("--path"));
    let name = crate_name(target)?;
    let dependency = match checkout {
        Some(path) => format!("{{ path = {:?} }}", streamc_of(Path::new(path))?),
        None => format!("\"={}\"", env!("CARGO_PKG_VERSION")),
    };
    // also a link that leads nowhere
    if target.symlink_metadata().is_ok() {
        return Err(format!(
            "error: `{}` is already there\nhelp: choose another name; nothing is written over\n",
            target.display()
        ));
    }
    let fill = |text: &str| text.replace("NAME", name).replace("STREAMC", &dependency);
    let files = [
        ("Cargo.toml", fill(MANIFEST)),
        (".gitignore", "/target\n".to_owned()),
        ("words.txt", WORDS.to_owned()),
        ("src/main.rs", fill(MAIN)),
    ];
    for (file, text) in files {
        let path = target.join(file);
        write(&path, &text)
            .map_err(|error| format!("error: cannot write `{}`: {error}\n", path.display()))?;
    }
    let registry = match checkout {
        Some(_) => "",
        None => {
            concat!(
                "\nit takes version ",
                env!("CARGO_PKG_VERSION"),
                " of the runtime from the registry of cargo; as long as that is not published, cargo does not find it:\n\
                 make the crate with `--path CHECKOUT`, where CHECKOUT is a checkout of streamc\n"
            )
        }
    };
    Ok(format!(
        "made `{name}`: a word count with a test\n\n  cd {} && cargo run\n  cargo run --release -- --explain\n{registry}",
        target.display()
    ))
}

fn write(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, text)
}

/// Names that cargo, rustc or a file system keep for themselves, whatever is in the crate.
const RESERVED: &[(&[&str], &str)] = &[
    (&["build", "deps", "examples", "incremental"], "cargo keeps its own files in a folder of that name"),
    (&["test", "core", "std", "alloc", "proc_macro"], "it is a crate of Rust itself"),
    (&["streamc", "streamc_core", "streamc_runtime", "streamc_macros"], "it is a crate of streamc"),
    (
        &["con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "lpt1", "lpt2", "lpt3", "lpt4"],
        "Windows knows no file of that name",
    ),
];

/// What cargo takes for the name of a package that has a binary.
fn crate_name(target: &Path) -> Result<&str, String> {
    let name = target.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let refuse = |why: &str, help: &str| {
        Err(format!("error: `{name}` cannot be the name of a crate: {why}\nhelp: {help}\n"))
    };
    let begins = name.starts_with(|c: char| c.is_ascii_alphabetic());
    if !begins || !name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_') {
        let rule = "begin with a letter and go on with letters, digits, `-` and `_`";
        return refuse("cargo does not accept it", rule);
    }
    let help = &format!("write for example `{name}-job`");
    if name.len() > 64 {
        return refuse("it has more than 64 characters", "choose a shorter one");
    }
    let word = name.replace('-', "_").to_ascii_lowercase();
    // words that a later edition keeps are refused by cargo too
    if syn::parse_str::<syn::Ident>(&word).is_err() || word == "gen" {
        return refuse("it is a keyword of Rust", help);
    }
    match RESERVED.iter().find(|(names, _)| names.contains(&word.as_str())) {
        Some((_, why)) => refuse(why, help),
        None => Ok(name),
    }
}

/// The absolute path of the crate `streamc` in a checkout.
fn streamc_of(checkout: &Path) -> Result<PathBuf, String> {
    let streamc = checkout.join("streamc");
    if !streamc.join("Cargo.toml").is_file() {
        return Err(format!(
            "error: `{}` is not a checkout of streamc: it has no `streamc/Cargo.toml`\n",
            checkout.display()
        ));
    }
    streamc.canonicalize().map_err(|error| format!("error: cannot use `{}`: {error}\n", streamc.display()))
}
