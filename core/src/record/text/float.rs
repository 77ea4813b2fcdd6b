//! Floats as Java's `Double.toString` and `Float.toString` print them: plain from 1e-3 up to 1e7,
//! otherwise with an exponent, always with a digit behind the point. The digits are the fewest that
//! read back as the same number.

use super::Text;
use std::fmt::Write;

macro_rules! float {
    ($($t:ty)*) => {$(
        impl Text for $t {
            fn text(&self, out: &mut String) {
                let size = self.abs();
                if self.is_nan() {
                    out.push_str("NaN");
                } else if self.is_infinite() {
                    out.push_str(if *self > 0.0 { "Infinity" } else { "-Infinity" });
                } else if size == 0.0 || (1e-3..1e7).contains(&size) {
                    write!(out, "{self:?}").expect("a String takes everything");
                } else {
                    let start = out.len();
                    write!(out, "{self:E}").expect("a String takes everything");
                    let digits = &out[start..];
                    if let (None, Some(exponent)) = (digits.find('.'), digits.find('E')) {
                        out.insert_str(start + exponent, ".0");
                    }
                }
            }
        }
    )*};
}
float!(f32 f64);
