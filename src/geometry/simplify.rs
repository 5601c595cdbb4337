//! Fewer vertices: Douglas, Peucker 1973, "Algorithms for the reduction of the number of points required to represent a
//! digitized line or its caricature", Cartographica 10(2):112-122.

use geo_types::Coord;

/// Buffers of a simplification, kept between lines.
#[derive(Debug, Default)]
pub struct Simplifier {
    stack: Vec<(usize, usize)>,
    keep: Vec<bool>,
}

impl Simplifier {
    /// Removes the points of a line of degrees without which it stays within `tolerance` degrees of latitude of where it
    /// was; degrees of longitude count as much as they are long in the middle of the line.
    pub fn degrees(&mut self, line: &mut Vec<Coord<f64>>, tolerance: f64) {
        if let (Some(first), Some(middle)) = (line.first(), line.get(line.len() / 2)) {
            let middle = 0.5 * (first.y + middle.y);
            self.plane(line, middle.to_radians().cos().max(0.01), tolerance);
        }
    }

    /// Removes the points without which the line stays within `tolerance` of where it was, with x counted `narrow` times;
    /// a loop keeps the point farthest from its ends.
    pub fn plane(&mut self, line: &mut Vec<Coord<f64>>, narrow: f64, tolerance: f64) {
        let part = line.as_slice();
        if part.len() < 3 || tolerance <= 0.0 {
            return;
        }
        let last = part.len() - 1;
        self.keep.clear();
        self.keep.resize(part.len(), false);
        (self.keep[0], self.keep[last]) = (true, true);
        self.stack.push((0, last));
        while let Some((from, to)) = self.stack.pop() {
            if let Some(far) = farthest(part, from, to, narrow, tolerance * tolerance) {
                self.keep[far] = true;
                self.stack.extend([(from, far), (far, to)]);
            }
        }
        let mut kept = 0;
        for (i, keep) in self.keep.iter().enumerate() {
            if *keep {
                line[kept] = line[i];
                kept += 1;
            }
        }
        line.truncate(kept);
    }
}

/// The point between two that is farthest from the segment between them, if it is farther than the root of `least`.
fn farthest(line: &[Coord<f64>], from: usize, to: usize, narrow: f64, least: f64) -> Option<usize> {
    let a = line[from];
    let (dx, dy) = ((line[to].x - a.x) * narrow, line[to].y - a.y);
    let squared = dx * dx + dy * dy;
    let inverse = if squared > 0.0 { 1.0 / squared } else { 0.0 };
    let (mut found, mut most) = (None, least);
    for (i, p) in line[from + 1..to].iter().enumerate() {
        let (x, y) = ((p.x - a.x) * narrow, p.y - a.y);
        let along = ((x * dx + y * dy) * inverse).clamp(0.0, 1.0);
        let (x, y) = (x - along * dx, y - along * dy);
        let distance = x * x + y * y;
        if distance > most {
            (found, most) = (Some(from + 1 + i), distance);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn simplified(points: &[(f64, f64)], tolerance: f64) -> Vec<(f64, f64)> {
        let mut line: Vec<Coord<f64>> = points.iter().map(|&p| p.into()).collect();
        Simplifier::default().degrees(&mut line, tolerance);
        line.iter().map(|p| (p.x, p.y)).collect()
    }

    #[test]
    fn what_lies_near_the_line_goes_and_what_does_not_stays() {
        let line = [(0.0, 0.0), (1.0, 0.05), (2.0, 0.0), (3.0, 1.0), (4.0, 0.0)];
        assert_eq!(simplified(&line, 0.1), [(0.0, 0.0), (2.0, 0.0), (3.0, 1.0), (4.0, 0.0)]);
        assert_eq!(simplified(&line, 0.0), line);
    }

    #[test]
    fn a_loop_keeps_its_farthest_point() {
        let square = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.0, 0.0)];
        assert_eq!(simplified(&square, 0.1), square);
        assert_eq!(simplified(&square, 10.0), [(0.0, 0.0), (0.0, 0.0)]);
    }

    #[test]
    fn degrees_of_longitude_are_shorter_far_north() {
        let line = [(0.0, 80.0), (0.5, 80.5), (0.0, 81.0)];
        assert_eq!(simplified(&line, 0.2).len(), 2);
        assert_eq!(simplified(&[(0.0, 0.0), (0.5, 0.5), (0.0, 1.0)], 0.2).len(), 3);
    }
}
