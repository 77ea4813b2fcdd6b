//! Files in memory without reading them. The only module with `unsafe`.

use std::{fmt, fs::File, io, ops::Deref};

/// The bytes of a file.
pub struct Map(Bytes);

enum Bytes {
    Mapped(memmap2::Mmap),
    Read(Vec<u8>),
}

impl Map {
    /// Maps `file`.
    ///
    /// # Errors
    /// When the system cannot, for example because it is a pipe.
    ///
    /// The file must not be changed, and above all not shrink, while the map lives: the user of `.mapped()` has
    /// promised that.
    #[expect(unsafe_code, reason = "mapping is unsafe because another process can change the file")]
    pub(crate) fn of(file: &File) -> io::Result<Map> {
        // SAFETY: the memory is only read, and the map owns it. That nobody changes the file while it is mapped is the
        // documented promise of who calls `file_text(..).mapped()`; every use of the bytes as text checks
        // UTF-8 anew, so that bytes that did change are still never taken for text unseen.
        Ok(Map(Bytes::Mapped(unsafe { memmap2::Mmap::map(file)? })))
    }

    /// The portable twin: bytes that were read.
    pub(crate) fn read(bytes: Vec<u8>) -> Map {
        Map(Bytes::Read(bytes))
    }
}

impl Deref for Map {
    type Target = [u8];
    fn deref(&self) -> &[u8] {
        match &self.0 {
            Bytes::Mapped(map) => map,
            Bytes::Read(bytes) => bytes,
        }
    }
}

impl fmt::Debug for Map {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Map({} bytes)", self.len())
    }
}
