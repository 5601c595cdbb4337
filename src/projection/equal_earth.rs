//! Equal Earth: Šavrič, Patterson, Jenny 2019, Int. J. Geographical Information Science 33(3):454-465, with authalic latitudes.

use geo_types::Coord;

use super::ellipsoid::{authalic_q, authalic_radius, from_authalic};

const A1: f64 = 1.340_264;
const A2: f64 = -0.081_106;
const A3: f64 = 0.000_893;
const A4: f64 = 0.003_796;

/// Equal Earth on WGS 84.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EqualEarth {
    lon0: f64,
}

impl EqualEarth {
    /// The central meridian in degrees.
    pub const fn new(lon0: f64) -> Self {
        Self { lon0 }
    }

    /// The central meridian in degrees.
    pub const fn lon0(&self) -> f64 {
        self.lon0
    }

    pub(super) fn forward(&self, lambda: f64, lat: f64) -> Option<Coord<f64>> {
        let sin_beta = (authalic_q(lat.to_radians().sin()) / authalic_q(1.0)).clamp(-1.0, 1.0);
        let theta = (3.0_f64.sqrt() / 2.0 * sin_beta).asin();
        let lambda = lambda.to_radians();
        let rq = authalic_radius();
        let x = 2.0 * 3.0_f64.sqrt() / 3.0 * lambda * theta.cos() / slope(theta);
        Some(Coord { x: rq * x, y: rq * height(theta) })
    }

    pub(super) fn inverse(&self, xy: Coord<f64>) -> Option<(f64, f64)> {
        let rq = authalic_radius();
        let (x, y) = (xy.x / rq, xy.y / rq);
        let mut theta = y;
        for _ in 0..12 {
            let step = (height(theta) - y) / slope(theta);
            theta -= step;
            if step.abs() < 1e-13 {
                break;
            }
        }
        let sin_beta = 2.0 * theta.sin() / 3.0_f64.sqrt();
        if sin_beta.abs() > 1.0 + 1e-9 {
            return None;
        }
        let lambda = 3.0 * x * slope(theta) / (2.0 * 3.0_f64.sqrt() * theta.cos());
        if lambda.abs() > std::f64::consts::PI + 1e-9 {
            return None;
        }
        let phi = from_authalic(sin_beta.clamp(-1.0, 1.0).asin());
        Some((self.lon0 + lambda.to_degrees(), phi.to_degrees()))
    }
}

fn height(theta: f64) -> f64 {
    let t2 = theta * theta;
    let t6 = t2 * t2 * t2;
    theta * (A1 + A2 * t2 + t6 * (A3 + A4 * t2))
}

/// The derivative of [`height`].
fn slope(theta: f64) -> f64 {
    let t2 = theta * theta;
    let t6 = t2 * t2 * t2;
    A1 + 3.0 * A2 * t2 + t6 * (7.0 * A3 + 9.0 * A4 * t2)
}
