//! How far the splits of a source have been read: where the next run continues.

use super::Planned;
use crate::batch::{FileId, InputLineage, Position, Span, SplitId};
use std::{collections::BTreeMap, path::Path, sync::Arc};

/// The position of each split of one source. A split made of files has one per file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Positions(BTreeMap<(SplitId, Option<Arc<Path>>), Position>);

impl Positions {
    /// Creates the positions of a source of which nothing has been read.
    #[must_use]
    pub fn new() -> Self {
        Positions::default()
    }

    /// Records that the split, or the file in it, has been read up to `position`.
    pub fn set(&mut self, split: SplitId, position: Position) {
        let file = position.file().map(|file| Arc::clone(&file.path));
        self.0.insert((split, file), position);
    }

    /// Drops the position of a file that will not appear again.
    pub fn forget(&mut self, split: &SplitId, file: &FileId) {
        self.0.remove(&(split.clone(), Some(Arc::clone(&file.path))));
    }

    /// Advances to the end of a decided batch. Batches are decided in order.
    pub fn fold(&mut self, input: &InputLineage) {
        self.advance(&input.spans, &input.moved, &input.forgotten);
    }

    /// Advances to the end of a planned batch.
    pub fn follow(&mut self, planned: &Planned) {
        self.advance(&planned.spans, &planned.moved, &planned.forgotten);
    }

    fn advance(
        &mut self,
        spans: &[Span],
        moved: &[(SplitId, Position)],
        forgotten: &[(SplitId, Arc<FileId>)],
    ) {
        // the spans of a split are in order, so only the last one of a run counts
        let is_last = |i: usize| {
            spans.get(i + 1).is_none_or(|next: &Span| {
                next.split != spans[i].split || next.from.file() != spans[i].from.file()
            })
        };
        for (i, span) in spans.iter().enumerate().filter(|(i, _)| is_last(*i)) {
            debug_assert!(i < spans.len());
            self.set(span.split.clone(), span.to.clone());
        }
        moved.iter().for_each(|(split, to)| self.set(split.clone(), to.clone()));
        forgotten.iter().for_each(|(split, file)| self.forget(split, file));
    }

    /// Whether nothing has been read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns each position with its split; for a split made of files, the position in each file.
    pub fn iter(&self) -> impl Iterator<Item = (&SplitId, &Position)> {
        self.0.iter().map(|((split, _), position)| (split, position))
    }

    /// Returns the position of a split that is not made of files.
    #[must_use]
    pub fn of(&self, split: &SplitId) -> Option<&Position> {
        self.0.get(&(split.clone(), None))
    }

    /// Returns the positions of source number `source` in a union.
    #[doc(hidden)]
    #[must_use]
    pub fn of_source(&self, source: usize) -> Positions {
        let own = |(split, position): (&SplitId, &Position)| match split.to_source()? {
            (number, split) if number == source => Some((split, position.clone())),
            _ => None,
        };
        let mut positions = Positions::new();
        self.iter().filter_map(own).for_each(|(split, position)| positions.set(split, position));
        positions
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_split_and_each_file_has_its_own_position_and_files_are_forgotten() {
        let (a, b) = (SplitId::new("a"), SplitId::new("b"));
        let span = |split: &SplitId, from, to| {
            Span::new(split.clone(), Position::Offset(from), Position::Offset(to))
        };
        let files = ["x", "y"].map(|path| Arc::new(FileId::new(Path::new(path), 9)));
        let mut planned = Planned {
            spans: vec![span(&a, 0, 3), span(&a, 3, 5), span(&b, 7, 8)],
            moved: vec![(b.clone(), Position::Offset(12))],
            ..Planned::default()
        };
        planned.spans.extend(files.iter().map(|file| Span::of_file(file, 0..9)));
        let mut positions = Positions::new();
        positions.follow(&planned);
        assert_eq!(positions.of(&a), Some(&Position::Offset(5)));
        assert_eq!(positions.of(&b), Some(&Position::Offset(12)));
        assert_eq!(positions.iter().filter(|(_, at)| at.file().is_some()).count(), 2);
        let forgotten = vec![(SplitId::ONLY, Arc::clone(&files[0]))];
        positions.follow(&Planned { forgotten, ..Planned::default() });
        let left: Vec<String> = positions.iter().map(|(_, at)| at.to_string()).collect();
        assert_eq!(left, ["byte 9 of `y`", "5", "12"]);
    }

    #[test]
    fn those_of_a_union_are_handed_to_its_sources() {
        let mut positions = Positions::new();
        positions.set(SplitId::new("0"), Position::Offset(3));
        positions.set(SplitId::new("1/x"), Position::Offset(4));
        assert_eq!(positions.of_source(0).of(&SplitId::ONLY), Some(&Position::Offset(3)));
        assert_eq!(positions.of_source(1).of(&SplitId::new("x")), Some(&Position::Offset(4)));
        assert!(positions.of_source(2).is_empty());
    }
}
