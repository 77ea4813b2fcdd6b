//! Received text, cut at record borders.

use crate::{
    exec::fault,
    record::{Block, Str},
};

/// Text whose records are its lines.
#[derive(Debug)]
pub struct TextBlock {
    text: String,
    n: u64,
}

impl TextBlock {
    /// The lines of `text`.
    pub fn lines(text: String) -> Self {
        let n = text.lines().count() as u64;
        TextBlock { text, n }
    }
}

impl Block<Str> for TextBlock {
    fn records(&self) -> u64 {
        self.n
    }
    fn bytes(&self) -> u64 {
        self.text.len() as u64
    }
    fn each<'b>(&'b self, _: bool, mut f: impl FnMut(&'b str)) {
        let mut at = fault::Numbered::new();
        for l in self.text.lines() {
            f(l);
            at.next();
        }
    }
}
