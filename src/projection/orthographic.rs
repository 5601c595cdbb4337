//! Orthographic, on a sphere: Snyder 1987, pages 145-153.
//!
//! It draws the small overview globe, where the ellipsoid's flattening is a third of a pixel.

use geo_types::Coord;

use crate::geometry::LonLat;

/// Radius of the sphere in metres: the mean radius of WGS 84.
const RADIUS: f64 = 6_371_008.8;

/// The globe seen from infinitely far above its centre.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Orthographic {
    center: LonLat,
    sin_phi1: f64,
    cos_phi1: f64,
}

impl Orthographic {
    /// The centre.
    pub fn new(center: LonLat) -> Self {
        let (sin_phi1, cos_phi1) = center.lat().to_radians().sin_cos();
        Self { center, sin_phi1, cos_phi1 }
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
        let (sin_phi, cos_phi) = lat.to_radians().sin_cos();
        let (sin_lambda, cos_lambda) = lambda.to_radians().sin_cos();
        let cos_c = self.sin_phi1 * sin_phi + self.cos_phi1 * cos_phi * cos_lambda;
        // A little beyond the horizon passes, so that points clipped to it are drawn.
        if cos_c < -1e-6 {
            return None;
        }
        let y = self.cos_phi1 * sin_phi - self.sin_phi1 * cos_phi * cos_lambda;
        Some(Coord { x: RADIUS * cos_phi * sin_lambda, y: RADIUS * y })
    }

    pub(super) fn inverse(&self, xy: Coord<f64>) -> Option<(f64, f64)> {
        let (x, y) = (xy.x / RADIUS, xy.y / RADIUS);
        let rho = x.hypot(y);
        if rho > 1.0 {
            return None;
        }
        if rho < 1e-12 {
            return Some((self.lon0(), self.center.lat()));
        }
        let cos_c = (1.0 - rho * rho).sqrt();
        let phi = (cos_c * self.sin_phi1 + y * self.cos_phi1).clamp(-1.0, 1.0).asin();
        let lambda = x.atan2(self.cos_phi1 * cos_c - y * self.sin_phi1);
        Some((self.lon0() + lambda.to_degrees(), phi.to_degrees()))
    }
}
