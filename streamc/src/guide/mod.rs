//! The documentation in chapters: begin with [`first_steps`].
//!
//! These are the pages of the folder `docs` of the repository. Their Rust is compiled and run as
//! tests.
//!
//! A page links to another one by reference, `[running.md]`, and defines that at its end for those
//! who read the file. Here `links.md`, which comes first and therefore counts, leads to the module
//! instead.

macro_rules! pages {
    ($($(#[$meta:meta])* $name:ident = $file:literal: $summary:literal)*) => {
        $(
            $(#[$meta])*
            #[doc = $summary]
            #[doc = ""]
            #[doc = include_str!("links.md")]
            #[doc = ""]
            #[doc = include_str!(concat!("../../docs/", $file))]
            pub mod $name {}
        )*
    };
}

pages! {
    first_steps = "guide.md": "From the first word count to a receiver of your own."
    language = "language.md": "What can stand in a `#[pipeline]` function."
    records = "records.md": "Records that borrow, your own structs, keys, text form."
    windows = "windows.md": "What came in the last batches, and what following it costs."
    state = "state.md": "State by key: in every batch, or record by record with timeouts."
    sources = "sources.md": "Where data comes from."
    sinks = "sinks.md": "Where results go, and a sink of your own."
    running = "running.md": "Contexts, batches, failures, outputs, the test kit."
    spark_guide = "spark-guide.md": "Coming from Spark Streaming."
    // these show code that is not to be run: what the compiler emits, and signatures
    #[cfg(not(doctest))]
    operators = "operators.md": "Every operator, with an example and its counterpart in Spark."
    #[cfg(not(doctest))]
    differences = "differences.md": "Where the meaning differs from Spark."
    #[cfg(not(doctest))]
    speed = "speed.md": "Ratios against hand-written loops, and how they were measured."
    #[cfg(not(doctest))]
    editor = "editor.md": "What rust-analyzer shows inside pipelines."
    #[cfg(not(doctest))]
    kernel = "kernel.md": "What emitted code looks like."
}
