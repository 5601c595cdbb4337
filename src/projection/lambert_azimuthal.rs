//! Lambert azimuthal equal-area: Snyder 1987, pages 187-190.

use geo_types::Coord;

use super::ellipsoid::{A, authalic_q, authalic_radius, from_authalic, parallel_radius};
use crate::geometry::LonLat;

/// Lambert azimuthal equal-area on WGS 84, oblique or polar.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LambertAzimuthal {
    center: LonLat,
    sin_beta1: f64,
    cos_beta1: f64,
    rq: f64,
    qp: f64,
    d: f64,
}

impl LambertAzimuthal {
    /// The centre.
    pub fn new(center: LonLat) -> Self {
        let phi1 = center.lat().to_radians();
        let (qp, rq) = (authalic_q(1.0), authalic_radius());
        let beta1 = (authalic_q(phi1.sin()) / qp).clamp(-1.0, 1.0).asin();
        // Towards a pole m1 / cos beta1 tends to 0 / 0, and equations 24-23 to 24-25 are those of d = 1.
        let d = if center.lat().abs() > 89.999 { 1.0 } else { A * parallel_radius(phi1) / (rq * beta1.cos()) };
        Self { center, sin_beta1: beta1.sin(), cos_beta1: beta1.cos(), rq, qp, d }
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
        let sin_beta = (authalic_q(lat.to_radians().sin()) / self.qp).clamp(-1.0, 1.0);
        let cos_beta = (1.0 - sin_beta * sin_beta).sqrt();
        let (sin_lambda, cos_lambda) = lambda.to_radians().sin_cos();
        let denominator = 1.0 + self.sin_beta1 * sin_beta + self.cos_beta1 * cos_beta * cos_lambda;
        if denominator < 1e-9 {
            return None;
        }
        let b = self.rq * (2.0 / denominator).sqrt();
        let x = b * self.d * cos_beta * sin_lambda;
        let y = b / self.d * (self.cos_beta1 * sin_beta - self.sin_beta1 * cos_beta * cos_lambda);
        Some(Coord { x, y })
    }

    pub(super) fn inverse(&self, xy: Coord<f64>) -> Option<(f64, f64)> {
        let (x, y) = (xy.x / self.d, xy.y * self.d);
        let rho = x.hypot(y);
        if rho < 1e-9 {
            return Some((self.lon0(), self.center.lat()));
        }
        let half = rho / (2.0 * self.rq);
        if half > 1.0 {
            return None;
        }
        let (sin_c, cos_c) = (2.0 * half.asin()).sin_cos();
        let sin_beta = cos_c * self.sin_beta1 + y * sin_c * self.cos_beta1 / rho;
        let lambda = (x * sin_c).atan2(rho * self.cos_beta1 * cos_c - y * self.sin_beta1 * sin_c);
        let phi = from_authalic(sin_beta.clamp(-1.0, 1.0).asin());
        Some((self.lon0() + lambda.to_degrees(), phi.to_degrees()))
    }
}
