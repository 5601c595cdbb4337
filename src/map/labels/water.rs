//! Candidates of a sea's name: along the axis of its basin, gently curved, or level where it is wide.
//!
//! The axis is the parabola through the basin's cells in the frame of their principal axes, each cell weighed by its
//! distance from the shore.

use crate::map::ground::clearance::Clearance;
use crate::map::labels::Candidate;
use crate::map::labels::Placement;
use crate::map::labels::Shape;
use crate::map::labels::line::{self, Course};
use crate::map::labels::setting::Setting;
use crate::map::page::rect::{Rect, Turned};
use crate::scene::Point;

/// A name may take at most this share of its water's length.
const MOST_OF_LENGTH: f32 = 0.85;
/// From its first to its last letter a name turns by at most this, in radians.
const MOST_TURN: f32 = 0.785;

/// A basin seen along its longest extent.
struct Axis {
    center: Point,
    /// Direction of the longest extent, to the right.
    along: Point,
    /// Extent along the axis from the centre.
    from: f32,
    to: f32,
    /// The parabola: offset across the axis at distance u along it.
    bend: [f32; 3],
}

/// Candidates of a name in the water that `clearance` measures; its settings are numbered from `first` on. The first of them, whose
/// name is in one line, may be curved, with a second line beneath it.
pub(crate) fn candidates(settings: &[Setting], first: usize, clearance: &Clearance) -> Vec<Candidate> {
    let Some(axis) = Axis::fit(clearance) else { return Vec::new() };
    let mut candidates = Vec::new();
    for (at, setting) in settings.iter().enumerate() {
        let index = first + at;
        if at == 0 {
            candidates.extend(axis.curved(setting, index, clearance));
        }
        let cost = if at > 0 { 0.06 } else { 0.0 };
        candidates.extend(level(setting, index, clearance, axis.center, cost));
    }
    candidates.sort_by(|a, b| a.cost.total_cmp(&b.cost));
    candidates.truncate(40);
    candidates
}

impl Axis {
    fn fit(clearance: &Clearance) -> Option<Self> {
        let cells: Vec<(Point, f32)> = clearance.cells().collect();
        if cells.len() < 12 {
            return None;
        }
        // Sums of weights, positions, and their squares and product, about the first cell lest digits are lost.
        let origin = cells.first()?.0;
        let sums = cells.iter().fold([0f64; 6], |sums, &(p, room)| {
            let (x, y, weight) = (f64::from(p.0 - origin.0), f64::from(p.1 - origin.1), f64::from(room));
            let terms = [weight, weight * x, weight * y, weight * x * x, weight * y * y, weight * x * y];
            std::array::from_fn(|at| sums[at] + terms[at])
        });
        if sums[0] <= 0.0 {
            return None;
        }
        let [x, y, xx, yy, xy] = std::array::from_fn(|at| sums[at + 1] / sums[0]);
        let center = (origin.0 + x as f32, origin.1 + y as f32);
        let (xx, yy, xy) = ((xx - x * x) as f32, (yy - y * y) as f32, (xy - x * y) as f32);
        let angle = 0.5 * (2.0 * xy).atan2(xx - yy);
        let (sin, cos) = angle.sin_cos();
        let along = if cos < 0.0 { (-cos, -sin) } else { (cos, sin) };
        let local = |p: Point| {
            let d = (p.0 - center.0, p.1 - center.1);
            (d.0 * along.0 + d.1 * along.1, -d.0 * along.1 + d.1 * along.0)
        };
        let (mut from, mut to) = (0f32, 0f32);
        let mut sums = Sums::default();
        for &(p, room) in &cells {
            let (u, v) = local(p);
            (from, to) = (from.min(u), to.max(u));
            sums.add(f64::from(u), f64::from(v), f64::from(room * room));
        }
        Some(Self { center, along, from, to, bend: sums.parabola() })
    }

    fn point(&self, u: f32, aside: f32) -> Point {
        let v = self.bend[0] + self.bend[1] * u + self.bend[2] * u * u + aside;
        (self.center.0 + u * self.along.0 - v * self.along.1, self.center.1 + u * self.along.1 + v * self.along.0)
    }

    fn curved(&self, setting: &Setting, index: usize, clearance: &Clearance) -> Vec<Candidate> {
        let Some(set) = setting.lines.first() else { return Vec::new() };
        let widest = setting.lines.iter().map(|set| set.line.width).fold(0.0, f32::max);
        let (width, body) = (set.line.width, setting.bounds);
        let length = self.to - self.from;
        if widest > MOST_OF_LENGTH * length {
            return Vec::new();
        }
        let middle_drop = -(body.top + body.bottom) / 2.0;
        let height = setting.boxes.iter().map(Rect::height).fold(0.0, f32::max);
        let mut candidates = Vec::new();
        for aside in [0.0, 0.6, -0.6, 1.4, -1.4f32] {
            let steps = 64;
            let path: Vec<Point> = (0..=steps)
                .map(|step| self.point(self.from + length * step as f32 / steps as f32, aside * body.height()))
                .collect();
            let course = Course::new(line::beside(&path, middle_drop));
            let room = course.length() - width;
            for step in 0..=10 {
                let start = room * step as f32 / 10.0;
                if start < 0.0 {
                    continue;
                }
                let is_free = |letters: &Turned| clearance.at(letters.center) >= 0.62 * height;
                let Some(boxes) = line::letter_boxes(&course, start, setting, is_free) else { continue };
                if line::turn(course.between(start, start + width)) > MOST_TURN {
                    continue;
                }
                let free = boxes.iter().map(|b| clearance.at(b.center)).fold(f32::MAX, f32::min);
                let central = ((start + width / 2.0) / course.length() - 0.5).abs();
                let tilt = self.along.1.abs();
                let narrow = (1.0 - free / (2.2 * height)).max(0.0);
                let cost = 0.5 * central + 0.12 * tilt + 0.35 * narrow + 0.05 * aside.abs();
                candidates.push(Candidate {
                    placement: Placement::Along { setting: index, curve: course.points().to_vec(), start, gap: None },
                    shape: Shape::new(boxes, None),
                    cost,
                });
            }
        }
        candidates
    }
}

/// Level names where the water is wide enough.
fn level(setting: &Setting, index: usize, clearance: &Clearance, center: Point, cost: f32) -> Vec<Candidate> {
    let mut candidates =
        crate::map::labels::area::inside(setting, index, clearance, center, 0.2 * setting.bounds.height(), 0.1 + cost);
    candidates.truncate(12);
    candidates
}

/// Weighted sums for a least-squares parabola.
#[derive(Default)]
struct Sums {
    powers: [f64; 5],
    values: [f64; 3],
}

impl Sums {
    fn add(&mut self, u: f64, v: f64, weight: f64) {
        // Hundreds of pixels to the fourth power lose digits; hundredths of them do not.
        let u = u / 100.0;
        let mut power = weight;
        for at in 0..5 {
            self.powers[at] += power;
            if at < 3 {
                self.values[at] += power * v;
            }
            power *= u;
        }
    }

    /// Coefficients of 1, u, u² by Cramer's rule; level where the cells do not determine them.
    fn parabola(&self) -> [f32; 3] {
        let p = &self.powers;
        let rows = [[p[0], p[1], p[2]], [p[1], p[2], p[3]], [p[2], p[3], p[4]]];
        let determinant = |m: [[f64; 3]; 3]| {
            m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1]) - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0])
                + m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0])
        };
        let whole = determinant(rows);
        if whole.abs() < 1e-9 * (p[0] * p[2] * p[4]).abs().max(1e-30) {
            return [0.0; 3];
        }
        let solved = |column: usize| {
            let mut replaced = rows;
            (0..3).for_each(|row| replaced[row][column] = self.values[row]);
            determinant(replaced) / whole
        };
        [solved(0) as f32, (solved(1) / 100.0) as f32, (solved(2) / 10_000.0) as f32]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_parabola_is_recovered_from_its_points() {
        let mut sums = Sums::default();
        for step in -10i32..=10 {
            let u = f64::from(step) * 30.0;
            sums.add(u, 5.0 + 0.1 * u + 0.002 * u * u, 1.0 + f64::from(step.abs()));
        }
        let [a, b, c] = sums.parabola();
        assert!((a - 5.0).abs() < 1e-3 && (b - 0.1).abs() < 1e-5 && (c - 0.002).abs() < 1e-6);
    }
}
