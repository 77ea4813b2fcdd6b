//! `streamc explain`: what becomes of a pipeline.

use super::source::{Found, pipelines, read, syntax};
use std::fmt::Write;
use streamc::{Compiled, diag::nearest, opt::RULES};

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

pub(super) fn explain(args: &[&str]) -> Result<String, String> {
    let (show, target) = arguments(args)?;
    let (file, function) = match target.rsplit_once("::") {
        Some((file, function)) => (file, Some(function)),
        None => (target, None),
    };
    let source = read(file)?;
    let found = pipelines(&source).map_err(|error| syntax(file, &error))?;
    let chosen = choose(found, file, function)?;
    let mut out = Vec::new();
    let mut faults = String::new();
    for found in chosen {
        match streamc::compile_beside(&found.fragments, found.options, found.item) {
            Ok(compiled) => {
                faults.push_str(&compiled.warnings.render(file, &source));
                out.push(match show {
                    Show::Plans => plans(&compiled),
                    Show::Mermaid => compiled.plan.to_mermaid(),
                    Show::Dot => compiled.plan.to_dot(),
                    Show::Json => compiled.plan.to_json(),
                    Show::Rust => rust(&compiled)?,
                });
            }
            Err(refused) => return Err(refused.diags.render(file, &source)),
        }
    }
    eprint!("{faults}");
    Ok(match show {
        Show::Json => format!("[{}]\n", out.join(",\n")),
        _ => out.concat(),
    })
}

fn arguments<'a>(args: &[&'a str]) -> Result<(Show, &'a str), String> {
    let mut show = Show::Plans;
    let mut target = None;
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        let arg = match arg.split_once('=') {
            Some(("--format", format)) => {
                show = format_of(Some(format))?;
                continue;
            }
            _ => *arg,
        };
        match arg {
            "--rust" => show = Show::Rust,
            "--format" => show = format_of(args.next().copied())?,
            flag if flag.starts_with('-') => {
                return Err(format!(
                    "error: `streamc explain` has no flag `{flag}`\nhelp: the flags are `--format` and `--rust`\n"
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
    Ok((show, target))
}

fn format_of(name: Option<&str>) -> Result<Show, String> {
    match name {
        Some("text") => Ok(Show::Plans),
        Some("mermaid") => Ok(Show::Mermaid),
        Some("dot") => Ok(Show::Dot),
        Some("json") => Ok(Show::Json),
        other => {
            let given = other.map_or("nothing".to_owned(), |name| format!("`{name}`"));
            let known = FORMATS.join("`, `");
            Err(format!("error: `--format` knows no {given}\nhelp: write one of `{known}`\n"))
        }
    }
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
