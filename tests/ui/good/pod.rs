//! A struct of a fixed layout is a source's record.
#![forbid(unsafe_code)]

use streamc::prelude::*;

#[derive(Clone, Record, Text)]
#[record(pod)]
#[repr(C)]
struct Trade {
    price: f64,
    amount: u32,
    symbol: [u8; 4],
}

#[pipeline(batch = "1s")]
fn turnover(trades: DStream<Trade>) {
    let by_symbol = trades.map(|trade| (trade.symbol, trade.price * f64::from(trade.amount)));
    by_symbol.reduce_by_key(|a, b| a + b).print();
    trades.print();
}

fn main() -> streamc::Result<()> {
    StreamingContext::from_args()?.run(turnover(pod_file::<Trade>("trades.bin").mapped()))
}
