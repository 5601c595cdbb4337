//! Size, middle and box of areas as on a plain map, in the units of their coordinates.
//!
//! Coordinates are shifted to the first point of each ring before they are multiplied, as in the crate `geo`, whose results
//! these are to the last bit. `geo` itself would bring twenty crates to a library that draws nothing.

use geo_types::{Coord, LineString, MultiPolygon, Polygon, Rect};

/// The area of a polygon without its holes.
pub(crate) fn area(polygon: &Polygon<f64>) -> f64 {
    let holes = polygon.interiors().iter();
    holes.fold(signed_area(polygon.exterior()).abs(), |total, hole| total - signed_area(hole).abs()).abs()
}

/// The centre of gravity of polygons; `None` where they have no area.
pub(crate) fn centroid(area: &MultiPolygon<f64>) -> Option<Coord<f64>> {
    let mut sum: Option<Moment> = None;
    for polygon in area {
        let Some(mut own) = Moment::of(polygon.exterior()) else { continue };
        let holes = polygon.interiors().iter().filter_map(Moment::of);
        if let Some(holes) = holes.reduce(|one, other| Moment { sum: one.sum + other.sum, area: one.area + other.area })
        {
            own = Moment { sum: own.sum - holes.sum, area: own.area - holes.area };
        }
        sum = Some(sum.map_or(own, |sum| Moment { sum: sum.sum + own.sum, area: sum.area + own.area }));
    }
    sum.filter(|sum| sum.area != 0.0).map(|sum| sum.sum / sum.area)
}

/// The box around polygons; `None` where they have no point.
pub(crate) fn bounds<'p>(polygons: impl IntoIterator<Item = &'p Polygon<f64>>) -> Option<Rect<f64>> {
    let points = polygons.into_iter().flat_map(|polygon| &polygon.exterior().0);
    points.fold(None, |bounds: Option<Rect<f64>>, point| {
        let known = bounds.unwrap_or_else(|| Rect::new(*point, *point));
        let min = Coord { x: known.min().x.min(point.x), y: known.min().y.min(point.y) };
        let max = Coord { x: known.max().x.max(point.x), y: known.max().y.max(point.y) };
        Some(Rect::new(min, max))
    })
}

/// The area of a ring times its middle, and the area.
#[derive(Debug, Clone, Copy)]
struct Moment {
    sum: Coord<f64>,
    area: f64,
}

impl Moment {
    fn of(ring: &LineString<f64>) -> Option<Self> {
        let area = signed_area(ring);
        if area == 0.0 {
            return None;
        }
        let shift = ring.0[0];
        let mut sum = Coord { x: 0.0, y: 0.0 };
        for line in ring.lines() {
            let (start, end) = (line.start - shift, line.end - shift);
            sum = sum + (end + start) * determinant(start, end);
        }
        let middle = sum / (6.0 * area) + shift;
        Some(Self { sum: middle * area.abs(), area: area.abs() })
    }
}

/// Half the sum of the cross products along a closed ring: positive where it runs counter-clockwise.
fn signed_area(ring: &LineString<f64>) -> f64 {
    let [first, second, rest @ ..] = ring.0.as_slice() else { return 0.0 };
    if rest.is_empty() || ring.0.last() != Some(first) {
        return 0.0;
    }
    let mut doubled = 0.0;
    let mut last = *second - *first;
    for point in rest {
        let next = *point - *first;
        doubled += determinant(last, next);
        last = next;
    }
    doubled / 2.0
}

fn determinant(a: Coord<f64>, b: Coord<f64>) -> f64 {
    a.x * b.y - a.y * b.x
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{Area, BoundingRect, Centroid};

    #[test]
    fn they_are_those_of_geo_to_the_last_bit() {
        let ring = |west: f64, south: f64, size: f64| -> LineString<f64> {
            let turn = |i: i32| f64::from(i) / 17.0 * std::f64::consts::TAU;
            let wave = |i: i32| size * (1.0 + 0.3 * f64::from(i * i % 7));
            let mut points: Vec<_> =
                (0..17).map(|i| (west + wave(i) * turn(i).cos(), south + wave(i) * turn(i).sin())).collect();
            points.push(points[0]);
            points.into()
        };
        let area_of = MultiPolygon::new(vec![
            Polygon::new(ring(51.3, 35.7, 4.0), vec![ring(51.0, 35.0, 0.7), ring(51.9, 36.1, 0.3)]),
            Polygon::new(ring(-170.25, -80.1, 0.9), Vec::new()),
        ]);
        assert_eq!(centroid(&area_of), area_of.centroid().map(|point| point.0));
        assert_eq!(bounds(&area_of), area_of.bounding_rect());
        for polygon in &area_of {
            assert_eq!(area(polygon), polygon.unsigned_area());
            assert!(area(polygon) > 1.0);
        }
    }

    #[test]
    fn a_line_has_neither_area_nor_middle() {
        let line = MultiPolygon::new(vec![Polygon::new(vec![(0.0, 0.0), (1.0, 1.0), (0.0, 0.0)].into(), Vec::new())]);
        assert_eq!((area(&line.0[0]), centroid(&line)), (0.0, None));
    }
}
