//! An [`Rdd`] as text files.

use super::Rdd;
use crate::{
    Error, Result, Text,
    fs::{Fs, RealFs},
};
use std::{io::Write, path::Path};

impl<T: Text> Rdd<T> {
    /// Writes a file `part-00000`, `part-00001`, … for each partition into `folder`, a line for each record, and an empty
    /// file `_SUCCESS` when they are complete. Files of these names that are there are written over.
    ///
    /// This is at least once: a batch that runs again writes again. An output that belongs to its batch is
    /// `save_as_text_files`.
    ///
    /// # Errors
    /// When the folder or a file cannot be written.
    pub fn save(&self, folder: impl AsRef<Path>) -> Result<()> {
        self.save_to(&RealFs, folder.as_ref())
    }

    fn save_to(&self, fs: &dyn Fs, folder: &Path) -> Result<()> {
        let failed = |what: &'static str, path: &Path| {
            let path = path.to_owned();
            move |cause| Error::Io { what, path, cause }
        };
        fs.create_dir_all(folder).map_err(failed("create the folder", folder))?;
        let mut text = String::new();
        for (number, records) in self.partitions().enumerate() {
            let path = folder.join(format!("part-{number:05}"));
            let mut file = fs.create(&path).map_err(failed("create the file", &path))?;
            text.clear();
            for record in records {
                record.text(&mut text);
                text.push('\n');
            }
            let written = file.write_all(text.as_bytes()).and_then(|()| file.sync());
            written.map_err(failed("write the file", &path))?;
        }
        let done = folder.join("_SUCCESS");
        fs.create(&done).and_then(|mut file| file.sync()).map_err(failed("create the file", &done))
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        exec::Workers,
        fs::{Fs, MemFs},
        rdd::Rdd,
    };
    use std::{io::Read, path::Path};

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
}
