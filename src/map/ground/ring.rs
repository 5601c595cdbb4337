//! Rings on the page: their areas, those too small to be drawn, and the hatching of what they enclose.

use crate::map::page::rect::Rect;
use crate::projection::PagePath;
use crate::scene::Point;

/// Islands smaller than this on the page are left out, in square pixels.
pub(in crate::map) const LEAST_ISLAND: f32 = 1.5;

/// The area of a ring in square pixels (shoelace formula).
pub(crate) fn ring_area(ring: &[Point]) -> f32 {
    let Some(&origin) = ring.first() else { return 0.0 };
    let twice: f32 = ring
        .windows(2)
        .map(|pair| {
            let (a, b) = ((pair[0].0 - origin.0, pair[0].1 - origin.1), (pair[1].0 - origin.0, pair[1].1 - origin.1));
            a.0 * b.1 - a.1 * b.0
        })
        .sum();
    (twice / 2.0).abs()
}

/// The rings of at least this many square pixels.
pub(in crate::map) fn sizeable(rings: Vec<PagePath>, least: f32) -> Vec<PagePath> {
    rings.into_iter().filter(|ring| ring_area(ring) >= least).collect()
}

/// Lines at 45° through an area, even-odd: the middle lines of hatching bars, 5 pixels apart on a landscape page.
pub(crate) fn hatch(rings: &[Vec<Point>], factor: f32) -> Vec<Vec<Point>> {
    let pitch = 5.0 * std::f32::consts::SQRT_2 * factor.max(0.2);
    let bounds = Rect::bounding(rings.iter().flatten().copied());
    // A bar is where x + y is constant.
    let first = ((bounds.left + bounds.top) / pitch).ceil() as i32;
    let last = ((bounds.right + bounds.bottom) / pitch).floor() as i32;
    let mut bars = Vec::new();
    for at in first..=last {
        let sum = at as f32 * pitch;
        let mut crossings: Vec<f32> = Vec::new();
        for ring in rings {
            for (a, b) in ring.iter().zip(ring.iter().cycle().skip(1)) {
                let (sa, sb) = (a.0 + a.1 - sum, b.0 + b.1 - sum);
                if (sa >= 0.0) != (sb >= 0.0) {
                    crossings.push(a.0 + sa / (sa - sb) * (b.0 - a.0));
                }
            }
        }
        crossings.sort_by(f32::total_cmp);
        bars.extend(crossings.chunks_exact(2).map(|pair| vec![(pair[0], sum - pair[0]), (pair[1], sum - pair[1])]));
    }
    bars
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hatching_stays_within_its_area_and_out_of_holes() {
        let outer = vec![(0.0, 0.0), (60.0, 0.0), (60.0, 60.0), (0.0, 60.0)];
        let hole = vec![(20.0, 20.0), (40.0, 20.0), (40.0, 40.0), (20.0, 40.0)];
        let bars = hatch(&[outer, hole], 1.0);
        assert!(bars.len() > 10);
        for bar in &bars {
            let middle = ((bar[0].0 + bar[1].0) / 2.0, (bar[0].1 + bar[1].1) / 2.0);
            let inside = |r: &Rect| r.grown(-0.1).contains(middle);
            assert!(inside(&Rect::new(0.0, 0.0, 60.0, 60.0)) && !inside(&Rect::new(20.0, 20.0, 40.0, 40.0)));
        }
    }

    #[test]
    fn the_area_of_a_ring_needs_no_closing_point() {
        assert_eq!(ring_area(&[(0.0, 0.0), (4.0, 0.0), (4.0, 3.0), (0.0, 3.0)]), 12.0);
    }
}
