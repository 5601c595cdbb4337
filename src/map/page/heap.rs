//! Memory that one map has used is kept for the next.
//!
//! glibc gives the end of the heap back to the system as soon as 128 kB of it are free, and takes it anew page by page: a
//! sixteenth of the time of a map. Both of its limits rise for good when a block as large as `SETTLED`, which it has mapped by
//! itself, is freed (`mallopt(3)`, on `M_MMAP_THRESHOLD`). No page of that block is ever touched, and to other allocators it
//! means nothing.

use std::sync::Once;

/// Below the 32 MiB from which on glibc does not raise its limits.
const SETTLED: usize = 16 << 20;

/// Has the allocator keep what is freed, from the first call on.
pub(in crate::map) fn settle() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| drop(std::hint::black_box(Vec::<u8>::with_capacity(SETTLED))));
}
