//! Countries: their features, capitals, languages and neighbours.

use super::{CountryCode, FeatureId, Gazetteer, text_at};

/// What is known of a country beside its feature.
#[derive(Debug, Clone, Copy)]
pub struct Country {
    /// Its code.
    pub code: CountryCode,
    /// Its feature.
    pub feature: FeatureId,
    /// Its capital, where it has one.
    pub capital: Option<FeatureId>,
    /// GeoNames code of its continent: `AF`, `AN`, `AS`, `EU`, `NA`, `OC` or `SA`.
    pub continent: [u8; 2],
    /// Its area in square kilometres, 0 where unknown.
    pub area_km2: u32,
    languages: &'static str,
    neighbours: &'static str,
}

impl Country {
    /// Tags of its languages, such as `fa-IR`, the most spoken first.
    pub fn languages(&self) -> impl Iterator<Item = &'static str> {
        self.languages.split(',').filter(|tag| !tag.is_empty())
    }

    /// The countries with which it has a land border.
    pub fn neighbours(&self) -> impl Iterator<Item = CountryCode> {
        self.neighbours.split(',').filter_map(|code| code.as_bytes().try_into().ok().map(CountryCode))
    }
}

impl Gazetteer {
    /// What is known of a country.
    pub fn country(&self, code: CountryCode) -> Option<Country> {
        let at = self.countries.binary_search_by_key(&code.0, |record| record.code).ok()?;
        let record = &self.countries[at];
        Some(Country {
            code,
            feature: FeatureId(at as u32),
            capital: Some(FeatureId(record.capital.get())).filter(|id| id.0 != 0),
            continent: record.continent,
            area_km2: record.area.get(),
            languages: text_at(self.strings, record.languages),
            neighbours: text_at(self.strings, record.neighbours),
        })
    }

    /// The feature of a country.
    pub fn country_feature(&self, code: CountryCode) -> Option<FeatureId> {
        self.country(code).map(|country| country.feature)
    }

    /// The capital of a country.
    pub fn capital_of(&self, code: CountryCode) -> Option<FeatureId> {
        self.country(code).and_then(|country| country.capital)
    }

    /// Whether two countries share a land border.
    pub fn are_neighbours(&self, one: CountryCode, other: CountryCode) -> bool {
        self.country(one).is_some_and(|country| country.neighbours().any(|neighbour| neighbour == other))
    }
}
