//! The outermost `move` is dropped, an inner one stays.
//! golden: plan, kernel

#[pipeline]
fn moved(lines: DStream<&str>, stop: String, min: usize) {
    lines
        .filter(move |line| **line != stop)
        .flat_map(move |line| line.split(' ').filter(move |word| word.len() >= min))
        .print();
}
