//! The curated tables of `geodata/curated`: facilities, waters and regions that no package carries, aliases, word lists.
//! A curated row wins over a feature of the packages that is the same thing.

use super::draft::{Draft, distance_km};
use super::merge;
use super::words::{self, Word};
use dateline_compile::Result;
use dateline_format::gazetteer::{FeatureKind, NameKind, fold};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::path::Path;

/// All curated tables.
pub(crate) struct Curated {
    sites: Vec<Site>,
    aliases: Vec<Alias>,
    /// Demonyms with the place that each belongs to.
    pub(crate) demonyms: Vec<Word>,
    /// Words that are rarely places.
    pub(crate) stop_words: Vec<Word>,
    /// Organisations and their patterns.
    pub(crate) organisations: Vec<Word>,
    /// Nouns of facilities.
    pub(crate) facility_nouns: Vec<Word>,
    /// Abbreviations that end in a full stop.
    pub(crate) abbreviations: Vec<Word>,
}

#[derive(Deserialize)]
struct Site {
    name: String,
    aliases: String,
    lat: f64,
    lon: f64,
    kind: String,
    country: String,
    admin1: String,
    precision_km: f32,
}

#[derive(Deserialize)]
struct Alias {
    target: String,
    alias: String,
    note: String,
}

/// Marks an alias that places elsewhere bear as well: it does not stand for this one by itself.
const SHARED: char = '?';

/// A non-curated airport within this distance of a curated one is the same.
const SAME_AIRPORT_KM: f64 = 6.0;

impl Curated {
    /// Reads the directory.
    pub(crate) fn read(directory: &Path) -> Result<Self> {
        let mut sites: Vec<Site> = Vec::new();
        for table in ["facilities", "towns", "regions", "waters"] {
            sites.extend(table_rows::<Site>(directory, table)?);
        }
        let words = |table: &str| words::read(&directory.join(format!("{table}.tsv")));
        Ok(Self {
            sites,
            aliases: table_rows(directory, "aliases")?,
            demonyms: words("demonyms")?,
            stop_words: words("stopwords")?,
            organisations: words("orgs")?,
            facility_nouns: words("facility_nouns")?,
            abbreviations: words("abbreviations")?,
        })
    }

    /// Adds the curated features, each in place of what it supersedes, and the aliases.
    pub(crate) fn apply(&self, drafts: &mut Vec<Draft>) -> Result<()> {
        let mut superseded = vec![false; drafts.len()];
        let mut added = Vec::new();
        for site in &self.sites {
            let mut draft = site.draft()?;
            let doubles = drafts.iter().enumerate().filter(|(_, other)| same(&draft, other)).map(|(at, _)| at);
            for at in doubles.collect::<Vec<_>>() {
                superseded[at] = true;
                merge::absorb(&mut draft, drafts[at].clone());
                draft.names.iter_mut().skip(1).for_each(|(_, kind)| *kind = (*kind).max(NameKind::Alias));
            }
            added.push(draft);
        }
        let mut keep = superseded.iter().map(|superseded| !superseded);
        drafts.retain(|_| keep.next().unwrap_or(true));
        drafts.extend(added);
        self.add_aliases(drafts)
    }

    fn add_aliases(&self, drafts: &mut [Draft]) -> Result<()> {
        let targets = Targets::gather(drafts);
        let mut unknown = Vec::new();
        for row in &self.aliases {
            let Some(at) = targets.find(&row.target) else {
                unknown.push(row.target.as_str());
                continue;
            };
            let is_code = row.note.starts_with("postal abbreviation") || row.note == "code";
            drafts[at].also(&row.alias, if is_code { NameKind::Code } else { NameKind::Alias });
        }
        unknown.dedup();
        if unknown.is_empty() { Ok(()) } else { Err(format!("aliases.tsv: no feature {}", unknown.join(", ")).into()) }
    }
}

impl Site {
    fn draft(&self) -> Result<Draft> {
        let (kind, code) = kind_of(&self.kind).ok_or_else(|| format!("{}: unknown kind {}", self.name, self.kind))?;
        let mut draft = Draft::new(self.name.as_str(), kind, self.lon, self.lat);
        for alias in self.aliases.split(';') {
            match alias.strip_prefix(SHARED) {
                Some(shared) => draft.also(shared, NameKind::Alternate),
                None => draft.also(alias, NameKind::Alias),
            }
        }
        draft.code = code.to_owned();
        // A thing that lies in several countries names them all: then it lies in none.
        draft.country = if self.country.len() == 2 { self.country.clone() } else { String::new() };
        draft.admin1 = if self.admin1.contains('.') { self.admin1.clone() } else { String::new() };
        draft.precision_km = self.precision_km;
        Ok(draft)
    }
}

/// The kind of feature and the GeoNames code for a kind of the curated tables.
fn kind_of(kind: &str) -> Option<(FeatureKind, &'static str)> {
    Some(match kind {
        "town" => (FeatureKind::City, "PPL"),
        "quarter" => (FeatureKind::Locality, "PPLX"),
        "region" => (FeatureKind::Region, "RGN"),
        "continent" => (FeatureKind::Region, "CONT"),
        "airport" => (FeatureKind::Airport, "AIRP"),
        "air_base" => (FeatureKind::Airport, "AIRB"),
        "military" | "missile_site" => (FeatureKind::Military, "INSM"),
        "naval_base" => (FeatureKind::Military, "NVB"),
        "nuclear" => (FeatureKind::Nuclear, "PSN"),
        "refinery" => (FeatureKind::Energy, "OILR"),
        "oil_terminal" => (FeatureKind::Energy, "OILT"),
        "oil_field" => (FeatureKind::Energy, "OILF"),
        "gas_field" => (FeatureKind::Energy, "GASF"),
        "power_plant" => (FeatureKind::Energy, "PS"),
        "dam" => (FeatureKind::Energy, "DAM"),
        "port" => (FeatureKind::Port, "PRT"),
        "crossing" => (FeatureKind::Facility, "PSTB"),
        "bridge" => (FeatureKind::Facility, "BDG"),
        "hospital" => (FeatureKind::Facility, "HSP"),
        "prison" => (FeatureKind::Facility, "PRN"),
        "camp" => (FeatureKind::Facility, "CMPRF"),
        "mosque" => (FeatureKind::Facility, "MSQE"),
        "government" => (FeatureKind::Facility, "GOVL"),
        "palace" => (FeatureKind::Facility, "PAL"),
        "research" => (FeatureKind::Facility, "ITTR"),
        "industrial" => (FeatureKind::Facility, "INDS"),
        "landmark" => (FeatureKind::Facility, "HSTS"),
        "ocean" => (FeatureKind::Water, "OCN"),
        "sea" => (FeatureKind::Water, "SEA"),
        "gulf" => (FeatureKind::Water, "GULF"),
        "strait" => (FeatureKind::Water, "STRT"),
        "bay" => (FeatureKind::Water, "BAY"),
        "lake" => (FeatureKind::Water, "LK"),
        "river" => (FeatureKind::River, "STM"),
        "canal" => (FeatureKind::River, "CNL"),
        "island" => (FeatureKind::Terrain, "ISL"),
        "mountain" => (FeatureKind::Terrain, "MT"),
        "valley" => (FeatureKind::Terrain, "VAL"),
        "desert" => (FeatureKind::Terrain, "DSRT"),
        "plateau" => (FeatureKind::Terrain, "PLAT"),
        _ => return None,
    })
}

/// Whether a feature of the packages is what a curated row stands for.
fn same(curated: &Draft, other: &Draft) -> bool {
    if curated.kind != other.kind {
        return false;
    }
    let km = || distance_km((curated.lon, curated.lat), (other.lon, other.lat));
    match curated.kind {
        FeatureKind::Airport => curated.country == other.country && km() < SAME_AIRPORT_KM,
        FeatureKind::Water | FeatureKind::River => {
            let name = fold(&other.name);
            curated.names.iter().any(|(own, _)| fold(own) == name)
                && km() < f64::from(curated.precision_km + other.precision_km).max(300.0)
        }
        _ => false,
    }
}

/// Features by the ways in which curated rows point to them.
pub(crate) struct Targets {
    by_code: BTreeMap<String, usize>,
    by_id: BTreeMap<u32, usize>,
}

impl Targets {
    pub(crate) fn gather(drafts: &[Draft]) -> Self {
        let (mut by_code, mut by_id) = (BTreeMap::new(), BTreeMap::new());
        for (at, draft) in drafts.iter().enumerate() {
            let code = match draft.kind {
                FeatureKind::Country => draft.country.clone(),
                FeatureKind::Admin1 => draft.admin1.clone(),
                FeatureKind::Admin2 => draft.admin2.clone(),
                FeatureKind::Region | FeatureKind::Terrain | FeatureKind::Water | FeatureKind::River => {
                    format!("region={}", draft.name)
                }
                _ => String::new(),
            };
            by_code.entry(code).or_insert(at);
            by_id.extend(draft.geonameids.iter().map(|id| (*id, at)));
        }
        Self { by_code, by_id }
    }

    /// The feature that a target names: a country or division code, a GeoNames identifier, or `region=` and a name.
    pub(crate) fn find(&self, target: &str) -> Option<usize> {
        let by_id = || self.by_id.get(&target.parse().ok()?);
        self.by_code.get(target).or_else(by_id).copied()
    }
}

/// The rows of a table of the directory.
pub(super) fn table_rows<T: DeserializeOwned>(directory: &Path, table: &str) -> Result<Vec<T>> {
    let path = directory.join(format!("{table}.tsv"));
    let reader = csv::ReaderBuilder::new().delimiter(b'\t').comment(Some(b'#')).quoting(false).from_path(&path);
    let rows = reader.map_err(|e| format!("cannot read {}: {e}", path.display()))?.into_deserialize();
    rows.collect::<std::result::Result<_, _>>().map_err(|e| format!("{}: {e}", path.display()).into())
}
