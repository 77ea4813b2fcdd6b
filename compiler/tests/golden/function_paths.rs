//! A path to a function stands as it is.
//! golden: plan, kernel

#[pipeline]
fn function_paths(lines: DStream<&str>) {
    lines.map(str::trim).filter(text::is_word).map(text::parse::<u64>).reduce(u64::max).print();
}
