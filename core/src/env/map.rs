//! Memory-mapped files, and our own memory for what is read.
//!
//! Others can change a mapped file: a writer changes bytes under a `&[u8]`, and accessing a page
//! that was truncated away kills the process. No check can rule that out, since the change may come
//! after the check. So mapping takes a promise, [`Unchanging`], which only `unsafe` code can make;
//! safe code reads instead.

use std::{fmt, fs::File, io, ops::Deref};

/// Read-only bytes: a mapped file, or our own memory.
pub struct Map(Bytes);

enum Bytes {
    Mapped(memmap2::Mmap),
    Read(Vec<u8>),
}

/// From this size on, our own memory uses huge pages: a batch touches all of it once, and the first
/// touch of a page costs as much as reading it.
const HUGE: usize = 2 << 20;

/// The promise that a file does not change while it is mapped.
#[derive(Clone, Copy, Debug)]
pub struct Unchanging(());

impl Unchanging {
    /// Makes the promise, for every file that it is used with.
    ///
    /// # Safety
    /// Until every map made with it is dropped, nothing may modify or truncate the file, neither
    /// this process nor another.
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
    /// When the system cannot map it, for example because it is a pipe.
    #[expect(unsafe_code, reason = "mapping is unsafe because another process can change the file")]
    #[doc(hidden)]
    pub fn of(file: &File, _: Unchanging) -> io::Result<Map> {
        // SAFETY: the memory is only read, and the map owns it. The file does not change while it
        // is mapped: `Unchanging` promises that, and safe code cannot make that promise.
        Ok(Map(Bytes::Mapped(unsafe { memmap2::Mmap::map(file)? })))
    }

    /// Wraps bytes that were read: the portable alternative to a mapping.
    #[doc(hidden)]
    pub fn read(bytes: Vec<u8>) -> Map {
        Map(Bytes::Read(bytes))
    }

    /// Allocates `len` bytes and has `fill` fill them.
    #[doc(hidden)]
    pub fn filled(len: usize, fill: impl FnOnce(&mut [u8]) -> io::Result<()>) -> io::Result<Map> {
        // Miri does not support maps and uses the portable alternative
        if len < HUGE || cfg!(miri) {
            let mut bytes = vec![0; len];
            fill(&mut bytes)?;
            return Ok(Map::read(bytes));
        }
        let mut memory = memmap2::MmapMut::map_anon(len)?;
        // best effort: without huge pages it is only slower
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
