//! Words that keep a stream in Spark change nothing here.
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod support;

use support::{messages, pipeline};

#[test]
fn a_kept_stream_is_computed_as_one_that_is_not() {
    let of = |cache: &str, checkpoint: &str| {
        let source = format!(
            "#[pipeline(batch = \"1s\")]\nfn words(lines: DStream<&str>) {{\n    \
             let words = lines{cache}.flat_map(|line| line.split(' ')){cache};\n    \
             let counts = words.map(|word| (word, 1u64)).reduce_by_key(|a, b| a + b){checkpoint};\n    \
             counts{cache}.print();\n    words.count().print();\n}}\n"
        );
        let (options, item) = pipeline(&source);
        streamc_compiler::compile(options, item)
            .unwrap_or_else(|refused| panic!("{source}\n{}", messages(&refused.diags)))
    };
    let plain = of("", "");
    for cache in ["", ".cache()", ".persist()", ".cache().persist()"] {
        for checkpoint in ["", ".checkpoint(\"10s\")"] {
            let kept = of(cache, checkpoint);
            assert_eq!(kept.plan.to_text(), plain.plan.to_text());
            assert_eq!(kept.stages, plain.stages);
            let said = kept.warnings.iter().filter(|said| said.slug == "kept_anyway").count();
            assert_eq!(said, usize::from(!cache.is_empty()), "once, however often it stands there");
        }
    }
}
