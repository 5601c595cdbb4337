//! Positions on the globe and shapes made of them, before any projection.

mod antimeridian;
mod extent;
mod lonlat;

pub use antimeridian::{cut_line_at_antimeridian, cut_ring_at_antimeridian};
pub use extent::Extent;
pub use lonlat::LonLat;
