//! What is asked outside a report: which places bear a name, which one is meant, how far it is from one to another.
//!
//! A name that someone asks for is taken as the name of a place, however far-fetched it were in a report, and names that are asked for
//! together tell each other's country.

use std::cmp::Reverse;

use crate::claim::{Comparison, Side, compare};
use crate::error::{Error, Result};
use crate::geodesy::notation::{self, Written};
use crate::geodesy::{inverse, nearest};
use crate::lang::{Argument, Message};
use crate::limits;
use crate::mention;
use crate::mention::quantity::{Quantity, quantities};
use crate::resolve::bearer::{is_well_known, reread};
use crate::resolve::{self, Place};
use crate::span::Span;
use crate::text;
use crate::world::World;
use crate::world::gazetteer::{Feature, FeatureId, FeatureKind, Gazetteer, NameKind, fold};
use crate::world::ground::Policy;

/// Names suggested for one that is not known.
const SUGGESTIONS: usize = 3;
/// A name of fewer letters is like another only within one edit.
const LONG: usize = 6;

/// A feature that bears a name.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Bearer<'g> {
    /// The feature.
    pub feature: Feature<'g>,
    /// How the name belongs to it.
    pub name: NameKind,
}

/// All that bear a name, the likeliest first; of "Long Beach, California" those that lie in what stands after the comma.
///
/// # Examples
///
/// ```
/// # use dateline::ask;
/// # use dateline::world::gazetteer::CompiledGazetteer;
/// let found = ask::bearers("Tripoli", CompiledGazetteer::embedded());
/// assert_eq!(found[0].feature.country.as_ref().map(|code| code.as_str()), Some("LY"));
/// assert!(found.len() > 1);
/// let found = ask::bearers("Tripoli, Lebanon", CompiledGazetteer::embedded());
/// assert!(found.iter().all(|bearer| bearer.feature.country.is_some_and(|code| code.as_str() == "LB")));
/// ```
pub fn bearers<'g>(name: &str, gazetteer: &'g dyn Gazetteer) -> Vec<Bearer<'g>> {
    let found = bearing(name, gazetteer);
    let Some((inner, outer)) = name.rsplit_once(',').filter(|_| found.is_empty()) else { return found };
    let containers: Vec<FeatureId> = gazetteer.lookup(outer).map(|(id, _)| id).collect();
    let lies_in = |bearer: &Bearer<'_>| containers.iter().any(|outer| gazetteer.contains(*outer, bearer.feature.id));
    bearing(inner, gazetteer).into_iter().filter(lies_in).collect()
}

fn bearing<'g>(name: &str, gazetteer: &'g dyn Gazetteer) -> Vec<Bearer<'g>> {
    gazetteer.lookup(name).map(|(id, name)| Bearer { feature: gazetteer.feature(id), name }).collect()
}

/// Features whose names are within one edit of a name, or two of a long one, the nearest and largest first, each once.
pub fn spelt_like<'g>(name: &str, gazetteer: &'g dyn Gazetteer) -> Vec<Feature<'g>> {
    let edits = if fold(name).chars().count() < LONG { 1 } else { 2 };
    let mut found: Vec<(u8, Feature<'g>)> = Vec::new();
    for suggestion in gazetteer.suggest(name, edits) {
        for (id, _) in suggestion.matches.filter(|(_, kind)| *kind <= NameKind::Alternate).take(3) {
            if found.iter().all(|(_, known)| known.id != id) {
                found.push((suggestion.edits, gazetteer.feature(id)));
            }
        }
    }
    found.sort_by_key(|(edits, feature)| (*edits, Reverse(feature.population), feature.id));
    found.into_iter().map(|(_, feature)| feature).collect()
}

/// The place that each name means, in the light of the others.
///
/// # Errors
///
/// When a name is not known; the error suggests names that are spelt like it.
///
/// # Examples
///
/// ```
/// # use dateline::ask;
/// # use dateline::world::gazetteer::CompiledGazetteer;
/// let places = ask::places(&["Tripoli", "Beirut"], CompiledGazetteer::embedded())?;
/// assert_eq!(places[0].country.as_ref().map(|code| code.as_str()), Some("LB"));
/// # Ok::<(), dateline::error::Error>(())
/// ```
pub fn places(names: &[&str], gazetteer: &dyn Gazetteer) -> Result<Vec<Place>> {
    let places = resolved(names, None, gazetteer)?;
    for (at, name) in names.iter().enumerate() {
        if places.get(at).is_none_or(|place| place.position.is_none()) {
            return Err(unknown(gazetteer, name));
        }
    }
    Ok(places)
}

/// What the names are resolved to in one text, while a position in `country` is asked for too: it tells the country as a name there would.
fn resolved(names: &[&str], country: Option<&str>, gazetteer: &dyn Gazetteer) -> Result<Vec<Place>> {
    let mut source = String::new();
    let mut spans = Vec::new();
    for name in names {
        let words = name.split_whitespace().take(limits::ASKED_WORDS + 1).count();
        if words > limits::ASKED_WORDS || name.len() > limits::PAIR_LINE_BYTES {
            let what = Message::LongName { most: limits::ASKED_WORDS.into() };
            return Err(Error::input(what, Message::LongNameHint {}));
        }
        let start = source.chars().count();
        source.push_str(name);
        spans.push(Span::new(start, start + name.chars().count()));
        source.push_str(". ");
    }
    source.push_str(country.unwrap_or_default());
    let article = text::read(&source, gazetteer);
    Ok(resolve::resolve_asked(&article, &mention::given(&article, &spans), gazetteer))
}

/// A side of a distance as it is given.
#[derive(Debug, Clone)]
pub enum Given<'a> {
    /// By a name, still to be looked up.
    Name(&'a str),
    /// By a position or an area.
    Side(Side),
}

impl<'a> Given<'a> {
    /// A coordinate or a square of a grid in any notation that [`notation::read`] reads, or else a name.
    pub fn read(text: &'a str) -> Self {
        match notation::read(text) {
            Some(Written::Point(point)) => Self::Side(Side::Point(point, text.trim().to_owned())),
            Some(Written::Cell(cell)) => Self::Side(Side::Area(cell.outline(), text.trim().to_owned())),
            None => Self::Name(text),
        }
    }
}

/// Both sides of a distance, each name looked up by itself; where several places bear both names, they tell each other's country.
///
/// # Errors
///
/// When a name is not known.
pub fn sides(from: Given<'_>, to: Given<'_>, world: &World<'_>) -> Result<(Side, Side)> {
    let country = [&from, &to].into_iter().find_map(|side| country_of(world, side));
    let one = |place: Place| Side::Place(Box::new(place));
    Ok(match (from, to) {
        (Given::Side(from), Given::Side(to)) => (from, to),
        (Given::Name(from), Given::Side(to)) => (one(named(from, country, world)?), to),
        (Given::Side(from), Given::Name(to)) => (from, one(named(to, country, world)?)),
        (Given::Name(from), Given::Name(to)) => {
            let [from, to] = by_names([from, to], world)?;
            (one(from), one(to))
        }
    })
}

/// The place of one name. Whatever the gazetteer knows by it is placed, as `dateline locate` shows it.
fn named(name: &str, country: Option<&str>, world: &World<'_>) -> Result<Place> {
    // "NaN, 0" is no town of Thailand.
    if name.split([',', ';']).any(|part| part.trim().parse::<f64>().is_ok()) {
        return Err(unknown(world.gazetteer, name));
    }
    let mut place = resolved(&[name], country, world.gazetteer)?.pop().ok_or_else(|| unknown(world.gazetteer, name))?;
    if place.position.is_none() {
        let (known, _) = world.gazetteer.lookup(name).next().ok_or_else(|| unknown(world.gazetteer, name))?;
        reread(world.gazetteer, &mut place, &world.gazetteer.feature(known));
    }
    Ok(place)
}

/// Two names: each by itself, together only where both are open.
fn by_names([from, to]: [&str; 2], world: &World<'_>) -> Result<[Place; 2]> {
    let (one, other) = (named(from, None, world)?, named(to, None, world)?);
    Ok(match (is_open(world, &one), is_open(world, &other)) {
        (true, true) => {
            let together = resolved(&[from, to], None, world.gazetteer)?;
            let placed = together.iter().all(|place| place.position.is_some());
            <[Place; 2]>::try_from(together).ok().filter(|_| placed).unwrap_or([one, other])
        }
        (true, false) => [near_country(world, one, &other), other],
        (false, true) => {
            let other = near_country(world, other, &one);
            [one, other]
        }
        (false, false) => [one, other],
    })
}

/// Kilometres between two places of a name that are two places.
const APART_KM: f64 = 50.0;

/// Whether another settlement bears the name too. A country is meant whatever town is called like it.
fn is_open(world: &World<'_>, place: &Place) -> bool {
    let Some(own) = place.position.as_ref().filter(|_| place.kind != FeatureKind::Country) else { return false };
    settlements(world, place).any(|other| inverse(other.point, own.point).length.km() > APART_KM)
}

fn settlements<'w>(world: &World<'w>, place: &Place) -> impl Iterator<Item = Feature<'w>> {
    let known = world.gazetteer.lookup(&place.text).filter(|(_, name)| *name <= NameKind::Alternate);
    let features = known.map(|(id, _)| world.gazetteer.feature(id));
    features.filter(|feature| matches!(feature.kind, FeatureKind::City | FeatureKind::Locality))
}

/// Kilometres from a country within which a small town is the one that is measured to it.
const BESIDE_KM: f64 = 100.0;

/// Of the small towns of a name the one beside the country on the other side: "San Ignacio" and Guatemala. A town that every reader
/// knows is meant wherever it lies.
fn near_country(world: &World<'_>, mut town: Place, other: &Place) -> Place {
    let known = town.position.as_ref().and_then(|position| position.feature);
    let well_known = known.is_none_or(|id| is_well_known(world.gazetteer, id));
    let country = other.country.filter(|_| other.kind == FeatureKind::Country && !well_known);
    let Some(shape) = country.and_then(|country| world.country_shape(country, Policy::DeFacto)) else { return town };
    let near = |feature: &Feature<'_>| {
        let km = nearest(feature.point, &shape.outline).map_or(f64::INFINITY, |found| found.distance().km());
        feature.country != country && km <= BESIDE_KM
    };
    let found = settlements(world, &town).filter(near).max_by_key(|feature| (feature.population, Reverse(feature.id)));
    if let Some(found) = found.filter(|found| Some(found.id) != known) {
        reread(world.gazetteer, &mut town, &found);
    }
    town
}

/// The name of the country that a coordinate lies in.
fn country_of<'w>(world: &World<'w>, side: &Given<'_>) -> Option<&'w str> {
    let Given::Side(Side::Point(point, _)) = side else { return None };
    let country = world.ground.country_at(*point)?;
    world.gazetteer.country_feature(country).map(|id| world.gazetteer.feature(id).name)
}

/// Measures between two names or coordinates, every reading of it, and checks what is stated of it in words.
///
/// # Errors
///
/// When a name is not known, when a side has no position, or when `stated` states no length.
///
/// # Examples
///
/// ```
/// # #[cfg(feature = "basemap")] {
/// # use dateline::ask;
/// # use dateline::claim::Verdict;
/// # use dateline::world::World;
/// let far = ask::distance("Bat Yam", "Tel Aviv", Some("about 4 miles"), World::embedded())?;
/// assert_eq!(far.verdict.map(|(verdict, _)| verdict), Some(Verdict::Supported));
/// # }
/// # Ok::<(), dateline::error::Error>(())
/// ```
pub fn distance(from: &str, to: &str, stated: Option<&str>, world: &World<'_>) -> Result<Comparison> {
    let (one, other) = sides(Given::read(from), Given::read(to), world)?;
    let stated = stated.map(|text| length(text, world.gazetteer)).transpose()?;
    compare(&one, &other, stated.as_ref(), world).ok_or_else(|| {
        Error::input(Message::NothingBetween { from: from.into(), to: to.into() }, Message::NothingBetweenHint {})
    })
}

/// The first length that a text states.
///
/// # Errors
///
/// When it states none.
pub fn length(text: &str, gazetteer: &dyn Gazetteer) -> Result<Quantity> {
    quantities(&text::read(text, gazetteer))
        .into_iter()
        .next()
        .ok_or_else(|| Error::input(Message::NothingStated { text: text.into() }, Message::NothingStatedHint {}))
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
