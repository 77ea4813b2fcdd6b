//! Every line that a message suggests for a name from another library. Written by the test `instead` of the compiler; do not edit.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
pub fn lines_0(lines: DStream<&str>) {
    lines.map(|line| line.len()).reduce(|a, b| a + b).print();
    lines.distinct().count().print();
    lines.filter(|line| line.len() > 80).count().print();
    lines.filter(|line| line.len() > 80).count().map(|n| n > 0).print();
    lines.filter(|line| line.len() > 80).count().map(|n| n == 0).print();
    lines.count().map(|n| n == 0).print();
    lines.key_by(|line| line.len()).group_by_key().print();
    lines.map(|line| (line, 1u64)).print();
    lines.key_by(|line| line.len()).reduce_by_key(|first, _| first).map(|(_, line)| line).print();
    lines.transform(|rdd| rdd.sort_by(|a, b| a.cmp(b))).print();
}

#[pipeline(batch = "1s")]
pub fn lines_1(lines: DStream<&str>) {
    lines.transform(|rdd| rdd.sort_by(|a, b| b.cmp(a))).print();
    lines.transform(|rdd| Rdd::of(rdd.take(10))).print();
    lines.transform(|rdd| Rdd::of(rdd.collect().into_iter().skip(10))).print();
    lines.map_partitions(|lines| lines.take_while(|line| !line.is_empty())).print();
    lines.map_partitions(|lines| lines.skip_while(|line| line.is_empty())).print();
    lines.map_partitions(|lines| lines.step_by(10)).print();
    lines.reduce(|_, last| last).print();
    lines.transform(|rdd| Rdd::of(rdd.collect().into_iter().nth(2))).print();
    lines.transform(|rdd| Rdd::of(rdd.collect().into_iter().rev().take(10))).print();
    lines.filter(|line| line.len() > 80).transform(|rdd| Rdd::of(rdd.first())).print();
}

#[pipeline(batch = "1s")]
pub fn lines_2(lines: DStream<&str>) {
    lines.filter(|line| !line.is_empty()).print();
    lines.filter(|line| line.len() > 80).print();
    lines.sample(0.8).print();
    lines.window("10s", "10s").reduce(|_, last| last).print();
    lines.flat_map(|line| line.split(' ')).print();
    lines.transform(|rdd| rdd.zip_with_index()).print();
    lines
        .transform_with(lines.map(|line| line.len()), |a, b| {
            Rdd::of(a.collect().into_iter().zip(b.collect()))
        })
        .print();
    lines.glom().print();
    lines.try_map(|line| line.parse::<u64>()).print();
    lines
        .transform(|rdd, time| {
            let now = time.millis();
            rdd.map(move |line| (now, line))
        })
        .print();
}

#[pipeline(batch = "1s")]
pub fn lines_3(lines: DStream<&str>) {
    lines.map(|line| (line, line.len())).print();
    lines.filter_map(|line| line.split(',').nth(2)).print();
    lines.map(|line| line.split(',').nth(2).unwrap_or("none")).print();
    lines.filter(|line| ["a", "b"].contains(line)).print();
    lines.map(|line| format!("<{line}>")).print();
    lines.map(|line| line.replace("a", "b")).print();
    lines.transform(|rdd| rdd.sort_by(|a, b| a.cmp(b)).zip_with_index()).print();
    lines.transform_with(lines.filter(|line| line.len() > 80), |all, long| all.subtract(long)).print();
    lines.transform_with(lines.filter(|line| line.len() > 80), |all, long| all.intersection(long)).print();
    lines.foreach_rdd(|rdd| println!("{:?}", rdd.collect()));
}

#[pipeline(batch = "1s")]
pub fn lines_4(lines: DStream<&str>) {
    lines.foreach_rdd(|rdd| rdd.iter().for_each(|line| println!("{line}")));
    lines.print().on_error("retry(3)");
    lines.split_fields(',').filter_map(|fields| Some((fields.get(0)?, fields.get(2)?))).print();
    lines.print();
    lines.containing("error").print();
    lines.count().print();
    lines.count_by_value().print();
    lines.count_by_value_and_window("30s", "10s").print();
    lines.count_by_window("30s", "10s").print();
    lines.distinct().print();
}

#[pipeline(batch = "1s")]
pub fn lines_5(lines: DStream<&str>) {
    lines.filter_map(|line| line.parse::<u64>().ok()).print();
    lines.flat_map(|line| line.split_whitespace()).print();
    lines.for_each_partition(|lines| println!("{} lines here", lines.len()));
    lines.foreach_rdd(|rdd, time| println!("{time:?}: {} lines", rdd.count()));
    lines.glom().map(|partition| partition.len()).print();
    lines.inspect(|line| eprintln!("{line}")).print();
    lines.key_by(|line| line.len()).print();
    lines.map(|line| line.len()).print();
    lines.map_partitions(|lines| lines.enumerate().map(|(i, line)| (i as u64, line))).print();
    lines.print_n(20);
}

#[pipeline(batch = "1s")]
pub fn lines_6(lines: DStream<&str>) {
    lines.map(|line| line.len()).reduce(|a, b| a.max(b)).print();
    lines.map(|line| line.len()).reduce_by_window(|a, b| a.max(b), "30s", "10s").print();
    lines.remember(&Remembered::<&str>::new(), "5min");
    lines.repartition(4).print();
    lines.sample(0.1).print();
    lines.save_as_text_files("out/lines", "txt");
    lines.split_fields(',').map(|fields| (fields.len(), fields.get(2))).print();
    lines.map(|line| line.len()).top_k(3).print();
    lines.transform_with(lines.filter(|line| line.len() > 3), |all, long| all.subtract(long)).print();
    lines.try_flat_map(|line| line.parse::<u64>().map(|n| 0..n)).print();
}

#[pipeline(batch = "1s")]
pub fn lines_7(lines: DStream<&str>) {
    lines.union(lines.filter(|line| line.len() > 3)).print();
    lines.window("30s", "10s").print();
    lines.words().print();
    lines.write_to(PrintSink::new(20));
}

#[pipeline(batch = "1s")]
pub fn lists_0(lists: DStream<Vec<u64>>) {
    lists.flat_map(|list| list).print();
}

#[pipeline(batch = "1s")]
pub fn numbers_0(numbers: DStream<u64>) {
    numbers.reduce(|a, b| a.max(b)).print();
    numbers.reduce(|a, b| a.min(b)).print();
    numbers.reduce(|a, b| a + b).print();
    numbers.reduce(|a, b| a * b).print();
    numbers
        .map(|n| (n, 1u64))
        .reduce(|a, b| (a.0 + b.0, a.1 + b.1))
        .map(|(sum, n)| sum as f64 / n as f64)
        .print();
    numbers
        .map(|n| (n as f64, (n * n) as f64, 1.0))
        .reduce(|a, b| (a.0 + b.0, a.1 + b.1, a.2 + b.2))
        .map(|(sum, squares, n)| squares / n - (sum / n) * (sum / n))
        .print();
    numbers
        .transform(|rdd| {
            let sorted = rdd.sort_by(|a, b| a.cmp(b)).collect();
            Rdd::of(sorted.get(sorted.len() / 2).copied())
        })
        .print();
    numbers.transform(|rdd| Rdd::of(rdd.sort_by(|a, b| a.cmp(b)).take(10))).print();
    numbers
        .map_partitions(|numbers| {
            let all: Vec<_> = numbers.collect();
            all.windows(2).map(|two| (two[0], two[1])).collect::<Vec<_>>()
        })
        .print();
    numbers
        .map(|n| (n, n, n, 1u64))
        .reduce(|a, b| (a.0.min(b.0), a.1.max(b.1), a.2 + b.2, a.3 + b.3))
        .print();
}

#[pipeline(batch = "1s")]
pub fn numbers_1(numbers: DStream<u64>) {
    numbers
        .transform_with(numbers.count(), |a, b| {
            let b = b.collect();
            Rdd::of(a.collect().into_iter().flat_map(move |x| b.clone().into_iter().map(move |y| (x, y))))
        })
        .print();
}

#[pipeline(batch = "1s")]
pub fn pairs_0(pairs: DStream<(&str, u64)>) {
    pairs.reduce(|a, b| if b.1 > a.1 { b } else { a }).print();
    pairs.reduce(|a, b| if b.1 < a.1 { b } else { a }).print();
    pairs.map(|(key, _)| key).count_by_value().print();
    pairs.reduce_by_key(|a, b| a + b).print();
    pairs
        .map_values(|n| (n, 1u64))
        .reduce_by_key(|a, b| (a.0 + b.0, a.1 + b.1))
        .map_values(|(sum, n)| sum as f64 / n as f64)
        .print();
    pairs
        .combine_by_key(|n| (n, 1u64), |(sum, k), n| (sum + n, k + 1), |a, b| (a.0 + b.0, a.1 + b.1))
        .print();
    pairs.repartition(4).print();
    pairs.map(|(key, _)| key).print();
    pairs.map(|(_, value)| value).print();
    pairs.map(|(key, value)| (value, key)).print();
}

#[pipeline(batch = "1s")]
pub fn pairs_1(pairs: DStream<(&str, u64)>) {
    pairs
        .update_state_by_key(|counts, sum: Option<u64>| Some(sum.unwrap_or(0) + counts.iter().sum::<u64>()))
        .print();
    pairs
        .map_with_state(|key, n: Option<u64>, sum: &mut State<u64>| {
            let now = sum.get().unwrap_or(0) + n.unwrap_or(0);
            if n.is_some() {
                sum.update(now);
            }
            n.is_none().then_some((key, now))
        })
        .timeout("30s")
        .flat_map(|ended| ended)
        .print();
    pairs.window("30s").join(pairs.window("30s")).print();
    pairs.map_values(|n| (n, n, 1u64)).reduce_by_key(|a, b| (a.0.max(b.0), a.1 + b.1, a.2 + b.2)).print();
    pairs.left_outer_join(pairs.filter(|(_, n)| *n > 3)).filter(|(_, (_, other))| other.is_none()).print();
    pairs
        .cogroup(pairs.filter(|(_, n)| *n > 3))
        .map(|(word, (all, large))| (word, all.len(), large.len()))
        .print();
    pairs.flat_map_values(|n| 0..n).print();
    pairs.full_outer_join(pairs.filter(|(_, n)| *n > 3)).print();
    pairs.group_by_key().map(|(word, counts)| (word, counts.iter().max())).print();
    pairs.group_by_key_and_window("30s", "10s").map(|(word, counts)| (word, counts.iter().max())).print();
}

#[pipeline(batch = "1s")]
pub fn pairs_2(pairs: DStream<(&str, u64)>) {
    pairs.join(pairs.filter(|(_, n)| *n > 3)).print();
    pairs.join_table(&broadcast_table([("a", 1.5), ("b", 2.5)])).print();
    pairs.left_outer_join(pairs.filter(|(_, n)| *n > 3)).print();
    pairs.left_outer_join_table(&broadcast_table([("a", 1.5), ("b", 2.5)])).print();
    pairs.map_values(|n| n * 2).print();
    pairs
        .map_with_state(|word, n: Option<u64>, sum: &mut State<u64>| {
            let now = sum.get().unwrap_or(0) + n.unwrap_or(0);
            sum.update(now);
            (word, now)
        })
        .print();
    pairs.reduce_by_key_and_window(|a, b| a + b, |all, part| all - part, "30s", "10s").print();
    pairs.filter(|(_, n)| *n > 3).right_outer_join(pairs).print();
    pairs.save_as_object_files("out/pairs", "bin");
    pairs
        .map_with_state(|_, n: Option<u64>, last: &mut State<u64>| n.map(|n| last.update(n)))
        .state_snapshots()
        .print();
}

#[pipeline(batch = "1s")]
pub fn pairs_3(pairs: DStream<(&str, u64)>) {
    pairs.transform(|rdd| rdd.top_by(10, |(_, n)| *n)).print();
}

fn main() {}
