//! Mercator: Snyder 1987, page 44.

use geo_types::Coord;

use super::ellipsoid::{A, from_isometric, isometric, parallel_radius};

/// Mercator on WGS 84, true to scale along one parallel and its mirror.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mercator {
    lon0: f64,
    radius: f64,
}

impl Mercator {
    /// Central meridian and the parallel that is true to scale, in degrees.
    pub fn new(lon0: f64, lat_ts: f64) -> Self {
        Self { lon0, radius: A * parallel_radius(lat_ts.clamp(-80.0, 80.0).to_radians()) }
    }

    /// The central meridian in degrees.
    pub const fn lon0(&self) -> f64 {
        self.lon0
    }

    pub(super) fn forward(&self, lambda: f64, lat: f64) -> Option<Coord<f64>> {
        let lambda = lambda.to_radians();
        Some(Coord { x: self.radius * lambda, y: self.radius * isometric(lat.to_radians().sin()) })
    }

    pub(super) fn inverse(&self, xy: Coord<f64>) -> Option<(f64, f64)> {
        let lambda = (xy.x / self.radius).to_degrees();
        (lambda.abs() <= 180.0 + 1e-9).then(|| (self.lon0 + lambda, from_isometric(xy.y / self.radius).to_degrees()))
    }
}
