//! How names from other libraries are compared, and how examples are shown on the stream of the
//! user.

use super::idioms::{IDIOMS, Idiom};

/// A name without case and underscores, which is how people forget them: `reduceByKey`.
fn letters(name: &str) -> impl Iterator<Item = char> + Clone + '_ {
    name.chars().filter(|c| *c != '_').flat_map(char::to_lowercase)
}

/// Whether two names differ in case and underscores at most.
pub fn same_word(a: &str, b: &str) -> bool {
    letters(a).eq(letters(b))
}

/// The row that has the name.
pub fn idiom(name: &str) -> Option<&'static Idiom> {
    IDIOMS.iter().find(|idiom| idiom.names.iter().any(|known| same_word(known, name)))
}

/// An example that begins with a stream, on the user's stream `root` instead. `before` is what
/// stands before the operator: the stream's name, or nothing in the middle of a chain.
pub fn on_stream(example: &str, before: &str, root: &str) -> String {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let end = example.find(|c| !is_word(c)).unwrap_or(example.len());
    let (stream, mut rest) = example.split_at(end);
    let mut text = before.to_owned();
    while let Some(at) = rest.find(stream) {
        let (left, after) = (&rest[..at], &rest[at + stream.len()..]);
        let whole = !left.ends_with(is_word) && !after.starts_with(is_word);
        text.push_str(left);
        text.push_str(if whole { root } else { stream });
        rest = after;
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::{on_stream, same_word};

    #[test]
    fn names_match_without_case_and_underscores() {
        assert!(same_word("sort_by_key", "sortByKey") && same_word("to_df", "toDF"));
        assert!(!same_word("sort", "sort_by"));
    }

    #[test]
    fn an_example_is_about_the_stream_of_the_user() {
        assert_eq!(on_stream("lines.count()", "words", "words"), "words.count()");
        assert_eq!(on_stream("pairs.join(pairs.map(x))", "", "orders"), ".join(orders.map(x))");
        assert_eq!(on_stream("lines.f(|lines_of| lines)", "ws", "ws"), "ws.f(|lines_of| ws)");
    }
}
