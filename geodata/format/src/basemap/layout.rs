//! The layout of `geodata/basemap/basemap.bin`, shared by its compiler and its reader.
//!
//! A magic number, a table of sections, the sections. All integers are little-endian and unaligned, so every section is
//! read where it lies. Positions are integers of 1/10,000 degree; a polyline is a count and the differences between its
//! points as zigzag varints (Protocol Buffers encoding), latitude after longitude.

use zerocopy::little_endian::{F32, I16, I32, U16, U32};
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

/// The first bytes of the file; the digits are the version of the layout.
pub const MAGIC: [u8; 8] = *b"DLBASE01";
/// Units of a stored position in one degree.
pub const UNITS: f64 = 10_000.0;
/// Units of a stored box in one degree; boxes are rounded outward.
pub const BOX_UNITS: f64 = 182.0;
/// How many levels of detail every polyline has.
pub const LEVELS: usize = 5;
/// How far, in metres, a polyline of each level may lie from the source.
pub const TOLERANCES: [f64; LEVELS] = [40.0, 200.0, 600.0, 2500.0, 10_000.0];
/// The face beyond every coast.
pub const SEA: u16 = u16::MAX;
/// No territory.
pub const NO_TERRITORY: u8 = u8::MAX;
/// Set in a cell's value when one face (or the sea) fills it; the low 16 bits are the face.
pub const UNIFORM: u32 = 1 << 31;
/// Columns of cells, one a degree, from -180.
pub const COLUMNS: usize = 360;
/// Rows of cells, one a degree, from -90.
pub const ROWS: usize = 180;

/// The sections in the order of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(usize)]
pub enum Section {
    /// Zero-terminated UTF-8 strings; offset 0 is the empty one.
    Strings = 0,
    /// [`Node`]s.
    Nodes = 1,
    /// [`Arc`]s.
    Arcs = 2,
    /// One [`Box4`] an arc.
    ArcBoxes = 3,
    /// For each level, one `U32` an arc: where its polyline begins in the bytes.
    ArcOffsets = 4,
    /// The polylines of the arcs, level after level.
    ArcBytes = 5,
    /// [`Face`]s.
    Faces = 6,
    /// [`TerritoryRecord`]s.
    Territories = 7,
    /// One `U32` a cell, rows from the south: [`UNIFORM`] and a face, or an index into `CellArcs`.
    Cells = 8,
    /// For each mixed cell, a count and the arcs that touch it, as `U16`.
    CellArcs = 9,
    /// The first of the four sections of lakes: [`Feature`]s.
    Lakes = 10,
    /// The first of the four sections of rivers.
    Rivers = 14,
    /// The first of the four sections of seas.
    Seas = 18,
    /// The first of the four sections of disputed lines.
    Disputed = 22,
}

/// How many sections there are. Lakes, rivers, seas and disputed lines have four each: features, one [`Box4`] a part,
/// offsets as of arcs, bytes as of arcs.
pub const SECTIONS: usize = 26;

/// Where a section lies.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub struct Entry {
    /// Bytes from the start of the file.
    pub offset: U32,
    /// Length in bytes.
    pub length: U32,
}

/// Where arcs meet.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub struct Node {
    /// Longitude in units.
    pub lon: I32,
    /// Latitude in units.
    pub lat: I32,
}

/// A line between two nodes with the same face on the left, and on the right, all along.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub struct Arc {
    /// The node where it starts.
    pub from: U16,
    /// The node where it ends; the same for a loop.
    pub to: U16,
    /// The face on its left.
    pub left: U16,
    /// The face on its right.
    pub right: U16,
    /// A [`super::LineKind`].
    pub kind: u8,
    /// A [`super::BorderStatus`].
    pub status: u8,
}

/// West, south, east, north in units of 1/[`BOX_UNITS`] degree.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub struct Box4 {
    /// Western edge.
    pub west: I16,
    /// Southern edge.
    pub south: I16,
    /// Eastern edge.
    pub east: I16,
    /// Northern edge.
    pub north: I16,
}

/// A first-level division, or a piece of one that is a disputed territory.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub struct Face {
    /// Its name, in the strings.
    pub name: U32,
    /// Its GeoNames code without the country, in the strings.
    pub code: U32,
    /// GeoNames identifier, 0 where unknown.
    pub geonameid: U32,
    /// The country under whose code it stands.
    pub country: [u8; 2],
    /// Its territory, or [`NO_TERRITORY`].
    pub territory: u8,
}

/// A disputed territory.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub struct TerritoryRecord {
    /// Its name, in the strings.
    pub name: U32,
    /// The claimants' codes one after the other, in the strings.
    pub claimants: U32,
    /// The country under whose code it stands.
    pub administrator: [u8; 2],
    /// A [`super::TerritoryStatus`].
    pub status: u8,
}

/// A lake, river, sea or disputed line.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub struct Feature {
    /// Its name, in the strings.
    pub name: U32,
    /// Its first part.
    pub first: U32,
    /// How many parts it has.
    pub parts: U16,
    /// A [`super::SeaKind`] or [`super::BorderStatus`]; 1 for a river through a lake.
    pub kind: u8,
    /// Scale rank.
    pub rank: u8,
    /// Area in square kilometres.
    pub area_km2: F32,
}

/// Appends an integer as a zigzag varint.
pub fn write_varint(out: &mut Vec<u8>, value: i32) {
    let mut rest = ((value << 1) ^ (value >> 31)) as u32;
    while rest >= 0x80 {
        out.push(rest as u8 | 0x80);
        rest >>= 7;
    }
    out.push(rest as u8);
}

/// Takes a zigzag varint from the front of `bytes`; damaged input reads as 0.
#[inline]
pub fn read_varint(bytes: &mut &[u8]) -> i32 {
    let mut value = 0_u32;
    let mut shift = 0;
    while let Some((&byte, rest)) = bytes.split_first() {
        *bytes = rest;
        value |= u32::from(byte & 0x7f).checked_shl(shift).unwrap_or(0);
        if byte < 0x80 {
            break;
        }
        shift += 7;
    }
    (value >> 1) as i32 ^ -((value & 1) as i32)
}
