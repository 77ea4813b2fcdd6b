//! State that was saved, until the operator that it belongs to is first run: only then are the
//! types of its keys and states known.
//!
//! A cell is loaded from the segment of the same partition of as many, or else from the rows of
//! all segments whose key groups belong to it now. In the first case it goes on byte for byte: key
//! numbers and internal aggregates are those that were saved. In the second, with the same records
//! in an order of its own.

use super::{
    Failures, Frozen, FrozenCell, Groups, Holding, Outlook,
    head::{HEAD, Head, OWN, from_section, to_section},
};
use crate::{
    record::{Arena, Corrupt, Cursor, group_of_hash},
    segment::{BlockSize, ReadAt, Row, Segment, SegmentBlock, SegmentError, SegmentWriter, tag},
};
use std::{
    fmt,
    io::{self, Write},
    sync::Arc,
};

/// A segment in memory, of which all rows were read once.
pub(crate) struct SavedSegment {
    pub(super) head: Head,
    pub(super) blocks: Vec<SegmentBlock>,
    /// the numbers of the keys, in the order of the rows
    pub(super) layout: Option<Vec<u32>>,
    pub(super) own: Arena,
    groups: Groups,
}

impl fmt::Debug for SavedSegment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SavedSegment({:?}, {} blocks)", self.head.owners, self.blocks.len())
    }
}

impl SavedSegment {
    /// Reads a segment and checks it.
    pub(crate) fn read(from: impl ReadAt) -> Result<SavedSegment, SegmentError> {
        let segment = Segment::open_knowing(from, &[HEAD, OWN])?;
        let corrupt = |Corrupt(what)| SegmentError::Corrupt { offset: 0, what };
        let mut groups = Groups::none();
        segment.groups().iter().for_each(|info| groups.insert(info.group));
        let blocks = (0..segment.blocks().len()).map(|number| segment.block(number));
        let blocks: Vec<SegmentBlock> = blocks.collect::<Result<_, _>>()?;
        let mut n_rows = 0;
        for block in &blocks {
            let mut rows = block.rows();
            while let Some(row) = rows.next()? {
                n_rows += 1;
                if !groups.contains(group_of_hash(row.hash)) {
                    return Err(corrupt(Corrupt("a row is of a key group that the segment does not have")));
                }
            }
        }
        let head = segment.section(HEAD)?.ok_or(Corrupt("the section of the cell is missing"));
        let head = Head::decode(&head.map_err(corrupt)?).map_err(corrupt)?;
        if !head.whole {
            return Err(corrupt(Corrupt("it has only the key groups that changed")));
        }
        let layout = segment.section(tag::LAYOUT)?.map(|bytes| {
            let numbers = bytes.chunks(4).filter_map(|n| Some(u32::from_le_bytes(n.try_into().ok()?)));
            (numbers.collect::<Vec<_>>(), bytes.len())
        });
        let layout = match layout {
            Some((numbers, len)) if numbers.len() == n_rows && len == 4 * n_rows => Some(numbers),
            Some(_) => return Err(corrupt(Corrupt("there are not as many key numbers as rows"))),
            None => None,
        };
        let own = segment.section(OWN)?;
        let own = own.map_or(Ok(Arena::default()), |own| from_section(&own)).map_err(corrupt)?;
        Ok(SavedSegment { head, blocks, layout, own, groups })
    }

    /// Whether the state of keys of this group is here, if they have one.
    fn owns(&self, group: u32) -> bool {
        self.head.begun && self.head.owners.iter().all(|(partition, of)| group % of == *partition)
    }

    fn has_rows_of(&self, (partition, of): (u32, u32)) -> bool {
        self.groups.iter().any(|group| group % of == partition)
    }
}

/// What was saved for one cell.
#[derive(Debug)]
pub(crate) struct SavedCell {
    parts: Vec<Arc<SavedSegment>>,
    /// which partition of how many the cell is of
    partition: (u32, u32),
    /// by key group; otherwise the state keeps the partitions it has
    by_group: bool,
    /// whether there is one part, of the same partition of as many
    exact: bool,
    outlook: Outlook,
}

/// A row of a state.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SavedRow<'a> {
    /// of which part it is
    pub(crate) part: usize,
    /// what the key was known by
    pub(crate) number: usize,
    pub(crate) row: Row<'a>,
}

impl SavedCell {
    /// What of a slot belongs to a partition of so many.
    pub(super) fn of(
        all: &[Arc<SavedSegment>],
        partition: (u32, u32),
        by_group: bool,
    ) -> Result<(SavedCell, Option<Holding>, Failures), Corrupt> {
        let begun: Vec<_> = all.iter().filter(|segment| segment.head.begun).cloned().collect();
        let others_have_rows = |same: &Arc<SavedSegment>| {
            begun.iter().any(|part| !Arc::ptr_eq(part, same) && part.has_rows_of(partition))
        };
        let same = all.iter().find(|segment| segment.head.owners == [partition]);
        let same = same.filter(|same| !by_group || !others_have_rows(same));
        let exact = same.is_some();
        let parts: Vec<_> = match same {
            Some(same) => begun.into_iter().filter(|part| Arc::ptr_eq(part, same)).collect(),
            None => begun,
        };
        let mut failures = Failures::default();
        let mut holding: Option<Holding> = None;
        for segment in all.iter().filter(|segment| same.is_none_or(|same| Arc::ptr_eq(segment, same))) {
            failures.and(&segment.head.failures);
            holding = holding.into_iter().chain(segment.head.holding).max_by_key(|holding| holding.newest);
        }
        let mut cell = SavedCell { parts, partition, by_group, exact, outlook: Outlook::default() };
        cell.outlook = cell.count()?;
        Ok((cell, holding, failures))
    }

    /// Whether the state goes on as it was, and does not come together from several.
    pub(crate) fn is_exact(&self) -> bool {
        self.exact
    }

    /// Whether there is a state.
    pub(crate) fn has_begun(&self) -> bool {
        !self.parts.is_empty()
    }

    /// Whether the state has what keys of this group began with.
    pub(crate) fn owns(&self, group: u32) -> bool {
        self.parts.iter().any(|part| part.owns(group))
    }

    /// What the parts say beside their rows.
    pub(crate) fn own(&self) -> impl Iterator<Item = Cursor<'_>> {
        self.parts.iter().map(|part| Cursor::new(&part.own))
    }

    /// The versions in which the parts are written.
    pub(super) fn formats(&self) -> impl Iterator<Item = u32> {
        self.parts.iter().map(|part| part.head.format)
    }

    /// The rows: by number if the state goes on as it was; otherwise those with a state, part by
    /// part, and `number` counts them.
    pub(crate) fn rows(&self) -> Result<Vec<SavedRow<'_>>, Corrupt> {
        let mut all = Vec::new();
        for (part, segment) in self.parts.iter().enumerate() {
            let mut numbers = segment.layout.iter().flatten();
            for block in &segment.blocks {
                let mut rows = block.rows();
                while let Some(row) = rows.next().map_err(|_| Corrupt("a block that was read before"))? {
                    let number = numbers.next().copied();
                    let (partition, of) = self.partition;
                    let moves_here = !self.by_group || group_of_hash(row.hash) % of == partition;
                    match number.filter(|_| self.exact) {
                        Some(number) => all.push(SavedRow { part, number: number as usize, row }),
                        None if moves_here && row.state.is_some() => {
                            all.push(SavedRow { part, number: all.len(), row });
                        }
                        None => {}
                    }
                }
            }
        }
        all.sort_by_key(|row| row.number);
        if all.windows(2).any(|two| two[0].number == two[1].number) {
            return Err(Corrupt("two keys have one number"));
        }
        Ok(all)
    }

    /// What the state will give out by itself, as long as it is not in use.
    pub(super) fn outlook(&self) -> Outlook {
        self.outlook
    }

    fn count(&self) -> Result<Outlook, Corrupt> {
        let mut outlook = Outlook::default();
        for SavedRow { part, row, .. } in self.rows()? {
            if row.state.is_none() || !self.parts[part].head.counts_keys {
                continue;
            }
            outlook.keys += 1;
            if let Some(due) = row.due {
                outlook.timeouts += 1;
                let first = outlook.times_out_after.map_or(due.at, |first| first.min(due.at));
                outlook.times_out_after = Some(first);
            }
        }
        Ok(outlook)
    }

    /// Saved once more, before it was used.
    pub(super) fn freeze(&self, holding: Option<Holding>, failures: &Failures) -> Vec<FrozenCell> {
        let again = |part: &Arc<SavedSegment>| {
            let mut head = Head { holding, failures: failures.clone(), ..part.head.clone() };
            let moved_to = (self.by_group && !self.exact).then_some(self.partition);
            head.owners.extend(moved_to);
            FrozenCell { head, state: Some(Box::new(FrozenAgain { segment: Arc::clone(part), moved_to })) }
        };
        // parts that keep their partitions are shared by all cells: each is saved by one of them
        let (me, peers) = self.partition;
        let own = |(at, _): &(usize, _)| self.by_group || self.exact || *at as u32 % peers == me;
        self.parts.iter().enumerate().filter(own).map(|(_, part)| again(part)).collect()
    }
}

/// What was saved and not used since: written as it was read.
struct FrozenAgain {
    segment: Arc<SavedSegment>,
    /// only the key groups of this partition of so many, if it has moved
    moved_to: Option<(u32, u32)>,
}

impl Frozen for FrozenAgain {
    fn block_size(&self) -> BlockSize {
        BlockSize::Small
    }

    fn write(&self, to: &mut SegmentWriter<&mut dyn Write>) -> io::Result<()> {
        let SavedSegment { blocks, layout, own, .. } = &*self.segment;
        let invalid = |e| io::Error::new(io::ErrorKind::InvalidData, e);
        for block in blocks {
            let mut rows = block.rows();
            while let Some(row) = rows.next().map_err(invalid)? {
                let group = group_of_hash(row.hash);
                if self.moved_to.is_none_or(|(partition, of)| group % of == partition) {
                    to.push(row)?;
                }
            }
        }
        if let (Some(layout), None) = (layout, self.moved_to) {
            let numbers = layout.iter().flat_map(|number| number.to_le_bytes());
            to.section(tag::LAYOUT, false, numbers.collect());
        }
        to.section(OWN, true, to_section(own));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{SavedCell, SavedSegment};
    use crate::{
        record::{Arena, Coder, Str, key_group},
        segment::{Segment, SegmentError},
        state::{Base, Cell, Groups, SparseState, initial_state},
    };
    use std::sync::Arc;

    /// A cell in which these keys have a state.
    fn cell(keys: &[&str]) -> Cell {
        let initial = initial_state(keys.iter().map(|key| (*key, 1u64))).expect("a list of pairs");
        let (mut cell, coder) = (Cell::default(), Coder::new(3));
        let (state, _) = cell.open::<SparseState<Str, u64>>();
        let base = Base { saved: None, initial: Some(&initial), partition: (0, 1) };
        state.begin(3, 10, Some(5), base, |key: &&str| coder.code(key));
        cell.decide(false);
        cell
    }

    fn written(cell: &mut Cell, owner: (u32, u32), groups: &Groups) -> Vec<u8> {
        let mut bytes = Vec::new();
        cell.freeze(owner, groups).remove(0).write(&mut bytes).expect("memory does not fail");
        bytes
    }

    #[test]
    fn only_the_wanted_key_groups_are_written_and_not_mistaken_for_all() {
        let (mut cell, mut groups) = (cell(&["a", "b", "c"]), Groups::none());
        groups.insert(key_group(&"b", &mut Arena::default()));
        let bytes = written(&mut cell, (0, 1), &groups);
        let rows: u64 = Segment::open_knowing(&bytes[..], &[super::HEAD, super::OWN])
            .map(|segment| segment.groups().iter().map(|group| group.rows).sum())
            .expect("it is a segment");
        assert_eq!(rows, 1);
        match SavedSegment::read(&bytes[..]) {
            Err(SegmentError::Corrupt { what, .. }) => {
                assert!(what.contains("only the key groups"), "{what}")
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_cell_takes_the_rows_of_its_key_groups_from_all_segments() {
        let keys: Vec<String> = (0..100).map(|n| format!("key {n}")).collect();
        let of = |partition: u32| {
            let mut scratch = Arena::default();
            let here = keys.iter().filter(|key| key_group(*key, &mut scratch) % 3 == partition);
            let here: Vec<&str> = here.map(String::as_str).collect();
            let bytes = written(&mut cell(&here), (partition, 3), &Groups::all());
            Arc::new(SavedSegment::read(&bytes[..]).expect("it was written"))
        };
        let all = [of(0), of(1), of(2)];
        let of_all = |partition, of| SavedCell::of(&all, (partition, of), true).expect("it was read").0;
        for n in [1, 2, 3, 5] {
            let cells: Vec<SavedCell> = (0..n).map(|partition| of_all(partition, n)).collect();
            assert!(cells.iter().all(|cell| cell.is_exact() == (n == 3)), "{n}");
            let rows: usize = cells.iter().map(|cell| cell.rows().expect("rows").len()).sum();
            assert_eq!(rows, keys.len(), "{n}");
            let outlooks = cells.iter().map(SavedCell::outlook).reduce(|all, other| all.and(other));
            let outlook = outlooks.expect("a cell");
            assert_eq!((outlook.keys, outlook.timeouts, outlook.times_out_after), (100, 100, Some(15)));
            assert!((0..4096).all(|group| cells[(group % n) as usize].owns(group)));
        }
    }
}
