//! Areas and lines from longitudes and latitudes to the page: window, horizon, resampling, projection, frame.
//!
//! Each shape goes through the same steps. It is moved to degrees east of the central meridian, in as many copies as the
//! window needs, so that the antimeridian of the data is no border and the cut lies opposite the central meridian. It
//! is cut to the frame's window of longitudes and latitudes, and to the horizon where there is one, *before* it is
//! projected: nothing is projected from the far side. Long edges are halved until the middle lies within 0.1 pixel of
//! where it should (after d3-geo, `projection/resample.js`), then the result is cut to the page.

use geo_types::{Coord, Rect};

use super::Frame;
use super::frame::{TOLERANCE, Window};
use crate::geometry::{Cap, RingClipper, clip_line, crosses_antimeridian, unwrap};

/// A path on the page in pixels.
pub type PagePath = Vec<(f32, f32)>;

/// Halvings of one edge: 2^10 pieces.
const MAX_DEPTH: u8 = 10;
/// What is kept beyond the frame, so that no stroke's end or join shows at it, in pixels.
const MARGIN: f64 = 6.0;

impl Frame {
    /// The part of an area (rings of longitudes and latitudes, filled even-odd) inside the frame, as rings on the page
    /// to be filled even-odd together.
    ///
    /// Edges are straight in longitude and latitude. The last point of a ring joins its first.
    pub fn area<R: AsRef<[Coord<f64>]>>(&self, rings: &[R]) -> Vec<PagePath> {
        let mut window = RingClipper::new(self.window.rect());
        let mut page = RingClipper::new(self.page_bounds());
        let cap = self.cap();
        let (mut moved, mut projected, mut paths) = (Vec::new(), Vec::new(), Vec::new());
        for ring in rings {
            let ring = ring.as_ref();
            self.each_copy(ring, &mut moved, |copy| {
                let part = window.clip(copy);
                projected.clear();
                projected.reserve(part.len() + 1);
                match &cap {
                    Some(cap) => {
                        let part = closed_unwrapped(&cap.clip_ring(&densify(&closed(part))));
                        self.project(part.iter(), &mut projected);
                    }
                    None => self.project(part.iter().chain(part.first()), &mut projected),
                }
                push_path(&mut paths, page.clip(&projected));
            });
        }
        paths
    }

    /// The parts of a line of longitudes and latitudes inside the frame.
    ///
    /// Its pieces are straight in longitude and latitude and go the short way round; a geodesic is given by its points.
    pub fn line(&self, line: &[Coord<f64>]) -> Vec<PagePath> {
        let bounds = self.page_bounds();
        let cap = self.cap();
        let (mut moved, mut projected, mut paths) = (Vec::new(), Vec::new(), Vec::new());
        let continuous;
        let line = if crosses_antimeridian(line) {
            continuous = unwrap(line);
            &continuous
        } else {
            line
        };
        self.each_copy(line, &mut moved, |copy| {
            clip_line(&self.window.rect(), copy, |part| {
                let mut draw = |part: &[Coord<f64>]| {
                    projected.clear();
                    projected.reserve(part.len());
                    self.project(part.iter(), &mut projected);
                    clip_line(&bounds, &projected, |part| push_path(&mut paths, part));
                };
                match &cap {
                    Some(cap) => cap.clip_line(&densify(part)).iter().for_each(|part| draw(part)),
                    None => draw(part),
                }
            });
        });
        paths
    }

    /// The rim of the globe on the page, where the frame reaches beyond the horizon.
    pub fn horizon(&self) -> Option<PagePath> {
        let mut projected = Vec::new();
        self.project(closed_unwrapped(&self.cap()?.circle()).iter(), &mut projected);
        Some(projected.iter().map(|p| (p.x as f32, p.y as f32)).collect())
    }

    fn cap(&self) -> Option<Cap> {
        let (center, radius) = self.projection().horizon()?;
        self.window.horizon.then(|| Cap::new(center, radius))
    }

    fn page_bounds(&self) -> Rect<f64> {
        let rect = self.rect();
        Rect::new(
            (f64::from(rect.left) - MARGIN, f64::from(rect.top) - MARGIN),
            (f64::from(rect.right) + MARGIN, f64::from(rect.bottom) + MARGIN),
        )
    }

    /// Hands on the shape in degrees east of the central meridian, once for each turn in which it meets the window.
    fn each_copy(&self, shape: &[Coord<f64>], moved: &mut Vec<Coord<f64>>, mut draw: impl FnMut(&[Coord<f64>])) {
        let lon0 = self.projection().central_meridian();
        let (mut west, mut east) = (f64::INFINITY, f64::NEG_INFINITY);
        let (mut south, mut north) = (f64::INFINITY, f64::NEG_INFINITY);
        for p in shape {
            (west, east) = (west.min(p.x), east.max(p.x));
            (south, north) = (south.min(p.y), north.max(p.y));
        }
        if south > self.window.north || north < self.window.south {
            return;
        }
        for turn in [-360.0, 0.0, 360.0] {
            let shift = turn - lon0;
            if west + shift < self.window.east && east + shift > self.window.west {
                moved.clear();
                moved.reserve(shape.len());
                moved.extend(shape.iter().map(|p| Coord { x: p.x + shift, y: p.y }));
                draw(moved);
            }
        }
    }

    /// Projects points given as degrees east of the central meridian and latitude, halving long edges.
    fn project<'p>(&self, points: impl Iterator<Item = &'p Coord<f64>>, out: &mut Vec<Coord<f64>>) {
        let mut last: Option<(Coord<f64>, Coord<f64>)> = None;
        for &point in points {
            let Some(plane) = self.projection().forward_relative(point.x, point.y) else { continue };
            let page = self.page(plane);
            if let Some(from) = last {
                self.halve(from, (point, page), MAX_DEPTH, out);
            }
            out.push(page);
            last = Some((point, page));
        }
    }

    /// Adds the points needed between two ends, each given in degrees and on the page.
    fn halve(&self, a: (Coord<f64>, Coord<f64>), b: (Coord<f64>, Coord<f64>), depth: u8, out: &mut Vec<Coord<f64>>) {
        let (dx, dy) = (b.1.x - a.1.x, b.1.y - a.1.y);
        let degrees = (b.0.x - a.0.x).abs().max((b.0.y - a.0.y).abs());
        if depth == 0 || (dx * dx + dy * dy < self.short_edge * self.short_edge && degrees < 20.0) {
            return;
        }
        let middle = Coord { x: (a.0.x + b.0.x) / 2.0, y: (a.0.y + b.0.y) / 2.0 };
        let Some(plane) = self.projection().forward_relative(middle.x, middle.y) else { return };
        let page = self.page(plane);
        let (ex, ey) = (page.x - (a.1.x + b.1.x) / 2.0, page.y - (a.1.y + b.1.y) / 2.0);
        if ex * ex + ey * ey <= TOLERANCE * TOLERANCE && degrees < 20.0 {
            return;
        }
        self.halve(a, (middle, page), depth - 1, out);
        out.push(page);
        self.halve((middle, page), b, depth - 1, out);
    }
}

impl Window {
    fn rect(&self) -> Rect<f64> {
        Rect::new((self.west, self.south), (self.east, self.north))
    }
}

/// The ring with its first point repeated at the end.
fn closed(ring: &[Coord<f64>]) -> Vec<Coord<f64>> {
    ring.iter().chain(ring.first()).copied().collect()
}

/// As [`closed`], for a ring whose longitudes were made continuous: one round a pole ends a turn from where it began.
fn closed_unwrapped(ring: &[Coord<f64>]) -> Vec<Coord<f64>> {
    unwrap(&closed(ring))
}

/// The line with points at most 2 degrees apart, as the cut to the horizon needs.
fn densify(line: &[Coord<f64>]) -> Vec<Coord<f64>> {
    let mut out = Vec::with_capacity(line.len());
    for pair in line.windows(2) {
        let (dx, dy) = (pair[1].x - pair[0].x, pair[1].y - pair[0].y);
        let steps = (dx.abs().max(dy.abs()) / 2.0).ceil().max(1.0);
        let mut step = 0.0;
        while step < steps {
            out.push(Coord { x: pair[0].x + dx * step / steps, y: pair[0].y + dy * step / steps });
            step += 1.0;
        }
    }
    out.extend(line.last());
    out
}

/// Keeps a path of at least two different points, leaving out what repeats within a twentieth of a pixel.
fn push_path(paths: &mut Vec<PagePath>, points: &[Coord<f64>]) {
    let mut path: PagePath = Vec::with_capacity(points.len());
    for p in points {
        let point = (p.x as f32, p.y as f32);
        if path.last().is_none_or(|last| (last.0 - point.0).abs() + (last.1 - point.1).abs() > 0.05) {
            path.push(point);
        }
    }
    if path.len() > 1 {
        paths.push(path);
    }
}
