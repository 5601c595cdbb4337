//! The north arrow, only on maps where north is not up: it shows the direction of the meridian at its own place.

use crate::geometry::LonLat;
use crate::map::page::Page;
use crate::map::page::draw::{self, Drawn, Words};
use crate::map::page::rect::{Rect, Turned};
use crate::map::style::lettering::Lettering;
use crate::map::style::{Style, Token};
use crate::projection::{Frame, Projection};
use crate::scene::{Canvas, Path, Point, Stroke};
use crate::typography::{TextStyle, shape_line};

/// North may lean by this much in the middle of a map, and by this much at its edges, before an arrow says so; degrees.
const LEAN_IN_MIDDLE: f32 = 10.0;
const LEAN_AT_EDGE: f32 = 35.0;
/// Half the length of the shaft, and from the arrow's middle to that of its letter, on a landscape page.
const HALF: f32 = 15.0;
const LETTER: f32 = 26.0;
/// Length and half width of the head.
const HEAD: (f32, f32) = (11.0, 5.0);

/// Whether north leans so far from up that a reader must be told.
pub(crate) fn is_wanted(frame: &Frame, rect: Rect) -> bool {
    // Maps of the world are known by their shape; their meridians lean at the edges by nature.
    if matches!(frame.projection(), Projection::EqualEarth(_) | Projection::Mercator(_)) {
        return false;
    }
    let inner = rect.grown(-0.06 * rect.width());
    let (x, y) = rect.center();
    let leans = |at: Point, most: f32| lean(frame, at).is_some_and(|lean| lean.to_degrees().abs() > most);
    let edge = [(inner.left, y), (inner.right, y), (x, inner.top), (x, inner.bottom)];
    leans((x, y), LEAN_IN_MIDDLE) || edge.into_iter().any(|at| leans(at, LEAN_AT_EDGE))
}

/// The angle of north from up, clockwise, in radians.
fn lean(frame: &Frame, at: Point) -> Option<f32> {
    const STEP: f64 = 0.05;
    let here = frame.to_position(at)?;
    // Near the pole itself there is no room to the north.
    let (from, to) = if here.lat() > 89.8 { (-STEP, 0.0) } else { (0.0, STEP) };
    let a = frame.to_page(LonLat::new(here.lon(), here.lat() + from)?)?;
    let b = frame.to_page(LonLat::new(here.lon(), here.lat() + to)?)?;
    Some((b.0 - a.0).atan2(a.1 - b.1))
}

/// An arrow at its place.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NorthArrow {
    at: Point,
    lean: f32,
    unit: f32,
    line: f32,
    lettering: TextStyle,
}

impl NorthArrow {
    /// The arrow whose middle is at a point; `None` where the map shows no ground.
    pub(crate) fn at(frame: &Frame, page: &Page, at: Point) -> Option<Self> {
        let lettering = Lettering::ScaleBar.style(page.medium, page.scale());
        Some(Self { at, lean: lean(frame, at)?, unit: page.unit(), line: page.line(), lettering })
    }

    /// What it covers.
    pub(crate) fn boxes(&self) -> Vec<Turned> {
        vec![Rect::around(self.at, 2.0 * (LETTER + 6.0) * self.unit, 2.0 * (LETTER + 6.0) * self.unit).into()]
    }

    /// The point `along` the arrow from its middle and `aside` to its right.
    fn point(&self, along: f32, aside: f32) -> Point {
        let (sin, cos) = self.lean.sin_cos();
        let (along, aside) = (along * self.unit, aside * self.unit);
        (self.at.0 + along * sin + aside * cos, self.at.1 - along * cos + aside * sin)
    }

    /// Draws shaft, head and letter.
    pub(in crate::map) fn draw(&self, canvas: &Canvas<'_>, style: &Style) -> Drawn {
        let color = style.color(Token::Text);
        let shaft = [self.point(-HALF, 0.0), self.point(HALF - HEAD.0, 0.0)];
        draw::lines(canvas, [shaft.as_slice()], Stroke::solid(color, 1.1 * self.line))?;
        let head = [self.point(HALF, 0.0), self.point(HALF - HEAD.0, HEAD.1), self.point(HALF - HEAD.0, -HEAD.1)];
        draw::path(canvas, (0.0, 0.0), Path::polyline(head, true), Some(color), None)?;
        let letter = shape_line("N", self.lettering);
        let middle = self.point(LETTER, 0.0);
        let at = (middle.0 - letter.width / 2.0, middle.1 + letter.cap_height / 2.0);
        Words::new(letter, at, color).draw(canvas)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::frame::extent::page_rect;
    use crate::projection::{LambertConformalConic, PolarStereographic, Pole};

    fn framed(projection: Projection, lon: f64, lat: f64) -> Frame {
        let center = projection.forward(LonLat::new(lon, lat).unwrap()).unwrap();
        Frame::new(projection, page_rect(Rect::new(0.0, 0.0, 1600.0, 800.0)), center, 1_500.0)
    }

    #[test]
    fn north_is_up_in_the_middle_of_a_conic_and_leans_beside_the_pole() {
        let rect = Rect::new(0.0, 0.0, 1600.0, 800.0);
        let conic = Projection::LambertConformalConic(LambertConformalConic::new(48.0, 32.0, 27.0, 38.0).unwrap());
        assert!(!is_wanted(&framed(conic, 48.0, 32.0), rect));
        let polar = Projection::PolarStereographic(PolarStereographic::new(Pole::North, 0.0, 80.0));
        assert!(is_wanted(&framed(polar, 0.0, 84.0), rect));
        assert!(is_wanted(&framed(polar, 40.0, 75.0), rect));
    }

    #[test]
    fn an_arrow_points_along_the_meridian() {
        let polar = Projection::PolarStereographic(PolarStereographic::new(Pole::North, 0.0, 80.0));
        // Ninety degrees to the east of the upright meridian the pole lies to the left.
        let angle = lean(&framed(polar, 90.0, 70.0), (800.0, 400.0)).unwrap();
        assert!((angle.to_degrees() + 90.0).abs() < 0.5, "{}", angle.to_degrees());
    }
}
