//! Evaluates `#[cfg(..)]` of a file with `--cfg` and `--features`, as rustc and cargo do. Without
//! these flags an unknown condition holds, and a note reports it.

use crate::messages::about;
use annotate_snippets::Level;
use clap::builder::NonEmptyStringValueParser;
use proc_macro2::{Span, TokenStream};
use syn::{
    Attribute, Expr, FnArg, Ident, Item, ItemFn, LitBool, LitStr, Meta, Stmt, Token,
    ext::IdentExt,
    parse::{ParseStream, Parser},
    punctuated::Punctuated,
    token::Paren,
};

/// The conditions of a build, as rustc and cargo take them.
#[derive(clap::Args)]
#[command(
    next_help_heading = "Conditional compilation (without these flags, every `#[cfg]` that depends on the build holds)"
)]
pub(super) struct Conditional {
    /// Set a condition: `NAME` or `NAME="VALUE"`
    #[arg(long, value_name = "SPEC", value_parser = spec)]
    cfg: Vec<(String, Option<String>)>,
    /// Enable features, separated by commas or spaces
    #[arg(long, value_name = "NAMES", value_parser = NonEmptyStringValueParser::new())]
    features: Vec<String>,
    /// Set nothing but what the other flags set
    #[arg(long)]
    no_default_features: bool,
}

impl Conditional {
    pub(super) fn conditions(&self) -> Conditions {
        let features = self.features.iter().flat_map(|names| names.split([',', ' ']));
        let features = features.filter(|name| !name.is_empty());
        let mut set = self.cfg.clone();
        set.extend(features.map(|name| ("feature".to_owned(), Some(name.to_owned()))));
        let is_closed = !set.is_empty() || self.no_default_features;
        Conditions { set, is_closed, taken: Vec::new() }
    }
}

/// Reads the value of `--cfg`.
fn spec(word: &str) -> Result<(String, Option<String>), &'static str> {
    let (name, value) = match word.split_once('=') {
        Some((name, value)) => (name.trim(), Some(value.trim().trim_matches('"').to_owned())),
        None => (word.trim(), None),
    };
    match syn::parse_str::<Ident>(name) {
        Ok(_) => Ok((name.to_owned(), value)),
        Err(_) => Err("write `--cfg NAME` or `--cfg 'NAME=\"VALUE\"'`"),
    }
}

/// What is set.
#[derive(Default)]
pub(super) struct Conditions {
    set: Vec<(String, Option<String>)>,
    /// What is not set does not hold.
    is_closed: bool,
    /// What was taken as set, each once, with its place.
    taken: Vec<(String, Option<String>, Span)>,
}

impl Conditions {
    /// Whether what has these attributes is there. Conditions are taken off, and attributes under
    /// one put in its place.
    pub(super) fn keep(&mut self, attrs: &mut Vec<Attribute>) -> bool {
        let mut keeps = true;
        let mut left = std::mem::take(attrs);
        left.reverse();
        while let Some(attr) = left.pop() {
            match &attr.meta {
                Meta::List(list) if list.path.is_ident("cfg") => keeps &= self.holds(list.tokens.clone()),
                Meta::List(list) if list.path.is_ident("cfg_attr") => {
                    let inner = self.attributes(list.tokens.clone());
                    left.extend(inner.into_iter().rev().map(|meta| Attribute { meta, ..attr.clone() }));
                }
                _ => attrs.push(attr),
            }
        }
        keeps
    }

    /// The parameters and statements of a pipeline that are there.
    pub(super) fn function(&mut self, function: &mut ItemFn) {
        let inputs = std::mem::take(&mut function.sig.inputs).into_iter().filter_map(|mut input| {
            let attrs = match &mut input {
                FnArg::Typed(arg) => &mut arg.attrs,
                FnArg::Receiver(arg) => &mut arg.attrs,
            };
            self.keep(attrs).then_some(input)
        });
        function.sig.inputs = inputs.collect();
        function.block.stmts.retain_mut(|stmt| match stmt {
            Stmt::Local(local) => {
                if let Some(init) = &mut local.init {
                    self.arguments(&mut init.expr);
                }
                self.keep(&mut local.attrs)
            }
            Stmt::Expr(expr, _) => {
                self.arguments(expr);
                attributes(expr).is_none_or(|attrs| self.keep(attrs))
            }
            Stmt::Macro(call) => self.keep(&mut call.attrs),
            Stmt::Item(item) => item_attributes(item).is_none_or(|attrs| self.keep(attrs)),
        });
    }

    /// The items of a module of pipelines that are there.
    pub(super) fn module(&mut self, items: &mut Vec<Item>) {
        items.retain_mut(|item| {
            if let Item::Fn(function) = item {
                self.function(function);
            }
            item_attributes(item).is_none_or(|attrs| self.keep(attrs))
        });
    }

    /// Of the calls of a chain, those that are there.
    fn arguments(&mut self, expr: &mut Expr) {
        let args = match expr {
            Expr::MethodCall(call) => {
                self.arguments(&mut call.receiver);
                &mut call.args
            }
            Expr::Call(call) => &mut call.args,
            _ => return,
        };
        let kept = std::mem::take(args).into_iter().filter_map(|mut arg| {
            let keeps = attributes(&mut arg).is_none_or(|attrs| self.keep(attrs));
            keeps.then(|| {
                self.arguments(&mut arg);
                arg
            })
        });
        *args = kept.collect();
    }

    /// What `cfg_attr(..)` stands for.
    fn attributes(&mut self, tokens: TokenStream) -> Vec<Meta> {
        let parser = |input: ParseStream<'_>| {
            let holds = self.predicate(input)?;
            input.parse::<Token![,]>()?;
            let metas = Punctuated::<Meta, Token![,]>::parse_terminated(input)?;
            Ok(if holds { metas.into_iter().collect() } else { Vec::new() })
        };
        parser.parse2(tokens).unwrap_or_default()
    }

    /// What is not a condition is left to rustc, which refuses it.
    fn holds(&mut self, tokens: TokenStream) -> bool {
        let parser = |input: ParseStream<'_>| {
            let holds = self.predicate(input)?;
            input.parse::<Option<Token![,]>>()?;
            Ok(holds)
        };
        parser.parse2(tokens).unwrap_or(true)
    }

    fn predicate(&mut self, input: ParseStream<'_>) -> syn::Result<bool> {
        if input.peek(LitBool) {
            return Ok(input.parse::<LitBool>()?.value);
        }
        let name = input.call(Ident::parse_any)?;
        if input.peek(Paren) {
            let list;
            syn::parenthesized!(list in input);
            let mut holds = Vec::new();
            while !list.is_empty() {
                holds.push(self.predicate(&list)?);
                list.parse::<Option<Token![,]>>()?;
            }
            return Ok(match name.to_string().as_str() {
                "not" => !holds.first().copied().unwrap_or_default(),
                "any" => holds.contains(&true),
                _ => !holds.contains(&false),
            });
        }
        let value = match input.parse::<Option<Token![=]>>()? {
            Some(_) => Some(input.parse::<LitStr>()?.value()),
            None => None,
        };
        Ok(self.is_set(&name, value))
    }

    fn is_set(&mut self, name: &Ident, value: Option<String>) -> bool {
        let word = name.to_string();
        if self.set.iter().any(|(set, to)| *set == word && *to == value) {
            return true;
        }
        if let Some(is_so) = here(&word, value.as_deref()) {
            return is_so;
        }
        if !self.is_closed && !self.taken.iter().any(|(taken, to, _)| *taken == word && *to == value) {
            self.taken.push((word, value, name.span()));
        }
        !self.is_closed
    }

    /// Reports what was taken as set.
    pub(super) fn notes(&self, file: &str, source: &str) -> String {
        let one = |(name, value, span): &(String, Option<String>, Span)| {
            let (text, flag) = match value {
                Some(value) if name == "feature" => {
                    (format!("{name} = \"{value}\""), format!("--features {value}"))
                }
                Some(value) => (format!("{name} = \"{value}\""), format!("--cfg '{name}=\"{value}\"'")),
                None => (name.clone(), format!("--cfg {name}")),
            };
            let message = format!("whether `cfg({text})` holds depends on the build; here it does");
            let help = format!("`{flag}` sets it and nothing else, `--no-default-features` sets nothing");
            about(Level::NOTE, &message, (*span, *span), Some(&help), file, source)
        };
        self.taken.iter().map(one).collect()
    }
}

/// What is known of this machine, and of a development build.
fn here(name: &str, value: Option<&str>) -> Option<bool> {
    use std::env::consts::{ARCH, FAMILY, OS};
    Some(match (name, value) {
        ("unix" | "windows", None) => FAMILY == name,
        ("target_family", Some(value)) => FAMILY == value,
        ("target_os", Some(value)) => OS == value,
        ("target_arch", Some(value)) => ARCH == value,
        ("target_pointer_width", Some(value)) => usize::BITS.to_string() == value,
        ("target_endian", Some(value)) => (value == "little") == cfg!(target_endian = "little"),
        ("debug_assertions" | "overflow_checks", None) => true,
        ("panic", Some(value)) => value == "unwind",
        ("doc" | "doctest" | "miri" | "clippy" | "rust_analyzer", None) => false,
        _ => return None,
    })
}

fn attributes(expr: &mut Expr) -> Option<&mut Vec<Attribute>> {
    Some(match expr {
        Expr::MethodCall(expr) => &mut expr.attrs,
        Expr::Call(expr) => &mut expr.attrs,
        Expr::Path(expr) => &mut expr.attrs,
        Expr::Paren(expr) => &mut expr.attrs,
        Expr::Group(expr) => &mut expr.attrs,
        Expr::Closure(expr) => &mut expr.attrs,
        Expr::Lit(expr) => &mut expr.attrs,
        Expr::Macro(expr) => &mut expr.attrs,
        Expr::Block(expr) => &mut expr.attrs,
        Expr::If(expr) => &mut expr.attrs,
        Expr::Match(expr) => &mut expr.attrs,
        Expr::ForLoop(expr) => &mut expr.attrs,
        Expr::Assign(expr) => return attributes(&mut expr.left),
        _ => return None,
    })
}

fn item_attributes(item: &mut Item) -> Option<&mut Vec<Attribute>> {
    Some(match item {
        Item::Const(item) => &mut item.attrs,
        Item::Enum(item) => &mut item.attrs,
        Item::Fn(item) => &mut item.attrs,
        Item::Impl(item) => &mut item.attrs,
        Item::Mod(item) => &mut item.attrs,
        Item::Static(item) => &mut item.attrs,
        Item::Struct(item) => &mut item.attrs,
        Item::Trait(item) => &mut item.attrs,
        Item::Type(item) => &mut item.attrs,
        Item::Use(item) => &mut item.attrs,
        _ => return None,
    })
}
