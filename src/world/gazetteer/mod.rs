//! Names and the features that they may mean: a view of the compiled gazetteer, read in place.
//!
//! Nothing is parsed or decompressed when it opens; a look-up walks an FST that lies in the program file. In: a name or
//! tokens, a position, an extent, a country. Out: [`FeatureId`]s with the standing of the name, and [`Feature`]s.
//!
//! - [`fold()`]: the form in which names are compared
//! - `format`: the layout of the blob
//! - `feature`, `country`: what is known of a feature and of a country
//! - `walk`: longest match over tokens
//! - `near`: cities in an extent, nearest city
//! - `fuzzy`: names that are nearly the one given, for suggestions
//! - [`lexicon`]: word lists for the recognizer

mod country;
mod feature;
mod fold;
pub mod format;
mod fuzzy;
pub mod lexicon;
mod near;
mod walk;

pub use crate::country::CountryCode;
pub use country::Country;
pub use feature::{Feature, FeatureId, FeatureKind, NameKind};
pub use fold::{fold, fold_into};
pub use fuzzy::Suggestion;
pub use lexicon::Lexicon;
pub use walk::{Matches, Walk};

use crate::error::{Error, Result};
use crate::geometry::LonLat;
use format::{CountryRecord, FeatureRecord, Header, MergedRecord, Section};
use fst::raw::Fst;
use std::sync::LazyLock;
use walk::Index;
use zerocopy::FromBytes;
use zerocopy::little_endian::U32;

/// The gazetteer: names, features and word lists.
pub struct Gazetteer {
    names: Index,
    features: &'static [FeatureRecord],
    cities: std::ops::Range<usize>,
    strings: &'static [u8],
    codes: &'static [U32],
    countries: &'static [CountryRecord],
    grid: &'static [U32],
    merged: &'static [MergedRecord],
    lexicon: Lexicon,
}

impl Gazetteer {
    /// The gazetteer compiled into the program.
    pub fn embedded() -> &'static Self {
        static EMBEDDED: LazyLock<Gazetteer> = LazyLock::new(|| {
            Gazetteer::from_bytes(dateline_gazetteer::GAZETTEER).expect("a test opens the blob that is compiled in")
        });
        &EMBEDDED
    }

    /// A view of a compiled blob.
    ///
    /// # Errors
    ///
    /// When the bytes are not a gazetteer of this version or end too early.
    pub fn from_bytes(blob: &'static [u8]) -> Result<Self> {
        let (header, _) = Header::ref_from_prefix(blob).map_err(|_| broken("it is too short"))?;
        if header.magic != format::MAGIC {
            return Err(broken("it is of another version"));
        }
        let section = |section: Section| -> Result<&'static [u8]> {
            let record = header.sections[section as usize];
            let start = record.offset.get() as usize;
            blob.get(start..start.saturating_add(record.length.get() as usize)).ok_or_else(|| broken("it ends early"))
        };
        let numbers = |name: Section| records::<U32>(section(name)?);
        let lists = numbers(Section::Postings)?;
        let strings = section(Section::Strings)?;
        let index = |name: Section| -> Result<Index> { Ok(Index { fst: names_of(section(name)?)?, lists }) };
        Ok(Self {
            names: index(Section::Names)?,
            features: records(section(Section::Features)?)?,
            cities: header.first_city.get() as usize..header.end_of_cities.get() as usize,
            strings,
            codes: numbers(Section::Codes)?,
            countries: records(section(Section::Countries)?)?,
            grid: numbers(Section::Grid)?,
            merged: records(section(Section::Merged)?)?,
            lexicon: Lexicon {
                stop_words: index(Section::StopWords)?,
                demonyms: index(Section::Demonyms)?,
                organisations: index(Section::Organisations)?,
                patterns: numbers(Section::OrganisationPatterns)?,
                facility_nouns: index(Section::FacilityNouns)?,
                abbreviations: index(Section::Abbreviations)?,
                strings,
            },
        })
    }

    /// The features that a name may mean, best standing first. The name may be raw or folded.
    pub fn lookup(&self, name: &str) -> Matches {
        self.names.get(&fold(name))
    }

    /// As [`Gazetteer::lookup`] for a name that is already folded: allocates nothing.
    pub fn lookup_folded(&self, folded: &str) -> Matches {
        self.names.get(folded)
    }

    /// A walk over the names, token by token, for the longest match.
    pub fn walk(&self) -> Walk<'_> {
        Walk::new(&self.names)
    }

    /// The word lists of the recognizer.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// The number of features.
    pub fn len(&self) -> usize {
        self.features.len()
    }

    /// Whether it holds no feature at all.
    pub fn is_empty(&self) -> bool {
        self.features.is_empty()
    }

    /// All identifiers, in order.
    pub fn ids(&self) -> impl ExactSizeIterator<Item = FeatureId> + use<> {
        (0..self.features.len() as u32).map(FeatureId)
    }

    /// The identifiers of all that is neither a country, a division nor a settlement: airports, sites, waters, regions.
    pub fn others(&self) -> impl ExactSizeIterator<Item = FeatureId> + use<> {
        (self.cities.end as u32..self.features.len() as u32).map(FeatureId)
    }

    /// A feature. An identifier of another build, beyond the last feature, gives the last feature.
    pub fn feature(&self, id: FeatureId) -> Feature<'static> {
        let at = (id.0 as usize).min(self.features.len().saturating_sub(1));
        let record = &self.features[at];
        Feature {
            id: FeatureId(at as u32),
            name: text_at(self.strings, record.name),
            point: point_of(record),
            kind: FeatureKind::from_number(record.kind),
            code: self.codes.get(usize::from(record.code)).map_or("", |offset| text_at(self.strings, *offset)),
            country: (record.country != [0; 2]).then_some(CountryCode(record.country)),
            admin1: division(record.admin1.get()),
            admin2: division(record.admin2.get()),
            population: u64::from(record.population.get()),
            geonameid: Some(record.geonameid.get()).filter(|id| *id != 0),
            precision_km: f32::from(record.precision.get()) / format::PRECISION,
            label_rank: Some(record.label_rank).filter(|rank| *rank != format::UNRANKED),
        }
    }

    /// The features that contain one, from the smallest: second-level division, first-level division, country.
    pub fn containing(&self, id: FeatureId) -> impl Iterator<Item = FeatureId> + use<> {
        let feature = self.feature(id);
        let country = feature.country.and_then(|code| self.country_feature(code));
        [feature.admin2, feature.admin1, country]
            .into_iter()
            .flatten()
            .filter(move |container| *container != feature.id)
    }

    /// Whether a division or country contains a feature, at any depth.
    pub fn contains(&self, container: FeatureId, id: FeatureId) -> bool {
        self.containing(id).any(|found| found == container)
    }

    /// Further GeoNames identifiers of a place that the source holds twice.
    pub fn merged_ids(&self, id: FeatureId) -> impl Iterator<Item = u32> + use<> {
        let start = self.merged.partition_point(|record| record.feature.get() < id.0);
        self.merged[start..].iter().take_while(move |record| record.feature.get() == id.0).map(|r| r.geonameid.get())
    }
}

impl std::fmt::Debug for Gazetteer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Gazetteer").field("features", &self.features.len()).finish_non_exhaustive()
    }
}

/// Records of one type that fill a section.
fn records<T: FromBytes + zerocopy::Immutable + zerocopy::KnownLayout + zerocopy::Unaligned>(
    section: &'static [u8],
) -> Result<&'static [T]> {
    <[T]>::ref_from_bytes(section).map_err(|_| broken("a section has a broken length"))
}

fn names_of(section: &'static [u8]) -> Result<Fst<&'static [u8]>> {
    Fst::new(section).map_err(|_| broken("an index of names is damaged"))
}

fn division(number: u16) -> Option<FeatureId> {
    (number != 0).then_some(FeatureId(u32::from(number)))
}

/// The text at an offset: one byte of length, then the text. Empty where the offset is wrong.
fn text_at(strings: &'static [u8], offset: U32) -> &'static str {
    let at = offset.get() as usize;
    let length = strings.get(at).map_or(0, |length| usize::from(*length));
    strings.get(at + 1..at + 1 + length).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or("")
}

fn point_of(record: &FeatureRecord) -> LonLat {
    let (lon, lat) = (f64::from(record.lon.get()) / format::DEGREE, f64::from(record.lat.get()) / format::DEGREE);
    LonLat::new(lon, lat).unwrap_or_else(|| LonLat::new(0.0, 0.0).expect("the origin is a position"))
}

fn broken(why: &str) -> Error {
    Error::Data { what: "gazetteer", why: why.to_owned() }
}
