//! The graticule, on request: meridians and parallels a round number of degrees apart, their degrees at the map's edge.

use geo::Coord;

use crate::map::page::Page;
use crate::map::page::rect::Rect;
use crate::projection::Frame;
use crate::scene::Point;

/// Whether meridians and parallels are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Meridians {
    /// They are not.
    #[default]
    Absent,
    /// They are.
    Drawn,
}

/// A place for the degrees of a line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Spot {
    /// The start of the baseline, before `lean` is taken off.
    pub at: Point,
    /// The share of the text's width that lies to the left of `at`.
    pub lean: f32,
}

/// Meridians and parallels on the page.
#[derive(Debug, Clone)]
pub(crate) struct Graticule {
    /// The lines.
    pub lines: Vec<Vec<Point>>,
    /// The degrees of each line, with the places for them at the map's edge.
    pub marks: Vec<(String, Vec<Spot>)>,
}

/// Distances between lines in degrees.
const STEPS: [f64; 12] = [0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 15.0, 20.0, 30.0, 45.0, 90.0];
/// A map has about this many lines across its longer side.
const ACROSS: f64 = 8.0;
/// Lines are followed by points this share of the map's extent apart.
const SAMPLES: u32 = 240;
/// No map shows more lines of one kind.
const MOST: i32 = 400;

impl Graticule {
    /// The lines of a frame that shows `rect`.
    pub(crate) fn new(frame: &Frame, rect: Rect, page: &Page) -> Self {
        let extent = frame.view().extent;
        let (width, height) = (extent.width(), extent.north - extent.south);
        let polar = width > 300.0;
        let across = if polar { 2.0 * height } else { width * extent.center().lat().to_radians().cos() };
        let parallels = step(across.max(height) / ACROSS);
        // Meridians crowd where they meet: near a pole they stand as far apart as they are long.
        let meridians = if polar { 30.0 } else { step((width / ACROSS).max(parallels.min(width / 3.0))) };
        let mut graticule = Self { lines: Vec::new(), marks: Vec::new() };
        let top = extent.north.min(90.0 - 0.5 * parallels);
        let bottom = extent.south.max(-90.0 + 0.5 * parallels);
        for lon in multiples(extent.west, extent.west + width, meridians) {
            let course = (0..=SAMPLES).map(|at| Coord { x: lon, y: between(bottom, top, at) });
            graticule.add(frame, rect, page, course.collect(), &degrees(around(lon), 'E', 'W'), Edge::Foot);
        }
        for lat in multiples(bottom, top, parallels) {
            let course = (0..=SAMPLES).map(|at| Coord { x: between(extent.west, extent.west + width, at), y: lat });
            graticule.add(frame, rect, page, course.collect(), &degrees(lat, 'N', 'S'), Edge::Side);
        }
        graticule
    }

    fn add(&mut self, frame: &Frame, rect: Rect, page: &Page, course: Vec<Coord<f64>>, text: &str, edge: Edge) {
        let wrapped: Vec<Coord<f64>> = course.into_iter().map(|at| Coord { x: around(at.x), y: at.y }).collect();
        let parts = frame.line(&wrapped);
        let spots = spots(&parts, rect, page, edge);
        if !spots.is_empty() {
            self.marks.push((text.to_owned(), spots));
        }
        self.lines.extend(parts);
    }
}

/// Which edges the degrees of a line stand at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Edge {
    /// Meridians: the lower edge, else the upper one.
    Foot,
    /// Parallels: the left edge, else the right one.
    Side,
}

/// Places for the degrees where a line crosses a rectangle a little inside the map.
fn spots(parts: &[Vec<Point>], rect: Rect, page: &Page, edge: Edge) -> Vec<Spot> {
    let unit = page.unit();
    let inner = rect.grown(-16.0 * unit);
    let crossings = |value: f32, along: fn(Point) -> f32| {
        let pairs = parts.iter().flat_map(|part| part.windows(2));
        pairs.filter_map(move |pair| {
            let (a, b) = (along(pair[0]), along(pair[1]));
            ((a <= value) != (b <= value)).then(|| {
                let t = (value - a) / (b - a);
                (pair[0].0 + t * (pair[1].0 - pair[0].0), pair[0].1 + t * (pair[1].1 - pair[0].1))
            })
        })
    };
    let gap = 4.0 * unit;
    let ways: [(f32, f32); 2] = match edge {
        Edge::Foot => [(inner.bottom, 0.0), (inner.top + 10.0 * unit, 0.0)],
        Edge::Side => [(inner.left, 0.0), (inner.right, 1.0)],
    };
    let mut spots = Vec::new();
    for (value, lean) in ways {
        let found: Vec<Point> = match edge {
            Edge::Foot => crossings(value, |p| p.1).collect(),
            Edge::Side => crossings(value, |p| p.0).collect(),
        };
        spots.extend(found.into_iter().filter(|at| inner.contains(*at) || inner.distance(*at) < 1.0).map(
            |at| match edge {
                Edge::Foot => Spot { at: (at.0 + gap, at.1), lean },
                Edge::Side => Spot { at: (at.0, at.1 - gap), lean },
            },
        ));
    }
    spots
}

/// The least round distance that is not below `wanted`.
fn step(wanted: f64) -> f64 {
    STEPS.into_iter().find(|step| *step >= wanted).unwrap_or(90.0)
}

fn multiples(from: f64, to: f64, step: f64) -> impl Iterator<Item = f64> {
    let first = (from / step - 1e-9).ceil() as i32;
    let last = (to / step + 1e-9).floor() as i32;
    (first..=last.min(first.saturating_add(MOST))).map(move |at| f64::from(at) * step)
}

fn between(from: f64, to: f64, at: u32) -> f64 {
    from + (to - from) * f64::from(at) / f64::from(SAMPLES)
}

fn around(lon: f64) -> f64 {
    if lon > 180.0 { lon - 360.0 } else { lon }
}

/// `35°E`, `12.5°N`, `0°`.
fn degrees(value: f64, positive: char, negative: char) -> String {
    let figure = (value.abs() * 10.0).round() / 10.0;
    match value {
        _ if figure == 0.0 => "0°".to_owned(),
        _ if figure >= 180.0 => "180°".to_owned(),
        v if v > 0.0 => format!("{figure}°{positive}"),
        _ => format!("{figure}°{negative}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::LonLat;
    use crate::map::frame::extent::page_rect;
    use crate::projection::{Mercator, Projection};

    fn mercator(lon: f64, lat: f64, meters_per_pixel: f64) -> (Frame, Rect) {
        let rect = Rect::new(0.0, 100.0, 1600.0, 900.0);
        let projection = Projection::Mercator(Mercator::new(lon, lat));
        let center = projection.forward(LonLat::new(lon, lat).unwrap()).unwrap();
        (Frame::new(projection, page_rect(rect), center, meters_per_pixel), rect)
    }

    #[test]
    fn lines_stand_a_round_number_of_degrees_apart_and_are_marked() {
        let (frame, rect) = mercator(30.0, 10.0, 2_000.0);
        let graticule = Graticule::new(&frame, rect, &Page::default());
        let texts: Vec<&str> = graticule.marks.iter().map(|(text, _)| text.as_str()).collect();
        assert!(texts.contains(&"30°E") && texts.contains(&"25°E") && texts.contains(&"10°N"), "{texts:?}");
        assert!(graticule.lines.len() >= 8);
    }

    #[test]
    fn lines_run_on_across_the_antimeridian() {
        let (frame, rect) = mercator(179.0, -15.0, 1_500.0);
        let graticule = Graticule::new(&frame, rect, &Page::default());
        let texts: Vec<&str> = graticule.marks.iter().map(|(text, _)| text.as_str()).collect();
        assert!(texts.contains(&"180°") && texts.contains(&"175°W") && texts.contains(&"175°E"), "{texts:?}");
        let reach = |line: &Vec<Point>| Rect::bounding(line.iter().copied()).width();
        assert!(graticule.lines.iter().map(reach).fold(0.0, f32::max) > 1_500.0);
    }

    #[test]
    fn degrees_are_written_with_their_hemisphere() {
        assert_eq!(degrees(-12.5, 'N', 'S'), "12.5°S");
        assert_eq!(degrees(0.0, 'N', 'S'), "0°");
        assert_eq!(degrees(-180.0, 'E', 'W'), "180°");
    }
}
