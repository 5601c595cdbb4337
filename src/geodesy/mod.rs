//! Geodesics on the WGS 84 ellipsoid, distances to areas, rings, and the usual notations of coordinates.
//!
//! In reading order: [`inverse`] and [`direct`] solve the two problems between points; [`line()`] and [`ring`] sample
//! geodesics and circles for drawing; [`Outline`] indexes the boundary of an area and answers with its nearest and
//! farthest point and its distance to another area; [`Mainland`] sums an area up as centroid and extent; [`notation`]
//! reads coordinates as people write them; `sphere` orders
//! candidates.
//!
//! # Accuracy
//!
//! Between points 15 nm (Karney 2013). To an area 1 m against its outline, whose edges are straight in longitude and
//! latitude, as RFC 7946 section 3.1.1 has it.
//!
//! # References
//!
//! C. F. F. Karney 2013, "Algorithms for geodesics", J. Geodesy 87:43-55.

mod direct;
mod ecef;
mod farthest;
mod gap;
mod inverse;
mod line;
mod mainland;
mod nearest;
pub mod notation;
mod outline;
mod ring;
pub(crate) mod sphere;

pub use direct::direct;
pub use farthest::farthest;
pub use gap::{Gap, gap};
pub use inverse::{Geodesic, inverse};
pub use line::line;
pub use mainland::Mainland;
pub use nearest::{Nearest, nearest};
pub use outline::Outline;
pub use ring::ring;
