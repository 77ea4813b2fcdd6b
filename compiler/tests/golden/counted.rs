//! A count looks at no record, so that no clone is needed for it.
//! golden: plan

#[pipeline]
fn counted(names: DStream<String>) {
    names.count().print();
    names.filter(|name| name.len() > 3).count().print();
    names.map(|name| name + "!").print();
}
