//! Whole blocks behind a source; lines elsewhere. The text is evaluated once.
//! golden: plan, kernel

#[pipeline]
fn containing(alone: DStream<&str>, other: DStream<&str>, what: String) {
    alone.containing(what.clone()).count().print();
    other.map(|line| line.trim()).containing("error").print();
}
