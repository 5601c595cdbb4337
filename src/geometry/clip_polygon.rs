//! A ring cut to a rectangle: Sutherland, Hodgman 1974, "Reentrant polygon clipping", CACM 17(1):32-42.
//!
//! The result is one ring that runs along the rectangle where the input left it; filled even-odd it is the intersection.
//! [`along_frame`] tells the edges that the clip made, so that they are filled and never stroked.

use geo_types::{Coord, Rect};

#[derive(Clone, Copy)]
enum Side {
    Left(f64),
    Right(f64),
    Bottom(f64),
    Top(f64),
}

impl Side {
    fn keeps(self, p: Coord<f64>) -> bool {
        match self {
            Self::Left(x) => p.x >= x,
            Self::Right(x) => p.x <= x,
            Self::Bottom(y) => p.y >= y,
            Self::Top(y) => p.y <= y,
        }
    }

    fn crossing(self, a: Coord<f64>, b: Coord<f64>) -> Coord<f64> {
        match self {
            Self::Left(x) | Self::Right(x) => Coord { x, y: a.y + (b.y - a.y) * ((x - a.x) / (b.x - a.x)) },
            Self::Bottom(y) | Self::Top(y) => Coord { x: a.x + (b.x - a.x) * ((y - a.y) / (b.y - a.y)), y },
        }
    }
}

/// Cuts rings to one rectangle, keeping its buffers between them.
#[derive(Debug)]
pub struct RingClipper {
    rect: Rect<f64>,
    ring: Vec<Coord<f64>>,
    spare: Vec<Coord<f64>>,
}

impl RingClipper {
    /// For `rect`.
    pub const fn new(rect: Rect<f64>) -> Self {
        Self { rect, ring: Vec::new(), spare: Vec::new() }
    }

    /// The part of `ring` (its last point joins the first) inside the rectangle; empty where there is none.
    pub fn clip<'a>(&'a mut self, ring: &'a [Coord<f64>]) -> &'a [Coord<f64>] {
        let (min, max) = (self.rect.min(), self.rect.max());
        let mut is_cut = false;
        for side in [Side::Left(min.x), Side::Right(max.x), Side::Bottom(min.y), Side::Top(max.y)] {
            let source = if is_cut { self.ring.as_slice() } else { ring };
            if source.iter().all(|&p| side.keeps(p)) {
                continue;
            }
            self.spare.clear();
            let mut previous = source.last().copied();
            for &point in source {
                let from = previous.unwrap_or(point);
                match (side.keeps(from), side.keeps(point)) {
                    (true, true) => self.spare.push(point),
                    (true, false) => self.spare.push(side.crossing(from, point)),
                    (false, true) => self.spare.extend([side.crossing(from, point), point]),
                    (false, false) => {}
                }
                previous = Some(point);
            }
            std::mem::swap(&mut self.ring, &mut self.spare);
            is_cut = true;
        }
        if is_cut { &self.ring } else { ring }
    }
}

/// Whether the edge from `a` to `b` runs along a side of the rectangle: the clip made it, not the data.
pub fn along_frame(rect: &Rect<f64>, a: Coord<f64>, b: Coord<f64>) -> bool {
    let (min, max) = (rect.min(), rect.max());
    (a.x == b.x && (a.x == min.x || a.x == max.x)) || (a.y == b.y && (a.y == min.y || a.y == max.y))
}
