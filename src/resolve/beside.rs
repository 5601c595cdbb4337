//! Places that no gazetteer knows, at what the report names beside them.
//!
//! In: the places with what the text puts them in, and what it gives by a distance from them. Out: an unknown village in a row of
//! villages that lie close together stands among them; one with a distance stands there; a hospital, street or embassy whose report
//! speaks of a town stands at that town. All of them are approximate, with as much confidence as that kind of guess has earned,
//! and each is told of.
//!
//! # Accuracy
//!
//! Shares within 25 km, counted on names with known points in 764 labelled reports: in rows that lie within 20 km, .79 of 227; of
//! hospitals and the like, at the only town of their sentence .88 of 65, at the town named last before them .88 of 50 where no town is named
//! more often (.70 of 66 where one is: those stay unplaced).

use std::collections::BTreeMap;

use super::container::{LONGEST_LINK, joins_a_row};
use super::place::{Place, Position};
use crate::country::CountryCode;
use crate::diagnostic::Diagnostic;
use crate::geodesy;
use crate::geometry::LonLat;
use crate::lang::{ClassSet, Message, WordClass};
use crate::mention::Toponym;
use crate::text::{Article, Token};
use crate::units::Meters;
use crate::world::gazetteer::FeatureKind;

/// The least confidence in a place that another is put beside.
const LEAST: f32 = 0.5;
/// How far from their middle the known places of a row may lie for the unknown to be put among them.
const CLOSE: Meters = Meters::from_km(20.0);
/// Within this of the middle of its row an unknown place is taken to lie.
const ROUGHLY: Meters = Meters::from_km(25.0);
/// Within this of its town a hospital or street is taken to lie.
const IN_TOWN: Meters = Meters::from_km(15.0);
/// The least precise position that is taken from a distance or a "near".
const FARTHEST: Meters = Meters::from_km(32.0);
/// Words between a place and the distance that it is given by.
const LINKS: ClassSet = ClassSet::of(&[
    WordClass::FollowingNoun,
    WordClass::HeadNoun,
    WordClass::IndefiniteArticle,
    WordClass::Introduction,
    WordClass::LiesLink,
    WordClass::The,
]);
/// How often a place lies within [`ROUGHLY`] of the middle of such a row.
const SHARE_IN_ROW: f32 = 0.78;
/// The same of where a distance or a "near" puts it.
const SHARE_TOLD: f32 = 0.85;
/// How often a hospital or the like lies in the only town that its sentence names.
const SHARE_IN_SENTENCE: f32 = 0.85;
/// The same of the town named last before it, where none is named more often.
const SHARE_MOST_NAMED: f32 = 0.85;

/// Places what can be placed so, and says which those are.
pub(super) fn settle(article: &Article, toponyms: &[Toponym], places: &mut [Place]) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    rows(article, toponyms, places, &mut diagnostics);
    let towns = Towns::of(places);
    for at in 0..places.len() {
        if places[at].position.is_some() || is_area(places[at].kind) {
            continue;
        }
        let stood = told(article, places, at).or_else(|| towns.around(article, places, at));
        if let Some((town, position, share)) = stood {
            let town = places[town].clone();
            let confidence = town.confidence * toponyms[at].confidence * share;
            stand(&mut places[at], &town, position, confidence, Message::ReasonNamedBeside {});
            let told = Message::StandsBeside { name: places[at].name.as_str().into(), town: town.name.as_str().into() };
            diagnostics.push(Diagnostic::note("approximate-place", Some(places[at].span), told));
        }
    }
    diagnostics
}

/// Puts `place` at `position`, in the division and country of `beside`.
fn stand(place: &mut Place, beside: &Place, position: Position, confidence: f32, reason: Message) {
    place.position = Some(position);
    place.country = beside.country;
    place.admin1.clone_from(&beside.admin1);
    place.confidence = confidence;
    place.reasons = vec![reason];
}

/// Whether places of the kind are no points.
const fn is_area(kind: FeatureKind) -> bool {
    use FeatureKind::{Admin1, Country, Region, River, Terrain, Water};
    matches!(kind, Country | Admin1 | Region | Water | River | Terrain)
}

/// Whether the place was put somewhere surely enough for others to stand beside it.
fn is_sure_town(place: &Place) -> bool {
    let known = place.position.as_ref().is_some_and(|position| position.feature.is_some());
    known && matches!(place.kind, FeatureKind::City | FeatureKind::Locality) && place.confidence >= LEAST
}

/// Puts the unknown items of each row among the known ones, where these lie close together.
fn rows(article: &Article, toponyms: &[Toponym], places: &mut [Place], diagnostics: &mut Vec<Diagnostic>) {
    let mut first = 0;
    while first < places.len() {
        let mut end = first + 1;
        while end < places.len() && between(article, places, end - 1, end).is_some_and(joins_a_row) {
            end += 1;
        }
        let row = first..end;
        first = end;
        let known: Vec<Place> = places[row.clone()].iter().filter(|place| is_sure_town(place)).cloned().collect();
        let Some(middle) = middle(&known) else { continue };
        let confidence = known.iter().map(|place| place.confidence).fold(1.0, f32::min);
        for at in row {
            if places[at].position.is_some() || is_area(places[at].kind) {
                continue;
            }
            let position = Position { point: middle, precision: ROUGHLY, feature: None };
            let confidence = confidence * toponyms[at].confidence * SHARE_IN_ROW;
            stand(&mut places[at], &known[0], position, confidence, Message::ReasonAmongRow {});
            let told =
                Message::StandsInRow { name: places[at].name.as_str().into(), beside: known[0].name.as_str().into() };
            diagnostics.push(Diagnostic::note("approximate-place", Some(places[at].span), told));
        }
    }
}

/// The middle of at least two different places that all lie close to it.
fn middle(known: &[Place]) -> Option<LonLat> {
    let points: Vec<LonLat> = known.iter().filter_map(|place| Some(place.position.as_ref()?.point)).collect();
    let first = *points.first()?;
    let close = |from: LonLat| points.iter().all(|&point| geodesy::inverse(from, point).length.0 <= CLOSE.0);
    // Within so small a circle the mean of the coordinates is the middle, but across the antimeridian.
    let count = points.len() as f64;
    let (lon, lat) = points.iter().fold((0.0, 0.0), |(lon, lat), point| (lon + point.lon(), lat + point.lat()));
    let middle = LonLat::new(lon / count, lat / count)?;
    (points.iter().any(|point| *point != first) && close(middle)).then_some(middle)
}

/// The words between two places.
fn between<'a>(article: &'a Article, places: &[Place], first: usize, next: usize) -> Option<&'a [Token]> {
    article.tokens.get(article.tokens_in(places[first].span).end..article.tokens_in(places[next].span).start)
}

/// Where the words after an unknown place put it: ", 17 kilometres from" Fotokol, ", a village near" Baquba.
fn told(article: &Article, places: &[Place], at: usize) -> Option<(usize, Position, f32)> {
    let anchor = places.get(at + 1).filter(|anchor| is_sure_town(anchor))?;
    let relative = anchor.relative.as_ref().filter(|relative| relative.position.precision.0 <= FARTHEST.0)?;
    let from = article.tokens_in(places[at].span).end;
    let words = article.tokens.get(from..article.tokens_in(relative.span).start)?;
    let links = |word: &Token| matches!(word.text.as_str(), "," | "(") || word.is_any(&LINKS);
    let linked = words.len() <= LONGEST_LINK && words.iter().all(links);
    linked.then(|| (at + 1, relative.position.clone(), SHARE_TOLD))
}

/// The towns that a report names, for the sites that may lie in them.
struct Towns {
    /// Their country, if most lie in one: a site is not sought in a town abroad that a report of it mentions.
    home: Option<CountryCode>,
    /// The town that is named most often.
    most_named: Option<String>,
}

impl Towns {
    fn of(places: &[Place]) -> Self {
        let sure = || places.iter().filter(|place| is_sure_town(place));
        let (mut countries, mut names) = (BTreeMap::new(), BTreeMap::new());
        for town in sure() {
            *countries.entry(town.country).or_insert(0usize) += 1;
            *names.entry(town.name.as_str()).or_insert(0usize) += 1;
        }
        let half = sure().count() / 2;
        let home = countries.into_iter().find(|(_, count)| *count > half).and_then(|(country, _)| country);
        // The first of those named equally often.
        let most = names.values().max().copied().unwrap_or(0);
        let most_named = sure().find(|town| names.get(town.name.as_str()) == Some(&most)).map(|town| town.name.clone());
        Self { home, most_named }
    }

    /// The town that the hospital, street or the like at `at` lies in: the only one of its sentence, else the one named last, if none
    /// is named more often.
    fn around(&self, article: &Article, places: &[Place], at: usize) -> Option<(usize, Position, f32)> {
        if !is_town_site(article, &places[at]) {
            return None;
        }
        let sentence = article.sentence_at(places[at].span.start)?.span;
        let sure = |&other: &usize| is_sure_town(&places[other]) && places[other].country == self.home;
        let after = (at + 1..places.len()).take_while(|&other| places[other].span.start < sentence.end).filter(sure);
        let before = (0..at).rev().take_while(|&other| places[other].span.start >= sentence.start).filter(sure);
        let beside: Vec<usize> = after.chain(before).collect();
        if let Some(&first) = beside.first() {
            let only = beside.iter().all(|&other| places[other].name == places[first].name);
            return only.then(|| Some((first, in_town(&places[first])?, SHARE_IN_SENTENCE))).flatten();
        }
        let last = (0..at).rev().find(sure)?;
        let most_named = self.most_named.as_ref() == Some(&places[last].name);
        most_named.then(|| Some((last, in_town(&places[last])?, SHARE_MOST_NAMED))).flatten()
    }
}

/// Somewhere in the town.
fn in_town(town: &Place) -> Option<Position> {
    let position = town.position.as_ref()?;
    let precision = Meters(position.precision.0.max(IN_TOWN.0));
    Some(Position { point: position.point, precision, feature: None })
}

/// Whether the name ends in a noun for a site of a town, or one follows.
fn is_town_site(article: &Article, place: &Place) -> bool {
    let tokens = article.tokens_in(place.span);
    let last = tokens.end.checked_sub(1).and_then(|last| article.tokens.get(last));
    let next = article.tokens.get(tokens.end).filter(|next| next.is_small(WordClass::TownSite));
    last.is_some_and(|last| last.is(WordClass::TownSite)) || next.is_some()
}
