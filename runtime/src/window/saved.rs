//! The columns of a window as they are saved: each once, however many owners it has, with what a
//! form says about them.

use super::{Column, Id, Shared};
use crate::record::{Arena, Corrupt, Cursor, Record, Stored};
use std::sync::Arc;

/// Columns, and the shape of a form that is made of them, to be read back in the same order.
#[derive(Debug)]
pub struct FrozenColumns<S> {
    pub(super) columns: Vec<Shared<S>>,
    /// numbers only
    pub(super) shape: Arena,
}

/// See [`FrozenColumns`].
#[derive(Debug)]
pub struct LoadedColumns<'a, S> {
    pub(super) columns: Vec<Shared<S>>,
    pub(super) shape: Cursor<'a>,
    /// whether the form goes on as it was, and does not come together from several
    pub(super) exact: bool,
}

impl<S> Default for FrozenColumns<S> {
    fn default() -> Self {
        FrozenColumns { columns: Vec::new(), shape: Arena::default() }
    }
}

impl<S> FrozenColumns<S> {
    /// Notes a number.
    pub(super) fn number(&mut self, n: u64) {
        n.encode(&mut self.shape);
    }

    /// Notes a column.
    pub(super) fn column(&mut self, column: &Shared<S>) {
        let known = self.columns.iter().rposition(|known| Arc::ptr_eq(known, column));
        let at = known.unwrap_or_else(|| {
            self.columns.push(Arc::clone(column));
            self.columns.len() - 1
        });
        self.number(at as u64);
    }

    /// Notes a column that may be missing.
    pub(super) fn maybe(&mut self, column: Option<&Shared<S>>) {
        self.number(u64::from(column.is_some()));
        column.into_iter().for_each(|column| self.column(column));
    }
}

impl<S> LoadedColumns<'_, S> {
    /// The next number.
    pub(super) fn number(&mut self) -> Result<u64, Corrupt> {
        <u64 as Stored>::decode(&mut self.shape)
    }

    /// The next column.
    pub(super) fn column(&mut self) -> Result<Shared<S>, Corrupt> {
        let at = usize::try_from(self.number()?).ok();
        let column = at.and_then(|at| self.columns.get(at));
        column.map(Arc::clone).ok_or(Corrupt("a window has a column that is not there"))
    }

    /// The next column, which may be missing.
    pub(super) fn maybe(&mut self) -> Result<Option<Shared<S>>, Corrupt> {
        match self.number()? {
            0 => Ok(None),
            _ => self.column().map(Some),
        }
    }

    /// Checks that everything was read.
    pub(super) fn done(&self) -> Result<(), Corrupt> {
        if self.shape.is_empty() { Ok(()) } else { Err(Corrupt("a window has more than its form")) }
    }
}

/// A column that is read value by value, by ascending number.
#[derive(Debug)]
pub(super) struct Filling<S> {
    ids: Vec<Id>,
    values: Vec<S>,
    arena: Arena,
}

impl<S> Default for Filling<S> {
    fn default() -> Self {
        Filling { ids: Vec::new(), values: Vec::new(), arena: Arena::default() }
    }
}

impl<S: Stored> Filling<S> {
    /// Reads the value of the next number.
    pub(super) fn read(&mut self, id: Id, from: &mut Cursor<'_>) -> Result<(), Corrupt> {
        if self.ids.last().is_some_and(|last| *last >= id) {
            return Err(Corrupt("the numbers of a column are not in their order"));
        }
        let value = S::decode(from)?;
        self.values.push(value.store(&mut self.arena));
        self.ids.push(id);
        Ok(())
    }

    pub(super) fn done(self) -> Shared<S> {
        let Filling { ids, values, arena } = self;
        Arc::new(Column { ids: Arc::new(ids), values, arena })
    }
}

impl<S: Stored> FrozenColumns<S> {
    /// Writes columns and shape one behind the other.
    pub(super) fn encode(&self, out: &mut Arena) {
        (self.columns.len() as u64).encode(out);
        for column in &self.columns {
            (column.len() as u64).encode(out);
            for (id, value) in column.iter() {
                id.encode(out);
                value.encode(out);
            }
        }
        out.bytes.extend_from_slice(&self.shape.bytes);
    }
}

impl<'a, S: Stored> LoadedColumns<'a, S> {
    /// Reads what [`FrozenColumns::encode`] has written.
    pub(super) fn decode(mut from: Cursor<'a>) -> Result<Self, Corrupt> {
        let n = <u64 as Stored>::decode(&mut from)?;
        let mut columns = Vec::new();
        for _ in 0..n {
            let mut column = Filling::default();
            for _ in 0..<u64 as Stored>::decode(&mut from)? {
                let id = <u32 as Stored>::decode(&mut from)?;
                column.read(id, &mut from)?;
            }
            columns.push(column.done());
        }
        Ok(LoadedColumns { columns, shape: from, exact: true })
    }
}

/// Two columns without a number in common as one.
pub(super) fn union<S: Stored>(a: &Shared<S>, b: &Shared<S>) -> Result<Shared<S>, Corrupt> {
    if a.is_empty() || b.is_empty() {
        return Ok(Arc::clone(if a.is_empty() { b } else { a }));
    }
    let mut all: Vec<_> = a.iter().chain(b.iter()).collect();
    all.sort_by_key(|(id, _)| *id);
    let mut both = Filling::default();
    for (id, value) in all {
        if both.ids.last() == Some(&id) {
            return Err(Corrupt("a key is in two parts of a window"));
        }
        both.values.push(value.store(&mut both.arena));
        both.ids.push(id);
    }
    Ok(both.done())
}

/// Adds panes to those that are there, by ascending number; of two with the same number one is
/// made.
pub(super) fn union_panes<S: Stored>(
    known: impl Iterator<Item = (u64, Shared<S>)>,
    more: Vec<(u64, Shared<S>)>,
) -> Result<Vec<(u64, Shared<S>)>, Corrupt> {
    let mut all: Vec<_> = known.chain(more).collect();
    all.sort_by_key(|(number, _)| *number);
    let mut panes: Vec<(u64, Shared<S>)> = Vec::new();
    for (number, pane) in all {
        match panes.last_mut() {
            Some((last, so_far)) if *last == number => *so_far = union(so_far, &pane)?,
            _ => panes.push((number, pane)),
        }
    }
    Ok(panes)
}

#[cfg(test)]
mod tests {
    use super::LoadedColumns;
    use crate::{
        env::Rng,
        record::{Arena, Cursor, One, Two},
        window::{Folding, Inverting, Shape, Shared, Turn, Window},
    };
    use std::sync::Arc;

    type Sums = Window<u64, Folding<u64>>;

    fn add(two: Two<'_, u64>) -> One<'_, u64> {
        two.merge(|a, b| a * 31 % 1009 + b)
    }

    fn take(window: &mut Sums, at: u64) -> Option<u64> {
        run(window, at, true)
    }

    fn run(window: &mut Sums, at: u64, commit: bool) -> Option<u64> {
        let column: Shared<u64> = Arc::new(window.pool().one(at * 7 % 13));
        let turn = window.take(Shape::new(6, 2), at, Some(column), &add);
        let whole = match turn {
            Turn::Due(Some(whole)) => whole.get(0).map(|(_, value)| value),
            _ => None,
        };
        crate::state::Versioned::decide(window, commit);
        whole
    }

    fn saved(window: &Sums) -> Arena {
        let mut out = Arena::default();
        window.columns().encode(&mut out);
        out
    }

    #[test]
    fn a_window_goes_on_from_any_batch_as_if_nothing_had_happened() {
        for cut in 1..20 {
            let mut window = Sums::default();
            (1..cut).for_each(|at| _ = take(&mut window, at));
            let arena = saved(&window);
            let mut other = Sums::default();
            let columns = LoadedColumns::decode(Cursor::new(&arena)).expect("it was written");
            other.load(columns).expect("it was written");
            assert_eq!(saved(&other), arena, "what was loaded is saved as it was");
            run(&mut other, cut + 1, false);
            assert_eq!(saved(&other), arena, "a batch that is aborted leaves what was loaded");
            for at in cut..40 {
                assert_eq!(take(&mut other, at), take(&mut window, at), "{at} after {cut}");
            }
        }
    }

    /// Whatever the bytes are: an error or a window, and room only for what is there.
    #[test]
    fn changed_bytes_never_panic() {
        let mut window = Sums::default();
        (1..30).for_each(|at| _ = take(&mut window, at));
        let (arena, mut rng) = (saved(&window), Rng::new(4));
        for round in 0..if cfg!(miri) { 20 } else { 4000 } {
            let mut changed = arena.clone();
            for _ in 0..=rng.below(3) {
                let at = rng.below(changed.bytes.len() as u64) as usize;
                changed.bytes[at] = rng.below(256) as u8;
            }
            if round % 3 == 0 {
                changed.bytes.truncate(rng.below(arena.bytes.len() as u64) as usize);
            }
            let load = |from| Sums::default().load(LoadedColumns::decode(from)?);
            let _ = load(Cursor::new(&changed));
            let other = |from| Window::<u64, Inverting<u64>>::default().load(LoadedColumns::decode(from)?);
            let _ = other(Cursor::new(&changed));
        }
    }
}
