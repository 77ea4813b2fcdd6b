//! `streamc new`: a crate with a pipeline that builds and runs unchanged.

use clap::ValueHint;
use std::{
    fs, io,
    path::{Path, PathBuf},
};

const MANIFEST: &str = include_str!("new/Cargo.toml.txt");
const MAIN: &str = include_str!("new/main.rs.txt");
const WORDS: &str = include_str!("new/words.txt");

#[derive(clap::Args)]
pub(super) struct New {
    /// The folder to create; its last part names the crate
    #[arg(value_name = "NAME", value_hint = ValueHint::DirPath)]
    target: PathBuf,
    /// Depend on the streamc in this checkout instead of the published one
    #[arg(long = "path", value_name = "CHECKOUT", value_hint = ValueHint::DirPath)]
    checkout: Option<PathBuf>,
}

impl New {
    pub(super) fn run(&self) -> Result<String, String> {
        new(&self.target, self.checkout.as_deref())
    }
}

fn new(target: &Path, checkout: Option<&Path>) -> Result<String, String> {
    let name = crate_name(target)?;
    let dependency = match checkout {
        Some(path) => format!("{{ path = {:?} }}", streamc_of(path)?),
        None => format!("\"={}\"", env!("CARGO_PKG_VERSION")),
    };
    // also true of a dangling link
    if target.symlink_metadata().is_ok() {
        return Err(format!("error: `{}` already exists\nhelp: choose another name\n", target.display()));
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
                "\nnote: it depends on streamc ",
                env!("CARGO_PKG_VERSION"),
                " from crates.io; if cargo cannot find that version, it is not published yet\n\
                 help: pass `--path CHECKOUT`, the folder of a checkout of streamc\n"
            )
        }
    };
    Ok(format!(
        "created `{name}`: a word count with a test\n\n  cd {} && cargo run\n  cargo run --release -- --explain\n{registry}",
        target.display()
    ))
}

fn write(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, text)
}

/// Names that cargo, rustc or a file system reserve.
const RESERVED: &[(&[&str], &str)] = &[
    (&["build", "deps", "examples", "incremental"], "cargo uses a folder of that name for its own files"),
    (&["test", "core", "std", "alloc", "proc_macro"], "it is the name of a crate of Rust itself"),
    (
        &["streamc", "streamc_core", "streamc_runtime", "streamc_macros"],
        "it is the name of a crate of streamc",
    ),
    (
        &["con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "lpt1", "lpt2", "lpt3", "lpt4"],
        "Windows reserves that file name",
    ),
];

/// Checks the name as cargo does for a package with a binary.
fn crate_name(target: &Path) -> Result<&str, String> {
    let name = target.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let refuse = |why: &str, help: &str| {
        Err(format!("error: `{name}` cannot be the name of a crate: {why}\nhelp: {help}\n"))
    };
    let begins = name.starts_with(|c: char| c.is_ascii_alphabetic());
    if !begins || !name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_') {
        let rule = "start with a letter and use letters, digits, `-` and `_`";
        return refuse("cargo does not accept it", rule);
    }
    let help = &format!("write `{name}-job`, for example");
    if name.len() > 64 {
        return refuse("it has more than 64 characters", "choose a shorter name");
    }
    let word = name.replace('-', "_").to_ascii_lowercase();
    // cargo also refuses keywords of later editions
    if syn::parse_str::<syn::Ident>(&word).is_err() || word == "gen" {
        return refuse("it is a Rust keyword", help);
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
