//! What closures use of the construction, and the batch function that holds it.

use super::Emitter;
use proc_macro2::TokenStream;
use quote::quote_spanned;

impl Emitter<'_> {
    /// Passes each value that closures capture through a check of its type, where it is used.
    pub(super) fn captured(&self) -> TokenStream {
        let all = self.plan.captures.iter().filter(|capture| !capture.is_config);
        all.enumerate()
            .map(|(i, capture)| {
                let (name, used) = (self.pieces.user(&capture.name), self.pieces.user(&capture.used));
                // by a name of ours, so that all that rustc says has one place
                let given = self.names.ident_at("x", i, capture.used.span());
                let at = self.names.at(capture.used.span());
                // the option of an operator may use it too, which has its value already: then this one is unused
                quote_spanned! {at=>
                    let #given = #used;
                    #[allow(unused_variables)]
                    let #name = __rt::captured(#given);
                }
            })
            .collect()
    }

    /// The batch function. A closure that gives a captured value away can be called once, and so can all the closures around
    /// it. The kind of this one is left to rustc, so that it says so once, before it looks at borrows; it stands at the
    /// closure that most likely does it.
    pub(super) fn run(&self, body: &TokenStream) -> TokenStream {
        let likely = self.plan.captures.iter().find(|capture| capture.is_bare);
        let at = likely
            .or(self.plan.captures.first())
            .map_or(self.names.span(), |capture| self.names.at(capture.closure));
        let cx = quote_spanned!(self.names.span()=> __cx);
        quote_spanned! {at=>
            let __run = move |#cx: &__rt::Batch<'_>| { #body };
            ::core::result::Result::Ok(__rt::batch_fn(__run))
        }
    }
}
