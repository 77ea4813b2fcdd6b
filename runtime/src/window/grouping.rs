//! The form of windows that give all values of each key: panes of groups, put together when the
//! window is due.
//!
//! The aggregate is as long as the window, so that it is copied once whatever is done. The bytes of
//! a group are copied as they are.

use super::{
    Form, FrozenColumns, Id, LoadedColumns, Pool, Queue, Shared, Slides,
    column::Column,
    form::{freeze_panes, load_panes},
};
use crate::record::{Corrupt, GroupStored, Stored};
use std::sync::Arc;

/// Panes of groups.
#[derive(Debug)]
pub struct Grouping<S: Stored> {
    /// with their numbers
    panes: Queue<(u64, Shared<S>)>,
    /// by key: the oldest group of it, plus one
    heads: Vec<u32>,
    /// by group: its pane, its place there, and the next group of its key, plus one
    links: Vec<(u32, u32, u32)>,
}

impl<S: Stored> Default for Grouping<S> {
    fn default() -> Self {
        Grouping { panes: Queue::default(), heads: Vec::new(), links: Vec::new() }
    }
}

impl<S: Stored> Form<S> for Grouping<S> {
    /// So that values are copied once, and not to bring a pane together too.
    const BY_BATCH: bool = true;

    fn oldest(&self) -> Option<u64> {
        self.panes.first().map(|(number, _)| *number)
    }

    fn decide(&mut self, commit: bool, pool: &mut Pool<S>) {
        self.panes.decide(commit, |(_, old)| pool.give(old));
    }

    fn freeze(&self, out: &mut FrozenColumns<S>) {
        freeze_panes(&self.panes, out);
    }

    fn load(&mut self, from: &mut LoadedColumns<'_, S>) -> Result<(), Corrupt> {
        load_panes(&mut self.panes, from)
    }
}

impl<V: Stored> Slides<GroupStored<V>, ()> for Grouping<GroupStored<V>> {
    fn merge(
        pool: &mut Pool<GroupStored<V>>,
        _: &(),
        older: &Shared<GroupStored<V>>,
        newer: &Shared<GroupStored<V>>,
    ) -> Shared<GroupStored<V>> {
        join(pool, &[older, newer], &mut Vec::new(), &mut Vec::new())
    }

    fn enter(&mut self, number: u64, pane: Shared<GroupStored<V>>, _: &mut Pool<GroupStored<V>>, _: &()) {
        self.panes.push((number, pane));
    }

    fn leave(&mut self, first: u64, _: &mut Pool<GroupStored<V>>, _: &()) {
        while self.panes.first().is_some_and(|(oldest, _)| *oldest < first) {
            self.panes.pop();
        }
    }

    fn whole(&mut self, _: u64, pool: &mut Pool<GroupStored<V>>, _: &()) -> Option<Shared<GroupStored<V>>> {
        let Grouping { panes, heads, links } = self;
        let panes: Vec<_> = panes.iter().map(|(_, pane)| pane).collect();
        match &*panes {
            [] => None,
            [only] => Some(Arc::clone(only)),
            panes => Some(join(pool, panes, heads, links)),
        }
    }
}

/// The groups of each key one behind the other, oldest first.
fn join<V: Stored>(
    pool: &mut Pool<GroupStored<V>>,
    panes: &[&Shared<GroupStored<V>>],
    heads: &mut Vec<u32>,
    links: &mut Vec<(u32, u32, u32)>,
) -> Shared<GroupStored<V>> {
    let bound = panes.iter().filter_map(|pane| pane.ids().last()).max().map_or(0, |last| *last as usize + 1);
    heads.clear();
    heads.resize(bound, 0);
    links.clear();
    // the newest first, so that the list of a key begins with the oldest
    for (number, pane) in panes.iter().enumerate().rev() {
        for (place, id) in pane.ids().iter().enumerate() {
            let head = &mut heads[*id as usize];
            links.push((number as u32, place as u32, *head));
            *head = u32::try_from(links.len()).expect("a window has fewer than 4 G groups");
        }
    }
    let (mut values, mut arena) = pool.values();
    let mut ids = pool.ids();
    for (id, head) in heads.iter().enumerate().filter(|(_, head)| **head != 0) {
        let of_key = std::iter::successors(Some(links[*head as usize - 1]), |link| {
            Some(links[link.2.checked_sub(1)? as usize])
        });
        let groups = of_key.map(|(pane, place, _)| {
            let pane = panes[pane as usize];
            (&pane.values[place as usize], &pane.arena)
        });
        ids.push(id as Id);
        values.push(GroupStored::join(groups, &mut arena));
    }
    Arc::new(Column { ids: Arc::new(ids), values, arena })
}
