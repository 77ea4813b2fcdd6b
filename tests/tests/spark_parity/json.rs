//! Records as traces have them: FORMAT.md, "Values".

use serde_json::{Value as Json, json};
use streamc::record::{OwnedRecord, Record};

/// A record from a trace.
pub(crate) trait FromJson: OwnedRecord + Record<Owned = Self> + Clone {
    fn from_json(json: &Json) -> Option<Self>;
}

impl FromJson for i64 {
    fn from_json(json: &Json) -> Option<Self> {
        json.as_i64()
    }
}

impl FromJson for f64 {
    fn from_json(json: &Json) -> Option<Self> {
        match json.as_str() {
            Some("NaN") => Some(f64::NAN),
            Some("Infinity") => Some(f64::INFINITY),
            Some("-Infinity") => Some(f64::NEG_INFINITY),
            _ => json.as_f64(),
        }
    }
}

impl FromJson for String {
    fn from_json(json: &Json) -> Option<Self> {
        json.as_str().map(String::from)
    }
}

impl<A: FromJson, B: FromJson> FromJson for (A, B) {
    fn from_json(json: &Json) -> Option<Self> {
        Some((A::from_json(&json[0])?, B::from_json(&json[1])?))
    }
}

/// All records of a list.
pub(crate) fn records<T: FromJson>(list: &[Json]) -> Result<Vec<T>, String> {
    list.iter().map(|json| T::from_json(json).ok_or(format!("{json} is no record of this program"))).collect()
}

/// A record as a trace has it.
pub(crate) trait ToJson {
    fn to_json(&self) -> Json;
}

macro_rules! as_they_are {
    ($($t:ty)*) => {$(
        impl ToJson for $t {
            fn to_json(&self) -> Json { json!(self) }
        }
    )*};
}
as_they_are!(i64 u64 bool String str);

impl ToJson for f64 {
    fn to_json(&self) -> Json {
        match self {
            x if x.is_nan() => json!("NaN"),
            x if x.is_infinite() => json!(if *x > 0.0 { "Infinity" } else { "-Infinity" }),
            x => json!(x),
        }
    }
}

impl<T: ToJson + ?Sized> ToJson for &T {
    fn to_json(&self) -> Json {
        (*self).to_json()
    }
}

impl<T: ToJson> ToJson for Option<T> {
    fn to_json(&self) -> Json {
        self.as_ref().map_or(Json::Null, ToJson::to_json)
    }
}

impl<T: ToJson> ToJson for Vec<T> {
    fn to_json(&self) -> Json {
        Json::Array(self.iter().map(ToJson::to_json).collect())
    }
}

impl<A: ToJson, B: ToJson> ToJson for (A, B) {
    fn to_json(&self) -> Json {
        Json::Array(vec![self.0.to_json(), self.1.to_json()])
    }
}

impl<A: ToJson, B: ToJson, C: ToJson> ToJson for (A, B, C) {
    fn to_json(&self) -> Json {
        Json::Array(vec![self.0.to_json(), self.1.to_json(), self.2.to_json()])
    }
}
