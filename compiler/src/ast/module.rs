//! `#[pipeline] mod`: pipelines and fragments side by side.
//!
//! A function that gives a `DStream`, or a tuple of them, is a **fragment**: its body stands for
//! its calls, in a scope of its own. One that takes a `DStream` and gives nothing is a pipeline;
//! where another function calls it, it is a fragment, and a pipeline beside that if it is not
//! private. Everything else in the module is ordinary Rust.

use super::{
    Callable, Param, Stmt,
    free_names::free_names,
    limits, lints,
    parse::{parse_fragment, record_type},
};
use crate::diag::Diagnostics;
use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use std::collections::BTreeSet;
use syn::{FnArg, Item, ItemFn, ItemMod, ItemUse, ReturnType, Type, UseTree, Visibility};

/// The contents of a module.
#[derive(Default)]
pub struct Module {
    /// Attributes, visibility and name, up to the brace.
    pub head: TokenStream,
    /// What is neither a pipeline nor a fragment.
    pub rest: Vec<Item>,
    /// Functions that give a stream.
    pub fragments: Vec<ItemFn>,
    /// The pipelines, in order.
    pub pipelines: Vec<ItemFn>,
    /// What it imports by name.
    pub imported: Vec<Ident>,
    /// It is one function, and the module around it is not known.
    pub is_function: bool,
}

impl Module {
    /// Sorts the items of a module. `None` when `item` is not a module with a body.
    pub fn parse(item: &TokenStream, diags: &mut Diagnostics) -> Option<Module> {
        if !limits::hold(item, diags) {
            return None;
        }
        let ItemMod { attrs, vis, ident, content, .. } = syn::parse2(item.clone()).ok()?;
        let attrs = lints::outside(attrs);
        let Some((_, items)) = content else {
            diags
                .error("module_file", ident.span(), format!("the pipelines of `{ident}` are in another file"))
                .help("put `#[pipeline]` before a module with its body in braces");
            return None;
        };
        let mut module = Module { head: quote!(#(#attrs)* #vis mod #ident), ..Module::default() };
        let called = called(&items);
        for item in items {
            match item {
                Item::Fn(function)
                    if takes_stream(&function) && called.contains(&function.sig.ident.to_string()) =>
                {
                    // what can be seen from outside is a pipeline too
                    if !matches!(function.vis, Visibility::Inherited) {
                        module.pipelines.push(function.clone());
                    }
                    module.fragments.push(function);
                }
                Item::Fn(function) if gives_stream(&function) => module.fragments.push(function),
                Item::Fn(function) if takes_stream(&function) => module.pipelines.push(function),
                other => {
                    if let Item::Use(item) = &other {
                        imports(&item.tree, &mut module.imported);
                    }
                    module.rest.push(other);
                }
            }
        }
        Some(module)
    }

    /// One function by itself.
    pub fn of_function(item: &TokenStream) -> Option<Module> {
        let function: ItemFn = syn::parse2(item.clone()).ok()?;
        Some(Module { pipelines: vec![function], is_function: true, ..Module::default() })
    }

    /// A function that gives a stream, by itself. `None` for anything else, and after a fault.
    pub fn of_fragment(item: &TokenStream, diags: &mut Diagnostics) -> Option<Module> {
        // most functions are pipelines, which are not parsed here
        let gives_some = |trees: &[TokenTree]| {
            let arrow =
                trees.windows(2).position(|two| two[0].to_string() == "-" && two[1].to_string() == ">")?;
            let given: TokenStream = trees[arrow..trees.len() - 1].iter().cloned().collect();
            says_any(given, &[Ident::new("DStream", Span::call_site())]).then_some(())
        };
        gives_some(&item.clone().into_iter().collect::<Vec<_>>())?;
        if !limits::hold(item, diags) {
            return None;
        }
        let function: ItemFn = syn::parse2(item.clone()).ok().filter(gives_stream)?;
        Some(Module { fragments: vec![function], is_function: true, ..Module::default() })
    }

    /// What it imports and defines by name, without its functions over streams; of a fragment by
    /// itself, what it names.
    pub fn names(&self) -> Vec<Ident> {
        if self.is_function {
            return self.fragments.iter().flat_map(free_names).collect();
        }
        let defined = self.rest.iter().filter_map(|item| match item {
            Item::Const(item) => Some(&item.ident),
            Item::Enum(item) => Some(&item.ident),
            Item::Fn(item) => Some(&item.sig.ident),
            Item::Mod(item) => Some(&item.ident),
            Item::Static(item) => Some(&item.ident),
            Item::Struct(item) => Some(&item.ident),
            Item::Trait(item) => Some(&item.ident),
            Item::Type(item) => Some(&item.ident),
            Item::Union(item) => Some(&item.ident),
            _ => None,
        });
        defined.chain(&self.imported).filter(|name| *name != "_").cloned().collect()
    }

    /// The fragments that are called by a path: those that are seen outside of the module, and one
    /// by itself.
    pub fn shared(&self) -> impl Iterator<Item = &ItemFn> {
        let is_seen = |f: &&ItemFn| self.is_function || !matches!(f.vis, Visibility::Inherited);
        self.fragments.iter().filter(is_seen)
    }

    /// A `use` that can be there for a shared fragment alone, which rustc does not see using it.
    pub fn may_be_for_shared(&self, item: &ItemUse) -> bool {
        let mut names = Vec::new();
        imports(&item.tree, &mut names);
        let is_glob = item.tree.to_token_stream().to_string().contains('*');
        self.shared().next().is_some()
            && (is_glob || self.fragments.iter().any(|fragment| says_any(fragment.to_token_stream(), &names)))
    }

    /// A fragment, and those that it calls by name, each once.
    pub fn with_callees<'m>(&'m self, fragment: &'m ItemFn) -> Vec<&'m ItemFn> {
        let mut all = vec![fragment];
        let mut at = 0;
        while let Some(function) = all.get(at) {
            let names = called_in(function.block.to_token_stream());
            let callees = self.fragments.iter().filter(|f| names.contains(&f.sig.ident.to_string()));
            let new: Vec<_> =
                callees.filter(|f| !all.iter().any(|known| known.sig.ident == f.sig.ident)).collect();
            all.extend(new);
            at += 1;
        }
        all
    }

    /// Configuration and bindings of fragments, which their closures use as variables.
    pub fn variables(&self, fragments: &[&ItemFn]) -> BTreeSet<Ident> {
        let known = self.fragments.iter().map(|function| function.sig.ident.clone()).collect();
        let callable = Callable { fragments: known, imported: self.imported.clone(), home: None };
        let mut names = BTreeSet::new();
        for function in fragments {
            // its faults are told where it is called
            let Some(fragment) = parse_fragment(function, &callable, &mut Diagnostics::new()) else {
                continue;
            };
            names.extend(fragment.params.iter().filter_map(|param| match param {
                Param::Config(name, _) | Param::Driver(name, _) => Some(name.clone()),
                Param::Input(..) => None,
            }));
            names.extend(fragment.stmts.iter().flat_map(|stmt| match stmt {
                Stmt::Host(_, bound) => bound.iter().map(|bound| bound.name.clone()).collect(),
                _ => Vec::new(),
            }));
        }
        names
    }

    /// Its functions over streams and its imports, as a module of the same name.
    pub fn without_rest(&self) -> TokenStream {
        let Module { head, rest, fragments, pipelines, .. } = self;
        let imports = rest.iter().filter(|item| matches!(item, Item::Use(_)));
        let fragments =
            fragments.iter().filter(|f| !pipelines.iter().any(|pipeline| pipeline.sig.ident == f.sig.ident));
        quote!(#head { #(#imports)* #(#fragments)* #(#pipelines)* })
    }

    /// Each pipeline as tokens.
    pub fn pipeline_tokens(&self) -> impl Iterator<Item = TokenStream> {
        self.pipelines.iter().map(ToTokens::to_token_stream)
    }
}

/// The names that functions of a module call.
fn called(items: &[Item]) -> BTreeSet<String> {
    let bodies = items.iter().filter_map(|item| match item {
        Item::Fn(function) if gives_stream(function) || takes_stream(function) => {
            Some(function.block.to_token_stream())
        }
        _ => None,
    });
    bodies.flat_map(called_in).collect()
}

/// The names that tokens call.
fn called_in(tokens: TokenStream) -> BTreeSet<String> {
    let (mut names, mut waiting) = (BTreeSet::new(), vec![tokens]);
    while let Some(tokens) = waiting.pop() {
        let trees: Vec<TokenTree> = tokens.into_iter().collect();
        for (at, tree) in trees.iter().enumerate() {
            let TokenTree::Group(group) = tree else { continue };
            waiting.push(group.stream());
            let is_method =
                at > 1 && matches!(&trees[at - 2], TokenTree::Punct(p) if ".:".contains(p.as_char()));
            if let (Delimiter::Parenthesis, false, Some(TokenTree::Ident(name))) =
                (group.delimiter(), is_method, at.checked_sub(1).map(|before| &trees[before]))
            {
                names.insert(name.to_string());
            }
        }
    }
    names
}

fn says_any(tokens: TokenStream, names: &[Ident]) -> bool {
    tokens.into_iter().any(|tree| match tree {
        TokenTree::Group(group) => says_any(group.stream(), names),
        TokenTree::Ident(word) => names.contains(&word),
        _ => false,
    })
}

/// The names that a `use` gives.
fn imports(tree: &UseTree, names: &mut Vec<Ident>) {
    match tree {
        UseTree::Path(path) => imports(&path.tree, names),
        UseTree::Name(name) => names.push(name.ident.clone()),
        UseTree::Rename(name) => names.push(name.rename.clone()),
        UseTree::Group(group) => group.items.iter().for_each(|tree| imports(tree, names)),
        UseTree::Glob(_) => {}
    }
}

fn gives_stream(function: &ItemFn) -> bool {
    match &function.sig.output {
        ReturnType::Type(_, ty) => match &**ty {
            Type::Tuple(tuple) => {
                !tuple.elems.is_empty() && tuple.elems.iter().all(|ty| record_type(ty).is_some())
            }
            ty => record_type(ty).is_some(),
        },
        ReturnType::Default => false,
    }
}

fn takes_stream(function: &ItemFn) -> bool {
    let is_stream = |arg: &FnArg| {
        let FnArg::Typed(arg) = arg else { return false };
        // a borrowed one is refused where it is parsed
        let ty = if let Type::Reference(reference) = &*arg.ty { &reference.elem } else { &arg.ty };
        record_type(ty).is_some()
    };
    matches!(function.sig.output, ReturnType::Default) && function.sig.inputs.iter().any(is_stream)
}
