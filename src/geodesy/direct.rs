//! The direct problem: where a geodesic of given azimuth and length ends.

use geographiclib_rs::DirectGeodesic;

use super::inverse::WGS84;
use crate::geometry::LonLat;
use crate::units::{Azimuth, Meters};

/// Solves the direct problem: the position at `distance` from `from` in direction `azimuth`.
///
/// # Accuracy
///
/// 15 nm. A length that is not finite leaves the position where it is.
///
/// # References
///
/// Karney 2013, section 3.
pub fn direct(from: LonLat, azimuth: Azimuth, distance: Meters) -> LonLat {
    let (lat, lon): (f64, f64) = WGS84.direct(from.lat(), from.lon(), azimuth.degrees(), distance.0);
    LonLat::new(lon, lat).unwrap_or(from)
}
