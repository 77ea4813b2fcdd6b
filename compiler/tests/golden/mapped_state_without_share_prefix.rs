//! The state is read where it is used, also where every consumer has a loop of its own.
//! golden: plan, kernel

#[pipeline(without = "share_prefix")]
fn mapped_state_without_share_prefix(pairs: DStream<(&str, u64)>) {
    let times = pairs.map_with_state(|time, _, _: Option<u64>, seen: &mut State<u64>| seen.update(time.millis()));
    times.count().print();
    times.map(|_| 1u64).print();
    times.state_snapshots().print();
    times.state_snapshots().count().print();
}
