//! Counts words into a SQLite database: from the driver, one transaction a batch.
//!
//! `cargo run -p streamc-example-sqlite -- counts.db --file examples/data/headlines.txt`
//!
//! The connection is driver state: a parameter `mut db`, which only closures of `foreach_rdd` see. The database knows a batch by
//! the number of the run, which it gives itself, and the time of the batch. So a batch that `retry` writes a second time changes
//! nothing, and a run adds its counts to those of all earlier ones: a second run over the same file counts it a second time.
#![forbid(unsafe_code)]

use rusqlite::{Connection, params};
use streamc::{Error, prelude::*};

/// Where the counts are, and which run this is.
struct Database {
    connection: Connection,
    run: i64,
}

impl Database {
    fn open(path: &str) -> rusqlite::Result<Self> {
        let connection = Connection::open(path)?;
        connection.execute_batch(
            "CREATE TABLE IF NOT EXISTS runs (run INTEGER PRIMARY KEY AUTOINCREMENT);
             CREATE TABLE IF NOT EXISTS batches (run INTEGER, ms INTEGER, PRIMARY KEY (run, ms));
             CREATE TABLE IF NOT EXISTS counts (word TEXT PRIMARY KEY, n INTEGER NOT NULL);
             INSERT INTO runs DEFAULT VALUES;",
        )?;
        let run = connection.last_insert_rowid();
        Ok(Database { connection, run })
    }

    /// Adds the counts of a batch, if it is not there yet.
    fn add(&mut self, counts: Rdd<(&str, u64)>, time: BatchTime) -> rusqlite::Result<()> {
        let batch = self.connection.transaction()?;
        let key = params![self.run, time.millis() as i64];
        if batch.execute("INSERT OR IGNORE INTO batches VALUES (?1, ?2)", key)? == 1 {
            let mut add = batch.prepare(
                "INSERT INTO counts VALUES (?1, ?2) ON CONFLICT (word) DO UPDATE SET n = n + excluded.n",
            )?;
            for (word, n) in &counts {
                add.execute(params![word, *n as i64])?;
            }
        }
        batch.commit()
    }
}

#[pipeline(batch = "1s")]
fn words_to_database(lines: DStream<&str>, mut db: Database) {
    let words = lines.flat_map(|line| line.split_whitespace());
    let counts = words.map(|word| (word, 1u64)).reduce_by_key(|a, b| a + b);
    counts.foreach_rdd(|rdd, time| db.add(rdd, time)).on_error("retry(3)");
}

fn main() -> streamc::Result<()> {
    let mut args = Args::of_program("streamc-example-sqlite DATABASE [--file PATH | --socket HOST:PORT]");
    let lines: DStream<&str> = match (args.value("--socket")?, args.value("--file")?) {
        (Some(address), None) => socket_text_stream(&address).into_dstream(),
        (None, Some(path)) => file_text(&path).into_dstream(),
        // without either: what comes on the standard input
        (None, None) => file_text("-").into_dstream(),
        (Some(_), Some(_)) => return Err(Error::other("--socket and --file exclude each other")),
    };
    let database = args.operand("DATABASE")?;
    // `--explain` runs nothing, and creates no database
    let explains = args.explains();
    let context = args.context()?;
    let db = Database::open(if explains { ":memory:" } else { &database });
    context.run(words_to_database(lines, db.map_err(|e| Error::other(format!("{database}: {e}")))?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::error::Error;
    use streamc::testkit::{self, TestKit};

    #[test]
    fn counts_are_added_up_in_the_database() -> Result<(), Box<dyn Error>> {
        let folder = std::env::temp_dir().join(format!("streamc-sqlite-{}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        let path = folder.join("counts.db");
        let path = path.to_str().ok_or("a path that is text")?;
        let count = |word: &str| -> rusqlite::Result<i64> {
            Connection::open(path)?
                .query_row("SELECT n FROM counts WHERE word = ?1", [word], |row| row.get(0))
        };
        let lines = testkit::input::<&str>();
        let mut kit = TestKit::new(words_to_database(lines.stream(), Database::open(path)?));
        lines.push(["to be or", "not to be"]);
        lines.push(["to"]);
        kit.run_batch()?;
        kit.run_batch()?;
        assert_eq!((count("to")?, count("be")?, count("not")?), (3, 2, 1));
        // another run counts the same lines again, also if its batches have the same times
        let mut again = TestKit::new(words_to_database(lines.stream(), Database::open(path)?));
        lines.push(["to"]);
        again.run_batch()?;
        assert_eq!(count("to")?, 4);
        std::fs::remove_dir_all(&folder)?;
        Ok(())
    }

    #[test]
    fn a_batch_that_comes_twice_is_counted_once() -> Result<(), Box<dyn Error>> {
        let mut db = Database::open(":memory:")?;
        let time = BatchTime { micros: 1_700_000_000_000_000 };
        db.add(Rdd::of([("to", 2u64)]), time)?;
        db.add(Rdd::of([("to", 2u64)]), time)?;
        let n: i64 = db.connection.query_row("SELECT n FROM counts", [], |row| row.get(0))?;
        assert_eq!(n, 2);
        Ok(())
    }
}
