//! A fragment that nothing in its own module calls is checked where it stands: its faults are not
//! left to its callers, which may be in another crate.

use super::{Fragments, build};
use crate::{
    ast::{self, Options, Pipeline, Stmt},
    diag::{Diagnostics, Level},
};
use proc_macro2::Ident;
use syn::ItemFn;

/// Finds the faults of a fragment that do not depend on its callers. `fragments` are those beside
/// it.
pub fn check_fragment(function: &ItemFn, fragments: &Fragments, diags: &mut Diagnostics) {
    let mut found = Diagnostics::new();
    let name = &function.sig.ident;
    if let Some(fragment) = ast::parse_fragment(function, &fragments.callable(None), &mut found) {
        let result = |(n, chain)| Stmt::Let(Ident::new(&format!("_{n}"), name.span()), chain, None);
        let results = fragment.results.into_iter().enumerate().map(result);
        let mut pipeline = Pipeline {
            options: Options::default(),
            attrs: Vec::new(),
            vis: function.vis.clone(),
            sig: function.sig.clone(),
            params: fragment.params,
            stmts: fragment.stmts.into_iter().chain(results).collect(),
            body: Vec::new(),
        };
        drop(build(&mut pipeline, fragments, &mut found));
    }
    // whether its streams reach an output is the matter of its callers
    diags.extend(found, |fault| fault.level == Level::Error && fault.slug != "no_output");
}
