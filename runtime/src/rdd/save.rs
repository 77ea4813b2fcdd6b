//! An [`Rdd`] as text files.

use super::Rdd;
use crate::{
    Error, Result, Text,
    fs::{Fs, RealFs},
};
use std::{io::Write, path::Path};

impl<T: Text + Sync> Rdd<T> {
    /// Writes a file `part-00000`, `part-00001`, … for each partition into `folder`, a line for each record, and an empty
    /// file `_SUCCESS` when they are complete. Files of these names that are there are written over. With many records, files
    /// are written at the same time.
    ///
    /// This is at least once: a batch that runs again writes again. An output that belongs to its batch is
    /// `save_as_text_files`.
    ///
    /// # Errors
    /// When the folder or a file cannot be written; of several faults that of the first partition. Other files may be there then,
    /// but no `_SUCCESS` of this call.
    pub fn save(&self, folder: impl AsRef<Path>) -> Result<()> {
        self.save_to(&RealFs, folder.as_ref())
    }

    fn save_to(&self, fs: &dyn Fs, folder: &Path) -> Result<()> {
        let failed = |what: &'static str, path: &Path| {
            let path = path.to_owned();
            move |cause| Error::Io { what, path, cause }
        };
        fs.create_dir_all(folder).map_err(failed("create the folder", folder))?;
        let write = |(number, records): (usize, &[T])| {
            let path = folder.join(format!("part-{number:05}"));
            let mut file = fs.create(&path).map_err(failed("create the file", &path))?;
            let mut text = String::new();
            for record in records {
                record.text(&mut text);
                text.push('\n');
            }
            let written = file.write_all(text.as_bytes()).and_then(|()| file.sync());
            written.map_err(failed("write the file", &path))
        };
        let parts = self.partitions().enumerate().collect();
        self.workers.map(parts, self.len(), write).into_iter().collect::<Result<()>>()?;
        let done = folder.join("_SUCCESS");
        fs.create(&done).and_then(|mut file| file.sync()).map_err(failed("create the file", &done))
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        Text,
        exec::{Exec, Local, Workers},
        fs::{Fs, MemFs},
        rdd::Rdd,
    };
    use std::{
        collections::BTreeSet,
        io::{ErrorKind, Read},
        path::Path,
        sync::Mutex,
        thread,
    };

    #[test]
    fn a_file_for_each_partition_and_a_sign_that_they_are_complete() -> crate::Result<()> {
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
        assert_eq!(text("_SUCCESS"), "");
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
    fn many_records_are_written_by_the_threads_and_files_are_those_of_one() -> crate::Result<()> {
        let n_records = if cfg!(miri) { 50 } else { 5_000 };
        let written = |workers: Workers| {
            let (fs, threads) = (MemFs::new(), Mutex::default());
            let part = |n: usize| (n * n_records..(n + 1) * n_records).map(|i| Noted(i, &threads)).collect();
            let rdd = Rdd { parts: vec![part(0), Vec::new(), part(1), part(2)], workers };
            rdd.save_to(&fs, Path::new("out"))?;
            let files: Vec<_> = fs.paths().into_iter().map(|path| (fs.get(&path), path)).collect();
            drop(rdd);
            crate::Result::<_>::Ok((files, threads.into_inner().expect("no panic")))
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
            assert_eq!(fs.get("out/_SUCCESS"), None);
        }
    }
}
