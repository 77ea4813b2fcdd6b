//! Test a pipeline: give it batches, and look at what each of its outputs got. Nothing sleeps, no thread keeps the
//! time, nothing is written anywhere.
//!
//! ```
//! # use streamc_runtime::{__abi_0_1_0 as __rt, pipeline::Pipeline, source::DStream};
//! # fn shout(lines: DStream<&str>) -> Pipeline {
//! #     static PLAN: __rt::Plan = __rt::Plan { name: "shout", outputs: &["loud.print"], calls: 1, ..__rt::Plan::EMPTY };
//! #     __rt::Pipeline::build(&PLAN, move |__b| {
//! #         let __i0 = __b.input("lines", lines);
//! #         let __o0 = __b.sink(0, __rt::PrintSink::new(10));
//! #         Ok(__rt::batch_fn(move |__cx| {
//! #             let __h0 = __rt::Held::new();
//! #             let __s0 = __rt::stage(__cx, __cx.source(&__i0), |__part| {
//! #                 let mut __t0 = __rt::Head::new(11);
//! #                 __rt::each(__part, true, |__r0| __t0.push(&__rt::call(0, __r0, |line| line.to_uppercase())));
//! #                 __t0.done()
//! #             });
//! #             __rt::write(__cx, &__o0, __rt::gather(__cx, 0, &__h0, __s0));
//! #         }))
//! #     })
//! # }
//! use streamc_runtime::testkit::{self, TestKit};
//!
//! // #[pipeline]
//! // fn shout(lines: DStream<&str>) { lines.map(|line| line.to_uppercase()).print() }
//!
//! let lines = testkit::input::<&str>();
//! let mut kit = TestKit::new(shout(lines.stream()));
//! lines.push(["a", "b"]);
//! let batch = kit.run_batch()?;
//! assert_eq!(batch.output("loud.print"), ["A", "B"]);
//! # Ok::<(), streamc_runtime::Error>(())
//! ```
//!
//! [`Options`] choose the executor, the partitions and how a batch is split; a pipeline should give the same records
//! under all of them.
//!
//! `print` and `save_as_text_files` leave the text of their records here instead of the real place
//! ([`TestKit::writes_to`] gives them one); `foreach_rdd` closures really run. A batch that fails gives an error and
//! leaves nothing behind; the kit can go on with the next batch, in which state is as it was before the failed one.

mod bench;
mod input;
mod kit;
mod made;
mod screen;

#[doc(hidden)]
pub use bench::Bench;
pub use input::{TestInput, input};
pub use kit::{BatchOutputs, Executor, Options, Outputs, TestKit};
pub use screen::Screen;
