//! What a text of a notation writes: a point, or a square of a grid.

use geo_types::{LineString, MultiPolygon, Polygon};

use crate::geometry::LonLat;

/// A square of a grid: the notation names all of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Its middle.
    pub middle: LonLat,
    /// Its corners, counter-clockwise from the south-west.
    pub(super) corners: [LonLat; 4],
}

impl Cell {
    /// The cell that begins at a south-western corner, of `width` and `height` degrees.
    pub(super) fn of_degrees(west: f64, south: f64, width: f64, height: f64) -> Option<Self> {
        let north = (south + height).min(90.0);
        let corners = [(west, south), (west + width, south), (west + width, north), (west, north)];
        let [a, b, c, d] = corners.map(|(lon, lat)| LonLat::new(lon, lat));
        let middle = LonLat::new(west + width / 2.0, f64::midpoint(south, north))?;
        Some(Self { middle, corners: [a?, b?, c?, d?] })
    }

    /// Its outline.
    pub fn outline(&self) -> MultiPolygon<f64> {
        let ring = self.corners.iter().chain(self.corners.first()).map(|&corner| corner.into()).collect();
        MultiPolygon::new(vec![Polygon::new(LineString::new(ring), Vec::new())])
    }

    /// Metres from its middle to its farthest corner.
    pub fn radius(&self) -> crate::units::Meters {
        let reach = self.corners.iter().map(|&corner| crate::geodesy::inverse(self.middle, corner).length.0);
        crate::units::Meters(reach.fold(0.0, f64::max))
    }
}

/// What a text writes.
#[derive(Debug, Clone, PartialEq)]
pub enum Written {
    /// A point.
    Point(LonLat),
    /// A square of a grid.
    Cell(Cell),
}
