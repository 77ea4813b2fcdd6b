//! A walk through the tree of a stage, by a loop: the tree is as deep as the pipeline is long.

use super::Branch;

/// Every branch with its depth, each before what follows it, in order.
pub fn walk(branches: &[Branch]) -> impl Iterator<Item = (&Branch, usize)> {
    let mut waiting: Vec<(&Branch, usize)> = branches.iter().rev().map(|branch| (branch, 0)).collect();
    std::iter::from_fn(move || {
        let (branch, depth) = waiting.pop()?;
        if let Branch::Op(_, inner) = branch {
            waiting.extend(inner.iter().rev().map(|branch| (branch, depth + 1)));
        }
        Some((branch, depth))
    })
}
