//! Spark's `PageViewStream`: five ways to look at page views, which `spark_page_view_generator`
//! sends.
//!
//! In one terminal `cargo run --bin spark_page_view_generator -- 44444 10`, in another
//! `cargo run --bin spark_page_view_stream -- page-counts localhost 44444`.
#![forbid(unsafe_code)]
#![allow(clippy::print_stdout, reason = "it prints what it has found")]

use streamc::{Error, Pipeline, prelude::*};
use streamc_spark_examples::page_views::PageView;

const USAGE: &str = "spark_page_view_stream METRIC HOST PORT
METRIC: page-counts | sliding-page-counts | error-rate | active-users | known-users";

/// Views of each page in each second.
#[pipeline(batch = "1s")]
fn page_counts(lines: DStream<&str>) {
    lines.flat_map(PageView::parse).map(|view| view.url).count_by_value().print();
}

/// The same over the last ten seconds.
#[pipeline(batch = "1s")]
fn sliding_page_counts(lines: DStream<&str>) {
    let urls = lines.flat_map(PageView::parse).map(|view| view.url);
    urls.count_by_value_and_window("10s", "2s").print();
}

/// How many of the views of a zip code have failed in the last half minute.
#[pipeline(batch = "1s")]
fn error_rate(lines: DStream<&str>) {
    let views =
        lines.flat_map(PageView::parse).map(|view| (view.zip_code, (u64::from(view.status != 200), 1u64)));
    let counts = views.reduce_by_key_and_window(|(a, n), (b, m)| (a + b, n + m), "30s", "2s");
    counts.map(|(zip_code, (failed, all))| format!("{zip_code}: {} %", 100 * failed / all)).print();
}

/// How many users there were in the last 15 seconds.
#[pipeline(batch = "1s")]
fn active_users(lines: DStream<&str>) {
    let users = lines.flat_map(PageView::parse).map(|view| view.user);
    users.window("15s", "2s").distinct().count().map(|n| format!("Unique active users: {n}")).print();
}

/// Names of users who were there.
#[pipeline(batch = "1s")]
fn known_users(lines: DStream<&str>, names: BroadcastTable<u32, &str>) {
    let users = lines.flat_map(PageView::parse).map(|view| view.user).distinct();
    users.map(|user| (user, ())).join_table(&names).foreach_rdd(|rdd, time| {
        let names: Vec<&str> = rdd.take(10).into_iter().map(|(_, ((), name))| name).collect();
        println!("{} ms: {}", time.millis(), names.join(", "));
    });
}

fn pipeline(metric: &str, lines: impl IntoDStream<&'static str>) -> Result<Pipeline, Error> {
    let lines = lines.into_dstream();
    Ok(match metric {
        "page-counts" => page_counts(lines),
        "sliding-page-counts" => sliding_page_counts(lines),
        "error-rate" => error_rate(lines),
        "active-users" => active_users(lines),
        "known-users" => known_users(lines, broadcast_table([(1u32, "Ada"), (2, "Grace"), (3, "Edsger")])),
        _ => return Err(Error::Config(format!("`{metric}` is not a metric\n\n{USAGE}"))),
    })
}

fn main() -> streamc::Result<()> {
    let mut args = Args::of_program(USAGE);
    let explains = args.explains();
    let [metric, host, port] = [args.operand("METRIC")?, args.operand("HOST")?, args.operand("PORT")?];
    // a plan can be asked for without saying of what
    let metric = if explains && metric == "METRIC" { "page-counts" } else { &metric };
    args.context()?.run(pipeline(metric, socket_text_stream(format!("{host}:{port}")))?)
}
