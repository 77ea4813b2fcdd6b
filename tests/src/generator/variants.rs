//! Pipelines with a rule of the optimizer switched off: those on which the rule does something.

use super::Pipeline;
use proc_macro2::TokenStream;
use quote::quote;
use std::str::FromStr;
use streamc::opt::RULES;

/// How many pipelines there are for each rule.
pub const N_VARIANTS: usize = 5;

/// A pipeline without a rule.
#[derive(Debug)]
pub struct Variant<'p> {
    /// The pipeline.
    pub pipeline: &'p Pipeline,
    /// The rule that is off.
    pub rule: &'static str,
    /// The name of the function.
    pub name: String,
}

/// For each rule the first few pipelines whose code depends on it.
///
/// # Panics
/// When the compiler refuses a pipeline.
#[must_use]
pub fn variants(pipelines: &[Pipeline]) -> Vec<Variant<'_>> {
    let mut all = Vec::new();
    for rule in RULES.iter().map(|rule| rule.name()) {
        let depends = pipelines.iter().filter(|pipeline| {
            let with = compiled(pipeline, &quote!());
            with != compiled(pipeline, &quote!(without = #rule))
        });
        all.extend(depends.take(N_VARIANTS).map(|pipeline| Variant {
            pipeline,
            rule,
            name: format!("{}_without_{rule}", pipeline.name),
        }));
    }
    all
}

/// The stages and the code of a pipeline.
fn compiled(pipeline: &Pipeline, options: &TokenStream) -> (String, String) {
    let text = pipeline.rust("", &pipeline.name);
    let function = text.trim_start_matches("#[pipeline]");
    let item = TokenStream::from_str(function).expect("generated source has matching brackets");
    match streamc::compile(options.clone(), item) {
        Ok(compiled) => (compiled.stages, compiled.shown.to_string()),
        Err((diags, _)) => {
            let messages: Vec<String> = diags.iter().map(|diag| diag.message.clone()).collect();
            panic!("the compiler refuses {}:\n{text}{}", pipeline.name, messages.join("\n"))
        }
    }
}
