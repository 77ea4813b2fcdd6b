//! Who uses whom.

use std::collections::{BTreeMap, BTreeSet};

/// Nodes by name, each with those that it uses.
#[derive(Default)]
pub(super) struct Graph(BTreeMap<String, BTreeSet<String>>);

impl Graph {
    pub(super) fn node(&mut self, name: &str) {
        self.0.entry(name.to_owned()).or_default();
    }

    pub(super) fn edge(&mut self, from: &str, to: &str) {
        self.node(to);
        self.0.entry(from.to_owned()).or_default().insert(to.to_owned());
    }

    /// The nodes from the lowest up: each stands right above the highest that it uses. Those in
    /// circles, and above them, are left out.
    pub(super) fn floors(&self) -> Vec<Vec<&str>> {
        let mut floors: Vec<Vec<&str>> = Vec::new();
        let mut placed = BTreeSet::new();
        loop {
            let next: Vec<&str> = self
                .0
                .iter()
                .filter(|(name, uses)| {
                    !placed.contains(*name) && uses.iter().all(|used| placed.contains(used))
                })
                .map(|(name, _)| name.as_str())
                .collect();
            if next.is_empty() {
                return floors;
            }
            placed.extend(next.iter().map(|name| (*name).to_owned()));
            floors.push(next);
        }
    }

    /// Nodes that reach each other, circle by circle.
    pub(super) fn circles(&self) -> Vec<Vec<String>> {
        let reached: BTreeMap<&String, BTreeSet<&String>> =
            self.0.keys().map(|from| (from, self.reached_from(from))).collect();
        let mut circles = Vec::new();
        let mut done = BTreeSet::new();
        for (from, to) in &reached {
            if !to.contains(from) || !done.insert(*from) {
                continue;
            }
            let circle: Vec<String> =
                to.iter().filter(|node| reached[*node].contains(from)).map(|node| (*node).clone()).collect();
            done.extend(to.iter().filter(|node| reached[*node].contains(from)));
            circles.push(circle);
        }
        circles
    }

    /// What can be reached by one step or more.
    fn reached_from(&self, from: &str) -> BTreeSet<&String> {
        let mut found = BTreeSet::new();
        let mut open: Vec<&String> = self.0[from].iter().collect();
        while let Some(node) = open.pop() {
            if found.insert(node) {
                open.extend(&self.0[node]);
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::Graph;

    fn graph(edges: &[(&str, &str)]) -> Graph {
        let mut graph = Graph::default();
        edges.iter().for_each(|(from, to)| graph.edge(from, to));
        graph
    }

    #[test]
    fn floors_stand_on_each_other() {
        let graph = graph(&[("top", "middle"), ("top", "low"), ("middle", "low")]);
        assert_eq!(graph.floors(), [["low"], ["middle"], ["top"]]);
        assert!(graph.circles().is_empty());
    }

    #[test]
    fn circles_are_found_whole_and_once() {
        let graph = graph(&[("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("e", "a"), ("f", "f")]);
        assert_eq!(graph.circles(), [vec!["a", "b", "c"], vec!["f"]]);
        assert_eq!(graph.floors(), [["d"]]);
    }
}
