//! Counts words into a SQLite database: a sink of its own, one transaction a batch.
//!
//! `cargo run -p streamc-example-sqlite -- counts.db --file examples/data/headlines.txt`
//!
//! Counts and the number of their batch are written in one transaction, and `committed` reads the
//! number back. So a batch that `retry` commits a second time is counted once, even if the answer
//! to the first attempt was lost. A run adds its counts to those of all earlier ones: a second run
//! over the same file counts it a second time.
#![forbid(unsafe_code)]

use rusqlite::{Connection, OptionalExtension, params};
use std::{
    collections::BTreeMap,
    sync::{Mutex, MutexGuard, PoisonError},
};
use streamc::{
    Error,
    batch::BatchId,
    exec::Part,
    prelude::*,
    sink::{DecideCx, PrepareCx, Prepared, Recovered, Sink, SinkControl, SinkError, SinkKind, Ticket},
};

/// A table of words and how often they came.
#[derive(Debug)]
struct Counts(Mutex<State>);

#[derive(Debug)]
struct State {
    connection: Connection,
    /// by the number of the batch: what is prepared
    prepared: BTreeMap<u64, Vec<(String, i64)>>,
}

impl Counts {
    fn open(path: &str) -> rusqlite::Result<Self> {
        let connection = Connection::open(path)?;
        // a commit that a crash can lose is none
        connection.execute_batch(
            "PRAGMA synchronous = FULL;
             CREATE TABLE IF NOT EXISTS committed (output TEXT PRIMARY KEY, log INTEGER, epoch INTEGER, batch INTEGER);
             CREATE TABLE IF NOT EXISTS counts (word TEXT PRIMARY KEY, n INTEGER NOT NULL);",
        )?;
        Ok(Counts(Mutex::new(State { connection, prepared: BTreeMap::new() })))
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Sink<(&str, u64)> for Counts {
    fn prepare(&self, cx: &PrepareCx<'_>, parts: Vec<Part<Vec<(&str, u64)>>>) -> Result<Ticket, SinkError> {
        let rows = parts.iter().flat_map(|part| &part.data);
        let rows = rows.map(|(word, n)| ((*word).to_owned(), *n as i64)).collect();
        self.lock().prepared.insert(cx.batch().seq, rows);
        Ok(Ticket::default())
    }
}

impl SinkControl for Counts {
    fn kind(&self) -> SinkKind {
        SinkKind::Transactional
    }

    fn committed(&self, cx: &DecideCx<'_>) -> Result<Option<Recovered>, SinkError> {
        let mut state = self.lock();
        let row = state.connection.query_row(
            "SELECT log, epoch, batch FROM committed WHERE output = ?1",
            [cx.output()],
            |row| Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?, row.get::<_, i64>(2)?)),
        );
        let found = row.optional()?;
        let mark = |(log, epoch, batch)| {
            Recovered::new(log as u64, epoch as u64, batch as u64, "the table `counts`")
        };
        let found = found.map(mark);
        if let Some(found) = &found
            && found.log == cx.log()
        {
            // a commit whose answer was lost has happened
            state.prepared = state.prepared.split_off(&(found.batch + 1));
        }
        Ok(found)
    }

    fn commit(&self, cx: &DecideCx<'_>, run: &[Prepared]) -> Result<(), SinkError> {
        let mut state = self.lock();
        let State { connection, prepared } = &mut *state;
        let transaction = connection.transaction()?;
        let mut add = transaction.prepare(
            "INSERT INTO counts VALUES (?1, ?2) ON CONFLICT (word) DO UPDATE SET n = n + excluded.n",
        )?;
        for of in run {
            for (word, n) in prepared.get(&of.batch.seq).into_iter().flatten() {
                add.execute(params![word, n])?;
            }
            let mark = params![cx.output(), cx.log() as i64, cx.epoch() as i64, of.batch.seq as i64];
            transaction.execute("INSERT OR REPLACE INTO committed VALUES (?1, ?2, ?3, ?4)", mark)?;
        }
        drop(add);
        transaction.commit()?;
        run.iter().for_each(|of| drop(prepared.remove(&of.batch.seq)));
        Ok(())
    }

    fn abort(&self, _: &DecideCx<'_>, batch: BatchId) -> Result<(), SinkError> {
        self.lock().prepared.remove(&batch.seq);
        Ok(())
    }
}

#[pipeline(batch = "1s")]
fn words_to_database(lines: DStream<&str>, table: Counts) {
    let words = lines.flat_map(|line| line.split_whitespace());
    let counts = words.map(|word| (word, 1u64)).reduce_by_key(|a, b| a + b);
    counts.write_to(table).on_error("retry(3)");
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
    let table = Counts::open(if explains { ":memory:" } else { &database });
    context.run(words_to_database(lines, table.map_err(|e| Error::other(format!("{database}: {e}")))?))
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
        let mut kit = TestKit::new(words_to_database(lines.stream(), Counts::open(path)?));
        lines.push(["to be or", "not to be"]);
        lines.push(["to"]);
        kit.run_batch()?;
        kit.run_batch()?;
        assert_eq!((count("to")?, count("be")?, count("not")?), (3, 2, 1));
        // another run counts the same lines again, also if its batches have the same times
        let mut again = TestKit::new(words_to_database(lines.stream(), Counts::open(path)?));
        lines.push(["to"]);
        again.run_batch()?;
        assert_eq!(count("to")?, 4);
        std::fs::remove_dir_all(&folder)?;
        Ok(())
    }

    #[test]
    fn a_batch_that_cannot_be_committed_leaves_nothing() -> Result<(), Box<dyn Error>> {
        let folder = std::env::temp_dir().join(format!("streamc-sqlite-again-{}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        let path = folder.join("counts.db");
        let path = path.to_str().ok_or("a path that is text")?;
        let lines = testkit::input::<&str>();
        let mut kit = TestKit::new(words_to_database(lines.stream(), Counts::open(path)?));
        let other = Connection::open(path)?;
        other.execute_batch(
            "CREATE TRIGGER never BEFORE INSERT ON counts BEGIN SELECT RAISE(FAIL, 'not now'); END;",
        )?;
        lines.push(["to be to"]);
        let failed = kit.run_batch().expect_err("the trigger stays").to_string();
        assert!(failed.contains("not now"), "{failed}");
        other.execute_batch("DROP TRIGGER never")?;
        lines.push(["to be"]);
        kit.run_batch()?;
        let n: i64 = other.query_row("SELECT n FROM counts WHERE word = 'to'", [], |row| row.get(0))?;
        let batch: i64 = other.query_row("SELECT batch FROM committed", [], |row| row.get(0))?;
        assert_eq!((n, batch), (1, 1));
        std::fs::remove_dir_all(&folder)?;
        Ok(())
    }
}
