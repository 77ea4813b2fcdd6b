//! `Fields`: a line and where its fields are.

use super::{Arena, Corrupt, Cursor, Key, KeyPart, Record, Stored, Str, Text, TypedBlock};
use std::{
    cmp::Ordering,
    fmt,
    hash::{Hash, Hasher},
    str::Split,
};

/// So many places are kept in the record itself; further fields are looked for when they are asked
/// for.
const KEPT: usize = 16;

/// A line that was split at a character: exactly the parts that [`str::split`] gives, without a
/// list in memory for each line.
///
/// The ends of the first 16 fields stand in the record, found together with the ends of lines, so
/// that [`Fields::get`] is a slice. Two are equal, and ordered, as their lines are, and then as
/// their characters are. As text it is the line.
#[derive(Clone, Copy)]
pub struct Fields<'a> {
    line: &'a str,
    separator: char,
    /// how often the separator is in the line
    n_separators: usize,
    /// of which so many are in `ends`: all, if there is room
    n_kept: u8,
    ends: [u32; KEPT],
}

impl<'a> Fields<'a> {
    /// Splits `line` at each `separator`.
    #[must_use]
    pub fn split(line: &'a str, separator: char) -> Self {
        let mut marks = Marks::default();
        line.match_indices(separator).for_each(|(at, _)| marks.push(at));
        marks.fields(line, separator)
    }

    /// Field number `n`, counted from 0; none if the line has fewer.
    #[inline]
    #[must_use]
    pub fn get(&self, n: usize) -> Option<&'a str> {
        if n > self.n_separators {
            return None;
        }
        let kept = &self.ends[..usize::from(self.n_kept)];
        let width = self.separator.len_utf8();
        let begin = if n == 0 { Some(0) } else { kept.get(n - 1).map(|end| *end as usize + width) };
        let end =
            if n == self.n_separators { Some(self.line.len()) } else { kept.get(n).map(|end| *end as usize) };
        match (begin, end) {
            (Some(begin), Some(end)) => Some(&self.line[begin..end]),
            _ => self.far(n),
        }
    }

    /// A field of which not both borders are kept.
    #[cold]
    fn far(&self, n: usize) -> Option<&'a str> {
        let n_kept = usize::from(self.n_kept);
        let last = self.ends[..n_kept].last();
        let begin = last.map_or(0, |end| *end as usize + self.separator.len_utf8());
        self.line[begin..].split(self.separator).nth(n - n_kept)
    }

    /// How many fields there are: at least one, which may be empty.
    #[inline]
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "it never is: there is at least one field")]
    pub fn len(&self) -> usize {
        self.n_separators + 1
    }

    /// The fields, in order.
    #[must_use]
    pub fn iter(&self) -> Split<'a, char> {
        self.line.split(self.separator)
    }

    /// The whole line.
    #[inline]
    #[must_use]
    pub fn line(&self) -> &'a str {
        self.line
    }

    /// The character that fields are split at.
    #[inline]
    #[must_use]
    pub fn separator(&self) -> char {
        self.separator
    }
}

/// The separators of a line that is being read, by their places in it.
#[derive(Default)]
pub(crate) struct Marks {
    n: usize,
    n_kept: u8,
    ends: [u32; KEPT],
}

impl Marks {
    /// The next one.
    #[inline(always)]
    pub(crate) fn push(&mut self, at: usize) {
        // a place beyond 4 GiB is not kept, and so none behind it
        if let (Some(end), Ok(at)) = (self.ends.get_mut(self.n), u32::try_from(at)) {
            *end = at;
            self.n_kept += 1;
        }
        self.n += 1;
    }

    /// The line ends; the next one has none yet.
    #[inline(always)]
    pub(crate) fn fields<'a>(&mut self, line: &'a str, separator: char) -> Fields<'a> {
        let (n_separators, n_kept) = (std::mem::take(&mut self.n), std::mem::take(&mut self.n_kept));
        Fields { line, separator, n_separators, n_kept, ends: self.ends }
    }
}

impl<'a> IntoIterator for Fields<'a> {
    type Item = &'a str;
    type IntoIter = Split<'a, char>;
    fn into_iter(self) -> Split<'a, char> {
        self.iter()
    }
}

impl<'a> IntoIterator for &Fields<'a> {
    type Item = &'a str;
    type IntoIter = Split<'a, char>;
    fn into_iter(self) -> Split<'a, char> {
        self.iter()
    }
}

impl PartialEq for Fields<'_> {
    fn eq(&self, other: &Self) -> bool {
        (self.line, self.separator) == (other.line, other.separator)
    }
}

impl Eq for Fields<'_> {}

impl PartialOrd for Fields<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Fields<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.line, self.separator).cmp(&(other.line, other.separator))
    }
}

impl Hash for Fields<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.line, self.separator).hash(state);
    }
}

impl fmt::Debug for Fields<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl Text for Fields<'_> {
    fn text(&self, out: &mut String) {
        out.push_str(self.line);
    }
}

/// Stored [`Fields`]: the line and the character. The places are found again.
#[derive(Clone, Copy, Debug)]
pub struct FieldsStored {
    line: Str,
    separator: char,
}

impl Stored for FieldsStored {
    type View<'a> = Fields<'a>;
    type Block = TypedBlock<FieldsStored>;
    fn view<'a>(&self, arena: &'a Arena) -> Fields<'a> {
        Fields::split(self.line.view(arena), self.separator)
    }
    fn decode<'a>(from: &mut Cursor<'a>) -> Result<Fields<'a>, Corrupt> {
        let (line, separator) = <(Str, char)>::decode(from)?;
        Ok(Fields::split(line, separator))
    }
}

impl Record for Fields<'_> {
    type Owned = FieldsStored;
    fn store(self, arena: &mut Arena) -> FieldsStored {
        FieldsStored { line: self.line.store(arena), separator: self.separator }
    }
    fn encode(&self, out: &mut Arena) {
        (self.line, self.separator).encode(out);
    }
}

impl KeyPart for Fields<'_> {
    const TO_CHECK: bool = false;
    const IS_WHOLE: bool = true;
    fn encode_key(&self, out: &mut Arena) {
        self.encode(out);
    }
    fn hash_key<H: Hasher>(&self, state: &mut H) {
        self.hash(state);
    }
    fn is_same(&self, other: &Self) -> bool {
        self == other
    }
}

impl Key for Fields<'_> {}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, separator: char) {
        let fields = Fields::split(line, separator);
        let right: Vec<&str> = line.split(separator).collect();
        let by_number: Vec<&str> = (0..fields.len()).filter_map(|n| fields.get(n)).collect();
        assert_eq!(by_number, right, "{line:?} at {separator:?}");
        assert_eq!(fields.into_iter().collect::<Vec<_>>(), right);
        assert_eq!(fields.get(fields.len()), None);
    }

    #[test]
    fn fields_are_those_of_split_also_beyond_what_is_kept() {
        for line in ["", ",", "a", "a,b", ",a,,b,", "é,ü€€x", "no"] {
            for separator in [',', 'é', '€', '\u{10ffff}', '\0'] {
                check(line, separator);
            }
        }
        for n in [KEPT - 1, KEPT, KEPT + 1, 3 * KEPT] {
            check(&"ab€".repeat(n), '€');
            check(&",".repeat(n), ',');
            check(&format!("{}x", "a,".repeat(n)), ',');
        }
    }

    #[test]
    fn a_record_is_seen_again_as_it_was() {
        let (mut arena, mut encoded) = (Arena::default(), Arena::default());
        let fields = Fields::split("a;b;;c", ';');
        fields.encode(&mut encoded);
        let stored = fields.store(&mut arena);
        assert_eq!(stored.view(&arena), fields);
        assert_eq!(stored.view(&arena).get(3), Some("c"));
        let decoded = FieldsStored::decode(&mut Cursor::new(&encoded)).expect("it was just encoded");
        assert_eq!((decoded, decoded.get(1)), (fields, Some("b")));
        assert_ne!(fields, Fields::split("a;b;;c", ','));
        assert!(Fields::split("b", ';') > fields);
        let mut text = String::new();
        fields.text(&mut text);
        assert_eq!(
            (text.as_str(), format!("{fields:?}").as_str()),
            ("a;b;;c", "[\"a\", \"b\", \"\", \"c\"]")
        );
    }
}
