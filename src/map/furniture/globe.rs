//! The overview globe: where on Earth the map lies, on an orthographic globe without outline or graticule.

use geo::Coord;

use crate::geometry::{LonLat, Simplifier};
use crate::map::frame::extent::page_rect;
use crate::map::furniture::layout::Disc;
use crate::map::ground::land_check;
use crate::map::ground::ring::ring_area;
use crate::map::page::draw::{self, Drawn};
use crate::map::page::rect::Rect;
use crate::map::style::{Style, Token};
use crate::projection::{Frame, Orthographic, PagePath, Projection};
use crate::scene::{Canvas, Path, Point, Stroke};
use crate::world::World;

/// The globe on the page.
#[derive(Debug, Clone)]
pub(crate) struct Globe {
    disc: Disc,
    land: Vec<PagePath>,
    /// The edge of the map.
    edge: Vec<Vec<Point>>,
}

/// Radius of the sphere that the orthographic projection draws, in metres.
const EARTH: f64 = 6_378_137.0;
/// Islands smaller than this are left out, in square pixels.
const LEAST_ISLAND: f32 = 0.6;
/// The rectangle of the map is at least this wide and high, so that it is seen.
const LEAST_EDGE: f32 = 7.0;

impl Globe {
    /// The globe on the middle of a frame; `None` where the frame shows most of the globe itself.
    pub(crate) fn new(world: &World<'_>, frame: &Frame, disc: Disc) -> Option<Self> {
        let center = frame.middle()?;
        if frame.view().extent.width() > 150.0 && frame.projection().horizon().is_none() {
            return None;
        }
        let projection = Projection::Orthographic(Orthographic::new(center));
        let (d, r) = (2.0 * disc.radius, disc.radius);
        let rect = Rect::around(disc.center, d, d);
        let origin = projection.forward(center).unwrap_or(Coord { x: 0.0, y: 0.0 });
        let globe = Frame::new(projection, page_rect(rect), origin, EARTH / f64::from(r));
        let land = globe.area(&world.ground.land(&globe.view()));
        let mut simplifier = Simplifier::default();
        let land: Vec<PagePath> = land
            .into_iter()
            .filter(|ring| ring_area(ring) > LEAST_ISLAND)
            .map(|ring| simplified(&mut simplifier, &ring))
            .filter(|ring| ring.len() > 2)
            .collect();
        let land = land_check::righted(land, world, &globe, rect, circle(disc));
        Some(Self { disc, land, edge: edge_of(frame, &globe, disc) })
    }

    /// Draws sea, land and the map's edge.
    pub(in crate::map) fn draw(&self, canvas: &Canvas<'_>, style: &Style, factor: f32) -> Drawn {
        let disc = Path::circle((0.0, 0.0), self.disc.radius);
        draw::path(canvas, self.disc.center, disc, Some(style.color(Token::GlobeSea)), None)?;
        draw::area(canvas, self.land.iter().map(Vec::as_slice), style.color(Token::GlobeLand))?;
        let stroke = Stroke::solid(style.color(Token::Text), 1.6 * factor);
        draw::lines(canvas, self.edge.iter().map(Vec::as_slice), stroke)
    }
}

/// A ring without what cannot be seen: near the rim the ground is foreshortened.
fn simplified(simplifier: &mut Simplifier, ring: &[Point]) -> PagePath {
    const TOLERANCE: f64 = 0.3;
    let mut line: Vec<Coord<f64>> =
        ring.iter().chain(ring.first()).map(|p| Coord { x: f64::from(p.0), y: f64::from(p.1) }).collect();
    simplifier.plane(&mut line, 1.0, TOLERANCE);
    line.pop();
    line.iter().map(|p| (p.x as f32, p.y as f32)).collect()
}

/// The rim of the globe as a ring.
fn circle(disc: Disc) -> PagePath {
    let corner = |step: u8| {
        let (sin, cos) = (std::f32::consts::TAU * f32::from(step) / 120.0).sin_cos();
        (disc.center.0 + disc.radius * cos, disc.center.1 + disc.radius * sin)
    };
    (0..120).map(corner).collect()
}

/// The map's edge on the globe, in the parts that face the reader; a small square where it would be too small to see.
fn edge_of(frame: &Frame, globe: &Frame, disc: Disc) -> Vec<Vec<Point>> {
    const STEPS: u8 = 16;
    let rect = frame.rect();
    let t = |i: u8| f32::from(i) / f32::from(STEPS);
    let (w, h) = (rect.width(), rect.height());
    let sides = (0..STEPS)
        .map(|i| (rect.left + t(i) * w, rect.top))
        .chain((0..STEPS).map(|i| (rect.right, rect.top + t(i) * h)))
        .chain((0..STEPS).map(|i| (rect.right - t(i) * w, rect.bottom)))
        .chain((0..=STEPS).map(|i| (rect.left, rect.bottom - t(i) * h)));
    let facing = |p: LonLat| {
        globe.to_page(p).filter(|&(x, y)| (x - disc.center.0).hypot(y - disc.center.1) <= disc.radius + 0.5)
    };
    let mut parts: Vec<Vec<Point>> = vec![Vec::new()];
    for corner in sides {
        match (frame.to_position(corner).and_then(facing), parts.last_mut()) {
            (Some(p), Some(part)) => part.push(p),
            _ => parts.push(Vec::new()),
        }
    }
    parts.retain(|part| part.len() > 1);
    let bounds = Rect::bounding(parts.iter().flatten().copied());
    if bounds.width() < LEAST_EDGE && bounds.height() < LEAST_EDGE {
        let square = Rect::around(bounds.center(), LEAST_EDGE, LEAST_EDGE);
        let Rect { left, top, right, bottom } = square;
        return vec![vec![(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]];
    }
    parts
}
