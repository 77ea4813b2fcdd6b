//! Whole blocks behind a source; lines elsewhere. The character is evaluated once.
//! golden: plan, kernel

#[pipeline]
fn fields(alone: DStream<&str>, other: DStream<&str>, separator: char) {
    alone.split_fields(separator).filter_map(|fields| fields.get(2)).count_by_value().print();
    other.map(|line| line.trim()).split_fields('\t').map(|fields| (fields.len(), 1u64)).reduce_by_key(|a, b| a + b).print();
}
