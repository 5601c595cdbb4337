//! Polar stereographic: Snyder 1987, pages 160-162.

use geo_types::Coord;

use super::ellipsoid::{A, eccentricity, from_isometric, isometric, parallel_radius};

/// Which pole is in the middle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Pole {
    /// 90° north.
    North,
    /// 90° south.
    South,
}

/// Polar stereographic on WGS 84.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PolarStereographic {
    pole: Pole,
    lon0: f64,
    /// Metres for one unit of t (equation 15-9).
    scale: f64,
}

impl PolarStereographic {
    /// The pole, the meridian that runs down from a northern (up from a southern) pole, and the parallel that is true to
    /// scale, in degrees (its sign does not count).
    pub fn new(pole: Pole, lon0: f64, lat_ts: f64) -> Self {
        let phi = lat_ts.abs().min(90.0).to_radians();
        let scale = if lat_ts.abs() > 89.999 {
            let e = eccentricity();
            2.0 * A / ((1.0 + e).powf(1.0 + e) * (1.0 - e).powf(1.0 - e)).sqrt()
        } else {
            A * parallel_radius(phi) * isometric(phi.sin()).exp()
        };
        Self { pole, lon0, scale }
    }

    /// The central meridian in degrees.
    pub const fn lon0(&self) -> f64 {
        self.lon0
    }

    /// The latitudes that can be drawn: the pole's hemisphere and a third of the other.
    pub(super) const fn latitudes(&self) -> (f64, f64) {
        match self.pole {
            Pole::North => (-30.0, 90.0),
            Pole::South => (-90.0, 30.0),
        }
    }

    const fn sign(&self) -> f64 {
        match self.pole {
            Pole::North => 1.0,
            Pole::South => -1.0,
        }
    }

    pub(super) fn forward(&self, lambda: f64, lat: f64) -> Option<Coord<f64>> {
        let sign = self.sign();
        let rho = self.scale * (-sign * isometric(lat.to_radians().sin())).exp();
        let (sin, cos) = lambda.to_radians().sin_cos();
        Some(Coord { x: rho * sin, y: -sign * rho * cos })
    }

    pub(super) fn inverse(&self, xy: Coord<f64>) -> Option<(f64, f64)> {
        let sign = self.sign();
        let rho = xy.x.hypot(xy.y);
        let lambda = if rho > 0.0 { xy.x.atan2(-sign * xy.y) } else { 0.0 };
        let phi = sign * from_isometric(-(rho / self.scale).ln());
        Some((self.lon0 + lambda.to_degrees(), phi.to_degrees()))
    }
}
