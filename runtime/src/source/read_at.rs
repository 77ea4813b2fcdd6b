//! Reading at a place in a file.

use crate::env::FileRead;
use std::io;

pub(super) fn shorter() -> io::Error {
    io::Error::new(io::ErrorKind::UnexpectedEof, "the file has become shorter since it was opened")
}

/// Fills `bytes` from a file.
///
/// # Errors
/// When the file ends before.
pub(super) fn read_exact(file: &dyn FileRead, bytes: &mut [u8], offset: u64) -> io::Result<()> {
    let mut done = 0;
    while done < bytes.len() {
        match file.read_at(&mut bytes[done..], offset + done as u64) {
            Ok(0) => return Err(shorter()),
            Ok(n) => done += n,
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            Err(e) => return Err(e),
        }
    }
    Ok(())
}
