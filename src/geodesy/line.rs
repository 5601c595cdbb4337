//! A geodesic sampled so finely that straight pieces in longitude and latitude stay within a tolerance of it.

use super::{direct, inverse};
use crate::geometry::LonLat;
use crate::units::Meters;

/// Halvings at most, so 2¹² pieces: enough for 1 m on any line that does not pass a pole.
const DEPTH: u32 = 12;

/// Samples the geodesic between two positions, both included.
///
/// The line through the answer, straight in longitude and latitude, leaves the geodesic nowhere by more than about
/// `tolerance`. Longitudes jump by 360° where it crosses the antimeridian; a line over a pole is sampled to the limit.
pub fn line(from: LonLat, to: LonLat, tolerance: Meters) -> Vec<LonLat> {
    let whole = inverse(from, to);
    let at = |fraction: f64| direct(from, whole.azi1, Meters(whole.length.0 * fraction));
    let mut points = vec![from];
    if whole.length.0 > 0.0 {
        halve(&at, (0.0, from), (1.0, to), tolerance.0.max(1.0), DEPTH, &mut points);
    }
    points.push(to);
    points
}

fn halve(
    at: &impl Fn(f64) -> LonLat,
    start: (f64, LonLat),
    end: (f64, LonLat),
    tolerance: f64,
    depth: u32,
    points: &mut Vec<LonLat>,
) {
    let fraction = (start.0 + end.0) / 2.0;
    let middle = at(fraction);
    // An inflection can put the middle on the chord while the quarters are off it, so the first pieces are always cut.
    let flat = depth + 2 < DEPTH && departure(start.1, middle, end.1) <= tolerance;
    if depth == 0 || flat {
        return;
    }
    halve(at, start, (fraction, middle), tolerance, depth - 1, points);
    points.push(middle);
    halve(at, (fraction, middle), end, tolerance, depth - 1, points);
}

/// How far the middle of the straight piece lies from the middle of the geodesic, in metres.
fn departure(start: LonLat, middle: LonLat, end: LonLat) -> f64 {
    let east = (end.lon() - start.lon() + 540.0).rem_euclid(360.0) - 180.0;
    let straight = LonLat::new(start.lon() + east / 2.0, (start.lat() + end.lat()) / 2.0);
    straight.map_or(f64::INFINITY, |straight| inverse(straight, middle).length.0)
}
