//! An area summed up: the mainland, its middle and its extent, for "northeastern Iran" and "central Russia".

use geo_types::{Coord, LineString, MultiPolygon, Polygon, Rect};

use crate::geometry::{LonLat, planar};

/// Polygons with at least this share of the largest one's area belong to the mainland …
const SHARE: f64 = 0.1;
/// … where they lie within so many degrees of it.
const REACH: f64 = 10.0;

/// Degrees from the antimeridian at which a polygon counts as cut by it.
const CUT: f64 = 1e-3;

/// The mainland of an area: its largest polygon and others of its order that lie near it.
///
/// Middle and extent are taken in degrees, as a reader sees them on a plain map, not on the ellipsoid: words like
/// "northeastern" are about the picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mainland {
    centroid: LonLat,
    half_width: f64,
    half_height: f64,
}

impl Mainland {
    /// The mainland of `area`; `None` where it has no extent.
    pub fn of(area: &MultiPolygon<f64>) -> Option<Self> {
        let mainland = Self::polygons(area)?;
        let centroid = planar::centroid(&mainland)?;
        let bounds = planar::bounds(&mainland)?;
        let (half_width, half_height) = (bounds.width() / 2.0, bounds.height() / 2.0);
        let has_extent = half_width > 0.0 && half_height > 0.0;
        Some(Self { centroid: LonLat::new(centroid.x, centroid.y).filter(|_| has_extent)?, half_width, half_height })
    }

    /// The polygons that belong to the mainland of `area`, their longitudes beyond 180° where it crosses the antimeridian;
    /// `None` where there is none.
    pub fn polygons(area: &MultiPolygon<f64>) -> Option<MultiPolygon<f64>> {
        let sized: Vec<(f64, Rect<f64>, &Polygon<f64>)> =
            area.iter().filter_map(|polygon| Some((size(polygon), planar::bounds([polygon])?, polygon))).collect();
        let &(largest, near, _) = sized.iter().max_by(|a, b| a.0.total_cmp(&b.0))?;
        let part = |&(size, rect, polygon): &(f64, Rect<f64>, &Polygon<f64>)| {
            // What the antimeridian cuts off is joined again, however small: it is the same land.
            if ends_at_cut(near) && begins_at_cut(rect) {
                return Some(turned_east(polygon));
            }
            (size >= SHARE * largest && between(near, rect) <= REACH).then(|| polygon.clone())
        };
        Some(MultiPolygon::new(sized.iter().filter_map(part).collect()))
    }

    /// Its middle.
    pub fn centroid(&self) -> LonLat {
        self.centroid
    }

    /// How far east and north of the middle `p` lies, in halves of the bounding box: (1, 0) is at the eastern edge.
    pub fn offset(&self, p: LonLat) -> (f64, f64) {
        let east = (p.lon() - self.centroid.lon() + 540.0).rem_euclid(360.0) - 180.0;
        (east / self.half_width, (p.lat() - self.centroid.lat()) / self.half_height)
    }
}

/// The polygon one turn of the globe further east.
fn turned_east(polygon: &Polygon<f64>) -> Polygon<f64> {
    let turned = |ring: &LineString<f64>| ring.coords().map(|c| Coord { x: c.x + 360.0, y: c.y }).collect();
    Polygon::new(turned(polygon.exterior()), polygon.interiors().iter().map(turned).collect())
}

/// Whether a box ends at the antimeridian, from the west.
fn ends_at_cut(rect: Rect<f64>) -> bool {
    rect.max().x > 180.0 - CUT
}

/// Whether a box begins at the antimeridian and goes on to the east.
fn begins_at_cut(rect: Rect<f64>) -> bool {
    rect.min().x < CUT - 180.0 && rect.max().x < 0.0
}

fn size(polygon: &Polygon<f64>) -> f64 {
    // Degrees of longitude shrink with latitude; without this an arctic island outweighs a mainland.
    let middle = planar::bounds([polygon]).map_or(0.0, |r| r.center().y);
    planar::area(polygon) * middle.to_radians().cos().max(0.0)
}

/// Degrees between two boxes along the wider gap, 0 where they meet.
fn between(one: Rect<f64>, other: Rect<f64>) -> f64 {
    let gap = |a: Coord<f64>, b: Coord<f64>| (b.x - a.x).max(b.y - a.y);
    gap(one.max(), other.min()).max(gap(other.max(), one.min())).max(0.0)
}
