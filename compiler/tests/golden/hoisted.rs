//! An expression that gives a function is evaluated once, in its place among the statements.
//! golden: plan, kernel

#[pipeline]
fn hoisted(lines: DStream<&str>, limits: Limits) {
    let longest = limits.longest();
    lines
        .filter(shorter_than(longest))
        .map((limits.cutter)(3))
        .reduce(if limits.first { first } else { last })
        .save_as_text_files(limits.prefix.clone(), limits.suffix);
}
