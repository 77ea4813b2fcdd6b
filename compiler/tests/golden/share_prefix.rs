//! Three consumers by value: one pass, two clones.
//! golden: plan, kernel

#[pipeline]
fn share_prefix(names: DStream<String>) {
    let tidy = names.map(|name| name.trim().to_owned());
    tidy.map(|name| name.len()).print();
    tidy.map(|name| (name, 1u32)).reduce_by_key(|a, b| a + b).print();
    tidy.filter(|name| name.starts_with('x')).map(|name| name + "!").save_as_text_files("out/x");
}
