//! Points too many to mark one by one: counted in hexagons on the page, darker where there are more.
//!
//! # References
//!
//! Carr, Littlefield, Nicholson, Littlefield 1987, "Scatterplot matrix techniques for large N", JASA 82(398):424-436
//! (hexagonal binning).

use std::cmp::Ordering;
use std::collections::BTreeMap;

use crate::map::page::Page;
use crate::map::page::draw::{self, Drawn};
use crate::map::page::rect::Rect;
use crate::map::style::Style;
use crate::map::style::markers;
use crate::map::subject::Subject;
use crate::projection::Frame;
use crate::scene::{Canvas, Color, Path, Point, Stroke};
use crate::site::EventKind;

/// From this number of points on a map they are counted.
pub(crate) const MOST_MARKS: usize = 250;
/// Distance from the middle of a hexagon to its corners, on a landscape page: where points pile, and where they are so
/// thin that small hexagons would only scatter them.
const RADII: [f32; 2] = [11.0, 16.0];
/// Points a hexagon, on the average, below which hexagons are large.
const THIN: usize = 3;
/// Shades of a legend at most.
const MOST_SHADES: u32 = 4;
/// Opacity of the faintest and of the fullest shade.
pub(in crate::map) const OPACITIES: (f32, f32) = (0.28, 0.92);
/// Where a shade may begin.
const ROUND: [u32; 22] =
    [1, 2, 3, 4, 5, 7, 10, 15, 20, 30, 50, 70, 100, 200, 300, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000];

/// Points counted in hexagons.
#[derive(Debug, Clone)]
pub(crate) struct Density {
    cells: Vec<(Point, u32, EventKind)>,
    /// The least count of each shade, from the faintest.
    shades: Vec<u32>,
    most: u32,
    radius: f32,
}

impl Density {
    /// Counts the points of a subject; `None` where there are few enough to mark each.
    pub(crate) fn new(subject: &Subject, frame: &Frame, rect: Rect, page: &Page) -> Option<Self> {
        if subject.sites.len() + subject.cities.len() <= MOST_MARKS {
            return None;
        }
        let [small, large] = RADII.map(|radius| radius * page.unit());
        let fine = Self::counted(subject, frame, rect, small);
        let counted: u32 = fine.cells.iter().map(|cell| cell.1).sum();
        let thin = (counted as usize) < THIN * fine.cells.len();
        Some(if thin { Self::counted(subject, frame, rect, large) } else { fine })
    }

    fn counted(subject: &Subject, frame: &Frame, rect: Rect, radius: f32) -> Self {
        // Of each hexagon what is gravest in it is counted, and nothing else: its colour says what its shade counts.
        let mut cells: BTreeMap<(i32, i32), (u32, EventKind)> = BTreeMap::new();
        let sites = subject.sites.iter().map(|site| (site.point, site.count, site.event));
        let cities = subject.cities.iter().map(|city| (city.point, 1, EventKind::Mention));
        for (point, count, event) in sites.chain(cities) {
            let Some(at) = frame.to_page(point).filter(|&at| rect.contains(at)) else { continue };
            let cell = cells.entry(hexagon(at, radius)).or_insert((0, event));
            match class_rank(event).cmp(&class_rank(cell.1)) {
                Ordering::Greater => *cell = (count, event),
                Ordering::Equal => cell.0 += count,
                Ordering::Less => {}
            }
        }
        let most = cells.values().map(|cell| cell.0).max().unwrap_or(1);
        let cells = cells.into_iter().map(|(cell, (count, event))| (middle(cell, radius), count, event)).collect();
        Self { cells, shades: shades(most), most, radius }
    }

    /// The kinds of which a hexagon has the colour, that of most of what is counted first.
    pub(in crate::map) fn classes(&self) -> Vec<EventKind> {
        let counted = |of: EventKind| -> u32 {
            let cells = self.cells.iter().filter(|cell| markers::class(cell.2) == markers::class(of));
            cells.map(|cell| cell.1).sum()
        };
        let mut classes: Vec<(EventKind, u32)> = CLASSES.into_iter().map(|of| (of, counted(of))).collect();
        classes.retain(|(_, count)| *count > 0);
        classes.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        classes.into_iter().map(|(of, _)| of).collect()
    }

    /// The least and the greatest count of each shade, with its opacity.
    pub(in crate::map) fn steps(&self) -> impl Iterator<Item = (u32, u32, f32)> + '_ {
        self.shades.iter().enumerate().map(|(at, &least)| {
            let last = self.shades.get(at + 1).map_or(self.most, |next| next - 1);
            (least, last, self.opacity(least))
        })
    }

    /// The hexagons as discs that labels keep off.
    pub(crate) fn discs(&self) -> impl Iterator<Item = (Point, f32)> + '_ {
        self.cells.iter().map(|&(at, _, _)| (at, 0.85 * self.radius))
    }

    fn opacity(&self, count: u32) -> f32 {
        let shade = self.shades.partition_point(|&least| least <= count).max(1) - 1;
        let steps = (self.shades.len() - 1).max(1) as f32;
        if self.shades.len() < 2 { 0.7 } else { OPACITIES.0 + (OPACITIES.1 - OPACITIES.0) * shade as f32 / steps }
    }

    /// Draws the hexagons, the fullest nearly opaque.
    pub(in crate::map) fn draw(&self, canvas: &Canvas<'_>, style: &Style, line: f32) -> Drawn {
        for &(at, count, event) in &self.cells {
            draw_hexagon(canvas, at, self.radius, style.color(markers::class(event)), self.opacity(count), line)?;
        }
        Ok(())
    }
}

/// A kind of each class, gravest first.
const CLASSES: [EventKind; 4] = [EventKind::Airstrike, EventKind::Damage, EventKind::Intercepted, EventKind::Mention];

/// How grave the class of a kind is, greater is graver.
fn class_rank(event: EventKind) -> usize {
    let at = CLASSES.iter().position(|of| markers::class(*of) == markers::class(event));
    CLASSES.len() - at.unwrap_or(CLASSES.len())
}

/// Draws one hexagon in a shade of a colour.
pub(in crate::map) fn draw_hexagon(
    canvas: &Canvas<'_>,
    at: Point,
    radius: f32,
    color: Color,
    opacity: f32,
    line: f32,
) -> Drawn {
    let corner = |corner: u8| {
        let (sin, cos) = (std::f32::consts::FRAC_PI_3 * f32::from(corner) + std::f32::consts::FRAC_PI_6).sin_cos();
        (0.94 * radius * cos, 0.94 * radius * sin)
    };
    let edge = Stroke::solid(color.with_opacity(0.75), 0.6 * line);
    draw::path(canvas, at, Path::polyline((0..6).map(corner), true), Some(color.with_opacity(opacity)), Some(edge))
}

/// The least counts of at most four shades, evenly apart on a logarithmic scale and round.
fn shades(most: u32) -> Vec<u32> {
    let mut shades: Vec<u32> = Vec::new();
    for step in 0..MOST_SHADES {
        let wanted = f64::from(most.max(1)).powf(f64::from(step) / f64::from(MOST_SHADES));
        let least = if most <= MOST_SHADES { step + 1 } else { nearest_round(wanted) };
        if least <= most && shades.last().is_none_or(|&last| least > last) {
            shades.push(least);
        }
    }
    shades
}

fn nearest_round(wanted: f64) -> u32 {
    let apart = |round: &u32| (f64::from(*round).ln() - wanted.ln()).abs();
    ROUND.into_iter().min_by(|a, b| apart(a).total_cmp(&apart(b))).unwrap_or(1)
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
    fn shades_begin_at_round_counts_and_cover_all() {
        assert_eq!(shades(1), [1]);
        assert_eq!(shades(4), [1, 2, 3, 4]);
        assert_eq!(shades(12), [1, 2, 3, 7]);
        assert_eq!(shades(2_000), [1, 7, 50, 300]);
    }

    #[test]
    fn every_point_lies_in_the_hexagon_that_counts_it() {
        for step in 0..2_000 {
            let at = ((step % 50) as f32 * 7.3, (step / 50) as f32 * 9.1);
            let m = middle(hexagon(at, 11.0), 11.0);
            assert!((m.0 - at.0).hypot(m.1 - at.1) <= 11.01, "{at:?} {m:?}");
        }
    }
}
