//! Counts words into a SQLite database: from the driver, one transaction a batch.
//!
//! `cargo run -p streamc-example-sqlite -- counts.db --file examples/data/headlines.txt`
//!
//! The connection is driver state: a parameter `mut db`, which only closures of `foreach_rdd` see. The time of a batch is its
//! key in the database, so a batch that is written a second time by `retry` changes nothing. Another run of the program has
//! other batch times, and adds its counts to those that are there: a run over the same file counts it twice.
#![forbid(unsafe_code)]

use rusqlite::{Connection, params};
use std::{io::Write, process::ExitCode};
use streamc_runtime::{args::USAGE, prelude::*};

const HOW: &str = "  streamc-example-sqlite DATABASE --file PATH | --socket HOST:PORT   and:\n";

#[pipeline(batch = "1s")]
fn words_to_database(lines: DStream<&str>, mut db: Connection) {
    let words = lines.flat_map(|line| line.split_whitespace());
    let counts = words.map(|word| (word, 1u64)).reduce_by_key(|a, b| a + b);
    counts.foreach_rdd(|rdd, time| store(&mut db, rdd, time)).on_error("retry(3)");
}

fn open(path: &str) -> rusqlite::Result<Connection> {
    let db = Connection::open(path)?;
    db.execute_batch(
        "CREATE TABLE IF NOT EXISTS batches (ms INTEGER PRIMARY KEY);
         CREATE TABLE IF NOT EXISTS counts (word TEXT PRIMARY KEY, n INTEGER NOT NULL);",
    )?;
    Ok(db)
}

/// Adds the counts of a batch, if the database does not have it yet.
fn store(db: &mut Connection, counts: Rdd<(&str, u64)>, time: BatchTime) -> rusqlite::Result<()> {
    let batch = db.transaction()?;
    let new = batch.execute("INSERT OR IGNORE INTO batches VALUES (?1)", [time.millis() as i64])?;
    if new == 1 {
        let mut add = batch.prepare(
            "INSERT INTO counts VALUES (?1, ?2) ON CONFLICT (word) DO UPDATE SET n = n + excluded.n",
        )?;
        for (word, n) in &counts {
            add.execute(params![word, *n as i64])?;
        }
    }
    batch.commit()
}

fn main() -> ExitCode {
    match run(std::env::args().skip(1).collect()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // a terminal that is gone has no reader to be told
            let _ = writeln!(std::io::stderr(), "error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(mut args: Vec<String>) -> Result<(), Box<dyn std::error::Error>> {
    if args.is_empty() || args.iter().any(|arg| arg == "--help") {
        let _ = write!(std::io::stdout(), "usage:\n{HOW}{USAGE}");
        return Ok(());
    }
    let explain = args.iter().any(|arg| arg == "--explain");
    let builder = StreamingContext::builder().args(&mut args)?;
    let mut args = Args::new(args);
    let socket = args.value("--socket")?.map(|address| socket_text_stream(&address).into_dstream());
    let file = args.value("--file")?.map(|path| file_text(&path).into_dstream());
    let lines = socket.or(file);
    if explain {
        // nothing is run: it needs neither a source nor a database
        let lines = lines.unwrap_or_else(|| file_text("-").into_dstream());
        builder.build()?.run(words_to_database(lines, Connection::open_in_memory()?))?;
        return Ok(());
    }
    let (Some(database), Some(lines)) = (args.rest().first().cloned(), lines) else {
        return Err(format!("it needs a database, and a file or a socket\nusage:\n{HOW}").into());
    };
    args.rest_mut().remove(0);
    args.finish(HOW)?;
    builder.build()?.run(words_to_database(lines, open(&database)?))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use streamc_runtime::testkit::{self, TestKit};

    #[test]
    fn counts_are_added_up_in_the_database() -> Result<(), Box<dyn std::error::Error>> {
        let folder = std::env::temp_dir().join(format!("streamc-sqlite-{}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        let path = folder.join("counts.db");
        let path = path.to_str().ok_or("a path that is text")?;
        let lines = testkit::input::<&str>();
        let mut kit = TestKit::new(words_to_database(lines.stream(), open(path)?));
        lines.push(["to be or", "not to be"]);
        lines.push(["to"]);
        kit.run_batch()?;
        kit.run_batch()?;
        let count = |word: &str| -> rusqlite::Result<i64> {
            open(path)?.query_row("SELECT n FROM counts WHERE word = ?1", [word], |row| row.get(0))
        };
        assert_eq!((count("to")?, count("be")?, count("not")?), (3, 2, 1));
        // the same batch once more, as after an error of its commit
        let mut again = TestKit::new(words_to_database(lines.stream(), open(path)?));
        lines.push(["to"]);
        again.run_batch()?;
        assert_eq!(count("to")?, 3);
        // another run is at another time, and counts the same line again
        let mut later =
            TestKit::new(words_to_database(lines.stream(), open(path)?)).start_ms(1_800_000_000_000);
        lines.push(["to"]);
        later.run_batch()?;
        assert_eq!(count("to")?, 4);
        std::fs::remove_dir_all(&folder)?;
        Ok(())
    }
}
