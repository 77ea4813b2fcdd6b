//! Dynamic values, and how they are written as text.

use std::fmt;

/// A record of the reference. Borrowed and owned text are the same here: nobody may see a
/// difference.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// A `u64`.
    Int(u64),
    /// A `&str` or a `String`.
    Str(String),
    /// A pair.
    Pair(Box<Value>, Box<Value>),
    /// A value that may be missing.
    Maybe(Option<Box<Value>>),
    /// The values of one key.
    Group(Vec<Value>),
}

impl Value {
    /// A pair of the two.
    #[must_use]
    pub fn pair(a: Value, b: Value) -> Value {
        Value::Pair(Box::new(a), Box::new(b))
    }

    /// Text.
    #[must_use]
    pub fn str(text: &str) -> Value {
        Value::Str(text.to_owned())
    }

    /// The number.
    ///
    /// # Panics
    /// When it is something else: the generator has mixed up its types. So do the others.
    #[must_use]
    pub fn int(&self) -> u64 {
        match self {
            Value::Int(n) => *n,
            other => panic!("not a number: {other:?}"),
        }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Value::Str(text) => text,
            other => panic!("not a text: {other:?}"),
        }
    }

    /// The first half of a pair.
    #[must_use]
    pub fn key(&self) -> &Value {
        match self {
            Value::Pair(key, _) => key,
            other => panic!("not a pair: {other:?}"),
        }
    }

    /// The second half of a pair.
    #[must_use]
    pub fn value(&self) -> &Value {
        match self {
            Value::Pair(_, value) => value,
            other => panic!("not a pair: {other:?}"),
        }
    }

    /// How it is encoded, as a test sees it: the bytes as digits, then a blank, then the text.
    #[must_use]
    pub fn encoded(&self) -> String {
        let (mut bytes, mut text) = (String::new(), String::new());
        self.encode(&mut bytes, &mut text);
        format!("{bytes} {text}")
    }

    fn encode(&self, bytes: &mut String, text: &mut String) {
        let mut hex = |number: &[u8]| number.iter().for_each(|byte| *bytes += &format!("{byte:02x}"));
        match self {
            Value::Int(n) => hex(&n.to_le_bytes()),
            Value::Str(value) => {
                hex(&u32::try_from(value.len()).expect("a drawn text is short").to_le_bytes());
                *text += value;
            }
            Value::Pair(a, b) => {
                a.encode(bytes, text);
                b.encode(bytes, text);
            }
            Value::Maybe(value) => {
                hex(&[u8::from(value.is_some())]);
                value.iter().for_each(|value| value.encode(bytes, text));
            }
            Value::Group(values) => {
                let (mut inner, mut inner_text) = (String::new(), String::new());
                values.iter().for_each(|value| value.encode(&mut inner, &mut inner_text));
                for n in [values.len(), inner.len() / 2, inner_text.len()] {
                    hex(&u32::try_from(n).expect("a drawn group is short").to_le_bytes());
                }
                *bytes += &inner;
                *text += &inner_text;
            }
        }
    }

    /// A value that may be missing.
    #[must_use]
    pub fn maybe(value: Option<Value>) -> Value {
        Value::Maybe(value.map(Box::new))
    }

    /// What is in an option.
    ///
    /// # Panics
    /// See [`Value::int`].
    #[must_use]
    pub fn option(&self) -> Option<&Value> {
        match self {
            Value::Maybe(value) => value.as_deref(),
            other => panic!("not an option: {other:?}"),
        }
    }

    /// The values of a group.
    #[must_use]
    pub fn group(&self) -> &[Value] {
        match self {
            Value::Group(values) => values,
            other => panic!("not a group: {other:?}"),
        }
    }
}

/// As Spark writes records: `(a,1)`, `CompactBuffer(a, b)`.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Int(n) => write!(f, "{n}"),
            Value::Str(text) => f.write_str(text),
            Value::Pair(a, b) => write!(f, "({a},{b})"),
            Value::Maybe(Some(value)) => write!(f, "Some({value})"),
            Value::Maybe(None) => f.write_str("None"),
            Value::Group(values) => {
                f.write_str("CompactBuffer(")?;
                for (i, value) in values.iter().enumerate() {
                    write!(f, "{}{value}", if i > 0 { ", " } else { "" })?;
                }
                f.write_str(")")
            }
        }
    }
}
