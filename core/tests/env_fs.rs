//! The file seam: what every file system does, and what is left after a loss of power.
#![expect(clippy::unwrap_used, reason = "a test says what it expects by failing")]

use std::{
    io::{self, ErrorKind, Write},
    path::{Path, PathBuf},
    sync::Arc,
    thread,
    time::Duration,
};
use streamc_core::env::{EntryKind, FaultyFs, Fs, ManualClock, MemFs, RealFs};

/// The same on the disk and in memory: `case` gets an empty folder in each.
fn everywhere(name: &str, case: impl Fn(&dyn Fs, &Path)) {
    for fs in [&MemFs::new() as &dyn Fs, &FaultyFs::new(MemFs::new())] {
        fs.create_dir_all(Path::new("in/memory")).unwrap();
        case(fs, Path::new("in/memory"));
    }
    if cfg!(miri) {
        return;
    }
    let folder = std::env::temp_dir().join(format!("streamc-fs-{}-{name}", std::process::id()));
    RealFs.create_dir_all(&folder).unwrap();
    case(&RealFs, &folder);
    RealFs.remove_dir_all(&folder).unwrap();
}

fn write(fs: &dyn Fs, path: &Path, text: &str) {
    fs.create(path).unwrap().write_all(text.as_bytes()).unwrap();
}

fn text(fs: &dyn Fs, path: &Path) -> String {
    let mut text = String::new();
    fs.open(path).unwrap().stream().unwrap().read_to_string(&mut text).unwrap();
    text
}

fn kind<T>(result: io::Result<T>) -> Result<(), ErrorKind> {
    result.map(drop).map_err(|e| e.kind())
}

fn names(fs: &dyn Fs, folder: &Path) -> Vec<String> {
    let name = |path: PathBuf| path.file_name().unwrap().to_str().unwrap().to_owned();
    fs.entries(folder).unwrap().into_iter().map(|entry| name(entry.path)).collect()
}

#[test]
fn bytes_are_appended_and_cut_off() {
    everywhere("append", |fs, root| {
        let path = root.join("log");
        let mut log = fs.append(&path).unwrap();
        log.write_all(b"one ").unwrap();
        let before = fs.open(&path).unwrap();
        fs.append(&path).unwrap().write_all(b"two ").unwrap();
        log.write_all(b"three").unwrap();
        log.sync().unwrap();
        assert_eq!(text(fs, &path), "one two three");
        let mut bytes = [0; 5];
        assert_eq!(before.read_at(&mut bytes, 8).unwrap(), 5, "what was opened before sees it too");
        assert_eq!((&bytes, before.size().unwrap()), (b"three", Some(13)));
        fs.truncate(&path, 5).unwrap();
        log.write_all(b"!").unwrap();
        assert_eq!(text(fs, &path), "one t!");
        assert_eq!(kind(fs.truncate(&path, 7)), Err(ErrorKind::InvalidInput));
        assert_eq!(kind(fs.truncate(&root.join("none"), 0)), Err(ErrorKind::NotFound));
        let id = fs.entries(root).unwrap()[0].id;
        write(fs, &path, "new");
        assert_eq!((text(fs, &path), fs.entries(root).unwrap()[0].id), ("new".to_owned(), id));
    });
}

#[test]
fn ranges_are_read_whole_or_not_at_all() {
    everywhere("range", |fs, root| {
        let path = root.join("file");
        write(fs, &path, "0123456789");
        assert_eq!(fs.read_range(&path, 3..7).unwrap(), b"3456");
        assert_eq!(fs.read_range(&path, 10..10).unwrap(), b"");
        for range in [3..11, 11..12, 0..u64::MAX / 2] {
            assert_eq!(kind(fs.read_range(&path, range)), Err(ErrorKind::UnexpectedEof));
        }
        assert_eq!(kind(fs.read_range(root, 0..1)), Err(ErrorKind::IsADirectory));
    });
}

#[test]
fn a_name_is_claimed_once_and_nothing_is_replaced() {
    everywhere("claims", |fs, root| {
        let at = |name: &str| root.join(name);
        let exists = Err(ErrorKind::AlreadyExists);
        fs.create_dir(&at("a")).unwrap();
        assert_eq!(kind(fs.create_dir(&at("a"))), exists);
        assert_eq!(kind(fs.create_dir(&at("no/folder"))), Err(ErrorKind::NotFound));
        write(fs, &at("file"), "1");
        assert_eq!(kind(fs.create_dir(&at("file"))), exists);
        write(fs, &at("a/x"), "2");
        fs.create_dir(&at("empty")).unwrap();
        fs.create_dir(&at("full")).unwrap();
        write(fs, &at("full/y"), "3");
        for from in ["a", "full/y"] {
            for there in ["file", "empty", "full"] {
                assert_eq!(kind(fs.rename_noreplace(&at(from), &at(there))), exists, "{from} {there}");
            }
        }
        assert_eq!(kind(fs.rename_noreplace(&at("none"), &at("c"))), Err(ErrorKind::NotFound));
        fs.rename_noreplace(&at("a"), &at("b")).unwrap();
        fs.rename_noreplace(&at("full/y"), &at("b/y")).unwrap();
        assert_eq!((names(fs, &at("b")), names(fs, &at("full"))), (vec!["x".into(), "y".into()], vec![]));
        assert!(!fs.exists(&at("a")).unwrap());
        // a link, likewise
        fs.link(&at("b/x"), &at("x")).unwrap();
        assert_eq!(kind(fs.link(&at("b/y"), &at("x"))), exists);
        assert_eq!(kind(fs.link(&at("b/y"), &at("empty"))), exists);
        assert_eq!(kind(fs.link(&at("none"), &at("z"))), Err(ErrorKind::NotFound));
        fs.append(&at("x")).unwrap().write_all(b"!").unwrap();
        fs.remove_file(&at("b/x")).unwrap();
        assert_eq!(text(fs, &at("x")), "2!", "it has another name");
    });
}

#[test]
fn renames_replace_what_they_may() {
    everywhere("renames", |fs, root| {
        let at = |name: &str| root.join(name);
        for folder in ["a", "empty", "full"] {
            fs.create_dir(&at(folder)).unwrap();
        }
        write(fs, &at("one"), "1");
        write(fs, &at("two"), "2");
        write(fs, &at("full/x"), "3");
        let open = fs.open(&at("two")).unwrap();
        fs.rename(&at("one"), &at("two")).unwrap();
        assert_eq!(text(fs, &at("two")), "1");
        let mut old = String::new();
        open.stream().unwrap().read_to_string(&mut old).unwrap();
        assert_eq!(old, "2", "an open file stays what it is");
        assert_eq!(kind(fs.rename(&at("two"), &at("empty"))), Err(ErrorKind::IsADirectory));
        assert_eq!(kind(fs.rename(&at("a"), &at("two"))), Err(ErrorKind::NotADirectory));
        assert_eq!(kind(fs.rename(&at("a"), &at("full"))), Err(ErrorKind::DirectoryNotEmpty));
        assert_eq!(kind(fs.rename(&at("a"), &at("a/b"))), Err(ErrorKind::InvalidInput));
        fs.rename(&at("full"), &at("empty")).unwrap();
        assert_eq!(text(fs, &at("empty/x")), "3");
        fs.rename(&at("two"), &at("two")).unwrap();
        assert_eq!(names(fs, root), ["a", "empty", "two"]);
        assert_eq!(kind(fs.open(&at("two/x"))), Err(ErrorKind::NotADirectory));
        assert_eq!(kind(fs.create_dir_all(&at("two/x/y"))), Err(ErrorKind::NotADirectory));
        fs.remove_dir_all(&at("empty")).unwrap();
        assert_eq!(kind(fs.remove_file(&at("two/x"))), Err(ErrorKind::NotADirectory));
        assert_eq!(kind(fs.remove_file(&at("empty"))), Err(ErrorKind::NotFound));
        let entries = fs.entries(root).unwrap();
        let told: Vec<_> = entries.iter().map(|entry| (entry.kind, entry.len)).collect();
        assert_eq!((told[0].0, told[1]), (EntryKind::Folder, (EntryKind::File, 1)));
        assert_eq!(kind(fs.entries(&at("two"))), Err(ErrorKind::NotADirectory));
    });
}

#[test]
#[cfg(unix)]
fn a_lock_is_held_by_one_at_a_time() {
    everywhere("locks", |fs, root| {
        let path = root.join("lock");
        write(fs, &path, "host 7");
        let lock = fs.lock(&path).unwrap();
        assert_eq!(kind(fs.lock(&path)), Err(ErrorKind::WouldBlock));
        assert_eq!(text(fs, &path), "host 7");
        drop(lock);
        let again = fs.lock(&path).unwrap();
        let other = fs.lock(&root.join("other")).unwrap();
        assert!(fs.exists(&root.join("other")).unwrap());
        drop((again, other));
        assert_eq!(kind(fs.lock(&root.join("no/folder"))), Err(ErrorKind::NotFound));
    });
}

#[test]
#[cfg(unix)]
fn folders_are_synced_and_files_are_not_folders() {
    everywhere("sync", |fs, root| {
        write(fs, &root.join("file"), "");
        fs.sync_dir(root).unwrap();
        assert_eq!(kind(fs.sync_dir(&root.join("file"))), Err(ErrorKind::NotADirectory));
        assert_eq!(kind(fs.sync_dir(&root.join("none"))), Err(ErrorKind::NotFound));
    });
}

/// What crashes with many seeds leave of `path`, each once.
fn left(fs: &MemFs, path: &str) -> Vec<Option<String>> {
    let found = |seed| fs.crash(seed).get(path).map(|bytes| String::from_utf8(bytes).unwrap());
    let mut all: Vec<_> = (0..400).map(found).collect();
    all.sort();
    all.dedup();
    all
}

fn some(texts: &[&str]) -> Vec<Option<String>> {
    texts.iter().map(|text| Some((*text).to_owned())).collect()
}

#[test]
fn a_crash_loses_any_part_of_what_was_not_synced() {
    let fs = MemFs::new();
    let (folder, path) = (Path::new("a"), Path::new("a/log"));
    fs.create_dir(folder).unwrap();
    let mut log = fs.append(path).unwrap();
    log.write_all(b"1").unwrap();
    assert_eq!(left(&fs, "a/log"), [None, Some("".into()), Some("\0".into()), Some("1".into())]);
    log.sync().unwrap();
    assert_eq!(left(&fs, "a/log"), [None, Some("1".into())], "its names may be lost");
    fs.sync_dir(folder).unwrap();
    assert_eq!(left(&fs, "a/log"), [None, Some("1".into())], "that of the folder still");
    fs.sync_dir(Path::new("")).unwrap();
    assert_eq!(left(&fs, "a/log"), some(&["1"]));
    log.write_all(b"2").unwrap();
    log.write_all(b"3").unwrap();
    assert_eq!(left(&fs, "a/log"), some(&["1", "1\0", "1\0\0", "1\x003", "12", "12\0", "123"]));
    log.sync().unwrap();
    fs.truncate(path, 1).unwrap();
    log.write_all(b"4").unwrap();
    assert_eq!(left(&fs, "a/log"), some(&["1", "1\0", "123", "14", "143"]));
    fs.append(path).unwrap().sync().unwrap();
    assert_eq!(left(&fs, "a/log"), some(&["14"]), "whoever syncs the file");
}

#[test]
fn a_crash_loses_names_and_not_the_files_that_have_others() {
    let put = |fs: &MemFs, path: &str, text: &str| {
        let mut file = fs.create(Path::new(path)).unwrap();
        file.write_all(text.as_bytes()).unwrap();
        file.sync().unwrap();
    };
    let fs = MemFs::new();
    fs.create_dir(Path::new("b")).unwrap();
    put(&fs, "old", "old");
    fs.sync_dir(Path::new("")).unwrap();
    put(&fs, "new", "new");
    fs.rename(Path::new("new"), Path::new("old")).unwrap();
    assert_eq!(left(&fs, "old"), some(&["new", "old"]));
    fs.sync_dir(Path::new("")).unwrap();
    fs.rename(Path::new("old"), Path::new("renamed")).unwrap();
    for seed in 0..50 {
        let found = fs.crash(seed).paths();
        assert_eq!(found.len(), 1, "a rename is one step: never both names and never none: {found:?}");
    }
    fs.rename(Path::new("renamed"), Path::new("old")).unwrap();
    fs.sync_dir(Path::new("")).unwrap();
    assert_eq!((left(&fs, "old"), left(&fs, "new")), (some(&["new"]), vec![None]));
    fs.link(Path::new("old"), Path::new("b/linked")).unwrap();
    fs.remove_file(Path::new("old")).unwrap();
    fs.sync_dir(Path::new("b")).unwrap();
    assert_eq!(left(&fs, "b/linked"), some(&["new"]));
    assert_eq!(left(&fs, "old"), [None, Some("new".into())]);
    fs.append(Path::new("b/linked")).unwrap().write_all(b"!").unwrap();
    for seed in 0..50 {
        let found = fs.crash(seed);
        let (one, other) = (found.get("b/linked"), found.get("old"));
        assert!(other.is_none() || one == other, "both names lead to one file: {one:?} {other:?}");
    }
    // into another folder: synced in the wrong order it can be lost
    fs.sync_dir(Path::new("")).unwrap();
    fs.rename(Path::new("b/linked"), Path::new("moved")).unwrap();
    fs.sync_dir(Path::new("b")).unwrap();
    assert!(left(&fs, "moved").contains(&None) && left(&fs, "b/linked") == [None]);
}

#[test]
fn a_crash_is_repeated_by_its_seed_and_changes_nothing_here() {
    let fs = MemFs::new();
    for name in ["a/x", "a/y", "b/z"] {
        fs.put(name, name);
    }
    let all = |fs: &MemFs| fs.paths().into_iter().map(|path| (fs.get(&path), path)).collect::<Vec<_>>();
    let _lock = Fs::lock(&fs, Path::new("a/x")).unwrap();
    let before = all(&fs);
    for seed in 0..20 {
        assert_eq!(all(&fs.crash(seed)), all(&fs.crash(seed)));
    }
    assert_eq!(all(&fs), before);
    assert_eq!(all(&fs.kill()), before, "a killed process leaves everything");
    Fs::lock(&fs.kill(), Path::new("a/x")).map(drop).expect("but no locks");
    let after = fs.crash(3);
    fs.put("a/x", "written by who does not know that it is dead");
    assert_eq!(all(&after), all(&after.crash(9)), "what is found is on the disk");
}

#[test]
fn a_full_disk_takes_what_it_has_room_for() {
    let fs = MemFs::new();
    fs.set_space(5);
    let mut file = fs.append(Path::new("x")).unwrap();
    assert_eq!(file.write(b"123").unwrap(), 3);
    assert_eq!(file.write(b"456").unwrap(), 2);
    assert_eq!(kind(file.write(b"6")), Err(ErrorKind::StorageFull));
    fs.truncate(Path::new("x"), 4).unwrap();
    assert_eq!(file.write(b"67").unwrap(), 1);
    fs.remove_file(Path::new("x")).unwrap();
    assert_eq!(fs.create(Path::new("y")).unwrap().write(b"123456").unwrap(), 5);
}

#[test]
fn each_call_fails_when_it_should() {
    // everything that is a call, once
    let all = |fs: &dyn Fs| -> io::Result<()> {
        let at = Path::new;
        fs.create_dir_all(at("a"))?;
        fs.create_dir(at("a/b"))?;
        let mut file = fs.create(at("a/x"))?;
        file.write_all(b"1")?;
        file.sync()?;
        fs.append(at("a/x"))?.write_all(b"2")?;
        fs.truncate(at("a/x"), 1)?;
        let read = fs.open(at("a/x"))?;
        read.read_at(&mut [0], 0)?;
        drop(read.stream()?);
        drop(fs.open_regular(at("a/x"))?);
        fs.read_range(at("a/x"), 0..1)?;
        fs.link(at("a/x"), at("a/y"))?;
        fs.rename(at("a/y"), at("a/z"))?;
        fs.rename_noreplace(at("a/z"), at("a/y"))?;
        fs.sync_dir(at("a"))?;
        drop(fs.lock(at("a/lock"))?);
        fs.entries(at("a"))?;
        fs.exists(at("a"))?;
        fs.real_path(at("a"))?;
        fs.remove_file(at("a/y"))?;
        fs.remove_dir_all(at("a"))
    };
    let fs = FaultyFs::new(MemFs::new());
    all(&fs).unwrap();
    assert_eq!(fs.calls(), 24);
    for call in 0..24 {
        let fs = FaultyFs::new(MemFs::new());
        fs.fail(call, ErrorKind::StorageFull);
        assert_eq!(kind(all(&fs)), Err(ErrorKind::StorageFull), "{call}");
        assert_eq!(fs.calls(), call + 1);
        fs.exists(Path::new("a")).expect("only that one fails");
        fs.fail_from(call, ErrorKind::NotConnected);
        assert_eq!(kind(fs.exists(Path::new("a"))), Err(ErrorKind::NotConnected));
    }
}

#[test]
fn a_sync_takes_its_time() {
    let (fs, clock) = (FaultyFs::new(MemFs::new()), ManualClock::new(0));
    fs.delay_sync(Arc::new(clock.clone()), Duration::from_millis(10));
    let mut file = fs.create(Path::new("x")).unwrap();
    file.write_all(b"1").unwrap();
    let syncing = thread::spawn(move || file.sync().unwrap());
    assert!(clock.wait_for_waiters(1, Duration::from_secs(30)), "the sync waits");
    assert!(!syncing.is_finished());
    clock.advance(Duration::from_millis(10));
    syncing.join().unwrap();
}
