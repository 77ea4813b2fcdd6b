//! One trace: what went in, and what Spark gave out.

use crate::json::{FromJson, records};
use serde_json::{Value as Json, json};
use std::{cmp::Ordering, fs, path::Path, time::Duration};

#[derive(Clone)]
pub(crate) struct Trace {
    pub(crate) case: String,
    pub(crate) variant: String,
    json: Json,
}

/// What an output answers, batch by batch, as `expected` of FORMAT.md: a list of records, `null`
/// for no job, or `{"error": ..}`.
pub(crate) type Answers = Vec<Json>;

/// The answer of a batch that failed.
pub(crate) fn failed(why: &str) -> Json {
    json!({ "error": why })
}

impl Trace {
    pub(crate) fn read(path: &Path) -> Result<Self, String> {
        Trace::parse(&fs::read_to_string(path).map_err(|error| error.to_string())?)
    }

    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let json: Json = serde_json::from_str(text).map_err(|error| error.to_string())?;
        let text = |key: &str| json[key].as_str().map(str::to_owned).ok_or(format!("no `{key}`"));
        Ok(Trace { case: text("case")?, variant: text("variant")?, json: json.clone() })
    }

    /// The fault of a program that does not know the variant.
    pub(crate) fn unknown<T>(&self) -> Result<T, String> {
        Err(format!("no program for the case `{}`, variant `{}`", self.case, self.variant))
    }

    pub(crate) fn param(&self, name: &str) -> &Json {
        &self.json["params"][name]
    }

    /// A parameter that is a list of records.
    pub(crate) fn list<T: FromJson>(&self, name: &str) -> Result<Vec<T>, String> {
        records(self.param(name).as_array().map_or(&[], Vec::as_slice))
    }

    /// A parameter that is a number.
    pub(crate) fn number(&self, name: &str) -> Result<i64, String> {
        self.param(name).as_i64().ok_or(format!("no number `{name}`"))
    }

    /// A parameter that counts batches, as the time that they take.
    pub(crate) fn duration(&self, name: &str) -> Result<Duration, String> {
        Ok(Duration::from_millis(self.number(name)? as u64 * self.batch_ms()))
    }

    /// Length and slide of the window. The variant is called after them, `d3_s1` or `d3`, behind
    /// `kind` and a `_` if there is one.
    pub(crate) fn window(&self, kind: &str) -> Result<[Duration; 2], String> {
        let (length, slide) = (self.number("window_batches")?, self.number("slide_batches")?);
        let underscore = if kind.is_empty() { "" } else { "_" };
        let name = format!("{kind}{underscore}d{length}");
        if self.variant != format!("{name}_s{slide}") && (self.variant != name || slide != 1) {
            return self.unknown();
        }
        Ok([self.duration("window_batches")?, self.duration("slide_batches")?])
    }

    pub(crate) fn batch_ms(&self) -> u64 {
        self.json["batch_ms"].as_u64().unwrap_or(1000)
    }

    /// The time at which the context starts.
    pub(crate) fn start_ms(&self) -> u64 {
        self.json["start_ms"].as_u64().unwrap_or(0)
    }

    /// The number of batches that are run.
    pub(crate) fn batches(&self) -> usize {
        self.json["batches"].as_u64().unwrap_or(0) as usize
    }

    /// The batches that an input has; none where the source has nothing for a batch (`null`).
    pub(crate) fn input_or_none(&self, name: &str) -> Vec<Option<Vec<Json>>> {
        let batches = self.json["inputs"][name].as_array().map_or(&[][..], Vec::as_slice);
        batches.iter().map(|batch| batch.as_array().cloned()).collect()
    }

    /// The same, with empty batches where the source has nothing.
    pub(crate) fn input(&self, name: &str) -> Vec<Vec<Json>> {
        self.input_or_none(name).into_iter().map(Option::unwrap_or_default).collect()
    }

    /// The same, with empty batches up to the end of the trace.
    pub(crate) fn input_to_end(&self, name: &str) -> Vec<Vec<Json>> {
        let mut batches = self.input(name);
        batches.resize(self.batches(), Vec::new());
        batches
    }

    /// Another trace: of this parameter, of this input, of these answers.
    pub(crate) fn set_param(&mut self, name: &str, value: Json) {
        self.json["params"][name] = value;
    }

    pub(crate) fn set_input(&mut self, name: &str, batches: Json) {
        self.json["inputs"][name] = batches;
    }

    pub(crate) fn set_start_ms(&mut self, ms: u64) {
        self.json["start_ms"] = json!(ms);
    }

    pub(crate) fn set_expected(&mut self, answers: Answers) {
        self.json["expected"] = Json::Array(answers);
    }

    pub(crate) fn set_vectors(&mut self, rows: Vec<Json>) {
        self.json["vectors"] = Json::Array(rows);
    }

    /// Rows of a file of vectors.
    pub(crate) fn vectors(&self) -> &[Json] {
        self.json["vectors"].as_array().map_or(&[], Vec::as_slice)
    }

    /// The whole trace.
    pub(crate) fn text(&self) -> String {
        self.json.to_string()
    }

    /// What Spark answered; nothing in a file of vectors that says it row by row.
    pub(crate) fn expected(&self) -> Result<Answers, String> {
        let vectors = || self.json["vectors"].is_array().then(Vec::new);
        self.json["expected"].as_array().cloned().or_else(vectors).ok_or("no `expected`".to_owned())
    }

    /// The first batch that differs, in words.
    pub(crate) fn compare_with(&self, expected: &Answers, got: &Answers) -> Result<(), String> {
        if expected.len() != got.len() {
            return Err(format!("{} batches instead of {}", got.len(), expected.len()));
        }
        let ordered = self.json["ordered"].as_bool().unwrap_or(true);
        for (i, (expected, got)) in expected.iter().zip(got).enumerate() {
            let (mut expected, mut got) = (expected.clone(), got.clone());
            if !ordered {
                [&mut expected, &mut got]
                    .into_iter()
                    .filter_map(Json::as_array_mut)
                    .for_each(|records| records.sort_by(order));
            }
            if !self.equal(&expected, &got) {
                return Err(format!("batch {i}: {got} instead of {expected}"));
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
                let far = (x - y).abs();
                far <= limit("abs") || far <= limit("rel") * x.abs().max(y.abs())
            }
            // only that it failed is compared
            (Json::Object(a), Json::Object(b)) => a.contains_key("error") && b.contains_key("error"),
            (a, b) => a == b,
        }
    }
}

/// FORMAT.md, "Sorting rule".
pub(crate) fn order(a: &Json, b: &Json) -> Ordering {
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
