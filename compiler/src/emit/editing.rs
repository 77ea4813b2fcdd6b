//! What an editor sees besides the compiled function: the user's body as it stands, on streams
//! whose methods are the operators.
//!
//! It completes names of operators and shows the types of streams, also while the pipeline is not
//! whole. rustc never sees it: it stands under `cfg(rust_analyzer)`, which rust-analyzer alone
//! sets, so that it can neither cause nor repeat an error. **Invariant:** every token of the body
//! keeps its place.

use super::path::{abi, path, static_lifetimes};
use crate::{
    ast::{Param, Pipeline},
    op,
};
use proc_macro2::TokenStream;
use quote::quote;
use syn::{Expr, FnArg, ItemFn, Pat, ReturnType, Stmt, Type, parse_quote};

/// A statement that stands before everything else in the function.
pub(super) fn editing(pipeline: &Pipeline) -> TokenStream {
    let abi = abi(pipeline);
    let params = pipeline.params.iter().map(|param| match param {
        Param::Input(name, record) => {
            let record = match **record {
                Type::Infer(_) => quote!(_),
                _ => static_lifetimes(quote!(#record)),
            };
            quote!(let #name = #abi::editor::DStream::<#record>::new();)
        }
        Param::Config(..) => TokenStream::new(),
        Param::Driver(name, _) => quote!(let mut #name = #name;),
    });
    let body = pipeline.body.iter().cloned().map(|mut stmt| {
        adapt_stmt(&mut stmt, &abi);
        quote!(#stmt;)
    });
    quote! {
        #[cfg(rust_analyzer)]
        let _ = move || -> ::core::result::Result<(), #abi::BuildError> {
            #(#params)*
            #(#body)*
            ::core::result::Result::Ok(())
        };
    }
}

/// A fragment as a function on such streams, for the bodies that call it.
pub(crate) fn fragment(function: &ItemFn, krate: Option<&syn::Path>) -> TokenStream {
    let abi = path(krate);
    let mut function = function.clone();
    for arg in &mut function.sig.inputs {
        if let FnArg::Typed(arg) = arg {
            streams(&mut arg.ty, &abi);
        }
    }
    if let ReturnType::Type(_, ty) = &mut function.sig.output {
        streams(ty, &abi);
    }
    function.block.stmts.iter_mut().for_each(|stmt| adapt_stmt(stmt, &abi));
    quote!(#[cfg(rust_analyzer)] #[allow(warnings)] #function)
}

/// `DStream<&str>` as the stream of an editor.
fn streams(ty: &mut Type, abi: &TokenStream) {
    if let Type::Tuple(tuple) = ty {
        tuple.elems.iter_mut().for_each(|ty| streams(ty, abi));
    }
    if let Some(record) = crate::ast::record_type(ty) {
        let record = static_lifetimes(quote!(#record));
        if let Ok(stream) = syn::parse2(quote!(#abi::editor::DStream<#record>)) {
            *ty = stream;
        }
    }
}

fn adapt_stmt(stmt: &mut Stmt, abi: &TokenStream) {
    match stmt {
        Stmt::Local(local) => {
            let Some(init) = &mut local.init else { return };
            adapt(&mut init.expr, abi);
            // an operator with two outputs, where both are wanted
            if let (Pat::Tuple(_), Expr::MethodCall(call)) = (&local.pat, &mut *init.expr) {
                let receiver = &call.receiver;
                *call.receiver = parse_quote!(#receiver.__both());
            }
        }
        Stmt::Expr(expr, _) => adapt(expr, abi),
        Stmt::Item(_) | Stmt::Macro(_) => {}
    }
}

/// Rust has no arguments that may be left out: an editor is given as many as the signature has.
fn adapt(expr: &mut Expr, abi: &TokenStream) {
    let call = match expr {
        Expr::MethodCall(call) => call,
        // what a macro hands on as an expression stands in a group
        Expr::Group(group) => return adapt(&mut group.expr, abi),
        Expr::Paren(paren) => return adapt(&mut paren.expr, abi),
        _ => return,
    };
    adapt(&mut call.receiver, abi);
    call.args.iter_mut().for_each(|arg| adapt(arg, abi));
    let Some(op) = op::find(&call.method.to_string()).filter(|op| op.n_args().0 < op.n_args().1) else {
        return;
    };
    let wanted = op.n_params();
    while call.args.len() > wanted {
        call.args.pop();
    }
    while call.args.len() < wanted {
        call.args.push(parse_quote!(#abi::editor::given()));
    }
}
