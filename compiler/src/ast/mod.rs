//! The surface tree: what the user wrote, with its tokens.
//!
//! Parsing goes on after a fault. Closures stay opaque tokens; only their parameters are counted.

pub(crate) mod attr;
mod chain;
mod free_names;
mod limits;
mod lints;
mod module;
mod params;
mod parse;
mod scan;

pub(crate) use attr::EXCLUDES;
pub use attr::Options;
pub use chain::Callable;
pub use lints::Lints;
pub use module::Module;
pub(crate) use parse::{is_inferred, record_type};
pub use parse::{parse, parse_fragment};
pub(crate) use scan::{mentions, mentions_any};

use proc_macro2::{Ident, Span, TokenStream};
use syn::{Attribute, Signature, Type, Visibility};

/// A function under `#[pipeline]`.
pub struct Pipeline {
    /// What stood in the attribute.
    pub options: Options,
    /// Doc comments and other attributes of the function.
    pub attrs: Vec<Attribute>,
    /// Its visibility.
    pub vis: Visibility,
    /// Its name, generics and parameters, as written.
    pub sig: Signature,
    /// The parameters, in order.
    pub params: Vec<Param>,
    /// The body, in order.
    pub stmts: Vec<Stmt>,
    /// The body as it was written, for editors.
    pub body: Vec<syn::Stmt>,
}

/// A parameter.
pub enum Param {
    /// `lines: DStream<&str>`: an input with the type of its records.
    Input(Ident, Box<Type>),
    /// `min: usize`: configuration, shared by all kernels.
    Config(Ident, Box<Type>),
    /// `mut conn: Connection`: driver state.
    Driver(Ident, Box<Type>),
}

impl Param {
    /// Its name.
    pub fn name(&self) -> &Ident {
        match self {
            Param::Input(name, _) | Param::Config(name, _) | Param::Driver(name, _) => name,
        }
    }
}

/// A statement.
pub enum Stmt {
    /// Rust that has nothing to do with streams: evaluated once, at construction. With the names it
    /// binds.
    Host(TokenStream, Vec<Bound>),
    /// `let name = chain;`, with the type of its records if it is written.
    Let(Ident, Chain, Option<Box<Type>>),
    /// `let (one, other) = chain;`; none for `_`.
    LetMany(Vec<Option<Ident>>, Chain, Vec<Option<Box<Type>>>),
    /// `chain;`
    Chain(Chain),
}

/// A name that a statement binds.
#[derive(Clone)]
pub struct Bound {
    /// The name.
    pub name: Ident,
    /// Where `mut` stands before it.
    pub mutable: Option<Span>,
}

/// `stream.op(..).op(..)`
#[derive(Clone)]
pub struct Chain {
    /// What it begins with.
    pub root: Root,
    /// What is called on it, in order; none for an alias.
    pub calls: Vec<Call>,
    /// The lint levels of its statement.
    pub lints: Lints,
}

/// What a chain begins with.
#[derive(Clone)]
pub enum Root {
    /// The name of a stream.
    Stream(Ident),
    /// `fragment(..)`: a function whose body stands for the call.
    Fragment(Called, Vec<Arg>),
}

/// How a fragment is named where it is called.
#[derive(Clone)]
pub struct Called {
    /// Its own name.
    pub name: Ident,
    /// The path as written, if it is not of the same module.
    pub path: Option<syn::Path>,
}

/// A function that gives a stream: its body stands for its calls.
pub struct Fragment {
    /// Its name.
    pub name: Ident,
    /// The parameters, in order.
    pub params: Vec<Param>,
    /// The lint levels of each parameter.
    pub param_lints: Vec<Lints>,
    /// Its own lint levels.
    pub lints: Lints,
    /// Its type parameters.
    pub generics: syn::Generics,
    /// The body but for its end, in order.
    pub stmts: Vec<Stmt>,
    /// The streams that it gives: none where it only has outputs, several as a tuple.
    pub results: Vec<Chain>,
}

/// `op(..)`
#[derive(Clone)]
pub struct Call {
    /// The name of the operator, in the user's text.
    pub name: Ident,
    /// The arguments.
    pub args: Vec<Arg>,
    /// `::<..>` is written behind the name.
    pub turbofish: Option<Span>,
}

/// An argument.
#[derive(Clone)]
pub struct Arg {
    /// What it is.
    pub kind: ArgKind,
    /// Its tokens; of a closure without its outermost `move`.
    pub tokens: TokenStream,
    /// The module whose names it means: see [`Callable::home`].
    pub home: Option<usize>,
}

/// What an argument is, as far as its form tells.
#[derive(Clone)]
pub enum ArgKind {
    /// A closure: the number of its parameters, and the tokens from bar to bar.
    Closure(usize, TokenStream),
    /// A name that the pipeline itself says to be that of a function.
    Function,
    /// Any other name or path.
    Path,
    /// The name of a function that the pipeline binds or takes as a parameter.
    Lent,
    /// A stream.
    Stream(Chain),
    /// Anything else.
    Expr,
    /// Left out, though others follow.
    Missing,
}

/// Tokens of a type without the blanks that tokens are printed with.
pub(crate) fn type_text(tokens: &impl quote::ToTokens) -> String {
    let mut text = tokens.to_token_stream().to_string();
    for (from, to) in [
        ("& ", "&"),
        (" <", "<"),
        ("< ", "<"),
        (" >", ">"),
        (" ,", ","),
        (" ;", ";"),
        ("( ", "("),
        (" )", ")"),
        (" :: ", "::"),
    ] {
        text = text.replace(from, to);
    }
    text
}
