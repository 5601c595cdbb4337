//! One side of `dateline distance`: a coordinate, a GeoJSON file, or a name.

use std::cmp::Reverse;
use std::path::Path;

use super::area;
use crate::claim::Side;
use crate::error::{Error, Result};
use crate::geodesy::notation::{self, Written};
use crate::geodesy::{inverse, nearest};
use crate::mention;
use crate::resolve::bearer::{is_well_known, reread};
use crate::resolve::{self, Place};
use crate::span::Span;
use crate::text;
use crate::world::World;
use crate::world::gazetteer::{Feature, FeatureKind, Gazetteer, NameKind};
use crate::world::ground::Policy;

/// Names suggested for one that is not known.
const SUGGESTIONS: usize = 3;

/// Both sides, each resolved by itself; two names that several places bear tell each other's country.
pub(super) fn both(world: &World<'_>, from: &str, to: &str) -> Result<(Side, Side)> {
    let place = |place: Place| Side::Place(Box::new(place));
    match (given(from)?, given(to)?) {
        (Some(one), Some(other)) => Ok((one, other)),
        (Some(one), None) => {
            let country = country_of(world, &one);
            Ok((one, place(named(world, to, country)?)))
        }
        (None, Some(other)) => {
            let country = country_of(world, &other);
            Ok((place(named(world, from, country)?), other))
        }
        (None, None) => {
            let (one, other) = (named(world, from, None)?, named(world, to, None)?);
            let open = [&one, &other].map(|side| is_open(world, side));
            Ok(match open {
                [true, true] => match together(world, [from, to]) {
                    Some([one, other]) => (place(one), place(other)),
                    None => (place(one), place(other)),
                },
                [true, false] => (place(beside(world, one, &other)), place(other)),
                [false, true] => {
                    let other = beside(world, other, &one);
                    (place(one), place(other))
                }
                [false, false] => (place(one), place(other)),
            })
        }
    }
}

/// The country that a coordinate lies in.
fn country_of<'w>(world: &World<'w>, side: &Side) -> Option<&'w str> {
    let Side::Point(point, _) = side else { return None };
    let country = world.ground.country_at(*point)?;
    world.gazetteer.country_feature(country).map(|id| world.gazetteer.feature(id).name)
}

/// A coordinate, a square of a grid or a file; `None` where it has to be a name.
fn given(text: &str) -> Result<Option<Side>> {
    match notation::read(text) {
        Some(Written::Point(point)) => return Ok(Some(Side::Point(point, text.trim().to_owned()))),
        Some(Written::Cell(cell)) => return Ok(Some(Side::Area(cell.outline(), text.trim().to_owned()))),
        None => {}
    }
    let path = Path::new(text);
    let file = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("geojson") || e.eq_ignore_ascii_case("json"));
    if file { area::read(path).map(Some) } else { Ok(None) }
}

/// The places of names that stand in one text, where each has a position.
fn together<const N: usize>(world: &World<'_>, names: [&str; N]) -> Option<[Place; N]> {
    resolved(world, &names, None)
        .try_into()
        .ok()
        .filter(|places: &[Place; N]| places.iter().all(|place| place.position.is_some()))
}

fn resolved(world: &World<'_>, names: &[&str], country: Option<&str>) -> Vec<Place> {
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
    resolve::resolve_asked(&article, &mention::given(&article, &spans), world.gazetteer)
}

/// The place of one name. Whatever the gazetteer knows by it is placed, as `dateline locate` shows it.
fn named(world: &World<'_>, name: &str, country: Option<&str>) -> Result<Place> {
    // "NaN, 0" is no town of Thailand.
    if name.split([',', ';']).any(|part| part.trim().parse::<f64>().is_ok()) {
        return Err(unknown(world.gazetteer, name));
    }
    let mut place = resolved(world, &[name], country).pop().ok_or_else(|| unknown(world.gazetteer, name))?;
    if place.position.is_none() {
        let (known, _) = world.gazetteer.lookup(name).next().ok_or_else(|| unknown(world.gazetteer, name))?;
        reread(world.gazetteer, &mut place, &world.gazetteer.feature(known));
    }
    Ok(place)
}

/// Kilometres between two places of a name that are two places.
const APART_KM: f64 = 50.0;

/// Whether another settlement bears the name too. A country is meant whatever town is called like it.
fn is_open(world: &World<'_>, place: &Place) -> bool {
    let Some(own) = place.position.as_ref().filter(|_| place.kind != FeatureKind::Country) else { return false };
    bearers(world, place).any(|other| inverse(other.point, own.point).length.km() > APART_KM)
}

fn bearers<'w>(world: &World<'w>, place: &Place) -> impl Iterator<Item = Feature<'w>> {
    let gazetteer = world.gazetteer;
    let known = gazetteer.lookup(&place.text).filter(|(_, name)| *name <= NameKind::Alternate);
    known
        .map(|(id, _)| gazetteer.feature(id))
        .filter(|feature| matches!(feature.kind, FeatureKind::City | FeatureKind::Locality))
}

/// Kilometres from a country within which a small town is the one that is measured to it.
const BESIDE_KM: f64 = 100.0;

/// Of the small towns of a name the one beside the country on the other side: "San Ignacio" and Guatemala. A town that every reader
/// knows is meant wherever it lies.
fn beside(world: &World<'_>, town: Place, other: &Place) -> Place {
    let known = town.position.as_ref().and_then(|position| position.feature);
    let well_known = known.is_none_or(|id| is_well_known(world.gazetteer, id));
    let country = other.country.filter(|_| other.kind == FeatureKind::Country && !well_known);
    let Some(shape) = country.and_then(|country| world.country_shape(country, Policy::DeFacto)) else { return town };
    let near = |feature: &Feature<'_>| {
        let km = nearest(feature.point, &shape.outline).map_or(f64::INFINITY, |found| found.distance().km());
        feature.country != country && km <= BESIDE_KM
    };
    let found = bearers(world, &town).filter(near).max_by_key(|feature| (feature.population, Reverse(feature.id)));
    match found.filter(|found| Some(found.id) != known) {
        Some(found) => {
            let mut town = town;
            reread(world.gazetteer, &mut town, &found);
            town
        }
        None => town,
    }
}

/// Why a side is neither a name nor a coordinate, and what may have been meant.
fn unknown(gazetteer: &dyn Gazetteer, name: &str) -> Error {
    const COORDINATE: &str = "give latitude and longitude in degrees, such as \"36.2352, 59.6410\" or 36°14′N 59°38′E";
    if name.trim().is_empty() {
        return Error::input("a side is empty", "give a name, a coordinate or a GeoJSON file");
    }
    let numbers = name.chars().any(|c| c.is_ascii_digit())
        && name.chars().all(|c| !c.is_alphabetic() || matches!(c, 'N' | 'S' | 'E' | 'W'));
    if numbers {
        return Error::input(format!("\"{name}\" is no position on the earth"), COORDINATE);
    }
    let close = gazetteer.suggest(name, 1).into_iter().chain(gazetteer.suggest(name, 2));
    let known = close.flat_map(|suggestion| suggestion.matches).map(|(id, _)| gazetteer.feature(id).name);
    let mut names: Vec<&str> = Vec::new();
    for known in known.take(50) {
        if !names.contains(&known) && names.len() < SUGGESTIONS {
            names.push(known);
        }
    }
    let hint = match names.as_slice() {
        [] => format!("try `dateline locate`, or {COORDINATE}"),
        names => format!("perhaps {} is meant; see `dateline locate`, or give a coordinate", names.join(" or ")),
    };
    Error::input(format!("no place is known by the name \"{name}\""), hint)
}
