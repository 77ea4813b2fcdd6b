//! Written by `cargo xtask gen-pipelines`; do not edit.
//!
//! The examples of the registry of operators.

use streamc::prelude::*;

#[pipeline(batch = "10s")]
fn cogroup_example(pairs: DStream<(&str, u64)>) {
    pairs.cogroup(pairs.filter(|(_, n)| *n > 3)).map(|(word, (all, large))| (word, all.len(), large.len())).print();
}

#[pipeline(batch = "10s")]
fn combine_by_key_example(pairs: DStream<(&str, u64)>) {
    pairs.combine_by_key(|n| (n, 1u64), |(sum, k), n| (sum + n, k + 1), |a, b| (a.0 + b.0, a.1 + b.1)).print();
}

#[pipeline(batch = "10s")]
fn containing_example(lines: DStream<&str>) {
    lines.containing("error").print();
}

#[pipeline(batch = "10s")]
fn count_example(lines: DStream<&str>) {
    lines.count().print();
}

#[pipeline(batch = "10s")]
fn count_by_value_example(lines: DStream<&str>) {
    lines.count_by_value().print();
}

#[pipeline(batch = "10s")]
fn count_by_value_and_window_example(lines: DStream<&str>) {
    lines.count_by_value_and_window("30s", "10s").print();
}

#[pipeline(batch = "10s")]
fn count_by_window_example(lines: DStream<&str>) {
    lines.count_by_window("30s", "10s").print();
}

#[pipeline(batch = "10s")]
fn distinct_example(lines: DStream<&str>) {
    lines.distinct().print();
}

#[pipeline(batch = "10s")]
fn filter_example(lines: DStream<&str>) {
    lines.filter(|line| !line.is_empty()).print();
}

#[pipeline(batch = "10s")]
fn filter_map_example(lines: DStream<&str>) {
    lines.filter_map(|line| line.parse::<u64>().ok()).print();
}

#[pipeline(batch = "10s")]
fn flat_map_example(lines: DStream<&str>) {
    lines.flat_map(|line| line.split_whitespace()).print();
}

#[pipeline(batch = "10s")]
fn flat_map_values_example(pairs: DStream<(&str, u64)>) {
    pairs.flat_map_values(|n| 0..n).print();
}

#[pipeline(batch = "10s")]
fn for_each_partition_example(lines: DStream<&str>) {
    lines.for_each_partition(|lines| println!("{} lines here", lines.len()));
}

#[pipeline(batch = "10s")]
fn foreach_rdd_example(lines: DStream<&str>) {
    lines.foreach_rdd(|rdd, time| println!("{time:?}: {} lines", rdd.count()));
}

#[pipeline(batch = "10s")]
fn full_outer_join_example(pairs: DStream<(&str, u64)>) {
    pairs.full_outer_join(pairs.filter(|(_, n)| *n > 3)).print();
}

#[pipeline(batch = "10s")]
fn glom_example(lines: DStream<&str>) {
    lines.glom().map(|partition| partition.len()).print();
}

#[pipeline(batch = "10s")]
fn group_by_key_example(pairs: DStream<(&str, u64)>) {
    pairs.group_by_key().map(|(word, counts)| (word, counts.iter().max())).print();
}

#[pipeline(batch = "10s")]
fn group_by_key_and_window_example(pairs: DStream<(&str, u64)>) {
    pairs.group_by_key_and_window("30s", "10s").map(|(word, counts)| (word, counts.iter().max())).print();
}

#[pipeline(batch = "10s")]
fn inspect_example(lines: DStream<&str>) {
    lines.inspect(|line| eprintln!("{line}")).print();
}

#[pipeline(batch = "10s")]
fn join_example(pairs: DStream<(&str, u64)>) {
    pairs.join(pairs.filter(|(_, n)| *n > 3)).print();
}

#[pipeline(batch = "10s")]
fn join_table_example(pairs: DStream<(&str, u64)>) {
    pairs.join_table(&broadcast_table([("a", 1.5), ("b", 2.5)])).print();
}

#[pipeline(batch = "10s")]
fn key_by_example(lines: DStream<&str>) {
    lines.key_by(|line| line.len()).print();
}

#[pipeline(batch = "10s")]
fn left_outer_join_example(pairs: DStream<(&str, u64)>) {
    pairs.left_outer_join(pairs.filter(|(_, n)| *n > 3)).print();
}

#[pipeline(batch = "10s")]
fn left_outer_join_table_example(pairs: DStream<(&str, u64)>) {
    pairs.left_outer_join_table(&broadcast_table([("a", 1.5), ("b", 2.5)])).print();
}

#[pipeline(batch = "10s")]
fn map_example(lines: DStream<&str>) {
    lines.map(|line| line.len()).print();
}

#[pipeline(batch = "10s")]
fn map_partitions_example(lines: DStream<&str>) {
    lines.map_partitions(|lines| lines.enumerate().map(|(i, line)| (i as u64, line))).print();
}

#[pipeline(batch = "10s")]
fn map_values_example(pairs: DStream<(&str, u64)>) {
    pairs.map_values(|n| n * 2).print();
}

#[pipeline(batch = "10s")]
fn map_with_state_example(pairs: DStream<(&str, u64)>) {
    pairs.map_with_state(|word, n: Option<u64>, sum: &mut State<u64>| { let now = sum.get().unwrap_or(0) + n.unwrap_or(0); sum.update(now); (word, now) }).print();
}

#[pipeline(batch = "10s")]
fn print_example(lines: DStream<&str>) {
    lines.print();
}

#[pipeline(batch = "10s")]
fn print_n_example(lines: DStream<&str>) {
    lines.print_n(20);
}

#[pipeline(batch = "10s")]
fn reduce_example(lines: DStream<&str>) {
    lines.map(|line| line.len()).reduce(|a, b| a.max(b)).print();
}

#[pipeline(batch = "10s")]
fn reduce_by_key_example(pairs: DStream<(&str, u64)>) {
    pairs.reduce_by_key(|a, b| a + b).print();
}

#[pipeline(batch = "10s")]
fn reduce_by_key_and_window_example(pairs: DStream<(&str, u64)>) {
    pairs.reduce_by_key_and_window(|a, b| a + b, |all, part| all - part, "30s", "10s").print();
}

#[pipeline(batch = "10s")]
fn reduce_by_window_example(lines: DStream<&str>) {
    lines.map(|line| line.len()).reduce_by_window(|a, b| a.max(b), "30s", "10s").print();
}

#[pipeline(batch = "10s")]
fn remember_example(lines: DStream<&str>) {
    lines.remember(&Remembered::<&str>::new(), "5min");
}

#[pipeline(batch = "10s")]
fn repartition_example(lines: DStream<&str>) {
    lines.repartition(4).print();
}

#[pipeline(batch = "10s")]
fn right_outer_join_example(pairs: DStream<(&str, u64)>) {
    pairs.filter(|(_, n)| *n > 3).right_outer_join(pairs).print();
}

#[pipeline(batch = "10s")]
fn sample_example(lines: DStream<&str>) {
    lines.sample(0.1).print();
}

#[pipeline(batch = "10s")]
fn save_as_object_files_example(pairs: DStream<(&str, u64)>) {
    pairs.save_as_object_files("out/pairs", "bin");
}

#[pipeline(batch = "10s")]
fn save_as_text_files_example(lines: DStream<&str>) {
    lines.save_as_text_files("out/lines", "txt");
}

#[pipeline(batch = "10s")]
fn split_fields_example(lines: DStream<&str>) {
    lines.split_fields(',').map(|fields| (fields.len(), fields.get(2))).print();
}

#[pipeline(batch = "10s")]
fn state_snapshots_example(pairs: DStream<(&str, u64)>) {
    pairs.map_with_state(|_, n: Option<u64>, last: &mut State<u64>| n.map(|n| last.update(n))).state_snapshots().print();
}

#[pipeline(batch = "10s")]
fn top_k_example(lines: DStream<&str>) {
    lines.map(|line| line.len()).top_k(3).print();
}

#[pipeline(batch = "10s")]
fn transform_example(pairs: DStream<(&str, u64)>) {
    pairs.transform(|rdd| rdd.top_by(10, |(_, n)| *n)).print();
}

#[pipeline(batch = "10s")]
fn transform_with_example(lines: DStream<&str>) {
    lines.transform_with(lines.filter(|line| line.len() > 3), |all, long| all.subtract(long)).print();
}

#[pipeline(batch = "10s")]
fn try_flat_map_example(lines: DStream<&str>) {
    lines.try_flat_map(|line| line.parse::<u64>().map(|n| 0..n)).print();
}

#[pipeline(batch = "10s")]
fn try_map_example(lines: DStream<&str>) {
    lines.try_map(|line| line.parse::<u64>()).print();
}

#[pipeline(batch = "10s")]
fn union_example(lines: DStream<&str>) {
    lines.union(lines.filter(|line| line.len() > 3)).print();
}

#[pipeline(batch = "10s")]
fn update_state_by_key_example(pairs: DStream<(&str, u64)>) {
    pairs.update_state_by_key(|counts, sum: Option<u64>| Some(sum.unwrap_or(0) + counts.iter().sum::<u64>())).print();
}

#[pipeline(batch = "10s")]
fn window_example(lines: DStream<&str>) {
    lines.window("30s", "10s").print();
}

#[pipeline(batch = "10s")]
fn words_example(lines: DStream<&str>) {
    lines.words().print();
}

#[pipeline(batch = "10s")]
fn write_to_example(lines: DStream<&str>) {
    lines.write_to(PrintSink::new(20));
}

/// The example of that operator.
pub(crate) fn example(name: &str, lines: DStream<&'static str>, pairs: DStream<(&'static str, u64)>) -> Option<Pipeline> {
    Some(match name {
        "cogroup" => cogroup_example(pairs),
        "combine_by_key" => combine_by_key_example(pairs),
        "containing" => containing_example(lines),
        "count" => count_example(lines),
        "count_by_value" => count_by_value_example(lines),
        "count_by_value_and_window" => count_by_value_and_window_example(lines),
        "count_by_window" => count_by_window_example(lines),
        "distinct" => distinct_example(lines),
        "filter" => filter_example(lines),
        "filter_map" => filter_map_example(lines),
        "flat_map" => flat_map_example(lines),
        "flat_map_values" => flat_map_values_example(pairs),
        "for_each_partition" => for_each_partition_example(lines),
        "foreach_rdd" => foreach_rdd_example(lines),
        "full_outer_join" => full_outer_join_example(pairs),
        "glom" => glom_example(lines),
        "group_by_key" => group_by_key_example(pairs),
        "group_by_key_and_window" => group_by_key_and_window_example(pairs),
        "inspect" => inspect_example(lines),
        "join" => join_example(pairs),
        "join_table" => join_table_example(pairs),
        "key_by" => key_by_example(lines),
        "left_outer_join" => left_outer_join_example(pairs),
        "left_outer_join_table" => left_outer_join_table_example(pairs),
        "map" => map_example(lines),
        "map_partitions" => map_partitions_example(lines),
        "map_values" => map_values_example(pairs),
        "map_with_state" => map_with_state_example(pairs),
        "print" => print_example(lines),
        "print_n" => print_n_example(lines),
        "reduce" => reduce_example(lines),
        "reduce_by_key" => reduce_by_key_example(pairs),
        "reduce_by_key_and_window" => reduce_by_key_and_window_example(pairs),
        "reduce_by_window" => reduce_by_window_example(lines),
        "remember" => remember_example(lines),
        "repartition" => repartition_example(lines),
        "right_outer_join" => right_outer_join_example(pairs),
        "sample" => sample_example(lines),
        "save_as_object_files" => save_as_object_files_example(pairs),
        "save_as_text_files" => save_as_text_files_example(lines),
        "split_fields" => split_fields_example(lines),
        "state_snapshots" => state_snapshots_example(pairs),
        "top_k" => top_k_example(lines),
        "transform" => transform_example(pairs),
        "transform_with" => transform_with_example(lines),
        "try_flat_map" => try_flat_map_example(lines),
        "try_map" => try_map_example(lines),
        "union" => union_example(lines),
        "update_state_by_key" => update_state_by_key_example(pairs),
        "window" => window_example(lines),
        "words" => words_example(lines),
        "write_to" => write_to_example(lines),
        _ => return None,
    })
}
