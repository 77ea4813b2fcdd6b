//! A sum of floats cannot be taken apart exactly: a warning, by type, also inside tuples.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn job<T: Clone + Sync>(pairs: DStream<(&str, f64)>, exact: DStream<(&str, (u64, String))>, any: DStream<T>) {
    pairs.reduce_by_key_and_window(|a, b| a + b, |all, part| all - part, "10s").print();
    //    ^^^^^^^^^^^^^^^^^^^^^^^^ warning: use of deprecated method
    //                             `streamc::kernel::InexactInverse::streamc_check_inverse`: floats do not add
    //                             up exactly, so what an inverse leaves drifts away from the truth
    //                             help: leave the inverse out, it is not needed for speed; or count in whole
    //                             numbers, for example in cents
    pairs
        .map_values(|v| (1u64, v as f32))
        .reduce_by_key_and_window(|a, b| (a.0 + b.0, a.1 + b.1), |a, b| (a.0 - b.0, a.1 - b.1), "10s")
    //   ^^^^^^^^^^^^^^^^^^^^^^^^ warning: use of deprecated method
    //                            `streamc::kernel::InexactInverse1::streamc_check_inverse`: floats do not add
    //                            up exactly, so what an inverse leaves drifts away from the truth
    //                            help: leave the inverse out, it is not needed for speed; or count in whole
    //                            numbers, for example in cents
        .print();
    pairs.map(|(_, v)| (v, v)).reduce_by_window(|a, b| (a.0 + b.0, a.1), |a, b| (a.0 - b.0, a.1), "10s").print();
    //                         ^^^^^^^^^^^^^^^^ warning: use of deprecated method
    //                                          `streamc::kernel::InexactInverse::streamc_check_inverse`:
    //                                          floats do not add up exactly, so what an inverse leaves drifts
    //                                          away from the truth
    //                                          help: leave the inverse out, it is not needed for speed; or
    //                                          count in whole numbers, for example in cents
    pairs.map(|(_, v)| (1u64, (v, 1u64))).reduce_by_window(|a, _| a, |a, _| a, "10s").print();
    //                                    ^^^^^^^^^^^^^^^^ warning: use of deprecated method
    //                                      `streamc::kernel::InexactInverse1::streamc_check_inverse`: floats
    //                                      do not add up exactly, so what an inverse leaves drifts away from
    //                                      the truth
    //                                      help: leave the inverse out, it is not needed for speed; or count
    //                                      in whole numbers, for example in cents
    pairs.map(|(_, v)| ((1u64, Some(v)), 1u64)).reduce_by_window(|a, _| a, |a, _| a, "10s").print();
    //                                          ^^^^^^^^^^^^^^^^ warning: use of deprecated method
    //                                            `streamc::kernel::InexactInverse4::streamc_check_inverse`:
    //                                            floats do not add up exactly, so what an inverse leaves
    //                                            drifts away from the truth
    //                                            help: leave the inverse out, it is not needed for speed; or
    //                                            count in whole numbers, for example in cents
    pairs.map(|(_, v)| (1u64, 2u64, (1u64, [v, v], v))).reduce_by_window(|a, _| a, |a, _| a, "10s").print();
    //                                                  ^^^^^^^^^^^^^^^^ warning: use of deprecated method
    //                                                    `streamc::kernel::InexactInverse6::streamc_check_inverse`:
    //                                                    floats do not add up exactly, so what an inverse
    //                                                    leaves drifts away from the truth
    //                                                    help: leave the inverse out, it is not needed for
    //                                                    speed; or count in whole numbers, for example in
    //                                                    cents
    pairs.map(|(_, v)| ((v, v), (v, (v, v)))).reduce_by_window(|a, _| a, |a, _| a, "10s").print();
    //                                        ^^^^^^^^^^^^^^^^ warning: use of deprecated method
    //                                          `streamc::kernel::InexactInverse::streamc_check_inverse`:
    //                                          floats do not add up exactly, so what an inverse leaves drifts
    //                                          away from the truth
    //                                          help: leave the inverse out, it is not needed for speed; or
    //                                          count in whole numbers, for example in cents
    // these say nothing
    pairs.map(|_| (1u64, (2u64, Some([3u64])))).reduce_by_window(|a, _| a, |a, _| a, "10s").print();
    pairs.reduce_by_key_and_window(|a, b| a + b, "10s").print();
    exact.reduce_by_key_and_window(|a, b| (a.0 + b.0, a.1), |a, b| (a.0 - b.0, a.1), "10s").print();
    any.map(|t| (t, 1u64)).reduce_by_window(|a, _| a, |a, _| a, "10s").count().print();
}

fn main() {}
