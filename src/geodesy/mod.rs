//! Geodesics on the WGS 84 ellipsoid (Karney 2013, J. Geodesy 87:43-55), distances to areas, rings.

use crate::geometry::LonLat;
use crate::units::{Azimuth, Meters};

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
pub fn inverse(from: LonLat, to: LonLat) -> Geodesic {
    use geographiclib_rs::{Geodesic as Karney, InverseGeodesic};
    let (s12, azi1, azi2, _a12): (f64, f64, f64, f64) =
        Karney::wgs84().inverse(from.lat(), from.lon(), to.lat(), to.lon());
    Geodesic { length: Meters(s12), azi1: Azimuth::from_degrees(azi1), azi2: Azimuth::from_degrees(azi2) }
}

/// Solves the direct problem: the position at `distance` from `from` in direction `azimuth`.
pub fn direct(from: LonLat, azimuth: Azimuth, distance: Meters) -> LonLat {
    use geographiclib_rs::{DirectGeodesic, Geodesic as Karney};
    let (lat, lon): (f64, f64) = Karney::wgs84().direct(from.lat(), from.lon(), azimuth.degrees(), distance.0);
    LonLat::new(lon, lat).unwrap_or(from)
}
