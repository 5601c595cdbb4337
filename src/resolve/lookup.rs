//! The gazetteer as the resolver asks it: by name, by demonym, by nearness.

use crate::geometry::LonLat;
use crate::lang::Lexicon;
use crate::world::gazetteer::lexicon::FacilityNoun;
use crate::world::gazetteer::{CountryCode, Feature, FeatureId, FeatureKind, Gazetteer, NameKind, fold};

/// A gazetteer, asked about the names of a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lookup<'g> {
    gazetteer: &'g dyn Gazetteer,
    /// The words of the text's language.
    pub(super) lexicon: &'static Lexicon,
}

impl<'g> Lookup<'g> {
    pub(super) fn new(gazetteer: &'g dyn Gazetteer, lexicon: &'static Lexicon) -> Self {
        Self { gazetteer, lexicon }
    }

    /// Calls `found` with every feature of that name.
    pub(super) fn named(self, name: &str, mut found: impl FnMut(Feature<'g>, NameKind)) {
        for (id, kind) in self.gazetteer.lookup(name) {
            found(self.gazetteer.feature(id), kind);
        }
    }

    /// Calls `found` with the settlements and divisions whose name differs from it by one letter, not the first.
    pub(super) fn nearly_named(self, name: &str, mut found: impl FnMut(Feature<'g>, NameKind)) {
        const SPELLINGS: usize = 3;
        for suggestion in self.gazetteer.respellings(name).into_iter().take(SPELLINGS) {
            for (id, kind) in suggestion.matches {
                found(self.gazetteer.feature(id), kind);
            }
        }
    }

    /// The feature of an identifier.
    pub(super) fn feature(self, id: FeatureId) -> Feature<'g> {
        self.gazetteer.feature(id)
    }

    /// The country whose people, things or language the word names.
    pub(super) fn demonym(self, word: &str) -> Option<CountryCode> {
        self.gazetteer.lexicon().demonym(&fold(word)).find_map(|(id, _)| self.gazetteer.feature(id).country)
    }

    /// Whether the two countries have a border in common.
    pub(super) fn are_neighbours(self, one: CountryCode, other: CountryCode) -> bool {
        self.gazetteer.are_neighbours(one, other)
    }

    /// The kind of feature that a noun for a facility names.
    pub(super) fn facility_noun(self, words: &str) -> Option<FeatureKind> {
        self.gazetteer.lexicon().facility_noun(&fold(words)).and_then(FacilityNoun::feature_kind)
    }

    /// The airports within `km` of `point`, nearest first.
    pub(super) fn airports_near(self, point: LonLat, km: f32) -> impl Iterator<Item = Feature<'g>> {
        self.gazetteer.airports_near(point, km).into_iter().map(|(airport, _)| airport)
    }
}
