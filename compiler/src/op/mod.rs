//! The operators: one file each, and the registry that everything else reads.
//!
//! **Invariant:** no other file of the compiler names an operator. Rules, stages and emission ask
//! facts; where a name seems to be needed, a fact is missing.

mod cx;
mod facts;
mod fallible;
mod idioms;
mod naming;
mod sorted;
mod takes;

pub use cx::{EmitCx, Terminal};
pub use facts::{
    Algebra, Arg, ArgKind, Cardinality, Dependency, Effects, Keys, Lower, OfNothing, OpDef, Order,
    Partitioning, Reads, SinkLower, Span, Spanning, State, WideLower,
};
pub use idioms::{IDIOMS, Idiom};
pub use naming::{idiom, on_stream, same_word};
pub use takes::Takes;

/// Declares the files and the registry. In the order of the alphabet, so that two people who add
/// one do not meet.
macro_rules! declare_ops {
    ($($name:ident),* $(,)?; $($once:ident => $window:ident),* $(,)?) => {
        $(mod $name;)*
        /// Every operator, by name.
        pub static OPERATORS: &[&OpDef] = &[$(&$name::OP),*];
        /// Operators that bring a batch together, with those that do the same with the batches of a
        /// window, and faster.
        static WINDOWED: &[[&OpDef; 2]] = &[$([&$once::OP, &$window::OP]),*];
    };
}

declare_ops![
    cogroup,
    combine_by_key,
    containing,
    count,
    count_by_value,
    count_by_value_and_window,
    count_by_window,
    distinct,
    filter,
    filter_map,
    flat_map,
    flat_map_values,
    for_each_partition,
    foreach_rdd,
    full_outer_join,
    glom,
    group_by_key,
    group_by_key_and_window,
    inspect,
    join,
    join_table,
    key_by,
    left_outer_join,
    left_outer_join_table,
    map,
    map_partitions,
    map_values,
    map_with_state,
    print,
    print_n,
    reduce,
    reduce_by_key,
    reduce_by_key_and_window,
    reduce_by_window,
    remember,
    repartition,
    right_outer_join,
    sample,
    save_as_object_files,
    save_as_text_files,
    split_fields,
    state_snapshots,
    top_k,
    transform,
    transform_with,
    try_flat_map,
    try_map,
    union,
    update_state_by_key,
    window,
    words,
    write_to;

    count => count_by_window,
    count_by_value => count_by_value_and_window,
    group_by_key => group_by_key_and_window,
    reduce => reduce_by_window,
    reduce_by_key => reduce_by_key_and_window,
];

/// The operator with that name.
pub fn find(name: &str) -> Option<&'static OpDef> {
    OPERATORS.iter().copied().find(|op| op.name == name)
}

/// What does over a window at once what `op` does after one.
pub fn windowed(op: &OpDef) -> Option<&'static OpDef> {
    WINDOWED.iter().find(|[once, _]| once.name == op.name).map(|[_, window]| *window)
}
