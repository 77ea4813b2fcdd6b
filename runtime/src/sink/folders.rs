//! A folder for each batch, a file in it for each partition: the sinks that write files, but for
//! what is in a file.
//!
//! 1. A run begins behind the newest folder of its prefix (`start`), so that its batch times are
//!    later than those of all runs before it.
//! 2. `reserve` claims a batch time before the batch gets it: it creates a hidden folder beside the
//!    final one (`.PREFIX-MS.SUFFIX.tmp`), which one run alone can do, and looks whether the final
//!    one is there already. A time that another run has is left to it, and the batch gets a later
//!    one. So several runs may write under one prefix.
//! 3. `prepare` writes one file for each partition, where the partition is, into the hidden folder,
//!    and returns when all of it is on the disk. Its ticket has the length and the digest of each
//!    file. `_SUCCESS` says the same of all files: an instance that is alone writes it here, else
//!    `commit` does.
//! 4. `commit` renames the hidden folder, and never replaces anything: so it may be repeated.
//!    `abort` and `release` remove the folder.
//!
//! So a folder with the final name is always whole, and nothing that has been written is ever
//! replaced. A process that is killed leaves its hidden folder, whose time nobody gets. The
//! instances of a cluster share the file system; folders are claimed and moved by the driver.

use super::{
    DecideCx, PrepareCx, Prepared, Recovered, Sink, SinkControl, SinkError, SinkKind, SinkStart, Ticket,
    success::{Files, Measured, Success},
};
use crate::{
    batch::{BatchId, BatchTime},
    env::{Entry, Fs},
    error::Error,
    exec::Part,
};
use std::{
    collections::BTreeSet,
    fmt, io,
    marker::PhantomData,
    path::{Component, Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};

/// How records of type `T` are written.
pub trait Format<T> {
    /// The file of a partition.
    ///
    /// # Errors
    /// When it cannot be written.
    fn write(file: &mut Measured, records: &[T]) -> io::Result<()>;

    /// What a test sees of a record.
    fn shown(record: &T) -> String;
}

/// Writes `PREFIX-MS[.SUFFIX]/part-00000` for every batch, empty ones included.
#[derive(Debug)]
pub struct Folders<F> {
    folder: PathBuf,
    /// the last part of the prefix
    name: String,
    suffix: String,
    /// the batch times that are ours; in the driver only
    claimed: Mutex<BTreeSet<BatchTime>>,
    format: PhantomData<fn() -> F>,
}

/// Why a batch time cannot be had.
enum Unclaimed {
    /// This is in the way.
    Taken(PathBuf),
    Failed(SinkError),
}

impl<F> Folders<F> {
    /// The prefix may contain folders, which are created; an empty suffix adds no dot.
    pub fn new(prefix: impl Into<String>, suffix: impl Into<String>) -> Self {
        let (prefix, suffix) = (prefix.into(), suffix.into());
        let (folder, name) = prefix.rsplit_once('/').unwrap_or((".", &prefix));
        let folder = if folder.is_empty() { "/" } else { folder };
        let (folder, name) = (folder.into(), name.to_owned());
        Folders { folder, name, suffix, claimed: Mutex::default(), format: PhantomData }
    }

    fn path(&self, time: BatchTime) -> PathBuf {
        self.folder.join(self.named(time))
    }

    fn named(&self, time: impl fmt::Display) -> String {
        let dot = if self.suffix.is_empty() { "" } else { "." };
        format!("{}-{time}{dot}{}", self.name, self.suffix)
    }

    fn staging(&self, time: BatchTime) -> PathBuf {
        // the dots tell two outputs with one prefix apart
        self.folder.join(format!(".{}-{time}.{}.tmp", self.name, self.suffix))
    }

    fn claimed(&self) -> MutexGuard<'_, BTreeSet<BatchTime>> {
        self.claimed.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Makes the batch time ours, unless it is already.
    fn claim(&self, fs: &dyn Fs, time: BatchTime) -> Result<(), Unclaimed> {
        let (staging, path) = (self.staging(time), self.path(time));
        let mut claimed = self.claimed();
        if claimed.contains(&time) {
            return Ok(());
        }
        let io = |what, path: &Path, e| Unclaimed::Failed(failed(what, path, e));
        let made = match fs.create_dir(&staging) {
            // somebody has removed the folder since the start
            Err(e) if e.kind() == io::ErrorKind::NotFound => {
                fs.create_dir_all(&self.folder).and_then(|()| fs.create_dir(&staging))
            }
            made => made,
        };
        match made {
            Err(e) if e.kind() == io::ErrorKind::AlreadyExists => return Err(Unclaimed::Taken(staging)),
            made => made.map_err(|e| io("create the folder", &staging, e))?,
        }
        // whoever else wants this name has to create the same hidden folder first
        match fs.exists(&path) {
            Ok(false) => {
                claimed.insert(time);
                Ok(())
            }
            there => {
                fs.remove_dir_all(&staging).map_err(|e| io("remove", &staging, e))?;
                there.map_err(|e| io("look for", &path, e))?;
                Err(Unclaimed::Taken(path))
            }
        }
    }

    fn remove_staging(&self, fs: &dyn Fs, time: BatchTime) -> Result<(), SinkError> {
        if !self.claimed().remove(&time) {
            return Ok(());
        }
        let staging = self.staging(time);
        match fs.remove_dir_all(&staging) {
            Err(e) if e.kind() != io::ErrorKind::NotFound => Err(failed("remove", &staging, e)),
            _ => Ok(()),
        }
    }

    /// What `_SUCCESS` says of a batch.
    fn success(cx: &DecideCx<'_>, batch: &Prepared) -> Result<Success, SinkError> {
        let mut files = Files::new();
        for ticket in &batch.tickets {
            let of = Success::files_of(ticket.bytes());
            files.extend(of.ok_or("the ticket of a batch is damaged")?);
        }
        Ok(Success::new(Some((cx.log(), batch.batch)), &files))
    }

    /// The newest folder of this prefix that streamc wrote.
    fn newest(&self, fs: &dyn Fs) -> io::Result<Option<Recovered>> {
        let named = |Entry { path, .. }: Entry| {
            let name = path.file_name()?.to_str()?;
            let time = name.strip_prefix(&self.name)?.strip_prefix('-')?.strip_suffix(&*self.suffix)?;
            let time = if self.suffix.is_empty() { time } else { time.strip_suffix('.')? };
            Some((BatchTime::parse(time)?, path))
        };
        let mut there: Vec<(BatchTime, PathBuf)> =
            fs.entries(&self.folder)?.into_iter().filter_map(named).collect();
        there.sort_unstable();
        for (time, path) in there.into_iter().rev() {
            let Some(success) = Success::read(fs, &path) else { continue };
            if let Some((run, batch, written)) = &success.batch
                && *written == time.to_string()
            {
                let found = Recovered::new(*run, 1, *batch, path.display().to_string());
                return Ok(Some(found.at(time).with_digest(success.digest())));
            }
        }
        Ok(None)
    }
}

impl<T: Send, F: Format<T> + fmt::Debug + 'static> Sink<T> for Folders<F> {
    fn prepare(&self, cx: &PrepareCx<'_>, parts: Vec<Part<Vec<T>>>) -> Result<Ticket, SinkError> {
        let (fs, time, alone) = (cx.fs(), cx.batch().time, cx.instances() == 1);
        let staging = self.staging(time);
        if alone {
            self.claim(fs, time).map_err(|unclaimed| match unclaimed {
                Unclaimed::Failed(error) => error,
                Unclaimed::Taken(path) => {
                    format!("`{}` is there already, and what is there is not replaced", path.display()).into()
                }
            })?;
        } else if !parts.is_empty() {
            fs.create_dir_all(&staging).map_err(|e| failed("create the folder", &staging, e))?;
        }
        let written = cx.each(parts, |index, records| {
            let path = staging.join(format!("part-{index:05}"));
            let write = || {
                let mut file = Measured::create(fs, &path)?;
                F::write(&mut file, &records)?;
                file.finish()
            };
            Ok((index, write().map_err(|e| failed("write", &path, e))?))
        })?;
        let files: Files = written.into_iter().collect();
        if alone {
            let success = Success::new(Some((cx.log(), cx.batch())), &files);
            let written = success.write(fs, &staging);
            written.map_err(|e| failed("write `_SUCCESS` in", &staging, e))?;
        }
        Ok(Ticket(Success::ticket(&files)))
    }

    fn shown(&self, parts: &[Part<Vec<T>>]) -> Option<Vec<Part<Vec<String>>>> {
        let part =
            |part: &Part<Vec<T>>| Part { index: part.index, data: part.data.iter().map(F::shown).collect() };
        Some(parts.iter().map(part).collect())
    }
}

impl<F: fmt::Debug + 'static> SinkControl for Folders<F> {
    fn kind(&self) -> SinkKind {
        SinkKind::Staging
    }

    fn per_instance(&self) -> bool {
        true
    }

    fn uses_world(&self) -> bool {
        true
    }

    fn target(&self) -> Option<String> {
        // `out//w` and `out/./w` are `out/w` for certain; what `..` and links lead to is known once
        // the folders are there
        let folder: PathBuf = self.folder.components().filter(|part| *part != Component::CurDir).collect();
        Some(folder.join(self.named("<time>")).display().to_string())
    }

    fn real_target(&self, fs: &dyn Fs) -> Option<String> {
        match fs.real_path(&self.folder) {
            Ok(folder) => Some(folder.join(self.named("<time>")).display().to_string()),
            Err(_) => self.target(),
        }
    }

    fn start(&self, cx: &SinkStart<'_>) -> Result<Option<Recovered>, Error> {
        let io_error = |what, path: &Path, cause| Error::Io { what, path: path.to_owned(), cause };
        let (fs, folder) = (cx.fs, &self.folder);
        if self.name.is_empty() {
            return Err(Error::Config(
                "the prefix of output folders is empty, or ends in `/`: write a name, as in \"out/words\""
                    .to_owned(),
            ));
        }
        fs.create_dir_all(folder).map_err(|cause| match cause.kind() {
            // the system only says that something exists, or is not a directory
            io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory => Error::Config(format!(
                "cannot create the output folder `{}`: a file has this name, or that of a folder above it",
                folder.display()
            )),
            _ => io_error("create the output folder", folder, cause),
        })?;
        let probe = folder.join(format!(".{}.{:016x}.probe", self.name, cx.log));
        let made = fs.create(&probe).map(drop).and_then(|()| fs.remove_file(&probe));
        made.map_err(|e| io_error("write into the output folder", folder, e))?;
        self.newest(fs).map_err(|e| io_error("list the output folder", folder, e))
    }

    fn reserve(&self, fs: &dyn Fs, time: BatchTime) -> bool {
        match self.claim(fs, time) {
            // `prepare` meets the same fault, and says it
            Ok(()) | Err(Unclaimed::Failed(_)) => true,
            // a folder of another program, or one that is not complete, is an error of `prepare`
            Err(Unclaimed::Taken(path)) => path == self.path(time) && Success::read(fs, &path).is_none(),
        }
    }

    fn release(&self, fs: &dyn Fs, time: BatchTime) {
        // an empty hidden folder that cannot be removed is in nobody's way
        let _ = self.remove_staging(fs, time);
    }

    fn commit(&self, cx: &DecideCx<'_>, run: &[Prepared]) -> Result<(), SinkError> {
        let fs = cx.fs();
        for batch in run {
            let time = batch.batch.time;
            let (staging, path) = (self.staging(time), self.path(time));
            let success = Self::success(cx, batch)?;
            if batch.tickets.len() > 1 && !fs.exists(&path)? {
                // nobody has seen all files before
                let written = fs.create_dir_all(&staging).and_then(|()| success.write(fs, &staging));
                written.map_err(|e| failed("write `_SUCCESS` in", &staging, e))?;
            }
            if let Err(e) = fs.rename_noreplace(&staging, &path) {
                // an attempt whose success nobody heard of
                if Success::read(fs, &path) != Some(success) {
                    return Err(failed("show the folder", &path, e));
                }
            }
            self.claimed().remove(&time);
        }
        Ok(())
    }

    fn abort(&self, cx: &DecideCx<'_>, batch: BatchId) -> Result<(), SinkError> {
        if !self.claimed().contains(&batch.time) {
            return Ok(());
        }
        self.remove_staging(cx.fs(), batch.time)
    }
}

fn failed(what: &str, path: &Path, cause: io::Error) -> SinkError {
    format!("cannot {what} `{}`: {cause}", path.display()).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sink::{OutputCx, TextFilesSink, World};
    use crate::{
        env::MemFs,
        exec::{CallId, Exec, Lost, Message, Topology},
    };
    use std::sync::Arc;

    /// The second of two instances.
    #[derive(Debug)]
    struct Second;

    impl Exec for Second {
        fn place(&self) -> Topology {
            Topology { me: 1, peers: 2, partitions: 2 }
        }
        fn run(&self, tasks: usize, task: &(dyn Fn(usize) + Sync)) {
            (0..tasks).for_each(task);
        }
        fn all_to_all(&self, _: CallId, sent: Vec<Message>) -> Result<Vec<Message>, Lost> {
            Ok(sent)
        }
    }

    #[test]
    fn an_instance_that_is_not_the_driver_writes_its_files_and_remembers_nothing() {
        let (fs, sink) = (MemFs::new(), TextFilesSink::new("out/w", ""));
        let world = World { fs: Arc::new(fs.clone()), ..World::default() };
        let of = OutputCx { pipeline: "p", output: "w", world: &world };
        let batch = BatchId { seq: 3, tick: 4, time: BatchTime { micros: 3000 } };
        let cx = PrepareCx { of, batch, partitions: 2, windows: &[], exec: &Second };
        let ticket = sink.prepare(&cx, vec![Part { index: 1, data: vec![7] }]).expect("it is written");
        assert!(sink.claimed().is_empty());
        // the driver has nothing of its own in this batch
        let run = [Prepared::new(batch, vec![Ticket(Success::ticket(&Files::new())), ticket])];
        let driver = TextFilesSink::new("out/w", "");
        let cx = DecideCx { of };
        driver.commit(&cx, &run).expect("it is shown");
        assert_eq!(fs.get("out/w-3/part-00001").as_deref(), Some(&b"7\n"[..]));
        driver.commit(&cx, &run).expect("it is shown already");
    }

    #[test]
    fn a_place_has_one_name_however_it_is_written() {
        let of = |prefix: &str, suffix: &str| TextFilesSink::new(prefix, suffix).target();
        for prefix in ["./out/w", "out//w", "out/./w", "././out/.//w"] {
            assert_eq!(of(prefix, "csv"), of("out/w", "csv"), "{prefix}");
        }
        assert_eq!(of("./w", ""), of("w", ""));
        assert_eq!(of("w", "").as_deref(), Some("w-<time>"));
        for (prefix, suffix) in [("/out/w", "csv"), ("../out/w", "csv"), ("out/w", ""), ("out/w", ".csv")] {
            assert_ne!(of(prefix, suffix), of("out/w", "csv"), "{prefix} {suffix}");
        }
        let real = |prefix: &str| TextFilesSink::new(prefix, "").real_target(&MemFs::new());
        assert_eq!(real("out/x/../w"), real("out/w"));
        assert_ne!(real("../out/w"), real("out/w"));
    }
}
