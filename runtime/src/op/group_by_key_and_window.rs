//! `group_by_key_and_window`: all values of each key in the last batches, oldest first (Spark row
//! PD-04).

use super::Grouped;
use crate::{
    cx::BatchCx,
    kernel::Entry,
    record::{Code, Group, GroupStored, In, Key},
    state::Cell,
    window::{self, Grouping},
};

/// The groups of the window.
pub fn groups_of_window<'s, K, V>(
    cx: &BatchCx<'_>,
    op: u32,
    cell: &'s mut Cell,
    grouped: &'s Grouped<K, V>,
) -> impl Iterator<Item = (K, Group<'s, V>)>
where
    K: Key + In<'s> + Clone,
    V: In<'s> + Clone + Send + Sync,
{
    let keys = grouped.keys.codes().zip(grouped.keys.keys()).enumerate();
    // one clone for each key, since the groups of the batch stay
    let entry = |(at, (code, key)): (usize, (Code, &K))| {
        let value = grouped.values.of(at);
        Entry { code, key: key.clone(), value }
    };
    let entries = || keys.map(entry).collect();
    window::keyed::<K, Group<'s, V>, Group<'s, V>, Grouping<GroupStored<V::Owned>>, _>(
        cx,
        op,
        cell,
        entries,
        |group| group,
        &(),
    )
}
