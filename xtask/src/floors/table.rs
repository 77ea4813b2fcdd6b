//! The arrows that may be: an edge that is not here is a change of the architecture. Argue for it
//! in `docs/decisions` first.

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
        src: "compiler/src",
        arrows: &[
            ("abi", ""),
            ("diag", ""),
            ("ast", "diag"),
            // operators know their call and report faults; nothing asks an operator which one it is
            ("op", "ast diag"),
            ("plan", "ast diag op"),
            ("opt", "diag op plan"),
            ("stage", "op plan"),
            // the signature of the user's function goes through emission unchanged
            ("emit", "abi ast op plan stage"),
            // the derives of records: beside the pipeline, with nothing in common but the name of
            // the hidden module
            ("derive", "abi emit"),
            // rustc evaluates what is conditional before anything is parsed
            ("configure", "ast"),
            // a module of pipelines: compiled one by one
            ("module", "ast diag emit lib plan"),
        ],
    },
    Crate {
        src: "cli/src",
        arrows: &[
            ("terminal", ""),
            ("messages", ""),
            ("completions", ""),
            ("new", ""),
            ("ops", ""),
            ("conditions", "messages"),
            ("source", "conditions messages"),
            ("check", "messages source terminal"),
            ("explain", "messages source terminal"),
            // the command line
            ("commands", "check completions explain new ops source"),
        ],
    },
    Crate {
        src: "core/src",
        arrows: &[
            // the seams to the world outside
            ("env", ""),
            ("error", "batch"),
            ("fault", ""),
            ("batch", ""),
            ("metrics", "batch env error fault"),
            ("record", "env fault metrics"),
            // a file format over encoded records; whoever stores the bytes is outside
            ("segment", "record"),
            ("exec", "batch env fault record"),
            ("source", "batch env error metrics record"),
            ("receiver", "batch env error metrics record source"),
            ("sink", "batch env error exec"),
            // a decision holds what sinks prepared, and why states and batches failed
            ("log", "batch fault sink"),
        ],
    },
    Crate {
        // what it shows of the core is not counted: every module may use that
        src: "runtime/src",
        arrows: &[
            ("exec", ""),
            ("plan", ""),
            // what a stage does, over the executor
            ("kernel", "exec source"),
            ("shuffle", "exec kernel"),
            // how a state moves when partitions change is a fact of the plan
            ("state", "exec kernel plan"),
            ("lookup", "kernel"),
            ("sink", "exec"),
            ("rdd", "exec kernel sink"),
            // what a batch function is given
            ("cx", "exec kernel plan shuffle sink source state lookup"),
            ("window", "cx kernel state"),
            ("op", "cx exec kernel rdd shuffle sink source state lookup window"),
            ("dstream", "op rdd source lookup"),
            ("source", "dstream"),
            // running pipelines
            ("pipeline", "cx dstream exec plan sink source lookup"),
            ("schedule", "cx exec pipeline plan sink source state lookup"),
            ("args", ""),
            ("signal", ""),
            ("progress", ""),
            ("context", "args cx exec pipeline progress schedule signal sink source"),
            ("testkit", "cx dstream exec pipeline schedule sink source"),
        ],
    },
];
