//! What every kernel calls, whatever its operators: closures, pairs, clones, terminals, and the
//! table.
//!
//! Operators with an algorithm of their own are in [`crate::op`].

pub(crate) mod agreement;
mod annotation;
mod call;
mod combine;
mod entry;
mod exact;
mod in_place;
mod kept;
mod merge;
mod number;
mod pair;
mod piece;
pub(crate) mod prefetch;
mod run;
mod share;
pub(crate) mod slots;
mod source;
mod stage;
mod table;
mod terminal;
mod waiting;

pub use annotation::{RecordIs, check_record};
pub use call::{Pull, call, keyed, look, maybe, pull, test};
pub use combine::Combining;
pub use entry::Entry;
pub use exact::{
    AnyInverse, Float, FloatSecond, Folded, Folds, InexactInverse, InexactInverse1, InexactInverse2,
    InexactInverse3, InexactInverse4, InexactInverse5, InexactInverse6, InexactInverse7,
};
pub use in_place::Values;
pub(crate) use kept::kept;
pub(crate) use merge::merged;
pub use merge::{Combine, merge};
pub use number::Number;
pub use pair::{Pair, pair};
pub use piece::{Buckets, Piece};
pub(crate) use prefetch::prefetch;
pub use run::Run;
pub(crate) use run::part;
pub use share::{Shared, lent, share};
pub use source::each;
pub use stage::{split, stage, stage_numbered};
pub(crate) use table::Update;
pub use table::{Entries, Table};
pub use terminal::{Head, Keep, KeepKeyed, KeepWhole};
pub(crate) use waiting::{GROUP, Waiting};
