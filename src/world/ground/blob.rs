//! The compiled file as typed slices, read where they lie.

use geo::Coord;
use zerocopy::little_endian::{I16, U16, U32};
use zerocopy::{FromBytes, Immutable, KnownLayout, Unaligned};

use super::format::{
    Arc, BOX_UNITS, Box4, COLUMNS, Entry, Face, Feature, LEVELS, MAGIC, Node, ROWS, SECTIONS, Section, TOLERANCES,
    TerritoryRecord, UNITS, read_varint,
};
use crate::error::{Error, Result};
use crate::geometry::{Extent, View};

/// The sections of a basemap.
#[derive(Debug, Clone, Copy)]
pub(super) struct Blob<'b> {
    strings: &'b [u8],
    pub(super) nodes: &'b [Node],
    pub(super) arcs: &'b [Arc],
    pub(super) lines: Polylines<'b>,
    pub(super) faces: &'b [Face],
    pub(super) territories: &'b [TerritoryRecord],
    pub(super) cells: &'b [U32],
    pub(super) cell_arcs: &'b [U16],
    pub(super) lakes: Layer<'b>,
    pub(super) rivers: Layer<'b>,
    pub(super) seas: Layer<'b>,
    pub(super) disputed: Layer<'b>,
}

/// Polylines with their boxes, at every level of detail.
#[derive(Debug, Clone, Copy)]
pub(super) struct Polylines<'b> {
    pub(super) boxes: &'b [Box4],
    offsets: &'b [U32],
    bytes: &'b [u8],
}

/// Features made of polylines.
#[derive(Debug, Clone, Copy)]
pub(super) struct Layer<'b> {
    pub(super) features: &'b [Feature],
    pub(super) lines: Polylines<'b>,
}

/// A level of detail: 0 is the finest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Level(usize);

impl Level {
    /// The finest there is.
    pub(super) const FINEST: Self = Self(0);
}

/// How much of the source a picture needs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Detail {
    /// The level that is decoded.
    pub(super) level: Level,
    /// How far, in degrees of latitude, what is decoded is simplified.
    pub(super) tolerance: f64,
    /// The least area of a loop, in square metres.
    speck: f64,
}

impl Detail {
    /// A level that departs from the source by no more than 0.28 pixel, simplified to half a pixel: what nobody sees. To
    /// 0.35 pixel the map of a region takes a tenth more of SVG and 4 % more work.
    pub(super) fn of(view: &View) -> Self {
        const LEVEL: f64 = 0.28;
        const SIMPLIFIED: f64 = 0.5;
        /// Pixels that the box of a loop covers at least; what is drawn has to be larger still.
        const SPECK: f64 = 0.4;
        let pixel = view.resolution.0;
        let level = TOLERANCES.iter().rposition(|tolerance| *tolerance <= LEVEL * pixel).unwrap_or(0);
        // Below the finest level there is no more detail to leave out.
        let tolerance = (SIMPLIFIED * pixel - 0.5 * TOLERANCES[0]).max(0.0) / DEGREE;
        Self { level: Level(level), tolerance, speck: SPECK * pixel * pixel }
    }

    /// Whether a loop within a box is too small to be seen.
    pub(super) fn is_speck(&self, stored: &Box4) -> bool {
        const UNIT: f64 = DEGREE / BOX_UNITS;
        let side = |low: I16, high: I16| f64::from(i32::from(high.get()) - i32::from(low.get())) * UNIT;
        let (width, height) = (side(stored.west, stored.east), side(stored.south, stored.north));
        // The cosine is no larger than 1; where that may matter it is computed.
        width * height < self.speck || {
            let middle = f64::from(i32::from(stored.south.get()) + i32::from(stored.north.get())) / 2.0 / BOX_UNITS;
            width * height * middle.to_radians().cos() < self.speck
        }
    }
}

/// Metres of a degree of latitude.
const DEGREE: f64 = 111_195.0;

impl<'b> Blob<'b> {
    /// Checks the table of sections, not what the sections hold: every later access tolerates a wrong index.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self> {
        let damaged = |why: &str| Error::Data { what: "basemap", why: why.to_owned() };
        if !bytes.starts_with(&MAGIC) {
            return Err(damaged("it is not a basemap of this version"));
        }
        let table = bytes
            .get(MAGIC.len()..MAGIC.len() + SECTIONS * size_of::<Entry>())
            .and_then(|table| <[Entry]>::ref_from_bytes(table).ok())
            .ok_or_else(|| damaged("its table is cut short"))?;
        let section = |index: usize| {
            let (offset, length) = (table[index].offset.get() as usize, table[index].length.get() as usize);
            bytes.get(offset..).and_then(|rest| rest.get(..length)).ok_or_else(|| damaged("a section is cut short"))
        };
        let polylines = |first: usize| {
            let boxes: &[Box4] = records(section(first)?)?;
            let offsets: &[U32] = records(section(first + 1)?)?;
            if offsets.len() != boxes.len() * LEVELS {
                return Err(damaged("its levels of detail do not match"));
            }
            Ok(Polylines { boxes, offsets, bytes: section(first + 2)? })
        };
        let layer = |first: Section| {
            let features = records(section(first as usize)?)?;
            Ok::<_, Error>(Layer { features, lines: polylines(first as usize + 1)? })
        };
        let blob = Self {
            strings: section(Section::Strings as usize)?,
            nodes: records(section(Section::Nodes as usize)?)?,
            arcs: records(section(Section::Arcs as usize)?)?,
            lines: polylines(Section::ArcBoxes as usize)?,
            faces: records(section(Section::Faces as usize)?)?,
            territories: records(section(Section::Territories as usize)?)?,
            cells: records(section(Section::Cells as usize)?)?,
            cell_arcs: records(section(Section::CellArcs as usize)?)?,
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
    pub(super) fn string(&self, offset: U32) -> &'b str {
        let rest = self.strings.get(offset.get() as usize..).unwrap_or_default();
        let end = rest.iter().position(|byte| *byte == 0).unwrap_or(0);
        std::str::from_utf8(&rest[..end]).unwrap_or_default()
    }

    /// A node's position in units.
    pub(super) fn node(&self, index: U16) -> (i32, i32) {
        self.nodes.get(usize::from(index.get())).map_or((0, 0), |node| (node.lon.get(), node.lat.get()))
    }

    /// Appends the points of an arc.
    pub(super) fn arc_points(&self, arc: usize, level: Level, out: &mut Vec<Coord<f64>>) {
        if let Some(record) = self.arcs.get(arc) {
            self.lines.decode(arc, level, self.node(record.from), out);
        }
    }
}

impl Polylines<'_> {
    /// Appends the points of a polyline whose differences begin at `origin`.
    pub(super) fn decode(&self, line: usize, level: Level, origin: (i32, i32), out: &mut Vec<Coord<f64>>) {
        self.each_point(line, level, origin, |x, y| out.push(degrees(x, y)));
    }

    /// Hands on the points of a polyline in units.
    pub(super) fn each_point(
        &self,
        line: usize,
        level: Level,
        (mut x, mut y): (i32, i32),
        mut take: impl FnMut(i32, i32),
    ) {
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

/// A slice of records.
fn records<T: FromBytes + Immutable + KnownLayout + Unaligned>(bytes: &[u8]) -> Result<&[T]> {
    <[T]>::ref_from_bytes(bytes)
        .map_err(|_| Error::Data { what: "basemap", why: "a section has a broken length".to_owned() })
}

/// Units to degrees.
pub(super) fn degrees(x: i32, y: i32) -> Coord<f64> {
    Coord { x: f64::from(x) / UNITS, y: f64::from(y) / UNITS }
}

/// An extent as one or two boxes in the units of [`Box4`], widened by a unit.
#[derive(Debug, Clone, Copy)]
pub(super) struct Windows {
    boxes: [[i32; 4]; 2],
}

impl Windows {
    /// Of an extent that may cross the antimeridian.
    pub(super) fn of(extent: &Extent) -> Self {
        let scale = |v: f64| (v * BOX_UNITS) as i32;
        let window =
            |west: f64, east: f64| [scale(west) - 1, scale(extent.south) - 1, scale(east) + 1, scale(extent.north) + 1];
        if extent.west <= extent.east {
            Self { boxes: [window(extent.west, extent.east); 2] }
        } else {
            Self { boxes: [window(extent.west, 180.0), window(-180.0, extent.east)] }
        }
    }

    /// Whether a stored box meets the extent.
    pub(super) fn meet(&self, stored: &Box4) -> bool {
        let (west, south) = (i32::from(stored.west.get()), i32::from(stored.south.get()));
        let (east, north) = (i32::from(stored.east.get()), i32::from(stored.north.get()));
        self.boxes.iter().any(|w| west <= w[2] && east >= w[0] && south <= w[3] && north >= w[1])
    }
}
