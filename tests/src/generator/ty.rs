//! The types of generated streams.

use crate::reference::Value;
use std::sync::Arc;

/// A record type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ty {
    /// `u64`
    Int,
    /// `&str`
    Str,
    /// `String`
    Owned,
    /// `(A, B)`
    Pair(Box<Ty>, Box<Ty>),
    /// `Option<V>`
    Maybe(Box<Ty>),
    /// `Group<V>`
    Group(Box<Ty>),
    /// `Group<V>` of a partition's records: how many there are depends on partitions, so that they
    /// can only be taken apart again.
    Partition(Box<Ty>),
    /// `Fields`: parts of a line. They can only be taken apart again.
    Fields,
}

impl Ty {
    /// `(a, b)`
    #[must_use]
    pub fn pair(a: Ty, b: Ty) -> Ty {
        Ty::Pair(Box::new(a), Box::new(b))
    }

    /// The type in Rust; a group's lifetime is left out, since no signature mentions one.
    #[must_use]
    pub fn rust(&self) -> String {
        match self {
            Ty::Int => "u64".to_owned(),
            Ty::Str => "&str".to_owned(),
            Ty::Owned => "String".to_owned(),
            Ty::Pair(a, b) => format!("({}, {})", a.rust(), b.rust()),
            Ty::Maybe(v) => format!("Option<{}>", v.rust()),
            Ty::Group(v) | Ty::Partition(v) => format!("Group<'_, {}>", v.rust()),
            Ty::Fields => "Fields<'_>".to_owned(),
        }
    }

    /// The halves of a pair.
    #[must_use]
    pub fn halves(&self) -> Option<(&Ty, &Ty)> {
        match self {
            Ty::Pair(a, b) => Some((a, b)),
            Ty::Int | Ty::Str | Ty::Owned | Ty::Maybe(_) | Ty::Group(_) | Ty::Partition(_) | Ty::Fields => {
                None
            }
        }
    }

    /// Whether there is a group in it, or something like it: groups cannot be keys and have no
    /// order.
    #[must_use]
    pub fn has_group(&self) -> bool {
        match self {
            Ty::Int | Ty::Str | Ty::Owned => false,
            Ty::Pair(a, b) => a.has_group() || b.has_group(),
            Ty::Maybe(v) => v.has_group(),
            Ty::Group(_) | Ty::Partition(_) | Ty::Fields => true,
        }
    }

    /// How deep it is nested.
    #[must_use]
    pub fn depth(&self) -> usize {
        match self {
            Ty::Int | Ty::Str | Ty::Owned | Ty::Fields => 0,
            Ty::Pair(a, b) => 1 + a.depth().max(b.depth()),
            Ty::Maybe(v) | Ty::Group(v) | Ty::Partition(v) => 1 + v.depth(),
        }
    }

    /// Everything in a record that is not a pair, with the pattern of a closure's parameter that
    /// binds it and the way to it in a value.
    #[must_use]
    pub fn leaves(&self) -> Vec<Leaf> {
        match self {
            Ty::Int => vec![Leaf::new("n", Ty::Int)],
            Ty::Str => vec![Leaf::new("s", Ty::Str)],
            Ty::Owned => vec![Leaf::new("s", Ty::Owned)],
            Ty::Maybe(_) => vec![Leaf::new("o", self.clone())],
            Ty::Group(_) => vec![Leaf::new("g", self.clone())],
            Ty::Partition(_) | Ty::Fields => Vec::new(),
            Ty::Pair(a, b) => {
                let first = a.leaves().into_iter().map(|leaf| leaf.under("({}, _)", Value::key));
                let second = b.leaves().into_iter().map(|leaf| leaf.under("(_, {})", Value::value));
                first.chain(second).collect()
            }
        }
    }
}

/// See [`Ty::leaves`].
#[derive(Clone)]
pub struct Leaf {
    /// `(_, (n, _))`
    pub pattern: String,
    /// Its type.
    pub ty: Ty,
    get: Arc<dyn for<'v> Fn(&'v Value) -> &'v Value + Send + Sync>,
}

impl Leaf {
    fn new(name: &str, ty: Ty) -> Self {
        Leaf { pattern: name.to_owned(), ty, get: Arc::new(|value| value) }
    }

    fn under(self, pattern: &str, half: fn(&Value) -> &Value) -> Self {
        let get = self.get;
        Leaf {
            pattern: pattern.replace("{}", &self.pattern),
            ty: self.ty,
            get: Arc::new(move |value| get(half(value))),
        }
    }

    /// Finds it in a record.
    #[must_use]
    pub fn of<'v>(&self, record: &'v Value) -> &'v Value {
        (self.get)(record)
    }
}

impl std::fmt::Debug for Leaf {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.pattern, self.ty.rust())
    }
}
