//! The files that appear in a directory: what [`super::text_file_stream`] and
//! [`super::binary_records_stream`] share.
//!
//! For every batch the directory is listed, `watch` chooses, and the chosen files are looked at:
//! their lengths are taken and they are divided into blocks. A block is read by the task that
//! processes it; no file is kept open in between, so that a thousand files at once need no thousand
//! handles.
//!
//! **Invariant:** every record of a file is in one batch, or the file is counted and spoken of.

mod glob;
mod watch;

pub(super) use glob::{Directories, directories};

use super::{
    Cut, SourceCx,
    unreadable::{LeftOut, Unreadable, WatchedFile},
};
use crate::{
    batch::BlockRange,
    env::{Entry, EntryKind, FileRead, Fs, Map, Unchanging, micros},
    error::Error,
    metrics::stats::{Count, Stats},
    record::Stored,
    source::SourcePart,
};
use std::{
    collections::{BTreeSet, VecDeque},
    fmt,
    io::{self, Read},
    ops::Range,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, OnceLock, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::Duration,
};
use watch::Watch;

/// Blocks are not larger than a huge page, and not so small that dividing them costs more than
/// reading them.
const BLOCK_BYTES: Range<u64> = 64 << 10..2 << 20;
/// How far back a batch looks, unless told otherwise (Spark's `minRememberDuration`).
const REMEMBER: Duration = Duration::from_secs(60);
/// So many entries that cannot be read are named; the others are counted.
const NAMED: usize = 10;

/// What the user chose.
#[derive(Clone, Debug)]
pub(super) struct Options {
    pub(super) new_files_only: bool,
    /// or what is wrong with what the user gave
    pub(super) remember: Result<Duration, String>,
    /// so many in a batch at most
    pub(super) max_files: usize,
}

impl Default for Options {
    fn default() -> Self {
        Options { new_files_only: true, remember: Ok(REMEMBER), max_files: usize::MAX }
    }
}

/// A directory, or a pattern for several.
#[derive(Debug)]
pub(super) struct Directory {
    pattern: PathBuf,
    options: Options,
    /// of a batch
    max_bytes: AtomicU64,
    running: OnceLock<Running>,
}

#[derive(Debug)]
struct Running {
    cx: SourceCx,
    left_out: Arc<LeftOut>,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    watch: Watch,
    /// could not be listed yet, so that nobody knows what they held at the start
    unseen: Vec<PathBuf>,
    next_block: u64,
    stopped: bool,
    /// stopped gracefully: what is there already can still be cut, once
    draining: bool,
    said: Said,
}

/// What has been reported.
#[derive(Debug, Default)]
struct Said {
    lost: bool,
    changed: bool,
    ahead: bool,
    vanished: Arc<AtomicBool>,
    /// entries that cannot be read
    unusable: usize,
    /// the directories that cannot be listed at the moment
    outage: BTreeSet<PathBuf>,
}

/// What is in the directories now.
#[derive(Debug, Default)]
struct Listing {
    entries: Vec<Entry>,
    /// the directories that could not be listed
    failed: Vec<(PathBuf, io::Error)>,
    is_pattern: bool,
}

/// A file that belongs to the batch that is being formed.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) file: Arc<dyn FileRead>,
    /// `file in/a.txt`
    pub(super) name: String,
    /// none if it does not say so
    pub(super) len: Option<u64>,
    pub(super) path: PathBuf,
    /// about how large its blocks should be
    pub(super) block_bytes: u64,
    pub(super) unreadable: Unreadable,
}

/// A block of a file, where it lies in the file, and about how many bytes it takes once it is read.
pub(super) type BlockOf<S> = (<S as Stored>::Block, Range<u64>, u64);

impl Directory {
    pub(super) fn new(pattern: PathBuf, options: Options) -> Self {
        Directory { pattern, options, max_bytes: AtomicU64::new(u64::MAX), running: OnceLock::new() }
    }

    pub(super) fn name(&self) -> String {
        format!("directory {}", self.pattern.display())
    }

    pub(super) fn bound(&self, bytes: u64) {
        self.max_bytes.store(bytes, Ordering::Relaxed);
    }

    pub(super) fn start(&self, cx: &SourceCx) -> Result<(), Error> {
        let started = cx.clock.now();
        let remember = self.options.remember.as_ref();
        let remember = remember
            .map_err(|wrong| Error::source_failed(self.name(), format!("`.remember(..)`: {wrong}")))?;
        let (interval, remember) = (micros(cx.batch_interval), micros(*remember));
        let mut watch = Watch::new(self.options.new_files_only, interval, remember, started);
        let mut listing = self.list(&*cx.fs);
        // one of several may come to be readable; the only one is a mistake
        if !listing.is_pattern
            && let Some((_, cause)) = listing.failed.pop()
        {
            let reason = "cannot be listed".to_owned();
            return Err(Error::Source { name: self.name(), reason, cause: Some(cause) });
        }
        watch.present(&listing.entries);
        let unseen = listing.failed.into_iter().map(|(folder, _)| folder).collect();
        let said = Said::default();
        let state = State { watch, unseen, next_block: 0, stopped: false, draining: false, said };
        let left_out = Arc::new(LeftOut::new(self.name(), cx.stats.clone()));
        let running = Running { cx: cx.clone(), left_out, state: Mutex::new(state) };
        let again = |_| Error::source_failed(self.name(), "a source can be started only once");
        self.running.set(running).map_err(again)
    }

    /// One directory that cannot be listed does not stop the others.
    fn list(&self, fs: &dyn Fs) -> Listing {
        let Directories { found, failed, is_pattern } = directories(fs, &self.pattern);
        let mut listing = Listing { entries: Vec::new(), failed, is_pattern };
        for folder in found {
            match fs.entries(&folder) {
                Ok(more) => listing.entries.extend(more),
                // it has vanished, or there was something of that name only in other directories
                Err(e) if e.kind() == io::ErrorKind::NotFound && is_pattern => {}
                Err(e) => listing.failed.push((folder, e)),
            }
        }
        listing
    }

    /// The batch that is being formed; `blocks_of` divides a file into blocks, and `left` keeps
    /// what is too much for one batch.
    pub(super) fn cut<S: Stored>(
        &self,
        limit: usize,
        left: &Left<S>,
        blocks_of: impl Fn(&Found) -> io::Result<Vec<BlockOf<S>>>,
    ) -> Cut<S> {
        let Some(Running { cx, left_out, state }) = self.running.get() else { return Cut::empty() };
        let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
        let state = &mut *state;
        let mut pieces = left.0.lock().unwrap_or_else(PoisonError::into_inner);
        if state.stopped && !std::mem::take(&mut state.draining) {
            pieces.clear();
            return Cut::empty();
        }
        let now = cx.clock.now();
        let max_bytes = self.max_bytes.load(Ordering::Relaxed);
        let is_full = pieces.iter().fold(0u64, |sum, piece| sum.saturating_add(piece.weight)) >= max_bytes;
        left_out.take_whole().iter().for_each(|path| state.watch.left_out(path));
        let files = if is_full { Vec::new() } else { self.chosen(cx, state, now) };
        // it was not looked at what there is
        state.draining |= state.stopped && is_full;
        let total: u64 = files.iter().take(self.options.max_files).map(|entry| entry.len).sum();
        let block_bytes =
            (total / limit.max(1) as u64).clamp(BLOCK_BYTES.start, BLOCK_BYTES.end).min(max_bytes);
        let mut n_taken = 0;
        for entry in files {
            if n_taken == self.options.max_files {
                state.watch.left_over(&entry);
                // a graceful stop takes them too, by further batches
                state.draining = state.stopped;
                continue;
            }
            let file = ByPath::new(cx, &entry.path, &state.said.vanished);
            let opened = file.size().and_then(|len| {
                let (name, path) = (format!("file {}", entry.path.display()), entry.path.clone());
                let unreadable = Unreadable::LeftOut(Arc::new(WatchedFile::new(left_out, &path)));
                let found = Found { file: Arc::new(file), name, len, path, block_bytes, unreadable };
                Ok((blocks_of(&found)?, len.unwrap_or(entry.len)))
            });
            match opened {
                Ok((more, len)) => {
                    // one name for each file, however many blocks it has
                    let name: Arc<Path> = entry.path.as_path().into();
                    let n_bytes = |range: &Range<u64>| (range.end - range.start).min(len);
                    pieces.extend(more.into_iter().map(|(block, range, weight)| {
                        let bytes = n_bytes(&range);
                        Piece { block, file: name.clone(), range, bytes, weight }
                    }));
                    state.watch.taken(&entry, len, now);
                    cx.stats.files.add(1);
                    n_taken += 1;
                }
                Err(e) if e.kind() == io::ErrorKind::NotFound => {
                    state.watch.vanished(&entry.path);
                }
                Err(e) => {
                    if state.watch.unreadable(&entry) {
                        let what = format!(
                            "cannot be read: {e}; it is tried again in every batch while it is there"
                        );
                        left_out.count(&entry.path, &what);
                    }
                }
            }
        }
        let mut taken = 0u64;
        let fits = |piece: &&Piece<S>| {
            taken = taken.saturating_add(piece.weight);
            taken <= max_bytes
        };
        let n = pieces.iter().take_while(fits).count().max(1).min(pieces.len());
        let blocks: Vec<Piece<S>> = pieces.drain(..n).collect();
        let bytes_in: u64 = blocks.iter().map(|piece| piece.bytes).sum();
        state.draining |= state.stopped && !pieces.is_empty();
        // after a graceful stop this was the last time
        if state.stopped && !state.draining {
            cx.wake.signal();
        }
        let mut cut = spread(blocks, limit, state.next_block);
        state.next_block += cut.lineage.len() as u64;
        cx.stats.bytes_in.add(bytes_in);
        cx.stats.blocks.add(cut.lineage.len() as u64);
        // what is read later counts its records then
        cut.records = 0;
        cut
    }

    /// The files of the batch.
    fn chosen(&self, cx: &SourceCx, state: &mut State, now: u64) -> Vec<Entry> {
        let Listing { entries, failed, .. } = self.list(&*cx.fs);
        let unlisted: Vec<PathBuf> = failed.iter().map(|(folder, _)| folder.clone()).collect();
        self.outages(cx, &mut state.said, failed);
        let is_unseen = |folder: &PathBuf| unlisted.contains(folder);
        for folder in state.unseen.extract_if(.., |folder| !is_unseen(folder)) {
            let inside = entries.iter().filter(|entry| entry.path.starts_with(&folder)).cloned();
            state.watch.present(&inside.collect::<Vec<_>>());
        }
        let chosen = state.watch.choose(&entries, &unlisted, now);
        let told = |count: &Count, said: &mut bool, paths: &[PathBuf], text: &str| {
            count.add(paths.len() as u64);
            if let Some(path) = paths.first() {
                self.say(said, path, text);
            }
        };
        told(
            &cx.stats.files_too_old,
            &mut state.said.lost,
            &chosen.lost,
            "is not read: it was there at the start and is older than the source looks back. Give the source \
             `.remember(duration)` to read older files. Others like it are counted (files_too_old)",
        );
        told(
            &cx.stats.files_changed,
            &mut state.said.changed,
            &chosen.changed,
            "has changed since it was read, and is not read again: write files elsewhere and rename them into the \
             directory when they are complete. Others like it are counted (files_changed)",
        );
        told(
            &cx.stats.files_ahead,
            &mut state.said.ahead,
            &chosen.ahead,
            "carries a time in the future and is read when that has come: check the clocks of this machine and of the file \
             system. Others like it are counted (files_ahead)",
        );
        chosen.gone.iter().for_each(|path| vanished(&cx.stats, &state.said.vanished, path));
        for (path, kind) in &chosen.unusable {
            cx.stats.entries_unusable.add(1);
            state.said.unusable += 1;
            if state.said.unusable <= NAMED {
                let last = if state.said.unusable == NAMED { "; further ones are only counted" } else { "" };
                let text = format!("is left out: {} (entries_unusable{last})", unusable(*kind));
                self.say(&mut false, path, &text);
            }
        }
        chosen.files
    }

    /// Counts the directories that cannot be listed, and reports each when that begins.
    fn outages(&self, cx: &SourceCx, said: &mut Said, failed: Vec<(PathBuf, io::Error)>) {
        said.outage.retain(|folder| failed.iter().any(|(other, _)| other == folder));
        for (folder, e) in failed {
            cx.stats.listings_failed.add(1);
            let mut known = !said.outage.insert(folder.clone());
            let text = format!("cannot be listed: {e}; it is tried again in every batch");
            self.say(&mut known, &folder, &text);
        }
    }

    fn say(&self, said: &mut bool, path: &Path, text: &str) {
        if !std::mem::replace(said, true) {
            let report =
                |stats: &Arc<Stats>| stats.report(&self.name(), &format!("`{}` {text}", path.display()));
            self.stats().into_iter().for_each(report);
        }
    }

    pub(super) fn stats(&self) -> Option<&Arc<Stats>> {
        self.running.get().map(|running| &running.cx.stats)
    }

    pub(super) fn finished(&self) -> bool {
        self.running.get().is_some_and(|running| {
            let state = running.state.lock().unwrap_or_else(PoisonError::into_inner);
            state.stopped && !state.draining
        })
    }

    pub(super) fn stop(&self, graceful: bool) {
        if let Some(running) = self.running.get() {
            let mut state = running.state.lock().unwrap_or_else(PoisonError::into_inner);
            state.draining = graceful && (!state.stopped || state.draining);
            state.stopped = true;
        }
    }
}

/// What is wrong with an entry.
fn unusable(kind: EntryKind) -> String {
    match kind {
        EntryKind::Unusable(io::ErrorKind::NotFound) => "it is a link that leads nowhere".to_owned(),
        EntryKind::Unusable(kind) => format!("it cannot be looked at: {kind}"),
        EntryKind::Other | EntryKind::File | EntryKind::Folder => {
            "it is a pipe, a socket or a device".to_owned()
        }
    }
}

/// What was too much for one batch.
pub(super) struct Left<S: Stored>(Mutex<VecDeque<Piece<S>>>);

impl<S: Stored> Default for Left<S> {
    fn default() -> Self {
        Left(Mutex::default())
    }
}

impl<S: Stored> fmt::Debug for Left<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Left")
    }
}

/// A block of a file.
struct Piece<S: Stored> {
    block: S::Block,
    file: Arc<Path>,
    /// where it lies
    range: Range<u64>,
    /// how much there is to read
    bytes: u64,
    /// and how much memory that takes then
    weight: u64,
}

/// Blocks in order to at most `limit` partitions with about as many bytes each.
fn spread<S: Stored>(pieces: Vec<Piece<S>>, limit: usize, first: u64) -> Cut<S> {
    let total: u64 = pieces.iter().fold(0, |total, piece| total.saturating_add(piece.weight));
    let mut cut = Cut::empty();
    let (mut before, mut group) = (0u64, None);
    for (i, Piece { block, file, range, weight, .. }) in pieces.into_iter().enumerate() {
        let middle = u128::from(before.saturating_add(weight / 2)) * limit.max(1) as u128;
        let here = (middle / u128::from(total.max(1))).min(limit as u128);
        if group != Some(here) {
            group = Some(here);
            cut.parts.push(SourcePart::new(Vec::new()));
        }
        before = before.saturating_add(weight);
        let partition = cut.parts.len() as u32 - 1;
        cut.lineage.push(BlockRange { block: first + i as u64, file: Some(file), bytes: range, partition });
        if let Some(part) = cut.parts.last_mut() {
            part.blocks.push(block);
        }
    }
    cut
}

fn vanished(stats: &Stats, said: &AtomicBool, path: &Path) {
    stats.files_vanished.add(1);
    if !said.swap(true, Ordering::Relaxed) {
        stats.report(
            &format!("file {}", path.display()),
            "has vanished before it was read: let files stay in the directory until their batch is done. Others like it \
             are counted (files_vanished)",
        );
    }
}

/// A file that is opened anew for each reading. One that is not there any more is counted, once.
#[derive(Debug)]
struct ByPath {
    fs: Arc<dyn Fs>,
    path: PathBuf,
    stats: Arc<Stats>,
    said: Arc<AtomicBool>,
    vanished: AtomicBool,
}

impl ByPath {
    fn new(cx: &SourceCx, path: &Path, said: &Arc<AtomicBool>) -> Self {
        ByPath {
            fs: cx.fs.clone(),
            path: path.to_owned(),
            stats: cx.stats.clone(),
            said: said.clone(),
            vanished: AtomicBool::new(false),
        }
    }

    fn open(&self) -> io::Result<Box<dyn FileRead>> {
        // it was a regular file when it was listed, and a pipe that has taken its place must not
        // hold the batches back
        self.fs.open_regular(&self.path).inspect_err(|e| {
            if e.kind() == io::ErrorKind::NotFound && !self.vanished.swap(true, Ordering::Relaxed) {
                vanished(&self.stats, &self.said, &self.path);
            }
        })
    }
}

impl FileRead for ByPath {
    fn size(&self) -> io::Result<Option<u64>> {
        self.open()?.size()
    }

    fn read_at(&self, bytes: &mut [u8], offset: u64) -> io::Result<usize> {
        self.open()?.read_at(bytes, offset)
    }

    fn stream(&self) -> io::Result<Box<dyn Read + Send>> {
        self.open()?.stream()
    }

    fn map(&self, promise: Unchanging) -> io::Result<Map> {
        self.open()?.map(promise)
    }
}
