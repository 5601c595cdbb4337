//! Geodesic circles.

use super::direct;
use crate::geometry::LonLat;
use crate::units::{Azimuth, Meters};

/// The circle of all positions at `radius` from `center`, sampled at `sides` azimuths.
///
/// The ring is closed (its last position repeats its first) and runs counter-clockwise as seen from above. It may
/// cross the antimeridian or hold a pole: cutting it is the business of whoever draws it. Fewer than 3 sides are taken as 3.
pub fn ring(center: LonLat, radius: Meters, sides: usize) -> Vec<LonLat> {
    let sides = sides.max(3);
    (0..=sides)
        .map(|side| {
            let turned = 360.0 * (side % sides) as f64 / sides as f64;
            direct(center, Azimuth::from_degrees(-turned), radius)
        })
        .collect()
}
