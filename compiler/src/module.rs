//! `#[pipeline] mod`: expands its pipelines, with a scope for each call of a fragment, and with the
//! fragments of other modules.
//!
//! A scope is a hygiene that no other code has, and a macro has one of its own in each of its
//! expansions. So a module whose pipelines need n scopes is expanded some more times, each time
//! with a list of the scopes so far. The first expansion adds its own hygiene. Each of the others
//! emits a `macro_rules!` macro with the whole list in its body and calls it: what comes out of the
//! body has a mark more than what went in, so that the list is twice as long. In this way thousands
//! of scopes take a dozen nested expansions, of which rustc allows 128.
//!
//! A fragment of another module comes from the macro of its name (`emit/shared.rs`): the first that
//! is not known is called with all that is needed to go on, to which it adds its tokens, and hands
//! that to the macro of the next one; the last goes on here. So each of them takes one nested
//! expansion. That stands within the module, where paths mean what the user wrote; what is not a
//! pipeline is there already, so that two modules can call each other's fragments.

use crate::{
    ast::{EXCLUDES, Module, Options},
    compile_beside,
    diag::Diagnostics,
    emit, function,
    plan::{Fragments, Home, Shared, Wanted, check_fragment},
};
use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote};

/// A function that gives a stream, under the attribute by itself: a fragment. `None` for anything
/// else.
pub(crate) fn fragment(options: &TokenStream, item: &TokenStream) -> Option<TokenStream> {
    let mut diags = Diagnostics::new();
    let module = Module::of_fragment(item, &mut diags);
    if diags.has_error() {
        return Some(diags.to_tokens());
    }
    let module = module?;
    drop(Options::parse(options.clone(), &mut diags));
    let mut begins = true;
    for tree in options.clone() {
        match &tree {
            TokenTree::Ident(option)
                if begins && option != "crate" && option != EXCLUDES && !diags.has_error() =>
            {
                let message =
                    format!("a fragment has no `{option}`: it becomes a part of the pipelines that call it");
                let help = format!("say `{option}` there, and not here");
                diags.error("fragment_option", option.span(), message).help(help);
            }
            _ => {}
        }
        begins = matches!(&tree, TokenTree::Punct(p) if p.as_char() == ',');
    }
    let (messages, functions) = (diags.to_tokens(), rest(&module, options));
    Some(quote!(#functions #messages))
}

/// A module on its way.
pub(crate) struct Scoped {
    passed: Passed,
    module: Module,
    diags: Diagnostics,
}

impl Scoped {
    /// `None` when `item` is not a module.
    pub(crate) fn parse(options: TokenStream, item: TokenStream) -> Option<Self> {
        let mut diags = Diagnostics::new();
        let module = Module::parse(&item, &mut diags);
        if module.is_none() && !diags.has_error() {
            return None;
        }
        let passed = Passed { options, item, ..Passed::default() };
        Some(Scoped { passed, module: module.unwrap_or_default(), diags })
    }

    /// A pipeline by itself that calls shared fragments.
    pub(crate) fn of_function(options: TokenStream, item: TokenStream) -> Option<Self> {
        let module = Module::of_function(&item)?;
        let passed = Passed { inside: true, options, item, ..Passed::default() };
        Some(Scoped { passed, module, diags: Diagnostics::new() })
    }

    /// Goes on with what an earlier expansion passed on.
    pub(crate) fn resume(input: TokenStream) -> TokenStream {
        let Some(mut passed) = Passed::read(input) else { return TokenStream::new() };
        if passed.scopes.is_empty() {
            passed.scopes.push(Ident::new("scope", Span::mixed_site()));
        }
        if passed.scopes.len() < passed.wanted {
            return passed.tokens();
        }
        let mut diags = Diagnostics::new();
        let module = Module::parse(&passed.item, &mut diags).or_else(|| Module::of_function(&passed.item));
        let scoped = module.map(|module| Scoped { passed, module, diags });
        scoped.map_or_else(TokenStream::new, Self::expand)
    }

    /// The module, or one more step towards it.
    pub(crate) fn expand(self) -> TokenStream {
        if self.diags.has_error() {
            return self.diags.to_tokens();
        }
        let Scoped { mut passed, module, .. } = self;
        let fragments = Fragments {
            functions: module.fragments.clone(),
            imported: module.imported.clone(),
            shared: passed.shared.iter().filter_map(Received::read).collect(),
            scopes: passed.scopes.iter().map(Ident::span).collect(),
        };
        let compile = |item| compile_beside(&fragments, passed.options.clone(), item);
        let compiled: Vec<_> = module.pipeline_tokens().map(compile).collect();
        // first of all: so that what rustc has to say of imports is not said of those that a
        // message kept from being used
        let mut wanted: Vec<Wanted> = Vec::new();
        for one in compiled.iter().filter_map(|compiled| compiled.as_ref().err()).flat_map(|r| &r.wanted) {
            if !wanted.iter().any(|known| known.key == one.key) {
                wanted.push(one.clone());
            }
        }
        let n_scopes = compiled.iter().flatten().map(|compiled| compiled.n_inlined).max().unwrap_or(0);
        let refused = compiled.iter().any(Result::is_err);
        let rest = match passed.inside {
            true => TokenStream::new(),
            false => rest(&module, &passed.options),
        };
        let pipelines = if !wanted.is_empty() {
            if !passed.inside {
                passed.item = module.without_rest();
                passed.inside = true;
                let request = passed.request(&wanted);
                return within(&module, &quote!(#rest #request));
            }
            passed.request(&wanted)
        } else if n_scopes > passed.scopes.len() && !refused {
            passed.wanted = n_scopes;
            return passed.tokens();
        } else {
            compiled.into_iter().map(function).collect()
        };
        if passed.inside { pipelines } else { within(&module, &quote!(#rest #pipelines)) }
    }
}

/// What is neither a pipeline nor waits for one.
fn rest(module: &Module, options: &TokenStream) -> TokenStream {
    let options = Options::parse(options.clone(), &mut Diagnostics::new());
    let (rest, krate) = (&module.rest, options.krate.as_ref());
    // editors see a function of one name once
    let is_pipeline = |name: &Ident| module.pipelines.iter().any(|pipeline| pipeline.sig.ident == *name);
    let fragments = module.fragments.iter().filter(|f| !module.is_function && !is_pipeline(&f.sig.ident));
    let fragments = fragments.map(|function| emit::fragment(function, krate));
    let (refused, messages) = checked(module);
    let shared = emit::shared(module, &refused, krate);
    let rest = rest.iter().map(|item| match item {
        syn::Item::Use(item) if module.may_be_for_shared(item) => quote!(#[allow(unused_imports)] #item),
        item => item.to_token_stream(),
    });
    quote!(#(#rest)* #(#fragments)* #shared #messages)
}

/// The names of the shared fragments that have faults, and what those are. What a pipeline of the
/// module calls is left to it.
fn checked(module: &Module) -> (Vec<Ident>, TokenStream) {
    let called: Vec<&Ident> = module
        .pipelines
        .iter()
        .flat_map(|pipeline| module.with_callees(pipeline))
        .map(|f| &f.sig.ident)
        .collect();
    let fragments = Fragments {
        functions: module.fragments.clone(),
        imported: module.imported.clone(),
        ..Fragments::default()
    };
    let (mut refused, mut all) = (Vec::new(), Diagnostics::new());
    for fragment in module.shared().filter(|fragment| !called.contains(&&fragment.sig.ident)) {
        let mut diags = Diagnostics::new();
        check_fragment(fragment, &fragments, &mut diags);
        if diags.has_error() {
            refused.push(fragment.sig.ident.clone());
            all.extend(diags, |_| true);
        }
    }
    (refused, all.to_tokens())
}

fn within(module: &Module, contents: &TokenStream) -> TokenStream {
    let head = &module.head;
    // cargo would have to be told of the name in the user's manifest
    let allow = (!module.fragments.is_empty()).then(|| quote!(#[allow(unexpected_cfgs)]));
    quote!(#allow #head { #contents })
}

/// What one expansion gives to the next:
/// `[] [scopes] [wanted] [inside] [shared] [options] [module]`, and what the macros of shared
/// fragments have added. The first stands where those are told of the next ones.
#[derive(Default)]
struct Passed {
    scopes: Vec<Ident>,
    wanted: usize,
    /// The module around the pipelines is there already.
    inside: bool,
    shared: Vec<Received>,
    options: TokenStream,
    item: TokenStream,
}

/// A shared fragment: `[key] [path] [id] [functions] [imports] [names] [scope]`. The macro of the
/// fragment adds all but the key and the path; the scope is that of the macro's expansion.
struct Received([TokenStream; 7]);

impl Received {
    fn read(&self) -> Option<Shared> {
        let Received([key, path, id, functions, imported, names, scope]) = self;
        let functions: syn::File = syn::parse2(functions.clone()).ok()?;
        let functions = functions.items.into_iter().filter_map(|item| match item {
            syn::Item::Fn(function) => Some(function),
            _ => None,
        });
        let home = Home { path: syn::parse2(path.clone()).ok()?, names: idents(names.clone()) };
        let imported = idents(imported.clone());
        let scope = idents(scope.clone()).first()?.span();
        let id = id.to_string();
        let key: syn::LitStr = syn::parse2(key.clone()).ok()?;
        Some(Shared {
            key: key.value(),
            at: key.span(),
            id,
            home,
            functions: functions.collect(),
            scope,
            imported,
        })
    }
}

fn idents(tokens: TokenStream) -> Vec<Ident> {
    let ident = |tree| if let TokenTree::Ident(ident) = tree { Some(ident) } else { None };
    tokens.into_iter().filter_map(ident).collect()
}

fn groups(tokens: TokenStream) -> impl Iterator<Item = TokenStream> {
    tokens.into_iter().filter_map(|tree| match tree {
        TokenTree::Group(group) => Some(group.stream()),
        _ => None,
    })
}

impl Passed {
    fn read(input: TokenStream) -> Option<Self> {
        let mut parts = groups(input).skip(1);
        let (scopes, wanted) = (idents(parts.next()?), parts.next()?.to_string().parse().ok()?);
        let inside = !parts.next()?.is_empty();
        let mut shared = groups(parts.next()?);
        let (options, item) = (parts.next()?, parts.next()?);
        let mut all = Vec::new();
        while let (Some(key), Some(path)) = (shared.next(), shared.next()) {
            let mut part = || parts.next();
            all.push(Received([key, path, part()?, part()?, part()?, part()?, part()?]));
        }
        Some(Passed { scopes, wanted, inside, shared: all, options, item })
    }

    fn abi(&self) -> TokenStream {
        emit::abi(Options::parse(self.options.clone(), &mut Diagnostics::new()).krate.as_ref())
    }

    /// All but the scopes, with those that are `asked` for at the end of the list of shared
    /// fragments.
    fn state(&self, asked: &[Wanted]) -> TokenStream {
        let wanted = brackets(Literal::usize_unsuffixed(self.wanted).to_token_stream());
        let inside = brackets(if self.inside { quote!(inside) } else { TokenStream::new() });
        let known = self.shared.iter().flat_map(|one| one.0[..2].iter().cloned().map(brackets));
        let asked = asked.iter().flat_map(|Wanted { key, path, at }| {
            let mut key = Literal::string(key);
            key.set_span(*at);
            [key.to_token_stream(), path.to_token_stream()].map(brackets)
        });
        let shared = brackets(quote!(#(#known)* #(#asked)*));
        let (options, item) = (brackets(self.options.clone()), brackets(self.item.clone()));
        let added = self.shared.iter().flat_map(|one| one.0[2..].iter().cloned().map(brackets));
        quote!(#wanted #inside #shared #options #item #(#added)*)
    }

    /// A call of the macro of the first of `wanted`, which calls that of the next; the last goes on
    /// here.
    fn request(&self, wanted: &[Wanted]) -> TokenStream {
        let (abi, scopes, state) = (self.abi(), &self.scopes, self.state(wanted));
        let mut calls: Vec<TokenStream> = Vec::new();
        let mut last = Span::call_site();
        for Wanted { path, at, .. } in wanted {
            calls.push(called_at(quote!(#path !), *at));
            last = *at;
        }
        calls.push(called_at(quote!(#abi::__scope!), last));
        let mut calls = calls.into_iter();
        let (first, next) = (calls.next(), calls.map(brackets));
        // what a macro cannot have in its own text
        let dollar = Punct::new('$', Spacing::Alone);
        let group = Group::new(Delimiter::Brace, quote!(#dollar [#(#next)*] [#(#scopes)*] #state));
        let group = called_at(group.to_token_stream(), wanted.first().map_or(last, |first| first.at));
        quote!(#first #group)
    }

    fn tokens(self) -> TokenStream {
        let (abi, state) = (self.abi(), self.state(&[]));
        let (scopes, n) = (&self.scopes, self.scopes.len());
        let list = brackets(quote!(#(#scopes)*));
        if n == 0 {
            return quote!(#abi::__scope! { [] #list #state });
        }
        let double = format_ident!("__scopes{n}");
        quote! {
            macro_rules! #double {
                ([$($scope:ident)*] $($rest:tt)*) => {
                    #abi::__scope! { [] [$($scope)* #(#scopes)*] $($rest)* }
                };
            }
            #double! { #list #state }
        }
    }
}

/// The beginning of a call, for rustc at the user's characters `at`: that is where it reports what
/// it cannot show, if these tokens are of an expansion as the rest of the call is.
fn called_at(tokens: TokenStream, at: Span) -> TokenStream {
    let tree = |mut tree: TokenTree| {
        // it names a crate by its hygiene
        if tree.to_string() != "$crate" {
            tree.set_span(Span::call_site().located_at(at));
        }
        tree
    };
    tokens.into_iter().map(tree).collect()
}

fn brackets(tokens: TokenStream) -> Group {
    Group::new(Delimiter::Bracket, tokens)
}
