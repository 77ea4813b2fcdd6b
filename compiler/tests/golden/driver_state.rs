//! Driver state is moved out around every closure that runs in the driver, and put back.
//! golden: plan, kernel

#[pipeline]
fn driver_state(lines: DStream<&str>, mut conn: Connection, mut log: Vec<String>, table: String) {
    lines.foreach_rdd(|rdd| conn.insert(&table, rdd));
    lines.count().foreach_rdd(move |rdd, time| log.push(format!("{time:?} {:?}", rdd.take(1))));
}
