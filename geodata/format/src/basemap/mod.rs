//! The compiled basemap.
//!
//! - [`layout`]: sections and records
//! - `kinds`: the closed choices that are stored by number
//! - `blob`: the sections as typed slices

mod blob;
mod kinds;
pub mod layout;

pub use blob::{Blob, Layer, Level, Polylines};
pub use kinds::{BorderStatus, LineKind, SeaKind, TerritoryStatus};
