//! A box of longitudes and latitudes that may cross the antimeridian.

use super::LonLat;

/// West, south, east, north in degrees; `east < west` when it crosses the antimeridian.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Extent {
    /// Western edge.
    pub west: f64,
    /// Southern edge.
    pub south: f64,
    /// Eastern edge.
    pub east: f64,
    /// Northern edge.
    pub north: f64,
}

impl Extent {
    /// Whether the position lies in the box, edges included.
    pub fn contains(&self, p: LonLat) -> bool {
        let lon = if self.west <= self.east {
            (self.west..=self.east).contains(&p.lon())
        } else {
            p.lon() >= self.west || p.lon() <= self.east
        };
        lon && (self.south..=self.north).contains(&p.lat())
    }

    /// The position in the middle.
    pub fn center(&self) -> LonLat {
        let lat = (self.south.clamp(-90.0, 90.0) + self.north.clamp(-90.0, 90.0)) / 2.0;
        LonLat::new(self.west + self.width() / 2.0, lat).unwrap_or_default()
    }

    /// Width in degrees, across the antimeridian where it crosses it.
    pub fn width(&self) -> f64 {
        if self.west <= self.east { self.east - self.west } else { self.east - self.west + 360.0 }
    }
}
