//! One trace: what went in, and what Spark gave out.

use serde_json::Value as Json;
use std::{cmp::Ordering, fs, path::Path};

pub(crate) struct Trace {
    pub(crate) case: String,
    pub(crate) variant: String,
    json: Json,
}

/// The records of an output, batch by batch.
pub(crate) type Batches = Vec<Vec<Json>>;

impl Trace {
    pub(crate) fn read(path: &Path) -> Result<Self, String> {
        let text = fs::read_to_string(path).map_err(|error| error.to_string())?;
        let json: Json = serde_json::from_str(&text).map_err(|error| error.to_string())?;
        let text = |key: &str| json[key].as_str().map(str::to_owned).ok_or(format!("no `{key}`"));
        Ok(Trace { case: text("case")?, variant: text("variant")?, json: json.clone() })
    }

    pub(crate) fn param(&self, name: &str) -> &Json {
        &self.json["params"][name]
    }

    /// The batches of an input, with empty ones up to the end of the trace.
    pub(crate) fn input(&self, name: &str) -> Vec<Vec<Json>> {
        let batches = self.json["inputs"][name].as_array().cloned().unwrap_or_default();
        let batch = |batch: Json| batch.as_array().cloned().unwrap_or_default();
        let mut batches: Vec<Vec<Json>> = batches.into_iter().map(batch).collect();
        let n = self.json["batches"].as_u64().map_or(batches.len(), |n| n as usize);
        batches.resize(n, Vec::new());
        batches
    }

    pub(crate) fn inputs(&self) -> Vec<String> {
        self.json["inputs"].as_object().map(|inputs| inputs.keys().cloned().collect()).unwrap_or_default()
    }

    /// The first batch that differs, in words.
    pub(crate) fn compare(&self, got: &Batches) -> Result<(), String> {
        let expected = self.json["expected"].as_array().ok_or("no `expected`")?;
        if expected.len() != got.len() {
            return Err(format!("{} batches instead of {}", got.len(), expected.len()));
        }
        let ordered = self.json["ordered"].as_bool().unwrap_or(true);
        for (i, (expected, got)) in expected.iter().zip(got).enumerate() {
            let mut expected =
                expected.as_array().cloned().ok_or(format!("batch {i} of the trace is no list"))?;
            let mut got = got.clone();
            if !ordered {
                expected.sort_by(order);
                got.sort_by(order);
            }
            if !self.equal(&Json::Array(expected.clone()), &Json::Array(got.clone())) {
                return Err(format!("batch {i}: {} instead of {}", Json::Array(got), Json::Array(expected)));
            }
        }
        Ok(())
    }

    fn equal(&self, a: &Json, b: &Json) -> bool {
        match (a, b) {
            (Json::Array(a), Json::Array(b)) => {
                a.len() == b.len() && a.iter().zip(b).all(|(a, b)| self.equal(a, b))
            }
            (Json::Number(x), Json::Number(y)) if x.is_f64() || y.is_f64() => {
                let (x, y) = (x.as_f64().unwrap_or(f64::NAN), y.as_f64().unwrap_or(f64::NAN));
                let limit = |key: &str| self.json["tolerance"][key].as_f64().unwrap_or(0.0);
                (x - y).abs() <= limit("abs").max(limit("rel") * x.abs().max(y.abs()))
            }
            (a, b) => a == b,
        }
    }
}

/// FORMAT.md, "Sorting rule".
fn order(a: &Json, b: &Json) -> Ordering {
    let rank = |json: &Json| match json {
        Json::Null => 0,
        Json::Bool(false) => 1,
        Json::Bool(true) => 2,
        Json::Number(_) => 3,
        Json::String(_) => 4,
        Json::Array(_) | Json::Object(_) => 5,
    };
    match (a, b) {
        (Json::Number(a), Json::Number(b)) => match (a.as_i64(), b.as_i64()) {
            (Some(a), Some(b)) => a.cmp(&b),
            _ => a.as_f64().unwrap_or(f64::NAN).total_cmp(&b.as_f64().unwrap_or(f64::NAN)),
        },
        (Json::String(a), Json::String(b)) => a.cmp(b),
        (Json::Array(a), Json::Array(b)) => {
            a.iter().zip(b).map(|(a, b)| order(a, b)).find(|o| o.is_ne()).unwrap_or(a.len().cmp(&b.len()))
        }
        (a, b) => rank(a).cmp(&rank(b)),
    }
}
