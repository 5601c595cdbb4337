//! Writing the basemap: sections, strings, polylines at every level of detail.

use super::admin1::{GRID, Point};
use super::lines::Shape;
use super::simplify::simplify;
use dateline_compile::Result;
use dateline_format::basemap::layout::{
    BOX_UNITS, Box4, Entry, Feature, LEVELS, MAGIC, SECTIONS, Section, TOLERANCES, UNITS, write_varint,
};
use std::collections::BTreeMap;
use zerocopy::IntoBytes;
use zerocopy::little_endian::{F32, I16, U16, U32};

/// The sections as they grow.
pub(crate) struct Blob {
    sections: Vec<Vec<u8>>,
    strings: BTreeMap<String, u32>,
}

impl Blob {
    pub(crate) fn new() -> Self {
        let mut sections = vec![Vec::new(); SECTIONS];
        sections[Section::Strings as usize].push(0);
        Self { sections, strings: BTreeMap::from([(String::new(), 0)]) }
    }

    /// Appends one record to a section.
    pub(crate) fn push<T: IntoBytes + zerocopy::Immutable>(&mut self, section: Section, record: &T) {
        self.sections[section as usize].extend_from_slice(record.as_bytes());
    }

    /// The offset of a string, stored once.
    pub(crate) fn string(&mut self, text: &str) -> U32 {
        if let Some(offset) = self.strings.get(text) {
            return U32::new(*offset);
        }
        let strings = &mut self.sections[Section::Strings as usize];
        let offset = strings.len() as u32;
        strings.extend_from_slice(text.as_bytes());
        strings.push(0);
        self.strings.insert(text.to_owned(), offset);
        U32::new(offset)
    }

    /// Stores polylines in three sections from `first` on: boxes, offsets, bytes. No level keeps what lies within
    /// `finest` metres.
    pub(crate) fn polylines(&mut self, first: usize, lines: &[Polyline<'_>], finest: f64) {
        let mut bytes = Vec::new();
        let mut offsets = Vec::new();
        for (level, tolerance) in TOLERANCES.into_iter().enumerate() {
            if TOLERANCES.get(level + 1).is_some_and(|coarser| *coarser <= finest) {
                continue;
            }
            let first = offsets.len();
            for line in lines {
                offsets.push(U32::new(bytes.len() as u32));
                let tolerance = tolerance.max(finest);
                let points = if line.every_level { line.points.to_vec() } else { simplify(line.points, tolerance) };
                encode(line.origin, &points, &mut bytes);
            }
            // Levels finer than the layer's finest share its polylines.
            let shared = offsets[first..].to_vec();
            while offsets.len() < (level + 1) * lines.len() {
                offsets.extend_from_slice(&shared);
            }
        }
        let boxes: Vec<Box4> = lines.iter().map(|line| bounds(line.points)).collect();
        self.sections[first].extend_from_slice(boxes.as_bytes());
        self.sections[first + 1].extend_from_slice(offsets.as_bytes());
        self.sections[first + 2] = bytes;
    }

    /// Stores a layer of features in four sections, no level finer than `finest` metres.
    pub(crate) fn layer(&mut self, first: Section, shapes: &[Shape], finest: f64) -> Result<()> {
        let mut lines = Vec::new();
        for shape in shapes {
            let feature = Feature {
                name: self.string(&shape.name),
                first: U32::new(lines.len() as u32),
                parts: U16::new(u16::try_from(shape.parts.len())?),
                kind: shape.kind,
                rank: shape.rank,
                area_km2: F32::new(shape.area_km2 as f32),
            };
            self.push(first, &feature);
            lines.extend(shape.parts.iter().map(|points| Polyline { points, origin: (0, 0), every_level: false }));
        }
        self.polylines(first as usize + 1, &lines, finest);
        Ok(())
    }

    /// The finished file.
    pub(crate) fn finish(self) -> Vec<u8> {
        let mut offset = MAGIC.len() + SECTIONS * size_of::<Entry>();
        let mut file = MAGIC.to_vec();
        for section in &self.sections {
            let entry = Entry { offset: U32::new(offset as u32), length: U32::new(section.len() as u32) };
            file.extend_from_slice(entry.as_bytes());
            offset += section.len();
        }
        file.extend(self.sections.into_iter().flatten());
        file
    }
}

/// A polyline to store.
pub(crate) struct Polyline<'a> {
    pub(crate) points: &'a [Point],
    /// Where its differences begin, in units: its node, or zero.
    pub(crate) origin: Point,
    /// Whether it is stored whole at every level.
    pub(crate) every_level: bool,
}

/// A position in the units of the file.
pub(crate) fn units(p: Point) -> Point {
    let scale = |v: i32| (f64::from(v) * (UNITS / GRID)).round() as i32;
    (scale(p.0), scale(p.1))
}

fn encode(origin: Point, points: &[Point], out: &mut Vec<u8>) {
    let mut stored: Vec<Point> = points.iter().map(|p| units(*p)).collect();
    if stored.len() > 2 {
        stored.dedup();
    }
    write_varint(out, stored.len() as i32);
    let mut last = origin;
    for p in stored {
        write_varint(out, p.0 - last.0);
        write_varint(out, p.1 - last.1);
        last = p;
    }
}

/// The box of some points, rounded outward.
pub(crate) fn bounds(points: &[Point]) -> Box4 {
    let scale = |v: i32| f64::from(v) * (BOX_UNITS / GRID);
    let fold = |pick: fn(&Point) -> i32| {
        points.iter().map(pick).fold((i32::MAX, i32::MIN), |(least, most), v| (least.min(v), most.max(v)))
    };
    let ((west, east), (south, north)) = (fold(|p| p.0), fold(|p| p.1));
    Box4 {
        west: I16::new((scale(west) - 0.01).floor() as i16),
        south: I16::new((scale(south) - 0.01).floor() as i16),
        east: I16::new((scale(east) + 0.01).ceil() as i16),
        north: I16::new((scale(north) + 0.01).ceil() as i16),
    }
}

const _: () = assert!(LEVELS == TOLERANCES.len());
