//! Chains of straight lines in device pixels.

use crate::scene::Point;

/// A chain of straight lines.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Contour {
    pub(super) points: Vec<Point>,
    pub(super) closed: bool,
    /// Least and greatest y.
    pub(super) top: f32,
    pub(super) bottom: f32,
    /// The same of each run of sides, where there are several: a coast passes all bands of rows, most of it far from any one.
    runs: Vec<(f32, f32)>,
}

/// Sides of a run.
const RUN: usize = 32;

impl Contour {
    pub(super) fn new(points: Vec<Point>, closed: bool) -> Self {
        let reach = |points: &[Point]| {
            let heights = points.iter().map(|p| p.1);
            heights.fold((f32::INFINITY, f32::NEG_INFINITY), |(top, bottom), y| (top.min(y), bottom.max(y)))
        };
        let (top, bottom) = reach(&points);
        let runs = if points.len() > RUN + 1 { runs(&points).map(reach).collect() } else { Vec::new() };
        Self { points, closed, top, bottom, runs }
    }

    /// The contour moved by an offset.
    pub(super) fn moved(&self, (dx, dy): Point) -> Self {
        let points = self.points.iter().map(|p| (p.0 + dx, p.1 + dy)).collect();
        let runs = self.runs.iter().map(|reach| (reach.0 + dy, reach.1 + dy)).collect();
        Self { points, closed: self.closed, top: self.top + dy, bottom: self.bottom + dy, runs }
    }

    /// Hands on the sides that may reach between two heights, each with its number.
    pub(super) fn sides_between(&self, top: f32, bottom: f32, mut each: impl FnMut(usize, Point, Point)) {
        for (run, points) in runs(&self.points).enumerate() {
            if self.runs.get(run).is_none_or(|reach| reach.0 < bottom && reach.1 > top) {
                points.windows(2).enumerate().for_each(|(at, side)| each(run * RUN + at, side[0], side[1]));
            }
        }
        if let (true, Some(&last), Some(&first)) = (self.closed, self.points.last(), self.points.first()) {
            each(self.points.len() - 1, last, first);
        }
    }
}

/// Points by runs of sides; the last of one is the first of the next.
fn runs(points: &[Point]) -> impl Iterator<Item = &[Point]> {
    (0..points.len().saturating_sub(1)).step_by(RUN).map(|first| &points[first..points.len().min(first + RUN + 1)])
}
