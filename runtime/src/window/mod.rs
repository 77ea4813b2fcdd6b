//! Sliding windows that are not computed anew: aggregates that follow the panes.
//!
//! All keys of a partition slide at the same instant. So the control of the algorithm is the same
//! for all of them and is kept once; its elements are **columns**, one value for each key of a pane
//! or of several. A key is known by a small number ([`Directory`]). A slide is a constant number of
//! passes over columns, whatever the length of the window; memory is keys × panes.
//!
//! From the inside out: [`Queue`], [`Daba`] and [`Gather`] know nothing of columns; [`Column`] and
//! [`Pool`] bring columns together; a [`Form`] holds the panes of a window; [`Window`] takes
//! batches in and is the state of an operator; [`Keyed`] does so by key.
//!
//! Not here: which closures an operator calls (`op`), and windows that give out their records one
//! by one.

mod arrivals;
mod column;
mod counted;
mod daba;
mod directory;
mod form;
mod gather;
mod grouping;
mod index;
mod keyed;
mod merge;
mod pool;
mod queue;
mod run;
mod saved;
mod shape;
mod turn;

pub use column::{Column, Id, Shared};
pub use counted::{counted, lasting, uncounted};
pub use daba::{Daba, Merge};
pub use directory::Directory;
pub use form::{Folding, Form, Inverting, Slides};
pub use gather::Gather;
pub use grouping::Grouping;
pub use keyed::{Given, Keyed, Pairs, Tick};
pub use pool::Pool;
pub use queue::Queue;
pub use run::Records;
pub(crate) use run::{keyed, whole};
pub use saved::{FrozenColumns, LoadedColumns};
pub use shape::{InPane, Shape};
pub use turn::{Turn, Window};
