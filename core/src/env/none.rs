//! Seams without an outside world, for batches that are run by hand in a benchmark or a test.

use super::{Clock, Console, Entry, FileLock, FileRead, FileWrite, Fs, Wake};
use std::{
    io::{self, Read},
    path::Path,
};

/// Has no files: every call fails with [`io::ErrorKind::Unsupported`], and stdin is empty.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoFs;

fn none<T>() -> io::Result<T> {
    Err(io::Error::new(io::ErrorKind::Unsupported, "this batch runs without access to files"))
}

impl Fs for NoFs {
    fn open(&self, _: &Path) -> io::Result<Box<dyn FileRead>> {
        none()
    }
    fn create(&self, _: &Path) -> io::Result<Box<dyn FileWrite>> {
        none()
    }
    fn create_dir_all(&self, _: &Path) -> io::Result<()> {
        none()
    }
    fn create_dir(&self, _: &Path) -> io::Result<()> {
        none()
    }
    fn rename(&self, _: &Path, _: &Path) -> io::Result<()> {
        none()
    }
    fn rename_noreplace(&self, _: &Path, _: &Path) -> io::Result<()> {
        none()
    }
    fn append(&self, _: &Path) -> io::Result<Box<dyn FileWrite>> {
        none()
    }
    fn truncate(&self, _: &Path, _: u64) -> io::Result<()> {
        none()
    }
    fn sync_dir(&self, _: &Path) -> io::Result<()> {
        none()
    }
    fn link(&self, _: &Path, _: &Path) -> io::Result<()> {
        none()
    }
    fn lock(&self, _: &Path) -> io::Result<FileLock> {
        none()
    }
    fn entries(&self, _: &Path) -> io::Result<Vec<Entry>> {
        none()
    }
    fn exists(&self, _: &Path) -> io::Result<bool> {
        none()
    }
    fn remove_file(&self, _: &Path) -> io::Result<()> {
        none()
    }
    fn remove_dir_all(&self, _: &Path) -> io::Result<()> {
        none()
    }
    fn stdin(&self) -> Box<dyn Read + Send> {
        Box::new(io::empty())
    }
}

/// Discards all output.
#[derive(Clone, Copy, Debug, Default)]
pub struct NullConsole;

impl Console for NullConsole {
    fn out(&self, _: &str) -> io::Result<()> {
        Ok(())
    }
    fn err(&self, _: &str) -> io::Result<()> {
        Ok(())
    }
}

/// A clock that stands still and on which nothing waits: every deadline counts as reached.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoClock;

impl Clock for NoClock {
    fn now(&self) -> u64 {
        0
    }
    fn monotonic(&self) -> u64 {
        0
    }
    fn wait(&self, _: &Wake, _: Option<u64>) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_file_is_there_and_none_can_be_written() {
        let at = Path::new("x");
        let refused = |e: io::Error| e.kind() == io::ErrorKind::Unsupported;
        assert!(NoFs.open(at).is_err_and(refused) && NoFs.open_regular(at).is_err_and(refused));
        assert!(NoFs.create(at).is_err_and(refused) && NoFs.create_dir(at).is_err_and(refused));
        assert!(NoFs.exists(at).is_err_and(refused) && NoFs.entries(at).is_err_and(refused));
        let mut text = String::new();
        assert_eq!(NoFs.stdin().read_to_string(&mut text).ok(), Some(0));
    }

    #[test]
    fn nobody_waits_and_nothing_is_shown() {
        assert!(!NoClock.wait(&Wake::new(), Some(u64::MAX)) && !NoClock.wait(&Wake::new(), None));
        assert!(NullConsole.out("x").is_ok() && NullConsole.err("x").is_ok());
    }
}
