//! Arcs and rings on the page: geodesics as the projection draws them, never bowed for effect, with their lengths.

use geo::Coord;

use crate::geodesy;
use crate::geometry::LonLat;
use crate::lang::Message;
use crate::map::furniture::scalebar::figure;
use crate::map::labels::line::Course;
use crate::map::page::rect::Rect;
use crate::map::subject::{ArcSpec, RingSpec};
use crate::projection::Frame;
use crate::scene::Point;
use crate::units::{LengthUnit, Meters};

/// A line on the page, in one part.
#[derive(Debug, Clone)]
pub(crate) struct PageArc {
    /// Its course, cut back at its ends.
    pub parts: Vec<Vec<Point>>,
    /// Dashed like a ring.
    pub dashed: bool,
    /// The item that writes its length.
    pub item: Option<usize>,
    /// Where its label is best, as a share of its length.
    pub preferred: Option<f32>,
    /// Whether it leaves the straight chord visibly.
    pub bends: bool,
}

/// A line departs visibly from its chord from this share of its length on.
const VISIBLE_BEND: f32 = 0.06;
/// Geodesics are followed within this many pixels.
const TOLERANCE: f64 = 0.05;
/// The most and the fewest corners of a ring.
const MOST_SIDES: f64 = 720.0;
const FEWEST_SIDES: f64 = 36.0;

impl PageArc {
    fn new(part: Vec<Point>) -> Self {
        Self { bends: bend(&part) > VISIBLE_BEND, parts: vec![part], dashed: false, item: None, preferred: None }
    }

    /// Its course for a label.
    pub(crate) fn course(&self) -> Course {
        Course::new(self.parts.first().cloned().unwrap_or_default())
    }

    /// Its length in pixels.
    pub(crate) fn length(&self) -> f32 {
        self.course().length()
    }

    /// What is stroked: the line without the gaps, given as distances along it.
    pub(crate) fn stroked(&self, gaps: impl Iterator<Item = (f32, f32)>) -> Vec<Vec<Point>> {
        let course = self.course();
        let mut parts: Vec<(f32, f32)> = vec![(0.0, course.length())];
        for (from, to) in gaps {
            parts = parts
                .into_iter()
                .flat_map(|(a, b)| [(a, b.min(from)), (a.max(to), b)])
                .filter(|(a, b)| b > a)
                .collect();
        }
        parts.into_iter().map(|(a, b)| course.part(a, b)).collect()
    }
}

/// How far a line leaves its chord, as a share of the chord.
fn bend(part: &[Point]) -> f32 {
    let (Some(&a), Some(&b)) = (part.first(), part.last()) else { return 0.0 };
    let chord = (b.0 - a.0).hypot(b.1 - a.1).max(1.0);
    let away = part.iter().map(|&p| crate::map::labels::distance_to_segment(p, (a, b))).fold(0.0, f32::max);
    away / chord
}

/// The parts of an arc inside the panel, stopping short of the markers and dots at its ends.
pub(crate) fn arc(spec: &ArcSpec, frame: &Frame, rect: Rect, ends: &[(Point, f32)]) -> Vec<PageArc> {
    let tolerance = Meters((frame.resolution().0 * TOLERANCE).max(0.5));
    let mut points: Vec<Coord<f64>> = Vec::new();
    for pair in spec.points.windows(2) {
        let line = geodesy::line(pair[0], pair[1], tolerance);
        points.extend(line.into_iter().map(Coord::from).skip(usize::from(!points.is_empty())));
    }
    let at_ends: Vec<Point> = spec.points.iter().filter_map(|&p| frame.to_page(p)).collect();
    let mut stops: Vec<(Point, f32)> = Vec::new();
    for end in at_ends {
        let near = ends.iter().filter(|(at, _)| (at.0 - end.0).hypot(at.1 - end.1) < 2.0);
        stops.extend(near.copied());
    }
    frame
        .line(&points)
        .into_iter()
        .filter_map(|part| shortened(part, &stops))
        .filter(|part| in_view(part, rect))
        .map(PageArc::new)
        .collect()
}

/// The line without what lies within its stops.
fn shortened(part: Vec<Point>, stops: &[(Point, f32)]) -> Option<Vec<Point>> {
    let course = Course::new(part);
    let length = course.length();
    let (mut from, mut to) = (0.0, length);
    let within = |at: Point| stops.iter().any(|(stop, radius)| (stop.0 - at.0).hypot(stop.1 - at.1) < *radius);
    while from < length && within(course.at(from)) {
        from += 0.5;
    }
    while to > from && within(course.at(to)) {
        to -= 0.5;
    }
    (to - from > 4.0).then(|| course.part(from, to))
}

/// The parts of a ring inside the panel; its label goes to its top.
pub(crate) fn ring(spec: &RingSpec, frame: &Frame, rect: Rect) -> Vec<PageArc> {
    // As many sides that each leaves the circle by no more than the tolerance.
    let radius = spec.range.meters().0 / frame.resolution().0;
    let half_side = (1.0 - TOLERANCE / radius.max(1.0)).acos();
    let sides = (std::f64::consts::PI / half_side).clamp(FEWEST_SIDES, MOST_SIDES) as usize;
    let points: Vec<Coord<f64>> =
        geodesy::ring(spec.center, spec.range.meters(), sides).into_iter().map(Coord::from).collect();
    let parts = joined(frame.line(&points));
    parts
        .into_iter()
        .filter(|part| in_view(part, rect))
        .map(|part| {
            let course = Course::new(part.clone());
            let top = highest(&course, rect);
            PageArc { dashed: true, preferred: Some(top), bends: false, ..PageArc::new(part) }
        })
        .collect()
}

/// Joins parts that end where another begins: the ring's own start is not a cut.
fn joined(mut parts: Vec<Vec<Point>>) -> Vec<Vec<Point>> {
    let near = |a: Point, b: Point| (a.0 - b.0).hypot(a.1 - b.1) < 0.6;
    let mut at = 0;
    while at < parts.len() {
        let end = parts[at].last().copied().unwrap_or_default();
        let next = (0..parts.len()).find(|&other| other != at && parts[other].first().is_some_and(|&p| near(p, end)));
        match next {
            Some(other) => {
                let tail = parts.remove(other);
                let at_now = if other < at { at - 1 } else { at };
                parts[at_now].extend(tail.into_iter().skip(1));
                at = at_now;
            }
            None => at += 1,
        }
    }
    parts
}

/// Where along a course its highest point inside the panel lies, as a share of its length.
fn highest(course: &Course, rect: Rect) -> f32 {
    const STEPS: u16 = 200;
    let inner = rect.grown(-40.0);
    let steps = (0..=STEPS).map(|step| f32::from(step) / f32::from(STEPS));
    let best = steps.filter(|t| inner.contains(course.at(t * course.length())));
    best.min_by(|a, b| course.at(a * course.length()).1.total_cmp(&course.at(b * course.length()).1)).unwrap_or(0.5)
}

fn in_view(part: &[Point], rect: Rect) -> bool {
    part.iter().any(|&p| rect.contains(p))
}

/// The length of a line in both systems, the one that the report uses first.
pub(crate) fn length_words(points: &[LonLat], unit: Option<LengthUnit>) -> Message {
    let length = points.windows(2).map(|pair| geodesy::inverse(pair[0], pair[1]).length.0).sum();
    let length = Meters(length);
    let round = |value: f64| figure(if value >= 10.0 { value.round() } else { (value * 10.0).round() / 10.0 });
    let (km, miles) = (round(length.km()).into(), round(length.in_unit(LengthUnit::Mile)).into());
    match unit {
        Some(LengthUnit::Mile) => Message::MilesAndKilometres { miles, km },
        Some(LengthUnit::NauticalMile) => {
            let miles = round(length.in_unit(LengthUnit::NauticalMile)).into();
            Message::NauticalMilesAndKilometres { miles, km }
        }
        _ => Message::KilometresAndMiles { km, miles },
    }
}

/// What a ring says.
pub(crate) fn ring_words(ring: &RingSpec) -> Message {
    let range = Message::RingRange { figure: figure(ring.range.value).into(), unit: ring.range.unit.symbol().into() };
    if ring.name.is_empty() {
        return range;
    }
    Message::RingFrom { range: range.into(), place: ring.name.as_str().into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_written_in_both_systems() {
        let ends = [LonLat::new(34.781, 32.085).unwrap(), LonLat::new(59.606, 36.297).unwrap()];
        let said = |unit| crate::lang::voice().say(&length_words(&ends, unit));
        assert_eq!(said(None), "2,329 km (1,447 mi)");
        assert_eq!(said(Some(LengthUnit::Mile)), "1,447 miles (2,329 km)");
    }

    #[test]
    fn a_gap_divides_the_stroke() {
        let arc = PageArc::new(vec![(0.0, 0.0), (64.0, 0.0)]);
        let parts = arc.stroked(std::iter::once((16.0, 32.0)));
        assert_eq!(parts, vec![vec![(0.0, 0.0), (16.0, 0.0)], vec![(32.0, 0.0), (64.0, 0.0)]]);
    }
}
