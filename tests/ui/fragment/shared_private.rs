//! What the closures of a shared fragment name is seen by its callers, and is nothing of theirs.

mod jobs {
    #[streamc::pipeline(batch = "1s")]
    pub mod lines {
        use streamc::prelude::*;

        fn is_full(line: &str) -> bool {
            !line.is_empty()
        }

        pub fn full(raw: DStream<&str>) -> DStream<&str> {
            raw.filter(|line| is_full(line))
    //                        ^^^^^^^ function import `is_full` is private
        }
    }
}

#[streamc::pipeline(batch = "1s")]
mod here {
    use streamc::prelude::*;

    #[allow(dead_code)]
    fn is_full(_: &str) -> bool {
        false
    }

    pub fn job(raw: DStream<&str>) {
        super::jobs::lines::full(raw).print();
    }
}

fn main() {
    let _ = here::job(streamc::prelude::queue_stream([["a"]]));
}
