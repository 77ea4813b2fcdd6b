//! A keyed record on its way.

use crate::record::Code;

/// A keyed record with the code of its key, which travels along so that nobody makes it again.
#[derive(Clone, Debug)]
pub struct Entry<K, V> {
    /// What stands for `key` in tables; not what places it (that is
    /// [`key_group`](crate::record::key_group)).
    pub code: Code,
    /// The value.
    pub value: V,
    /// The key.
    pub key: K,
}
