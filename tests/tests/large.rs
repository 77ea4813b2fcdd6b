//! Large pipelines, as rustc gets them: hundreds of outputs of one stream, hundreds of operators in
//! one chain, many calls of fragments.
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

use streamc::{prelude::*, testkit::TestKit};

/// One pipeline of each kind, with something for each number.
macro_rules! large {
    ($($n:literal)*) => {
        #[pipeline(batch = "1s")]
        fn wide(lines: DStream<&str>) {
            $(lines.map(|line| line.len() + $n).print();)*
        }

        #[pipeline(batch = "1s")]
        fn wide_after_a_shuffle(lines: DStream<&str>) {
            let counts = lines.map(|line| (line.len(), 1u64)).reduce_by_key(|a, b| a + b);
            $(counts.map(|(len, _)| len + $n).print();)*
        }

        #[pipeline(batch = "1s")]
        fn long(lines: DStream<&str>) {
            lines$(.filter(|line| line.len() != $n).flat_map(|line| [line]))*.print();
        }

        #[pipeline(batch = "1s")]
        mod called {
            use streamc::prelude::*;

            fn more(lengths: DStream<usize>, n: usize) -> DStream<usize> {
                let twice = n * 2;
                lengths.map(|len| len + twice - n)
            }

            pub(super) fn often(lines: DStream<&str>) {
                let lengths = lines.map(|line| line.len());
                $(let lengths = more(lengths, $n);)*
                lengths.print();
            }
        }
    };
}
large! {
    0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36
    37 38 39 40 41 42 43 44 45 46 47 48 49 50 51 52 53 54 55 56 57 58 59 60 61 62 63 64 65 66 67 68 69
    70 71 72 73 74 75 76 77 78 79 80 81 82 83 84 85 86 87 88 89 90 91 92 93 94 95 96 97 98 99 100 101
    102 103 104 105 106 107 108 109 110 111 112 113 114 115 116 117 118 119 120 121 122 123 124 125 126
    127 128 129 130 131 132 133 134 135 136 137 138 139 140 141 142 143 144 145 146 147 148 149 150 151
    152 153 154 155 156 157 158 159 160 161 162 163 164 165 166 167 168 169 170 171 172 173 174 175 176
    177 178 179 180 181 182 183 184 185 186 187 188 189 190 191 192 193 194 195 196 197 198 199
}

fn run(pipeline: Pipeline) -> Vec<Vec<String>> {
    let mut kit = TestKit::new(pipeline).partitions(1);
    kit.run_batch().unwrap();
    kit.outputs().values().map(|batches| batches[0].clone()).collect()
}

#[test]
fn hundreds_of_outputs_of_one_stream() {
    for pipeline in [wide(queue_stream([["abc"]])), wide_after_a_shuffle(queue_stream([["abc"]]))] {
        let mut found: Vec<usize> = run(pipeline).iter().map(|output| output[0].parse().unwrap()).collect();
        found.sort_unstable();
        assert!(found.into_iter().eq(3..203));
    }
}

#[test]
fn hundreds_of_operators_in_one_chain() {
    let text = "x".repeat(500).leak();
    assert_eq!(run(long(queue_stream([[&*text, "abc"]])))[0], [&*text]);
}

#[test]
fn hundreds_of_calls_of_a_fragment() {
    assert_eq!(run(called::often(queue_stream([["abc"]])))[0], [(3 + 199 * 200 / 2).to_string()]);
}
