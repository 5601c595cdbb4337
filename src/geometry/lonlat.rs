//! A position on WGS 84.

/// Longitude and latitude in degrees, checked once: finite, longitude in -180..=180, latitude in -90..=90.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct LonLat {
    lon: f64,
    lat: f64,
}

impl LonLat {
    /// A position; longitudes outside ±180 are wrapped. `None` when not finite or beyond a pole.
    pub fn new(lon: f64, lat: f64) -> Option<Self> {
        if !lon.is_finite() || !(-90.0..=90.0).contains(&lat) {
            return None;
        }
        let lon = if (-180.0..=180.0).contains(&lon) { lon } else { (lon + 180.0).rem_euclid(360.0) - 180.0 };
        Some(Self { lon, lat })
    }

    /// Degrees east.
    pub const fn lon(self) -> f64 {
        self.lon
    }

    /// Degrees north.
    pub const fn lat(self) -> f64 {
        self.lat
    }
}

impl From<LonLat> for geo_types::Coord<f64> {
    fn from(p: LonLat) -> Self {
        Self { x: p.lon, y: p.lat }
    }
}
