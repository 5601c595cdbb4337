//! Points too many to mark one by one: counted in hexagons on the page, darker where there are more.
//!
//! # References
//!
//! Carr, Littlefield, Nicholson, Littlefield 1987, "Scatterplot matrix techniques for large N", JASA 82(398):424-436
//! (hexagonal binning).

use std::collections::BTreeMap;

use super::draw::{self, Drawn};
use super::markers;
use super::page::Page;
use super::rect::Rect;
use super::scalebar::figure;
use super::style::Style;
use super::subject::Subject;
use crate::projection::Frame;
use crate::scene::{Canvas, Path, Point, Stroke};
use crate::site::EventKind;

/// From this number of points on a map they are counted.
pub const MOST_MARKS: usize = 250;
/// Distance from the middle of a hexagon to its corners, on a landscape page.
const RADIUS: f32 = 11.0;

/// Points counted in hexagons.
#[derive(Debug, Clone)]
pub struct Density {
    cells: Vec<(Point, u32, EventKind)>,
    most: u32,
    radius: f32,
}

impl Density {
    /// Counts the points of a subject; `None` where there are few enough to mark each.
    pub fn new(subject: &Subject, frame: &Frame, rect: Rect, page: &Page) -> Option<Self> {
        if subject.sites.len() + subject.cities.len() <= MOST_MARKS {
            return None;
        }
        let radius = RADIUS * page.unit();
        let mut cells: BTreeMap<(i32, i32), (u32, EventKind)> = BTreeMap::new();
        let sites = subject.sites.iter().map(|site| (site.point, site.count, site.event));
        let cities = subject.cities.iter().map(|city| (city.point, 1, EventKind::Mention));
        for (point, count, event) in sites.chain(cities) {
            let Some(at) = frame.to_page(point).filter(|&at| rect.contains(at)) else { continue };
            let cell = cells.entry(hexagon(at, radius)).or_insert((0, event));
            cell.0 += count;
            if markers::gravity(event) > markers::gravity(cell.1) {
                cell.1 = event;
            }
        }
        let most = cells.values().map(|cell| cell.0).max().unwrap_or(1);
        let cells = cells.into_iter().map(|(cell, (count, event))| (middle(cell, radius), count, event)).collect();
        Some(Self { cells, most, radius })
    }

    /// What the legend says of the hexagons.
    pub fn words(&self) -> String {
        match self.most {
            1 => "One event a hexagon".to_owned(),
            most => format!("1 to {} events a hexagon", figure(f64::from(most))),
        }
    }

    /// The hexagons as discs that labels keep off.
    pub fn discs(&self) -> impl Iterator<Item = (Point, f32)> + '_ {
        self.cells.iter().map(|&(at, _, _)| (at, 0.85 * self.radius))
    }

    /// Draws the hexagons, the fullest opaque.
    pub(super) fn draw(&self, canvas: &Canvas<'_>, style: &Style, line: f32) -> Drawn {
        let corners: Vec<Point> = (0..6)
            .map(|corner| {
                let (sin, cos) = (std::f32::consts::FRAC_PI_3 * corner as f32 + std::f32::consts::FRAC_PI_6).sin_cos();
                (0.94 * self.radius * cos, 0.94 * self.radius * sin)
            })
            .collect();
        let full = (self.most as f32 + 1.0).ln();
        for &(at, count, event) in &self.cells {
            let share = (count as f32 + 1.0).ln() / full;
            let color = style.color(markers::class(event));
            let path = Path::polyline(corners.iter().copied(), true);
            let edge = Stroke::solid(color.with_opacity(0.75), 0.6 * line);
            draw::path(canvas, at, path, Some(color.with_opacity(0.2 + 0.7 * share)), Some(edge))?;
        }
        Ok(())
    }
}

/// Width and height from one hexagon to the next.
fn pitch(radius: f32) -> (f32, f32) {
    (radius * 3f32.sqrt(), radius * 1.5)
}

/// The hexagon of a point: the nearer of the two candidates in the rows above and below.
fn hexagon(at: Point, radius: f32) -> (i32, i32) {
    let (_, height) = pitch(radius);
    let row = (at.1 / height).floor() as i32;
    let candidates = [row, row + 1].map(|row| (column(at.0, row, radius), row));
    let distance = |cell: (i32, i32)| {
        let m = middle(cell, radius);
        (m.0 - at.0).hypot(m.1 - at.1)
    };
    if distance(candidates[0]) <= distance(candidates[1]) { candidates[0] } else { candidates[1] }
}

fn column(x: f32, row: i32, radius: f32) -> i32 {
    let (width, _) = pitch(radius);
    (x / width - 0.5 * row.rem_euclid(2) as f32).round() as i32
}

fn middle((column, row): (i32, i32), radius: f32) -> Point {
    let (width, height) = pitch(radius);
    ((column as f32 + 0.5 * row.rem_euclid(2) as f32) * width, row as f32 * height)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_point_lies_in_the_hexagon_that_counts_it() {
        for step in 0..2_000 {
            let at = ((step % 50) as f32 * 7.3, (step / 50) as f32 * 9.1);
            let m = middle(hexagon(at, 11.0), 11.0);
            assert!((m.0 - at.0).hypot(m.1 - at.1) <= 11.01, "{at:?} {m:?}");
        }
    }
}
