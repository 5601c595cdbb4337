//! The compiled gazetteer as typed slices, read where they lie.

use std::fmt;
use std::ops::Range;

use fst::raw::Fst;
use zerocopy::FromBytes;
use zerocopy::little_endian::U32;

use super::index::Index;
use super::layout::{CountryRecord, FeatureRecord, Header, MAGIC, MergedRecord, Section};
use crate::{Damaged, records};

/// The sections of a gazetteer.
#[derive(Clone)]
pub struct Blob<'b> {
    /// Folded names.
    pub names: Index<'b>,
    /// The features; the position of one is its number.
    pub features: &'b [FeatureRecord],
    /// Which of the features are cities, by grid cell.
    pub cities: Range<usize>,
    /// What is known of countries beside their features, sorted by code.
    pub countries: &'b [CountryRecord],
    /// First city of each grid cell, and the end of the last.
    pub grid: &'b [U32],
    /// Second GeoNames identifiers, sorted by feature.
    pub merged: &'b [MergedRecord],
    /// Words that are rarely places.
    pub stop_words: Index<'b>,
    /// Words for people of a place.
    pub demonyms: Index<'b>,
    /// Folded names of organisations.
    pub organisations: Index<'b>,
    /// Patterns of names of organisations, each an offset in the strings and a number.
    pub patterns: &'b [U32],
    /// Nouns of facilities.
    pub facility_nouns: Index<'b>,
    /// Abbreviations in lower case with their full stops.
    pub abbreviations: Index<'b>,
    strings: &'b [u8],
    codes: &'b [U32],
}

impl<'b> Blob<'b> {
    /// Opens a compiled gazetteer.
    ///
    /// # Errors
    ///
    /// When the bytes are not a gazetteer of this version or end too early.
    pub fn open(bytes: &'b [u8]) -> Result<Self, Damaged> {
        let (header, _) = Header::ref_from_prefix(bytes).map_err(|_| damaged("it is too short"))?;
        if header.magic != MAGIC {
            return Err(damaged("it is of another version"));
        }
        let section = |section: Section| {
            let record = header.sections[section as usize];
            let start = record.offset.get() as usize;
            bytes.get(start..start.saturating_add(record.length.get() as usize)).ok_or(damaged("it ends early"))
        };
        let numbers = |name: Section| records::<U32>(section(name)?, WHAT);
        let lists = numbers(Section::Postings)?;
        let index = |name: Section| {
            let fst = Fst::new(section(name)?).map_err(|_| damaged("an index of names is damaged"))?;
            Ok(Index::new(fst, lists))
        };
        Ok(Self {
            names: index(Section::Names)?,
            features: records(section(Section::Features)?, WHAT)?,
            cities: header.first_city.get() as usize..header.end_of_cities.get() as usize,
            countries: records(section(Section::Countries)?, WHAT)?,
            grid: numbers(Section::Grid)?,
            merged: records(section(Section::Merged)?, WHAT)?,
            stop_words: index(Section::StopWords)?,
            demonyms: index(Section::Demonyms)?,
            organisations: index(Section::Organisations)?,
            patterns: numbers(Section::OrganisationPatterns)?,
            facility_nouns: index(Section::FacilityNouns)?,
            abbreviations: index(Section::Abbreviations)?,
            strings: section(Section::Strings)?,
            codes: numbers(Section::Codes)?,
        })
    }

    /// The text at an offset; empty where the offset is wrong.
    #[inline]
    pub fn text(&self, offset: U32) -> &'b str {
        let at = offset.get() as usize;
        let length = self.strings.get(at).map_or(0, |length| usize::from(*length));
        self.strings.get(at + 1..at + 1 + length).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or("")
    }

    /// The GeoNames feature code of a record, such as `PPLC`; empty where none is known.
    #[inline]
    pub fn code(&self, record: &FeatureRecord) -> &'b str {
        self.codes.get(usize::from(record.code)).map_or("", |offset| self.text(*offset))
    }
}

impl fmt::Debug for Blob<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Blob").field("features", &self.features.len()).finish_non_exhaustive()
    }
}

const WHAT: &str = "gazetteer";

fn damaged(why: &'static str) -> Damaged {
    Damaged { what: WHAT, why }
}
