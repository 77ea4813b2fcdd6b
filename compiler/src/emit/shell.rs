//! The function that takes the place of the user's.

use super::{
    Emitter,
    editing::editing,
    path::{abi, static_lifetimes},
};
use crate::{
    ast::{Param, Pipeline, is_inferred},
    op::Partitioning,
    plan::{OnError, OnPanic, Options},
};
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};
use syn::{FnArg, GenericParam, Signature, Type, parse_quote};

/// The whole function.
pub fn shell(pipeline: &Pipeline, emitter: &Emitter<'_>, explained: &str) -> Shell {
    let (body, calls) = emitter.body();
    let name = &emitter.plan.name;
    let plan = plan_data(emitter, calls, explained);
    let to_read = quote!(__rt::plan!(#name, calls = #calls));
    Shell {
        tokens: function(pipeline, emitter, &body, &plan, editing(pipeline), true),
        shown: function(pipeline, emitter, &body, &to_read, TokenStream::new(), false),
    }
}

/// The whole function, twice.
pub struct Shell {
    /// To be compiled.
    pub tokens: TokenStream,
    /// To be read: without the static plan and what editors see.
    pub shown: TokenStream,
}

fn function(
    pipeline: &Pipeline,
    emitter: &Emitter<'_>,
    body: &TokenStream,
    plan: &TokenStream,
    editing: TokenStream,
    renamed: bool,
) -> TokenStream {
    let span = emitter.names.span();
    let pieces = &emitter.pieces;
    let abi = pieces.user(abi(pipeline));
    let setup = emitter.setup();
    let head = head(pipeline);
    let configs = pipeline.params.iter().enumerate().filter_map(|(i, param)| match param {
        // at its name, so that rustc blames the parameter; by a name of ours, so that all it says
        // has one place
        Param::Config(name, _) => {
            let span = emitter.names.at(name.span());
            let (given, name) = (emitter.names.ident_at("p", i, name.span()), pieces.user(name));
            Some(quote_spanned!(span=> let #given = #name; let #name = __rt::config(#given);))
        }
        Param::Input(..) | Param::Driver(..) => None,
    });
    let configs: TokenStream = configs.collect();
    let named = pieces.user(named_types(pipeline));
    // it serves messages alone, so that people need not read it
    let captured = if renamed { emitter.captured() } else { TokenStream::new() };
    let run = emitter.run(body, renamed);
    let homes = emitter.homes.named(pieces);
    let body = quote_spanned! {span=>
        use #abi as __rt;
        #homes
        #named
        static __PLAN: __rt::Plan = #plan;
        __rt::Pipeline::build(&__PLAN, move |__b| {
            #configs
            #setup
            #captured
            #run
        })
    };
    let body = pieces.assemble(body, renamed);
    // cargo would have to be told of the name in the user's manifest
    let allow = (!editing.is_empty()).then(|| quote!(#[allow(unexpected_cfgs)]));
    quote_spanned! {span=>
        #allow
        #head {
            #editing
            #body
        }
    }
}

/// The name by which the user calls `DStream`, which nothing else of the emitted code uses: else
/// its import would count as unused, and editors would find nothing behind it.
fn named_types(pipeline: &Pipeline) -> TokenStream {
    let params = pipeline.sig.inputs.iter().zip(&pipeline.params);
    let types = params.filter_map(|(arg, param)| match (arg, param) {
        (FnArg::Typed(arg), Param::Input(..)) => of_units(&arg.ty),
        _ => None,
    });
    quote!(#(let _ = ::core::marker::PhantomData::<fn(#types)>;)*)
}

/// `DStream<T>` as `DStream<()>`: what is wrong with `T` is told elsewhere.
fn of_units(ty: &Type) -> Option<Type> {
    let Type::Path(mut path) = ty.clone() else { return None };
    let last = path.path.segments.last_mut().filter(|last| last.ident == "DStream")?;
    last.arguments = syn::PathArguments::AngleBracketed(parse_quote!(<()>));
    Some(Type::Path(path))
}

/// After an error: the function with its signature, so that its callers have something to call.
pub fn fallback(pipeline: &Pipeline, errors: &TokenStream) -> TokenStream {
    let (head, named, editing) = (head(pipeline), named_types(pipeline), editing(pipeline));
    let params = pipeline.params.iter().map(|param| match param {
        Param::Input(name, _) | Param::Config(name, _) | Param::Driver(name, _) => name,
    });
    // as far as the body for editors all is as it is without an error: rust-analyzer looks at both
    // at once
    quote! {
        #[allow(unexpected_cfgs)]
        #head {
            #editing
            #[allow(unreachable_code)]
            { #(let _ = &#params;)* #named loop {} }
        }
        #errors
    }
}

/// Attributes, visibility and signature: what is a stream may be anything that can be made into
/// one.
fn head(pipeline: &Pipeline) -> TokenStream {
    let abi = abi(pipeline);
    let mut sig: Signature = pipeline.sig.clone();
    let params =
        sig.inputs.iter().filter_map(|arg| if let FnArg::Typed(arg) = arg { Some(arg) } else { None });
    let params: Vec<FnArg> = params
        .zip(&pipeline.params)
        .map(|(arg, param)| {
            let (attrs, ty) = (&arg.attrs, &arg.ty);
            match param {
                Param::Input(name, record) => {
                    // refused already, but a caller should not hear of it a second time
                    if is_inferred(record) {
                        return parse_quote!(#(#attrs)* #name: impl ::core::marker::Sized);
                    }
                    let record = static_lifetimes(quote!(#record));
                    syn::parse2(quote!(#(#attrs)* #name: impl #abi::IntoDStream<#record>))
                        .unwrap_or_else(|_| FnArg::Typed(arg.clone()))
                }

                Param::Config(..) => {
                    let mut arg = arg.clone();
                    if let Type::ImplTrait(ty) = &mut *arg.ty {
                        ty.bounds.push(parse_quote!(::core::marker::Send));
                        ty.bounds.push(parse_quote!(::core::marker::Sync));
                        ty.bounds.push(parse_quote!('static));
                    }
                    FnArg::Typed(arg)
                }
                Param::Driver(name, _) => parse_quote!(#(#attrs)* #name: #ty),
            }
        })
        .collect();
    sig.inputs = params.into_iter().collect();
    // refused already, but a caller should not hear of it a second time
    (sig.asyncness, sig.constness, sig.abi) = (None, None, None);
    sig.output = parse_quote!(-> #abi::Pipeline);
    bounds(pipeline, &mut sig);
    let (attrs, vis) = (&pipeline.attrs, &pipeline.vis);
    quote!(#(#attrs)* #vis #sig)
}

/// Type parameters stand for owned records or for configuration.
fn bounds(pipeline: &Pipeline, sig: &mut Signature) {
    let abi = abi(pipeline);
    let names: Vec<Ident> = sig
        .generics
        .params
        .iter()
        .filter_map(|param| if let GenericParam::Type(ty) = param { Some(ty.ident.clone()) } else { None })
        .collect();
    for name in names {
        let of = |wanted: fn(&Param) -> Option<&Type>| {
            pipeline.params.iter().filter_map(wanted).any(|ty| uses(ty, &name))
        };
        let records = of(|param| if let Param::Input(_, ty) = param { Some(ty) } else { None });
        let shared = of(|param| if let Param::Config(_, ty) = param { Some(ty) } else { None });
        // where the user's own bounds stand: clippy has an opinion about bounds in two places
        let param = sig.generics.type_params_mut().find(|param| param.ident == name);
        let bounds = &mut param.expect("its name was just read").bounds;
        bounds.push(parse_quote!(::core::marker::Send));
        bounds.push(parse_quote!('static));
        if records {
            bounds.push(parse_quote!(#abi::OwnedRecord));
        }
        if records || shared {
            bounds.push(parse_quote!(::core::marker::Sync));
        }
    }
}

pub(super) fn uses(ty: &Type, name: &Ident) -> bool {
    names(&quote!(#ty), name)
}

/// Whether a name stands anywhere in tokens.
pub(super) fn names(tokens: &TokenStream, name: &Ident) -> bool {
    tokens.clone().into_iter().any(|tree| match tree {
        TokenTree::Ident(ident) => ident == *name,
        TokenTree::Group(group) => names(&group.stream(), name),
        _ => false,
    })
}

/// The plan as static data.
fn plan_data(emitter: &Emitter<'_>, calls: u32, explained: &str) -> TokenStream {
    let plan = emitter.plan;
    let (name, json) = (&plan.name, plan.to_json());
    let operators = plan.nodes.iter().map(|node| {
        let (title, name, at) = (node.title(), &node.name, place(node.span));
        quote!(__rt::Operator { name: #title, binding: #name, at: #at })
    });
    let outputs = emitter.graph.outputs.iter().map(|(id, _)| plan.node(*id).name.clone());
    let stages = emitter.graph.stages.iter().map(|stage| &plan.node(stage.root.node).name);
    let policies = policies(emitter);
    let inputs = plan.sources().map(|node| node.name.clone());
    let slots = emitter.slots().into_iter().map(|id| {
        let node = plan.node(id);
        let (name, shape) = (&node.name, node.title());
        let scope = match node.wide() {
            Some(Partitioning::ByKey) => quote!(Key),
            Some(Partitioning::One) => quote!(One),
            _ => quote!(Partition),
        };
        quote!(__rt::SlotInfo { name: #name, shape: #shape, scope: __rt::Scope::#scope })
    });
    let batch = match plan.batch_us {
        Some(us) => quote!(::core::option::Option::Some(#us)),
        None => quote!(::core::option::Option::None),
    };
    let fingerprint = plan
        .structure()
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
    quote_spanned! {emitter.names.span()=>
        __rt::Plan {
            name: #name,
            json: #json,
            text: #explained,
            operators: &[#(#operators),*],
            outputs: &[#(#outputs),*],
            stages: &[#(#stages),*],
            policies: &[#(#policies),*],
            inputs: &[#(#inputs),*],
            calls: #calls,
            slots: &[#(#slots),*],
            batch_us: #batch,
            fingerprint: #fingerprint,
        }
    }
}

/// The policies of the outputs; none if all have the default.
fn policies(emitter: &Emitter<'_>) -> Vec<TokenStream> {
    let options = emitter.graph.outputs.iter().map(|(id, _)| &emitter.plan.node(*id).options);
    let options: Vec<_> = options.collect();
    if options.iter().all(|options| options.on_error.is_none() && options.on_panic.is_none()) {
        return Vec::new();
    }
    let one = |options: &Options| {
        let on_error = match options.on_error {
            None | Some((OnError::Stop, _)) => quote!(Stop),
            Some((OnError::Retry(n), _)) => quote!(Retry(#n)),
            Some((OnError::Skip, _)) => quote!(Skip),
        };
        let on_panic = match options.on_panic {
            None | Some((OnPanic::Stop, _)) => quote!(Stop),
            Some((OnPanic::DeadLetter, _)) => quote!(DeadLetter),
        };
        quote!(__rt::Policy { on_error: __rt::OnError::#on_error, on_panic: __rt::OnPanic::#on_panic })
    };
    options.into_iter().map(one).collect()
}

/// `file:line:column` of the user's word.
fn place(span: Span) -> String {
    let start = span.start();
    format!("{}:{}:{}", span.file(), start.line, start.column + 1)
}
