//! Text to count words in: the same bytes for the same arguments, on every machine.

/// `bytes` of ASCII text: lines of about 100 bytes, words of 2 to 11 letters drawn from `n_words`
/// by a Zipf law with exponent 1.05 (the form of natural text: a few words are very frequent, most
/// are rare).
pub fn zipf_text(bytes: usize, n_words: u64, seed: u64) -> String {
    text_of(bytes, seed, |rng, text| word(zipf(rng, n_words), text))
}

/// The same with words that are all equally frequent.
pub fn uniform_text(bytes: usize, n_words: u64, seed: u64) -> String {
    text_of(bytes, seed, |rng, text| word(1 + rng.next() % n_words, text))
}

/// As [`zipf_text`], of words with 22 to 31 letters.
pub fn long_zipf_text(bytes: usize, n_words: u64, seed: u64) -> String {
    text_of(bytes, seed, |rng, text| {
        text.push_str("abcdefghijklmnopqrst");
        word(zipf(rng, n_words), text);
    })
}

fn text_of(bytes: usize, seed: u64, mut next: impl FnMut(&mut Rng, &mut String)) -> String {
    let mut rng = Rng(seed | 1);
    let mut text = String::with_capacity(bytes + 128);
    let mut line = 0;
    while text.len() < bytes {
        let start = text.len();
        next(&mut rng, &mut text);
        line += text.len() - start + 1;
        if line > 92 {
            text.push('\n');
            line = 0;
        } else {
            text.push(' ');
        }
    }
    text.pop();
    text.push('\n');
    text
}

/// Inverse of the integral of x^-1.05 between 1 and n.
fn zipf(rng: &mut Rng, n: u64) -> u64 {
    const S: f64 = 1.05;
    let u = (rng.next() >> 11) as f64 / (1u64 << 53) as f64;
    let end = (n as f64).powf(1.0 - S);
    ((1.0 + u * (end - 1.0)).powf(1.0 / (1.0 - S)) as u64).clamp(1, n)
}

/// The word of a rank: a few letters that depend on it and nothing else, and the rank itself so
/// that words differ.
fn word(rank: u64, out: &mut String) {
    let mut rng = Rng(rank.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let mut left = rank;
    while left > 0 {
        out.push(char::from(b'a' + (left % 26) as u8));
        left /= 26;
    }
    for _ in 0..1 + rng.next() % 6 {
        out.push(char::from(b'a' + (rng.next() % 26) as u8));
    }
}

/// xorshift64*: small, seeded, good enough to draw words.
pub struct Rng(pub u64);

impl Rng {
    /// The next number.
    #[allow(clippy::should_implement_trait, reason = "it is the usual word, and nothing iterates over it")]
    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }
}

impl std::fmt::Debug for Rng {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Rng")
    }
}
