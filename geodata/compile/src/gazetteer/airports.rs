//! Airports and air bases with their codes, under the names that reports use.

use super::draft::{Draft, distance_km};
use super::names;
use dateline_compile::Result;
use dateline_compile::packages::Packages;
use dateline_format::gazetteer::{FeatureKind, NameKind, fold};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::io::Read;

/// A city farther than this from its airport is another city of the same name.
const CITY_KM: f64 = 70.0;

#[derive(Deserialize)]
struct Airport {
    icao: String,
    iata: String,
    name: String,
    city: String,
    country: String,
    lat: f64,
    lon: f64,
}

#[derive(Deserialize)]
struct Size {
    // A few hold numbers.
    icao: serde_json::Value,
    #[serde(rename = "type")]
    size: serde_json::Value,
    scheduled_service: serde_json::Value,
}

/// Words that the name of an airport ends in, longest first.
const ENDINGS: [&str; 20] = [
    " Joint Air Reserve Base",
    " Air Reserve Base",
    " Air Force Base",
    " Naval Air Station",
    " International Airport",
    " Regional Airport",
    " Municipal Airport",
    " Domestic Airport",
    " Metropolitan Airport",
    " County Airport",
    " Intl Airport",
    " Military Airport",
    " Airport",
    " Airfield",
    " Airbase",
    " Air Base",
    " Aerodrome",
    " Airstrip",
    " AFB",
    " AB",
];

/// Reads the airports that have an IATA code, or an ICAO code outside the United States.
pub(crate) fn read(packages: &Packages, drafts: &[Draft]) -> Result<Vec<Draft>> {
    let table = packages.file("airportsdata", "airportsdata/airports.csv")?;
    let sizes = sizes(packages)?;
    let cities = Cities::gather(drafts);
    let mut main: BTreeMap<(String, String), (u8, usize)> = BTreeMap::new();
    let mut airports = Vec::new();
    for row in csv::Reader::from_reader(table.as_slice()).into_deserialize::<Airport>() {
        let row = row?;
        let coded = !row.iata.is_empty() || (row.icao.len() == 4 && row.country != "US");
        if !coded || row.name.is_empty() {
            continue;
        }
        let size = sizes.get(&row.icao).copied().unwrap_or(SMALL);
        let key = (row.country.clone(), fold(&row.city));
        let best = main.entry(key).or_insert((size, airports.len()));
        if size < best.0 {
            *best = (size, airports.len());
        }
        airports.push((draft(&row, size, &cities), row.city));
    }
    for (_, at) in main.into_values() {
        let (airport, city) = &mut airports[at];
        name_after_city(airport, city, &cities);
    }
    Ok(airports.into_iter().map(|(airport, _)| airport).collect())
}

/// Label rank of an airport without scheduled service.
const SMALL: u8 = 9;

fn sizes(packages: &Packages) -> Result<BTreeMap<String, u8>> {
    let bytes = packages.file("airports-py", "airports/data/airports.gz")?;
    let mut text = String::new();
    flate2::read::GzDecoder::new(bytes.as_slice()).read_to_string(&mut text)?;
    let rows: Vec<Size> = serde_json::from_str(&text)?;
    let rank = |row: &Size| match (row.size.as_str(), row.scheduled_service.as_str()) {
        (Some("large_airport"), Some("TRUE")) => 3,
        (Some("large_airport"), _) => 4,
        (Some("medium_airport"), Some("TRUE")) => 5,
        (Some("medium_airport"), _) => 6,
        _ => SMALL,
    };
    Ok(rows.iter().filter_map(|row| Some((row.icao.as_str()?.to_owned(), rank(row)))).collect())
}

fn draft(row: &Airport, size: u8, cities: &Cities<'_>) -> Draft {
    let name = row.name.trim().trim_start_matches('[').split(']').next().unwrap_or_default().trim();
    let mut draft = Draft::new(name, FeatureKind::Airport, row.lon, row.lat);
    let base = ENDINGS.iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name).trim();
    let is_base = ["Air Base", "Airbase", "AFB", "Air Force", "Air Reserve", "Naval Air", " AB"]
        .iter()
        .any(|word| name.contains(word));
    let nouns: &[&str] = if is_base { &["Air Base", "Airbase"] } else { &["Airport", "International Airport"] };
    nouns.iter().for_each(|noun| draft.also(&format!("{base} {noun}"), NameKind::Alias));
    if cities.near(&row.country, base, (row.lon, row.lat)).is_none() && base.chars().count() > 3 {
        draft.also(base, NameKind::Alternate);
    }
    // "London Heathrow" is "Heathrow".
    if let Some(rest) = base.strip_prefix(row.city.as_str()).map(str::trim).filter(|rest| rest.chars().count() > 4) {
        draft.also(rest.trim_start_matches(['-', '/', ' ']), NameKind::Alternate);
        nouns.iter().for_each(|noun| draft.also(&format!("{rest} {noun}"), NameKind::Alias));
    }
    draft.also(&row.iata, NameKind::Code);
    draft.also(&row.icao, NameKind::Code);
    if let Some(city) =
        cities.near(&row.country, &row.city, (row.lon, row.lat)).or(cities.nearest(&row.country, (row.lon, row.lat)))
    {
        draft.admin1.clone_from(&city.admin1);
        draft.admin2.clone_from(&city.admin2);
    }
    draft.code = if is_base { "AIRB" } else { "AIRP" }.to_owned();
    draft.country.clone_from(&row.country);
    draft.label_rank = Some(size);
    draft.precision_km = 2.0;
    draft
}

/// The leading airport of a city is "X airport", whatever it is called.
fn name_after_city(airport: &mut Draft, city: &str, cities: &Cities<'_>) {
    let Some(place) = cities.near(&airport.country, city, (airport.lon, airport.lat)) else { return };
    let noun = if airport.code == "AIRB" { "air base" } else { "airport" };
    for name in [city.to_owned(), place.name.clone(), names::plain(city, &airport.country)] {
        airport.also(&format!("{name} {noun}"), NameKind::Alias);
        airport.also(&format!("{name} international {noun}"), NameKind::Alternate);
    }
    let known = place.names.iter().filter(|(name, kind)| *kind == NameKind::Alternate && name.is_ascii());
    known.for_each(|(name, _)| airport.also(&format!("{name} {noun}"), NameKind::Alternate));
}

/// Cities by country and folded name, and by cell of one degree.
struct Cities<'d> {
    by_name: BTreeMap<(&'d str, String), Vec<&'d Draft>>,
    by_cell: BTreeMap<(i32, i32), Vec<&'d Draft>>,
}

impl<'d> Cities<'d> {
    fn gather(drafts: &'d [Draft]) -> Self {
        let mut cities = Self { by_name: BTreeMap::new(), by_cell: BTreeMap::new() };
        for city in drafts.iter().filter(|draft| draft.kind == FeatureKind::City) {
            cities.by_name.entry((&city.country, fold(&city.name))).or_default().push(city);
            cities.by_cell.entry((city.lon.floor() as i32, city.lat.floor() as i32)).or_default().push(city);
        }
        cities
    }

    /// The city of that name near a position.
    fn near(&self, country: &str, name: &str, at: (f64, f64)) -> Option<&'d Draft> {
        let named = self.by_name.get(&(country, fold(name)))?;
        let close = named.iter().filter(|city| distance_km((city.lon, city.lat), at) < CITY_KM);
        close.max_by_key(|city| city.population).copied()
    }

    /// The city of a country nearest to a position, within about a degree.
    fn nearest(&self, country: &str, at: (f64, f64)) -> Option<&'d Draft> {
        let cell = (at.0.floor() as i32, at.1.floor() as i32);
        let around = (-1..=1).flat_map(|x| (-1..=1).map(move |y| (cell.0 + x, cell.1 + y)));
        let cities = around.filter_map(|cell| self.by_cell.get(&cell)).flatten().filter(|city| city.country == country);
        let distance = |city: &&&Draft| distance_km((city.lon, city.lat), at);
        cities.min_by(|a, b| distance(a).total_cmp(&distance(b))).copied()
    }
}
