//! What the compiler has to say to the user.
//!
//! Errors are collected; a phase goes on after a fault and stops at its end
//! ([`Diagnostics::barrier`]), so that two mistakes give two messages. A message names the user's
//! things, at the user's characters; `help` says what to write instead.

mod rustc;

use proc_macro2::{Ident, Span, TokenStream};
use quote::ToTokens;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// The pipeline cannot be compiled.
    Error,
    /// It can, but something is odd.
    Warning,
}

/// One message.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// A short name of the fault, the same as that of its UI test.
    pub slug: &'static str,
    /// How bad it is.
    pub level: Level,
    /// The first of the characters at fault.
    pub start: Span,
    /// The last of them.
    pub end: Span,
    /// What is wrong, in the user's terms.
    pub message: String,
    /// In which shared fragment it is, and who calls that: rustc may not be able to show the place.
    pub within: Option<String>,
    /// What to write.
    pub help: Option<String>,
    /// Lint attributes that hold where it stands.
    pub lints: TokenStream,
    /// How rustc is made to say a warning.
    pub vehicle: Vehicle,
}

/// What makes rustc warn: stable Rust has no warnings of macros, so each is one of rustc's own
/// lints, whose words come first. Levels of that lint are levels of the warning.
#[derive(Clone, Debug)]
pub enum Vehicle {
    /// `deprecated`: "use of deprecated method `of::name`", and the message.
    Deprecated(&'static str, &'static str),
    /// `unused_variables`: "unused variable: `name`", at the name.
    UnusedVariable(Ident),
    /// `unused_must_use`: "unused return value of `of::name` that must be used", and the message.
    MustUse(&'static str, &'static str),
}

/// What is called on a stream is shown as a method of this.
pub const STREAM: &str = "DStream";

impl Diagnostic {
    fn is_same(&self, other: &Diagnostic) -> bool {
        let place = |span: Span| (span.start().line, span.start().column, span.file());
        self.slug == other.slug && self.message == other.message && place(self.start) == place(other.start)
    }

    /// Has a warning said by another lint of rustc.
    pub fn by(&mut self, vehicle: Vehicle) -> &mut Self {
        if let Vehicle::UnusedVariable(name) = &vehicle {
            (self.start, self.end) = (name.span(), name.span());
        }
        self.vehicle = vehicle;
        self
    }

    /// Puts a warning under the lint attributes of the statement that it is about.
    pub fn under(&mut self, lints: TokenStream) -> &mut Self {
        self.lints = lints;
        self
    }

    /// Adds what to write instead.
    pub fn help(&mut self, help: impl Into<String>) {
        self.help = Some(help.into());
    }
}

/// The messages so far.
#[derive(Debug, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// An error at one token.
    pub fn error(&mut self, slug: &'static str, span: Span, message: impl Into<String>) -> &mut Diagnostic {
        self.push(Level::Error, slug, span, span, message.into())
    }

    /// An error at several tokens.
    pub fn error_at(
        &mut self,
        slug: &'static str,
        tokens: impl ToTokens,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        let (start, end) = ends(tokens);
        self.push(Level::Error, slug, start, end, message.into())
    }

    /// A warning at one token, which is the name of something that is called on a stream.
    pub fn warn(&mut self, slug: &'static str, span: Span, message: impl Into<String>) -> &mut Diagnostic {
        self.push(Level::Warning, slug, span, span, message.into())
    }

    /// An error of the parser, in its words.
    pub fn parse_error(&mut self, error: syn::Error) {
        for error in error {
            self.error("syntax", error.span(), error.to_string());
        }
    }

    fn push(
        &mut self,
        level: Level,
        slug: &'static str,
        start: Span,
        end: Span,
        message: String,
    ) -> &mut Diagnostic {
        let lints = TokenStream::new();
        let vehicle = Vehicle::Deprecated(STREAM, "call");
        let new = Diagnostic { slug, level, start, end, message, within: None, help: None, lints, vehicle };
        // a fragment is looked at for each of its calls, but its faults are told once
        let at = self.list.iter().position(|known| known.is_same(&new)).unwrap_or_else(|| {
            self.list.push(new);
            self.list.len() - 1
        });
        &mut self.list[at]
    }

    /// Adds the messages of `others` that are `wanted`.
    pub fn extend(&mut self, others: Diagnostics, wanted: impl Fn(&Diagnostic) -> bool) {
        for other in others.list.into_iter().filter(wanted) {
            if !self.list.iter().any(|known| known.is_same(&other)) {
                self.list.push(other);
            }
        }
    }

    /// Says of all after the first `n` messages where they are, if that has not been said.
    pub fn within(&mut self, n: usize, place: &str) {
        for message in self.list.iter_mut().skip(n) {
            message.within.get_or_insert_with(|| place.to_owned());
        }
    }

    /// Whether there is an error among them.
    pub fn has_error(&self) -> bool {
        self.list.iter().any(|d| d.level == Level::Error)
    }

    /// The end of a phase: the next one does not begin on faulty ground.
    ///
    /// # Errors
    /// All messages so far, when one of them is an error.
    pub fn barrier(self) -> Result<Self, Self> {
        if self.has_error() { Err(self) } else { Ok(self) }
    }

    /// The messages, in the order in which they were found.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.list.iter()
    }
}

/// The spans of the first and the last token.
fn ends(tokens: impl ToTokens) -> (Span, Span) {
    let mut spans = tokens.into_token_stream().into_iter().map(|token| token.span());
    let start = spans.next().unwrap_or_else(Span::call_site);
    (start, spans.last().unwrap_or(start))
}

/// The name of `names` that is nearest to `word`, if it is near at all (edit distance with
/// transpositions), or `word` is what is left of it without its vowels.
pub fn nearest<'n>(word: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    /// No name is nearly as long.
    const LONG: usize = 64;
    if word.len() > LONG {
        return None;
    }
    // a third of a short word is another word
    let limit = 1 + word.len() / 6;
    let by_distance = names.map(|name| (distance(word, name), name));
    by_distance
        .filter(|(distance, name)| *distance <= limit || is_without_vowels(word, name))
        .min_by_key(|(distance, _)| *distance)
        .map(|found| found.1)
}

/// Whether `word` is `name` as one abbreviates it: `fltr`.
fn is_without_vowels(word: &str, name: &str) -> bool {
    let consonants = name.chars().filter(|c| !"aeiou_".contains(*c));
    word.len() > 3 && consonants.eq(word.chars())
}

/// Case and underscores are what people forget: `flatmap`, `reduceByKey`.
fn distance(a: &str, b: &str) -> usize {
    let letters = |word: &str| word.replace('_', "").to_lowercase();
    strsim::osa_distance(&letters(a), &letters(b))
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn nearest_name_forgives_case_underscores_and_typos() {
        let names = ["flat_map", "map", "filter", "reduce_by_key"];
        let find = |word| nearest(word, names.into_iter());
        assert_eq!(find("flatMap"), Some("flat_map"));
        assert_eq!(find("fitler"), Some("filter"));
        assert_eq!(find("reduceByKey"), Some("reduce_by_key"));
        assert_eq!(find("mpa"), Some("map"));
        assert_eq!([find("fltr"), find("mp")], [Some("filter"), Some("map")]);
        assert_eq!(find("sort_descending"), None);
        // words that mean something else
        assert_eq!([find("cmp"), find("hop"), find("fillna"), find("replace")], [None; 4]);
    }
}
