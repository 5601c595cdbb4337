//! Transverse Mercator by Krüger's series to the sixth order: Karney 2011, J. Geodesy 85:475-485, equations 11-12, 35, 36.

use geo_types::Coord;

use super::ellipsoid::{A, F, conformal_tangent, from_isometric};

/// Transverse Mercator on WGS 84.
///
/// # Accuracy
///
/// 5 nm within 35° of the central meridian (Karney 2011); it degrades towards 85°, where drawing stops.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TransverseMercator {
    lon0: f64,
    /// k0 times the rectifying radius, in metres.
    radius: f64,
    /// Northing of the latitude of the origin, in metres.
    origin: f64,
    alpha: [f64; 6],
    beta: [f64; 6],
}

impl TransverseMercator {
    /// Central meridian and latitude of the origin in degrees, and the scale along the central meridian.
    pub fn new(lon0: f64, lat0: f64, k0: f64) -> Self {
        let n = F / (2.0 - F);
        let rectifying = A / (1.0 + n) * (1.0 + n.powi(2) / 4.0 + n.powi(4) / 64.0 + n.powi(6) / 256.0);
        let mut made = Self { lon0, radius: k0 * rectifying, origin: 0.0, alpha: alpha(n), beta: beta(n) };
        made.origin = made.northing_easting(0.0, lat0).1;
        made
    }

    /// The central meridian in degrees.
    pub const fn lon0(&self) -> f64 {
        self.lon0
    }

    pub(super) fn forward(&self, lambda: f64, lat: f64) -> Option<Coord<f64>> {
        if lambda.abs() > 89.0 {
            return None;
        }
        let (x, y) = self.northing_easting(lambda, lat);
        Some(Coord { x, y: y - self.origin })
    }

    fn northing_easting(&self, lambda: f64, lat: f64) -> (f64, f64) {
        let (sin, cos) = lambda.to_radians().sin_cos();
        let tau = conformal_tangent(lat.clamp(-89.999_999_9, 89.999_999_9).to_radians().tan());
        let xi = tau.atan2(cos);
        let eta = (sin / tau.hypot(cos)).asinh();
        let (mut x, mut y) = (eta, xi);
        for (j, a) in (1..).zip(self.alpha) {
            let m = 2.0 * f64::from(j);
            y += a * (m * xi).sin() * (m * eta).cosh();
            x += a * (m * xi).cos() * (m * eta).sinh();
        }
        (self.radius * x, self.radius * y)
    }

    pub(super) fn inverse(&self, xy: Coord<f64>) -> Option<(f64, f64)> {
        let (xi, eta) = ((xy.y + self.origin) / self.radius, xy.x / self.radius);
        if eta.abs() > 3.5 {
            return None;
        }
        let (mut xi0, mut eta0) = (xi, eta);
        for (j, b) in (1..).zip(self.beta) {
            let m = 2.0 * f64::from(j);
            xi0 -= b * (m * xi).sin() * (m * eta).cosh();
            eta0 -= b * (m * xi).cos() * (m * eta).sinh();
        }
        let (s, c) = (eta0.sinh(), xi0.cos());
        let tau = xi0.sin() / s.hypot(c);
        let lambda = s.atan2(c).to_degrees();
        (lambda.abs() <= 89.0).then(|| (self.lon0 + lambda, from_isometric(tau.asinh()).to_degrees()))
    }
}

/// Karney 2011, equation 35.
fn alpha(n: f64) -> [f64; 6] {
    let (n2, n3, n4, n5, n6) = (n.powi(2), n.powi(3), n.powi(4), n.powi(5), n.powi(6));
    [
        n / 2.0 - 2.0 / 3.0 * n2 + 5.0 / 16.0 * n3 + 41.0 / 180.0 * n4 - 127.0 / 288.0 * n5 + 7891.0 / 37_800.0 * n6,
        13.0 / 48.0 * n2 - 3.0 / 5.0 * n3 + 557.0 / 1440.0 * n4 + 281.0 / 630.0 * n5 - 1_983_433.0 / 1_935_360.0 * n6,
        61.0 / 240.0 * n3 - 103.0 / 140.0 * n4 + 15_061.0 / 26_880.0 * n5 + 167_603.0 / 181_440.0 * n6,
        49_561.0 / 161_280.0 * n4 - 179.0 / 168.0 * n5 + 6_601_661.0 / 7_257_600.0 * n6,
        34_729.0 / 80_640.0 * n5 - 3_418_889.0 / 1_995_840.0 * n6,
        212_378_941.0 / 319_334_400.0 * n6,
    ]
}

/// Karney 2011, equation 36.
fn beta(n: f64) -> [f64; 6] {
    let (n2, n3, n4, n5, n6) = (n.powi(2), n.powi(3), n.powi(4), n.powi(5), n.powi(6));
    [
        n / 2.0 - 2.0 / 3.0 * n2 + 37.0 / 96.0 * n3 - n4 / 360.0 - 81.0 / 512.0 * n5 + 96_199.0 / 604_800.0 * n6,
        n2 / 48.0 + n3 / 15.0 - 437.0 / 1440.0 * n4 + 46.0 / 105.0 * n5 - 1_118_711.0 / 3_870_720.0 * n6,
        17.0 / 480.0 * n3 - 37.0 / 840.0 * n4 - 209.0 / 4480.0 * n5 + 5569.0 / 90_720.0 * n6,
        4397.0 / 161_280.0 * n4 - 11.0 / 504.0 * n5 - 830_251.0 / 7_257_600.0 * n6,
        4583.0 / 161_280.0 * n5 - 108_847.0 / 3_991_680.0 * n6,
        20_648_693.0 / 638_668_800.0 * n6,
    ]
}
