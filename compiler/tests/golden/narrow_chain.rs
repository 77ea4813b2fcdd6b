//! Every narrow operator, in one loop.
//! golden: plan, kernel

#[pipeline]
fn narrow_chain(lines: DStream<&str>) {
    lines
        .filter(|line| !line.is_empty())
        .flat_map(|line| line.split(','))
        .map(|word| word.trim())
        .key_by(|word| word.len())
        .map_values(|word| word.to_owned())
        .save_as_text_files("out/words");
}
