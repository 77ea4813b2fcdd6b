//! Both sides come from one source: one pass over it.
//! golden: plan

#[pipeline]
fn union_same_source(lines: DStream<&str>) {
    let short = lines.filter(|line| line.len() < 10);
    let long = lines.filter(|line| line.len() >= 10).map(|line| &line[..10]);
    short.union(long).save_as_text_files("out/cut");
}
