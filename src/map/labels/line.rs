//! Candidates along a line: a text that leans with it, in a gap of its stroke, upright, at the freest third.

use std::borrow::Cow;

use crate::map::labels::Candidate;
use crate::map::labels::Placement;
use crate::map::labels::Shape;
use crate::map::labels::setting::Setting;
use crate::map::page::rect::Turned;
use crate::scene::Point;

/// A polyline measured along its course.
#[derive(Debug, Clone)]
pub(crate) struct Course {
    points: Vec<Point>,
    reached: Vec<f32>,
}

impl Course {
    /// The course through these points.
    pub(crate) fn new(points: Vec<Point>) -> Self {
        let mut length = 0.0;
        let mut reached = Vec::with_capacity(points.len());
        for (at, p) in points.iter().enumerate() {
            if let Some(q) = at.checked_sub(1).map(|before| points[before]) {
                length += (p.0 - q.0).hypot(p.1 - q.1);
            }
            reached.push(length);
        }
        Self { points, reached }
    }

    /// Its length in pixels.
    pub(crate) fn length(&self) -> f32 {
        self.reached.last().copied().unwrap_or(0.0)
    }

    /// Its points.
    pub(crate) fn points(&self) -> &[Point] {
        &self.points
    }

    /// The point at a distance from the start.
    pub(crate) fn at(&self, distance: f32) -> Point {
        let next = self.reached.partition_point(|&r| r < distance).clamp(1, self.points.len().max(2) - 1);
        let (Some(&a), Some(&b)) = (self.points.get(next - 1), self.points.get(next)) else {
            return self.points.first().copied().unwrap_or_default();
        };
        let (from, to) = (self.reached[next - 1], self.reached[next]);
        let t = if to > from { ((distance - from) / (to - from)).clamp(0.0, 1.0) } else { 0.0 };
        (a.0 + t * (b.0 - a.0), a.1 + t * (b.1 - a.1))
    }

    /// The part between two distances.
    pub(crate) fn part(&self, from: f32, to: f32) -> Vec<Point> {
        let inner = self.between(from, to);
        let mut part = Vec::with_capacity(inner.len() + 2);
        part.push(self.at(from));
        part.extend_from_slice(inner);
        part.push(self.at(to));
        part
    }

    /// Its points between two distances.
    pub(crate) fn between(&self, from: f32, to: f32) -> &[Point] {
        let first = self.reached.partition_point(|&r| r <= from + 0.01);
        let after = self.reached.partition_point(|&r| r < to - 0.01);
        &self.points[first..after.max(first)]
    }
}

/// The course moved sideways, to the right of its direction on the page when positive.
pub(crate) fn beside(points: &[Point], offset: f32) -> Vec<Point> {
    let normal = |a: Point, b: Point| {
        let length = (b.0 - a.0).hypot(b.1 - a.1).max(1e-6);
        (-(b.1 - a.1) / length, (b.0 - a.0) / length)
    };
    (0..points.len())
        .map(|at| {
            let before = points[at.saturating_sub(1)];
            let after = points[(at + 1).min(points.len() - 1)];
            let (nx, ny) = normal(before, after);
            (points[at].0 + offset * nx, points[at].1 + offset * ny)
        })
        .collect()
}

/// Space before and after the text in the gap of the stroke.
const GAP: f32 = 8.0;

/// Candidates of a measure along its own line: the text in the line, its stroke left out beneath.
pub(crate) fn within(course: &Course, setting: &Setting, preferred: f32, unit: f32) -> Vec<Candidate> {
    let Some(line) = setting.lines.first().map(|set| &set.line) else { return Vec::new() };
    let needed = line.width + 2.0 * GAP * unit;
    let room = course.length() - needed;
    if room < 0.0 {
        return Vec::new();
    }
    let steps = 24;
    (0..=steps)
        .filter_map(|step| {
            let from = room * step as f32 / steps as f32;
            let middle = (from + needed / 2.0) / course.length();
            let cost = 0.6 * (middle - preferred).abs();
            let stretch = Stretch { from, needed, drop: 0.5 * line.cap_height };
            along(course, setting, stretch, cost).map(|mut candidate| {
                if let Placement::Along { gap, .. } = &mut candidate.placement {
                    *gap = Some((from, from + needed));
                }
                candidate
            })
        })
        .collect()
}

/// Candidates of a name above its line, which stays whole.
pub(crate) fn above(course: &Course, setting: &Setting, unit: f32) -> Vec<Candidate> {
    let Some(line) = setting.lines.first().map(|set| &set.line) else { return Vec::new() };
    let room = course.length() - 1.1 * line.width;
    if room < 0.0 {
        return Vec::new();
    }
    let steps = (room / (0.5 * line.width)).ceil().clamp(1.0, 8.0) as usize;
    let clear = 2.5 * unit;
    let stretches = (0..=steps).flat_map(|step| {
        let from = room * step as f32 / steps as f32;
        [-clear, clear + line.cap_height].map(|drop| Stretch { from, needed: 1.1 * line.width, drop })
    });
    stretches.filter_map(|stretch| along(course, setting, stretch, 0.1)).collect()
}

/// A part of a course and how far below it the baseline runs.
#[derive(Clone, Copy)]
struct Stretch {
    from: f32,
    needed: f32,
    drop: f32,
}

/// A text along a stretch of a course, upright.
fn along(course: &Course, setting: &Setting, Stretch { from, needed, drop }: Stretch, cost: f32) -> Option<Candidate> {
    let line = setting.lines.first().map(|set| &set.line)?;
    let mut part = course.part(from, from + needed);
    let (first, last) = (*part.first()?, *part.last()?);
    // Upright: the text runs to the right, or downwards where the line is vertical.
    if last.0 < first.0 {
        part.reverse();
    }
    if turn(&part) > MOST_TURN {
        return None;
    }
    let baseline = Course::new(beside(&part, drop));
    let start = ((baseline.length() - line.width) / 2.0).max(0.0);
    let boxes = letter_boxes(&baseline, start, setting, |_| true)?;
    Some(Candidate {
        placement: Placement::Along { setting: 0, curve: baseline.points().to_vec(), start, gap: None },
        shape: Shape::new(boxes, None),
        cost,
    })
}

/// A text may lean by at most this much from its first to its last letter, in radians.
const MOST_TURN: f32 = 0.8;

/// The greatest difference in direction between two parts of a polyline, in radians.
pub(crate) fn turn(points: &[Point]) -> f32 {
    let directions = points.windows(2).map(|pair| (pair[1].0 - pair[0].0, pair[1].1 - pair[0].1));
    let mut directions = directions.filter(|d| d.0 * d.0 + d.1 * d.1 > 1e-4);
    let Some(first) = directions.next() else { return 0.0 };
    let relative = directions.map(|d| (first.0 * d.1 - first.1 * d.0).atan2(first.0 * d.0 + first.1 * d.1));
    let (least, most) = relative.fold((0f32, 0f32), |(least, most), d| (least.min(d), most.max(d)));
    most - least
}

/// Boxes of stretches of text along a baseline, each short enough to be straight: the lines of a setting one beneath the other, the
/// first from `start` on; `None` if one of them is refused.
pub(crate) fn letter_boxes(
    baseline: &Course,
    start: f32,
    setting: &Setting,
    fits: impl Fn(&Turned) -> bool,
) -> Option<Vec<Turned>> {
    let mut boxes = Vec::new();
    for (at, (set, body)) in setting.lines.iter().zip(&setting.boxes).enumerate() {
        let (course, start) = below(baseline, start, setting, at)?;
        let width = set.line.width;
        let (top, bottom) = (body.top - set.at.1, body.bottom - set.at.1);
        let pieces = (width / (1.2 * body.height()).max(4.0)).ceil().clamp(1.0, 64.0) as usize;
        boxes.reserve(pieces);
        for piece in 0..pieces {
            let from = start + width * piece as f32 / pieces as f32;
            let to = start + width * (piece + 1) as f32 / pieces as f32;
            let (a, b) = (course.at(from), course.at(to));
            let length = (b.0 - a.0).hypot(b.1 - a.1).max(1e-6);
            let axis = ((b.0 - a.0) / length, (b.1 - a.1) / length);
            let middle = (top + bottom) / 2.0;
            let letters = Turned {
                center: ((a.0 + b.0) / 2.0 - middle * axis.1, (a.1 + b.1) / 2.0 + middle * axis.0),
                half: (length / 2.0 + 0.3, body.height() / 2.0),
                axis,
            };
            boxes.push(Some(letters).filter(&fits)?);
        }
    }
    Some(boxes)
}

/// The baseline of a line of a setting whose first runs along `baseline` from `start` on, and where on it the line starts; `None` where
/// it is too long. Lines keep their distance, and the middle of each is beside that of the first.
pub(crate) fn below<'b>(
    baseline: &'b Course,
    start: f32,
    setting: &Setting,
    at: usize,
) -> Option<(Cow<'b, Course>, f32)> {
    let (first, set) = (setting.lines.first()?, setting.lines.get(at)?);
    let drop = set.at.1 - first.at.1;
    let course =
        if at == 0 { Cow::Borrowed(baseline) } else { Cow::Owned(Course::new(beside(baseline.points(), drop))) };
    let start = match at {
        0 => start,
        // On the inner side of a bend the way is shorter.
        _ => (start + first.line.width / 2.0) * course.length() / baseline.length() - set.line.width / 2.0,
    };
    let spare = course.length() - set.line.width;
    let fits = start >= -0.5 && start <= spare + 0.5;
    let start = if at == 0 { start } else { start.min(spare).max(0.0) };
    fits.then_some((course, start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_course_is_measured_and_cut_by_distance() {
        let course = Course::new(vec![(0.0, 0.0), (10.0, 0.0), (10.0, 10.0)]);
        assert_eq!(course.length(), 20.0);
        assert_eq!(course.at(15.0), (10.0, 5.0));
        assert_eq!(course.part(5.0, 15.0), vec![(5.0, 0.0), (10.0, 0.0), (10.0, 5.0)]);
    }

    #[test]
    fn a_bent_line_turns_and_a_straight_one_does_not() {
        assert_eq!(turn(&[(0.0, 0.0), (5.0, 0.0), (9.0, 0.0)]), 0.0);
        assert!((turn(&[(0.0, 0.0), (5.0, 0.0), (5.0, 5.0)]) - std::f32::consts::FRAC_PI_2).abs() < 1e-6);
    }
}
