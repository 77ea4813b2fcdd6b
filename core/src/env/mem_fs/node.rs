//! Files and folders, by inode: what each contains, and what of it a loss of power would leave.

use crate::env::{EntryKind, Rng};
use std::{
    collections::BTreeMap,
    ffi::{OsStr, OsString},
    ops::Range,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

/// What a name refers to.
#[derive(Clone, Debug)]
pub(super) enum Node {
    File(Arc<File>),
    Folder(Arc<Folder>),
    Odd(EntryKind),
}

#[derive(Debug)]
pub(super) struct File {
    pub(super) id: u64,
    pub(super) data: Mutex<Data>,
    locked: AtomicBool,
}

/// **Invariant:** at the last sync the file had the bytes `now[..stable]` and then `cut`.
#[derive(Debug, Default)]
pub(super) struct Data {
    pub(super) now: Vec<u8>,
    stable: usize,
    cut: Vec<u8>,
    /// since the last sync
    changes: Vec<DataChange>,
    pub(super) modified: u64,
    pub(super) names: u32,
}

#[derive(Clone, Debug)]
enum DataChange {
    Write(Range<usize>),
    Truncate(usize),
}

impl File {
    pub(super) fn new(id: u64, bytes: Vec<u8>, modified: u64) -> Arc<File> {
        let mut data = Data { modified, ..Data::default() };
        data.append(&bytes);
        Arc::new(File { id, data: Mutex::new(data), locked: AtomicBool::new(false) })
    }

    pub(super) fn data(&self) -> MutexGuard<'_, Data> {
        self.data.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Locks it; returns false if it was locked already.
    pub(super) fn lock(&self) -> bool {
        !self.locked.swap(true, Ordering::AcqRel)
    }

    pub(super) fn unlock(&self) {
        self.locked.store(false, Ordering::Release);
    }
}

impl Data {
    pub(super) fn append(&mut self, bytes: &[u8]) {
        let start = self.now.len();
        self.now.extend_from_slice(bytes);
        self.changes.push(DataChange::Write(start..self.now.len()));
    }

    pub(super) fn truncate(&mut self, len: usize) {
        if len < self.stable {
            let mut cut = self.now[len..self.stable].to_vec();
            cut.append(&mut self.cut);
            (self.cut, self.stable) = (cut, len);
        }
        self.now.truncate(len);
        self.changes.push(DataChange::Truncate(len));
    }

    pub(super) fn sync(&mut self) {
        self.stable = self.now.len();
        self.cut.clear();
        self.changes.clear();
    }

    /// Returns what is left if `keep` decides about each change since the last sync, and one in
    /// four of the kept writes is kept only in part.
    fn after_crash(&self, keep: &mut Keep) -> Vec<u8> {
        let mut left = [&self.now[..self.stable], &*self.cut].concat();
        for change in &self.changes {
            if !keep.one() {
                continue;
            }
            match change {
                DataChange::Truncate(len) => left.truncate(*len),
                DataChange::Write(Range { start, end }) => {
                    // what was later truncated again cannot be seen
                    let (start, mut end) = (*start, (*end).min(self.now.len()));
                    let torn = start < end && keep.torn();
                    // the length may survive without the bytes
                    if start < end && !(torn && keep.one()) {
                        left.resize(left.len().max(end), 0);
                    }
                    if torn {
                        end = start + keep.below(end - start);
                    }
                    if start < end {
                        left.resize(left.len().max(end), 0);
                        left[start..end].copy_from_slice(&self.now[start..end]);
                    }
                }
            }
        }
        left
    }
}

#[derive(Debug, Default)]
pub(super) struct Folder(Mutex<Names>);

#[derive(Debug, Default)]
pub(super) struct Names {
    now: BTreeMap<OsString, Node>,
    synced: BTreeMap<OsString, Node>,
    /// since the last sync
    changes: Vec<NameChange>,
}

#[derive(Clone, Debug)]
enum NameChange {
    Set(OsString, Option<Node>),
    /// in one step
    Move {
        from: OsString,
        to: OsString,
        node: Node,
    },
}

impl Folder {
    pub(super) fn names(&self) -> MutexGuard<'_, Names> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn get(&self, name: &OsStr) -> Option<Node> {
        self.names().now.get(name).cloned()
    }

    pub(super) fn all(&self) -> Vec<(OsString, Node)> {
        self.names().now.iter().map(|(name, node)| (name.clone(), node.clone())).collect()
    }
}

impl Names {
    pub(super) fn is_empty(&self) -> bool {
        self.now.is_empty()
    }

    pub(super) fn set(&mut self, name: &OsStr, node: Option<Node>) {
        apply(&mut self.now, &NameChange::Set(name.to_owned(), node.clone()));
        self.changes.push(NameChange::Set(name.to_owned(), node));
    }

    pub(super) fn rename(&mut self, from: &OsStr, to: &OsStr, node: Node) {
        let change = NameChange::Move { from: from.to_owned(), to: to.to_owned(), node };
        apply(&mut self.now, &change);
        self.changes.push(change);
    }

    pub(super) fn sync(&mut self) {
        self.synced.clone_from(&self.now);
        self.changes.clear();
    }
}

fn apply(names: &mut BTreeMap<OsString, Node>, change: &NameChange) {
    match change {
        NameChange::Set(name, None) => drop(names.remove(name)),
        NameChange::Set(name, Some(node)) => drop(names.insert(name.clone(), node.clone())),
        NameChange::Move { from, to, node } => {
            names.remove(from);
            names.insert(to.clone(), node.clone());
        }
    }
}

/// Which of the unsynced changes are kept; each of them is uncertain.
#[derive(Debug)]
pub(super) struct Keep {
    rng: Rng,
    /// out of four
    chance: u64,
    tears: bool,
    /// copies of the files already visited: a file can have several names
    files: BTreeMap<u64, Arc<File>>,
}

impl Keep {
    /// A random choice; some seeds keep everything, others nothing.
    pub(super) fn some(seed: u64) -> Keep {
        let mut rng = Rng::new(seed);
        Keep { chance: rng.below(5), rng, tears: true, files: BTreeMap::new() }
    }

    pub(super) fn all() -> Keep {
        Keep { chance: 4, rng: Rng::new(0), tears: false, files: BTreeMap::new() }
    }

    fn one(&mut self) -> bool {
        self.rng.below(4) < self.chance
    }

    fn torn(&mut self) -> bool {
        self.tears && self.chance < 4 && self.rng.below(4) == 0
    }

    fn below(&mut self, n: usize) -> usize {
        self.rng.below(n as u64) as usize
    }

    /// Returns the folder as found afterwards, with everything in it.
    pub(super) fn folder(&mut self, folder: &Folder) -> Arc<Folder> {
        let names = folder.names();
        let mut left = names.synced.clone();
        for change in &names.changes {
            if self.one() {
                apply(&mut left, change);
            }
        }
        drop(names);
        for node in left.values_mut() {
            *node = match &*node {
                Node::File(file) => Node::File(self.file(file)),
                Node::Folder(folder) => Node::Folder(self.folder(folder)),
                Node::Odd(kind) => Node::Odd(*kind),
            };
        }
        let names = Names { synced: left.clone(), now: left, changes: Vec::new() };
        Arc::new(Folder(Mutex::new(names)))
    }

    fn file(&mut self, file: &File) -> Arc<File> {
        let left = match self.files.get(&file.id) {
            Some(copy) => Arc::clone(copy),
            None => {
                let data = file.data();
                let copy = File::new(file.id, data.after_crash(self), data.modified);
                copy.data().sync();
                self.files.insert(file.id, Arc::clone(&copy));
                copy
            }
        };
        left.data().names += 1;
        left
    }
}
