//! Positions on the globe and shapes made of them, before any projection.

mod extent;
mod lonlat;

pub use extent::Extent;
pub use lonlat::LonLat;
