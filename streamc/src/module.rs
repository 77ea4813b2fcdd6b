//! `#[pipeline] mod`: expands its pipelines, with a scope for each call of a fragment, and with the fragments of other modules.
//!
//! A scope is a hygiene that no other code has, and a macro has one of its own in each of its expansions. So a module whose
//! pipelines need n scopes is expanded some more times, each time with a list of the scopes so far. The first expansion
//! adds its own hygiene. Each of the others emits a `macro_rules!` macro with the whole list in its body and calls it:
//! what comes out of the body has a mark more than what went in, so that the list is twice as long. In this way
//! thousands of scopes take a dozen nested expansions, of which rustc allows 128.
//!
//! A fragment of another module comes from the macro of its name (`emit/shared.rs`): the first that is not known is
//! called with all that is needed to go on, to which it adds its tokens. That stands within the module, where paths mean what
//! the user wrote; what is not a pipeline is there already, so that two modules can call each other's fragments.

use crate::{
    ast::{Module, Options},
    compile_beside,
    diag::Diagnostics,
    emit, function,
    plan::{Fragments, Home, Shared, Wanted},
};
use proc_macro2::{Delimiter, Group, Ident, Literal, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote, quote_spanned};

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
        // first of all: so that what rustc has to say of imports is not said of those that a message kept from being used
        let wanted = compiled.iter().find_map(|compiled| compiled.as_ref().err()?.wanted.first().cloned());
        let n_scopes = compiled.iter().flatten().map(|compiled| compiled.n_inlined).max().unwrap_or(0);
        let refused = compiled.iter().any(Result::is_err);
        let rest = match passed.inside {
            true => TokenStream::new(),
            false => rest(&module, &passed.options),
        };
        let pipelines = if let Some(wanted) = wanted {
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
    let fragments = module.fragments.iter().filter(|function| !is_pipeline(&function.sig.ident));
    let fragments = fragments.map(|function| emit::fragment(function, krate));
    let shared = emit::shared(module, krate);
    let rest = rest.iter().map(|item| match item {
        syn::Item::Use(item) if module.may_be_for_shared(item) => quote!(#[allow(unused_imports)] #item),
        item => item.to_token_stream(),
    });
    quote!(#(#rest)* #(#fragments)* #shared)
}

fn within(module: &Module, contents: &TokenStream) -> TokenStream {
    let head = &module.head;
    // cargo would have to be told of the name in the user's manifest
    let allow = (!module.fragments.is_empty()).then(|| quote!(#[allow(unexpected_cfgs)]));
    quote!(#allow #head { #contents })
}

/// What one expansion gives to the next: `[scopes] [wanted] [inside] [shared] [options] [module]`.
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

/// A shared fragment: `[key] [path] [functions] [imports] [names] [scope]`. The macro of the fragment adds the third to the
/// fifth; the scope is that of the expansion that it calls.
struct Received([TokenStream; 6]);

impl Received {
    fn read(&self) -> Option<Shared> {
        let Received([key, path, functions, imported, names, scope]) = self;
        let functions: syn::File = syn::parse2(functions.clone()).ok()?;
        let functions = functions.items.into_iter().filter_map(|item| match item {
            syn::Item::Fn(function) => Some(function),
            _ => None,
        });
        let home = Home { path: syn::parse2(path.clone()).ok()?, names: idents(names.clone()) };
        let imported = idents(imported.clone());
        let scope = idents(scope.clone()).first()?.span();
        Some(Shared { key: text_of(key), home, functions: functions.collect(), scope, imported })
    }
}

fn text_of(literal: &TokenStream) -> String {
    syn::parse2::<syn::LitStr>(literal.clone()).map(|text| text.value()).unwrap_or_default()
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
        let mut parts = groups(input);
        let (scopes, wanted) = (idents(parts.next()?), parts.next()?.to_string().parse().ok()?);
        let inside = !parts.next()?.is_empty();
        let mut shared = groups(parts.next()?);
        let (options, item) = (parts.next()?, parts.next()?);
        let mut all = Vec::new();
        let five = |parts: &mut dyn Iterator<Item = TokenStream>| {
            Some([parts.next()?, parts.next()?, parts.next()?, parts.next()?, parts.next()?])
        };
        while let Some([key, path, functions, imported, names]) = five(&mut shared) {
            all.push(Received([key, path, functions, imported, names, shared.next()?]));
        }
        if let Some([key, path, functions, imported, names]) = five(&mut parts) {
            let scope = Ident::new("scope", Span::mixed_site()).to_token_stream();
            all.push(Received([key, path, functions, imported, names, scope]));
        }
        Some(Passed { scopes, wanted, inside, shared: all, options, item })
    }

    fn abi(&self) -> TokenStream {
        emit::abi(Options::parse(self.options.clone(), &mut Diagnostics::new()).krate.as_ref())
    }

    /// All but the scopes.
    fn state(&self) -> TokenStream {
        let wanted = brackets(Literal::usize_unsuffixed(self.wanted).to_token_stream());
        let inside = brackets(if self.inside { quote!(inside) } else { TokenStream::new() });
        let shared = self.shared.iter().flat_map(|one| one.0.iter().cloned().map(brackets));
        let shared = brackets(quote!(#(#shared)*));
        let (options, item) = (brackets(self.options.clone()), brackets(self.item.clone()));
        quote!(#wanted #inside #shared #options #item)
    }

    /// A call of the macro of a shared fragment, which goes on here.
    fn request(&self, wanted: &Wanted) -> TokenStream {
        let (abi, scopes, state) = (self.abi(), &self.scopes, self.state());
        let list = brackets(quote!(#(#scopes)*));
        let key = brackets(Literal::string(&wanted.key).to_token_stream());
        let path = &wanted.path;
        let home = brackets(quote!(#path));
        // at the user's path, where rustc looks for what it cannot show
        let at = wanted.path.segments.last().map_or_else(Span::call_site, |last| last.ident.span());
        let mut call = Group::new(Delimiter::Brace, quote!([#abi::__scope] #list #state #key #home));
        call.set_span(at);
        let bang = quote_spanned!(at=> !);
        quote!(#path #bang #call)
    }

    fn tokens(self) -> TokenStream {
        let (abi, state) = (self.abi(), self.state());
        let (scopes, n) = (&self.scopes, self.scopes.len());
        let list = brackets(quote!(#(#scopes)*));
        if n == 0 {
            return quote!(#abi::__scope! { #list #state });
        }
        let double = format_ident!("__scopes{n}");
        quote! {
            macro_rules! #double {
                ([$($scope:ident)*] $($rest:tt)*) => {
                    #abi::__scope! { [$($scope)* #(#scopes)*] $($rest)* }
                };
            }
            #double! { #list #state }
        }
    }
}

fn brackets(tokens: TokenStream) -> Group {
    Group::new(Delimiter::Bracket, tokens)
}
