//! Positions in space, whose straight distances bound geodesics from below at a fraction of their cost.

use geo_types::Coord;

/// Equatorial radius of WGS 84, in metres.
pub(super) const A: f64 = 6_378_137.0;
/// First eccentricity squared.
pub(super) const E2: f64 = 6.694_379_990_141_316_5e-3;
/// The largest radius of curvature, a²/b, met at the poles.
const R_MAX: f64 = 6_399_593.625_758_493;
/// The smallest, b²/a, met along the meridian at the equator.
const R_MIN: f64 = 6_335_439.327_292_82;

/// A position on the ellipsoid in space, in metres.
pub(super) type Ecef = [f64; 3];

/// The position in space of longitude and latitude in degrees.
pub(super) fn ecef(p: Coord<f64>) -> Ecef {
    let (sin_lat, cos_lat) = p.y.to_radians().sin_cos();
    let (sin_lon, cos_lon) = p.x.to_radians().sin_cos();
    let n = A / (1.0 - E2 * sin_lat * sin_lat).sqrt();
    [n * cos_lat * cos_lon, n * cos_lat * sin_lon, n * (1.0 - E2) * sin_lat]
}

/// The straight distance between two positions in space.
pub(super) fn chord(p: Ecef, q: Ecef) -> f64 {
    dot(minus(p, q), minus(p, q)).sqrt()
}

/// The straight distance from `p` to the straight piece from `a` to `b`.
pub(super) fn chord_to_piece(p: Ecef, a: Ecef, b: Ecef) -> f64 {
    let (ab, ap) = (minus(b, a), minus(p, a));
    let length2 = dot(ab, ab);
    let t = if length2 > 0.0 { (dot(ap, ab) / length2).clamp(0.0, 1.0) } else { 0.0 };
    chord(p, [a[0] + t * ab[0], a[1] + t * ab[1], a[2] + t * ab[2]])
}

/// A length that no geodesic over this chord can be shorter than.
///
/// A geodesic is curved at least as strongly as a circle of the largest radius of curvature, and of two arcs over one
/// chord the more strongly curved one is longer (Schur). The last factor covers its being not quite plane.
pub(super) fn shortest_over(chord: f64) -> f64 {
    2.0 * R_MAX * (chord / (2.0 * R_MAX)).clamp(0.0, 1.0).asin() * (1.0 - 1e-7)
}

/// A length that no geodesic over this chord can be longer than; see [`shortest_over`].
pub(super) fn longest_over(chord: f64) -> f64 {
    let half = chord / (2.0 * R_MIN);
    if half >= 1.0 { std::f64::consts::PI * R_MAX } else { 2.0 * R_MAX * half.asin() }
}

/// The azimuth in radians of a path that goes straight in longitude and latitude by `step` degrees from `at`.
pub(super) fn azimuth_of_step(at: Coord<f64>, step: Coord<f64>) -> f64 {
    let (sin_lat, cos_lat) = at.y.to_radians().sin_cos();
    let w2 = 1.0 - E2 * sin_lat * sin_lat;
    // North and east metres a degree are M = a(1 - e²)/w³ and N cos φ = a cos φ / w; only their ratio matters.
    (step.x * cos_lat).atan2(step.y * (1.0 - E2) / w2)
}

fn minus(p: Ecef, q: Ecef) -> Ecef {
    [p[0] - q[0], p[1] - q[1], p[2] - q[2]]
}

fn dot(p: Ecef, q: Ecef) -> f64 {
    p[0] * q[0] + p[1] * q[1] + p[2] * q[2]
}
