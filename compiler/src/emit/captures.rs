//! What closures use of the construction, and the batch function that holds it.

use super::Emitter;
use crate::plan::Misuse;
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
                // the option of an operator may use it too, which has its value already: then this
                // one is unused
                quote_spanned! {at=>
                    let #given = #used;
                    #[allow(unused_variables)]
                    let #name = __rt::captured(#given);
                }
            })
            .collect()
    }

    /// The batch function. A closure that moves a captured value out can be called only once, and
    /// so can every closure around it; the same holds for one that mutates it. rustc infers the
    /// kind of this closure, and a check in the runtime then requires the right one: that yields
    /// one error, with our own text, before borrows are checked. Its location and text are those of
    /// the most likely mistake. `explain` leaves the check out.
    pub(super) fn run(&self, body: &TokenStream, is_checked: bool) -> TokenStream {
        let misused = self.plan.captures.iter().filter_map(|capture| capture.misused);
        let likely = misused.reduce(|first, other| if other.0 > first.0 { other } else { first });
        let used = self.plan.captures.first().map(|capture| capture.used.span());
        let at = likely.map(|(_, at)| at).or(used).map_or(self.names.span(), |at| self.names.at(at));
        let check = match likely {
            _ if !is_checked => quote_spanned!(at=> __rt::batch_fn),
            Some((Misuse::Changed, _)) => quote_spanned!(at=> __rt::changes_nothing),
            Some((Misuse::Given, _)) => quote_spanned!(at=> __rt::gives_nothing_away),
            None => quote_spanned!(at=> __rt::only_looks),
        };
        let cx = quote_spanned!(self.names.span()=> __cx);
        quote_spanned! {at=>
            let __run = move |#cx: &__rt::BatchCx<'_>| { #body };
            ::core::result::Result::Ok(#check(__run))
        }
    }
}
