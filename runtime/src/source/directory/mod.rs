//! The files that appear in a directory, whatever their format.
//!
//! For every batch the directory is listed, `watch` chooses, and the chosen files are looked at:
//! their lengths are taken and they are divided into blocks. A block is read by the task that
//! processes it; no file is kept open in between, so that a thousand files at once need no thousand
//! handles.
//!
//! The positions of a directory are those of its files. A file that is not wanted, because it was
//! there at the start, has its end as its position. When the directory was looked at first is a
//! position, too: a run that continues takes what has appeared since then.
//!
//! **Invariant:** every record of a file is in one batch, or the file is counted and spoken of.

mod by_path;
mod glob;
mod pieces;
mod watch;

pub(super) use glob::{Directories, directories};

use super::{
    Limits, Planned, Positions, ReadError, Reading, SourceCx,
    format::{FileFormat, FormatFile, Found},
    unreadable::{LeftOut, Unreadable, WatchedFile},
};
use crate::{
    batch::{FileId, Position, Span, SplitId, SplitStatus},
    env::{Entry, EntryKind, FileRead, Fs, micros},
    error::Error,
    metrics::stats::{Count, Stats},
    record::Stored,
};
use by_path::{ByPath, vanished};
use pieces::{Piece, blocks_of, spread};
use std::{
    collections::{BTreeMap, VecDeque},
    io,
    ops::Range,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, atomic::AtomicBool},
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
    running: OnceLock<Running>,
}

#[derive(Debug)]
struct Running {
    cx: SourceCx,
    left_out: Arc<LeftOut>,
    state: Mutex<State>,
    /// apart from the state: who reads need not wait until a directory is listed
    open: Mutex<BTreeMap<Arc<Path>, Taken>>,
    /// whether a vanished file has been reported
    vanished: Arc<AtomicBool>,
}

/// A file of which some blocks are in no decided batch yet.
#[derive(Debug)]
struct Taken {
    id: Arc<FileId>,
    found: Found,
    /// so many
    blocks: usize,
}

#[derive(Debug)]
struct State {
    watch: Watch,
    /// could not be listed yet, so that nobody knows what they held at the start
    unseen: Vec<PathBuf>,
    /// what was too much for one batch
    pieces: VecDeque<Piece>,
    /// positions of which no plan has told
    moved: Vec<(SplitId, Position)>,
    stopped: bool,
    /// stopped gracefully: what is there already can still be planned, once
    draining: bool,
    said: Said,
}

/// What has been reported.
#[derive(Debug, Default)]
struct Said {
    lost: bool,
    changed: bool,
    ahead: bool,
    /// entries that cannot be read
    unusable: usize,
    /// the directories that cannot be listed at the moment, and why
    outage: BTreeMap<PathBuf, Arc<str>>,
}

/// What is in the directories now.
#[derive(Debug, Default)]
struct Listing {
    entries: Vec<Entry>,
    /// the directories that could not be listed
    failed: Vec<(PathBuf, io::Error)>,
    is_pattern: bool,
}

impl Directory {
    pub(super) fn new(pattern: PathBuf, options: Options) -> Self {
        Directory { pattern, options, running: OnceLock::new() }
    }

    pub(super) fn name(&self) -> String {
        format!("directory {}", self.pattern.display())
    }

    pub(super) fn start<F: FileFormat>(
        &self,
        cx: &SourceCx,
        from: &Positions,
        format: &F,
    ) -> Result<(), Error> {
        let before = from.of(&SplitId::ONLY).and_then(Position::offset);
        let started = before.unwrap_or_else(|| cx.clock.now());
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
        let mut moved = Vec::new();
        if before.is_some() {
            let files = from.iter().filter_map(|(_, position)| position.file());
            files.for_each(|file| watch.known(file, cx.clock.now()));
        } else {
            moved.push((SplitId::ONLY, Position::Offset(started)));
            moved.extend(watch.present(&listing.entries).into_iter().map(unwanted));
        }
        let unseen = match before {
            Some(_) => Vec::new(),
            None => listing.failed.into_iter().map(|(folder, _)| folder).collect(),
        };
        let (said, pieces) = (Said::default(), VecDeque::new());
        let (stopped, draining) = (false, false);
        let state = Mutex::new(State { watch, unseen, pieces, moved, stopped, draining, said });
        let left_out = Arc::new(LeftOut::new(self.name(), cx.stats.clone()));
        let (open, vanished) = Default::default();
        let running = Running { cx: cx.clone(), left_out, state, open, vanished };
        let begun = from.iter().filter_map(|(_, position)| match position {
            Position::File { file, offset } if *offset < file.len => Some((file, *offset)),
            _ => None,
        });
        for (file, offset) in begun.filter(|_| before.is_some()) {
            let rest = running.rest_of(file, offset, format).map_err(|why| {
                let path = file.path.display();
                let reason = format!("`{path}` was read up to byte {offset} before, and {why}");
                Error::source_failed(self.name(), reason)
            })?;
            running.lock().pieces.extend(rest);
        }
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

    /// The batch that is being formed, of files in this format.
    pub(super) fn plan<F: FileFormat>(&self, limits: &Limits, format: &F) -> Planned {
        let Some(running) = self.running.get() else {
            return Planned::nothing(SplitStatus::CaughtUp);
        };
        let Running { cx, left_out, .. } = running;
        let mut state = running.lock();
        let state = &mut *state;
        if state.stopped && !std::mem::take(&mut state.draining) {
            state.pieces.clear();
            return Planned::nothing(SplitStatus::Behind);
        }
        if limits.pauses(&SplitId::ONLY) {
            state.draining |= state.stopped;
            return Planned::nothing(SplitStatus::Behind);
        }
        let now = cx.clock.now();
        let max_bytes = limits.bytes;
        let waiting = state.pieces.iter().fold(0u64, |sum, piece| sum.saturating_add(piece.weight));
        let is_full = waiting >= max_bytes;
        left_out.take_whole().iter().for_each(|path| state.watch.left_out(path));
        let mut forgotten = Vec::new();
        let files = if is_full { Vec::new() } else { self.chosen(running, state, now, &mut forgotten) };
        // it was not looked at what there is
        state.draining |= state.stopped && is_full;
        let total: u64 = files.iter().take(self.options.max_files).map(|entry| entry.len).sum();
        let block_bytes =
            (total / limits.partitions as u64).clamp(BLOCK_BYTES.start, BLOCK_BYTES.end).min(max_bytes);
        let mut n_taken = 0;
        let mut left_over = is_full;
        for entry in files {
            if n_taken == self.options.max_files {
                state.watch.left_over(&entry);
                left_over = true;
                // a graceful stop takes them too, by further batches
                state.draining = state.stopped;
                continue;
            }
            let path: Arc<Path> = entry.path.as_path().into();
            let file = running.by_path(&path);
            let opened = file.size().and_then(|len| {
                let found = running.found(file, &path, len);
                let opened = format.open(&found, &cx.stats)?;
                let blocks = blocks_of::<F::Stored>(&opened, opened.records()?, block_bytes)?;
                opened.count_rest();
                Ok((found, blocks, len.unwrap_or(entry.len)))
            });
            match opened {
                Ok((found, blocks, len)) => {
                    // one name for each file, however many blocks it has
                    let id = FileId::new(&path, len).with_identity(entry.id, entry.modified);
                    let id = Arc::new(id);
                    if blocks.is_empty() {
                        state.moved.push(unwanted(FileId::clone(&id)));
                    }
                    state.pieces.extend(running.take(&id, found, blocks));
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
        let fits = |piece: &&Piece| {
            taken = taken.saturating_add(piece.weight);
            taken <= max_bytes
        };
        let n = state.pieces.iter().take_while(fits).count().max(1).min(state.pieces.len());
        let pieces: Vec<Piece> = state.pieces.drain(..n).collect();
        state.draining |= state.stopped && !state.pieces.is_empty();
        // after a graceful stop this was the last time
        if state.stopped && !state.draining {
            cx.wake.signal();
        }
        cx.stats.bytes_in.add(pieces.iter().map(|piece| piece.bytes).sum());
        cx.stats.blocks.add(pieces.len() as u64);
        let status = match state.said.outage.values().next() {
            _ if left_over || !state.pieces.is_empty() => SplitStatus::Behind,
            Some(why) => SplitStatus::Unreachable(Arc::clone(why)),
            None if pieces.is_empty() => SplitStatus::CaughtUp,
            None => SplitStatus::Read,
        };
        // what is after the last record of a file is no block of it
        let ends = pieces.iter().filter(|piece| piece.is_last && piece.range.end < piece.file.len);
        state.moved.extend(ends.map(|piece| unwanted(FileId::clone(&piece.file))));
        let mut planned = Planned::of(spread(pieces, limits.partitions), status);
        planned.moved = std::mem::take(&mut state.moved);
        planned.forgotten = forgotten.into_iter().map(|file| (SplitId::ONLY, Arc::new(file))).collect();
        planned
    }

    /// The blocks of what was planned. For the first time, what cannot be read is left out; again,
    /// it is an error.
    pub(super) fn read<S: Stored, F: FileFormat<Stored = S>>(
        &self,
        spans: &[Span],
        reading: Reading,
        format: &F,
    ) -> Result<Vec<S::Block>, ReadError> {
        let Some(running) = self.running.get() else {
            return Err(ReadError::Failed("it was not started".to_owned()));
        };
        let mut blocks = Vec::with_capacity(spans.len());
        let mut open: Option<(Arc<FileId>, F::File)> = None;
        for span in spans {
            let (Some(id), Some((_, range))) = (span.from.file(), span.file_range()) else {
                return Err(ReadError::Failed("it is in no file".to_owned()));
            };
            let is_open = open.as_ref().is_some_and(|(other, _)| Arc::ptr_eq(other, id));
            if !is_open {
                let found = match reading {
                    Reading::Live => running.taken(id),
                    Reading::Replay => running.find_again(id)?,
                };
                let wrong = |e: io::Error| ReadError::Gone(format!("`{}`: {e}", id.path.display()));
                open = Some((Arc::clone(id), format.open(&found, &running.cx.stats).map_err(wrong)?));
            }
            if let Some((_, file)) = &open {
                blocks.push(file.block(range));
            }
        }
        Ok(blocks)
    }

    /// What was planned need not be known any more where all blocks of its file are decided.
    pub(super) fn decided(&self, spans: &[Span]) {
        let Some(running) = self.running.get() else { return };
        let mut open = running.open();
        for id in spans.iter().filter_map(|span| span.from.file()) {
            let Some(taken) = open.get_mut(&id.path).filter(|taken| taken.id == *id) else { continue };
            taken.blocks = taken.blocks.saturating_sub(1);
            if taken.blocks == 0 {
                open.remove(&id.path);
            }
        }
    }

    /// The files of the batch.
    fn chosen(
        &self,
        running: &Running,
        state: &mut State,
        now: u64,
        forgotten: &mut Vec<FileId>,
    ) -> Vec<Entry> {
        let cx = &running.cx;
        let Listing { entries, failed, .. } = self.list(&*cx.fs);
        let unlisted: Vec<PathBuf> = failed.iter().map(|(folder, _)| folder.clone()).collect();
        self.outages(cx, &mut state.said, failed);
        let is_unseen = |folder: &PathBuf| unlisted.contains(folder);
        for folder in state.unseen.extract_if(.., |folder| !is_unseen(folder)) {
            let inside = entries.iter().filter(|entry| entry.path.starts_with(&folder)).cloned();
            let present = state.watch.present(&inside.collect::<Vec<_>>());
            state.moved.extend(present.into_iter().map(unwanted));
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
        let is_lost = |entry: &&Entry| chosen.lost.contains(&entry.path);
        state.moved.extend(entries.iter().filter(is_lost).map(|entry| unwanted(watch::file_id(entry))));
        forgotten.extend(chosen.forgotten);
        chosen.gone.iter().for_each(|path| vanished(&cx.stats, &running.vanished, path));
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
        said.outage.retain(|folder, _| failed.iter().any(|(other, _)| other == folder));
        for (folder, e) in failed {
            cx.stats.listings_failed.add(1);
            let why = format!("`{}` cannot be listed: {e}", folder.display());
            let mut known = said.outage.insert(folder.clone(), why.into()).is_some();
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

    fn stats(&self) -> Option<&Arc<Stats>> {
        self.running.get().map(|running| &running.cx.stats)
    }

    pub(super) fn finished(&self) -> bool {
        self.running.get().is_some_and(|running| {
            let state = running.lock();
            state.stopped && !state.draining
        })
    }

    pub(super) fn stop(&self, graceful: bool) {
        if let Some(running) = self.running.get() {
            let mut state = running.lock();
            state.draining = graceful && (!state.stopped || state.draining);
            state.stopped = true;
        }
    }
}

impl Running {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn open(&self) -> MutexGuard<'_, BTreeMap<Arc<Path>, Taken>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn by_path(&self, path: &Path) -> ByPath {
        ByPath::new(&self.cx, path, &self.vanished)
    }

    /// A file of which nothing was read before; what cannot be read of it is left out.
    fn found(&self, file: ByPath, path: &Arc<Path>, len: Option<u64>) -> Found {
        let unreadable = Unreadable::LeftOut(Arc::new(WatchedFile::new(&self.left_out, path)));
        let (name, path) = (format!("file {}", path.display()), Arc::clone(path));
        Found { file: Arc::new(file), name, path, len, unreadable, unchanging: None }
    }

    /// The blocks of a file, which are in batches to come.
    fn take(
        &self,
        id: &Arc<FileId>,
        found: Found,
        blocks: Vec<(u64, Range<u64>)>,
    ) -> impl Iterator<Item = Piece> + use<> {
        if !blocks.is_empty() {
            let taken = Taken { id: Arc::clone(id), found, blocks: blocks.len() };
            self.open().insert(Arc::clone(&id.path), taken);
        }
        let (file, last) = (Arc::clone(id), blocks.len().saturating_sub(1));
        blocks.into_iter().enumerate().map(move |(i, (weight, range))| {
            let bytes = (range.end - range.start).min(file.len);
            Piece { file: Arc::clone(&file), range, bytes, weight, is_last: i == last }
        })
    }

    /// A file that was taken, as it was then: what has been appended to it is no part of it.
    fn taken(&self, id: &Arc<FileId>) -> Found {
        if let Some(taken) = self.open().get(&id.path).filter(|taken| taken.id == *id) {
            return taken.found.clone();
        }
        let file = self.by_path(&id.path);
        let has_size = file.size().map_or(true, |len| len.is_some());
        self.found(file, &id.path, has_size.then_some(id.len))
    }

    /// A file of which an earlier run has read what is before the byte `offset`, in blocks; or what
    /// became of it.
    fn rest_of<F: FileFormat>(
        &self,
        id: &Arc<FileId>,
        offset: u64,
        format: &F,
    ) -> Result<impl Iterator<Item = Piece> + use<F>, String> {
        let file = self.by_path(&id.path);
        let len = self.as_it_was(&file, id)?;
        let found = self.found(file, &id.path, len);
        let bytes = BLOCK_BYTES.end.min(self.cx.max_batch_bytes.max(1));
        let blocks = format.open(&found, &self.cx.stats).and_then(|opened| {
            let Range { start, end } = opened.records()?;
            blocks_of::<F::Stored>(&opened, offset.max(start)..end, bytes)
        });
        let blocks = blocks.map_err(|e| format!("it cannot be read any more: {e}"))?;
        Ok(self.take(id, found, blocks))
    }

    /// A file that was read before, to be read again.
    fn find_again(&self, id: &Arc<FileId>) -> Result<Found, ReadError> {
        let (name, file) = (format!("file {}", id.path.display()), self.by_path(&id.path));
        let len = self
            .as_it_was(&file, id)
            .map_err(|why| ReadError::Gone(format!("{name} was read, and {why}")))?;
        let (path, unreadable) = (Arc::clone(&id.path), Unreadable::Fails);
        Ok(Found { file: Arc::new(file), name, path, len, unreadable, unchanging: None })
    }

    /// The length of a file, if it is as it was when it was taken.
    fn as_it_was(&self, file: &ByPath, id: &FileId) -> Result<Option<u64>, String> {
        let gone = |e: io::Error| format!("it cannot be opened any more: {e}");
        let len = file.size().map_err(gone)?;
        if let Some(now) = len.filter(|len| *len != id.len) {
            return Err(format!("it has {now} bytes now, and had {}", id.len));
        }
        let now = file.identity().map_err(gone)?;
        if (id.id, id.modified) != (now.id, now.modified) {
            return Err("it has been changed or replaced since".to_owned());
        }
        Ok(len)
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

/// A file that is not to be read: it has been read to its end.
fn unwanted(file: FileId) -> (SplitId, Position) {
    let offset = file.len;
    (SplitId::ONLY, Position::File { file: Arc::new(file), offset })
}
