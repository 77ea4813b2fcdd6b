//! The runtime half of the operators that have an algorithm: one file each, with the name of its operator.

/// Declares the files and gives out what they have.
macro_rules! declare_ops {
    ($($name:ident),* $(,)?) => {
        $(mod $name; pub use $name::*;)*
    };
}

declare_ops![
    count,
    for_each_partition,
    foreach_rdd,
    group_by_key,
    print_n,
    reduce,
    reduce_by_key,
    update_state_by_key
];
