//! The proc-macro door to the compiler. Everything happens in the crate `streamc`.

use proc_macro::TokenStream;

/// Compiles a function over `DStream`s into a pipeline. See the guide of `streamc-runtime`.
#[proc_macro_attribute]
pub fn pipeline(options: TokenStream, item: TokenStream) -> TokenStream {
    streamc::expand(options.into(), item.into()).into()
}
