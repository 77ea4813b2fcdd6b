//! Files that are mapped into memory without a copy: the promise that this takes.
//!
//! Records are slices of a block, and text is checked once. In mapped memory both would be up to
//! whoever can write to the file: a `&str` that was checked can stop being UTF-8, and a file that
//! shrinks leaves pages that end the process when they are touched. No check helps against a change
//! after it. So what a safe program gets is always a copy that was checked ([`super::file_plan`]),
//! and who maps promises that nobody changes the file.

use super::{FileText, PodFile};
use crate::env::Unchanging;

#[expect(unsafe_code, reason = "the promise is the caller's; nothing else is unsafe here")]
impl FileText {
    /// Maps the file into memory instead of reading it: nothing is copied, and the system can drop
    /// pages that it needs. Ignored for pipes, the standard input and files without a size.
    ///
    /// # Safety
    /// From the start of the context until it has ended, and for as long as anything holds records
    /// of this source, nobody changes the file, this process or another one: it is not written to,
    /// cut, or replaced in place. Otherwise a `&str` may hold what is not UTF-8, which is undefined
    /// behaviour, and a file that becomes shorter ends the process (SIGBUS).
    pub unsafe fn mapped_unchecked(self) -> Self {
        // SAFETY: the caller has promised it
        self.unchanging(unsafe { Unchanging::promised() })
    }
}

#[expect(unsafe_code, reason = "the promise is the caller's; nothing else is unsafe here")]
impl<T> PodFile<T> {
    /// Maps the file into memory instead of reading it: nothing is copied but the fields that are
    /// used.
    ///
    /// # Safety
    /// From the start of the context until it has ended, nobody changes the file, this process or
    /// another one: it is not written to, cut, or replaced in place. Otherwise memory behind a
    /// shared reference changes, which is undefined behaviour, and a file that becomes shorter ends
    /// the process (SIGBUS).
    pub unsafe fn mapped_unchecked(self) -> Self {
        // SAFETY: the caller has promised it
        self.unchanging(unsafe { Unchanging::promised() })
    }
}
