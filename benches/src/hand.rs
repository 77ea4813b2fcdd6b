//! What a careful engineer writes by hand: the yardstick "std".

use hashbrown::HashMap;

/// Borrowed keys, a fast hash.
pub type Counts<'a> = HashMap<&'a str, u64, foldhash::fast::FixedState>;

/// Word count of one part of the text: memchr for the lines, the pipeline's very closures inside.
#[inline(never)]
pub fn word_count_std<'a>(
    text: &'a str,
    counts: &mut Counts<'a>,
    pair: impl Fn(&'a str) -> (&'a str, u64),
    add: impl Fn(u64, u64) -> u64,
) {
    lines_std(text, |line| {
        for word in line.split_whitespace() {
            let (key, value) = pair(word);
            match counts.get_mut(key) {
                Some(count) => *count = add(*count, value),
                None => {
                    counts.insert(key, value);
                }
            }
        }
    });
}

/// How many lines satisfy the predicate.
#[inline(never)]
pub fn grep_std<'a>(text: &'a str, predicate: impl Fn(&&'a str) -> bool) -> u64 {
    let mut n = 0;
    lines_std(text, |line| n += u64::from(predicate(&line)));
    n
}

/// Lines by one memchr call each.
#[inline(always)]
fn lines_std<'a>(text: &'a str, mut f: impl FnMut(&'a str)) {
    let mut start = 0;
    for end in memchr::memchr_iter(b'\n', text.as_bytes()) {
        f(&text[start..end]);
        start = end + 1;
    }
    if start < text.len() {
        f(&text[start..]);
    }
}

/// The largest prefix of `text` that ends at a line end, not longer than `at`.
pub fn cut(text: &str, at: usize) -> usize {
    memchr::memrchr(b'\n', &text.as_bytes()[..at]).map_or(0, |end| end + 1)
}
