//! Absolute times by criterion, to be compared between two versions on one machine. Ratios are in
//! `ratios`.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::sync::{Arc, atomic::AtomicU64};
use streamc::testkit::Bench;
use streamc_benches::{
    data::zipf_text,
    pipelines::{self, Prepared},
};

fn text_pipelines(c: &mut Criterion) {
    let text = zipf_text(8 << 20, 200_000, 7);
    let mut group = c.benchmark_group("8 MiB of text, 1 thread");
    group.throughput(Throughput::Bytes(text.len() as u64)).sample_size(20);
    let answer = || Arc::new(AtomicU64::new(0));
    let words = pipelines::word_count(Prepared::stream(vec![text.clone()]), answer());
    let found = pipelines::grep(Prepared::stream(vec![text]), "kimp".to_owned(), answer());
    for (name, pipeline) in [("word count", words), ("grep", found)] {
        let mut bench = Bench::new(pipeline, 1, 1).expect("it starts");
        bench.prepare(1).expect("the source gives its batch");
        group.bench_function(name, |b| b.iter(|| bench.run(0).expect("the batch runs")));
    }
    group.finish();
}

criterion_group!(benches, text_pipelines);
criterion_main!(benches);
