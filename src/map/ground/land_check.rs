//! The land-or-sea check: after clipping and projecting, samples of the picture are compared with the world, and rings
//! that came out inside out are turned right. A shape that holds the point opposite the map's centre can be drawn as
//! everything but itself; nobody must ever see land and sea swapped.

use crate::map::page::rect::Rect;
use crate::projection::{Frame, PagePath};
use crate::world::World;

/// Samples along each side of the picture.
const STEPS: u8 = 7;
/// So many samples tell land and sea swapped from right.
const ENOUGH: usize = 12;

/// The rings of land, with `outline` added when most samples say that land and sea are swapped.
pub(in crate::map) fn righted(
    mut rings: Vec<PagePath>,
    world: &World<'_>,
    frame: &Frame,
    rect: Rect,
    outline: PagePath,
) -> Vec<PagePath> {
    let step = |i: u8| (f32::from(i) + 0.5) / f32::from(STEPS);
    let mut samples = Vec::new();
    for i in 0..STEPS {
        let y = rect.top + step(i) * rect.height();
        let crossings = crossings(&rings, y);
        for j in 0..STEPS {
            let x = rect.left + step(j) * rect.width();
            let Some(position) = frame.to_position((x, y)) else { continue };
            samples.push((position, crossings.iter().filter(|crossing| x < **crossing).count() % 2 == 1));
        }
    }
    // What a whole degree is costs nothing to know. Where too few samples lie in such degrees all are looked up.
    let sure: Vec<bool> =
        samples.iter().filter_map(|&(p, drawn)| Some(world.ground.is_surely_land(p)? == drawn)).collect();
    let agree = if sure.len() >= ENOUGH {
        sure
    } else {
        samples.iter().map(|&(p, drawn)| world.ground.is_land(p) == drawn).collect()
    };
    if 2 * agree.iter().filter(|agree| **agree).count() < agree.len() {
        rings.push(outline);
    }
    rings
}

/// Where rings cross a level line: an odd number to the right of a point means that it lies inside (even-odd).
fn crossings(rings: &[PagePath], y: f32) -> Vec<f32> {
    let mut crossings = Vec::new();
    for ring in rings {
        let Some(mut a) = ring.last() else { continue };
        for b in ring {
            if (a.1 > y) != (b.1 > y) {
                crossings.push(a.0 + (y - a.1) / (b.1 - a.1) * (b.0 - a.0));
            }
            a = b;
        }
    }
    crossings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_line_crosses_a_ring_where_it_enters_and_leaves() {
        let ring = vec![(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)];
        let mut found = crossings(std::slice::from_ref(&ring), 5.0);
        found.sort_by(f32::total_cmp);
        assert_eq!(found, [0.0, 10.0]);
        assert!(crossings(&[ring], -1.0).is_empty());
    }

    #[cfg(feature = "basemap")]
    #[test]
    fn land_and_sea_that_came_out_swapped_are_turned_right() {
        use crate::geometry::Extent;
        use crate::projection::{PageRect, choose};

        let world = World::embedded();
        let extent = Extent { west: 30.0, south: 22.0, east: 62.0, north: 42.0 };
        let rect = Rect::new(0.0, 0.0, 1600.0, 1000.0);
        let page = PageRect { left: 0.0, top: 0.0, right: 1600.0, bottom: 1000.0 };
        let frame = Frame::fit(choose(&extent).projection, &extent, page).expect("the extent fits");
        let land = frame.area(&world.ground.land(&frame.view()));
        let outline: PagePath = vec![(0.0, 0.0), (1600.0, 0.0), (1600.0, 1000.0), (0.0, 1000.0)];
        let right = righted(land.clone(), world, &frame, rect, outline.clone());
        assert_eq!(right.len(), land.len(), "what is right stays");
        let mut swapped = land.clone();
        swapped.push(outline.clone());
        let turned = righted(swapped, world, &frame, rect, outline);
        assert_eq!(turned.len(), land.len() + 2, "drawn even-odd, the outline twice is nothing");
    }
}
