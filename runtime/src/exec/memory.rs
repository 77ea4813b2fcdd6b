//! The memory of a batch stays in the program for the next one.

use std::{hint::black_box, sync::Once};

/// The largest block that glibc learns from, less what it needs around it.
const LEARNED_FROM: usize = (32 << 20) - (64 << 10);

/// A batch frees its tables, and the next one makes them anew. glibc gives memory back to the
/// system when as much is free at the end of its heap as twice the largest block that it has seen
/// go; every page of it has to be made again then, which takes as long as filling a table of many
/// keys. So it is shown a large block, which is never touched and costs nothing: from then on it
/// keeps up to 64 MiB. Other allocators do not mind.
pub(super) fn keep() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| drop(black_box(Vec::<u8>::with_capacity(LEARNED_FROM))));
}
