//! Which outlines the places lie in, and which division each outline is: that whose code most of the places inside bear.
//!
//! Natural Earth's own codes are older than those of GeoNames: its departments of France bear the codes of regions, and provinces
//! that have been divided since still stand whole. The places tell which of its outlines hold good.

use super::draft::Draft;
use super::outlines::Outline;
use super::places::Place;
use geo::{BoundingRect, Contains, Coord, Point, Polygon};
use std::collections::{BTreeMap, BTreeSet};

/// The outlines over the places.
pub(crate) struct Ground<'o> {
    outlines: &'o [Outline],
    /// For each place the outlines that it lies in, mostly one.
    lies_in: Vec<Vec<usize>>,
    /// For each outline the division that it is.
    holders: Vec<Option<String>>,
    /// The outlines of each division.
    by_division: BTreeMap<String, Vec<usize>>,
}

/// With fewer places inside, Natural Earth's code is believed, if any place bears it.
const ENOUGH: usize = 3;

impl<'o> Ground<'o> {
    /// Finds where each place lies.
    pub(crate) fn survey(outlines: &'o [Outline], places: &[Place]) -> Self {
        let parts = Parts::gather(outlines);
        let lies_in: Vec<Vec<usize>> = places.iter().map(|place| parts.around(&place.draft)).collect();
        let mut borne: Vec<BTreeMap<&str, usize>> = vec![BTreeMap::new(); outlines.len()];
        for (place, inside) in places.iter().zip(&lies_in) {
            for outline in inside.iter().filter(|at| outlines[**at].country == place.draft.country) {
                *borne[*outline].entry(&place.draft.admin1).or_default() += 1;
            }
        }
        let codes: BTreeSet<&str> = places.iter().map(|place| place.draft.admin1.as_str()).collect();
        let is_borne = |outline: &Outline| codes.contains(outline.code.as_str());
        let holders: Vec<Option<String>> =
            outlines.iter().zip(&borne).map(|(outline, borne)| holder(outline, borne, is_borne(outline))).collect();
        let mut by_division: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, holder) in holders.iter().enumerate() {
            if let Some(code) = holder {
                by_division.entry(code.clone()).or_default().push(at);
            }
        }
        Self { outlines, lies_in, holders, by_division }
    }

    /// The division that an outline is, where its places agree on one.
    pub(crate) fn holder(&self, outline: &Outline) -> Option<&str> {
        let at = self.outlines.iter().position(|other| std::ptr::eq(other, outline))?;
        self.holders[at].as_deref()
    }

    /// The outlines around a place.
    pub(crate) fn around(&self, place: usize) -> impl Iterator<Item = (&'o Outline, Option<&str>)> {
        self.lies_in[place].iter().map(|at| (&self.outlines[*at], self.holders[*at].as_deref()))
    }

    /// Whether any outline is known to be this division.
    pub(crate) fn knows(&self, division: &str) -> bool {
        self.by_division.contains_key(division)
    }

    /// How far a position lies from the outlines of a division, in kilometres; 0 inside, infinite where it has none.
    pub(crate) fn distance_km(&self, division: &str, at: (f64, f64)) -> f64 {
        let own = self.by_division.get(division).into_iter().flatten();
        own.map(|outline| distance_km(&self.outlines[*outline], at)).fold(f64::INFINITY, f64::min)
    }

    /// How far a position lies from all outlines of a country, in kilometres.
    pub(crate) fn country_km(&self, country: &str, at: (f64, f64)) -> f64 {
        let own = self.outlines.iter().filter(|outline| outline.country == country);
        own.map(|outline| distance_km(outline, at)).fold(f64::INFINITY, f64::min)
    }
}

/// The code that at least half of the places inside bear.
fn holder(outline: &Outline, borne: &BTreeMap<&str, usize>, is_borne: bool) -> Option<String> {
    let all: usize = borne.values().sum();
    if all < ENOUGH && is_borne {
        return Some(outline.code.clone());
    }
    let (code, count) = borne.iter().max_by_key(|(_, count)| **count)?;
    (count * 2 >= all).then(|| (*code).to_owned())
}

/// Distance to an outline on the plane that touches the globe at the position: exact enough for tens of kilometres.
fn distance_km(outline: &Outline, (lon, lat): (f64, f64)) -> f64 {
    const DEGREE_KM: f64 = 111.195;
    if outline.land.contains(&Point::new(lon, lat)) {
        return 0.0;
    }
    let shrink = lat.to_radians().cos();
    let plane = |c: Coord<f64>| {
        let turned = (c.x - lon + 540.0).rem_euclid(360.0) - 180.0;
        (turned * shrink * DEGREE_KM, (c.y - lat) * DEGREE_KM)
    };
    let rings = outline.land.iter().flat_map(|part| std::iter::once(part.exterior()).chain(part.interiors()));
    let lines = rings.flat_map(|ring| ring.lines());
    lines.map(|line| from_origin(plane(line.start), plane(line.end))).fold(f64::INFINITY, f64::min)
}

/// The distance of a segment from the origin.
fn from_origin(a: (f64, f64), b: (f64, f64)) -> f64 {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let square = dx * dx + dy * dy;
    let t = if square > 0.0 { (-(a.0 * dx + a.1 * dy) / square).clamp(0.0, 1.0) } else { 0.0 };
    (a.0 + t * dx).hypot(a.1 + t * dy)
}

/// One part of the outline of that number.
type Part<'o> = (usize, &'o Polygon<f64>);

/// The parts of all outlines by the cells of one degree that they touch.
struct Parts<'o> {
    by_cell: BTreeMap<(i32, i32), Vec<Part<'o>>>,
}

impl<'o> Parts<'o> {
    fn gather(outlines: &'o [Outline]) -> Self {
        let mut by_cell: BTreeMap<(i32, i32), Vec<Part<'o>>> = BTreeMap::new();
        for (at, outline) in outlines.iter().enumerate() {
            for part in &outline.land {
                let Some(bounds) = part.bounding_rect() else { continue };
                let span = |low: f64, high: f64| low.floor() as i32..=high.floor() as i32;
                for x in span(bounds.min().x, bounds.max().x) {
                    for y in span(bounds.min().y, bounds.max().y) {
                        by_cell.entry((x, y)).or_default().push((at, part));
                    }
                }
            }
        }
        Self { by_cell }
    }

    fn around(&self, place: &Draft) -> Vec<usize> {
        let point = Point::new(place.lon, place.lat);
        let cell = (place.lon.floor() as i32, place.lat.floor() as i32);
        let touching = self.by_cell.get(&cell).into_iter().flatten();
        touching.filter(|(_, part)| part.contains(&point)).map(|(at, _)| *at).collect()
    }
}
