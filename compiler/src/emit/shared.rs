//! A fragment that can be seen outside of its module: what it is called by in pipelines of other
//! modules and crates.
//!
//! Three things of its name stand beside each other, so that one `use`, or one path, brings them
//! all:
//!
//! - a macro, which gives the tokens of the fragment to the expansion of the pipeline that calls
//!   it;
//! - a module, its home, by which the names in its closures are found (`homes.rs`);
//! - a function, for documentation and for who calls it as such.

use super::{
    editing,
    path::{path, static_lifetimes},
    shell::uses,
};
use crate::{
    ast::{Module, record_type},
    plan::PARENT,
};
use proc_macro2::{Group, Ident, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote};
use syn::{FnArg, Item, ItemFn, ReturnType, Type, UseTree, Visibility, parse_quote};

/// All of them for one module. Those that are `refused` are there without their functions, so that
/// callers do not repeat what is wrong with them.
pub(crate) fn shared(module: &Module, refused: &[Ident], krate: Option<&syn::Path>) -> TokenStream {
    let one = |fragment: &ItemFn| match refused.contains(&fragment.sig.ident) {
        true => one(module, fragment, &[], krate),
        false => one(module, fragment, &module.with_callees(fragment), krate),
    };
    module.shared().map(one).collect()
}

fn one(module: &Module, fragment: &ItemFn, functions: &[&ItemFn], krate: Option<&syn::Path>) -> TokenStream {
    let (name, vis) = (&fragment.sig.ident, &fragment.vis);
    let is_public = matches!(vis, Visibility::Public(_));
    let tokens = quote!(#(#functions)*);
    let variables = module.variables(functions);
    let mut names = if functions.is_empty() { Vec::new() } else { module.names() };
    names.retain(|name| !variables.contains(name));
    let imported = &module.imported;
    let (inner, dollar) = (unique(name), Punct::new('$', Spacing::Alone));
    let body = in_macro(quote!([#tokens] [#(#imported)*] [#(#names)*]), is_public);
    let body = quote!([#inner] #body [scope]);
    let export = is_public.then(|| quote!(#[macro_export]));
    let is_parent = |tree: &TokenTree| matches!(tree, TokenTree::Ident(word) if word == "super");
    let parent = Ident::new(PARENT, Span::mixed_site());
    let parent = says(&tokens, &is_parent)
        .then(|| quote!(#[doc(hidden)] pub mod #parent { pub use super::super::super::*; }));
    let known = module.rest.iter().filter(|item| is_known_everywhere(item, krate)).map(|item| {
        let Item::Use(item) = item else { return TokenStream::new() };
        let (colon, tree) = (&item.leading_colon, &item.tree);
        quote!(pub use #colon #tree;)
    });
    let around = module.is_function.then(|| around(fragment, &names, krate));
    let is_pipeline = module.pipelines.iter().any(|pipeline| pipeline.sig.ident == *name);
    let function = match () {
        () if is_pipeline => TokenStream::new(),
        () if module.is_function => {
            let as_inner = as_inner(fragment).sig.ident;
            let allow = quote!(#[allow(unused_imports, unreachable_pub)]);
            quote!(#[doc(inline)] #allow #vis use #name::#as_inner as #name;)
        }
        () => function(fragment, krate),
    };
    quote! {
        #[doc(hidden)]
        #export
        #[allow(unused_macros)]
        macro_rules! #inner {
            (
                #dollar dollar:tt
                [[#dollar(#dollar next:tt)*] #dollar(#dollar later:tt)*]
                #dollar(#dollar state:tt)*
            ) => {
                #dollar(#dollar next)* {
                    #dollar dollar [#dollar(#dollar later)*] #dollar(#dollar state)* #body
                }
            };
        }
        #[doc(hidden)]
        #[allow(unused_imports, unreachable_pub)]
        #vis use #inner as #name;
        #[doc(hidden)]
        #[allow(unused_imports, unreachable_pub, dead_code, non_snake_case, missing_docs, unexpected_cfgs)]
        #vis mod #name {
            pub use super::*;
            #(#known)*
            #around
            #parent
            // variables of the fragment, which are not to be hidden by what is imported from here
            #(fn #variables() {})*
        }
        #function
    }
}

/// What is seen in the home of a fragment by itself, whose module is not known: the runtime's
/// prelude, which that module has for its `DStream`. All that the fragment names has to be there,
/// so that nothing else is found at a caller.
///
/// Its function stands there too, since the lint for conditions that only editors know cannot be
/// allowed in the user's module.
fn around(fragment: &ItemFn, names: &[Ident], krate: Option<&syn::Path>) -> TokenStream {
    let inner = as_inner(fragment);
    let functions = [editing::fragment(&inner, krate), function(&inner, krate)];
    let prelude = krate.is_none().then(|| {
        quote!(
            pub use ::streamc::prelude::*;
        )
    });
    quote! {
        #prelude
        mod __named {
            #(#[allow(unused_imports)] use super::super::#names;)*
        }
        #(#functions)*
    }
}

/// Under a name that nothing else has, so that the name of the fragment can be given to the
/// function alone.
fn as_inner(fragment: &ItemFn) -> ItemFn {
    let mut inner = fragment.clone();
    inner.vis = parse_quote!(pub);
    inner.sig.ident = format_ident!("__{}", fragment.sig.ident);
    inner
}

/// For documentation as it was written; otherwise for a message.
fn function(fragment: &ItemFn, krate: Option<&syn::Path>) -> TokenStream {
    let abi = path(krate);
    let mut documented = fragment.clone();
    let is_stream = |ty: &Type| record_type(ty).is_some();
    for arg in &mut documented.sig.inputs {
        if let FnArg::Typed(arg) = arg
            && is_stream(&arg.ty)
        {
            with_lifetimes(&mut arg.ty);
        }
    }
    if let ReturnType::Type(_, ty) = &mut documented.sig.output {
        with_lifetimes(ty);
    }
    // where it is inlined its records are known; here a parameter stands for them
    for param in documented.sig.generics.type_params_mut() {
        let stands_in = |arg: &FnArg| match arg {
            FnArg::Typed(arg) => is_stream(&arg.ty) && uses(&arg.ty, &param.ident),
            FnArg::Receiver(_) => false,
        };
        if fragment.sig.inputs.iter().any(stands_in) {
            param.bounds.push(parse_quote!(#abi::Record));
        }
    }
    let (attrs, vis, name) = (&fragment.attrs, &fragment.vis, &fragment.sig.ident);
    let docs = attrs.iter().filter(|attr| attr.path().is_ident("doc"));
    let sig = &documented.sig;
    let params = fragment.sig.inputs.iter().map(|arg| match arg {
        FnArg::Typed(arg) if is_stream(&arg.ty) => quote!(_: impl #abi::WithinPipeline),
        _ => quote!(_: impl ::core::marker::Sized),
    });
    quote! {
        #[cfg(doc)]
        #(#docs)*
        #vis #sig { loop {} }
        #[cfg(not(any(doc, rust_analyzer)))]
        #[allow(dead_code, unreachable_pub, missing_docs)]
        #vis fn #name(#(#params),*) {}
    }
}

fn with_lifetimes(ty: &mut Type) {
    if let Ok(made) = syn::parse2(static_lifetimes(ty.to_token_stream())) {
        *ty = made;
    }
}

/// Whether a `use` means the same in every crate, so that callers need not see it: of the standard
/// library, or of the runtime.
fn is_known_everywhere(item: &Item, krate: Option<&syn::Path>) -> bool {
    let Item::Use(item) = item else { return false };
    let UseTree::Path(first) = &item.tree else { return false };
    ["std", "core", "alloc"].iter().any(|root| first.ident == root)
        || krate.is_none() && first.ident == "streamc"
}

/// As it stands in the macro: `$` is the token that the macro is given, and `crate` that of the
/// fragment, seen from any other one.
fn in_macro(tokens: TokenStream, is_public: bool) -> TokenStream {
    let dollar = || TokenTree::Punct(Punct::new('$', Spacing::Alone));
    let tree = |tree| match tree {
        TokenTree::Group(group) => {
            let mut inner = Group::new(group.delimiter(), in_macro(group.stream(), is_public));
            inner.set_span(group.span());
            vec![TokenTree::Group(inner)]
        }
        TokenTree::Ident(word) if word == "crate" && is_public => vec![dollar(), TokenTree::Ident(word)],
        TokenTree::Punct(p) if p.as_char() == '$' => {
            vec![dollar(), TokenTree::Ident(Ident::new("dollar", p.span()))]
        }
        other => vec![other],
    };
    tokens.into_iter().flat_map(tree).collect()
}

fn says(tokens: &TokenStream, is: &impl Fn(&TokenTree) -> bool) -> bool {
    tokens.clone().into_iter().any(|tree| match &tree {
        TokenTree::Group(group) => says(&group.stream(), is),
        tree => is(tree),
    })
}

/// All exported macros of a crate are beside each other, so that the place of the fragment is part
/// of the name.
fn unique(name: &Ident) -> Ident {
    let (span, start) = (name.span(), name.span().start());
    let place = format!("{}:{}:{}", span.file(), start.line, start.column);
    let hash = place
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
    let name = name.to_string();
    format_ident!("__streamc_fragment_{}_{hash:016x}", name.trim_start_matches("r#"))
}
