//! The arrows that may be: an edge that is not here is a change of the architecture. Argue for it in `docs/decisions` first.

/// A crate, and what its modules may use of each other.
pub(super) struct Crate {
    /// The folder of its source.
    pub(super) src: &'static str,
    /// A module, and those that it may use.
    pub(super) arrows: &'static [(&'static str, &'static str)],
}

/// What stands for the root of a crate.
pub(super) const ROOT: &str = "lib";

pub(super) const CRATES: &[Crate] = &[
    Crate {
        src: "streamc/src",
        arrows: &[
            ("diag", ""),
            ("ast", "diag"),
            // operators know their call and report faults; nothing asks an operator which one it is
            ("op", "ast diag"),
            ("plan", "ast diag op"),
            ("opt", "diag op plan"),
            ("stage", "op plan"),
            // the signature of the user's function goes through emission unchanged
            ("emit", "ast op plan stage"),
            // the derives of records: beside the pipeline, with nothing in common but the name of the hidden module
            ("derive", "emit"),
            // rustc evaluates what is conditional before anything is parsed
            ("configure", "ast"),
            // a module of pipelines: compiled one by one
            ("module", "ast diag emit lib plan"),
            // the command: it uses the library by its name, as everybody else does
            ("cli", ""),
        ],
    },
    Crate {
        src: "runtime/src",
        arrows: &[
            // the seams to the world outside
            ("env", ""),
            ("error", "batch"),
            ("fault", ""),
            ("batch", ""),
            ("metrics", "batch env error fault"),
            ("record", "env fault metrics"),
            ("exec", "batch env fault record"),
            ("plan", "batch error fault"),
            // what a stage does, over the executor
            ("kernel", "exec fault record source"),
            ("shuffle", "exec fault kernel record"),
            ("state", "batch env error exec fault kernel record"),
            ("lookup", "batch env error fault kernel metrics record"),
            ("sink", "batch env error exec record"),
            ("rdd", "env error exec fault kernel record sink"),
            // what a batch function is given
            ("cx", "batch env exec fault kernel metrics plan record shuffle sink source state lookup"),
            ("window", "batch cx fault kernel record state"),
            ("op", "batch cx env error exec fault kernel rdd record shuffle sink source state lookup window"),
            ("dstream", "op rdd receiver record source lookup"),
            ("receiver", "batch env error metrics record source"),
            ("source", "batch dstream env error metrics receiver record"),
            // running pipelines
            ("pipeline", "batch cx dstream error exec metrics plan record sink source lookup"),
            ("schedule", "batch cx env error exec fault metrics pipeline plan sink source state lookup"),
            ("args", "env error"),
            ("signal", "env"),
            ("progress", "env metrics"),
            ("guide", ""),
            (
                "context",
                "args batch cx env error exec metrics pipeline progress record schedule signal sink source",
            ),
            ("testkit", "batch cx dstream env error exec metrics pipeline record schedule sink source"),
        ],
    },
];

/// Circles that are there and are to go: each is a list of names, as the report prints it. One that is gone has to leave this list.
pub(super) const KNOWN: &[&str] = &[
    "streamc/src: cli, cli/check, cli/completions, cli/conditions, cli/explain, cli/new, cli/source, cli/words",
    // the traits of sources and the sources that are built in are one module until the traits have a crate of their own
    "runtime/src: cx, dstream, kernel, lookup, op, rdd, receiver, shuffle, source, state, window",
    "runtime/src: record/block, record/block/bytes, record/block/fields, record/block/text, record/feeds, record/fields, record/str_bytes, record/wrappers",
    "runtime/src: record/code, record/key",
];
