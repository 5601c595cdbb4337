//! One side of `dateline distance`: a coordinate, a GeoJSON file, or a name.

use std::path::Path;

use geo::{Geometry, MultiPolygon};

use crate::ask::{self, Given};
use crate::claim::Side;
use crate::cli::input;
use crate::error::{Error, Result};
use crate::geometry::LonLat;
use crate::lang::{Argument, Message};
use crate::limits;
use crate::world::World;

/// Both sides; names are resolved together, so that each tells the other's country.
pub(super) fn both(world: &World<'_>, from: &str, to: &str) -> Result<(Side, Side)> {
    ask::sides(given(from)?, given(to)?, world)
}

/// A coordinate, the content of a file, or a name.
fn given(text: &str) -> Result<Given<'_>> {
    let path = Path::new(text);
    let file = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("geojson") || e.eq_ignore_ascii_case("json"));
    match Given::read(text) {
        Given::Name(_) if file => Ok(Given::Side(geojson_side(path)?)),
        given => Ok(given),
    }
}

/// All polygons of a file as one area, or else its first point.
fn geojson_side(path: &Path) -> Result<Side> {
    let bytes = input::bytes(path, limits::LIST_BYTES)?;
    let shown = input::shown(path);
    let file = || Argument::from(shown.as_str());
    let unusable = |what| Error::input(what, Message::SideHint {});
    let text = String::from_utf8(bytes).map_err(|_| unusable(Message::SideNotUtf8 { file: file() }))?;
    let no_geojson = |error: geojson::Error| Message::SideNotGeojson { file: file(), why: error.to_string().into() };
    let parsed: geojson::GeoJson = text.parse().map_err(|error| unusable(no_geojson(error)))?;
    let odd = |error: geojson::Error| Message::SideOddGeometry { file: file(), why: error.to_string().into() };
    let collected = geo::GeometryCollection::<f64>::try_from(&parsed).map_err(|error| unusable(odd(error)))?;
    let (mut polygons, mut points) = (Vec::new(), Vec::new());
    collected.iter().for_each(|geometry| gather(geometry, &mut polygons, &mut points));
    let name = path.file_stem().map_or_else(|| shown.clone(), |stem| stem.to_string_lossy().into_owned());
    if !polygons.is_empty() {
        return Ok(Side::Area(MultiPolygon::new(polygons), name));
    }
    points
        .first()
        .map(|&point| Side::Point(point, name))
        .ok_or_else(|| unusable(Message::SideWithoutGeometry { file: file() }))
}

fn gather(geometry: &Geometry<f64>, polygons: &mut Vec<geo::Polygon<f64>>, points: &mut Vec<LonLat>) {
    match geometry {
        Geometry::Polygon(polygon) => polygons.push(polygon.clone()),
        Geometry::MultiPolygon(several) => polygons.extend(several.iter().cloned()),
        Geometry::Point(point) => points.extend(LonLat::new(point.x(), point.y())),
        Geometry::MultiPoint(several) => points.extend(several.iter().filter_map(|p| LonLat::new(p.x(), p.y()))),
        Geometry::GeometryCollection(several) => several.iter().for_each(|inner| gather(inner, polygons, points)),
        _ => {}
    }
}
