//! The gazetteer as the resolver asks it: by name, by demonym, by nearness.

use std::sync::LazyLock;

use super::propose;
use crate::geometry::LonLat;
use crate::world::gazetteer::lexicon::FacilityNoun;
use crate::world::gazetteer::{CountryCode, Feature, FeatureId, FeatureKind, Gazetteer, NameKind, fold};

/// Airports and their points, gathered when a report first names one by its town.
static AIRPORTS: LazyLock<Vec<([f32; 3], FeatureId)>> = LazyLock::new(|| {
    let gazetteer = Gazetteer::embedded();
    let airports =
        gazetteer.others().map(|id| gazetteer.feature(id)).filter(|feature| feature.kind == FeatureKind::Airport);
    airports.map(|airport| (propose::unit(airport.point), airport.id)).collect()
});

/// Calls `found` with every feature of that name.
pub(super) fn named(name: &str, mut found: impl FnMut(Feature<'static>, NameKind)) {
    let gazetteer = Gazetteer::embedded();
    for (id, kind) in gazetteer.lookup(name) {
        found(gazetteer.feature(id), kind);
    }
}

/// Calls `found` with the settlements and divisions whose name differs from it by one letter, not the first.
pub(super) fn nearly_named(name: &str, mut found: impl FnMut(Feature<'static>, NameKind)) {
    const SPELLINGS: usize = 3;
    let gazetteer = Gazetteer::embedded();
    for suggestion in gazetteer.respellings(name).into_iter().take(SPELLINGS) {
        for (id, kind) in suggestion.matches {
            found(gazetteer.feature(id), kind);
        }
    }
}

/// The feature of an identifier.
pub(super) fn feature(id: FeatureId) -> Feature<'static> {
    Gazetteer::embedded().feature(id)
}

/// The country whose people, things or language the word names.
pub(super) fn demonym(word: &str) -> Option<CountryCode> {
    let gazetteer = Gazetteer::embedded();
    gazetteer.lexicon().demonym(&fold(word)).find_map(|(id, _)| gazetteer.feature(id).country)
}

/// Whether the two countries have a border in common.
pub(super) fn are_neighbours(one: CountryCode, other: CountryCode) -> bool {
    Gazetteer::embedded().are_neighbours(one, other)
}

/// The kind of feature that a noun for a facility names.
pub(super) fn facility_noun(words: &str) -> Option<FeatureKind> {
    Gazetteer::embedded().lexicon().facility_noun(&fold(words)).and_then(FacilityNoun::feature_kind)
}

/// The airports within `km` of `point`, nearest first.
pub(super) fn airports_near(point: LonLat, km: f32) -> Vec<Feature<'static>> {
    let unit = propose::unit(point);
    let near =
        AIRPORTS.iter().map(|(airport, id)| (propose::apart_km(unit, *airport), *id)).filter(|(apart, _)| *apart <= km);
    let mut near: Vec<(f32, FeatureId)> = near.collect();
    near.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    near.into_iter().map(|(_, id)| feature(id)).collect()
}
