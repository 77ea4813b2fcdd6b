//! What kind of operator one is, from its facts: pairs of neighbours are covered kind by kind.

use std::{collections::BTreeMap, sync::OnceLock};
use streamc_compiler::op::{
    ArgKind, Dependency, Effects, Lower, OPERATORS, OpDef, Partitioning, State, Takes,
};

/// Operators of one kind are compiled the same way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An input of the pipeline; not in the registry.
    Source,
    /// Where the record stands.
    Narrow(Takes),
    /// Streams side by side.
    Concat,
    /// A shuffle; whether records are combined before it, whether something is remembered after it,
    /// and whether two streams are brought together.
    Wide(Partitioning, bool, State, bool),
    /// A closure over whole batches in the driver.
    Driver,
    /// An output: how it takes the record, and whether the driver is given everything.
    Sink(Effects, Takes, bool),
}

impl Kind {
    /// The kind of an operator.
    #[must_use]
    pub fn of(op: &OpDef) -> Kind {
        let gather = if let Lower::Sink(sink) = op.lower { sink.gather } else { false };
        match op.dependency {
            _ if op.is_sink() => Kind::Sink(op.effects, op.takes, gather),
            Dependency::Narrow => Kind::Narrow(op.takes),
            Dependency::Concat => Kind::Concat,
            Dependency::Driver => Kind::Driver,
            Dependency::Wide(to) => {
                let two = op.args.iter().any(|arg| arg.kind == ArgKind::Stream);
                Kind::Wide(to, op.algebra == streamc_compiler::op::Algebra::Combines, op.state, two)
            }
        }
    }

    /// The kind of the operator with that name.
    ///
    /// # Panics
    /// When there is none.
    #[must_use]
    pub fn named(name: &str) -> Kind {
        static NAMED: OnceLock<BTreeMap<&str, Kind>> = OnceLock::new();
        let named = NAMED.get_or_init(|| OPERATORS.iter().map(|op| (op.name, Kind::of(op))).collect());
        *named.get(name).unwrap_or_else(|| panic!("no operator is called `{name}`"))
    }

    /// Its number among all kinds: quicker to compare.
    #[must_use]
    pub fn number(self) -> usize {
        let number = Kind::all().iter().position(|kind| *kind == self);
        number.expect("every kind is that of an operator, or the source")
    }

    /// Whether it shuffles by key.
    #[must_use]
    pub fn is_keyed(self) -> bool {
        matches!(self, Kind::Wide(Partitioning::ByKey, ..))
    }

    /// Whether it reads two streams.
    #[must_use]
    pub fn has_two_inputs(self) -> bool {
        matches!(self, Kind::Concat | Kind::Wide(.., true))
    }

    fn all() -> &'static [Kind] {
        static ALL: OnceLock<Vec<Kind>> = OnceLock::new();
        ALL.get_or_init(Kind::of_all)
    }

    fn of_all() -> Vec<Kind> {
        let mut all = vec![Kind::Source];
        for kind in OPERATORS.iter().map(|op| Kind::of(op)) {
            if !all.contains(&kind) {
                all.push(kind);
            }
        }
        all
    }

    /// Every pair of kinds of which the second can follow the first.
    #[must_use]
    pub fn pairs() -> Vec<(Kind, Kind)> {
        let all = Kind::all();
        let mut pairs = Vec::new();
        for before in all.iter().filter(|kind| !matches!(kind, Kind::Sink(..))) {
            pairs.extend(all.iter().filter(|kind| **kind != Kind::Source).map(|after| (*before, *after)));
        }
        pairs
    }
}
