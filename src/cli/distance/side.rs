//! One side of `dateline distance`: a coordinate, a GeoJSON file, or a name.

use std::path::Path;

use geo::{Geometry, MultiPolygon};

use crate::claim::Side;
use crate::cli::input;
use crate::error::{Error, Result};
use crate::geodesy::notation;
use crate::geometry::LonLat;
use crate::lang::{Argument, Message};
use crate::mention;
use crate::resolve::{self, Place};
use crate::span::Span;
use crate::text;
use crate::world::World;
use crate::world::gazetteer::Gazetteer;

/// The largest GeoJSON file in bytes: the outlines of all countries at 1:10m have 25 MB.
const LIMIT: u64 = 64 << 20;

/// Names suggested for one that is not known.
const SUGGESTIONS: usize = 3;

/// Both sides; names are resolved together, so that each tells the other's country.
pub(super) fn both(world: &World<'_>, from: &str, to: &str) -> Result<(Side, Side)> {
    let (one, other) = (given(from)?, given(to)?);
    let names: Vec<&str> =
        [(&one, from), (&other, to)].iter().filter(|(side, _)| side.is_none()).map(|(_, name)| *name).collect();
    let country = [&one, &other].into_iter().flatten().find_map(|side| country_of(world, side));
    let mut places = named(world, &names, country)?.into_iter();
    let mut side = |known: Option<Side>| known.or_else(|| places.next().map(|place| Side::Place(Box::new(place))));
    match (side(one), side(other)) {
        (Some(one), Some(other)) => Ok((one, other)),
        _ => Err(Error::input(Message::MissingSide {}, Message::MissingSideHint {})),
    }
}

/// The country that a coordinate lies in.
fn country_of<'w>(world: &World<'w>, side: &Side) -> Option<&'w str> {
    let Side::Point(point, _) = side else { return None };
    let country = world.ground.country_at(*point)?;
    world.gazetteer.country_feature(country).map(|id| world.gazetteer.feature(id).name)
}

/// A coordinate or a file; `None` where it has to be a name.
fn given(text: &str) -> Result<Option<Side>> {
    if let Some(point) = notation::parse(text) {
        return Ok(Some(Side::Point(point, text.trim().to_owned())));
    }
    let path = Path::new(text);
    let file = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("geojson") || e.eq_ignore_ascii_case("json"));
    if file { geojson_side(path).map(Some) } else { Ok(None) }
}

fn named(world: &World<'_>, names: &[&str], country: Option<&str>) -> Result<Vec<Place>> {
    let mut source = String::new();
    let mut spans = Vec::new();
    for name in names {
        let start = source.chars().count();
        source.push_str(name);
        spans.push(Span::new(start, start + name.chars().count()));
        source.push_str(". ");
    }
    // A coordinate on the other side tells the country as a name there would.
    source.push_str(country.unwrap_or_default());
    let article = text::read(&source, world.gazetteer);
    let places = resolve::resolve_asked(&article, &mention::given(&article, &spans), world.gazetteer);
    for (at, name) in names.iter().enumerate() {
        if places.get(at).is_none_or(|place| place.position.is_none()) {
            return Err(unknown(world.gazetteer, name));
        }
    }
    Ok(places)
}

/// Why a side is neither a name nor a coordinate, and what may have been meant.
fn unknown(gazetteer: &dyn Gazetteer, name: &str) -> Error {
    if name.trim().is_empty() {
        return Error::input(Message::EmptySide {}, Message::EmptySideHint {});
    }
    let numbers = name.chars().any(|c| c.is_ascii_digit())
        && name.chars().all(|c| !c.is_alphabetic() || matches!(c, 'N' | 'S' | 'E' | 'W'));
    if numbers {
        return Error::input(Message::NotOnEarth { text: name.into() }, Message::CoordinateHint {});
    }
    let close = gazetteer.suggest(name, 1).into_iter().chain(gazetteer.suggest(name, 2));
    let known = close.flat_map(|suggestion| suggestion.matches).map(|(id, _)| gazetteer.feature(id).name);
    let mut names: Vec<&str> = Vec::new();
    for known in known.take(50) {
        if !names.contains(&known) && names.len() < SUGGESTIONS {
            names.push(known);
        }
    }
    let names = names.into_iter().map(Argument::from);
    let hint = match names.reduce(|names, next| Message::ListOr { names, next }.into()) {
        None => Message::LocateHint { hint: Message::CoordinateHint {}.into() },
        Some(names) => Message::PerhapsHint { names },
    };
    Error::input(Message::NoSuchPlaceName { name: name.into() }, hint)
}

/// All polygons of a file as one area, or else its first point.
fn geojson_side(path: &Path) -> Result<Side> {
    let bytes = input::bytes(path, LIMIT)?;
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
