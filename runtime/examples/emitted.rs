use std::sync::Arc;
use streamc_runtime::{
    batch::*,
    exec::{self, *},
    op,
    record::*,
    shuffle::{self, *},
    state::Slot,
};
type BatchFn = Box<dyn for<'b> Fn(&'b Batch<'b>, &mut Vec<String>) + Send + Sync>;
fn print<T: Text>(sink: &mut Vec<String>, name: &str, parts: Parts<Vec<T>>) {
    match parts.own {
        Ok(own) => {
            for p in own {
                for r in p.data {
                    let mut s = format!("{name} {} ", p.index);
                    r.text(&mut s);
                    sink.push(s)
                }
            }
        }
        Err(f) => sink.push(format!("{name} FAULT {:?}", f)),
    }
}
fn pipeline(min: usize, stop: String) -> BatchFn {
    Box::new(move |cx, sink| {
        let (x0, x1, x2, x3, x4, h0) =
            (Held::new(), Held::new(), Held::new(), Held::new(), Held::new(), Hold::new());
        let s0 = cx.source::<<&str as Record>::Owned>(0);
        let st = exec::stage(cx, s0, |part| {
            let mut t0 = op::Combine::new(cx.seed());
            let mut t1 = op::Count::new();
            let mut t2 = op::KeepKeyed::new(cx.seed());
            let mut t3 = op::KeepKeyed::new(cx.seed());
            op::each(part, true, |r0| {
                for r1 in op::pull(0, op::call(0, r0, |l| l.split_whitespace())) {
                    if op::test(1, &r1, |w| w.len() >= min && *w != stop) {
                        t1.push();
                        let r2 = op::call(2, op::share(&r1), |w| {
                            if w == "boom" {
                                panic!("boom!")
                            }
                            (w, 1u64)
                        });
                        t0.push(3, r2, |a, b| a + b);
                        let r3 = op::call(4, op::share(&r1), |w| (w.len(), w));
                        t2.push(r3);
                        let r4 = op::call(4, r1, |w| (w.get(..1).unwrap_or(""), w));
                        t3.push(r4);
                    }
                }
            });
            (
                scatter_piece(t0.done(3, |a, b| a + b), cx),
                (t1.done(), (scatter_piece(t2.done(), cx), (scatter_piece(t3.done(), cx), ()))),
            )
        });
        let (c0, st) = exec::split(st);
        let (c1, st) = exec::split(st);
        let (c2, st) = exec::split(st);
        let (c3, _) = exec::split(st);
        let counts = exec::stage(cx, shuffle::exchange(cx, 0, &x0, c0), |pieces| {
            let mut t = op::Keep::new();
            for r in op::pull(3, op::merge(3, pieces, |a, b| a + b)) {
                t.push(r)
            }
            t.done()
        });
        print(sink, "counts", shuffle::gather(cx, 1, &x1, counts));
        let n = exec::stage(cx, shuffle::exchange_to_one(cx, 2, &x2, c1), |p| {
            let mut t = op::Keep::new();
            for r in op::total(p) {
                t.push(r)
            }
            t.done()
        });
        print(sink, "n", n);
        let g = exec::stage(cx, shuffle::exchange(cx, 3, &x3, c2), |p| op::Grouped::new(p));
        let g = h0.hold(g);
        let out = exec::stage(cx, g, |g| {
            let mut t = op::Keep::new();
            for r in g.iter() {
                t.push(op::call(9, r, |(k, g)| (k, g.iter().max(), g)))
            }
            t.done()
        });
        print(
            sink,
            "groups",
            shuffle::gather(
                cx,
                5,
                &x4,
                out.map(|v| v.into_iter().map(|(k, m, _)| (k, m.unwrap_or(""))).collect()),
            ),
        );
        let mut e0 = cx.enter(0);
        let x5 = Held::new();
        let x6 = Held::new();
        let h1 = Hold::new();
        let g = exec::stage(cx, shuffle::exchange(cx, 6, &x5, c3), |p| op::Grouped::new(p));
        let g = h1.hold(g);
        let s = exec::stage(cx, e0.with(g), |(p, cell)| {
            let mut t = op::Keep::new();
            for r in op::update_state(10, cell, p, |vs, s: Option<&str>| vs.iter().max().or(s).max(s)) {
                t.push(r)
            }
            t.done()
        });
        print(sink, "state", shuffle::gather(cx, 7, &x6, s));
    })
}
fn scatter_piece<K: Key, V>(p: Piece<K, V>, cx: &Batch<'_>) -> Buckets<K, V> {
    scatter(p.entries, p.distinct, cx.place().partitions)
}
fn main() {
    let f = pipeline(1, "x".into());
    for parts in [1, 2, 7] {
        let run = |ex: &dyn Exec| {
            let slots = [Slot::default()];
            let mut out = vec![];
            for (i, b) in [
                vec!["a bb a\nccc x a", "a a dd bb"],
                vec![],
                vec!["dd\nzz", "", "é a"],
                vec!["boom"],
                vec!["q"],
            ]
            .iter()
            .enumerate()
            {
                let total = b.len() as u32;
                let input: Parts<SourcePart<Str>> = Parts::share(ex.place(), total, |i| SourcePart {
                    blocks: vec![TextBlock::lines(b[i as usize].to_string())],
                });
                let inputs: [Input; 1] = [Arc::new(input)];
                let cx = Batch::for_test(ex, i as u64, &inputs, &slots);
                f(&cx, &mut out);
                slots[0].decide(i as u64, i != 3);
            }
            out
        };
        let l = run(&Local::new(2, parts));
        let w = run(&Wire::new(1, parts));
        if parts == 2 {
            for x in &l {
                println!("{x}")
            }
        }
        assert_eq!(l, w);
        for n in [1, 3] {
            let c = Sim::cluster(n, parts, 7);
            let o: Vec<_> = std::thread::scope(|s| {
                let h: Vec<_> = c
                    .iter()
                    .map(|c| {
                        let run = &run;
                        s.spawn(move || {
                            c.enter();
                            let r = run(c);
                            c.leave();
                            r
                        })
                    })
                    .collect();
                h.into_iter().map(|h| h.join().unwrap()).collect()
            });
            let (mut a, mut b) = (o.concat(), l.clone());
            a.retain(|x| !x.contains("FAULT"));
            b.retain(|x| !x.contains("FAULT"));
            a.sort();
            b.sort();
            assert_eq!(a, b, "{n} {parts}");
        }
    }
    println!("equal");
}
