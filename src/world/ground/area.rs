//! Rings to polygons: each hole goes to the smallest outer ring that holds it.

use geo_types::{Coord, LineString, MultiPolygon, Polygon};

use super::rings::doubled_area;
use super::types::Ring;

/// An outer ring with what is needed to place holes in it.
struct Outer {
    ring: Ring,
    area: f64,
    west: f64,
    east: f64,
    holes: Vec<Ring>,
}

/// Polygons of rings that have their area to the left; `None` where there is no area.
pub(super) fn polygons(rings: Vec<Ring>) -> Option<MultiPolygon<f64>> {
    let (outer, holes): (Vec<Ring>, Vec<Ring>) = rings.into_iter().partition(|ring| doubled_area(ring) > 0.0);
    let mut outer: Vec<Outer> = outer.into_iter().map(Outer::new).collect();
    for hole in holes {
        let holds = |outer: &&mut Outer| hole.first().is_some_and(|p| outer.holds(*p));
        if let Some(smallest) = outer.iter_mut().filter(holds).min_by(|a, b| a.area.total_cmp(&b.area)) {
            smallest.holes.push(hole);
        }
    }
    let made: Vec<_> = outer.into_iter().map(Outer::polygon).collect();
    (!made.is_empty()).then(|| MultiPolygon::new(made))
}

/// Polygons of rings of either sense, filled even-odd: a ring inside another is its hole.
pub(super) fn polygons_even_odd(mut rings: Vec<Ring>) -> Option<MultiPolygon<f64>> {
    let depths: Vec<usize> = rings
        .iter()
        .map(|ring| {
            rings.iter().filter(|other| ring.first().is_some_and(|p| *p != other[0] && holds(other, *p))).count()
        })
        .collect();
    for (ring, depth) in rings.iter_mut().zip(depths) {
        if (doubled_area(ring) > 0.0) != (depth % 2 == 0) {
            ring.reverse();
        }
    }
    polygons(rings)
}

impl Outer {
    fn new(ring: Ring) -> Self {
        let (west, east) =
            ring.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(west, east), p| (west.min(p.x), east.max(p.x)));
        Self { area: doubled_area(&ring), ring, west, east, holes: Vec::new() }
    }

    fn holds(&self, p: Coord<f64>) -> bool {
        (self.west..=self.east).contains(&p.x) && holds(&self.ring, p)
    }

    /// Closes the rings: the first point is repeated at the end.
    fn polygon(self) -> Polygon<f64> {
        Polygon::new(LineString::new(self.ring), self.holes.into_iter().map(LineString::new).collect())
    }
}

/// Whether a point lies inside a ring, by the even-odd rule.
fn holds(ring: &[Coord<f64>], p: Coord<f64>) -> bool {
    let next = ring.iter().cycle().skip(1);
    let crosses = |(a, b): &(&Coord<f64>, &Coord<f64>)| {
        (a.y > p.y) != (b.y > p.y) && p.x < a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x)
    };
    ring.iter().zip(next).filter(crosses).count() % 2 == 1
}
