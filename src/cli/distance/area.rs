//! A GeoJSON file as a side of `dateline distance`.

use std::path::Path;

use geo::{Geometry, LineString, MultiPolygon, Polygon};

use crate::claim::Side;
use crate::cli::input;
use crate::error::{Error, Result};
use crate::geometry::{LonLat, cut_ring_at_antimeridian};
use crate::lang::{Argument, Message};

/// The largest GeoJSON file in bytes: the outlines of all countries at 1:10m have 25 MB.
const LIMIT: u64 = 64 << 20;

/// What a file holds, as far as it is measured to.
#[derive(Default)]
struct Found {
    polygons: Vec<Polygon<f64>>,
    points: Vec<LonLat>,
    /// A position that is none on the earth.
    astray: Option<(f64, f64)>,
}

/// All polygons of a file as one area, or else its first point.
///
/// Longitudes beyond ±180° are turned back, and rings across the antimeridian cut there.
///
/// # Errors
///
/// When the file cannot be read, is no GeoJSON, holds neither a polygon nor a point, or a latitude beyond a pole.
pub(super) fn read(path: &Path) -> Result<Side> {
    let bytes = input::bytes(path, LIMIT)?;
    let shown = input::shown(path);
    let file = || Argument::from(shown.as_str());
    let unusable = |what| Error::input(what, Message::SideHint {});
    let text = String::from_utf8(bytes).map_err(|_| unusable(Message::SideNotUtf8 { file: file() }))?;
    let no_geojson = |error: geojson::Error| Message::SideNotGeojson { file: file(), why: error.to_string().into() };
    let parsed: geojson::GeoJson = text.parse().map_err(|error| unusable(no_geojson(error)))?;
    let odd = |error: geojson::Error| Message::SideOddGeometry { file: file(), why: error.to_string().into() };
    let collected = geo::GeometryCollection::<f64>::try_from(&parsed).map_err(|error| unusable(odd(error)))?;
    let mut found = Found::default();
    collected.iter().for_each(|geometry| found.gather(geometry));
    if let Some((_, lat)) = found.astray {
        return Err(unusable(Message::SideBeyondPole { file: file(), latitude: lat.to_string().into() }));
    }
    let name = path.file_stem().map_or_else(|| shown.clone(), |stem| stem.to_string_lossy().into_owned());
    if !found.polygons.is_empty() {
        return Ok(Side::Area(MultiPolygon::new(found.polygons), name));
    }
    let point = found.points.first();
    point.map(|&point| Side::Point(point, name)).ok_or_else(|| unusable(Message::SideWithoutGeometry { file: file() }))
}

impl Found {
    fn gather(&mut self, geometry: &Geometry<f64>) {
        match geometry {
            Geometry::Polygon(polygon) => self.polygon(polygon),
            Geometry::MultiPolygon(several) => several.iter().for_each(|polygon| self.polygon(polygon)),
            Geometry::Point(point) => self.point(point.x(), point.y()),
            Geometry::MultiPoint(several) => several.iter().for_each(|point| self.point(point.x(), point.y())),
            Geometry::GeometryCollection(several) => several.iter().for_each(|inner| self.gather(inner)),
            _ => {}
        }
    }

    fn point(&mut self, lon: f64, lat: f64) {
        match LonLat::new(lon, lat) {
            Some(point) => self.points.push(point),
            None => self.astray = self.astray.or(Some((lon, lat))),
        }
    }

    fn polygon(&mut self, polygon: &Polygon<f64>) {
        let rings = || std::iter::once(polygon.exterior()).chain(polygon.interiors());
        if let Some(astray) = rings().flat_map(LineString::coords).find(|c| LonLat::new(c.x, c.y).is_none()) {
            self.astray = self.astray.or(Some((astray.x, astray.y)));
        } else if rings().any(needs_cut) {
            let parts = |ring: &LineString<f64>| {
                let path: Vec<LonLat> = ring.coords().filter_map(|c| LonLat::new(c.x, c.y)).collect();
                cut_ring_at_antimeridian(&path).into_iter().map(LineString::new).collect::<Vec<_>>()
            };
            // Holes are cut alike; each lies in the part on its side.
            let holes: Vec<LineString<f64>> = polygon.interiors().iter().flat_map(parts).collect();
            for outer in parts(polygon.exterior()) {
                let east = side_of(&outer);
                let own = holes.iter().filter(|hole| side_of(hole) == east).cloned().collect();
                self.polygons.push(Polygon::new(outer, own));
            }
        } else {
            self.polygons.push(polygon.clone());
        }
    }
}

/// Whether a ring goes beyond ±180°, or leaps from one side of the antimeridian to the other without being cut there.
fn needs_cut(ring: &LineString<f64>) -> bool {
    let at_edge = |lon: f64| (lon.abs() - 180.0).abs() < 1e-9;
    let leaps = |line: geo::Line<f64>| {
        (line.end.x - line.start.x).abs() > 180.0 && !(at_edge(line.start.x) && at_edge(line.end.x))
    };
    ring.coords().any(|c| c.x.abs() > 180.0) || ring.lines().any(leaps)
}

/// Whether a ring within ±180° lies in the east.
fn side_of(ring: &LineString<f64>) -> bool {
    ring.coords().map(|c| c.x).sum::<f64>() > 0.0
}
