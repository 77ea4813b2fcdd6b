//! Pipelines with a rule of the optimizer switched off: those on which the rule does something.

use super::{Covered, Pipeline};
use proc_macro2::TokenStream;
use quote::quote;
use std::str::FromStr;
use streamc_compiler::opt::RULES;

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

/// For each rule a few pipelines whose code depends on it: those that bring neighbours that the
/// others of the rule do not have, and outputs that keep the order of records, since more can be
/// seen in them.
///
/// # Panics
/// When the compiler refuses a pipeline.
#[must_use]
pub fn variants(pipelines: &[Pipeline]) -> Vec<Variant<'_>> {
    let mut all = Vec::new();
    let with: Vec<_> = pipelines.iter().map(|pipeline| compiled(pipeline, &quote!())).collect();
    for rule in RULES.iter().map(|rule| rule.name()) {
        let mut left: Vec<&Pipeline> = Vec::new();
        for (pipeline, with) in pipelines.iter().zip(&with) {
            if *with != compiled(pipeline, &quote!(without = #rule)) {
                left.push(pipeline);
            }
        }
        let mut covered = Covered::default();
        for _ in 0..N_VARIANTS {
            let worth = |pipeline: &Pipeline| {
                let pairs = pipeline.nodes.iter().flat_map(|node| pipeline.pairs_of(node));
                let outputs = pipeline.outputs();
                let in_order = outputs.iter().filter(|output| pipeline.keeps_order(**output)).count();
                pairs.filter(|pair| !covered.pairs.contains(pair)).count() + 2 * in_order
            };
            // of equals the first
            let Some(best) = (0..left.len()).rev().max_by_key(|i| worth(left[*i])) else { break };
            let pipeline = left.remove(best);
            covered.add(pipeline);
            all.push(Variant { pipeline, rule, name: format!("{}_without_{rule}", pipeline.name) });
        }
    }
    all
}

/// The stages and the code of a pipeline.
fn compiled(pipeline: &Pipeline, options: &TokenStream) -> (String, String) {
    let text = pipeline.rust("", &pipeline.name);
    let function = text.trim_start_matches("#[pipeline]");
    let item = TokenStream::from_str(function).expect("generated source has matching brackets");
    match streamc_compiler::compile(options.clone(), item) {
        Ok(compiled) => (compiled.stages, compiled.shown.to_string()),
        Err(refused) => {
            let messages: Vec<String> = refused.diags.iter().map(|diag| diag.message.clone()).collect();
            panic!("the compiler refuses {}:\n{text}{}", pipeline.name, messages.join("\n"))
        }
    }
}
