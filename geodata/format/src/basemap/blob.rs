//! The compiled basemap as typed slices, read where they lie.

use zerocopy::FromBytes;
use zerocopy::little_endian::{U16, U32};

use super::layout::{
    Arc, Box4, COLUMNS, Entry, Face, Feature, LEVELS, MAGIC, Node, ROWS, SECTIONS, Section, TOLERANCES,
    TerritoryRecord, read_varint,
};
use crate::{Damaged, records};

/// The sections of a basemap.
#[derive(Debug, Clone, Copy)]
pub struct Blob<'b> {
    /// Where arcs meet.
    pub nodes: &'b [Node],
    /// What runs between two nodes.
    pub arcs: &'b [Arc],
    /// The polylines of the arcs.
    pub lines: Polylines<'b>,
    /// First-level divisions; the position of one is its number.
    pub faces: &'b [Face],
    /// Disputed territories.
    pub territories: &'b [TerritoryRecord],
    /// One number a cell of a degree: a face that fills it, or where its arcs are listed.
    pub cells: &'b [U32],
    /// For each mixed cell, a count and the arcs that touch it.
    pub cell_arcs: &'b [U16],
    /// Lakes.
    pub lakes: Layer<'b>,
    /// Rivers.
    pub rivers: Layer<'b>,
    /// Seas.
    pub seas: Layer<'b>,
    /// Claim lines and limits of zones.
    pub disputed: Layer<'b>,
    strings: &'b [u8],
}

/// Polylines with their boxes, at every level of detail.
#[derive(Debug, Clone, Copy)]
pub struct Polylines<'b> {
    /// The box of each.
    pub boxes: &'b [Box4],
    offsets: &'b [U32],
    bytes: &'b [u8],
}

/// Features made of polylines.
#[derive(Debug, Clone, Copy)]
pub struct Layer<'b> {
    /// The features, each with a range of parts.
    pub features: &'b [Feature],
    /// The parts.
    pub lines: Polylines<'b>,
}

/// A level of detail: 0 is the finest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Level(usize);

impl Level {
    /// The finest there is.
    pub const FINEST: Self = Self(0);

    /// The coarsest that lies within `metres` of the source; the finest where none does.
    pub fn within(metres: f64) -> Self {
        Self(TOLERANCES.iter().rposition(|tolerance| *tolerance <= metres).unwrap_or(0))
    }
}

impl<'b> Blob<'b> {
    /// Checks the table of sections, not what the sections hold: every later access tolerates a wrong index.
    ///
    /// # Errors
    ///
    /// When the bytes are damaged or of another version.
    pub fn open(bytes: &'b [u8]) -> Result<Self, Damaged> {
        if !bytes.starts_with(&MAGIC) {
            return Err(damaged("it is not a basemap of this version"));
        }
        let table = bytes
            .get(MAGIC.len()..MAGIC.len() + SECTIONS * size_of::<Entry>())
            .and_then(|table| <[Entry]>::ref_from_bytes(table).ok())
            .ok_or(damaged("its table is cut short"))?;
        let section = |index: usize| {
            let (offset, length) = (table[index].offset.get() as usize, table[index].length.get() as usize);
            bytes.get(offset..).and_then(|rest| rest.get(..length)).ok_or(damaged("a section is cut short"))
        };
        let polylines = |first: usize| {
            let boxes: &[Box4] = records(section(first)?, WHAT)?;
            let offsets: &[U32] = records(section(first + 1)?, WHAT)?;
            if offsets.len() != boxes.len() * LEVELS {
                return Err(damaged("its levels of detail do not match"));
            }
            Ok(Polylines { boxes, offsets, bytes: section(first + 2)? })
        };
        let layer = |first: Section| {
            let features = records(section(first as usize)?, WHAT)?;
            Ok::<_, Damaged>(Layer { features, lines: polylines(first as usize + 1)? })
        };
        let blob = Self {
            strings: section(Section::Strings as usize)?,
            nodes: records(section(Section::Nodes as usize)?, WHAT)?,
            arcs: records(section(Section::Arcs as usize)?, WHAT)?,
            lines: polylines(Section::ArcBoxes as usize)?,
            faces: records(section(Section::Faces as usize)?, WHAT)?,
            territories: records(section(Section::Territories as usize)?, WHAT)?,
            cells: records(section(Section::Cells as usize)?, WHAT)?,
            cell_arcs: records(section(Section::CellArcs as usize)?, WHAT)?,
            lakes: layer(Section::Lakes)?,
            rivers: layer(Section::Rivers)?,
            seas: layer(Section::Seas)?,
            disputed: layer(Section::Disputed)?,
        };
        let numbered = blob.arcs.len() < usize::from(u16::MAX);
        if !numbered || blob.arcs.len() != blob.lines.boxes.len() || blob.cells.len() != COLUMNS * ROWS {
            return Err(damaged("its sections do not match"));
        }
        Ok(blob)
    }

    /// The string at an offset; empty where there is none.
    pub fn string(&self, offset: U32) -> &'b str {
        let rest = self.strings.get(offset.get() as usize..).unwrap_or_default();
        let end = rest.iter().position(|byte| *byte == 0).unwrap_or(0);
        std::str::from_utf8(&rest[..end]).unwrap_or_default()
    }

    /// A node's position in units.
    #[inline]
    pub fn node(&self, index: U16) -> (i32, i32) {
        self.nodes.get(usize::from(index.get())).map_or((0, 0), |node| (node.lon.get(), node.lat.get()))
    }

    /// Hands on the points of an arc in units.
    #[inline]
    pub fn arc_points(&self, arc: usize, level: Level, take: impl FnMut(i32, i32)) {
        if let Some(record) = self.arcs.get(arc) {
            self.lines.points(arc, level, self.node(record.from), take);
        }
    }
}

impl Polylines<'_> {
    /// Hands on the points, in units, of a polyline whose differences begin at an origin.
    #[inline]
    pub fn points(&self, line: usize, level: Level, (mut x, mut y): (i32, i32), mut take: impl FnMut(i32, i32)) {
        let offset = self.offsets.get(level.0 * self.boxes.len() + line).map_or(0, |offset| offset.get() as usize);
        let mut bytes = self.bytes.get(offset..).unwrap_or_default();
        for _ in 0..read_varint(&mut bytes) {
            if bytes.is_empty() {
                return;
            }
            x = x.wrapping_add(read_varint(&mut bytes));
            y = y.wrapping_add(read_varint(&mut bytes));
            take(x, y);
        }
    }
}

const WHAT: &str = "basemap";

const fn damaged(why: &'static str) -> Damaged {
    Damaged { what: WHAT, why }
}
