//! Tuples, options, lists: what is made of parts.

use super::Text;
use crate::record::{Group, In};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

impl Text for () {
    fn text(&self, out: &mut String) {
        out.push_str("()");
    }
}

macro_rules! tuple {
    ($first:ident 0 $(, $t:ident $i:tt)*) => {
        impl<$first: Text $(, $t: Text)*> Text for ($first, $($t,)*) {
            fn text(&self, out: &mut String) {
                out.push('(');
                self.0.text(out);
                $(
                    out.push(',');
                    self.$i.text(out);
                )*
                out.push(')');
            }
        }
    };
}
tuple!(A 0);
tuple!(A 0, B 1);
tuple!(A 0, B 1, C 2);
tuple!(A 0, B 1, C 2, D 3);
tuple!(A 0, B 1, C 2, D 3, E 4);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5, G 6);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11);

fn named<T: Text + ?Sized>(name: &str, part: &T, out: &mut String) {
    out.push_str(name);
    out.push('(');
    part.text(out);
    out.push(')');
}

impl<T: Text> Text for Option<T> {
    fn text(&self, out: &mut String) {
        match self {
            Some(value) => named("Some", value, out),
            None => out.push_str("None"),
        }
    }
}

/// As `#[derive(Text)]` writes an enum; Spark has nothing to be equal to here.
impl<T: Text, E: Text> Text for Result<T, E> {
    fn text(&self, out: &mut String) {
        match self {
            Ok(value) => named("Ok", value, out),
            Err(error) => named("Err", error, out),
        }
    }
}

fn list<T>(
    open: &str,
    items: impl Iterator<Item = T>,
    close: char,
    out: &mut String,
    text: impl Fn(T, &mut String),
) {
    out.push_str(open);
    for (i, item) in items.enumerate() {
        if i > 0 {
            out.push_str(", ");
        }
        text(item, out);
    }
    out.push(close);
}

/// Spark has no readable form of an array; this is Java's `Arrays.toString`.
impl<T: Text> Text for [T] {
    fn text(&self, out: &mut String) {
        list("[", self.iter(), ']', out, T::text);
    }
}

impl<T: Text, const N: usize> Text for [T; N] {
    fn text(&self, out: &mut String) {
        self.as_slice().text(out);
    }
}

impl<T: Text> Text for Vec<T> {
    fn text(&self, out: &mut String) {
        list("List(", self.iter(), ')', out, T::text);
    }
}

impl<T: Text> Text for VecDeque<T> {
    fn text(&self, out: &mut String) {
        list("Queue(", self.iter(), ')', out, T::text);
    }
}

impl<T: Text> Text for BTreeSet<T> {
    fn text(&self, out: &mut String) {
        list("Set(", self.iter(), ')', out, T::text);
    }
}

impl<K: Text, V: Text> Text for BTreeMap<K, V> {
    fn text(&self, out: &mut String) {
        list("Map(", self.iter(), ')', out, |(key, value), out| {
            key.text(out);
            out.push_str(" -> ");
            value.text(out);
        });
    }
}

impl<'x, V: In<'x> + Clone + Text> Text for Group<'x, V> {
    fn text(&self, out: &mut String) {
        list("CompactBuffer(", self.iter(), ')', out, |value, out| value.text(out));
    }
}
