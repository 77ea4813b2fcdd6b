//! `cargo xtask editor`: what rust-analyzer says in `#[pipeline]` bodies, whole ones and such as
//! are being typed.
//!
//! A session over its protocol (LSP on its standard streams) on a small crate in `target/editor`.
//! Not a client for anything else: it sends what these checks need, and answers every question of
//! the server with "nothing". **Invariants:** every wait has a deadline; rust-analyzer does not
//! outlive the task.

use crate::args::{Args, root};
use serde_json::{Value, json};
use std::{
    fs,
    io::{self, BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Child, ChildStdin, Command, Stdio},
    sync::mpsc::{Receiver, Sender, channel},
    thread,
    time::{Duration, Instant},
};

/// How long the crate may take to load, its macros built from nothing.
const LOADING: Duration = Duration::from_secs(300);
/// How long an answer may take, the first one with all that it has to infer.
const ANSWER: Duration = Duration::from_secs(60);

/// A function, and a function of a module with a fragment; `$BODY` is what is edited.
const FUNCTION: &str = "\
use streamc::prelude::*;
fn main() {}
#[pipeline(batch = \"1s\")]
fn counts(lines: DStream<&str>, min: usize) {
    $BODY
}
";
const MODULE: &str = "\
fn main() {}
#[streamc::pipeline(batch = \"1s\")]
mod jobs {
    use streamc::prelude::*;
    fn words(lines: DStream<&str>, min: usize) -> DStream<&str> {
        lines.flat_map(|line| line.split(' ')).filter(|word| word.len() >= min)
    }
    pub fn counts(lines: DStream<&str>) {
    $BODY
    }
}
";

/// What is asked where the cursor stands, and what has to be in the answer.
enum Asks {
    /// These are among what is completed.
    Completes(&'static [&'static str]),
    /// This is in what pointing at it shows.
    Shows(&'static str),
    /// There is this error in the file, or none, and no other.
    Errors(Option<&'static str>),
}
use Asks::{Completes, Errors, Shows};

/// Bodies; `$0` is the cursor.
const OF_FUNCTION: &[(&str, Asks)] = &[
    ("lines.map(|line| line.len()).filter(|n| *n >= min).print();", Errors(None)),
    ("lines.$0", Completes(&["map", "flat_map", "filter", "union", "window", "print"])),
    ("lines.$0\n    lines.count().print();", Completes(&["map", "flat_map", "filter", "print"])),
    ("lines.map(|line| (line, 1u64)).re$0.print();", Completes(&["reduce_by_key", "reduce_by_window"])),
    ("lines.nothing();\n    lines.fl$0.print();", Completes(&["flat_map"])),
    ("let (good, bad) = lines.$0;\n    good.print();", Completes(&["try_map", "try_flat_map"])),
    ("let (good, bad) = lines.tr$0;\n    good.print();", Completes(&["try_map", "try_flat_map"])),
    (
        "let (good, bad) = lines.try$0_map(|line| line.parse::<u64>());\n    good.print();",
        Completes(&["try_map", "try_flat_map"]),
    ),
    ("lines.filter(|line| line.le$0n() >= min).print();", Completes(&["len"])),
    ("lines.map(|li$0ne| line.len()).print();", Shows("line: &str")),
    ("lines.map(|line| (line, 1u64)).filter(|pa$0ir| pair.1 > 1).print();", Shows("pair: &(&str, u64)")),
    (
        "let wor$0ds = lines.flat_map(|line| line.split(' '));\n    words.print();",
        Shows("words: DStream<&str>"),
    ),
    (
        "let (go$0od, bad) = lines.try_map(|line| line.parse::<u64>());\n    good.print();\n    bad.print();",
        Shows("good: DStream<u64>"),
    ),
    ("lines.flat_map(|line| line.split(' ')).prin$0t();", Shows("fn print")),
    (
        "let pairs = lines.ma;\n    pairs.reduce_by_key(|a, b| a + b).print();",
        Errors(Some("an operator is a call")),
    ),
    ("let pairs = lines.;\n    pairs.reduce_by_key(|a, b| a + b).print();", Errors(Some("Syntax Error"))),
    (
        "let pairs = lines.fltr(|line| line.len() > min);\n    pairs.count().print();",
        Errors(Some("`filter`")),
    ),
];

const OF_MODULE: &[(&str, Asks)] = &[
    ("words(lines, 4).$0", Completes(&["map", "count", "print"])),
    ("let lo$0ng = words(lines, 4);\n    long.print();", Shows("long: DStream<&str>")),
];

pub(crate) fn run(args: Args) -> Result<(), String> {
    args.finish()?;
    let folder = root().join("target/editor");
    write_crate(&folder).map_err(|e| format!("cannot write {}: {e}", folder.display()))?;
    let (program, version) = find()?;
    println!("{version}");
    let mut session = Session::start(&program, &folder)?;
    let mut failed = 0;
    let checks = OF_FUNCTION.iter().map(|check| (FUNCTION, check));
    for (around, (body, asks)) in checks.chain(OF_MODULE.iter().map(|check| (MODULE, check))) {
        match session.check(&around.replace("$BODY", body), asks) {
            Ok(found) => println!("{body}\n        {found}"),
            Err(fault) => {
                failed += 1;
                println!("{body}\n        FAILED: {fault}");
            }
        }
    }
    match failed {
        0 => Ok(()),
        1 => Err("one check failed".to_owned()),
        _ => Err(format!("{failed} checks failed")),
    }
}

/// A workspace of its own, so that rust-analyzer loads nothing else, with the versions of the
/// repository.
fn write_crate(folder: &Path) -> io::Result<()> {
    let manifest = "[package]\nname = \"edited\"\nedition = \"2024\"\n\n\
                    [dependencies]\nstreamc = { path = \"../../streamc\" }\n\n[workspace]\n";
    fs::create_dir_all(folder.join("src"))?;
    fs::write(folder.join("Cargo.toml"), manifest)?;
    fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock"))?;
    fs::write(folder.join("src/main.rs"), FUNCTION.replace("$BODY", ""))
}

/// rust-analyzer of the toolchain, or else that of the search path; and its version.
fn find() -> Result<(PathBuf, String), String> {
    let output = |command: &mut Command| {
        let output = command.current_dir(root()).output().ok().filter(|output| output.status.success())?;
        String::from_utf8(output.stdout).ok().map(|text| text.trim().to_owned())
    };
    let of_toolchain = output(Command::new("rustup").args(["which", "rust-analyzer"])).map(PathBuf::from);
    for program in of_toolchain.into_iter().chain([PathBuf::from("rust-analyzer")]) {
        if let Some(version) = output(Command::new(&program).arg("--version")) {
            return Ok((program, version));
        }
    }
    Err("there is no rust-analyzer here\nhelp: `rustup component add rust-analyzer rust-src`".to_owned())
}

/// rust-analyzer at work on one file.
struct Session {
    server: Child,
    to: ChildStdin,
    from: Receiver<Value>,
    /// The number of the last request, and of the last version of the file.
    last: u64,
    file: String,
}

impl Drop for Session {
    fn drop(&mut self) {
        // it may have ended by itself; its helper ends with the pipe to it
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

impl Session {
    /// Returns when the crate is loaded and its macros can be expanded.
    fn start(program: &Path, folder: &Path) -> Result<Self, String> {
        let failed = |e: io::Error| format!("cannot start {}: {e}", program.display());
        let mut server = Command::new(program)
            .current_dir(folder)
            .env("CARGO_TARGET_DIR", folder.join("target"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(failed)?;
        let (to, out) =
            server.stdin.take().zip(server.stdout.take()).ok_or("rust-analyzer has no streams")?;
        let (sender, from) = channel();
        thread::spawn(move || read(&mut BufReader::new(out), &sender));
        let folder = format!("file://{}", folder.display());
        let file = format!("{folder}/src/main.rs");
        let mut session = Session { server, to, from, last: 0, file };
        session.ask(
            "initialize",
            json!({
                "processId": std::process::id(), "rootUri": folder,
                "capabilities": {
                    "textDocument": { "diagnostic": {}, "hover": { "contentFormat": ["plaintext"] } },
                    "experimental": { "serverStatusNotification": true }
                },
                // rustc has tests of its own
                "initializationOptions": { "checkOnSave": false, "cachePriming": { "enable": false } }
            }),
        )?;
        session.send(json!({ "method": "initialized", "params": {} }))?;
        session.send(json!({ "method": "textDocument/didOpen", "params": { "textDocument": {
            "uri": session.file, "languageId": "rust", "version": 0, "text": FUNCTION.replace("$BODY", "")
        } } }))?;
        let deadline = Instant::now() + LOADING;
        loop {
            let status = session.receive("to load the crate", deadline)?;
            let params = &status["params"];
            if status["method"] == "experimental/serverStatus" && params["quiescent"] == true {
                return match params["health"] == "ok" {
                    true => Ok(session),
                    false => Err(format!("rust-analyzer could not load the crate: {}", params["message"])),
                };
            }
        }
    }

    /// What was found, if it is what has to be.
    fn check(&mut self, text: &str, asks: &Asks) -> Result<String, String> {
        let before = &text[..text.find("$0").unwrap_or(0)];
        let column = before.len() - before.rfind('\n').map_or(0, |at| at + 1);
        self.last += 1;
        self.send(json!({ "method": "textDocument/didChange", "params": {
            "textDocument": { "uri": self.file, "version": self.last },
            "contentChanges": [{ "text": text.replace("$0", "") }]
        } }))?;
        let at = json!({
            "textDocument": { "uri": self.file },
            "position": { "line": before.matches('\n').count(), "character": column }
        });
        match asks {
            Completes(wanted) => {
                let found = self.ask("textDocument/completion", at)?;
                let found = texts(&found["items"], "filterText", "label");
                let missing: Vec<_> =
                    wanted.iter().filter(|name| !found.iter().any(|it| it == *name)).collect();
                match missing.is_empty() {
                    true => Ok(format!(
                        "completes {}, and {} more",
                        wanted.join(", "),
                        found.len() - wanted.len()
                    )),
                    false => Err(format!("does not complete {missing:?}, but {} others", found.len())),
                }
            }
            Shows(wanted) => {
                let found = self.ask("textDocument/hover", at)?;
                let found = found["contents"]["value"].as_str().unwrap_or_default();
                match found.contains(wanted) {
                    true => Ok(format!("shows {wanted}")),
                    false => Err(format!("does not show {wanted}, but {:?}", found.lines().next())),
                }
            }
            Errors(wanted) => {
                let found = self.ask("textDocument/diagnostic", at)?;
                let errors =
                    found["items"].as_array().into_iter().flatten().filter(|item| item["severity"] == 1);
                let found = texts(&errors.cloned().collect(), "message", "message");
                match (wanted, &found[..]) {
                    (None, []) => Ok("has no error".to_owned()),
                    (Some(wanted), [only]) if only.contains(wanted) => {
                        Ok(format!("has one error: {}", only.replace('\n', " ")))
                    }
                    _ => Err(format!("has the errors {found:?}, but wanted is {wanted:?}")),
                }
            }
        }
    }

    fn ask(&mut self, method: &str, params: Value) -> Result<Value, String> {
        self.last += 1;
        let id = self.last;
        self.send(json!({ "id": id, "method": method, "params": params }))?;
        let deadline = Instant::now() + ANSWER;
        loop {
            let mut message = self.receive(method, deadline)?;
            if message["id"] == id && message.get("method").is_none() {
                return match message.get("error") {
                    Some(error) => Err(format!("`{method}`: {error}")),
                    None => Ok(message["result"].take()),
                };
            }
        }
    }

    /// The next message, after what it asks has been answered.
    fn receive(&mut self, what: &str, deadline: Instant) -> Result<Value, String> {
        let left = deadline.saturating_duration_since(Instant::now());
        let message = self.from.recv_timeout(left);
        let message =
            message.map_err(|e| format!("rust-analyzer was asked {what}, and there is no answer: {e}"))?;
        if let (Some(id), Some(_)) = (message.get("id"), message.get("method")) {
            self.send(json!({ "id": id, "result": null }))?;
        }
        Ok(message)
    }

    fn send(&mut self, mut message: Value) -> Result<(), String> {
        message["jsonrpc"] = "2.0".into();
        let text = message.to_string();
        let sent =
            write!(self.to, "Content-Length: {}\r\n\r\n{text}", text.len()).and_then(|()| self.to.flush());
        sent.map_err(|e| format!("rust-analyzer has ended: {e}"))
    }
}

/// Hands messages on until the stream ends, or is none of messages.
fn read(from: &mut impl BufRead, to: &Sender<Value>) -> Option<()> {
    loop {
        let mut length = None;
        loop {
            let mut line = String::new();
            from.read_line(&mut line).ok().filter(|n| *n > 0)?;
            match line.trim_end() {
                "" => break,
                line => {
                    length = line.strip_prefix("Content-Length: ").or(length.as_deref()).map(str::to_owned)
                }
            }
        }
        let mut text = vec![0; length?.parse().ok()?];
        from.read_exact(&mut text).ok()?;
        to.send(serde_json::from_slice(&text).ok()?).ok()?;
    }
}

/// A text of each item.
fn texts(items: &Value, name: &str, or: &str) -> Vec<String> {
    let items = items.as_array().into_iter().flatten();
    items.filter_map(|item| item[name].as_str().or(item[or].as_str())).map(str::to_owned).collect()
}
