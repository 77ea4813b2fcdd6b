//! Tables that are loaded again while batches run. The clock is moved by hand.
#![allow(clippy::unwrap_used, reason = "a test may")]

mod hand;

use hand::{Feed, LIMIT, START, Screen, context, ended, receive, tick};
use std::sync::{
    Arc, Mutex,
    atomic::{AtomicU64, Ordering},
    mpsc,
};
use streamc_runtime::{
    __abi_0_1_0 as __rt, Pipeline,
    dstream::DStream,
    env::ManualClock,
    lookup::{BroadcastTable, Rows, reloading_table},
};

/// `lines.map(|line| (line, {f(line);})).join_table(&table).foreach_rdd(send)`
fn looked_up(
    lines: DStream<&'static str>,
    table: &BroadcastTable<&'static str, u64>,
    f: impl Fn(&str) + Send + Sync + 'static,
    send: mpsc::Sender<(u64, String, u64)>,
) -> Pipeline {
    static PLAN: __rt::Plan =
        __rt::Plan { name: "looked_up", outputs: &["lines.foreach_rdd"], ..__rt::Plan::EMPTY };
    Pipeline::build(&PLAN, move |__b| {
        let __i0 = __b.input("lines", lines);
        let __a0 = __rt::table(table)?;
        Ok(__rt::batch_fn(move |__cx| {
            let __s0 = __rt::stage(__cx, 0, __cx.source(&__i0), |__part| {
                let mut __t0 = __rt::Keep::new();
                let mut __l0 = __rt::Lookup::new(__cx, __a0);
                __rt::each(__part, true, |__r0: &str| {
                    for __r1 in __l0.join((__r0, f(__r0))) {
                        __t0.push(__r1);
                    }
                });
                __t0.done()
            });
            let seq = __cx.seq();
            __rt::foreach_rdd(__cx, 0, __s0, |rdd| {
                for (key, ((), version)) in rdd.collect() {
                    send.send((seq, key.to_owned(), version)).unwrap();
                }
            });
        }))
    })
}

/// Its rows say how often it was loaded.
fn counting(loads: &Arc<AtomicU64>) -> BroadcastTable<&'static str, u64> {
    let loads = Arc::clone(loads);
    reloading_table("2s", move |rows: &mut Rows<_, _>| {
        let load = loads.fetch_add(1, Ordering::SeqCst);
        ["slow", "fast"].into_iter().for_each(|key| rows.add(key, load));
        Ok(())
    })
}

#[test]
fn batches_that_overlap_see_the_versions_of_their_lineage() {
    let (clock, screen, feed) = (ManualClock::new(START), Screen::default(), Feed::default());
    let (loads, (send, got)) = (Arc::default(), mpsc::channel());
    let ((began, begins), (go, gate)) = (mpsc::channel(), mpsc::channel::<()>());
    let (began, gate) = (Mutex::new(began), Mutex::new(gate));
    let meet = move |line: &str| {
        began.lock().unwrap().send(line.to_owned()).unwrap();
        if line == "slow" {
            gate.lock().unwrap().recv_timeout(LIMIT).unwrap();
        }
    };
    let pipeline = looked_up(feed.stream(), &counting(&loads), meet, send);
    let running = context(&clock, &screen).concurrent_batches(2).lineage_kept(9).build().unwrap();
    let running = running.start([pipeline]).unwrap();
    assert_eq!(loads.load(Ordering::SeqCst), 1, "it is loaded at the start");
    feed.push("slow");
    tick(&clock, &feed);
    assert_eq!(receive(&begins), "slow");
    feed.push("fast");
    tick(&clock, &feed);
    assert_eq!(receive(&begins), "fast", "while the batch before it is within its kernel");
    assert_eq!(loads.load(Ordering::SeqCst), 2);
    go.send(()).unwrap();
    assert_eq!(receive(&got), (0, "slow".to_owned(), 0));
    assert_eq!(receive(&got), (1, "fast".to_owned(), 1));
    running.stop(true);
    ended(&running).unwrap();
    let versions: Vec<Vec<u64>> = running.lineage().into_iter().map(|batch| batch.tables).collect();
    assert_eq!(versions, [[0], [1]]);
    assert_eq!(running.stats().table_reloads.get(), 1);
}

#[test]
fn two_pipelines_see_the_same_version_of_a_table() {
    let (clock, screen, feed) = (ManualClock::new(START), Screen::default(), Feed::default());
    let (loads, (send, got)) = (Arc::default(), mpsc::channel());
    let table = counting(&loads);
    let stream = feed.stream();
    let pipelines = [
        looked_up(stream.clone(), &table, |_| (), send.clone()),
        looked_up(stream, &table.clone(), |_| (), send),
    ];
    let running = context(&clock, &screen).lineage_kept(9).build().unwrap().start(pipelines).unwrap();
    for batch in 0..4_u64 {
        feed.push("fast");
        tick(&clock, &feed);
        let want = (batch, "fast".to_owned(), batch.div_ceil(2));
        assert_eq!([receive(&got), receive(&got)], [want.clone(), want]);
    }
    running.stop(true);
    ended(&running).unwrap();
    assert_eq!(loads.load(Ordering::SeqCst), 3, "once for both, at the start and every two seconds");
    assert!(running.lineage().iter().all(|batch| batch.tables.len() == 1));
}
