//! `streamc explain`: what becomes of a pipeline.

use super::source::{Found, pipelines};
use std::fmt::Write;
use streamc::{Compiled, diag::nearest, opt::RULES};

pub(super) fn explain(args: &[&str]) -> Result<String, String> {
    let mut rust = false;
    let mut target = None;
    for arg in args {
        match *arg {
            "--rust" => rust = true,
            flag if flag.starts_with('-') => {
                return Err(format!(
                    "error: `streamc explain` has no flag `{flag}`\nhelp: the flag is `--rust`\n"
                ));
            }
            _ if target.is_some() => {
                return Err("error: `streamc explain` takes one file\nhelp: write FILE or FILE::FUNCTION\n"
                    .to_owned());
            }
            path => target = Some(path),
        }
    }
    let target =
        target.ok_or("error: `streamc explain` needs a file\nhelp: write `streamc explain src/main.rs`\n")?;
    let (file, function) = match target.rsplit_once("::") {
        Some((file, function)) => (file, Some(function)),
        None => (target, None),
    };
    let source =
        std::fs::read_to_string(file).map_err(|error| format!("error: cannot read `{file}`: {error}\n"))?;
    let found = pipelines(&source).map_err(|error| {
        let at = error.span().start();
        format!("error: {error}\n --> {file}:{}:{}\n", at.line, at.column + 1)
    })?;
    let chosen = choose(found, file, function)?;
    let mut out = String::new();
    let mut faults = String::new();
    for found in chosen {
        match streamc::compile_beside(&found.fragments, found.options, found.item) {
            Ok(compiled) => {
                faults.push_str(&compiled.warnings.render(file, &source));
                out.push_str(&if rust { self::rust(&compiled)? } else { plans(&compiled) });
            }
            Err(refused) => return Err(refused.diags.render(file, &source)),
        }
    }
    eprint!("{faults}");
    Ok(out)
}

fn choose(found: Vec<Found>, file: &str, function: Option<&str>) -> Result<Vec<Found>, String> {
    if found.is_empty() {
        return Err(format!("error: `{file}` has no function under `#[pipeline]`\n"));
    }
    let Some(name) = function else { return Ok(found) };
    let names: Vec<String> = found.iter().map(|found| found.name.clone()).collect();
    let chosen: Vec<Found> = found.into_iter().filter(|found| found.name == name).collect();
    if chosen.is_empty() {
        let near = nearest(name, names.iter().map(String::as_str)).unwrap_or(&names[0]);
        return Err(format!("error: `{file}` has no pipeline `{name}`\nhelp: write `{file}::{near}`\n"));
    }
    Ok(chosen)
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
