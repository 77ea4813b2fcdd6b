//! `streamc explain`: what becomes of a pipeline.

use crate::{conditions::Conditions, source::Target, spec::Given};
use std::fmt::Write;
use streamc_compiler::{Compiled, opt::RULES};

/// What `--format` takes.
pub(super) const FORMATS: &[&str] = &["text", "mermaid", "dot", "json"];

/// What to show of a pipeline.
#[derive(Clone, Copy)]
enum Show {
    Plans,
    Mermaid,
    Dot,
    Json,
    Rust,
}

pub(super) fn explain(given: &Given<'_>) -> Result<String, String> {
    let show = show(given)?;
    let mut conditions = Conditions::given(given)?;
    let target = Target::read(given.operand)?;
    let mut out = Vec::new();
    let found = target.pipelines(&mut conditions)?;
    let mut faults = conditions.notes(target.file);
    for found in found {
        match streamc_compiler::compile_beside(&found.fragments, found.options, found.item) {
            Ok(compiled) => {
                faults.push_str(&compiled.warnings.render(target.file, &target.source));
                out.push(match show {
                    Show::Plans => plans(&compiled),
                    Show::Mermaid => compiled.plan.to_mermaid(),
                    Show::Dot => compiled.plan.to_dot(),
                    Show::Json => compiled.plan.to_json(),
                    Show::Rust => rust(&compiled)?,
                });
            }
            Err(refused) => {
                let elsewhere = target.elsewhere(&refused.wanted);
                for messages in [&refused.diags, &elsewhere] {
                    faults.push_str(&messages.render(target.file, &target.source));
                }
                return Err(faults);
            }
        }
    }
    crate::terminal::say(&faults);
    Ok(match show {
        Show::Json => format!("[{}]\n", out.join(",\n")),
        _ => out.concat(),
    })
}

fn show(given: &Given<'_>) -> Result<Show, String> {
    match (given.flag("--rust"), given.value("--format")) {
        (true, Some(format)) => Err(format!(
            "error: `--rust` prints code and `--format {format}` a plan: they exclude each other\n\
             help: write one of them\n"
        )),
        (true, None) => Ok(Show::Rust),
        (false, Some("mermaid")) => Ok(Show::Mermaid),
        (false, Some("dot")) => Ok(Show::Dot),
        (false, Some("json")) => Ok(Show::Json),
        (false, _) => Ok(Show::Plans),
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
        .map_err(|error| format!("internal error in streamc, please report: {error}\n"))?;
    Ok(prettyplease::unparse(&file))
}
