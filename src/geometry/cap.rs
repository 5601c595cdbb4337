//! Cutting to a cap of the sphere: what lies beyond a horizon slides along its own great circle to the horizon.
//!
//! Moving every point beyond the small circle to the circle's point of the same azimuth does not change how often a ring
//! winds round any point inside, so a filled ring is the exact intersection with the cap. Only a ring with the
//! antipode of the centre inside would wind the other way; shapes come here cut along the meridian through the antipode,
//! so no ring has. For the same task by intersection see d3-geo, `clip/circle.js`.

use geo_types::Coord;

use super::{LonLat, unwrap};

/// How far from the central meridian the two sides of the cut are held, in degrees.
const EDGE: f64 = 179.999_999;

/// A cap of the unit sphere about a centre.
#[derive(Debug, Clone, Copy)]
pub struct Cap {
    sin_phi1: f64,
    cos_phi1: f64,
    radius: f64,
}

impl Cap {
    /// The cap of `radius` degrees about `center`.
    pub fn new(center: LonLat, radius: f64) -> Self {
        let (sin_phi1, cos_phi1) = center.lat().to_radians().sin_cos();
        Self { sin_phi1, cos_phi1, radius: radius.to_radians() }
    }

    /// Angular distance from the centre and azimuth, in radians, of a point given in degrees.
    fn polar(&self, lambda: f64, lat: f64) -> (f64, f64) {
        let Seen { x, y, z } = self.seen(lambda, lat);
        (x.hypot(y).atan2(z), x.atan2(y))
    }

    /// A point given in degrees, as seen from above the centre.
    ///
    /// An edge along the cut is held on its own side of the antipode, so that it passes it on that side.
    fn seen(&self, lambda: f64, lat: f64) -> Seen {
        let lambda = lambda.clamp(-EDGE, EDGE);
        let (sin_phi, cos_phi) = lat.to_radians().sin_cos();
        let (sin_lambda, cos_lambda) = lambda.to_radians().sin_cos();
        let x = cos_phi * sin_lambda;
        let y = self.cos_phi1 * sin_phi - self.sin_phi1 * cos_phi * cos_lambda;
        let z = self.sin_phi1 * sin_phi + self.cos_phi1 * cos_phi * cos_lambda;
        Seen { x, y, z }
    }

    /// The point at the radius in direction `azimuth` (radians), as degrees east of the centre and latitude.
    fn rim(&self, azimuth: f64) -> Coord<f64> {
        let (sin_c, cos_c) = self.radius.sin_cos();
        let (sin_a, cos_a) = azimuth.sin_cos();
        let lat = (cos_c * self.sin_phi1 + sin_c * cos_a * self.cos_phi1).clamp(-1.0, 1.0).asin();
        let lambda = (sin_c * sin_a).atan2(cos_c * self.cos_phi1 - sin_c * cos_a * self.sin_phi1);
        Coord { x: lambda.to_degrees(), y: lat.to_degrees() }
    }

    /// The rim as a ring, in degrees east of the centre and latitude.
    pub fn circle(&self) -> Vec<Coord<f64>> {
        unwrap(&(0..360).map(|azimuth| self.rim(f64::from(azimuth).to_radians())).collect::<Vec<_>>())
    }

    /// A ring (degrees east of the centre, latitude; edges of at most a few degrees) with what lies beyond slid to the rim.
    pub fn clip_ring(&self, ring: &[Coord<f64>]) -> Vec<Coord<f64>> {
        let seen: Vec<Seen> = ring.iter().map(|p| self.seen(p.x, p.y)).collect();
        let horizon = self.radius.cos();
        let beyond = |i: usize| seen[i % seen.len()].z < horizon;
        let count = (0..seen.len()).filter(|&i| beyond(i)).count();
        if count == 0 {
            return unwrap(ring);
        }
        if count == seen.len() && !winds(&seen) {
            return Vec::new();
        }
        // What slides to and fro along the rim bounds no area: of neighbours beyond it few are kept.
        const APART: f64 = 0.02;
        let mut out = Vec::with_capacity(ring.len());
        let mut last_azimuth = seen.last().map_or(0.0, Seen::azimuth);
        for (i, &point) in ring.iter().enumerate() {
            let after_rim = beyond(i + seen.len() - 1);
            if !beyond(i) && !after_rim && !beyond(i + 1) {
                out.push(point);
                continue;
            }
            let azimuth = seen[i].azimuth();
            if beyond(i) && after_rim && beyond(i + 1) && difference(last_azimuth, azimuth).abs() < APART {
                continue;
            }
            if beyond(i) || after_rim {
                self.sweep(last_azimuth, azimuth, &mut out);
            }
            out.push(if beyond(i) { self.rim(azimuth) } else { point });
            last_azimuth = azimuth;
        }
        unwrap(&out)
    }

    /// The parts of a line inside the cap, each ending on the rim where it leaves it.
    pub fn clip_line(&self, line: &[Coord<f64>]) -> Vec<Vec<Coord<f64>>> {
        let mut parts = Vec::new();
        let mut part: Vec<Coord<f64>> = Vec::new();
        let mut last: Option<(Coord<f64>, f64)> = None;
        for &point in line {
            let c = self.polar(point.x, point.y).0;
            match last {
                Some((from, last_c)) if (last_c > self.radius) != (c > self.radius) => {
                    let t = (self.radius - last_c) / (c - last_c);
                    let crossing = Coord { x: from.x + t * (point.x - from.x), y: from.y + t * (point.y - from.y) };
                    part.push(self.rim(self.polar(crossing.x, crossing.y).1));
                    if c > self.radius {
                        parts.push(std::mem::take(&mut part));
                    }
                }
                _ => {}
            }
            if c <= self.radius {
                part.push(point);
            }
            last = Some((point, c));
        }
        parts.push(part);
        parts.retain(|part| part.len() > 1);
        parts
    }

    /// Points of the rim between two azimuths, the short way, both left out, at most 2 degrees apart.
    fn sweep(&self, from: f64, to: f64, out: &mut Vec<Coord<f64>>) {
        let turn = difference(from, to);
        let steps = (turn.abs() / 2.0_f64.to_radians()).ceil();
        let mut step = 1.0;
        while step < steps {
            out.push(self.rim(from + turn * step / steps));
            step += 1.0;
        }
    }
}

/// A point of the unit sphere: right of the centre, above it, and towards the beholder.
#[derive(Debug, Clone, Copy)]
struct Seen {
    x: f64,
    y: f64,
    z: f64,
}

impl Seen {
    /// Direction from the centre, clockwise from above, in radians.
    fn azimuth(&self) -> f64 {
        self.x.atan2(self.y)
    }
}

/// Whether a ring wholly beyond the rim goes round the cap.
fn winds(seen: &[Seen]) -> bool {
    let Some(mut last) = seen.last().map(Seen::azimuth) else { return false };
    let mut turn = 0.0;
    for azimuth in seen.iter().map(Seen::azimuth) {
        turn += difference(last, azimuth);
        last = azimuth;
    }
    turn.abs() > std::f64::consts::PI
}

/// The signed turn from one azimuth to another, the short way, in radians.
fn difference(from: f64, to: f64) -> f64 {
    use std::f64::consts::{PI, TAU};
    (to - from + PI).rem_euclid(TAU) - PI
}
