//! The inverse problem: length and azimuths of the shortest line between two positions.

use std::sync::LazyLock;

use geographiclib_rs::{Geodesic as Karney, InverseGeodesic};

use crate::geometry::LonLat;
use crate::units::{Azimuth, Meters};

/// The ellipsoid with its series coefficients, which cost more to set up than a line to solve.
pub(super) static WGS84: LazyLock<Karney> = LazyLock::new(Karney::wgs84);

/// The shortest line between two positions.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Geodesic {
    /// Its length.
    pub length: Meters,
    /// Its azimuth where it starts.
    pub azi1: Azimuth,
    /// Its azimuth where it ends, in the same sense of travel.
    pub azi2: Azimuth,
}

/// Solves the inverse problem: length and azimuths of the geodesic from `from` to `to`.
///
/// # Accuracy
///
/// 15 nm in length over the whole ellipsoid, antipodal points included. Azimuths of coincident points are 0 or 180.
///
/// # References
///
/// Karney 2013, section 4.
pub fn inverse(from: LonLat, to: LonLat) -> Geodesic {
    let (s12, azi1, azi2, _a12): (f64, f64, f64, f64) = WGS84.inverse(from.lat(), from.lon(), to.lat(), to.lon());
    Geodesic { length: Meters(s12), azi1: Azimuth::from_degrees(azi1), azi2: Azimuth::from_degrees(azi2) }
}
