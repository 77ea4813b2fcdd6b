//! `.sorted()`: an option of outputs that gives a batch's records in a stable order. The driver
//! gets them all and sorts them.

use super::{Arg, EmitCx};
use proc_macro2::{Ident, TokenStream};
use quote::quote_spanned;

/// The option.
pub(super) const SORTED: Arg = Arg::word("sorted");

/// Whether it was given. Then all records are brought together.
pub(super) fn is_given(cx: &EmitCx<'_>) -> bool {
    cx.option(SORTED.name).is_some()
}

/// Gives the partitions to the sink, as one that is sorted if the option was given.
pub(super) fn write(cx: &EmitCx<'_>, parts: TokenStream) -> TokenStream {
    write_by(cx, parts, ["write", "write_sorted"])
}

/// The same, by these functions of the runtime.
pub(super) fn write_by(cx: &EmitCx<'_>, parts: TokenStream, by: [&str; 2]) -> TokenStream {
    let Some(word) = cx.option(SORTED.name) else { return cx.write_by(by[0], parts) };
    // rustc blames the option for records without an order
    let span = word.clone().into_iter().next().map_or(cx.span, |word| word.span());
    let write = Ident::new(by[1], span);
    let key = cx.sink.as_ref().map(|(key, _)| key);
    quote_spanned! {span=> {
        use __rt::{OrderOfAny as _, OrderOfKeys as _, OrderOfRecords as _};
        let __given = #parts;
        let __order = (&&&__rt::records_of(&__given)).streamc_order();
        __rt::#write(__cx, &#key, __given, __order);
    }}
}
