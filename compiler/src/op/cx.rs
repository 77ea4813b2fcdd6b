//! What an operator may use to emit itself: the only door to emission.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote_spanned;
use syn::spanned::Spanned;

/// One node that is being emitted. Every token made here carries the operator's span, so that what
/// rustc has to say about the call stands under the operator's name.
#[derive(Debug)]
pub struct EmitCx<'a> {
    /// The name of the operator in the user's text, with the hygiene of generated names.
    pub span: Span,
    /// The number of the node, given to the runtime so that a panic can name it.
    pub number: u32,
    /// The arguments, ready to stand in a call.
    pub args: &'a [TokenStream],
    /// How many parameters each argument has, where it is a closure.
    pub arity: &'a [Option<usize>],
    /// The options that were given, by name, ready to stand in a call.
    pub options: &'a [(&'static str, TokenStream)],
    /// Whether records are brought together before they move.
    pub combine: bool,
    /// Whether the records it reads are where their key belongs.
    pub placed: bool,
    /// The window that decides in which batches its first input has something; none: in every
    /// batch.
    pub slider: Option<u32>,
    /// For a sink: its key, and its number among the outputs.
    pub sink: Option<(Ident, usize)>,
}

/// A place where the records of a kernel end.
#[derive(Debug)]
pub struct Terminal {
    /// Its type in the runtime: `push` and `done` are called by their paths,
    /// `__rt::Keep::push(..)`, because a trait of the user could have methods of these names for
    /// every type.
    pub of: &'static str,
    /// Makes it.
    pub new: TokenStream,
    /// Whether it takes the record: as its own, or to look at it and clone it if need be.
    pub takes: super::Takes,
    /// Arguments of `push` before and after the record.
    pub push: (TokenStream, TokenStream),
    /// Arguments of `done`.
    pub done: TokenStream,
}

impl EmitCx<'_> {
    /// The argument number `i`, counted without streams. The plan has checked that it is there.
    pub fn arg(&self, i: usize) -> &TokenStream {
        &self.args[i]
    }

    /// The argument number `i`, if it was given.
    pub fn given(&self, i: usize) -> Option<&TokenStream> {
        self.args.get(i).filter(|tokens| !tokens.is_empty())
    }

    /// Which window decides in which batches its input has something, as an `Option` of the
    /// runtime's.
    pub fn slider(&self) -> TokenStream {
        match self.slider {
            Some(window) => quote_spanned!(self.span=> ::core::option::Option::Some(#window)),
            None => quote_spanned!(self.span=> ::core::option::Option::None),
        }
    }

    /// Warns, by the type of what is folded, where an inverse cannot be exact.
    pub fn check_inverse(&self, pieces: &Ident) -> TokenStream {
        quote_spanned! {self.span=>
            use __rt::{AnyInverse as _, InexactInverse as _, InexactInverse1 as _};
            use __rt::{InexactInverse2 as _, InexactInverse3 as _, InexactInverse4 as _};
            use __rt::{InexactInverse5 as _, InexactInverse6 as _, InexactInverse7 as _};
            (&&&&&&&&&__rt::Folds::folded(&#pieces)).streamc_check_inverse();
        }
    }

    /// The argument number `i`, or what stands for it.
    pub fn arg_or(&self, i: usize, default: TokenStream) -> TokenStream {
        self.given(i).cloned().unwrap_or(default)
    }

    /// The option with that name, if it was given: a function as it stands in a call, a value by
    /// its name.
    pub fn option(&self, name: &str) -> Option<&TokenStream> {
        self.options.iter().find(|(option, _)| *option == name).map(|(_, tokens)| tokens)
    }

    /// A value that was given as an option, lent; as an `Option` of the runtime's.
    pub fn lent_option(&self, name: &str) -> TokenStream {
        match self.option(name) {
            // rustc blames the value for its type
            Some(value) => quote_spanned!(value.span()=> ::core::option::Option::Some(&#value)),
            None => quote_spanned!(self.span=> ::core::option::Option::None),
        }
    }

    /// The name of what the operator keeps while its kernel runs over a partition.
    pub fn local(&self) -> Ident {
        Ident::new(&format!("__l{}", self.number), self.span)
    }

    /// A terminal without arguments of its own: `name::new(args)` and `push(record)`.
    pub fn terminal(&self, of: &'static str, new: TokenStream) -> Terminal {
        Terminal { of, new, takes: super::Takes::Value, push: Default::default(), done: TokenStream::new() }
    }

    /// The terminal that keeps records as they are.
    pub fn keep(&self) -> Terminal {
        let new = quote_spanned!(self.span=> __rt::Keep::new());
        self.terminal("Keep", new)
    }

    /// The terminal that keeps pairs for a shuffle by key.
    pub fn keep_keyed(&self) -> Terminal {
        let op = self.number;
        let new = quote_spanned!(self.span=> __rt::KeepKeyed::of(#op, __rt::StageCx::seed(__cx)));
        self.terminal("KeepKeyed", new)
    }

    /// Gives partitions to the sink.
    pub fn write(&self, parts: TokenStream) -> TokenStream {
        self.write_by("write", parts)
    }

    /// The same, by that function of the runtime.
    pub fn write_by(&self, function: &str, parts: TokenStream) -> TokenStream {
        let write = Ident::new(function, self.span);
        let key = self.sink.as_ref().map(|(key, _)| key);
        quote_spanned!(self.span=> __rt::#write(__cx, &#key, #parts);)
    }

    /// The number of the output.
    pub fn output(&self) -> usize {
        self.sink.as_ref().map_or(0, |(_, number)| *number)
    }
}
