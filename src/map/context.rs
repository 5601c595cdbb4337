//! Names for orientation: countries and the cities worth naming around the sites.

use crate::country::CountryCode;
use crate::gazetteer::{FeatureKind, Gazetteer};
use crate::geometry::{Extent, LonLat};

/// A city that may be named for orientation.
#[derive(Debug, Clone, PartialEq)]
pub struct ContextCity {
    /// Its name.
    pub name: String,
    /// Where it lies.
    pub point: LonLat,
    /// Its inhabitants.
    pub population: u64,
    /// Whether it is the capital of a country.
    pub capital: bool,
    /// The country that it lies in.
    pub country: Option<CountryCode>,
}

/// The plain English name of a country, as short as maps write it.
pub fn country_name(code: CountryCode) -> Option<String> {
    let gazetteer = Gazetteer::embedded();
    let country = gazetteer.country(code)?;
    Some(gazetteer.feature(country.feature).name.to_owned())
}

/// Cities of an extent, most populous first.
pub fn cities(extent: Extent, least: u64) -> Vec<ContextCity> {
    let city = |feature: crate::gazetteer::Feature<'static>| ContextCity {
        capital: feature.code == "PPLC",
        name: feature.name.to_owned(),
        point: feature.point,
        population: feature.population,
        country: feature.country,
    };
    let found = Gazetteer::embedded().cities_in(extent, least).into_iter();
    // Quarters of a city have no place beside it.
    found.filter(|feature| feature.kind == FeatureKind::City && feature.code != "PPLX").map(city).collect()
}
