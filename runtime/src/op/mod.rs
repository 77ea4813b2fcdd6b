//! The runtime half of the operators that have an algorithm: one file each, with the name of its
//! operator.

/// Declares the files and gives out what they have.
macro_rules! declare_ops {
    ($($name:ident),* $(,)?) => {
        $(mod $name; pub use $name::*;)*
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
    flat_map_values,
    for_each_partition,
    foreach_rdd,
    full_outer_join,
    glom,
    group_by_key,
    group_by_key_and_window,
    join,
    join_table,
    left_outer_join,
    map_partitions,
    map_with_state,
    print_n,
    reduce,
    reduce_by_key_and_window,
    reduce_by_window,
    repartition,
    right_outer_join,
    sample,
    split_fields,
    state_snapshots,
    top_k,
    transform,
    transform_with,
    try_flat_map,
    try_map,
    update_state_by_key,
    window,
    words,
];
