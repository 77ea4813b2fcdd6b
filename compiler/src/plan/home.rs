//! Fragments of other modules: which one a call means, and where the names in its body are
//! resolved.
//!
//! A visible fragment `clean` comes with a module of the same name, its **home**, through which the
//! names that its closures use are seen. A path in its body is looked for in its home, too.

use crate::ast::{Callable, Called};
use proc_macro2::{Ident, Span};
use quote::ToTokens;
use syn::{ItemFn, Path, PathSegment};

/// Where the names in the body of a shared fragment are resolved.
#[derive(Clone)]
pub struct Home {
    /// The path of the fragment, where the pipeline is.
    pub path: Path,
    /// What its module defines or imports by name, and the fragment has no variable of the same
    /// name.
    pub names: Vec<Ident>,
}

/// A fragment of another module, with those of its own module that it calls.
pub struct Shared {
    /// Tells calls of it from calls of others.
    pub key: String,
    /// Where the pipeline calls it, or what leads to it.
    pub at: Span,
    /// Tells it from other fragments, by whatever path it is called.
    pub id: String,
    /// Where it is.
    pub home: Home,
    /// Itself, and what it calls. None where its own faults have been reported.
    pub functions: Vec<ItemFn>,
    /// The hygiene of its first call, by which rustc finds the call where it cannot show the body.
    pub scope: Span,
    /// What its module imports by name.
    pub imported: Vec<Ident>,
}

/// A call of a shared fragment that is not known yet.
#[derive(Clone)]
pub struct Wanted {
    /// As [`Shared::key`].
    pub key: String,
    /// Where it is, seen from the pipeline.
    pub path: Path,
    /// Where the pipeline calls it, or what leads to it.
    pub at: Span,
}

/// What a call means.
pub(super) enum Meant<'f> {
    /// A function and the module that it is from.
    Known(&'f ItemFn, Option<usize>),
    Unknown(Wanted),
    /// Its faults have been reported.
    Refused,
}

/// What a pipeline can call.
#[derive(Default)]
pub struct Fragments {
    /// The functions of the module that give a stream.
    pub functions: Vec<ItemFn>,
    /// What the module imports by name.
    pub imported: Vec<Ident>,
    /// Those of other modules, as far as they are known.
    pub shared: Vec<Shared>,
    /// A hygiene for each call but the first of a shared fragment. With fewer of them the plan is
    /// right, but names may meet: see [`super::Plan::n_inlined`].
    pub scopes: Vec<Span>,
}

impl Fragments {
    /// What a body of the pipeline's module can call, or one of a module that shares fragments.
    pub fn callable(&self, home: Option<usize>) -> Callable {
        let shared = home.and_then(|at| self.shared.get(at));
        let (functions, imported) = match shared {
            Some(shared) => (&shared.functions, &shared.imported),
            None => (&self.functions, &self.imported),
        };
        let fragments = functions.iter().map(|function| function.sig.ident.clone()).collect();
        Callable { fragments, imported: imported.clone(), home }
    }
}

impl Fragments {
    /// What a call means in the body of a fragment of `home`, or of the pipeline.
    pub(super) fn meant(&self, called: &Called, home: Option<usize>) -> Option<Meant<'_>> {
        let shared = |at: usize| self.shared.get(at);
        let Some(path) = &called.path else {
            let functions = match home {
                None => &self.functions,
                Some(at) => &shared(at)?.functions,
            };
            let function = functions.iter().find(|function| function.sig.ident == called.name)?;
            return Some(Meant::Known(function, home));
        };
        let wanted = match home {
            None => Wanted { key: text(path), path: path.clone(), at: called.name.span() },
            Some(at) => {
                let from = shared(at)?;
                let key = format!("{} > {}", from.key, text(path));
                Wanted { key, path: seen_from(&from.home.path, path), at: from.at }
            }
        };
        let known = self.shared.iter().enumerate().find(|(_, shared)| shared.key == wanted.key);
        Some(match known {
            Some((at, shared)) => match shared.functions.first() {
                Some(function) => Meant::Known(function, Some(at)),
                None => Meant::Refused,
            },
            None => Meant::Unknown(wanted),
        })
    }
}

fn text(path: &Path) -> String {
    path.to_token_stream().to_string().replace(' ', "")
}

/// A path in the body of the fragment at `home`, as the pipeline that calls it has to write it.
fn seen_from(home: &Path, path: &Path) -> Path {
    let first = path.segments.first().map(|first| first.ident.to_string()).unwrap_or_default();
    if path.leading_colon.is_some() || first == "crate" || first == "$crate" {
        return path.clone();
    }
    let mut seen = home.clone();
    for (at, segment) in path.segments.iter().enumerate() {
        let word = &segment.ident;
        match at {
            0 if word == "self" => {}
            _ if word == "super" => {
                let parent = Ident::new(PARENT, word.span());
                seen.segments.push(PathSegment::from(parent));
            }
            _ => seen.segments.push(segment.clone()),
        }
    }
    seen
}

/// The name under which a home shows what is around its module.
pub(crate) const PARENT: &str = "__super";
