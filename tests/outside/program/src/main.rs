//! Sums of a log into a ledger, on an executor of someone else.
#![forbid(unsafe_code)]

use outside_connector::{Broker, Event, Ledger, LedgerSink, Mesh};
use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn sums(events: DStream<Event>, ledger: LedgerSink) {
    events.map(|event| (event.user, event.amount)).reduce_by_key(|a, b| a + b).write_to(ledger);
}

fn event(user: &str, amount: u64) -> Event {
    Event { user: user.to_owned(), amount }
}

fn main() -> streamc::Result<()> {
    let broker = Broker::new(vec![
        vec![event("skipped", 9), event("ann", 1), event("bob", 2)],
        vec![event("ann", 4), event("ann", 8)],
    ]);
    let ledger = Ledger::default();
    // the first answer is lost: the batch is there, and comes once
    ledger.lose_answer();
    let mesh = Mesh::default();
    let context = StreamingContext::builder().signals(false).quiet().executor(mesh.clone()).build()?;
    context.run(sums(broker.stream(vec![1, 0], 1), ledger.sink()))?;
    let mut rows = ledger.rows();
    rows.sort();
    for row in rows {
        println!("{row}");
    }
    println!("records crossed the mesh: {}", mesh.messages() > 0);
    Ok(())
}
