//! The role of each place, read by a small network: struck, launched from, shot down over, reference point, or merely named.
//!
//! In: an article and its places. Out: a [`Reading`] for each place. Reading order of the files: `signals` (what the network is told),
//! `network` (how it reads), `layers` (its arithmetic), `blob` (the weights' layout). Training is `geodata/train-roles`.

mod blob;
mod layers;
mod network;
pub(super) mod signals;

use std::sync::OnceLock;

pub use blob::Weights;
pub(crate) use blob::{EVENTS, EVIDENCE};
pub use network::{Reading, read};
pub use signals::Signals;

/// The weights that come with the program; `None` only when the blob that was compiled in is damaged.
pub(crate) fn shipped() -> Option<&'static Weights> {
    static WEIGHTS: OnceLock<Option<Weights>> = OnceLock::new();
    WEIGHTS.get_or_init(|| Weights::read(dateline_roles::ROLES)).as_ref()
}
