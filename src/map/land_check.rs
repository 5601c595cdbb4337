//! The land-or-sea check: after clipping and projecting, samples of the picture are compared with the basemap, and rings
//! that came out inside out are turned right. A shape that holds the point opposite the map's centre can be drawn as
//! everything but itself; nobody must ever see land and sea swapped.

use super::rect::Rect;
use crate::basemap::Basemap;
use crate::projection::{Frame, PagePath};
use crate::scene::Point;

/// Samples along each side of the picture.
const STEPS: u8 = 7;

/// The rings of land, with `outline` added when most samples say that land and sea are swapped.
pub(super) fn righted(
    mut rings: Vec<PagePath>,
    basemap: &Basemap<'_>,
    frame: &Frame,
    rect: Rect,
    outline: PagePath,
) -> Vec<PagePath> {
    let step = |i: u8| (f32::from(i) + 0.5) / f32::from(STEPS);
    let samples = (0..STEPS).flat_map(|i| (0..STEPS).map(move |j| (step(i), step(j))));
    let (mut right, mut wrong) = (0u32, 0u32);
    for (u, v) in samples {
        let at = (rect.left + u * rect.width(), rect.top + v * rect.height());
        let Some(position) = frame.to_position(at) else { continue };
        let drawn = rings.iter().filter(|ring| holds(ring, at)).count() % 2 == 1;
        if drawn == basemap.is_land(position) { right += 1 } else { wrong += 1 }
    }
    if wrong > right {
        rings.push(outline);
    }
    rings
}

/// Whether a point lies inside a ring (even-odd).
fn holds(ring: &[Point], p: Point) -> bool {
    let edges = ring.iter().zip(ring.iter().cycle().skip(1));
    edges.filter(|(a, b)| (a.1 > p.1) != (b.1 > p.1) && p.0 < a.0 + (p.1 - a.1) / (b.1 - a.1) * (b.0 - a.0)).count() % 2
        == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_is_inside_by_the_even_odd_rule() {
        let ring = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)];
        assert!(holds(&ring, (5.0, 5.0)) && !holds(&ring, (15.0, 5.0)) && !holds(&ring, (5.0, -1.0)));
    }
}
