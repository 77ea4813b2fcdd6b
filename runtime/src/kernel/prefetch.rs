//! Asks for memory before it is needed. A hint: it changes nothing but time.
//!
//! A plain load would do, but it holds up everything behind it until the memory has come; a
//! prefetch does not, so that many are under way at once. Where there is no instruction that stable
//! Rust can give, nothing is done: that is the portable twin.

/// Fetches the cache line where `place` begins.
#[inline(always)]
#[cfg(all(target_arch = "x86_64", target_feature = "sse2", not(miri)))]
#[expect(unsafe_code, reason = "the language wants it for every instruction that takes a pointer")]
pub(crate) fn prefetch<T>(place: &T) {
    use std::arch::x86_64::{_MM_HINT_T0, _mm_prefetch};
    // SAFETY: the instruction neither reads nor writes anything that a program can see, and never
    // faults, whatever the address; this one even comes from a reference. Every machine with SSE2
    // has it.
    unsafe { _mm_prefetch::<_MM_HINT_T0>(std::ptr::from_ref(place).cast()) }
}

#[inline(always)]
#[cfg(not(all(target_arch = "x86_64", target_feature = "sse2", not(miri))))]
pub(crate) fn prefetch<T>(_: &T) {}
