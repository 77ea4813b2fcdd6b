//! How deep records that are being read stand in each other.
//!
//! A type may hold itself, so a few bytes can say that there is always one more inside, and whoever
//! follows them without an end has no stack left, which ends the process. Bytes come from files and
//! from other instances, and nothing that is read is trusted.

use super::Corrupt;
use std::cell::Cell;

/// Boxes, shared values and lists within each other.
const MOST: u32 = 512;

thread_local! {
    static DEPTH: Cell<u32> = const { Cell::new(0) };
}

/// Reads what a box or a list holds.
pub(super) fn within<T>(read: impl FnOnce() -> Result<T, Corrupt>) -> Result<T, Corrupt> {
    /// also if `read` panics
    struct Leave;
    impl Drop for Leave {
        fn drop(&mut self) {
            DEPTH.set(DEPTH.get() - 1);
        }
    }
    if DEPTH.get() >= MOST {
        return Err(Corrupt("it holds boxes or lists that are more than 512 deep in each other"));
    }
    DEPTH.set(DEPTH.get() + 1);
    let _leave = Leave;
    read()
}

#[cfg(test)]
mod tests {
    use super::{DEPTH, MOST, within};
    use crate::record::Corrupt;

    fn deep(left: u32) -> Result<u32, Corrupt> {
        within(|| if left > 1 { deep(left - 1) } else { Ok(DEPTH.get()) })
    }

    #[test]
    fn it_ends_at_the_limit_and_counts_from_the_beginning_again() {
        assert_eq!(deep(MOST), Ok(MOST));
        assert!(deep(MOST + 1).is_err());
        assert_eq!((deep(MOST), DEPTH.get()), (Ok(MOST), 0));
        assert!(std::panic::catch_unwind(|| within::<()>(|| panic!())).is_err());
        assert_eq!(DEPTH.get(), 0);
    }
}
