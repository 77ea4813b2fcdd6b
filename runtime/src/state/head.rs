//! What of a cell is saved beside its state.

use super::{Failures, Holding};
use crate::{
    record::{Arena, Corrupt, Cursor, Record, Stored},
    segment::tag,
};

/// What the cell says: [`Head`].
pub(super) const HEAD: u32 = tag::OWN;
/// What the state says beside its rows.
pub(super) const OWN: u32 = tag::OWN + 1;

/// What of a cell is not in its state.
#[derive(Clone, Debug, Default)]
pub(super) struct Head {
    /// of the state's own part
    pub(super) format: u32,
    /// which of how many partitions the state is of; of those in turn, if it has moved without
    /// being used
    pub(super) owners: Vec<(u32, u32)>,
    /// whether the state exists: what it begins with is in it
    pub(super) begun: bool,
    /// whether rows are keys that have a state, and not the keys of a window
    pub(super) counts_keys: bool,
    /// whether all key groups are in it, and not only some that have changed
    pub(super) whole: bool,
    pub(super) holding: Option<Holding>,
    pub(super) failures: Failures,
}

/// The version of [`Head`].
const HEAD_FORMAT: u32 = 1;

impl Head {
    pub(super) fn encode(&self) -> Vec<u8> {
        let Head { format, owners, begun, counts_keys, whole, holding, failures } = self;
        let mut out = Arena::default();
        [HEAD_FORMAT, *format, owners.len() as u32].iter().for_each(|n| n.encode(&mut out));
        owners.iter().for_each(|owner| owner.encode(&mut out));
        [*begun, *counts_keys, *whole, holding.is_some()].iter().for_each(|is| is.encode(&mut out));
        holding.iter().for_each(|holding| holding.encode(&mut out));
        failures.encode(&mut out);
        to_section(&out)
    }

    pub(super) fn decode(section: &[u8]) -> Result<Head, Corrupt> {
        let arena = from_section(section)?;
        let mut from = Cursor::new(&arena);
        if u32::decode(&mut from)? != HEAD_FORMAT {
            return Err(Corrupt("a newer release saved the state"));
        }
        let (format, n) = (u32::decode(&mut from)?, u32::decode(&mut from)?);
        let owners = (0..n).map(|_| <(u32, u32)>::decode(&mut from)).collect::<Result<Vec<_>, _>>()?;
        let mut flag = || <bool as Stored>::decode(&mut from);
        let [begun, counts_keys, whole, holds] = [flag()?, flag()?, flag()?, flag()?];
        let holding = if holds { Some(Holding::decode(&mut from)?) } else { None };
        let failures = Failures::decode(&mut from)?;
        if owners.is_empty() || owners.iter().any(|(_, of)| *of == 0) || !from.is_empty() {
            return Err(Corrupt("what the cell of a state says"));
        }
        Ok(Head { format, owners, begun, counts_keys, whole, holding, failures })
    }
}

/// Bytes and text as one section.
pub(super) fn to_section(arena: &Arena) -> Vec<u8> {
    let mut out = (arena.bytes.len() as u64).to_le_bytes().to_vec();
    out.extend_from_slice(&arena.bytes);
    out.extend_from_slice(arena.text.as_bytes());
    out
}

pub(super) fn from_section(section: &[u8]) -> Result<Arena, Corrupt> {
    let cut = Corrupt("a section ends early");
    let (len, rest) = section.split_first_chunk().ok_or(cut)?;
    let len = usize::try_from(u64::from_le_bytes(*len)).map_err(|_| cut)?;
    let (bytes, text) = rest.split_at_checked(len).ok_or(cut)?;
    let text = String::from_utf8(text.to_vec()).map_err(|_| Corrupt("the text of a section is not UTF-8"))?;
    Ok(Arena { bytes: bytes.to_vec(), text })
}
