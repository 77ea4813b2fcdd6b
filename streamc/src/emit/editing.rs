//! What an editor sees besides the compiled function: the user's body as it stands, on streams whose methods are the
//! operators.
//!
//! It completes names of operators and shows the types of streams, also while the pipeline is not whole. rustc never sees it: it
//! stands under `cfg(rust_analyzer)`, which rust-analyzer alone sets, so that it can neither cause nor repeat an error.
//! **Invariant:** every token of the body keeps its place.

use super::shell::{abi, path, static_lifetimes};
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
            let record = static_lifetimes(quote!(#record));
            quote!(let #name = #abi::editor::DStream::<#record>::new();)
        }
        Param::Config(..) => TokenStream::new(),
        Param::Driver(name, _) => quote!(let mut #name = #name;),
    });
    let body = pipeline.body.iter().cloned().map(|mut stmt| {
        adapt_stmt(&mut stmt);
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
    function.block.stmts.iter_mut().for_each(adapt_stmt);
    quote!(#[cfg(rust_analyzer)] #[allow(warnings)] #function)
}

/// `DStream<&str>` as the stream of an editor.
fn streams(ty: &mut Type, abi: &TokenStream) {
    if let Some(record) = crate::ast::record_type(ty) {
        let record = static_lifetimes(quote!(#record));
        *ty = parse_quote!(#abi::editor::DStream<#record>);
    }
}

fn adapt_stmt(stmt: &mut Stmt) {
    match stmt {
        Stmt::Local(local) => {
            let Some(init) = &mut local.init else { return };
            adapt(&mut init.expr);
            // an operator with two outputs, where both are wanted
            if let (Pat::Tuple(_), Expr::MethodCall(call)) = (&local.pat, &mut *init.expr) {
                let receiver = &call.receiver;
                *call.receiver = parse_quote!(#receiver.__both());
            }
        }
        Stmt::Expr(expr, _) => adapt(expr),
        Stmt::Item(_) | Stmt::Macro(_) => {}
    }
}

/// Rust has no arguments that may be left out: those that are given do not help an editor.
fn adapt(expr: &mut Expr) {
    let Expr::MethodCall(call) = expr else { return };
    adapt(&mut call.receiver);
    call.args.iter_mut().for_each(adapt);
    if let Some(op) = op::find(&call.method.to_string()) {
        while call.args.len() > op.n_args().0 && op.n_args().0 < op.n_args().1 {
            call.args.pop();
        }
    }
}
