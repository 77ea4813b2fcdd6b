//! What becomes of a file that cannot be read when its batch needs it: it is cut off, packed and
//! corrupt, in another encoding, shorter than when it was listed, or its permissions have changed.
//!
//! A source that was given one file by name fails. A source that watches a directory leaves the
//! file out: the batch runs without it, and the file is counted (`files_unreadable`) and named with
//! the reason. A file of which nothing was read is read by a later batch if it changes.
//!
//! **Invariant:** a block is read or left out once and for all
//! ([`Raw`](crate::record::block::raw::Raw) keeps the outcome), so all stages and pipelines of a
//! batch see the same records. Whoever forms a batch again from its lineage uses
//! [`Unreadable::Fails`]: what the first attempt has read must not be missing from the second one.

use crate::{
    env::{self, Map},
    metrics::stats::Stats,
};
use std::{
    io,
    ops::Range,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
};

/// So many files are named; the others are only counted.
const NAMED: usize = 10;

/// See the head of this file.
#[derive(Clone, Debug, Default)]
pub(super) enum Unreadable {
    /// The batch fails.
    #[default]
    Fails,
    /// The batch runs without it.
    LeftOut(Arc<WatchedFile>),
}

impl Unreadable {
    /// The outcome of reading `bytes` of a file, or all of it; `name` is what errors call the file.
    pub(super) fn settle(
        &self,
        read: io::Result<Map>,
        name: &str,
        bytes: Option<&Range<u64>>,
    ) -> Result<Map, String> {
        match (read, self) {
            // only a file that is opened for each reading can vanish, and that one has counted it
            (Err(e), Unreadable::LeftOut(_)) if e.kind() == io::ErrorKind::NotFound => {
                Ok(Map::read(Vec::new()))
            }
            (Err(e), Unreadable::LeftOut(file)) if !env::is_of_machine(&e) => {
                file.leave_out(&e, bytes);
                Ok(Map::read(Vec::new()))
            }
            (read, _) => read.map_err(|e| match bytes {
                Some(Range { start, end }) => format!("{name}: bytes {start} to {end} cannot be read: {e}"),
                None => format!("{name}: cannot be read: {e}"),
            }),
        }
    }
}

/// The files that a source of a directory has left out.
#[derive(Debug)]
pub(super) struct LeftOut {
    /// the source, for messages
    name: String,
    stats: Arc<Stats>,
    n_named: AtomicUsize,
    /// files of which nothing was read, since this was last asked
    whole: Mutex<Vec<PathBuf>>,
}

impl LeftOut {
    pub(super) fn new(name: String, stats: Arc<Stats>) -> Self {
        LeftOut { name, stats, n_named: AtomicUsize::new(0), whole: Mutex::default() }
    }

    /// Counts a file, and names it unless too many have been named.
    pub(super) fn count(&self, path: &Path, what: &str) {
        self.stats.files_unreadable.add(1);
        let n = self.n_named.fetch_add(1, Ordering::Relaxed) + 1;
        if n <= NAMED {
            let last = if n == NAMED { "; further ones are only counted" } else { "" };
            self.stats.report(&self.name, &format!("`{}` {what} (files_unreadable{last})", path.display()));
        }
    }

    /// The files of which nothing was read, each once.
    pub(super) fn take_whole(&self) -> Vec<PathBuf> {
        std::mem::take(&mut *self.whole.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// A file of a watched directory in one batch.
#[derive(Debug)]
pub(super) struct WatchedFile {
    all: Arc<LeftOut>,
    path: PathBuf,
    counted: AtomicBool,
}

impl WatchedFile {
    pub(super) fn new(all: &Arc<LeftOut>, path: &Path) -> Self {
        WatchedFile { all: Arc::clone(all), path: path.to_owned(), counted: AtomicBool::new(false) }
    }

    /// These bytes of it, or all of it, are not in the batch.
    fn leave_out(&self, e: &io::Error, bytes: Option<&Range<u64>>) {
        if self.counted.swap(true, Ordering::Relaxed) {
            return;
        }
        match bytes {
            Some(Range { start, end }) => {
                let what = format!("cannot be read from byte {start} to {end}, which are left out: {e}");
                self.all.count(&self.path, &what);
            }
            None => {
                self.all.count(&self.path, &format!("is left out: {e}. It is read when it has changed"));
                let mut whole = self.all.whole.lock().unwrap_or_else(PoisonError::into_inner);
                whole.push(self.path.clone());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left_out() -> (Arc<LeftOut>, Arc<Stats>) {
        let stats = Arc::<Stats>::default();
        (Arc::new(LeftOut::new("directory in".to_owned(), stats.clone())), stats)
    }

    #[test]
    fn a_file_is_counted_once_however_many_of_its_blocks_are_left_out() {
        let (all, stats) = left_out();
        let file = Unreadable::LeftOut(Arc::new(WatchedFile::new(&all, Path::new("in/a"))));
        for start in [0, 10] {
            let cut = io::Error::new(io::ErrorKind::UnexpectedEof, "it is shorter now");
            let map = file.settle(Err(cut), "file in/a", Some(&(start..start + 10)));
            assert_eq!(map.expect("left out").len(), 0);
        }
        assert_eq!(stats.files_unreadable.get(), 1);
        assert_eq!(all.take_whole(), Vec::<PathBuf>::new(), "parts of it may have been read");
    }

    #[test]
    #[cfg(unix)]
    fn what_the_machine_lacks_fails_the_batch_and_blames_no_file() {
        let (all, stats) = left_out();
        let file = Unreadable::LeftOut(Arc::new(WatchedFile::new(&all, Path::new("in/a"))));
        for code in [libc::EMFILE, libc::ENFILE, libc::ENOMEM] {
            let failed = file.settle(Err(io::Error::from_raw_os_error(code)), "file in/a", None);
            assert!(failed.expect_err("it fails").starts_with("file in/a: cannot be read: "));
        }
        assert_eq!(stats.files_unreadable.get(), 0);
        file.settle(Err(io::ErrorKind::PermissionDenied.into()), "file in/a", None).expect("left out");
        assert_eq!((stats.files_unreadable.get(), all.take_whole()), (1, vec![PathBuf::from("in/a")]));
    }

    #[test]
    fn ten_files_are_named_and_the_others_counted() {
        let (all, stats) = left_out();
        let said = Arc::new(Mutex::new(String::new()));
        let paper = said.clone();
        stats.say_by(move |text| {
            paper.lock().unwrap_or_else(PoisonError::into_inner).push_str(text);
            Ok(())
        });
        (0..12).for_each(|n| all.count(Path::new(&format!("in/{n}")), "is left out: it is corrupt"));
        let said = said.lock().unwrap_or_else(PoisonError::into_inner).clone();
        assert_eq!((said.lines().count(), stats.files_unreadable.get()), (NAMED, 12));
        assert!(
            said.starts_with("streamc: directory in: `in/0` is left out: it is corrupt (files_unreadable)\n")
        );
        assert!(said.ends_with("(files_unreadable; further ones are only counted)\n"), "{said}");
    }
}
