//! Several gazetteers as one: a later one adds to those before it and overrides them.
//!
//! - Features of the first keep their identifiers; those of each further one follow.
//! - A feature with the GeoNames identifier of an earlier one replaces it, under the names of both.
//! - What a name may mean begins with the features of the last gazetteer that has the name.
//! - Countries are those of the last that knows them; the word lists are those of the first.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::country::Country;
use super::feature::{Feature, FeatureId};
use super::fuzzy::{Suggestion, best_first};
use super::layers::Layers;
use super::matches::Matches;
use super::walk::Walk;
use super::{Gazetteer, Lexicon};
use crate::country::CountryCode;
use crate::geometry::{Extent, LonLat};

/// Gazetteers in layers.
#[derive(Debug)]
pub struct LayeredGazetteer<'g>(Layers<'g>);

impl<'g> LayeredGazetteer<'g> {
    /// Lays gazetteers over one that has the word lists, each over those before it.
    pub fn new(base: &'g dyn Gazetteer, further: impl IntoIterator<Item = &'g dyn Gazetteer>) -> Self {
        Self(Layers::new(base, further))
    }

    /// The suggestions of all layers; those of one name are one.
    fn joined(&self, of: impl Fn(&'g dyn Gazetteer) -> Vec<Suggestion<'g>>) -> Vec<Suggestion<'g>> {
        let mut names: BTreeMap<String, u8> = BTreeMap::new();
        names.extend(self.0.each().flat_map(|(_, gazetteer)| of(gazetteer)).map(|found| (found.folded, found.edits)));
        let suggestion = |(folded, edits): (String, u8)| {
            let matches = self.0.join(self.0.each().map(|(_, gazetteer)| gazetteer.lookup_folded(&folded)));
            Suggestion { folded, edits, matches }
        };
        let mut found: Vec<_> = names.into_iter().map(suggestion).collect();
        best_first(&mut found, self);
        found
    }
}

impl<'g> Gazetteer for LayeredGazetteer<'g> {
    fn len(&self) -> usize {
        self.0.len()
    }

    fn feature(&self, id: FeatureId) -> Feature<'_> {
        let id = self.0.current_id(id);
        let (first, gazetteer) = self.0.layer(id);
        let feature = Layers::lifted(first, gazetteer.feature(FeatureId(id.0 - first)));
        let current = |division: FeatureId| self.0.current_id(division);
        Feature { admin1: feature.admin1.map(current), admin2: feature.admin2.map(current), ..feature }
    }

    fn lookup_folded(&self, folded: &str) -> Matches<'_> {
        self.0.join(self.0.each().map(|(_, gazetteer)| gazetteer.lookup_folded(folded)))
    }

    fn walk(&self) -> Walk<'_> {
        Walk::layered(&self.0)
    }

    fn suggest(&self, name: &str, max_edits: u8) -> Vec<Suggestion<'_>> {
        self.joined(|gazetteer| gazetteer.suggest(name, max_edits))
    }

    fn respellings(&self, name: &str) -> Vec<Suggestion<'_>> {
        self.joined(|gazetteer| gazetteer.respellings(name))
    }

    fn country(&self, code: CountryCode) -> Option<Country<'_>> {
        self.0.each().rev().find_map(|(first, gazetteer)| {
            let country = gazetteer.country(code)?;
            let current = |id: FeatureId| self.0.current_id(FeatureId(first + id.0));
            Some(Country { feature: current(country.feature), capital: country.capital.map(current), ..country })
        })
    }

    fn cities_in(&self, extent: Extent, min_population: u64) -> Vec<Feature<'_>> {
        let of = |(first, gazetteer): (u32, &'g dyn Gazetteer)| {
            let cities = gazetteer.cities_in(extent, min_population).into_iter();
            cities.filter_map(move |city| self.0.kept(first, city)).collect::<Vec<_>>()
        };
        let mut found: Vec<Feature<'_>> = self.0.each().flat_map(of).collect();
        found.sort_by_key(|city| (Reverse(city.population), city.id));
        found
    }

    fn nearest_city(&self, point: LonLat) -> Option<(Feature<'_>, f64)> {
        let of = |(first, gazetteer): (u32, &'g dyn Gazetteer)| {
            let (city, km) = gazetteer.nearest_city(point)?;
            Some((self.0.kept(first, city)?, km))
        };
        self.0.each().rev().filter_map(of).min_by(|a, b| a.1.total_cmp(&b.1))
    }

    fn airports_near(&self, point: LonLat, km: f32) -> Vec<(Feature<'_>, f32)> {
        let of = |(first, gazetteer): (u32, &'g dyn Gazetteer)| {
            let airports = gazetteer.airports_near(point, km).into_iter();
            airports.filter_map(move |(airport, km)| Some((self.0.kept(first, airport)?, km))).collect::<Vec<_>>()
        };
        let mut found: Vec<_> = self.0.each().flat_map(of).collect();
        found.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.id.cmp(&b.0.id)));
        found
    }

    fn merged_ids(&self, id: FeatureId) -> Vec<u32> {
        let (first, gazetteer) = self.0.layer(id);
        gazetteer.merged_ids(FeatureId(id.0 - first))
    }

    fn lexicon(&self) -> &Lexicon<'_> {
        self.0.base.lexicon()
    }
}
