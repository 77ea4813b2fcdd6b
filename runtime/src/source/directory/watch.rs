//! Which files of a directory belong to a batch: Spark's rule (rows SRC-04 to SRC-08), as a state machine without files
//! and clock.
//!
//! A file is taken by the first batch at or after its time of modification, if that is not before the start (unless
//! existing files are wanted) and not farther back than the remember window.
//!
//! **Invariants:** a path is taken once for as long as it is listed, and for the remember window after it is not; a file
//! that the rule leaves out for ever is told to the caller, once. What is known is bounded by what the directory holds
//! and what it held within the window.

use crate::fs::{Entry, EntryKind};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

/// The rule, and what is known of the files.
#[derive(Debug)]
pub(super) struct Watch {
    new_files_only: bool,
    /// of batches, in microseconds
    interval: u64,
    /// how far a batch looks back, in microseconds; at least an interval
    remember: u64,
    /// when the context started
    started: u64,
    /// when the directory was listed last
    listed: u64,
    files: BTreeMap<PathBuf, Known>,
}

#[derive(Debug)]
struct Known {
    fate: Fate,
    len: u64,
    modified: u64,
}

/// `(Present | Lost)? (Waiting | Taken)`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    /// there at the start, and not wanted
    Present,
    /// too old when it appeared
    Lost,
    /// chosen, but there were too many, or it was tried and could not be opened
    Waiting { tried: bool },
    /// given to the batch of that time
    Taken { at: u64 },
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
}

impl Watch {
    /// `remember` is rounded up to whole batches, as in Spark.
    pub(super) fn new(new_files_only: bool, interval: u64, remember: u64, started: u64) -> Self {
        let interval = interval.max(1);
        let remember = remember.max(1).div_ceil(interval).saturating_mul(interval);
        Watch { new_files_only, interval, remember, started, listed: started, files: BTreeMap::new() }
    }

    /// These are there at the start.
    pub(super) fn present(&mut self, entries: &[Entry]) {
        if self.new_files_only {
            let old = entries.iter().filter(|entry| is_wanted(entry) && entry.modified <= self.started);
            let known = |entry: &Entry| {
                (entry.path.clone(), Known { fate: Fate::Present, len: entry.len, modified: entry.modified })
            };
            self.files.extend(old.map(known));
        }
    }

    /// What belongs to the batch of the time `now`, when the directory holds `entries`. Every file of the answer is to be
    /// told of by [`Watch::taken`], [`Watch::left_over`], [`Watch::unreadable`] or [`Watch::vanished`].
    pub(super) fn choose(&mut self, entries: &[Entry], now: u64) -> Chosen {
        let mut chosen = Chosen::default();
        // what the batches in between would have seen if they had listed too, and what is of the very time of the
        // last listing but came after it
        let due = now.min(self.listed.saturating_add(self.interval));
        let back = due.saturating_sub(self.remember).min(self.listed.saturating_sub(1));
        let oldest = if self.new_files_only { back.max(self.started) } else { back };
        for entry in entries.iter().filter(|entry| is_wanted(entry)) {
            let known = self.files.get_mut(&entry.path);
            let same = known.as_ref().is_some_and(|k| (k.len, k.modified) == (entry.len, entry.modified));
            match known {
                Some(Known { fate: Fate::Waiting { .. }, .. }) => chosen.files.push(entry.clone()),
                Some(_) if same => {}
                Some(known @ Known { fate: Fate::Taken { .. }, .. }) => {
                    (known.len, known.modified) = (entry.len, entry.modified);
                    chosen.changed.push(entry.path.clone());
                }
                // its time will come
                Some(_) | None if entry.modified > now => {}
                Some(_) | None if is_older(entry, oldest) => {
                    let known = Known { fate: Fate::Lost, len: entry.len, modified: entry.modified };
                    self.files.insert(entry.path.clone(), known);
                    chosen.lost.push(entry.path.clone());
                }
                Some(_) | None => chosen.files.push(entry.clone()),
            }
        }
        self.forget(entries, now, &mut chosen);
        chosen.files.sort_by(|a, b| (a.modified, &a.path).cmp(&(b.modified, &b.path)));
        self.listed = now;
        chosen
    }

    /// A chosen file was given to the batch with that length.
    pub(super) fn taken(&mut self, entry: &Entry, len: u64, now: u64) {
        let known = Known { fate: Fate::Taken { at: now }, len, modified: entry.modified };
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
        let known = Known { fate: Fate::Waiting { tried }, len: entry.len, modified: entry.modified };
        self.files.insert(entry.path.clone(), known).map(|before| before.fate)
    }

    /// A chosen file was not there any more.
    pub(super) fn vanished(&mut self, path: &Path) {
        self.files.remove(path);
    }

    /// Forgets files that are not listed any more.
    fn forget(&mut self, entries: &[Entry], now: u64, chosen: &mut Chosen) {
        let listed: BTreeSet<&Path> = entries.iter().map(|entry| entry.path.as_path()).collect();
        let remember = self.remember;
        self.files.retain(|path, known| {
            if listed.contains(path.as_path()) {
                return true;
            }
            match known.fate {
                Fate::Present | Fate::Lost => false,
                Fate::Taken { at } => at.saturating_add(remember) > now,
                Fate::Waiting { .. } => {
                    chosen.gone.push(path.clone());
                    false
                }
            }
        });
    }

    /// How many files are known.
    #[cfg(test)]
    fn len(&self) -> usize {
        self.files.len()
    }
}

/// As Spark has it: a file of the very time of the start is too old.
fn is_older(entry: &Entry, oldest: u64) -> bool {
    oldest > 0 && entry.modified <= oldest
}

/// A file whose name does not say that it is hidden or not finished.
fn is_wanted(entry: &Entry) -> bool {
    let name = entry.path.file_name().unwrap_or_default().as_encoded_bytes();
    entry.kind == EntryKind::File && !name.starts_with(b".") && !name.starts_with(b"_")
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: u64 = 60;

    fn file(path: &str, modified: u64) -> Entry {
        Entry { path: path.into(), kind: EntryKind::File, len: 1, modified }
    }

    /// Chooses, and takes all that was chosen.
    fn take(watch: &mut Watch, entries: &[Entry], now: u64) -> Chosen {
        let chosen = watch.choose(entries, now);
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
    fn a_file_that_is_older_than_the_start_or_the_window_is_lost_and_said_once() {
        let mut watch = Watch::new(true, 1, MINUTE, 1000);
        watch.present(&[]);
        let entries = [file("moved in", 1000)];
        assert_eq!(take(&mut watch, &entries, 1001).lost, [PathBuf::from("moved in")]);
        assert_eq!(take(&mut watch, &entries, 1002), Chosen::default());
        for now in 1003..1101 {
            take(&mut watch, &entries, now);
        }
        let entries = [file("edge", 1041), file("late", 1040), file("moved in", 1000)];
        let chosen = take(&mut watch, &entries, 1100);
        assert_eq!((names(&chosen.files), chosen.lost), (vec!["edge"], vec![PathBuf::from("late")]));
    }

    #[test]
    fn nothing_falls_between_two_batches_that_are_farther_apart_than_the_window() {
        let mut watch = Watch::new(true, 1, MINUTE, 1000);
        take(&mut watch, &[], 1001);
        // in the pause, at the very time of the last batch, and moved in after it although it is a little older
        let entries = [file("a", 1100), file("b", 1001)];
        assert_eq!(names(&take(&mut watch, &entries, 5000).files), ["b", "a"]);
        let entries = [file("c", 4950), file("d", 4941)];
        let chosen = take(&mut watch, &entries, 9000);
        assert_eq!((names(&chosen.files), chosen.lost), (vec!["c"], vec![PathBuf::from("d")]));
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
        // once it is gone and the window has passed, a file of that name is another one
        assert_eq!(take(&mut watch, &[], 9001), Chosen::default());
        assert_eq!(watch.len(), 0);
        assert_eq!(names(&take(&mut watch, &[file("a", 9002)], 9002).files), ["a"]);
        // within the window it is not
        take(&mut watch, &[], 9003);
        assert_eq!(take(&mut watch, &[file("a", 9004)], 9004).changed, [PathBuf::from("a")]);
    }

    #[test]
    fn what_cannot_be_opened_is_chosen_again_however_old_it_is() {
        let mut watch = Watch::new(true, 1, MINUTE, 1000);
        let entries = [file("a", 1001)];
        for now in [1001, 1002, 9000] {
            let chosen = watch.choose(&entries, now);
            assert_eq!(names(&chosen.files), ["a"]);
            assert_eq!(watch.unreadable(&chosen.files[0]), now == 1001, "it is said once");
        }
        assert_eq!(take(&mut watch, &[], 9001).gone, [PathBuf::from("a")]);
        assert_eq!(watch.len(), 0);
    }

    #[test]
    fn hidden_and_unfinished_names_folders_and_pipes_are_not_read() {
        let mut watch = Watch::new(true, 1, MINUTE, 1000);
        let of = |path, kind| Entry { kind, ..file(path, 1001) };
        let entries = [
            file("d/.a.swp", 1001),
            file("d/_SUCCESS", 1001),
            of("d/pipe", EntryKind::Other),
            of("d/folder", EntryKind::Folder),
        ];
        assert_eq!(take(&mut watch, &entries, 1001), Chosen::default());
        assert_eq!(watch.len(), 0);
    }
}
