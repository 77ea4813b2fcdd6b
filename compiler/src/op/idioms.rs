//! What people write elsewhere that is no operator here, and the line that does the same.
//!
//! Names of a single operator stand beside that operator ([`super::OpDef::also_called`]); this
//! table has what takes several operators, a closure, or nothing at all. A name matches whatever
//! its case and underscores: `sortBy` is `sort_by`.

/// One row: names from other libraries and what to write for them.
#[derive(Debug)]
pub struct Idiom {
    /// What people write, in snake case. In the order of the alphabet.
    pub names: &'static [&'static str],
    /// A statement that does it, on a stream `lines` of `&str`, `numbers` of `u64`, `pairs` of
    /// `(&str, u64)` or `lists` of `Vec<u64>`. A name alone: nothing has to be called.
    pub example: &'static str,
    /// What the line does not say by itself; the end of a sentence.
    pub why: &'static str,
}

/// The rows, by what they are about.
pub static IDIOMS: &[Idiom] = &[
    // one number out of a batch
    Idiom { names: &["max", "max_value", "maximum"], example: "numbers.reduce(|a, b| a.max(b))", why: "" },
    Idiom { names: &["min", "min_value", "minimum"], example: "numbers.reduce(|a, b| a.min(b))", why: "" },
    Idiom { names: &["add", "sum", "sum_all"], example: "numbers.reduce(|a, b| a + b)", why: "" },
    Idiom { names: &["multiply", "product"], example: "numbers.reduce(|a, b| a * b)", why: "" },
    Idiom {
        names: &["average", "avg", "mean"],
        example: "numbers.map(|n| (n, 1u64)).reduce(|a, b| (a.0 + b.0, a.1 + b.1)).map(|(sum, n)| sum as f64 / n as f64)",
        why: "",
    },
    Idiom {
        names: &["std", "std_dev", "stdev", "var", "variance"],
        example: "numbers.map(|n| (n as f64, (n * n) as f64, 1.0)).reduce(|a, b| (a.0 + b.0, a.1 + b.1, a.2 + b.2))\
                  .map(|(sum, squares, n)| squares / n - (sum / n) * (sum / n))",
        why: "this is the variance",
    },
    Idiom {
        names: &["median", "p50", "p95", "p99", "percentile", "quantile"],
        example: "numbers.transform(|rdd| { let sorted = rdd.sort_by(|a, b| a.cmp(b)).collect(); Rdd::of(sorted.get(sorted.len() / 2).copied()) })",
        why: "",
    },
    Idiom {
        names: &["arg_max", "max_by", "max_by_key", "maximum_by"],
        example: "pairs.reduce(|a, b| if b.1 > a.1 { b } else { a })",
        why: "",
    },
    Idiom {
        names: &["arg_min", "min_by", "min_by_key", "minimum_by"],
        example: "pairs.reduce(|a, b| if b.1 < a.1 { b } else { a })",
        why: "",
    },
    Idiom {
        names: &[
            "accumulate",
            "aggregate",
            "combine_globally",
            "fold",
            "fold_left",
            "inject",
            "reduce_left",
            "tree_aggregate",
            "tree_reduce",
            "try_fold",
        ],
        example: "lines.map(|line| line.len()).reduce(|a, b| a + b)",
        why: "make of each record what is to be folded, then fold two into one; there is no first value",
    },
    Idiom {
        names: &[
            "approx_count_distinct",
            "count_approx_distinct",
            "count_distinct",
            "distinct_count",
            "n_unique",
        ],
        example: "lines.distinct().count()",
        why: "",
    },
    Idiom {
        names: &["count_if", "count_where"],
        example: "lines.filter(|line| line.len() > 80).count()",
        why: "",
    },
    Idiom {
        names: &["any", "contains_any", "exists", "some"],
        example: "lines.filter(|line| line.len() > 80).count().map(|n| n > 0)",
        why: "",
    },
    Idiom {
        names: &["all", "every", "for_all", "none"],
        example: "lines.filter(|line| line.len() > 80).count().map(|n| n == 0)",
        why: "count those that break the rule",
    },
    Idiom {
        names: &["empty", "has_next", "is_empty", "non_empty"],
        example: "lines.count().map(|n| n == 0)",
        why: "",
    },
    // by key
    Idiom {
        names: &["count_by", "count_by_key", "count_per_key"],
        example: "pairs.map(|(key, _)| key).count_by_value()",
        why: "",
    },
    Idiom {
        names: &["sum_by", "sum_by_key", "sum_per_key", "sums_per_key"],
        example: "pairs.reduce_by_key(|a, b| a + b)",
        why: "",
    },
    Idiom {
        names: &["average_by_key", "avg_by_key", "mean_by_key", "mean_per_key"],
        example: "pairs.map_values(|n| (n, 1u64)).reduce_by_key(|a, b| (a.0 + b.0, a.1 + b.1)).map_values(|(sum, n)| sum as f64 / n as f64)",
        why: "",
    },
    Idiom {
        names: &["aggregate_by", "aggregate_by_key", "fold_by", "fold_by_key", "grouping_reduce"],
        example: "pairs.combine_by_key(|n| (n, 1u64), |(sum, k), n| (sum + n, k + 1), |a, b| (a.0 + b.0, a.1 + b.1))",
        why: "",
    },
    Idiom {
        names: &["chunk_by", "classify", "group", "group_by", "grouping_by", "into_group_map"],
        example: "lines.key_by(|line| line.len()).group_by_key()",
        why: "",
    },
    Idiom {
        names: &["custom_partition", "hash_partition", "partition_by", "partition_custom"],
        example: "pairs.repartition(4)",
        why: "operators on pairs place records by key themselves, so this is only for work between them",
    },
    Idiom { names: &["key", "keys"], example: "pairs.map(|(key, _)| key)", why: "" },
    Idiom { names: &["value", "values"], example: "pairs.map(|(_, value)| value)", why: "" },
    Idiom { names: &["flip", "invert", "swap"], example: "pairs.map(|(key, value)| (value, key))", why: "" },
    Idiom {
        names: &["map_to_pair", "pair_with", "to_pair"],
        example: "lines.map(|line| (line, 1u64))",
        why: "",
    },
    Idiom {
        names: &[
            "distinct_by",
            "distinct_by_key",
            "distinct_until_key_changed",
            "dedup_by",
            "dedup_by_key",
            "drop_duplicates",
            "unique_by",
        ],
        example: "lines.key_by(|line| line.len()).reduce_by_key(|first, _| first).map(|(_, line)| line)",
        why: "",
    },
    Idiom {
        names: &[
            "cumsum",
            "cumulative_sum",
            "running_reduce",
            "running_sum",
            "running_total",
            "scan",
            "scan_by_key",
            "stateful",
            "total",
        ],
        example: "pairs.update_state_by_key(|counts, sum: Option<u64>| Some(sum.unwrap_or(0) + counts.iter().sum::<u64>()))",
        why: "what lives longer than a batch is the state of a key",
    },
    Idiom {
        names: &["session", "session_window", "session_windows", "sessionize", "sessions", "with_gap"],
        example: "pairs.map_with_state(|key, n: Option<u64>, sum: &mut State<u64>| { let now = sum.get().unwrap_or(0) + n.unwrap_or(0); \
                  if n.is_some() { sum.update(now); } n.is_none().then_some((key, now)) }).timeout(\"30s\").flat_map(|ended| ended)",
        why: "the last call for a key that was idle has no value",
    },
    Idiom {
        names: &["interval_join", "temporal_join", "window_join"],
        example: "pairs.window(\"30s\").join(pairs.window(\"30s\"))",
        why: "",
    },
    // order
    Idiom {
        names: &[
            "order",
            "order_by",
            "sort",
            "sort_by",
            "sort_by_key",
            "sort_by_value",
            "sort_unstable",
            "sort_unstable_by",
            "sort_unstable_by_key",
            "sort_values",
            "sorted_by",
        ],
        example: "lines.transform(|rdd| rdd.sort_by(|a, b| a.cmp(b)))",
        why: "the closure sees the whole batch; `rdd.sort_by_key(|record| ..)` sorts by a part of the record",
    },
    Idiom {
        names: &["order_by_desc", "order_by_descending", "rev", "reverse", "sort_descending"],
        example: "lines.transform(|rdd| rdd.sort_by(|a, b| b.cmp(a)))",
        why: "",
    },
    Idiom {
        names: &["bottom", "bottom_k", "lowest", "n_smallest", "smallest", "take_ordered"],
        example: "numbers.transform(|rdd| Rdd::of(rdd.sort_by(|a, b| a.cmp(b)).take(10)))",
        why: "",
    },
    // some records of a batch
    Idiom {
        names: &[
            "fetch",
            "first",
            "first_n",
            "first_value",
            "head",
            "limit",
            "next",
            "take",
            "take_first",
            "take_n",
        ],
        example: "lines.transform(|rdd| Rdd::of(rdd.take(10)))",
        why: "the first of each batch",
    },
    Idiom {
        names: &["drop", "offset", "skip", "skip_first"],
        example: "lines.transform(|rdd| Rdd::of(rdd.collect().into_iter().skip(10)))",
        why: "",
    },
    Idiom {
        names: &["map_while", "take_until", "take_while"],
        example: "lines.map_partitions(|lines| lines.take_while(|line| !line.is_empty()))",
        why: "partition by partition: the records of a batch have no order beyond that",
    },
    Idiom {
        names: &["drop_while", "skip_until", "skip_while"],
        example: "lines.map_partitions(|lines| lines.skip_while(|line| line.is_empty()))",
        why: "partition by partition: the records of a batch have no order beyond that",
    },
    Idiom {
        names: &["every_nth", "step_by", "take_nth"],
        example: "lines.map_partitions(|lines| lines.step_by(10))",
        why: "",
    },
    Idiom { names: &["last", "last_value", "latest"], example: "lines.reduce(|_, last| last)", why: "" },
    Idiom {
        names: &["element_at", "nth"],
        example: "lines.transform(|rdd| Rdd::of(rdd.collect().into_iter().nth(2)))",
        why: "counted from 0 in each batch",
    },
    Idiom {
        names: &["tail", "take_last"],
        example: "lines.transform(|rdd| Rdd::of(rdd.collect().into_iter().rev().take(10)))",
        why: "the last of each batch, the newest first",
    },
    Idiom {
        names: &["detect", "find", "find_map", "index_of", "position"],
        example: "lines.filter(|line| line.len() > 80).transform(|rdd| Rdd::of(rdd.first()))",
        why: "",
    },
    Idiom {
        names: &["exclude", "filter_false", "filter_not", "filter_out", "reject", "remove_if"],
        example: "lines.filter(|line| !line.is_empty())",
        why: "",
    },
    Idiom {
        names: &["branch", "get_side_output", "partition", "partition_map", "side_output", "split_stream"],
        example: "lines.filter(|line| line.len() > 80)",
        why: "and a second one with the opposite condition: both are evaluated in one pass",
    },
    Idiom { names: &["random_split"], example: "lines.sample(0.8)", why: "" },
    Idiom {
        names: &[
            "audit",
            "debounce",
            "rate_limit",
            "throttle",
            "throttle_first",
            "throttle_last",
            "throttle_time",
        ],
        example: "lines.window(\"10s\", \"10s\").reduce(|_, last| last)",
        why: "the last record of each ten seconds",
    },
    // records of another shape
    Idiom {
        names: &["concat_all", "explode", "flatten", "flatten_iterables", "unnest", "unroll"],
        example: "lists.flat_map(|list| list)",
        why: "",
    },
    Idiom {
        names: &["split", "split_terminator"],
        example: "lines.flat_map(|line| line.split(' '))",
        why: "",
    },
    Idiom {
        names: &["enumerate", "with_index", "zip_with_index", "zip_with_unique_id"],
        example: "lines.transform(|rdd| rdd.zip_with_index())",
        why: "numbered from 0 in each batch",
    },
    Idiom {
        names: &["zip", "zip_partitions", "zip_with"],
        example: "lines.transform_with(lines.map(|line| line.len()), |a, b| Rdd::of(a.collect().into_iter().zip(b.collect())))",
        why: "two streams have no positions in common beyond a batch; `join` pairs records with equal keys",
    },
    Idiom {
        names: &[
            "array_chunks",
            "batch",
            "batched",
            "buffer",
            "buffer_count",
            "chunk",
            "chunked",
            "chunks",
            "grouped",
            "ready_chunks",
            "window_count",
        ],
        example: "lines.glom()",
        why: "one list for each partition of a batch; what arrives within the interval is a batch already",
    },
    Idiom {
        names: &["array_windows", "diff", "lag", "lead", "pairwise", "shift", "tuple_windows", "windows"],
        example: "numbers.map_partitions(|numbers| { let all: Vec<_> = numbers.collect(); all.windows(2).map(|two| (two[0], two[1])).collect::<Vec<_>>() })",
        why: "`window` is one of time",
    },
    Idiom {
        names: &["err", "expect", "map_err", "map_ok", "ok", "unwrap", "unwrap_or_default", "unwrap_or_else"],
        example: "lines.try_map(|line| line.parse::<u64>())",
        why: "errors are counted, and are a stream of their own with `let (good, bad) = ..`",
    },
    Idiom {
        names: &["assign_timestamps", "assign_timestamps_and_watermarks", "timestamp", "with_timestamp"],
        example: "lines.transform(|rdd, time| { let now = time.millis(); rdd.map(move |line| (now, line)) })",
        why: "the time of a record is that of its batch",
    },
    // columns
    Idiom {
        names: &[
            "add_column",
            "assign",
            "astype",
            "cast",
            "drop_columns",
            "mutate",
            "rename",
            "with_column",
            "with_column_renamed",
            "with_columns",
        ],
        example: "lines.map(|line| (line, line.len()))",
        why: "columns are parts of a record, a tuple or a struct of yours: `map` makes another one",
    },
    Idiom {
        names: &["drop_na", "drop_null", "drop_nulls", "is_not_null", "is_null", "not_null"],
        example: "lines.filter_map(|line| line.split(',').nth(2))",
        why: "what may be missing is an `Option`",
    },
    Idiom {
        names: &["fill_na", "fill_null", "na_fill"],
        example: "lines.map(|line| line.split(',').nth(2).unwrap_or(\"none\"))",
        why: "what may be missing is an `Option`",
    },
    Idiom {
        names: &["in_list", "is_in"],
        example: "lines.filter(|line| [\"a\", \"b\"].contains(line))",
        why: "",
    },
    Idiom {
        names: &["agg", "aggregates"],
        example: "pairs.map_values(|n| (n, n, 1u64)).reduce_by_key(|a, b| (a.0.max(b.0), a.1 + b.1, a.2 + b.2))",
        why: "here the largest, the sum and the count of each key",
    },
    Idiom {
        names: &["describe", "stats", "summary"],
        example: "numbers.map(|n| (n, n, n, 1u64)).reduce(|a, b| (a.0.min(b.0), a.1.max(b.1), a.2 + b.2, a.3 + b.3))",
        why: "the smallest, the largest, the sum and the count",
    },
    Idiom {
        names: &["decode", "deserialize", "from_json", "json", "parse_json"],
        example: "lines.try_map(|line| line.parse::<u64>())",
        why: "with any closure that returns a `Result`, as `serde_json::from_str` does",
    },
    Idiom {
        names: &["encode", "format", "serialize", "to_json"],
        example: "lines.map(|line| format!(\"<{line}>\"))",
        why: "or with `serde_json::to_string` in the closure",
    },
    Idiom {
        names: &["replace", "str_replace"],
        example: "lines.map(|line| line.replace(\"a\", \"b\"))",
        why: "",
    },
    Idiom {
        names: &["unzip"],
        example: "pairs.map(|(key, _)| key)",
        why: "and a second stream of the other part: both are evaluated in one pass",
    },
    Idiom {
        names: &["combine_latest", "with_latest_from"],
        example: "pairs.window(\"30s\").join(pairs.window(\"30s\"))",
        why: "what is to be remembered of a stream is a window of it",
    },
    Idiom {
        names: &["rank", "row_number"],
        example: "lines.transform(|rdd| rdd.sort_by(|a, b| a.cmp(b)).zip_with_index())",
        why: "numbered from 0 in each batch",
    },
    // two streams
    Idiom {
        names: &["difference", "except", "except_all", "minus", "relative_complement", "subtract"],
        example: "lines.transform_with(lines.filter(|line| line.len() > 80), |all, long| all.subtract(long))",
        why: "",
    },
    Idiom {
        names: &["anti_join", "left_anti_join", "subtract_by_key"],
        example: "pairs.left_outer_join(pairs.filter(|(_, n)| *n > 3)).filter(|(_, (_, other))| other.is_none())",
        why: "",
    },
    Idiom {
        names: &["intersect", "intersection", "intersection_with", "retain_all"],
        example: "lines.transform_with(lines.filter(|line| line.len() > 80), |all, long| all.intersection(long))",
        why: "",
    },
    Idiom {
        names: &["cartesian", "cartesian_product", "cross", "cross_join"],
        example: "numbers.transform_with(numbers.count(), |a, b| { let b = b.collect(); \
                  Rdd::of(a.collect().into_iter().flat_map(move |x| b.clone().into_iter().map(move |y| (x, y)))) })",
        why: "",
    },
    // to the outside
    Idiom {
        names: &[
            "collect",
            "collect_as_map",
            "collect_async",
            "collect_list",
            "collect_vec",
            "execute_and_collect",
            "into_vec",
            "to_array",
            "to_list",
            "to_set",
            "to_vec",
        ],
        example: "lines.foreach_rdd(|rdd| println!(\"{:?}\", rdd.collect()))",
        why: "records are at hand only in the closure of an output",
    },
    Idiom {
        names: &["each", "for_each", "for_each_record", "foreach_async", "on_next", "try_for_each"],
        example: "lines.foreach_rdd(|rdd| rdd.iter().for_each(|line| println!(\"{line}\")))",
        why: "",
    },
    Idiom {
        names: &["catch", "on_error_resume_next", "on_error_return", "recover", "retry", "retry_when"],
        example: "lines.print().on_error(\"retry(3)\")",
        why: "it is an option of an output",
    },
    Idiom {
        names: &[
            "create_or_replace_temp_view",
            "create_table",
            "create_temp_view",
            "create_view",
            "register_temp_table",
            "select_expr",
            "sql",
            "to_df",
            "to_ds",
            "to_pandas",
            "to_table",
        ],
        example: "lines.split_fields(',').filter_map(|fields| Some((fields.get(0)?, fields.get(2)?)))",
        why: "there are no data frames: columns are parts of a record",
    },
    // nothing has to be called
    Idiom {
        names: &[
            "broadcast_stream",
            "clone",
            "fork",
            "multicast",
            "publish",
            "ref_count",
            "replay",
            "share",
            "tee",
        ],
        example: "lines",
        why: "a stream can be used any number of times under its name",
    },
    Idiom {
        names: &["cloned", "copied", "owned", "to_owned"],
        example: "lines",
        why: "records need no copy to go on; a closure that wants an owned one makes it, as in `|line| line.to_owned()`",
    },
    Idiom {
        names: &[
            "as_ref",
            "borrow",
            "by_ref",
            "fuse",
            "into_dstream",
            "into_inner",
            "into_iter",
            "into_stream",
            "iter",
            "iter_mut",
            "par_iter",
            "peekable",
            "stream",
            "to_stream",
        ],
        example: "lines",
        why: "operators are called on the stream itself",
    },
    Idiom {
        names: &["persist_with_storage_level", "uncache", "unpersist"],
        example: "lines",
        why: "a stream is kept for as long as a batch needs it",
    },
    Idiom {
        names: &["name", "named", "set_name", "uid", "with_name"],
        example: "lines",
        why: "the name in `let name = ..;` is that in plans, logs and outputs",
    },
    Idiom {
        names: &[
            "await",
            "await_termination",
            "block_on",
            "execute",
            "run",
            "spawn",
            "start",
            "subscribe_on",
        ],
        example: "lines.print()",
        why: "a pipeline is run by a context: `StreamingContext::from_args()?.run(job(source))`",
    },
    Idiom {
        names: &[
            "allow_lateness",
            "allowed_lateness",
            "evictor",
            "materialized",
            "output_mode",
            "suppress",
            "trigger",
            "watermark",
            "with_watermark",
        ],
        example: "lines",
        why: "a record belongs to the batch in which it arrives, and results are given at the end of each batch",
    },
    Idiom {
        names: &["disable_chaining", "forward", "global", "slot_sharing_group", "start_new_chain"],
        example: "lines",
        why: "what runs together in one loop is found by the compiler",
    },
    Idiom {
        names: &["from", "from_source", "load", "read", "read_stream", "source"],
        example: "lines",
        why: "a source is given where the pipeline is called: `job(socket_text_stream(..))`",
    },
    Idiom {
        names: &["explain", "print_schema", "to_debug_string"],
        example: "lines",
        why: "`streamc explain FILE` shows the plan",
    },
];
