//! Lambert conformal conic with two standard parallels: Snyder 1987, pages 107-109.

use geo_types::Coord;

use super::ellipsoid::{A, from_isometric, isometric, parallel_radius};

/// Lambert conformal conic on WGS 84.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LambertConformalConic {
    lon0: f64,
    n: f64,
    /// a F of equation 15-1.
    scale: f64,
    rho0: f64,
}

impl LambertConformalConic {
    /// Central meridian, latitude of the origin and the two standard parallels, in degrees; `None` when the cone
    /// opens to a cylinder (parallels that mirror each other) or a parallel is a pole.
    pub fn new(lon0: f64, lat0: f64, lat1: f64, lat2: f64) -> Option<Self> {
        if lat1.abs() > 89.0 || lat2.abs() > 89.0 || (lat1 + lat2).abs() < 0.5 {
            return None;
        }
        let (phi1, phi2) = (lat1.to_radians(), lat2.to_radians());
        let (m1, psi1) = (parallel_radius(phi1), isometric(phi1.sin()));
        let n = if (lat1 - lat2).abs() < 1e-9 {
            phi1.sin()
        } else {
            (m1.ln() - parallel_radius(phi2).ln()) / (isometric(phi2.sin()) - psi1)
        };
        let scale = A * m1 / n * (n * psi1).exp();
        let rho0 = scale * (-n * isometric(lat0.to_radians().sin())).exp();
        Some(Self { lon0, n, scale, rho0 })
    }

    /// The central meridian in degrees.
    pub const fn lon0(&self) -> f64 {
        self.lon0
    }

    /// The latitudes that can be drawn: up to the pole at the cone's tip, and not far beyond the equator.
    pub(super) const fn latitudes(&self) -> (f64, f64) {
        if self.n > 0.0 { (-50.0, 90.0) } else { (-90.0, 50.0) }
    }

    pub(super) fn forward(&self, lambda: f64, lat: f64) -> Option<Coord<f64>> {
        let psi = isometric(lat.to_radians().sin());
        let rho = self.scale * (-self.n * psi).exp();
        let (sin, cos) = (self.n * lambda.to_radians()).sin_cos();
        Some(Coord { x: rho * sin, y: self.rho0 - rho * cos })
    }

    pub(super) fn inverse(&self, xy: Coord<f64>) -> Option<(f64, f64)> {
        let sign = self.n.signum();
        let dy = self.rho0 - xy.y;
        let rho = sign * xy.x.hypot(dy);
        let theta = (sign * xy.x).atan2(sign * dy);
        let lambda = theta / self.n;
        if lambda.abs() > std::f64::consts::PI + 1e-9 {
            return None;
        }
        let psi = -(rho / self.scale).ln() / self.n;
        Some((self.lon0 + lambda.to_degrees(), from_isometric(psi).to_degrees()))
    }
}
