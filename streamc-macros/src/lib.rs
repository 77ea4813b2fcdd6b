//! The proc-macro door to the compiler. Everything happens in the crate `streamc-compiler`.

use proc_macro::TokenStream;

/// Compiles a function over streams into a pipeline.
///
/// Parameters of type `DStream<..>` are inputs, all others are configuration; the body is
/// operators, outputs and closures. A call of the function gives a `Pipeline`, which a
/// `StreamingContext` or a `TestKit` runs:
///
/// ```ignore
/// use streamc::prelude::*;
///
/// #[pipeline(batch = "1s")]
/// fn word_count(lines: DStream<&str>, min_len: usize) {
///     let words = lines.flat_map(|line| line.split_whitespace()).filter(|word| word.len() >= min_len);
///     words.map(|word| (word, 1u64)).reduce_by_key(|a, b| a + b).print();
/// }
///
/// fn main() -> streamc::Result<()> {
///     StreamingContext::from_args()?.run(word_count(socket_text_stream("127.0.0.1:9999"), 3))
/// }
/// ```
///
/// | argument | meaning |
/// |---|---|
/// | `batch = "1s"` | the batch interval, if neither the builder nor `--batch` gives one: a number and us, ms, s, m or h |
/// | `without = "fuse_narrow"` | switches rules of the compiler off, by name; the answers stay the same |
///
/// On a module, `#[pipeline] mod jobs { .. }`, all its functions over streams are compiled, and
/// those that give a `DStream` are fragments, which become part of the pipelines that call them.
///
/// What can stand in the body: the page `language` of the guide of `streamc`. What it is compiled
/// to: `streamc explain`.
#[proc_macro_attribute]
pub fn pipeline(options: TokenStream, item: TokenStream) -> TokenStream {
    streamc_compiler::expand(options.into(), item.into()).into()
}

/// One step of expanding a `#[pipeline] mod`. Emitted by `pipeline`, for nobody else.
#[doc(hidden)]
#[proc_macro]
pub fn __scope(input: TokenStream) -> TokenStream {
    streamc_compiler::expand_scoped(input.into()).into()
}

/// Takes up a pipeline again whose `cfg`s rustc has evaluated. Emitted by `pipeline`, for nobody
/// else.
#[doc(hidden)]
#[proc_macro_derive(__Configure)]
pub fn __configure(input: TokenStream) -> TokenStream {
    streamc_compiler::expand_configured(input.into()).into()
}

/// Removes what carried such a pipeline to rustc.
#[doc(hidden)]
#[proc_macro_attribute]
pub fn __swallow(_: TokenStream, _: TokenStream) -> TokenStream {
    TokenStream::new()
}

/// Makes a struct or an enum a record: it can be shuffled, kept in windows and state, and sent. See
/// `streamc::guide::records`, and the trait `Record` for examples that run.
///
/// | attribute | meaning |
/// |---|---|
/// | `#[record(text)]` on a field | the field's type is no record: it is encoded as its `Display` writes it, and read by its `FromStr` |
/// | `#[record(with = module)]` on a field | it is encoded by `module::encode(&T) -> R` and read by `module::decode(R) -> Result<T, E>` |
/// | `#[record(pod)]` on a struct with `#[repr(C)]` | it can be read from a file as it lies there |
/// | `#[record(crate = path)]` | where `streamc` is, if not at the root |
#[proc_macro_derive(Record, attributes(record))]
pub fn derive_record(input: TokenStream) -> TokenStream {
    streamc_compiler::derive::record(input.into()).into()
}

/// Makes a struct or an enum a key, and writes `PartialEq`, `Eq` and `Hash` by the same fields: all
/// without `#[key(skip)]`. See `streamc::guide::records`, and the trait `Key` for an example that
/// runs.
#[proc_macro_derive(Key, attributes(key, record))]
pub fn derive_key(input: TokenStream) -> TokenStream {
    streamc_compiler::derive::key(input.into()).into()
}

/// Gives a struct or an enum the text form of a Scala case class, `Ev(alice,3)`.
#[proc_macro_derive(Text, attributes(record))]
pub fn derive_text(input: TokenStream) -> TokenStream {
    streamc_compiler::derive::text(input.into()).into()
}
