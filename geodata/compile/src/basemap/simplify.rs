//! Levels of detail: Douglas, Peucker 1973, "Algorithms for the reduction of the number of points", Cartographica 10(2):112-122.
//!
//! An arc keeps its ends, so everything that shares it stays matched. A loop is split at its farthest point, and left out
//! where it is smaller than the tolerance.

use super::admin1::{GRID, Point};

/// Metres of one grid unit of latitude.
const METERS: f64 = 111_195.0 / GRID;

/// The points of `line` that keep it within `tolerance` metres; empty for a loop that vanishes.
pub(crate) fn simplify(line: &[Point], tolerance: f64) -> Vec<Point> {
    if line.len() < 3 {
        return line.to_vec();
    }
    let plane = Plane::new(line);
    let mut keep = vec![false; line.len()];
    let last = line.len() - 1;
    (keep[0], keep[last]) = (true, true);
    if line[0] == line[last] {
        let far = plane.farthest_from_start();
        if plane.distance(0, far) < tolerance {
            return Vec::new();
        }
        keep[far] = true;
        plane.mark(0, far, tolerance, &mut keep);
        plane.mark(far, last, tolerance, &mut keep);
        if keep.iter().filter(|kept| **kept).count() < 4 {
            // A loop of two points has no inside: the point farthest from their line makes it a triangle.
            let Some((third, _)) =
                plane.farthest_from_chord(0, far).max_by_distance(plane.farthest_from_chord(far, last))
            else {
                return Vec::new();
            };
            keep[third] = true;
        }
    } else {
        plane.mark(0, last, tolerance, &mut keep);
    }
    line.iter().zip(keep).filter_map(|(p, kept)| kept.then_some(*p)).collect()
}

/// The line in metres, on a plane that fits its own latitude.
struct Plane(Vec<(f64, f64)>);

/// The farthest point from a chord and its distance, if there is one between the ends.
struct Farthest(Option<(usize, f64)>);

impl Farthest {
    fn max_by_distance(self, other: Self) -> Option<(usize, f64)> {
        match (self.0, other.0) {
            (Some(a), Some(b)) => Some(if b.1 > a.1 { b } else { a }),
            (a, b) => a.or(b),
        }
    }
}

impl Plane {
    fn new(line: &[Point]) -> Self {
        let middle = line.iter().map(|p| f64::from(p.1)).sum::<f64>() / line.len() as f64;
        let shrink = (middle / GRID).to_radians().cos();
        Self(line.iter().map(|p| (f64::from(p.0) * METERS * shrink, f64::from(p.1) * METERS)).collect())
    }

    fn distance(&self, a: usize, b: usize) -> f64 {
        (self.0[a].0 - self.0[b].0).hypot(self.0[a].1 - self.0[b].1)
    }

    fn farthest_from_start(&self) -> usize {
        (0..self.0.len()).fold(0, |best, i| if self.distance(0, i) > self.distance(0, best) { i } else { best })
    }

    fn farthest_from_chord(&self, a: usize, b: usize) -> Farthest {
        let mut best: Option<(usize, f64)> = None;
        for i in a + 1..b {
            let distance = segment_distance(self.0[i], self.0[a], self.0[b]);
            if best.is_none_or(|(_, most)| distance > most) {
                best = Some((i, distance));
            }
        }
        Farthest(best)
    }

    fn mark(&self, a: usize, b: usize, tolerance: f64, keep: &mut [bool]) {
        let mut open = vec![(a, b)];
        while let Some((a, b)) = open.pop() {
            if let Some((far, distance)) = self.farthest_from_chord(a, b).0
                && distance > tolerance
            {
                keep[far] = true;
                open.extend([(a, far), (far, b)]);
            }
        }
    }
}

fn segment_distance(p: (f64, f64), a: (f64, f64), b: (f64, f64)) -> f64 {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let length = dx * dx + dy * dy;
    let t = if length > 0.0 { (((p.0 - a.0) * dx + (p.1 - a.1) * dy) / length).clamp(0.0, 1.0) } else { 0.0 };
    (p.0 - a.0 - t * dx).hypot(p.1 - a.1 - t * dy)
}
