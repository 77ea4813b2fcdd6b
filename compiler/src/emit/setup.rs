//! The construction of a pipeline: what is evaluated once, before the first batch.

use super::{
    Emitter,
    args::{arg_span, hoist_name},
    shell::names,
    wiring::number_or_none,
};
use crate::{
    ast::ArgKind,
    op::Lower,
    plan::{NodeId, Setup, What},
};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{GenericParam, Generics, Type, parse_quote};

impl Emitter<'_> {
    /// What is evaluated once, in the order of the text.
    pub(super) fn setup(&self) -> TokenStream {
        let mut tokens = TokenStream::new();
        for (i, name) in self.plan.drivers.iter().enumerate() {
            let (home, span) = (self.names.ident_at("d", i, name.span()), self.names.at(name.span()));
            let name = self.pieces.user(name);
            // by a name of ours, so that all that rustc says has one place
            tokens.extend(quote_spanned!(span=> let #home = #name; let #home = __rt::driver_state(#home);));
        }
        for step in &self.plan.setup {
            tokens.extend(self.setup_step(step));
        }
        tokens
    }

    fn setup_step(&self, step: &Setup) -> TokenStream {
        let alive = |id: &NodeId| self.plan.node(*id).marks.live;
        match step {
            Setup::Host(tokens, bound, home) => self.homes.statement(&self.pieces, *home, tokens, bound),
            Setup::Bind { name, ty, generics, value, home, lints } => {
                let span = name.span();
                let [lints, name] = [lints.tokens(), quote!(#name)].map(|tokens| self.pieces.user(tokens));
                let owned = matches!(value.kind, ArgKind::Closure(..)).then(|| quote!(move));
                let is_lent = matches!(value.kind, ArgKind::Lent);
                let value = self.homes.within(
                    &self.pieces,
                    value.home.filter(|_| !is_lent),
                    &value.tokens,
                    |value| quote!(#owned #value),
                );
                match typed(ty, generics, home.is_some()) {
                    Typed::Plain => {
                        let ty = self.pieces.user(ty);
                        quote_spanned!(span=> #lints let #name: #ty = #value;)
                    }
                    Typed::Untyped => quote_spanned!(span=> #lints let #name = #value;),
                    Typed::Function(parts) if home.is_some() => {
                        let function = self.homes.function(&self.pieces, *home, parts);
                        quote_spanned!(span=> #lints let #name = #function(#value);)
                    }
                    Typed::Function(parts) => {
                        let [generics, ty, bounds] = parts.map(|tokens| self.pieces.user(tokens));
                        quote_spanned! {span=>
                            #lints
                            let #name = {
                                fn __typed #generics(__value: #ty) -> #ty #bounds { __value }
                                __typed(#value)
                            };
                        }
                    }
                }
            }
            Setup::Input(id) => {
                let node = self.plan.node(*id);
                let What::Source(param, _) = &node.what else { unreachable!("verified") };
                let (span, key, name) = (self.names.at(node.span), self.input_key(*id), param.to_string());
                let param = self.pieces.user(param);
                quote_spanned!(span=> let #key = __rt::Build::input(__b, #name, #param);)
            }
            Setup::Hoist(id, arg) if alive(id) => {
                let node = self.plan.node(*id);
                let name = hoist_name(&self.names, *id, *arg);
                let tokens = node
                    .argument(*arg)
                    .map(|arg| self.homes.within(&self.pieces, arg.home, &arg.tokens, |tokens| tokens));
                let lints = self.pieces.user(node.lints.tokens());
                let span = self.names.at(arg_span(node, *arg));
                match node.op().and_then(|op| op.wanted(*arg)?.checked_by) {
                    Some(check) => {
                        let check = Ident::new(check, span);
                        quote_spanned!(span=> #lints let #name = __rt::#check(#tokens)?;)
                    }
                    None => quote_spanned!(span=> #lints let #name = #tokens;),
                }
            }
            Setup::Sink(id) if alive(id) => self.make_sink(*id),
            Setup::Window(id) if alive(id) => self.note_window(*id),
            Setup::SameSlide(id, inputs) if alive(id) => {
                let span = self.names.at(self.plan.node(*id).span);
                let (op, [a, b]) = (id.0, inputs.map(|input| number_or_none(input, span)));
                quote_spanned!(span=> __rt::Build::same_slide(__b, #op, [#a, #b]);)
            }
            Setup::Checkpoint(id, arg, span) if alive(id) => {
                let (op, span) = (id.0, self.names.at(*span));
                let tokens = self.homes.within(&self.pieces, arg.home, &arg.tokens, |tokens| tokens);
                let slider = number_or_none(self.sliders[id.index()], span);
                quote_spanned!(span=> __rt::Build::checkpoint(__b, #op, #slider, __rt::duration(#tokens)?);)
            }
            Setup::Hoist(..)
            | Setup::Sink(_)
            | Setup::Window(_)
            | Setup::SameSlide(..)
            | Setup::Checkpoint(..) => TokenStream::new(),
        }
    }

    fn note_window(&self, id: NodeId) -> TokenStream {
        let node = self.plan.node(id);
        let (op, span) = (id.0, self.names.at(node.span));
        let parent = number_or_none(self.sliders[node.inputs[0].index()], span);
        let arg = |part| node.duration(part).map(|(i, _)| hoist_name(&self.names, id, i));
        let length = arg(crate::op::Span::Window);
        let slide = match arg(crate::op::Span::Slide) {
            Some(slide) => quote_spanned!(span=> ::core::option::Option::Some(#slide)),
            None => quote_spanned!(span=> ::core::option::Option::None),
        };
        let over = self.over[id.index()].iter().map(|(over, of_nothing)| {
            let slots = self.slots_of([id, *over]);
            quote_spanned!(span=> __rt::Build::feeds_window(__b, #op, [#(#slots),*], #of_nothing);)
        });
        quote_spanned!(span=> __rt::Build::window(__b, #op, #parent, #length, #slide); #(#over)*)
    }

    fn make_sink(&self, id: NodeId) -> TokenStream {
        let node = self.plan.node(id);
        let Lower::Sink(sink) = self.def(node).lower else { unreachable!("verified") };
        let Some(make) = sink.sink else { return TokenStream::new() };
        let number = self
            .graph
            .outputs
            .iter()
            .position(|(output, _)| *output == id)
            .expect("a live sink is an output");
        let (span, key) = (self.names.at(node.span), self.sink_key(number, node));
        let made = make(&self.cx(node, None));
        quote_spanned!(span=> let #key = __rt::Build::sink(__b, #number, #made);)
    }
}

/// How the parameter of a fragment gets its type.
enum Typed {
    /// `let name: T = value;`
    Plain,
    /// By a function that gives back what it is given, where the type is a parameter or
    /// `impl Trait`: then rustc knows the type of a closure before it reads it. Type parameters,
    /// type and bounds of that function.
    Function([TokenStream; 3]),
    /// It cannot be said.
    Untyped,
}

/// `always` by a function, unless it cannot be said.
fn typed(ty: &TokenStream, generics: &Generics, always: bool) -> Typed {
    let Ok(mut ty) = syn::parse2::<Type>(ty.clone()) else { return Typed::Untyped };
    let (mut needed, mut known) = (Generics::default(), Vec::new());
    let bounds = || generics.where_clause.iter().flat_map(|bounds| &bounds.predicates);
    // the parameters that the type names, and those that their bounds name
    let mut texts = vec![ty.to_token_stream()];
    while let Some(text) = texts.pop() {
        for param in &generics.params {
            let ident = match param {
                GenericParam::Type(param) => &param.ident,
                GenericParam::Const(param) => &param.ident,
                GenericParam::Lifetime(param) => &param.lifetime.ident,
            };
            if !known.contains(&ident) && names(&text, ident) {
                known.push(ident);
                needed.params.push(param.clone());
                texts.push(param.to_token_stream());
                let about = bounds().map(ToTokens::to_token_stream).filter(|bound| names(bound, ident));
                texts.extend(about);
            }
        }
    }
    if let Type::ImplTrait(bounds) = &ty {
        let bounds = &bounds.bounds;
        needed.params.push(parse_quote!(__Given: #bounds));
        ty = parse_quote!(__Given);
    } else if names(&ty.to_token_stream(), &Ident::new("impl", Span::call_site())) {
        return Typed::Untyped;
    }
    if needed.params.is_empty() && !always {
        return Typed::Plain;
    }
    let bounds = bounds().filter(|bound| known.iter().any(|ident| names(&bound.to_token_stream(), ident)));
    let bounds: Vec<_> = bounds.collect();
    let bounds = if bounds.is_empty() { TokenStream::new() } else { quote!(where #(#bounds),*) };
    Typed::Function([needed.to_token_stream(), ty.to_token_stream(), bounds])
}
