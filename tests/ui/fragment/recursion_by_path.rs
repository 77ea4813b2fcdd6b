//! A fragment that calls itself by a path, or by way of another module.

#[streamc::pipeline(batch = "1s")]
mod here {
    use streamc::prelude::*;

    pub fn alone(lines: DStream<&str>) -> DStream<&str> {
        self::alone(lines.filter(|line| line.len() > 1))
    //        ^^^^^ the fragment `alone` calls itself, in the fragment `alone`, which `other` calls
    //              help: the graph is fixed when the program is compiled, so that it cannot grow by itself
    }

    pub fn ping(lines: DStream<&str>) -> DStream<&str> {
        super::there::pong(lines)
    }
}

#[streamc::pipeline(batch = "1s")]
mod there {
    use streamc::prelude::*;

    pub fn pong(lines: DStream<&str>) -> DStream<&str> {
        super::here::ping(lines)
    //               ^^^^ the fragment `ping` calls itself, in the fragment `pong`, which `ping` calls
    //                    help: the graph is fixed when the program is compiled, so that it cannot grow by
    //                    itself
    }

    pub fn job(lines: DStream<&str>) {
        super::here::ping(lines).print();
    }

    pub fn other(lines: DStream<&str>) {
        super::here::alone(lines).print();
    }
}

fn main() {
    let _ = there::job(streamc::prelude::queue_stream([["a"]]));
    let _ = there::other(streamc::prelude::queue_stream([["a"]]));
}
