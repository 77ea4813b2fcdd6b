//! Structs of one's own, with and without a lifetime.

use streamc::prelude::*;

#[derive(Clone, Copy, Debug, Record, Key, Text)]
struct View<'a> {
    user: &'a str,
    page: &'a str,
    millis: u64,
}

fn parse(line: &str) -> Option<View<'_>> {
    let mut words = line.split(' ');
    Some(View { user: words.next()?, page: words.next()?, millis: words.next()?.parse().ok()? })
}

#[derive(Clone, Debug, Record, Text)]
struct Total {
    user: String,
    millis: u64,
}

#[pipeline(batch = "1s")]
fn job(lines: DStream<&str>) {
    let views = lines.flat_map(parse);
    views.key_by(|view| view.page).group_by_key().map(|(page, views)| (page, Some(views.len()))).print();
    views.map(|view| (view, 1u64)).reduce_by_key(|a, b| a + b).print();
    views
        .map(|view| (view.user, view.millis))
        .reduce_by_key(|a, b| a + b)
        .map(|(user, millis)| Total { user: user.to_owned(), millis })
        .print();
}

#[pipeline(batch = "1s")]
fn totals(totals: DStream<Total>) {
    totals.map(|total| total.user).print();
    totals.filter(|total| total.millis > 3).map(|total| total.millis).reduce(|a, b| a + b).print();
}

fn is_whole(fields: &Fields<'_>) -> bool {
    fields.len() == 3
}

#[pipeline(batch = "1s")]
fn fields(lines: DStream<&str>, separator: char) {
    let fields = lines.split_fields(separator).filter(is_whole);
    fields.map(|fields| fields.get(1).unwrap_or("")).distinct().print();
    fields.key_by(|fields| fields.get(0)).group_by_key().flat_map_values(|lines| lines).count_by_value().print();
}

#[allow(dead_code)]
fn third() -> Pipeline {
    fields(queue_stream([["a,b,c"]]), ',')
}

#[allow(dead_code)]
fn more() -> Pipeline {
    totals(queue_stream(vec![vec![Total { user: "a".to_owned(), millis: 3 }]]))
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(job(socket_text_stream("127.0.0.1:9999")))
}
