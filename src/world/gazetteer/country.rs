//! Countries: their features, capitals, languages and neighbours.

use dateline_format::gazetteer::Blob;

use super::feature::FeatureId;
use crate::country::CountryCode;

/// What is known of a country beside its feature.
#[derive(Debug, Clone, Copy)]
pub struct Country<'g> {
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
    pub(super) languages: &'g str,
    pub(super) neighbours: &'g str,
}

impl<'g> Country<'g> {
    /// What a blob has of a country.
    pub(super) fn stored(blob: &Blob<'g>, code: CountryCode) -> Option<Self> {
        let at = blob.countries.binary_search_by_key(&code.0, |record| record.code).ok()?;
        let record = &blob.countries[at];
        Some(Self {
            code,
            feature: FeatureId(at as u32),
            capital: Some(FeatureId(record.capital.get())).filter(|id| id.0 != 0),
            continent: record.continent,
            area_km2: record.area.get(),
            languages: blob.text(record.languages),
            neighbours: blob.text(record.neighbours),
        })
    }

    /// Tags of its languages, such as `fa-IR`, the most spoken first.
    pub fn languages(&self) -> impl Iterator<Item = &'g str> + use<'g> {
        self.languages.split(',').filter(|tag| !tag.is_empty())
    }

    /// The countries with which it has a land border.
    pub fn neighbours(&self) -> impl Iterator<Item = CountryCode> + use<'g> {
        self.neighbours.split(',').filter_map(|code| code.as_bytes().try_into().ok().map(CountryCode))
    }
}
