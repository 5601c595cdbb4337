//! The layout of the compiled gazetteer, shared by the compiler that writes it and the views that read it in place.
//!
//! ```text
//! magic · table of sections (offset, length) · sections
//! ```
//!
//! All numbers are little-endian and unaligned, so that the blob can lie anywhere in memory. Feature records come in a
//! fixed order: countries by code, first-level divisions, second-level divisions, cities by grid cell, all others. Their
//! position is their `FeatureId`. The name index is an FST of folded names; a value holds one posting or points to a list:
//!
//! - low bit 0: `value >> 1` is one posting;
//! - low bit 1: `value >> 1` is a position in the section of postings: a count, then that many postings.
//!
//! A posting is `feature << 3 | name kind`. The lists are sorted by standing of the name (first names and aliases, alternates, codes, doubtful ones), then by prominence.

use zerocopy::little_endian::{I32, U16, U32};
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

/// First bytes of the blob; the last one counts versions of the layout.
pub const MAGIC: [u8; 8] = *b"DLGAZET\x01";

/// Stored degrees are multiples of this many parts of a degree.
pub const DEGREE: f64 = 1e5;

/// Stored precision is in tenths of a kilometre.
pub const PRECISION: f32 = 10.0;

/// Value of `label_rank` where no rank is known.
pub const UNRANKED: u8 = u8::MAX;

/// Columns of the grid of cities, one degree each, from 180° W.
pub const GRID_COLUMNS: usize = 360;

/// Rows of the grid of cities, one degree each, from the South Pole.
pub const GRID_ROWS: usize = 180;

/// The sections in the order of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(usize)]
pub enum Section {
    /// FST from folded names to postings.
    Names = 0,
    /// Lists of postings, [`U32`].
    Postings,
    /// [`FeatureRecord`]s.
    Features,
    /// Texts, each with its length in one byte before it.
    Strings,
    /// GeoNames feature codes, offsets into the strings, [`U32`].
    Codes,
    /// [`CountryRecord`]s, parallel to the first features.
    Countries,
    /// First city of each grid cell, row by row, and the end of the last, [`U32`].
    Grid,
    /// Second GeoNames identifiers of places that were stored twice, [`MergedRecord`]s by feature.
    Merged,
    /// FST from words to [`super::StopReason`].
    StopWords,
    /// FST from words to postings.
    Demonyms,
    /// FST from folded names to [`super::OrganisationKind`].
    Organisations,
    /// Pairs of offset of a pattern and [`super::OrganisationKind`], [`U32`].
    OrganisationPatterns,
    /// FST from folded nouns to [`super::FacilityNoun`].
    FacilityNouns,
    /// FST from abbreviations in lower case with their full stops to [`super::AbbreviationKind`].
    Abbreviations,
}

/// Number of sections.
pub const SECTIONS: usize = Section::Abbreviations as usize + 1;

/// One row of the table of sections.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub struct SectionRecord {
    /// First byte, from the start of the blob.
    pub offset: U32,
    /// Number of bytes.
    pub length: U32,
}

/// What the blob begins with.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub struct Header {
    /// [`MAGIC`].
    pub magic: [u8; 8],
    /// Where the sections lie.
    pub sections: [SectionRecord; SECTIONS],
    /// First city among the features.
    pub first_city: U32,
    /// First feature after the cities.
    pub end_of_cities: U32,
}

/// One feature.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub struct FeatureRecord {
    /// Longitude in units of [`DEGREE`].
    pub lon: I32,
    /// Latitude in units of [`DEGREE`].
    pub lat: I32,
    /// Offset of its name in the strings.
    pub name: U32,
    /// Inhabitants, 0 where unknown.
    pub population: U32,
    /// GeoNames identifier, 0 where none.
    pub geonameid: U32,
    /// Country, zeros where none.
    pub country: [u8; 2],
    /// First-level division, 0 where none (feature 0 is a country).
    pub admin1: U16,
    /// Second-level division, 0 where none.
    pub admin2: U16,
    /// In units of [`PRECISION`].
    pub precision: U16,
    /// [`super::FeatureKind`].
    pub kind: u8,
    /// Position in the table of feature codes.
    pub code: u8,
    /// Natural Earth label rank, or [`UNRANKED`].
    pub label_rank: u8,
}

/// What is known of a country beside its feature.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub struct CountryRecord {
    /// Its code; the records are sorted by it.
    pub code: [u8; 2],
    /// Feature of the capital, 0 where none.
    pub capital: U32,
    /// GeoNames code of the continent, such as `AS`.
    pub continent: [u8; 2],
    /// Square kilometres.
    pub area: U32,
    /// Language tags separated by commas, the most spoken first; offset in the strings.
    pub languages: U32,
    /// Codes of the countries with a land border, separated by commas; offset in the strings.
    pub neighbours: U32,
}

/// A second GeoNames identifier of a feature.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub struct MergedRecord {
    /// The feature.
    pub feature: U32,
    /// Its other identifier.
    pub geonameid: U32,
}

/// Low bits of a posting that hold the kind of name.
pub const KIND_BITS: u32 = 3;

/// The grid cell of a position.
pub fn grid_cell(lon: f64, lat: f64) -> usize {
    let column = ((lon + 180.0).floor().max(0.0) as usize).min(GRID_COLUMNS - 1);
    let row = ((lat + 90.0).floor().max(0.0) as usize).min(GRID_ROWS - 1);
    row * GRID_COLUMNS + column
}
