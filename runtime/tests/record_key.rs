//! The group of a key, fixed by vectors.
//!
//! State is found by the group of its key: **changing one of these numbers makes every existing checkpoint
//! unreadable**, since keys would be looked for in other groups than those they were written to. The encoding of keys
//! is fixed with it. A new type of key may add rows; none may change.

mod record_support;

use streamc_runtime::record::{Arena, KEY_GROUPS, Record, key_group};

fn group(key: impl Record) -> u32 {
    key_group(&key, &mut Arena::default())
}

#[test]
fn the_groups_of_keys_never_change() {
    let vectors: &[(u32, u32)] = &[(group(0u8), 0)];
    for (row, (group, fixed)) in vectors.iter().enumerate() {
        assert_eq!(group, fixed, "row {row}");
    }
}
