//! What the map shows: sites first, then lines and rings, then the countries of the story where they fit; the
//! projection with the least scale spread over it; room for labels at the edges.

use geo::Coord;

use crate::geodesy;
use crate::geometry::{Extent, LonLat};
use crate::map::page::Page;
use crate::map::page::rect::Rect;
use crate::map::subject::Subject;
use crate::projection::{
    self, AzimuthalEquidistant, EqualEarth, Frame, LambertAzimuthal, LambertConformalConic, Mercator, Orthographic,
    PageRect, PolarStereographic, Pole, Projection, TransverseMercator,
};
use crate::units::{Azimuth, Meters};
use crate::world::World;
use crate::world::ground::Policy;

/// A projection asked for by name; its parameters follow from the extent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum ProjectionChoice {
    /// The one with the least scale spread.
    #[default]
    Best,
    /// Lambert conformal conic.
    LambertConformalConic,
    /// Mercator.
    Mercator,
    /// Transverse Mercator.
    TransverseMercator,
    /// Azimuthal equidistant.
    AzimuthalEquidistant,
    /// Lambert azimuthal equal-area.
    LambertAzimuthal,
    /// Polar stereographic.
    PolarStereographic,
    /// Equal Earth.
    EqualEarth,
    /// Orthographic.
    Orthographic,
}

/// What the editor asked for in place of the extent that follows from the sites.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Asked {
    /// Exactly this box.
    pub bbox: Option<Extent>,
    /// This position in the middle.
    pub center: Option<LonLat>,
    /// This projection.
    pub projection: ProjectionChoice,
}

/// A frame and how much its scale varies.
#[derive(Debug, Clone)]
pub(crate) struct Framed {
    /// The projection laid on the page.
    pub frame: Frame,
    /// The scale's spread over what is shown, as a share; `None` for the world.
    pub spread: Option<f64>,
}

/// A position that must be shown with room around it: left, top, right, bottom in pixels.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Constraint {
    /// The position.
    pub point: LonLat,
    /// The room.
    pub room: [f64; 4],
}

/// The sites may be drawn at most this many times smaller so that a country of the story is seen whole.
const MOST_SHRINKING: f64 = 1.75;
/// Points that lie farther apart than this are shown on a map of the world, in degrees of longitude.
const WORLD: f64 = 150.0;
/// A map of the world shows at least this share of its width.
const LEAST_WORLD: f64 = 0.72;
/// Room for labels at an edge takes at most this share of the map.
const MOST_ROOM: f64 = 0.16;
/// A disc wider than this does not widen the map.
const WIDEST_DISC: Meters = Meters(150_000.0);
/// The least width of a map of one site, and of several.
const LEAST_SINGLE: Meters = Meters(560_000.0);
const LEAST_SEVERAL: Meters = Meters(90_000.0);

/// Frames the main map.
pub(crate) fn frame(subject: &Subject, world: &World<'_>, asked: Asked, page: &Page, map: Rect) -> Framed {
    let boxed = asked.bbox.or(subject.extent).and_then(|bbox| fit_box(&bbox, asked.projection, map));
    if let Some(framed) = boxed {
        return centered(framed, asked);
    }
    let unit = f64::from(page.unit());
    // On a small page letters take more of it than on a large one: the sites would shrink to a spot.
    let (width, height) = (f64::from(map.width()), f64::from(map.height()));
    let most = [MOST_ROOM * width, MOST_ROOM * height, MOST_ROOM * width, MOST_ROOM * height];
    let within = |room: [f64; 4]| std::array::from_fn(|side| (room[side] * unit).min(most[side]));
    let room = within([110.0, 76.0, 130.0, 92.0]);
    let mut constraints: Vec<Constraint> = Vec::new();
    constraints.extend(subject.sites.iter().map(|site| Constraint { point: site.point, room }));
    // The whole disc of a place that is known only roughly is shown.
    for site in subject.sites.iter().filter(|site| site.is_approximate()) {
        let edge = geodesy::ring(site.point, Meters(site.precision.0.min(WIDEST_DISC.0)), 8);
        constraints.extend(edge.into_iter().map(|point| Constraint { point, room: [16.0 * unit; 4] }));
    }
    let mainland = |code| world.ground.mainland(code, Policy::Claimed).map(|area| outline(&area, 20.0 * unit));
    constraints.extend(subject.whole.iter().filter_map(|&code| mainland(code)).flatten());
    let small = within([60.0, 40.0, 60.0, 50.0]);
    constraints.extend(subject.cities.iter().map(|city| Constraint { point: city.point, room: small }));
    let vertices = subject.arcs.iter().flat_map(|arc| &arc.points);
    let corners = subject.areas.iter().flat_map(|area| &area.polygons).filter_map(|polygon| polygon.first()).flatten();
    constraints.extend(vertices.chain(corners).map(|&point| Constraint { point, room: small }));
    for ring in &subject.rings {
        let edge = geodesy::ring(ring.center, ring.range.meters(), 24);
        constraints.extend(edge.into_iter().map(|point| Constraint { point, room: [24.0 * unit; 4] }));
    }
    let Some(core) = bounding(constraints.iter().map(|c| c.point)) else {
        return centered(whole_world(None, asked, map), asked);
    };
    if core.width() > WORLD && core.south < 60.0 && core.north > -60.0 {
        let whole = whole_world(Some(core.center().lon()), asked, map);
        return centered(cropped(whole, &constraints, map), asked);
    }
    // The discs of places that are known roughly say nothing of how far these lie apart.
    let places = subject.sites.iter().map(|site| site.point).chain(subject.cities.iter().map(|city| city.point));
    let alone =
        subject.arcs.is_empty() && subject.rings.is_empty() && subject.whole.is_empty() && subject.areas.is_empty();
    spread_out(&mut constraints, &bounding(places).filter(|_| alone).unwrap_or(core));
    let countries: Vec<Vec<Constraint>> = subject.focus.iter().filter_map(|&code| mainland(code)).collect();
    let mut framed = fit(&constraints, asked.projection, map);
    for country in countries {
        let widened: Vec<Constraint> = constraints.iter().chain(&country).copied().collect();
        if let (Some((_, small)), Some((found, large))) = (&framed, fit(&widened, asked.projection, map))
            && large <= MOST_SHRINKING * small
        {
            constraints = widened;
            // Later countries are measured against the sites alone, not against each other.
            let base = *small;
            framed = Some((found, base));
        }
    }
    let found = fit(&constraints, asked.projection, map)
        .map(|(framed, _)| bettered(framed, &constraints, asked.projection, map));
    centered(found.unwrap_or_else(|| whole_world(None, asked, map)), asked)
}

/// Frames an inset about positions, at least `least` wide, in the main map's projection: its locator is then upright.
pub(crate) fn inset(points: &[LonLat], least: Meters, room: [f64; 4], rect: Rect, main: &Frame) -> Option<Framed> {
    let mut constraints: Vec<Constraint> = points.iter().map(|&point| Constraint { point, room }).collect();
    let core = bounding(points.iter().copied())?;
    widen(&mut constraints, core.center(), Meters(least.0 / 2.0));
    lay(*main.projection(), &constraints, rect).map(|(frame, _)| measured(frame))
}

/// Makes sure that a single place, or places close together, are not shown from too near.
fn spread_out(constraints: &mut Vec<Constraint>, core: &Extent) {
    let diagonal = LonLat::new(core.west, core.south)
        .zip(LonLat::new(core.east, core.north))
        .map_or(0.0, |(a, b)| geodesy::inverse(a, b).length.0);
    let least = if diagonal < 1_000.0 { LEAST_SINGLE.0 } else { LEAST_SEVERAL.0 };
    if diagonal < least {
        widen(constraints, core.center(), Meters(least / 2.0));
    }
}

fn widen(constraints: &mut Vec<Constraint>, center: LonLat, half: Meters) {
    for azimuth in [90.0, 270.0] {
        let point = geodesy::direct(center, Azimuth::from_degrees(azimuth), half);
        constraints.push(Constraint { point, room: [0.0; 4] });
    }
    for azimuth in [0.0, 180.0] {
        let point = geodesy::direct(center, Azimuth::from_degrees(azimuth), Meters(half.0 * 0.4));
        constraints.push(Constraint { point, room: [0.0; 4] });
    }
}

fn outline(area: &geo::MultiPolygon<f64>, room: f64) -> Vec<Constraint> {
    let vertices: usize = area.iter().map(|polygon| polygon.exterior().0.len()).sum();
    let step = (vertices / 400).max(1);
    let all = area.iter().flat_map(|polygon| polygon.exterior().0.iter());
    all.step_by(step)
        .filter_map(|at| LonLat::new(at.x, at.y))
        .map(|point| Constraint { point, room: [room; 4] })
        .collect()
}

/// The box of the positions that is narrowest in longitude, which may cross the antimeridian; `None` without any.
pub(crate) fn bounding(points: impl Iterator<Item = LonLat>) -> Option<Extent> {
    let points: Vec<LonLat> = points.collect();
    let mut lons: Vec<f64> = points.iter().map(|p| p.lon()).collect();
    lons.sort_by(f64::total_cmp);
    let (&first, &last) = (lons.first()?, lons.last()?);
    let mut widest = (first + 360.0 - last, last, first);
    for pair in lons.windows(2) {
        if pair[1] - pair[0] > widest.0 {
            widest = (pair[1] - pair[0], pair[0], pair[1]);
        }
    }
    let south = points.iter().map(|p| p.lat()).fold(90.0, f64::min);
    let north = points.iter().map(|p| p.lat()).fold(-90.0, f64::max);
    // The box runs from the eastern end of the widest gap to its western end.
    Some(Extent { west: widest.2, south, east: widest.1, north })
}

/// The frame that shows every constraint with its room, as large as possible, and its metres a pixel.
fn fit(constraints: &[Constraint], choice: ProjectionChoice, map: Rect) -> Option<(Framed, f64)> {
    let core = bounding(constraints.iter().map(|c| c.point))?;
    let mut projection = project(choice, &grown(&core));
    let (mut frame, mut scale) = lay(projection, constraints, map)?;
    // The frame shows more than the constraints: choose again for what it shows.
    let shown = frame.view().extent;
    if shown.width() < WORLD {
        projection = project(choice, &shown);
        if let Some(better) = lay(projection, constraints, map) {
            (frame, scale) = better;
        }
    }
    Some((measured(frame), scale))
}

/// The same constraints in another projection, where the scale of a frame varies greatly: it may show far more than its constraints,
/// and its projection fit these alone.
fn bettered(framed: Framed, constraints: &[Constraint], choice: ProjectionChoice, map: Rect) -> Framed {
    if choice != ProjectionChoice::Best || framed.spread.is_none_or(|spread| spread <= GREAT_SPREAD) {
        return framed;
    }
    use ProjectionChoice::{LambertAzimuthal, LambertConformalConic, Mercator};
    let Some(core) = bounding(constraints.iter().map(|constraint| constraint.point)) else { return framed };
    let others = [LambertConformalConic, LambertAzimuthal, Mercator].into_iter();
    let others = others.filter_map(|other| Some(measured(lay(project(other, &grown(&core)), constraints, map)?.0)));
    others.fold(framed, |best, other| if spread_of(&other) < spread_of(&best) { other } else { best })
}

/// A scale that varies by more than this share over a map is worth another look.
const GREAT_SPREAD: f64 = 1.0;

fn spread_of(framed: &Framed) -> f64 {
    framed.spread.unwrap_or(f64::INFINITY)
}

fn measured(frame: Frame) -> Framed {
    let extent = visible_extent(&frame);
    let spread = extent.and_then(|extent| projection::scale_spread(frame.projection(), &extent)).map(|s| s.ratio());
    Framed { frame, spread }
}

/// The box of longitudes and latitudes along the frame's edge; `None` where the frame shows more than the globe.
fn visible_extent(frame: &Frame) -> Option<Extent> {
    let extent = frame.view().extent;
    (extent.width() < 330.0).then_some(extent)
}

fn grown(core: &Extent) -> Extent {
    let (w, h) = (0.08 * core.width() + 0.05, 0.08 * (core.north - core.south) + 0.05);
    let lon = |lon: f64| if lon.abs() > 180.0 { (lon + 180.0).rem_euclid(360.0) - 180.0 } else { lon };
    Extent {
        west: lon(core.west - w),
        south: (core.south - h).max(-90.0),
        east: lon(core.east + w),
        north: (core.north + h).min(90.0),
    }
}

/// Least scale at which all constraints fit, and the centre that shares the room left over.
fn lay(projection: Projection, constraints: &[Constraint], map: Rect) -> Option<(Frame, f64)> {
    let mut placed = 0;
    // Of all that have the same room only the outermost count.
    let mut boxes: Vec<([f64; 4], [f64; 4])> = Vec::new();
    for constraint in constraints {
        let Some(at) = projection.forward(constraint.point) else { continue };
        placed += 1;
        let own = [at.x, at.y, at.x, at.y];
        match boxes.iter_mut().find(|(room, _)| *room == constraint.room) {
            Some((_, [west, south, east, north])) => {
                (*west, *south) = (west.min(at.x), south.min(at.y));
                (*east, *north) = (east.max(at.x), north.max(at.y));
            }
            None => boxes.push((constraint.room, own)),
        }
    }
    if placed == 0 || placed * 2 < constraints.len() {
        return None;
    }
    let half = (f64::from(map.width()) / 2.0, f64::from(map.height()) / 2.0);
    // On each axis the centre must lie between two bounds that move apart as the scale grows.
    let bounds = |scale: f64| {
        let mut x = (f64::NEG_INFINITY, f64::INFINITY);
        let mut y = (f64::NEG_INFINITY, f64::INFINITY);
        for ([left, top, right, bottom], [west, south, east, north]) in &boxes {
            x = (x.0.max(east - scale * (half.0 - right)), x.1.min(west + scale * (half.0 - left)));
            y = (y.0.max(north - scale * (half.1 - top)), y.1.min(south + scale * (half.1 - bottom)));
        }
        (x, y)
    };
    let fits = |scale: f64| {
        let (x, y) = bounds(scale);
        x.0 <= x.1 && y.0 <= y.1
    };
    let (mut low, mut high) = (1e-3, 1e6);
    if !fits(high) {
        return None;
    }
    for _ in 0..60 {
        let middle = (low * high).sqrt();
        if fits(middle) { high = middle } else { low = middle }
    }
    let (x, y) = bounds(high);
    let center = Coord { x: (x.0 + x.1) / 2.0, y: (y.0 + y.1) / 2.0 };
    Some((Frame::new(projection, page_rect(map), center, high), high))
}

fn fit_box(bbox: &Extent, choice: ProjectionChoice, map: Rect) -> Option<Framed> {
    Frame::fit(project(choice, bbox), bbox, page_rect(map)).map(measured)
}

/// The world, with its cut far from `middle`.
fn whole_world(middle: Option<f64>, asked: Asked, map: Rect) -> Framed {
    // The two cuts that hardly touch land: through the Bering Strait, and down the Atlantic.
    let away = |lon0: f64| middle.map_or(0.0, |lon| ((lon - lon0 + 540.0).rem_euclid(360.0) - 180.0).abs());
    let lon0 = if middle.is_some() && away(150.0) < away(11.0) { 150.0 } else { 11.0 };
    let around = |lon: f64| {
        if lon > 180.0 {
            lon - 360.0
        } else if lon < -180.0 {
            lon + 360.0
        } else {
            lon
        }
    };
    let extent = Extent { west: around(lon0 - 179.9), south: -57.0, east: around(lon0 + 179.9), north: 80.0 };
    let projection = match asked.projection {
        ProjectionChoice::Best => Projection::EqualEarth(EqualEarth::new(lon0)),
        other => project(other, &extent),
    };
    let rect = page_rect(map);
    let frame = Frame::fit(projection, &extent, rect).unwrap_or_else(|| {
        Frame::new(projection, rect, Coord { x: 0.0, y: 0.0 }, 40_000_000.0 / f64::from(map.width()))
    });
    Framed { frame, spread: None }
}

/// The world without the seas at its edges that nothing of the story lies in: as large as the constraints allow, but not
/// so large that it could not be told at a glance, and not beyond the frame of the whole.
fn cropped(whole: Framed, constraints: &[Constraint], map: Rect) -> Framed {
    let widest = whole.frame.meters_per_pixel();
    let projection = *whole.frame.projection();
    let Some((frame, scale)) = lay(projection, constraints, map) else { return whole };
    let least = widest * LEAST_WORLD;
    if scale >= widest {
        return whole;
    }
    let center = projection.forward(frame.middle().unwrap_or_default()).unwrap_or(Coord { x: 0.0, y: 0.0 });
    let scale = scale.max(least);
    // The frame may slide, but not past the globe's edge on one side while the other is cut.
    let slack = (widest - scale) * f64::from(map.width()) / 2.0;
    let center = Coord { x: center.x.clamp(-slack, slack), y: center.y };
    Framed { frame: Frame::new(projection, whole.frame.rect(), center, scale), spread: None }
}

/// The same scale with another position in the middle.
fn centered(framed: Framed, asked: Asked) -> Framed {
    let projection = *framed.frame.projection();
    let Some(center) = asked.center.and_then(|p| projection.forward(p)) else { return framed };
    let scale = framed.frame.meters_per_pixel();
    measured(Frame::new(projection, framed.frame.rect(), center, scale))
}

fn project(choice: ProjectionChoice, extent: &Extent) -> Projection {
    let center = extent.center();
    let (lon0, lat0) = (center.lon(), center.lat());
    let sixth = (extent.north - extent.south) / 6.0;
    match choice {
        ProjectionChoice::Best => projection::choose(extent).projection,
        ProjectionChoice::LambertConformalConic => {
            LambertConformalConic::new(lon0, lat0, extent.south + sixth, extent.north - sixth)
                .map_or_else(|| projection::choose(extent).projection, Projection::LambertConformalConic)
        }
        ProjectionChoice::Mercator => Projection::Mercator(Mercator::new(lon0, lat0)),
        ProjectionChoice::TransverseMercator => {
            Projection::TransverseMercator(TransverseMercator::new(lon0, lat0, 1.0))
        }
        ProjectionChoice::AzimuthalEquidistant => Projection::AzimuthalEquidistant(AzimuthalEquidistant::new(center)),
        ProjectionChoice::LambertAzimuthal => Projection::LambertAzimuthal(LambertAzimuthal::new(center)),
        ProjectionChoice::PolarStereographic => {
            let pole = if lat0 >= 0.0 { Pole::North } else { Pole::South };
            Projection::PolarStereographic(PolarStereographic::new(pole, lon0, lat0))
        }
        ProjectionChoice::EqualEarth => Projection::EqualEarth(EqualEarth::new(lon0)),
        ProjectionChoice::Orthographic => Projection::Orthographic(Orthographic::new(center)),
    }
}

/// A rectangle of the page as the projection takes it.
pub(crate) fn page_rect(rect: Rect) -> PageRect {
    PageRect { left: rect.left, top: rect.top, right: rect.right, bottom: rect.bottom }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(lon: f64, lat: f64) -> LonLat {
        LonLat::new(lon, lat).unwrap()
    }

    #[test]
    fn the_box_of_points_on_both_sides_of_the_antimeridian_is_narrow() {
        let extent = bounding([at(178.0, -18.0), at(-172.0, -13.0), at(179.5, -16.0)].into_iter()).unwrap();
        assert_eq!((extent.west, extent.east), (178.0, -172.0));
        assert!(extent.width() < 10.1);
    }

    #[test]
    fn every_constraint_is_shown_with_its_room() {
        let map = Rect::new(0.0, 126.0, 1600.0, 942.0);
        let points = [at(34.75, 32.0), at(51.4, 35.7), at(59.6, 36.2)];
        let constraints: Vec<Constraint> =
            points.iter().map(|&point| Constraint { point, room: [95.0, 60.0, 120.0, 70.0] }).collect();
        let (framed, _) = fit(&constraints, ProjectionChoice::Best, map).unwrap();
        for point in points {
            let p = framed.frame.to_page(point).unwrap();
            let room = Rect::new(p.0 - 95.0, p.1 - 60.0, p.0 + 120.0, p.1 + 70.0);
            assert!(map.grown(0.5).holds(&room), "{room:?}");
        }
    }
}
