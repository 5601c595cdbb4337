//! Distances on the mean sphere, to order candidates by; no figure that a reader sees comes from here.

use crate::geometry::LonLat;

/// The point as a unit vector from the centre of a sphere.
pub(crate) fn unit(point: LonLat) -> [f32; 3] {
    let (lambda, phi) = ((point.lon() as f32).to_radians(), (point.lat() as f32).to_radians());
    [phi.cos() * lambda.cos(), phi.cos() * lambda.sin(), phi.sin()]
}

/// Great-circle distance in kilometres between two unit vectors; only to compare candidates.
pub(crate) fn apart_km(a: [f32; 3], b: [f32; 3]) -> f32 {
    const MEAN_RADIUS_KM: f32 = 6371.0;
    let chord2 = (0..3).map(|i| (a[i] - b[i]) * (a[i] - b[i])).sum::<f32>();
    2.0 * MEAN_RADIUS_KM * (chord2.sqrt() / 2.0).min(1.0).asin()
}
