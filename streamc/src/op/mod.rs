//! The operators: one file each, and the registry that everything else reads.
//!
//! **Invariant:** no other file of the compiler names an operator. Rules, stages and emission ask facts; where a name
//! seems to be needed, a fact is missing.

mod cx;
mod facts;

pub use cx::{EmitCx, Terminal};
pub use facts::{
    Algebra, Arg, ArgKind, Cardinality, Dependency, Effects, Keys, Lower, OpDef, Order, Partitioning,
    SinkLower, State, Takes, WideLower,
};

/// Declares the files and the registry. In the order of the alphabet, so that two people who add one do not meet.
macro_rules! declare_ops {
    ($($name:ident),* $(,)?) => {
        $(mod $name;)*
        /// Every operator, by name.
        pub static OPERATORS: &[&OpDef] = &[$(&$name::OP),*];
    };
}

declare_ops![
    count,
    filter,
    flat_map,
    for_each_partition,
    foreach_rdd,
    group_by_key,
    key_by,
    map,
    map_values,
    print,
    print_n,
    reduce,
    reduce_by_key,
    save_as_object_files,
    save_as_text_files,
    union,
    update_state_by_key,
];

/// The operator with that name.
pub fn find(name: &str) -> Option<&'static OpDef> {
    OPERATORS.iter().copied().find(|op| op.name == name)
}
