//! Positions on the globe and shapes made of them, before any projection, and planar clipping and simplification.
//!
//! Reading order: [`LonLat`], [`Extent`], [`View`]; cutting: `unwrap` (antimeridian), `cap` (horizon), `clip_polygon`,
//! `clip_line`; `simplify`; `planar` sizes.

mod antimeridian;
mod cap;
mod clip_line;
mod clip_polygon;
mod extent;
mod lonlat;
pub(crate) mod planar;
mod simplify;
mod unwrap;
mod view;

pub use antimeridian::{cut_line_at_antimeridian, cut_ring_at_antimeridian};
pub use cap::Cap;
pub use clip_line::{clip_line, clip_segment};
pub use clip_polygon::{RingClipper, along_frame};
pub use extent::Extent;
pub use lonlat::LonLat;
pub use simplify::Simplifier;
pub use unwrap::{crosses_antimeridian, unwrap};
pub use view::View;
