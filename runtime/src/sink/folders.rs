//! A folder for each batch, a file in it for each partition: the sinks that write files, but for what is in a file.
//!
//! 1. A run begins behind the newest folder of its prefix (`start`), so that its batch times are later than those of
//!    all runs before it.
//! 2. `reserve` claims a batch time before the batch gets it: it creates a hidden folder beside the final one
//!    (`.PREFIX-MS.SUFFIX.tmp`), which one run alone can do, and looks whether the final one is there already. A time
//!    that another run has is left to it, and the batch gets a later one. So several runs may write under one prefix.
//! 3. `prepare` writes one file for each partition, where the partition is, and `_SUCCESS`, into the hidden folder, and
//!    returns when all of it is on the disk.
//! 4. `commit` renames the hidden folder, and never replaces anything. `abort` and `release` remove it.
//!
//! So a folder with the final name is always whole, and nothing that has been written is ever replaced. A process that
//! is killed leaves its hidden folder, whose time nobody gets. The instances of a cluster share the file system; folders
//! are claimed and moved by the driver.

use super::{
    Earlier, Sink, SinkControl, SinkCx, SinkError, SinkKind, SinkStart,
    success::{Files, Measured, Success},
};
use crate::{batch::BatchTime, env::Fs, error::Error, exec::Part};
use std::{
    collections::BTreeMap,
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
    /// the batch times that are ours, and the files of each so far
    claimed: Mutex<BTreeMap<BatchTime, Files>>,
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

    fn claimed(&self) -> MutexGuard<'_, BTreeMap<BatchTime, Files>> {
        self.claimed.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Makes the batch time ours, unless it is already.
    fn claim(&self, fs: &dyn Fs, time: BatchTime) -> Result<(), Unclaimed> {
        let (staging, path) = (self.staging(time), self.path(time));
        let mut claimed = self.claimed();
        if claimed.contains_key(&time) {
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
                claimed.insert(time, Files::new());
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
        if self.claimed().remove(&time).is_none() {
            return Ok(());
        }
        let staging = self.staging(time);
        match fs.remove_dir_all(&staging) {
            Err(e) if e.kind() != io::ErrorKind::NotFound => Err(failed("remove", &staging, e)),
            _ => Ok(()),
        }
    }

    /// An instance that is not the driver does not hear what becomes of a batch, but it is never more than one batch ahead of the
    /// driver: what is older than the batch before `time` is decided.
    fn forget_before(&self, time: BatchTime) {
        let mut claimed = self.claimed();
        if let Some(before) = claimed.range(..time).next_back().map(|(before, _)| *before) {
            claimed.retain(|claimed, _| *claimed >= before);
        }
    }

    fn success(&self, cx: &SinkCx<'_>) -> Success {
        let claimed = self.claimed();
        let none = Files::new();
        let files = claimed.get(&cx.batch().time).unwrap_or(&none);
        Success::new(Some((cx.incarnation(), cx.batch())), files)
    }

    /// Says in the hidden folder that it is complete.
    fn complete(&self, cx: &SinkCx<'_>) -> Result<(), SinkError> {
        let staging = self.staging(cx.batch().time);
        let written = self.success(cx).write(cx.fs()?, &staging);
        written.map_err(|e| failed("write `_SUCCESS` in", &staging, e))
    }

    /// The newest folder of this prefix that streamc wrote.
    fn newest(&self, fs: &dyn Fs) -> io::Result<Option<Earlier>> {
        let named = |path: PathBuf| {
            let name = path.file_name()?.to_str()?;
            let time = name.strip_prefix(&self.name)?.strip_prefix('-')?.strip_suffix(&*self.suffix)?;
            let time = if self.suffix.is_empty() { time } else { time.strip_suffix('.')? };
            Some((BatchTime::parse(time)?, path))
        };
        let mut there: Vec<(BatchTime, PathBuf)> =
            fs.list(&self.folder)?.into_iter().filter_map(named).collect();
        there.sort_unstable();
        let ours = |(time, path): &(BatchTime, PathBuf)| {
            let success = Success::read(fs, path);
            success.and_then(|success| success.batch).is_some_and(|(.., written)| written == time.to_string())
        };
        let newest = there.into_iter().rev().find(ours);
        Ok(newest.map(|(time, path)| Earlier { time, place: path.display().to_string() }))
    }
}

impl<T: Send, F: Format<T> + fmt::Debug + 'static> Sink<T> for Folders<F> {
    fn prepare(&self, cx: &SinkCx<'_>, parts: Vec<Part<Vec<T>>>) -> Result<(), SinkError> {
        if let Some(tap) = cx.tap() {
            for part in &parts {
                tap.put(cx, part.index, part.data.iter().map(F::shown).collect());
            }
            return Ok(());
        }
        let (fs, time) = (cx.fs()?, cx.batch().time);
        let staging = self.staging(time);
        if cx.is_driver() {
            self.claim(fs, time).map_err(|unclaimed| match unclaimed {
                Unclaimed::Failed(error) => error,
                Unclaimed::Taken(path) => {
                    format!("`{}` is there already, and what is there is not replaced", path.display()).into()
                }
            })?;
        } else if !parts.is_empty() {
            self.forget_before(time);
            fs.create_dir_all(&staging).map_err(|e| failed("create the folder", &staging, e))?;
        }
        cx.each(parts, |index, records| {
            let path = staging.join(format!("part-{index:05}"));
            let write = || {
                let mut file = Measured::create(fs, &path)?;
                F::write(&mut file, &records)?;
                file.finish()
            };
            let written = write().map_err(|e| failed("write", &path, e))?;
            self.claimed().entry(time).or_default().insert(index, written);
            Ok(())
        })?;
        if cx.is_driver() && cx.is_alone() { self.complete(cx) } else { Ok(()) }
    }
}

impl<F: fmt::Debug + 'static> SinkControl for Folders<F> {
    fn kind(&self) -> SinkKind {
        SinkKind::Staging
    }

    fn target(&self) -> Option<String> {
        // `out//w` and `out/./w` are `out/w` for certain; what `..` and links lead to is known once the folders are there
        let folder: PathBuf = self.folder.components().filter(|part| *part != Component::CurDir).collect();
        Some(folder.join(self.named("<time>")).display().to_string())
    }

    fn real_target(&self, fs: &dyn Fs) -> Option<String> {
        match fs.real_path(&self.folder) {
            Ok(folder) => Some(folder.join(self.named("<time>")).display().to_string()),
            Err(_) => self.target(),
        }
    }

    fn start(&self, cx: &SinkStart<'_>) -> Result<Option<Earlier>, Error> {
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
        let probe = folder.join(format!(".{}.{:016x}.probe", self.name, cx.run));
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

    fn commit(&self, cx: &SinkCx<'_>) -> Result<(), SinkError> {
        let time = cx.batch().time;
        if cx.tap().is_some() || !cx.is_driver() {
            return Ok(());
        }
        let (fs, staging, path) = (cx.fs()?, self.staging(time), self.path(time));
        if !cx.is_alone() {
            self.complete(cx)?;
        }
        if let Err(e) = fs.rename_noreplace(&staging, &path) {
            // an attempt whose success nobody heard of
            if Success::read(fs, &path) != Some(self.success(cx)) {
                return Err(failed("show the folder", &path, e));
            }
        }
        self.claimed().remove(&time);
        Ok(())
    }

    fn abort(&self, cx: &SinkCx<'_>) -> Result<(), SinkError> {
        if cx.tap().is_some() || !cx.is_driver() {
            return Ok(());
        }
        self.remove_staging(cx.fs()?, cx.batch().time)
    }
}

fn failed(what: &str, path: &Path, cause: io::Error) -> SinkError {
    format!("cannot {what} `{}`: {cause}", path.display()).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sink::{TextFilesSink, World};
    use crate::{
        batch::BatchId,
        env::MemFs,
        exec::{CallId, Exec, Message, Topology},
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
        fn all_to_all(&self, _: CallId, sent: Vec<Message>) -> Vec<Message> {
            sent
        }
    }

    #[test]
    fn an_instance_that_is_not_the_driver_forgets_batches_that_are_done() {
        let (fs, sink) = (MemFs::new(), TextFilesSink::new("out/w", ""));
        let world = World { fs: Some(Arc::new(fs.clone())), ..World::default() };
        for seq in 0..100 {
            let id = BatchId { seq, tick: seq + 1, time: BatchTime { micros: seq * 1000 } };
            let cx = SinkCx::deciding(&Second, &world, id, "w");
            sink.prepare(&cx, vec![Part { index: 1, data: vec![seq] }]).expect("it is written");
            match seq % 2 {
                0 => sink.commit(&cx).expect("nothing is to be done"),
                _ => sink.abort(&cx).expect("nothing is to be done"),
            }
            assert!(sink.claimed().contains_key(&id.time) && sink.claimed().len() <= 2);
        }
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
