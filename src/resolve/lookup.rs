//! The gazetteer as the resolver asks it: by name, by demonym, by nearness.

use crate::geometry::LonLat;
use crate::world::gazetteer::lexicon::FacilityNoun;
use crate::world::gazetteer::{CountryCode, Feature, FeatureId, FeatureKind, Gazetteer, NameKind, fold};

/// A gazetteer, asked.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lookup<'g>(pub(super) &'g dyn Gazetteer);

impl<'g> Lookup<'g> {
    /// Calls `found` with every feature of that name.
    pub(super) fn named(self, name: &str, mut found: impl FnMut(Feature<'g>, NameKind)) {
        for (id, kind) in self.0.lookup(name) {
            found(self.0.feature(id), kind);
        }
    }

    /// Calls `found` with the settlements and divisions whose name differs from it by one letter, not the first.
    pub(super) fn nearly_named(self, name: &str, mut found: impl FnMut(Feature<'g>, NameKind)) {
        const SPELLINGS: usize = 3;
        for suggestion in self.0.respellings(name).into_iter().take(SPELLINGS) {
            for (id, kind) in suggestion.matches {
                found(self.0.feature(id), kind);
            }
        }
    }

    /// The feature of an identifier.
    pub(super) fn feature(self, id: FeatureId) -> Feature<'g> {
        self.0.feature(id)
    }

    /// The country whose people, things or language the word names.
    pub(super) fn demonym(self, word: &str) -> Option<CountryCode> {
        self.0.lexicon().demonym(&fold(word)).find_map(|(id, _)| self.0.feature(id).country)
    }

    /// Whether the two countries have a border in common.
    pub(super) fn are_neighbours(self, one: CountryCode, other: CountryCode) -> bool {
        self.0.are_neighbours(one, other)
    }

    /// The kind of feature that a noun for a facility names.
    pub(super) fn facility_noun(self, words: &str) -> Option<FeatureKind> {
        self.0.lexicon().facility_noun(&fold(words)).and_then(FacilityNoun::feature_kind)
    }

    /// The airports within `km` of `point`, nearest first.
    pub(super) fn airports_near(self, point: LonLat, km: f32) -> impl Iterator<Item = Feature<'g>> {
        self.0.airports_near(point, km).into_iter().map(|(airport, _)| airport)
    }
}
