//! Which of the places of a name the document means: its own definition of the name decides, never the claim.
//!
//! "Allen is a town in Pontotoc County, Oklahoma": an Allen elsewhere is not this one. In: the places as resolved and what
//! the report defines. Out: a name read as another bearer of it where the definition refutes the one chosen, or left
//! without a position where no bearer is known to lie there.

use std::collections::HashMap;

use super::atlas::{Atlas, outside_by};
use super::bearer::{is_well_known, reread};
use super::document::joins;
use super::place::{Place, Refuted};
use super::said::Definition;
use crate::geodesy::inverse;
use crate::geometry::LonLat;
use crate::lang::Message;
use crate::limits;
use crate::text::Article;
use crate::world::gazetteer::{Feature, FeatureKind};

/// Kilometres outside its stated area up to which a bearer of the name is still the one meant: "Moscow" may be read as
/// the city where the oblast around it is meant.
const OUTSIDE_KM: f64 = 75.0;
/// The same around the point of a county or district, whose outline is not known.
const AROUND_KM: f64 = 100.0;

/// How sure the bearer is that a definition leads to: of 75 mentions so read in the development corpora 53 lie within 161 km.
const DEFINED: f32 = 0.7;

/// Reads each name as the document defines it; answers which are another feature than before, or none.
///
/// Every definition is held against the places as they were before any of them was read anew.
pub(super) fn settle(
    article: &Article,
    atlas: &Atlas<'_>,
    definitions: &[Definition],
    places: &mut [Place],
) -> Vec<usize> {
    let before = places.to_vec();
    let mut changed = Vec::new();
    let mut called: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, place) in before.iter().enumerate() {
        called.entry(&place.text).or_default().push(at);
    }
    let mut defined_so_far: HashMap<&str, usize> = HashMap::new();
    for definition in definitions {
        let defined = &before[definition.place];
        // A report that defines one name over and over is not read for each of its mentions each time.
        let times = defined_so_far.entry(&defined.text).or_default();
        *times += 1;
        if *times > limits::NEIGHBOURS {
            continue;
        }
        let Some(chosen) = feature_of(atlas, defined).filter(is_settlement) else { continue };
        let areas: Vec<&Place> = consistent(atlas, &before, &definition.areas);
        let fits = |feature: &Feature<'_>| fits_all(atlas, &areas, feature);
        if areas.is_empty() {
            continue;
        }
        let fitting = if fits(&chosen) { Some(chosen) } else { bearers(atlas, &defined.text).into_iter().find(fits) };
        if fitting.is_none() && is_well_known(atlas.gazetteer(), chosen.id) {
            // "Kerbala, a city of Iran": there is but one that a reader can mean, and the report is wrong about it.
            continue;
        }
        // A mention that has an area of its own is the bearer that lies there.
        let elsewhere = |at: &usize| {
            let own = own_area(article, &before, *at).filter(|_| *at != definition.place);
            own.is_some_and(|area| fitting.is_none_or(|feature| !self::fits(atlas, area, &feature)))
        };
        let mentions = called.get(defined.text.as_str()).into_iter().flatten();
        for at in mentions.copied().filter(|at| !elsewhere(at)) {
            let Some(current) = feature_of(atlas, &before[at]) else { continue };
            let taken = current.id == chosen.id || fits(&chosen) && is_other_town(&current, &chosen);
            match &fitting {
                Some(feature) if taken && current.id != feature.id => defined_as(atlas, &mut places[at], feature),
                None if taken => unplace(&mut places[at], refuted(atlas, &areas, &chosen)),
                _ => continue,
            }
            changed.push(at);
        }
    }
    changed
}

/// A name keeps the sense that its definition gives it (Gale, Church & Yarowsky 1992): another town of the name is the same.
fn is_other_town(other: &Feature<'_>, defined: &Feature<'_>) -> bool {
    other.id != defined.id && other.kind == FeatureKind::City && defined.kind == FeatureKind::City
}

fn defined_as(atlas: &Atlas<'_>, place: &mut Place, feature: &Feature<'_>) {
    reread(atlas.gazetteer(), place, feature);
    place.confidence = DEFINED;
    place.reasons = vec![Message::ReasonDefined {}];
}

/// A place that is none of the known ones: what was taken from the one chosen goes with it.
fn unplace(place: &mut Place, refuted: Refuted) {
    place.text.split_whitespace().collect::<Vec<_>>().join(" ").clone_into(&mut place.name);
    (place.position, place.relative, place.country, place.admin1, place.geonameid) = (None, None, None, None, None);
    place.confidence = 0.0;
    place.reasons.clear();
    place.refuted = Some(refuted);
}

/// Of the areas that the report names, the first that refutes the feature chosen.
fn refuted(atlas: &Atlas<'_>, areas: &[&Place], chosen: &Feature<'_>) -> Refuted {
    let refuting = areas.iter().find(|area| !fits(atlas, area, chosen)).or(areas.first());
    Refuted { area: refuting.map_or_else(String::new, |area| area.text.clone()), known: chosen.id }
}

/// The areas of a definition without those that lie outside a wider one beside them: "Fairfield County, Connecticut" is no
/// county of Ohio, whatever it was taken for, and so refutes nothing.
fn consistent<'p>(atlas: &Atlas<'_>, places: &'p [Place], areas: &[usize]) -> Vec<&'p Place> {
    let areas = || areas.iter().map(|&area| &places[area]);
    let wider = |area: &Place, other: &Place| match (area.kind, other.kind) {
        (FeatureKind::Admin2, FeatureKind::Admin1 | FeatureKind::Country) => true,
        (kind, FeatureKind::Country) => kind == FeatureKind::Admin1,
        _ => false,
    };
    let lies_in = |area: &Place, other: &Place| match (feature_of(atlas, area), feature_of(atlas, other)) {
        (Some(area), Some(other)) => atlas.gazetteer().contains(other.id, area.id) || area.country.is_none(),
        _ => true,
    };
    areas().filter(|area| areas().all(|other| !wider(area, other) || lies_in(area, other))).collect()
}

/// The area that the words right after a mention put it in: "named after Glasgow in Scotland".
fn own_area<'p>(article: &Article, places: &'p [Place], at: usize) -> Option<&'p Place> {
    let area = places
        .get(at + 1)
        .filter(|area| matches!(area.kind, FeatureKind::Country | FeatureKind::Admin1 | FeatureKind::Admin2))?;
    let between = article.tokens_in(places[at].span).end..article.tokens_in(area.span).start;
    article.tokens.get(between).is_some_and(joins).then_some(area)
}

/// Whether a feature fits the areas of a definition. Of areas of one kind one is enough: "in Hughes and Pontotoc counties", "in the
/// United States territory of Guam".
fn fits_all(atlas: &Atlas<'_>, areas: &[&Place], feature: &Feature<'_>) -> bool {
    areas.iter().all(|area| areas.iter().any(|other| other.kind == area.kind && fits(atlas, other, feature)))
}

fn is_settlement(feature: &Feature<'_>) -> bool {
    matches!(feature.kind, FeatureKind::City | FeatureKind::Locality | FeatureKind::Admin1 | FeatureKind::Admin2)
}

fn feature_of<'w>(atlas: &Atlas<'w>, place: &Place) -> Option<Feature<'w>> {
    place.position.as_ref()?.feature.map(|id| atlas.gazetteer().feature(id))
}

/// Whether a feature lies in a stated area, by the divisions of the gazetteer or by its outline; an area of unknown
/// extent refutes nothing that is near.
fn fits(atlas: &Atlas<'_>, stated: &Place, feature: &Feature<'_>) -> bool {
    let Some(container) = feature_of(atlas, stated) else { return true };
    if container.id == feature.id || atlas.gazetteer().contains(container.id, feature.id) {
        return true;
    }
    // "The Province of Buenos Aires" taken for the city's own district is still what San Pedro lies in.
    let own = feature.admin1.map(|division| atlas.gazetteer().feature(division).name);
    if stated.kind == FeatureKind::Admin1 && own.is_some_and(|own| stated.text.contains(own)) {
        return true;
    }
    match &atlas.of_place(stated) {
        Some(shape) => outside_by(feature.point, shape) <= OUTSIDE_KM,
        None if stated.kind == FeatureKind::Country => feature.country == stated.country,
        None => apart_km(feature.point, container.point) <= AROUND_KM,
    }
}

fn apart_km(a: LonLat, b: LonLat) -> f64 {
    inverse(a, b).length.km()
}

/// Every settlement of that name, the most populous first.
fn bearers<'w>(atlas: &Atlas<'w>, name: &str) -> Vec<Feature<'w>> {
    let gazetteer = atlas.gazetteer();
    let mut found: Vec<Feature<'w>> = gazetteer
        .lookup(name)
        .map(|(id, _)| gazetteer.feature(id))
        .filter(|feature| matches!(feature.kind, FeatureKind::City | FeatureKind::Locality))
        .collect();
    found.sort_by_key(|feature| (std::cmp::Reverse(feature.population), feature.id));
    found
}
