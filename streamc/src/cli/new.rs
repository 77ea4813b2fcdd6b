//! `streamc new`: a crate with a pipeline, that builds and runs as it is.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

const MANIFEST: &str = include_str!("new/Cargo.toml.txt");
const MAIN: &str = include_str!("new/main.rs.txt");
const WORDS: &str = include_str!("new/words.txt");

pub(super) fn new(args: &[&str]) -> Result<String, String> {
    let (mut target, mut checkout) = (None, None);
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        match *arg {
            "--path" => {
                let path = args.next().ok_or("error: `--path` needs the path of a checkout of streamc\n")?;
                checkout = Some(*path);
            }
            flag if flag.starts_with('-') => {
                return Err(format!(
                    "error: `streamc new` has no flag `{flag}`\nhelp: the flag is `--path`\n"
                ));
            }
            _ if target.is_some() => {
                return Err(
                    "error: `streamc new` takes one name\nhelp: write `streamc new my-pipeline`\n".into()
                );
            }
            path => target = Some(Path::new(path)),
        }
    }
    let target =
        target.ok_or("error: `streamc new` needs a name\nhelp: write `streamc new my-pipeline`\n")?;
    let name = crate_name(target)?;
    let runtime = match checkout {
        Some(path) => format!("{{ path = {:?} }}", runtime_of(Path::new(path))?),
        None => format!("\"={}\"", env!("CARGO_PKG_VERSION")),
    };
    if target.exists() {
        return Err(format!(
            "error: `{}` is already there\nhelp: choose another name; nothing is written over\n",
            target.display()
        ));
    }
    let fill = |text: &str| text.replace("NAME", name).replace("RUNTIME", &runtime);
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
            "\nit takes the runtime from the registry of cargo; if it is not there, or not the one that you want, make the crate \
             with `--path CHECKOUT`\n"
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

/// What cargo takes for the name of a package that has a binary.
fn crate_name(target: &Path) -> Result<&str, String> {
    let name = target.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let begins = name.starts_with(|c: char| c.is_ascii_alphabetic());
    if begins && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_') {
        return Ok(name);
    }
    let help = "begin with a letter and go on with letters, digits, `-` and `_`";
    Err(format!("error: `{name}` cannot be the name of a crate\nhelp: {help}\n"))
}

/// The absolute path of the runtime in a checkout.
fn runtime_of(checkout: &Path) -> Result<PathBuf, String> {
    let runtime = checkout.join("runtime");
    if !runtime.join("Cargo.toml").is_file() {
        return Err(format!(
            "error: `{}` is no checkout of streamc: it has no `runtime/Cargo.toml`\n",
            checkout.display()
        ));
    }
    runtime.canonicalize().map_err(|error| format!("error: cannot use `{}`: {error}\n", runtime.display()))
}
