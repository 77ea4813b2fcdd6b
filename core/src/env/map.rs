//! Files in memory without reading them, and memory of our own for what is read.
//!
//! A mapped file is memory that others can change: whoever can write to the file changes bytes
//! behind a `&[u8]`, and bytes behind a page that is no longer there end the process. Neither can
//! be checked away, since the change may come after the check. So mapping takes a promise,
//! [`Unchanging`], which only `unsafe` code can give; safe code reads.

use std::{fmt, fs::File, io, ops::Deref};

/// Bytes that are read only: of a file, or memory of our own.
pub struct Map(Bytes);

enum Bytes {
    Mapped(memmap2::Mmap),
    Read(Vec<u8>),
}

/// From here on, memory of our own is asked for in huge pages: a batch touches all of it once, and
/// each page that it touches first costs as much as reading it.
const HUGE: usize = 2 << 20;

/// The promise that nobody changes a file for as long as it is mapped.
#[derive(Clone, Copy, Debug)]
pub struct Unchanging(());

impl Unchanging {
    /// Gives the promise, for whatever file it is used with.
    ///
    /// # Safety
    /// Until every map that is made with it is dropped, nobody changes or cuts its file, neither
    /// this process nor another one.
    #[expect(unsafe_code, reason = "nobody but the caller can know")]
    #[must_use]
    pub unsafe fn promised() -> Self {
        Unchanging(())
    }
}

impl Map {
    /// Maps `file`.
    ///
    /// # Errors
    /// When the system cannot, for example because it is a pipe.
    #[expect(unsafe_code, reason = "mapping is unsafe because another process can change the file")]
    #[doc(hidden)]
    pub fn of(file: &File, _: Unchanging) -> io::Result<Map> {
        // SAFETY: the memory is only read, and the map owns it. Nobody changes the file while it is
        // mapped: that is what `Unchanging` promises, which safe code cannot make.
        Ok(Map(Bytes::Mapped(unsafe { memmap2::Mmap::map(file)? })))
    }

    /// The portable twin: bytes that were read.
    #[doc(hidden)]
    pub fn read(bytes: Vec<u8>) -> Map {
        Map(Bytes::Read(bytes))
    }

    /// Memory of `len` bytes that `fill` has filled.
    #[doc(hidden)]
    pub fn filled(len: usize, fill: impl FnOnce(&mut [u8]) -> io::Result<()>) -> io::Result<Map> {
        // Miri, which does not know maps, sees the twin
        if len < HUGE || cfg!(miri) {
            let mut bytes = vec![0; len];
            fill(&mut bytes)?;
            return Ok(Map::read(bytes));
        }
        let mut memory = memmap2::MmapMut::map_anon(len)?;
        // a wish: without huge pages it is slower and nothing else
        #[cfg(target_os = "linux")]
        let _ = memory.advise(memmap2::Advice::HugePage);
        fill(&mut memory)?;
        Ok(Map(Bytes::Mapped(memory.make_read_only()?)))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_memory_holds_what_was_filled_in_whatever_its_size() {
        for len in [0, 1, HUGE - 1, HUGE, HUGE + 1] {
            let len = if cfg!(miri) { len.min(1000) } else { len };
            let map = Map::filled(len, |bytes| {
                bytes.iter_mut().rev().take(3).for_each(|byte| *byte = 7);
                Ok(())
            });
            let map = map.unwrap();
            assert_eq!(map.len(), len);
            assert!(map.iter().rev().take(3).all(|byte| *byte == 7));
            assert_eq!(map.first().copied().unwrap_or_default(), if len == 1 { 7 } else { 0 });
        }
        assert!(Map::filled(HUGE, |_| Err(io::ErrorKind::Other.into())).is_err());
    }
}
