//! Curves to straight lines in device pixels.
//!
//! # References
//!
//! Wang, Sederberg 1984, "Intersection by subdivision", and Goldman 2003, *Pyramid Algorithms*, section 5.6.3: a curve
//! of degree d in n pieces deviates by at most d (d − 1) M / (8 n²), where M bounds the second differences.

use super::contour::Contour;
use crate::scene::{Point, Segment};

/// How far lines may deviate from the curve, in device pixels; FreeType lets its letters deviate by a quarter.
const TOLERANCE: f32 = 0.1;

/// The contours of a path, scaled.
pub(super) fn flatten(segments: &[Segment], ratio: f32) -> Vec<Contour> {
    let mut flat = Flattener { points: Vec::with_capacity(segments.len()), ..Flattener::default() };
    for &segment in segments {
        flat.step(segment.map(|(x, y)| (x * ratio, y * ratio)));
    }
    flat.finish()
}

/// Collects contours step by step.
#[derive(Default)]
pub(super) struct Flattener {
    contours: Vec<Contour>,
    points: Vec<Point>,
}

impl Flattener {
    /// Adds a step whose positions are device pixels.
    pub(super) fn step(&mut self, segment: Segment) {
        match segment {
            Segment::Move(p) => {
                self.end(false);
                self.points.push(p);
            }
            Segment::Line(p) => self.points.push(p),
            Segment::Quad(c, p) => self.quad(c, p),
            Segment::Cubic(a, b, p) => self.cubic(a, b, p),
            Segment::Close => {
                let start = self.points.first().copied();
                self.end(true);
                self.points.extend(start);
            }
        }
    }

    /// The contours; single points are none.
    pub(super) fn finish(mut self) -> Vec<Contour> {
        self.end(false);
        self.contours
    }

    fn end(&mut self, closed: bool) {
        if self.points.len() > 1 {
            // A copy of just their number; the list that they were collected in has grown already for the next ones.
            self.contours.push(Contour::new(self.points.clone(), closed));
        }
        self.points.clear();
    }

    fn quad(&mut self, c: Point, p: Point) {
        let Some(&from) = self.points.last() else { return };
        let pieces = pieces(bend(from, c, p), 0.25);
        for i in 1..=pieces {
            let t = i as f32 / pieces as f32;
            let (a, b, d) = ((1.0 - t) * (1.0 - t), 2.0 * t * (1.0 - t), t * t);
            self.points.push((a * from.0 + b * c.0 + d * p.0, a * from.1 + b * c.1 + d * p.1));
        }
    }

    fn cubic(&mut self, a: Point, b: Point, p: Point) {
        let Some(&from) = self.points.last() else { return };
        let pieces = pieces(bend(from, a, b).max(bend(a, b, p)), 0.75);
        for i in 1..=pieces {
            let t = i as f32 / pieces as f32;
            let u = 1.0 - t;
            let (k0, k1, k2, k3) = (u * u * u, 3.0 * t * u * u, 3.0 * t * t * u, t * t * t);
            let along = |v: [f32; 4]| k0 * v[0] + k1 * v[1] + k2 * v[2] + k3 * v[3];
            self.points.push((along([from.0, a.0, b.0, p.0]), along([from.1, a.1, b.1, p.1])));
        }
    }
}

/// The length of the second difference of three control points.
fn bend(a: Point, b: Point, c: Point) -> f32 {
    let (x, y) = (a.0 - 2.0 * b.0 + c.0, a.1 - 2.0 * b.1 + c.1);
    (x * x + y * y).sqrt()
}

fn pieces(bend: f32, factor: f32) -> u32 {
    let least = (factor * bend / TOLERANCE).sqrt().min(255.0);
    // Upwards; `f32::ceil` is a function call on plain x86-64.
    let whole = least as u32;
    (whole + u32::from((whole as f32) < least)).max(1)
}
