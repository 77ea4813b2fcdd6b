//! The yardstick "same": hand loops that call the very same closures on our border finder and our
//! table. What a pipeline takes longer is the price of the engine.

use streamc::{
    kernel::{Combine, Piece, call, merge, pull, test},
    op::Count,
    record::{Block, TextBlock},
    shuffle::scatter,
};

/// How many different words the blocks have; a thread for each block.
pub fn word_count(blocks: &[TextBlock]) -> u64 {
    let threads = blocks.len() as u32;
    if let [block] = blocks {
        return combine(block).len() as u64;
    }
    let buckets = on_threads(blocks, |block| scatter(combine(block), threads));
    let mut pieces: Vec<Vec<Piece<&str, u64>>> = (0..threads).map(|_| Vec::new()).collect();
    for bucket in buckets {
        for (to, piece) in bucket.into_iter().enumerate() {
            pieces[to].push(piece);
        }
    }
    let merged = on_threads(pieces, |pieces| merge(0, 1, pieces, |a, b| a + b).collect::<Vec<_>>());
    merged.iter().map(|part| part.len() as u64).sum()
}

#[inline(never)]
fn combine(block: &TextBlock) -> Piece<&str, u64> {
    let mut table = Combine::new(1);
    block.each(true, |line: &str| {
        for word in pull(0, call(0, line, |line| line.split_whitespace())) {
            table.push(0, call(0, word, |word| (word, 1u64)), |a, b| a + b);
        }
    });
    table.done(0, |a, b| a + b)
}

/// How many lines contain the pattern; a thread for each block.
pub fn grep(blocks: &[TextBlock], pattern: &str) -> u64 {
    let count = |block: &TextBlock| {
        let mut n = Count::new();
        block.each(true, |line: &str| {
            if test(0, &line, |line| line.contains(pattern)) {
                n.push();
            }
        });
        n.done()[0]
    };
    if let [block] = blocks { count(block) } else { on_threads(blocks, count).into_iter().sum() }
}

/// One thread for each item; results in order.
pub fn on_threads<I: Send, T: Send>(items: impl IntoIterator<Item = I>, f: impl Fn(I) -> T + Sync) -> Vec<T> {
    std::thread::scope(|scope| {
        let f = &f;
        let threads: Vec<_> = items.into_iter().map(|item| scope.spawn(move || f(item))).collect();
        threads.into_iter().map(|thread| thread.join().expect("a benchmark does not panic")).collect()
    })
}
