//! `streamc explain`: what a pipeline compiles to.

use crate::{
    messages::render,
    source::{Input, Target},
};
use std::fmt::Write;
use streamc_compiler::{Compiled, opt::RULES};

#[derive(clap::Args)]
pub(super) struct Explain {
    /// How to print the plan; `text` also shows every rule and the stages
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Print the compiled kernel as Rust instead of the plan
    #[arg(long, conflicts_with = "format")]
    rust: bool,
    #[command(flatten)]
    input: Input,
}

#[derive(Clone, Copy, PartialEq, clap::ValueEnum)]
enum Format {
    Text,
    Mermaid,
    Dot,
    Json,
}

impl Explain {
    pub(super) fn run(&self) -> Result<String, String> {
        let target = Target::read(&self.input.target)?;
        let mut conditions = self.input.conditions.conditions();
        let found = target.pipelines(&mut conditions)?;
        let (file, source) = (target.file, &target.source);
        let (mut out, mut messages) = (Vec::new(), conditions.notes(file, source));
        for found in found {
            match streamc_compiler::compile_beside(&found.fragments, found.options, found.item) {
                Ok(compiled) => {
                    messages.push_str(&render(&compiled.warnings, file, source));
                    out.push(match self.format {
                        _ if self.rust => rust(&compiled)?,
                        Format::Text => plans(&compiled),
                        Format::Mermaid => compiled.plan.to_mermaid(),
                        Format::Dot => compiled.plan.to_dot(),
                        Format::Json => compiled.plan.to_json(),
                    });
                }
                Err(refused) => {
                    for faults in [&refused.diags, &target.elsewhere(&refused.wanted)] {
                        messages.push_str(&render(faults, file, source));
                    }
                    return Err(messages);
                }
            }
        }
        crate::terminal::say(&messages);
        Ok(match self.format {
            Format::Json => format!("[{}]\n", out.join(",\n")),
            _ => out.concat(),
        })
    }
}

/// The plan before the first rule, and after each that changed it.
fn plans(compiled: &Compiled) -> String {
    let mut out = String::new();
    let mut before = "";
    for (rule, plan) in &compiled.steps {
        match RULES.iter().find(|known| known.name() == *rule) {
            None => out.push_str(plan),
            Some(_) if plan == before => {
                let _ = writeln!(out, "\n-- {rule}: no change");
            }
            Some(known) => {
                let _ = writeln!(out, "\n-- {rule}: {}", known.summary());
                out.push_str(plan);
            }
        }
        before = plan;
    }
    let _ = writeln!(out, "\n-- stages\n{}", compiled.stages);
    out
}

/// The emitted function, formatted.
fn rust(compiled: &Compiled) -> Result<String, String> {
    let file = syn::parse2(compiled.shown.clone())
        .map_err(|error| format!("error: internal error, please report it: {error}\n"))?;
    Ok(prettyplease::unparse(&file))
}
