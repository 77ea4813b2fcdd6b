//! Which files of a directory belong to a batch, as a state machine without files and clock.
//! Spark's rule (rows SRC-04 to SRC-08) but for the age of new files: a file that was not there at
//! the first listing is new, whatever time it carries. The clock of a file system is coarser than
//! ours and may be another machine's, and `mv` keeps a file's time, so an age says nothing about
//! when a file appeared.
//!
//! A file is taken by the first batch at or after its time of modification. Files that were there
//! at the first listing are left out, or taken as far back as the remember window reaches.
//!
//! **Invariants:** a path is taken once for as long as it is listed, and for the remember window
//! after that; everything that is left out for good is reported to the caller, once. What is known
//! is bounded by what the directory holds and what it held within the window.

use crate::{
    batch::FileId,
    env::{Entry, EntryKind},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

/// The coarsest clock of a file system, in microseconds (that of FAT): a file that was changed so
/// shortly before we looked may have been changed again without its time showing it.
const GRAIN: u64 = 2_000_000;

/// What tells it from another one of its name.
pub(super) fn file_id(entry: &Entry) -> FileId {
    FileId::new(&entry.path, entry.len).with_identity(entry.id, entry.modified)
}

/// The rule, and what is known of the files.
#[derive(Debug)]
pub(super) struct Watch {
    new_files_only: bool,
    /// how long a path is remembered, in microseconds; at least an interval
    remember: u64,
    /// when the context started
    started: u64,
    files: BTreeMap<PathBuf, Known>,
}

#[derive(Debug)]
struct Known {
    fate: Fate,
    len: u64,
    modified: u64,
    id: u64,
    /// when this was noted
    noted: u64,
    /// when a listing first lacked it
    absent: Option<u64>,
}

/// `(Present | Old | Lost | Unusable | Ahead)? (Waiting | Taken LeftOut?)*`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    /// there at the start, and not wanted
    Present,
    /// there at the start, and wanted if it is not too old
    Old,
    /// there at the start, and too old
    Lost,
    /// nothing that can be read
    Unusable,
    /// its time has not come
    Ahead,
    /// chosen, but there were too many, or it was tried and could not be opened
    Waiting { tried: bool },
    /// given to the batch of that time
    Taken { at: u64 },
    /// given to a batch, which has read nothing of it
    LeftOut,
}

/// What one listing brought.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Chosen {
    /// to be read, the oldest first
    pub(super) files: Vec<Entry>,
    /// too old to be read
    pub(super) lost: Vec<PathBuf>,
    /// changed after they were read
    pub(super) changed: Vec<PathBuf>,
    /// gone before they could be opened
    pub(super) gone: Vec<PathBuf>,
    /// of a time so far in the future that a clock must be wrong
    pub(super) ahead: Vec<PathBuf>,
    /// neither files nor folders
    pub(super) unusable: Vec<(PathBuf, EntryKind)>,
    /// that were taken or not wanted, and are not remembered any more
    pub(super) forgotten: Vec<FileId>,
}

impl Known {
    fn new(fate: Fate, entry: &Entry, noted: u64) -> Self {
        Known { fate, len: entry.len, modified: entry.modified, id: entry.id, noted, absent: None }
    }

    /// Whether this is the file that was noted, unchanged.
    fn is(&self, entry: &Entry) -> bool {
        // identities are not stable in every file system, so they count only where the time cannot
        // tell
        let by_time = self.modified.saturating_add(GRAIN) < self.noted;
        (self.len, self.modified) == (entry.len, entry.modified) && (by_time || self.id == entry.id)
    }
}

impl Watch {
    /// `remember` is rounded up to whole batches, as in Spark.
    pub(super) fn new(new_files_only: bool, interval: u64, remember: u64, started: u64) -> Self {
        let interval = interval.max(1);
        let remember = remember.max(1).div_ceil(interval).saturating_mul(interval);
        Watch { new_files_only, remember, started, files: BTreeMap::new() }
    }

    /// These were found by the first listing. Returns those that are not wanted.
    pub(super) fn present(&mut self, entries: &[Entry]) -> Vec<FileId> {
        let mut unwanted = Vec::new();
        let fate = if self.new_files_only { Fate::Present } else { Fate::Old };
        for entry in entries.iter().filter(|entry| is_wanted(entry) && entry.kind == EntryKind::File) {
            if entry.modified <= self.started {
                self.files.insert(entry.path.clone(), Known::new(fate, entry, self.started));
                if fate == Fate::Present {
                    unwanted.push(file_id(entry));
                }
            }
        }
        unwanted
    }

    /// An earlier run has taken this file, or did not want it.
    pub(super) fn known(&mut self, file: &FileId, now: u64) {
        let FileId { path, id, len, modified, .. } = file;
        let (fate, noted) = (Fate::Taken { at: now }, now);
        let known = Known { fate, len: *len, modified: *modified, id: *id, noted, absent: None };
        self.files.insert(path.to_path_buf(), known);
    }

    /// What belongs to the batch of the time `now`, when the directories hold `entries` and those
    /// below `unlisted` could not be listed. The caller answers for each file with
    /// [`Watch::taken`], [`Watch::left_over`], [`Watch::unreadable`] or [`Watch::vanished`].
    pub(super) fn choose(&mut self, entries: &[Entry], unlisted: &[PathBuf], now: u64) -> Chosen {
        let mut chosen = Chosen::default();
        for entry in entries.iter().filter(|entry| is_wanted(entry)) {
            self.choose_one(entry, now, &mut chosen);
        }
        self.forget(entries, unlisted, now, &mut chosen);
        chosen.files.sort_by(|a, b| (a.modified, &a.path).cmp(&(b.modified, &b.path)));
        chosen
    }

    fn choose_one(&mut self, entry: &Entry, now: u64, chosen: &mut Chosen) {
        let oldest = self.started.saturating_sub(self.remember);
        let known = self.files.get_mut(&entry.path);
        let was_absent = known.is_some_and(|known| known.absent.take().is_some());
        let known = self.files.get_mut(&entry.path);
        if entry.kind != EntryKind::File {
            if known.is_none() {
                self.files.insert(entry.path.clone(), Known::new(Fate::Unusable, entry, now));
                chosen.unusable.push((entry.path.clone(), entry.kind));
            }
            return;
        }
        let same = known.as_ref().is_some_and(|known| known.is(entry));
        match known {
            Some(Known { fate: Fate::Waiting { .. }, .. }) => chosen.files.push(entry.clone()),
            Some(Known { fate: Fate::Present | Fate::Lost | Fate::Taken { .. } | Fate::LeftOut, .. })
                if same => {}
            Some(Known { fate: Fate::Old, .. }) if same && is_older(entry, oldest) => {
                self.files.insert(entry.path.clone(), Known::new(Fate::Lost, entry, self.started));
                chosen.lost.push(entry.path.clone());
            }
            Some(Known { fate: Fate::Taken { at }, len, modified, id, .. })
                if !was_absent || at.saturating_add(self.remember) > now =>
            {
                (*len, *modified, *id) = (entry.len, entry.modified, entry.id);
                chosen.changed.push(entry.path.clone());
            }
            // its time will come
            Some(Known { fate: Fate::Ahead, .. }) if entry.modified > now => {}
            _ if entry.modified > now => {
                self.files.insert(entry.path.clone(), Known::new(Fate::Ahead, entry, now));
                if entry.modified > now.saturating_add(GRAIN) {
                    chosen.ahead.push(entry.path.clone());
                }
            }
            _ => chosen.files.push(entry.clone()),
        }
    }

    /// A chosen file was given to the batch with that length.
    pub(super) fn taken(&mut self, entry: &Entry, len: u64, now: u64) {
        let known = Known { len, ..Known::new(Fate::Taken { at: now }, entry, now) };
        self.files.insert(entry.path.clone(), known);
    }

    /// A chosen file could not be opened: it is chosen again. Gives whether that is new.
    pub(super) fn unreadable(&mut self, entry: &Entry) -> bool {
        self.waits(entry, true) != Some(Fate::Waiting { tried: true })
    }

    /// There is no room for a chosen file in this batch: it is chosen again.
    pub(super) fn left_over(&mut self, entry: &Entry) {
        let tried = self.files.get(&entry.path).is_some_and(|k| k.fate == Fate::Waiting { tried: true });
        self.waits(entry, tried);
    }

    fn waits(&mut self, entry: &Entry, tried: bool) -> Option<Fate> {
        let known = Known::new(Fate::Waiting { tried }, entry, self.started);
        self.files.insert(entry.path.clone(), known).map(|before| before.fate)
    }

    /// The batch that a file was given to could not read it: it is chosen again if it changes.
    pub(super) fn left_out(&mut self, path: &Path) {
        if let Some(known) = self.files.get_mut(path) {
            known.fate = Fate::LeftOut;
        }
    }

    /// A chosen file was not there any more.
    pub(super) fn vanished(&mut self, path: &Path) {
        self.files.remove(path);
    }

    /// Forgets files that have not been listed for the remember window. A file that is absent from
    /// one listing, or carried away and back, is not taken for a new one.
    fn forget(&mut self, entries: &[Entry], unlisted: &[PathBuf], now: u64, chosen: &mut Chosen) {
        let listed: BTreeSet<&Path> = entries.iter().map(|entry| entry.path.as_path()).collect();
        let remember = self.remember;
        self.files.retain(|path, known| {
            if listed.contains(path.as_path()) || unlisted.iter().any(|folder| path.starts_with(folder)) {
                return true;
            }
            let since = *known.absent.get_or_insert(now);
            let keeps = match known.fate {
                Fate::Taken { at } => at.max(since).saturating_add(remember) > now,
                Fate::Present | Fate::Old | Fate::Lost | Fate::LeftOut => {
                    since.saturating_add(remember) > now
                }
                Fate::Unusable | Fate::Ahead => false,
                Fate::Waiting { .. } => {
                    chosen.gone.push(path.clone());
                    false
                }
            };
            if !keeps && matches!(known.fate, Fate::Taken { .. } | Fate::Present | Fate::Lost | Fate::LeftOut)
            {
                let file = FileId::new(path, known.len);
                chosen.forgotten.push(file.with_identity(known.id, known.modified));
            }
            keeps
        });
    }

    /// How many files are known.
    #[cfg(test)]
    fn len(&self) -> usize {
        self.files.len()
    }
}

/// As Spark has it: a file of the very edge of the window is too old.
fn is_older(entry: &Entry, oldest: u64) -> bool {
    oldest > 0 && entry.modified <= oldest
}

/// Something whose name does not say that it is hidden or not finished; directories within the
/// directory are not read.
fn is_wanted(entry: &Entry) -> bool {
    let name = entry.path.file_name().unwrap_or_default().as_encoded_bytes();
    entry.kind != EntryKind::Folder && !name.starts_with(b".") && !name.starts_with(b"_")
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: u64 = 60;

    fn file(path: &str, modified: u64) -> Entry {
        Entry { path: path.into(), kind: EntryKind::File, len: 1, modified, id: 1 }
    }

    /// Chooses, and takes all that was chosen.
    fn take(watch: &mut Watch, entries: &[Entry], now: u64) -> Chosen {
        let chosen = watch.choose(entries, &[], now);
        chosen.files.iter().for_each(|entry| watch.taken(entry, entry.len, now));
        chosen
    }

    fn names(entries: &[Entry]) -> Vec<&str> {
        entries.iter().map(|entry| entry.path.to_str().unwrap()).collect()
    }

    #[test]
    fn a_file_is_taken_by_the_first_batch_at_or_after_its_time() {
        let mut watch = Watch::new(true, 1, MINUTE, 1000);
        watch.present(&[file("old", 900), file("ahead", 1002)]);
        let entries = [file("a", 1001), file("ahead", 1002), file("b", 1001), file("old", 900)];
        assert_eq!(names(&take(&mut watch, &entries, 1001).files), ["a", "b"]);
        assert_eq!(names(&take(&mut watch, &entries, 1002).files), ["ahead"]);
        assert_eq!(take(&mut watch, &entries, 1003), Chosen::default());
        // written to after the start: new, as in Spark
        let entries = [file("old", 1003)];
        assert_eq!(names(&take(&mut watch, &entries, 1004).files), ["old"]);
    }

    #[test]
    fn what_was_not_there_at_the_first_listing_is_new_whatever_its_time() {
        let mut watch = Watch::new(true, 1, MINUTE, 1000);
        watch.present(&[file("there", 1000), file("old", 3)]);
        let there = [file("there", 1000), file("old", 3)];
        assert_eq!(take(&mut watch, &there, 1001), Chosen::default());
        // of the tick of the start or before it, by a coarse clock, another machine's, or a rename
        for (now, path, modified) in [(1002, "a", 1000), (1003, "b", 999), (2000, "c", 1), (9000, "d", 0)] {
            let entries = [&there[..], &[file(path, modified)]].concat();
            assert_eq!(names(&take(&mut watch, &entries, now).files), [path]);
            assert_eq!(take(&mut watch, &entries, now), Chosen::default());
        }
    }

    #[test]
    fn a_file_that_is_replaced_right_after_the_start_is_new_although_its_time_is_the_same() {
        let mut watch = Watch::new(true, 1, MINUTE, 10 * GRAIN);
        let (fresh, aged) = (file("fresh", 10 * GRAIN - 1), file("aged", GRAIN));
        watch.present(&[fresh.clone(), aged.clone()]);
        // an identity that changes by itself, as in some network file systems, counts only where
        // the time cannot tell
        let entries = [Entry { id: 2, ..fresh }, Entry { id: 2, ..aged }];
        assert_eq!(names(&take(&mut watch, &entries, 10 * GRAIN).files), ["fresh"]);
    }

    #[test]
    fn a_file_that_a_listing_lacks_or_that_is_carried_away_and_back_is_not_new() {
        let mut watch = Watch::new(true, 1, MINUTE, 1000);
        watch.present(&[file("old", 900)]);
        let all = [file("old", 900), file("a", 1001)];
        assert_eq!(names(&take(&mut watch, &all, 1001).files), ["a"]);
        for now in [5000, 5059] {
            assert_eq!(take(&mut watch, &[], now), Chosen::default());
        }
        assert_eq!(take(&mut watch, &all, 5060), Chosen::default());
        // a directory that cannot be listed says nothing about its files, however long that takes
        let in_x = [file("x/a", 5060)];
        take(&mut watch, &in_x, 5061);
        for now in [6000, 7000, 8000] {
            watch.choose(&[], &["x".into()], now);
        }
        assert_eq!(take(&mut watch, &in_x, 8001), Chosen::default());
    }

    #[test]
    fn a_clock_that_is_ahead_is_told_once_and_its_files_wait() {
        let mut watch = Watch::new(true, 1, MINUTE, GRAIN);
        let entries = [file("far", 9 * GRAIN), file("near", GRAIN + 5)];
        assert_eq!(take(&mut watch, &entries, GRAIN + 1).ahead, [PathBuf::from("far")]);
        assert_eq!(take(&mut watch, &entries, GRAIN + 2), Chosen::default());
        assert_eq!(names(&take(&mut watch, &entries, 9 * GRAIN).files), ["near", "far"]);
    }

    #[test]
    fn existing_files_are_taken_as_far_back_as_the_window() {
        let mut watch = Watch::new(false, 1, MINUTE, 1000);
        watch.present(&[file("a", 950), file("b", 930)]);
        let chosen = take(&mut watch, &[file("a", 950), file("b", 930)], 1000);
        assert_eq!((names(&chosen.files), chosen.lost), (vec!["a"], vec![PathBuf::from("b")]));
        // a window that reaches back to the beginning takes files without a time too
        let mut watch = Watch::new(false, 1, u64::MAX, 1000);
        assert_eq!(names(&take(&mut watch, &[file("a", 0)], 1000).files), ["a"]);
    }

    #[test]
    fn a_file_that_was_taken_is_not_taken_again_but_its_changes_are_told() {
        let mut watch = Watch::new(true, 1, MINUTE, 1000);
        take(&mut watch, &[file("a", 1001)], 1001);
        let grown = Entry { len: 2, ..file("a", 1002) };
        let chosen = take(&mut watch, std::slice::from_ref(&grown), 1002);
        assert_eq!((chosen.files.len(), chosen.changed), (0, vec![PathBuf::from("a")]));
        // for as long as it is there
        assert_eq!(take(&mut watch, std::slice::from_ref(&grown), 9000), Chosen::default());
        // once it was gone and the window has passed, a file of that name is another one
        assert_eq!(take(&mut watch, &[], 9001), Chosen::default());
        assert_eq!(names(&take(&mut watch, &[file("a", 9002)], 9002).files), ["a"]);
        // within the window it is not
        take(&mut watch, &[], 9003);
        assert_eq!(take(&mut watch, &[file("a", 9004)], 9004).changed, [PathBuf::from("a")]);
        // and it is forgotten at last
        take(&mut watch, &[], 9005);
        take(&mut watch, &[], 9005 + MINUTE);
        assert_eq!(watch.len(), 0);
    }

    #[test]
    fn what_cannot_be_opened_is_chosen_again_however_old_it_is() {
        let mut watch = Watch::new(true, 1, MINUTE, 1000);
        let entries = [file("a", 1001)];
        for now in [1001, 1002, 9000] {
            let chosen = watch.choose(&entries, &[], now);
            assert_eq!(names(&chosen.files), ["a"]);
            assert_eq!(watch.unreadable(&chosen.files[0]), now == 1001, "it is said once");
        }
        assert_eq!(take(&mut watch, &[], 9001).gone, [PathBuf::from("a")]);
        assert_eq!(watch.len(), 0);
    }

    #[test]
    fn what_a_batch_could_not_read_is_chosen_again_when_it_has_changed() {
        let mut watch = Watch::new(true, 1, MINUTE, 1000);
        take(&mut watch, &[file("a", 1001)], 1001);
        watch.left_out(Path::new("a"));
        watch.left_out(Path::new("never seen"));
        for now in [1002, 9000] {
            assert_eq!(take(&mut watch, &[file("a", 1001)], now), Chosen::default());
        }
        let chosen = take(&mut watch, &[Entry { len: 2, ..file("a", 9001) }], 9001);
        assert_eq!((names(&chosen.files), chosen.changed.len()), (vec!["a"], 0));
    }

    #[test]
    fn hidden_and_unfinished_names_and_folders_are_not_read() {
        let mut watch = Watch::new(true, 1, MINUTE, 1000);
        let folder = Entry { kind: EntryKind::Folder, ..file("d/folder", 1001) };
        let entries = [file("d/.a.swp", 1001), file("d/_SUCCESS", 1001), folder];
        assert_eq!(take(&mut watch, &entries, 1001), Chosen::default());
        assert_eq!(watch.len(), 0);
    }

    #[test]
    fn what_cannot_be_read_is_told_once_and_is_a_file_when_it_is_mended() {
        let mut watch = Watch::new(true, 1, MINUTE, 1000);
        let of = |kind| Entry { kind, ..file("d/x", 1001) };
        let broken = EntryKind::Unusable(std::io::ErrorKind::NotFound);
        for kind in [EntryKind::Other, broken] {
            let entries = [of(kind), file("d/old", 900)];
            watch.present(&entries[1..]);
            assert_eq!(take(&mut watch, &entries, 1001).unusable, [(PathBuf::from("d/x"), kind)]);
            assert_eq!(take(&mut watch, &entries, 1002), Chosen::default());
            // a file that is known cannot be looked at for a while
            let entries = [of(kind), Entry { kind, ..file("d/old", 900) }];
            assert_eq!(take(&mut watch, &entries, 1003), Chosen::default());
            assert_eq!(names(&take(&mut watch, &[file("d/x", 7), file("d/old", 900)], 1004).files), ["d/x"]);
            watch.vanished(Path::new("d/x"));
        }
    }
}
