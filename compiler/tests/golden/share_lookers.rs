//! Consumers that only look at the record come first and need no clone; the last one by value gets the record.
//! golden: plan

#[pipeline]
fn share_lookers(names: DStream<String>) {
    let long = names.filter(|name| name.len() > 10);
    long.map(|name| name + "!").print();
    long.count().print();
    long.print();
}
