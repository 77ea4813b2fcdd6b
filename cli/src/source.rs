//! Finds the pipelines of a source file: at any depth, also inside functions and under `cfg_attr`.

use crate::{
    conditions::{Conditional, Conditions},
    messages::{about, render},
};
use annotate_snippets::Level;
use clap::{ValueHint, builder::NonEmptyStringValueParser};
use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use std::{collections::BTreeSet, path::Path, rc::Rc};
use streamc_compiler::{
    ast::Module,
    diag::{Diagnostics, nearest},
    plan::{Fragments, Home, Shared, Wanted},
};
use syn::{Attribute, Item, ItemFn, Meta, Stmt, parse::Parser};

/// A function under `#[pipeline]`: where it is, the arguments of the attribute, and the function
/// without it.
pub(super) struct Found {
    /// The modules and functions that it is in, and its name.
    path: Vec<String>,
    pub(super) options: TokenStream,
    pub(super) item: TokenStream,
    /// The fragments beside it.
    pub(super) fragments: Rc<Fragments>,
}

/// Which pipelines a command is about, and under which conditions.
#[derive(clap::Args)]
pub(super) struct Input {
    /// A file, or one pipeline or module of it: `src/lib.rs::jobs::word_count`
    #[arg(
        value_name = "FILE[::PATH]",
        value_hint = ValueHint::FilePath,
        value_parser = NonEmptyStringValueParser::new()
    )]
    pub(super) target: String,
    #[command(flatten)]
    pub(super) conditions: Conditional,
}

/// What the user names: `FILE` or `FILE::PATH`.
pub(super) struct Target<'a> {
    pub(super) file: &'a str,
    pub(super) source: String,
    /// Of one pipeline, or of a module or function that has some.
    path: Option<&'a str>,
}

impl<'a> Target<'a> {
    /// Reads the file. A name that is a file is one as a whole, whatever it contains.
    pub(super) fn read(target: &'a str) -> Result<Self, String> {
        let splits = target.match_indices("::").map(|(at, _)| (&target[..at], Some(&target[at + 2..])));
        let ends = std::iter::once((target, None)).chain(splits.clone());
        let is_file = |(file, _): &(&str, _)| Path::new(file).is_file();
        let (file, path) =
            ends.into_iter().find(is_file).or(splits.into_iter().next()).unwrap_or((target, None));
        let read = std::fs::read_to_string(file);
        let source = read.map_err(|error| format!("error: cannot read `{file}`: {error}\n"))?;
        Ok(Target { file, source, path })
    }

    /// The pipelines that are meant and that are there under `conditions`, in order; at least one.
    pub(super) fn pipelines(&self, conditions: &mut Conditions) -> Result<Vec<Found>, String> {
        let file = self.file;
        let parsed = syn::parse_file(&self.source).map_err(|error| {
            let span = error.span();
            about(Level::ERROR, &error.to_string(), (span, span), None, file, &self.source)
        })?;
        let tokens = parsed.to_token_stream();
        let mut walk = Walk {
            names: names(tokens.clone()),
            path: Vec::new(),
            found: Vec::new(),
            fragments: Vec::new(),
            n_fragments: 0,
            conditions,
            faults: Diagnostics::new(),
        };
        walk.tokens(tokens);
        walk.share();
        if walk.faults.has_error() {
            return Err(render(&walk.faults, file, &self.source));
        }
        if walk.found.is_empty() && walk.n_fragments + walk.fragments.len() > 0 {
            return Err(format!(
                "error: `{file}` has fragments but no pipeline; fragments are checked with the pipelines that call them\n\
                 help: pass the file of a pipeline that calls them\n"
            ));
        }
        if walk.found.is_empty() {
            return Err(format!("error: `{file}` has no function under `#[pipeline]`\n"));
        }
        let Some(path) = self.path else { return Ok(walk.found) };
        let wanted: Vec<&str> = path.split("::").skip_while(|name| *name == "crate").collect();
        let (chosen, others): (Vec<Found>, Vec<Found>) =
            walk.found.into_iter().partition(|found| found.is_meant(&wanted));
        if chosen.is_empty() {
            return Err(unknown(file, path, &others, &parsed.items));
        }
        Ok(chosen)
    }
}

impl Target<'_> {
    /// Warns about fragments of other modules: only a build knows which file a path is in.
    pub(super) fn elsewhere(&self, wanted: &[Wanted]) -> Diagnostics {
        let mut said = Diagnostics::new();
        for Wanted { path, .. } in wanted {
            let Some(last) = path.segments.last() else { continue };
            let message =
                format!("the fragment `{}` is in another module, which `streamc` does not read", last.ident);
            said.warn("fragment_elsewhere", last.ident.span(), message).help(
                "the build checks the rest of this pipeline, and the program's `--explain` shows its plan",
            );
        }
        said
    }
}

impl Found {
    /// By its path, the end of it, or the path of what it is in.
    fn is_meant(&self, wanted: &[&str]) -> bool {
        let n = wanted.len().min(self.path.len());
        n == wanted.len()
            && (self.path[..n].iter().eq(wanted) || self.path[self.path.len() - n..].iter().eq(wanted))
    }
}

/// The error for a path without a pipeline. Names the nearest pipeline, or the file it is in.
fn unknown(file: &str, path: &str, known: &[Found], items: &[Item]) -> String {
    let first = path.split("::").next().unwrap_or_default();
    let elsewhere = items
        .iter()
        .any(|item| matches!(item, Item::Mod(module) if module.content.is_none() && module.ident == first));
    if elsewhere && path != first {
        let rest = &path[first.len()..];
        return format!(
            "error: the module `{first}` of `{file}` is in another file\n\
             help: pass that file: `{first}.rs{rest}`\n"
        );
    }
    let paths: Vec<String> = known.iter().map(|found| found.path.join("::")).collect();
    let last = path.rsplit("::").next().unwrap_or_default();
    let by_name = || {
        let names = known.iter().map(|found| found.path.last().map_or("", String::as_str));
        let near = nearest(last, names)?;
        known.iter().position(|found| found.path.last().is_some_and(|name| name == near))
    };
    let by_path = || nearest(path, paths.iter().map(String::as_str)).map(str::to_owned);
    let near = by_name().map(|at| paths[at].clone()).or_else(by_path).unwrap_or_else(|| paths[0].clone());
    format!("error: `{file}` has no pipeline `{path}`\nhelp: write `{file}::{near}`\n")
}

/// What `#[pipeline]` is called: `use streamc::pipeline as compiled;` gives it another name.
fn names(tokens: TokenStream) -> BTreeSet<String> {
    let mut names = BTreeSet::from(["pipeline".to_owned()]);
    let mut waiting = vec![tokens];
    while let Some(tokens) = waiting.pop() {
        let trees: Vec<TokenTree> = tokens.into_iter().collect();
        for (at, tree) in trees.iter().enumerate() {
            match tree {
                TokenTree::Group(group) => waiting.push(group.stream()),
                TokenTree::Ident(word) if word == "pipeline" => match &trees[at + 1..] {
                    [TokenTree::Ident(after), TokenTree::Ident(name), ..] if after == "as" => {
                        names.insert(name.to_string());
                    }
                    _ => {}
                },
                _ => {}
            }
        }
    }
    names
}

/// Goes through the tokens of a file.
struct Walk<'c> {
    names: BTreeSet<String>,
    path: Vec<String>,
    found: Vec<Found>,
    /// Fragments by themselves, with the module that each is in.
    fragments: Vec<(Vec<String>, ItemFn)>,
    /// Fragments in modules under the attribute.
    n_fragments: usize,
    conditions: &'c mut Conditions,
    /// Of modules under the attribute that are not sorted into pipelines and fragments.
    faults: Diagnostics,
}

impl Walk<'_> {
    fn tokens(&mut self, tokens: TokenStream) {
        let trees: Vec<TokenTree> = tokens.into_iter().collect();
        let mut at = 0;
        // the name of the item whose body comes next
        let mut name: Option<&Ident> = None;
        while at < trees.len() {
            if let Some(n) = self.excluded(&trees[at..]).or_else(|| self.item(&trees[at..])) {
                at += n;
                continue;
            }
            match &trees[at..] {
                [TokenTree::Ident(word), TokenTree::Ident(named), ..]
                    if ["mod", "fn", "trait", "impl"].contains(&word.to_string().as_str()) =>
                {
                    name = Some(named);
                }
                [TokenTree::Punct(end), ..] if end.as_char() == ';' => name = None,
                [TokenTree::Group(group), ..] => {
                    match name.take_if(|_| group.delimiter() == Delimiter::Brace) {
                        Some(name) => self.inside(name, group),
                        None => self.tokens(group.stream()),
                    }
                }
                _ => {}
            }
            at += 1;
        }
    }

    fn inside(&mut self, name: &Ident, body: &Group) {
        self.path.push(name.to_string());
        self.tokens(body.stream());
        self.path.pop();
    }

    /// How many tokens something with pipelines takes that begins here with a condition that does
    /// not hold.
    fn excluded(&mut self, trees: &[TokenTree]) -> Option<usize> {
        let is_condition = |pair: &[TokenTree]| matches!(pair, [_, TokenTree::Group(group)] if is_cfg(group));
        let n = trees.chunks(2).take_while(|pair| is_attribute(pair)).count();
        if !trees.chunks(2).take(n).any(is_condition) {
            return None;
        }
        let parser = |input: syn::parse::ParseStream<'_>| {
            let mut attrs = input.call(Attribute::parse_outer)?;
            attrs.retain(|attr| attr.path().is_ident("cfg"));
            // an item, or a statement with functions in it
            let ahead = input.fork();
            if ahead.parse::<Item>().is_ok() {
                input.parse::<Item>()?;
            } else {
                input.parse::<Stmt>()?;
            }
            Ok((attrs, input.parse::<TokenStream>()?.into_iter().count()))
        };
        let (mut attrs, left) = parser.parse2(trees.iter().cloned().collect()).ok()?;
        let taken = trees.len() - left;
        let has_some = trees[..taken].iter().any(|tree| self.names.iter().any(|name| says(tree, name)));
        (has_some && !self.conditions.keep(&mut attrs)).then_some(taken)
    }

    /// How many tokens an item with `#[pipeline]` takes that begins here; `None` when none does.
    fn item(&mut self, trees: &[TokenTree]) -> Option<usize> {
        let n = trees.chunks(2).take_while(|pair| is_attribute(pair)).count();
        let named =
            |pair: &[TokenTree]| pair.iter().any(|tree| self.names.iter().any(|name| says(tree, name)));
        // cheap, before anything is parsed
        if !trees.chunks(2).take(n).any(named) {
            return None;
        }
        let parser = |input: syn::parse::ParseStream<'_>| {
            Ok((input.parse::<Item>()?, input.parse::<TokenStream>()?.into_iter().count()))
        };
        // what does not parse is the pattern of a macro
        let (item, left) = parser.parse2(trees.iter().cloned().collect()).ok()?;
        let taken = match item {
            Item::Fn(mut function) => {
                let uses = self.take(&mut function.attrs);
                if !uses.is_empty() {
                    self.conditions.function(&mut function);
                }
                let name = function.sig.ident.to_string();
                let item = function.to_token_stream();
                if !uses.is_empty() && Module::of_fragment(&item, &mut Diagnostics::new()).is_some() {
                    self.fragments.push((self.path.clone(), function));
                    return Some(trees.len() - left);
                }
                for options in &uses {
                    self.push(name.clone(), options, item.clone(), &Rc::default());
                }
                !uses.is_empty()
            }
            Item::Mod(mut module) => {
                let uses = self.take(&mut module.attrs);
                if let (false, Some((_, items))) = (uses.is_empty(), &mut module.content) {
                    self.conditions.module(items);
                }
                let name = module.ident.to_string();
                let item = module.into_token_stream();
                uses.iter().for_each(|options| self.module(name.clone(), options, &item));
                !uses.is_empty()
            }
            _ => false,
        };
        taken.then(|| trees.len() - left)
    }

    fn push(&mut self, name: String, options: &TokenStream, item: TokenStream, fragments: &Rc<Fragments>) {
        let path = self.path.iter().cloned().chain([name]).collect();
        self.found.push(Found { path, options: options.clone(), item, fragments: Rc::clone(fragments) });
    }

    /// The pipelines of a module, each with the fragments that it can call.
    fn module(&mut self, name: String, options: &TokenStream, item: &TokenStream) {
        let Some(module) = Module::parse(item, &mut self.faults) else { return };
        let fragments = Rc::new(Fragments {
            functions: module.fragments.clone(),
            imported: module.imported.clone(),
            ..Fragments::default()
        });
        self.n_fragments += fragments.functions.len();
        self.path.push(name);
        for function in module.pipelines {
            let name = function.sig.ident.to_string();
            self.push(name, options, function.into_token_stream(), &fragments);
        }
        self.path.pop();
    }

    /// Gives to each pipeline by itself the fragments beside it, which it calls by `self::`.
    fn share(&mut self) {
        for found in &mut self.found {
            let Some((_, module)) = found.path.split_last() else { continue };
            let beside = self.fragments.iter().filter(|(path, _)| path == module);
            let shared = beside.filter_map(|(_, function)| {
                let name = &function.sig.ident;
                let key = format!("self::{name}");
                let home = Home { path: syn::parse_str(&key).ok()?, names: Vec::new() };
                let (id, functions, imported) = (key.clone(), vec![function.clone()], Vec::new());
                Some(Shared {
                    key,
                    at: name.span(),
                    id,
                    home,
                    functions,
                    scope: Span::mixed_site(),
                    imported,
                })
            });
            let shared: Vec<Shared> = shared.collect();
            if !shared.is_empty() && found.fragments.functions.is_empty() {
                found.fragments = Rc::new(Fragments { shared, ..Fragments::default() });
            }
        }
    }

    /// The arguments of each `#[pipeline]` that holds, which is taken off.
    fn take(&mut self, attrs: &mut Vec<Attribute>) -> Vec<TokenStream> {
        // of what has no pipeline nothing is said
        let is_pipeline = |attr: &Attribute, names: &BTreeSet<String>| {
            attr.to_token_stream().into_iter().any(|tree| names.iter().any(|name| says(&tree, name)))
        };
        if !attrs.iter().any(|attr| is_pipeline(attr, &self.names)) {
            return Vec::new();
        }
        self.conditions.keep(attrs);
        let mut uses = Vec::new();
        attrs.retain(|attr| {
            let last = attr.path().segments.last().map(|segment| segment.ident.to_string());
            if !last.is_some_and(|name| self.names.contains(&name)) {
                return true;
            }
            uses.push(match &attr.meta {
                Meta::List(list) => list.tokens.clone(),
                Meta::Path(_) | Meta::NameValue(_) => TokenStream::new(),
            });
            false
        });
        uses
    }
}

fn is_attribute(pair: &[TokenTree]) -> bool {
    matches!(pair, [TokenTree::Punct(hash), TokenTree::Group(group)]
        if hash.as_char() == '#' && group.delimiter() == Delimiter::Bracket)
}

/// `[cfg(..)]`
fn is_cfg(group: &Group) -> bool {
    matches!(group.stream().into_iter().next(), Some(TokenTree::Ident(word)) if word == "cfg")
}

/// Whether a word stands anywhere in a tree.
fn says(tree: &TokenTree, word: &str) -> bool {
    match tree {
        TokenTree::Group(group) => group.stream().into_iter().any(|tree| says(&tree, word)),
        TokenTree::Ident(ident) => ident == word,
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    }
}
