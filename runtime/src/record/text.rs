//! How records are written by `print` and `save_as_text_files`: as Spark does.

use super::{Group, In};
use std::fmt::Write;

/// The text form of a record. Spark's: a tuple is `(a,1)`, an option `Some(a)` or `None`, a group
/// `CompactBuffer(a, b)`, a float as Java prints it. Derive it for your own structs: `#[derive(Text)]`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no text form: it does not implement `Text`",
    label = "records of this type are printed or saved as text",
    note = "help: put `#[derive(Text)]` on your struct, or `map` the record to a string or a tuple first"
)]
pub trait Text {
    /// Appends the text of `self` to `out`.
    fn text(&self, out: &mut String);
}

impl<T: Text + ?Sized> Text for &T {
    fn text(&self, out: &mut String) {
        (**self).text(out);
    }
}

impl Text for str {
    fn text(&self, out: &mut String) {
        out.push_str(self);
    }
}

impl Text for String {
    fn text(&self, out: &mut String) {
        out.push_str(self);
    }
}

macro_rules! display {
    ($($t:ty)*) => {$(
        impl Text for $t {
            fn text(&self, out: &mut String) { write!(out, "{self}").expect("a String takes everything"); }
        }
    )*};
}
display!(u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize bool char f32 f64);

macro_rules! tuple {
    ($($t:ident $i:tt),*) => {
        impl<$($t: Text),*> Text for ($($t,)*) {
            fn text(&self, out: &mut String) {
                let mut sep = '(';
                $( out.push(sep); sep = ','; self.$i.text(out); )*
                let _ = sep;
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

impl<'x, V: In<'x> + Clone + Text> Text for Group<'x, V> {
    fn text(&self, out: &mut String) {
        out.push_str("CompactBuffer(");
        for (i, value) in self.iter().enumerate() {
            if i > 0 {
                out.push_str(", ");
            }
            value.text(out);
        }
        out.push(')');
    }
}
