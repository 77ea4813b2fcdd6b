//! An [`Rdd`] as text files.

use super::Rdd;
use crate::{
    env::{Fs, RealFs, Rng},
    error::{Error, Result},
    record::Text,
    sink::{Measured, Success},
};
use std::{
    io::{self, ErrorKind, Write},
    path::{Path, PathBuf},
};

impl<T: Text + Sync> Rdd<T> {
    /// Writes a file `part-00000`, `part-00001`, … for each partition, a line for each record, and
    /// `_SUCCESS`. The files are written into a hidden folder beside `folder`, which gets its name
    /// when they are on the disk: a folder with the final name is complete. With many records,
    /// files are written at the same time.
    ///
    /// Nothing is replaced: a folder that is there is an error, unless it holds the very files that
    /// would be written. So a batch that runs again is written once, and a run that has other
    /// records needs another name: put the batch time into it. The output that does all of this
    /// itself is `save_as_text_files`.
    ///
    /// # Errors
    /// When the folder or a file cannot be written, or is there; of several faults that of the
    /// first partition.
    pub fn save(&self, folder: impl AsRef<Path>) -> Result<()> {
        self.save_to(&RealFs, folder.as_ref())
    }

    fn save_to(&self, fs: &dyn Fs, folder: &Path) -> Result<()> {
        // `a/` is a folder too, and so is `.`, but neither has a name to be given
        let (Some(name), parent) = (folder.file_name(), folder.parent().unwrap_or(Path::new(""))) else {
            return Err(io("write the folder", folder)(ErrorKind::InvalidInput.into()));
        };
        let parent = if parent == Path::new("") { Path::new(".") } else { parent };
        fs.create_dir_all(parent).map_err(io("create the folder", parent))?;
        let staging = parent.join(format!(".{}.{:016x}.tmp", name.to_string_lossy(), Rng::fresh_seed()));
        fs.create_dir(&staging).map_err(io("create the folder", &staging))?;
        let shown = self.write_into(fs, &staging).and_then(|success| {
            match fs.rename_noreplace(&staging, folder) {
                Ok(()) => Ok(true),
                // by an earlier attempt
                Err(_) if Success::read(fs, folder).is_some_and(|there| there.same_files(&success)) => {
                    Ok(false)
                }
                Err(cause) => Err(io("write the folder", folder)(cause)),
            }
        });
        if !matches!(shown, Ok(true)) {
            // a hidden folder that cannot be removed is in nobody's way
            let _ = fs.remove_dir_all(&staging);
        }
        shown.map(drop)
    }

    fn write_into(&self, fs: &dyn Fs, folder: &Path) -> Result<Success> {
        let write = |(number, records): (u32, &[T])| {
            let path = folder.join(format!("part-{number:05}"));
            let mut text = String::new();
            for record in records {
                record.text(&mut text);
                text.push('\n');
            }
            let mut file = Measured::create(fs, &path).map_err(io("create the file", &path))?;
            let written = file.write_all(text.as_bytes()).and_then(|()| file.finish());
            Ok((number, written.map_err(io("write the file", &path))?))
        };
        let parts = (0..).zip(self.partitions()).collect();
        let files = self.workers.map(parts, self.len(), write).into_iter().collect::<Result<_>>()?;
        let success = Success::new(None, &files);
        success.write(fs, folder).map_err(io("write `_SUCCESS` in", folder))?;
        Ok(success)
    }
}

fn io(what: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Error + use<> {
    let path: PathBuf = path.to_owned();
    move |cause| Error::Io { what, path, cause }
}

#[cfg(test)]
mod tests {
    use crate::{
        env::{Fs, MemFs},
        exec::{Exec, Local, Workers},
        rdd::Rdd,
        record::Text,
    };
    use std::{
        collections::BTreeSet,
        io::{ErrorKind, Read},
        path::Path,
        sync::Mutex,
        thread,
    };

    #[test]
    fn a_file_for_each_partition_and_a_sign_that_they_are_complete() -> crate::error::Result<()> {
        let fs = MemFs::new();
        let rdd = Rdd { parts: vec![vec![("a", 1u64), ("b", 2)], vec![]], workers: Workers::default() };
        rdd.save_to(&fs, Path::new("out/now"))?;
        let text = |name: &str| {
            let mut text = String::new();
            let file = fs.open(&Path::new("out/now").join(name)).expect("it was written");
            file.stream().expect("it opens").read_to_string(&mut text).expect("it is text");
            text
        };
        assert_eq!(text("part-00000"), "(a,1)\n(b,2)\n");
        assert_eq!(text("part-00001"), "");
        assert!(
            text("_SUCCESS").starts_with("streamc 1\nfiles 2\nbytes 12\ndigest "),
            "{}",
            text("_SUCCESS")
        );
        assert_eq!(fs.paths().len(), 3, "nothing else is left");
        Ok(())
    }

    #[test]
    fn a_folder_that_is_there_is_not_replaced_unless_it_is_the_same() -> crate::error::Result<()> {
        let fs = MemFs::new();
        let (folder, one) = (Path::new("out/now"), |n: u64| Rdd::of([n]));
        one(1).save_to(&fs, folder)?;
        one(1).save_to(&fs, folder)?;
        for there in ["out/now", "out/of another program"] {
            fs.put("out/of another program/part-00000", "2\n");
            let error = one(2).save_to(&fs, Path::new(there)).expect_err("it is there").to_string();
            assert!(error.contains(&format!("cannot write the folder `{there}`")), "{error}");
        }
        assert_eq!(fs.get("out/now/part-00000").as_deref(), Some(&b"1\n"[..]));
        let names = fs.entries(Path::new("out")).expect("it is there").into_iter().map(|entry| entry.path);
        let names: BTreeSet<_> = names.collect();
        assert_eq!(names, ["out/now", "out/of another program"].map(Into::into).into(), "nothing is left");
        Ok(())
    }

    /// Notes which threads write it.
    struct Noted<'a>(usize, &'a Mutex<BTreeSet<String>>);

    impl Text for Noted<'_> {
        fn text(&self, out: &mut String) {
            let name = thread::current().name().unwrap_or_default().to_owned();
            self.1.lock().expect("no panic").insert(name);
            self.0.text(out);
        }
    }

    #[test]
    fn many_records_are_written_by_the_threads_and_files_are_those_of_one() -> crate::error::Result<()> {
        let n_records = if cfg!(miri) { 50 } else { 5_000 };
        let written = |workers: Workers| {
            let (fs, threads) = (MemFs::new(), Mutex::default());
            let part = |n: usize| (n * n_records..(n + 1) * n_records).map(|i| Noted(i, &threads)).collect();
            let rdd = Rdd { parts: vec![part(0), Vec::new(), part(1), part(2)], workers };
            rdd.save_to(&fs, Path::new("out"))?;
            let files: Vec<_> = fs.paths().into_iter().map(|path| (fs.get(&path), path)).collect();
            drop(rdd);
            crate::error::Result::<_>::Ok((files, threads.into_inner().expect("no panic")))
        };
        let (by_one, threads) = written(Workers::default())?;
        assert_eq!(by_one.len(), 5);
        assert_eq!(threads.into_iter().collect::<Vec<_>>(), [thread::current().name().unwrap_or_default()]);
        let (by_several, threads) = written(Local::new(2, 2).workers())?;
        assert_eq!(by_several, by_one);
        assert!(cfg!(miri) || threads.iter().all(|name| name.starts_with("streamc-task-")), "{threads:?}");
        Ok(())
    }

    #[test]
    fn a_file_that_cannot_be_written_is_the_error_and_nothing_says_that_they_are_complete() {
        for workers in [Workers::default(), Local::new(2, 2).workers()] {
            let fs = MemFs::new();
            fs.fail_write_after(1, ErrorKind::StorageFull);
            let rdd = Rdd { parts: vec![vec![1u64; 3_000], vec![2; 3_000]], workers };
            let error = rdd.save_to(&fs, Path::new("out")).expect_err("a write fails");
            assert!(error.to_string().contains("write the file"), "{error}");
            assert_eq!(fs.paths(), Vec::<std::path::PathBuf>::new());
        }
    }
}
