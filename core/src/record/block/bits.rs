//! Loops over masks, with instructions for single bits where the machine has them.
//!
//! To find, clear and count bits takes several instructions without them, and 64 bytes of text have
//! 20 borders of words. Most machines have them, but not all of x86-64 does, so that is asked at
//! run time, once for a loop over hundreds of borders.

/// A loop. Its `run` is to be inlined always, so that it is compiled with the instructions of its
/// caller.
pub(crate) trait Loop {
    type Done;
    fn run(self) -> Self::Done;
}

/// Runs a loop. On machines without the instructions, and under Miri, that is all there is: the
/// portable twin.
#[inline]
#[cfg_attr(
    target_arch = "x86_64",
    expect(unsafe_code, reason = "what the machine has is known at run time only")
)]
pub(crate) fn with_bits<L: Loop>(this: L) -> L::Done {
    #[cfg(target_arch = "x86_64")]
    if std::arch::is_x86_feature_detected!("bmi1") && std::arch::is_x86_feature_detected!("popcnt") {
        // SAFETY: the only condition is that the machine has these features
        return unsafe { run(this) };
    }
    this.run()
}

#[cfg(target_arch = "x86_64")]
#[inline(never)]
#[target_feature(enable = "bmi1,popcnt")]
fn run<L: Loop>(this: L) -> L::Done {
    this.run()
}
