//! The runtime half of the operators that have an algorithm; a file has the name of its operator.

mod count;
mod group_by_key;
mod narrow;
mod reduce;
mod reduce_by_key;
mod table;
mod update_state_by_key;

pub use count::{Count, total};
pub use group_by_key::Grouped;
pub use narrow::{Head, Keep, KeepKeyed, Pair, Shared, call, each, keyed, lent, pair, pull, share, test};
pub use reduce::{Fold, fold};
pub use reduce_by_key::{Combine, merge};
pub use table::Table;
pub use update_state_by_key::update_state;
