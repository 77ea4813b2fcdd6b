//! What a state begins with in its first batch: what was saved of it, or else what the user gave.

use super::{Initial, SavedCell, SavedRow};
use crate::{
    fault::{Fault, raise_again},
    record::{Corrupt, Cursor, Stored},
};

/// See the head of this file.
pub(crate) struct Base<'s, K, S> {
    pub(crate) saved: Option<&'s SavedCell>,
    pub(crate) initial: Option<&'s Initial<K, S>>,
    /// which partition of how many
    pub(crate) partition: (u32, u32),
}

impl<'s, K: Stored, S: Stored> Base<'s, K, S> {
    /// The rows that were saved.
    pub(super) fn rows(&self) -> Result<Vec<SavedRow<'s>>, Corrupt> {
        self.saved.map_or(Ok(Vec::new()), SavedCell::rows)
    }

    /// What the saved parts say beside their rows.
    pub(super) fn own(&self) -> impl Iterator<Item = Cursor<'s>> + use<'s, K, S> {
        self.saved.into_iter().flat_map(SavedCell::own)
    }

    /// What the user gave for keys that are in no saved state.
    pub(super) fn initial(&self) -> impl Iterator<Item = (K::View<'s>, S::View<'s>)> + use<'s, K, S> {
        let (saved, partition) = (self.saved, self.partition);
        let wanted = move |group| saved.is_none_or(|saved| !saved.owns(group));
        self.initial.into_iter().flat_map(move |initial| initial.of_partition(partition, wanted))
    }
}

/// Decodes all of `from`.
pub(crate) fn decode<S: Stored>(mut from: Cursor<'_>) -> Result<S::View<'_>, Corrupt> {
    let record = S::decode(&mut from)?;
    if from.is_empty() { Ok(record) } else { Err(Corrupt("more bytes than the record has")) }
}

/// Fails the stage: its state cannot be loaded.
pub(crate) fn refuse(corrupt: Corrupt) -> ! {
    raise_again(refusal(corrupt))
}

/// Why a state cannot be loaded.
pub(crate) fn refusal(Corrupt(what): Corrupt) -> Fault {
    Fault::new(format!(
        "the saved state cannot be loaded, and nothing of it is used: {what}; keep the types of keys, states and windows \
         as they were when it was saved"
    ))
}
