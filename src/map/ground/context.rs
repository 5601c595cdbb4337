//! Names for orientation: countries and the cities worth naming around the sites.

use dateline_format::gazetteer::{composed, without_marks};

use crate::country::CountryCode;
use crate::geodesy;
use crate::geometry::{Extent, LonLat};
use crate::world::gazetteer::{Feature, FeatureKind, Gazetteer};
use crate::world::ground::Division;

/// A city that may be named for orientation.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ContextCity {
    /// Its name.
    pub name: String,
    /// Where it lies.
    pub point: LonLat,
    /// Its inhabitants.
    pub population: u64,
    /// The radius within which it lies.
    pub radius_km: f64,
    /// Whether it is the capital of a country.
    pub capital: bool,
    /// The country that it lies in.
    pub country: Option<CountryCode>,
    /// Its name in the language of second lines.
    pub second: Option<String>,
}

/// The plain English name of a country, as short as maps write it.
pub(crate) fn country_name(gazetteer: &dyn Gazetteer, code: CountryCode) -> Option<String> {
    let country = gazetteer.country(code)?;
    Some(gazetteer.feature(country.feature).name.to_owned())
}

/// Cities of an extent, most populous first.
pub(crate) fn cities(gazetteer: &dyn Gazetteer, extent: Extent, least: u64) -> Vec<ContextCity> {
    let city = |feature: Feature<'_>| ContextCity {
        capital: feature.code == "PPLC",
        name: feature.name.to_owned(),
        point: feature.point,
        population: feature.population,
        radius_km: f64::from(feature.precision_km),
        country: feature.country,
        second: None,
    };
    let found = gazetteer.cities_in(extent, least).into_iter();
    found.filter(|feature| feature.kind == FeatureKind::City && feature.code != "PPLX").map(city).collect()
}

/// A place within the built-up area of one this many times as populous is a quarter of it.
const QUARTER: u64 = 3;
/// How many times its radius a city's built-up area reaches along its main roads.
const BUILT_UP: f64 = 1.1;
/// Only so many of the greatest cities are asked for their quarters.
const MOST_GREAT: usize = 60;
/// Length of a degree of latitude in kilometres, for a first look.
const DEGREE_KM: f64 = 111.0;

/// Whether a place is a quarter of a greater city, which has no place beside it on a map; `cities` has the most populous
/// first.
pub(crate) fn is_quarter(place: &ContextCity, cities: &[ContextCity]) -> bool {
    let greater = cities.iter().take(MOST_GREAT).take_while(|city| place.population * QUARTER < city.population);
    greater.into_iter().any(|city| {
        let radius = BUILT_UP * city.radius_km;
        (city.point.lat() - place.point.lat()).abs() * DEGREE_KM < radius + 1.0
            && geodesy::inverse(city.point, place.point).length.km() < radius
    })
}

/// The name of a first-level division as the gazetteer has it, which is newer than that of the base map.
pub(crate) fn division_name(gazetteer: &dyn Gazetteer, division: &Division<'_>) -> String {
    let mut same = gazetteer.lookup(division.name).map(|(id, _)| gazetteer.feature(id));
    let known = same.find(|feature| {
        feature.kind == FeatureKind::Admin1 && feature.geonameid.is_some() && feature.geonameid == division.geonameid
    });
    plain(known.map_or(division.name, |feature| feature.name))
}

/// A name in plain English letters, as maps in English write it: Lodz, Sao Paulo, Homyel.
pub(crate) fn plain(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    for letter in without_marks(name) {
        match letter {
            'ł' => plain.push('l'),
            'Ł' => plain.push('L'),
            'ı' => plain.push('i'),
            'ø' => plain.push('o'),
            'Ø' => plain.push('O'),
            'đ' | 'ð' => plain.push('d'),
            'Đ' | 'Ð' => plain.push('D'),
            'æ' => plain.push_str("ae"),
            'Æ' => plain.push_str("Ae"),
            'œ' => plain.push_str("oe"),
            'ß' => plain.push_str("ss"),
            'þ' => plain.push_str("th"),
            'Þ' => plain.push_str("Th"),
            'ə' => plain.push('a'),
            'Ə' => plain.push('A'),
            'ʻ' | 'ʿ' | 'ʾ' | 'ʼ' | '‘' | '’' | '`' => plain.push('\''),
            other => plain.push(other),
        }
    }
    composed(plain.trim_matches(|c: char| c == '\'' || c.is_whitespace()).chars())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::gazetteer::CompiledGazetteer;

    #[test]
    fn names_are_written_in_plain_letters() {
        assert_eq!(plain("Łódź"), "Lodz");
        assert_eq!(plain("Diyarbakır"), "Diyarbakir");
        assert_eq!(plain("Homyel'"), "Homyel");
        assert_eq!(plain("Nuku‘alofa"), "Nuku'alofa");
        assert_eq!(plain("Þórshöfn"), "Thorshofn");
    }

    #[test]
    fn quarters_of_a_great_city_are_no_cities_beside_it() {
        let extent = Extent { west: 35.9, south: 49.8, east: 36.6, north: 50.2 };
        let all = cities(CompiledGazetteer::embedded(), extent, 2_000);
        let names: Vec<&str> =
            all.iter().filter(|city| !is_quarter(city, &all)).map(|city| city.name.as_str()).collect();
        assert!(names.contains(&"Kharkiv"), "{names:?}");
        assert!(names.contains(&"Derhachi"), "{names:?}");
        assert!(!names.contains(&"Saltivka"), "{names:?}");
    }
}
