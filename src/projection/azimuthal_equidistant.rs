//! Azimuthal equidistant on the ellipsoid, by geodesics: Karney 2013, J. Geodesy 87:43-55, section 8 (Snyder 1987, pages 191-202).

use geo_types::Coord;
use geographiclib_rs::{DirectGeodesic, Geodesic, InverseGeodesic};

use crate::geometry::LonLat;

/// Azimuthal equidistant on WGS 84: distance and azimuth from the centre are those of the geodesic.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AzimuthalEquidistant {
    center: LonLat,
}

impl AzimuthalEquidistant {
    /// The centre.
    pub const fn new(center: LonLat) -> Self {
        Self { center }
    }

    /// The centre.
    pub const fn center(&self) -> LonLat {
        self.center
    }

    /// The central meridian in degrees.
    pub const fn lon0(&self) -> f64 {
        self.center.lon()
    }

    pub(super) fn forward(&self, lambda: f64, lat: f64) -> Option<Coord<f64>> {
        let (s12, azi1, _azi2, _a12): (f64, f64, f64, f64) =
            Geodesic::wgs84().inverse(self.center.lat(), self.center.lon(), lat, self.center.lon() + lambda);
        let (sin, cos) = azi1.to_radians().sin_cos();
        Some(Coord { x: s12 * sin, y: s12 * cos })
    }

    pub(super) fn inverse(&self, xy: Coord<f64>) -> Option<(f64, f64)> {
        let distance = xy.x.hypot(xy.y);
        if distance > 20_003_000.0 {
            return None;
        }
        let azimuth = xy.x.atan2(xy.y).to_degrees();
        let (lat, lon): (f64, f64) = Geodesic::wgs84().direct(self.center.lat(), self.center.lon(), azimuth, distance);
        Some((lon, lat))
    }
}
