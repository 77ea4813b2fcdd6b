//! What a batch costs beside its records: prints the time of an empty batch of a word count, the processor time of a
//! context with 100 ms batches and nothing to do, and the speed of text files. Run it with `--release`.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "it measures, and says what it measured"
)]

use std::{
    io,
    sync::atomic::{AtomicU64, Ordering},
    sync::{Arc, mpsc},
    time::{Duration, Instant},
};
use streamc_runtime::{
    __abi_0_1_0 as __rt, Pipeline, StreamingContext,
    clock::{Clock, Wake},
    sink::Console,
    source::{DStream, IntoDStream, queue_stream},
    testkit,
};

/// `lines.flat_map(split_whitespace).map(|w| (w, 1)).reduce_by_key(+).print()`, and a count.
fn word_count(lines: DStream<&str>, done: impl Fn(u64) + Send + Sync + 'static) -> Pipeline {
    static PLAN: __rt::Plan = __rt::Plan {
        name: "word_count",
        outputs: &["counts.print", "foreach_rdd"],
        calls: 4,
        ..__rt::Plan::EMPTY
    };
    Pipeline::build(&PLAN, move |__b| {
        let __i0 = __b.input("lines", lines);
        let __o0 = __b.sink(0, __rt::PrintSink::new(10));
        Ok(__rt::batch_fn(move |__cx| {
            let (__h0, __h1, __h2, __h3) =
                (__rt::Held::new(), __rt::Held::new(), __rt::Held::new(), __rt::Held::new());
            let __s0 = __rt::stage(__cx, __cx.source(&__i0), |__part| {
                let mut __t0 = __rt::Combine::new(__cx.seed());
                let mut __t1 = __rt::Count::new();
                __rt::each(__part, true, |__r0| {
                    for __r1 in __rt::pull(0, __rt::call(0, __r0, |line| line.split_whitespace())) {
                        __t1.push();
                        __t0.push(2, __rt::call(1, __r1, |word| (word, 1u64)), |a, b| a + b);
                    }
                });
                (__rt::scatter(__cx, __t0.done()), (__t1.done(), ()))
            });
            let (__c0, __s0) = __rt::split(__s0);
            let (__c1, _) = __rt::split(__s0);
            let __s1 = __rt::stage(__cx, __rt::exchange(__cx, 0, &__h0, __c0), |__pieces| {
                let mut __t = __rt::Head::new(11);
                for __r in __rt::pull(2, __rt::merge(2, __pieces, |a, b| a + b)) {
                    __t.push(__r);
                }
                __t.done()
            });
            __rt::write(__cx, &__o0, __rt::gather(__cx, 1, &__h1, __s1));
            let __s2 = __rt::stage(__cx, __rt::exchange_to_one(__cx, 2, &__h2, __c1), |__p| {
                let mut __t = __rt::Keep::new();
                for __r in __rt::total(__p) {
                    __t.push(__r);
                }
                __t.done()
            });
            let __g0 = __rt::gather(__cx, 3, &__h3, __s2);
            if __cx.is_driver() {
                __rt::foreach_rdd(__cx, 1, __g0, |rdd| done(rdd.first().unwrap_or(0)));
            }
        }))
    })
}

/// `lines.save_as_text_files(prefix)`
fn save(lines: DStream<&str>, prefix: String) -> Pipeline {
    static PLAN: __rt::Plan = __rt::Plan { name: "save", outputs: &["save"], ..__rt::Plan::EMPTY };
    Pipeline::build(&PLAN, move |__b| {
        let __i0 = __b.input("lines", lines);
        let __o0 = __b.sink(0, __rt::TextFilesSink::new(prefix, ""));
        Ok(__rt::batch_fn(move |__cx| {
            let __s0 = __rt::stage(__cx, __cx.source(&__i0), |__part| {
                let mut __t = __rt::Keep::new();
                __rt::each(__part, true, |__r| __t.push(__rt::call(0, __r, |line| (line, 1u64))));
                __t.done()
            });
            __rt::write(__cx, &__o0, __s0);
        }))
    })
}

/// A clock that is always where somebody waits for it to be.
#[derive(Debug, Default)]
struct Jumping(AtomicU64);

impl Clock for Jumping {
    fn now(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
    fn monotonic(&self) -> u64 {
        self.now()
    }
    fn wait(&self, _: &Wake, deadline: Option<u64>) -> bool {
        self.0.fetch_max(deadline.unwrap_or(0), Ordering::Relaxed);
        false
    }
}

#[derive(Debug)]
struct Nowhere;

impl Console for Nowhere {
    fn out(&self, _: &str) -> io::Result<()> {
        Ok(())
    }
    fn err(&self, _: &str) -> io::Result<()> {
        Ok(())
    }
}

fn empty_batches(n: u64) -> Duration {
    let (send, ended) = mpsc::sync_channel(0);
    let count = Arc::new(AtomicU64::new(0));
    let idle = queue_stream(Vec::<Vec<&str>>::new());
    let open = idle.handle();
    let pipeline = word_count(idle.into_dstream(), move |_| {
        if count.fetch_add(1, Ordering::Relaxed) + 1 == n {
            send.send(()).expect("it is waited for");
        }
    });
    let context = StreamingContext::builder().batch("1ms").threads(2).partitions(2).quiet();
    let context = context.clock(Jumping::default()).console(Nowhere).build().expect("it can be built");
    let start = Instant::now();
    let running = context.start([pipeline]).expect("it starts");
    ended.recv().expect("it ends");
    let took = start.elapsed();
    running.stop(false);
    running.await_termination().expect("nothing failed");
    drop(open);
    took
}

/// Processor time of this process so far, in ticks of 10 ms.
fn cpu_ticks() -> u64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or("").split_whitespace().collect();
    [11, 12].iter().filter_map(|at| fields.get(*at)?.parse::<u64>().ok()).sum()
}

fn main() -> streamc_runtime::Result<()> {
    empty_batches(1000);
    let n = 200_000;
    let took = empty_batches(n);
    println!("empty batch: {:.2} us", took.as_secs_f64() * 1e6 / n as f64);

    for (interval, seconds) in [("100ms", 10), ("1ms", 5)] {
        let idle = queue_stream(Vec::<Vec<&str>>::new());
        let open = idle.handle();
        let context =
            StreamingContext::builder().batch(interval).threads(2).quiet().console(Nowhere).build()?;
        let stats = context.stats();
        let running = context.start([word_count(idle.into_dstream(), |_| ())])?;
        let before = cpu_ticks();
        assert!(!running.await_termination_for(Duration::from_secs(seconds))?);
        let used = (cpu_ticks() - before) as f64 * 0.01;
        let (share, batches) = (100.0 * used / seconds as f64, stats.batches.get());
        println!("idle with {interval} batches: {share:.2} % of a core, {batches} batches in {seconds} s");
        running.stop(false);
        running.await_termination()?;
        drop(open);
    }

    let folder = std::env::temp_dir().join(format!("streamc-batch-costs-{}", std::process::id()));
    let input = testkit::input::<&str>();
    let lines: Vec<String> = (0..1_000_000).map(|n| format!("word{n}")).collect();
    input.push(lines.iter().map(String::as_str));
    let context = StreamingContext::builder().batch("1s").threads(2).quiet().build()?;
    let start = Instant::now();
    context.run(save(input.stream(), folder.join("words").display().to_string()))?;
    println!("1 M lines into text files: {:.0} ms", start.elapsed().as_secs_f64() * 1e3);
    std::fs::remove_dir_all(folder).map_err(|e| streamc_runtime::Error::Config(e.to_string()))
}
