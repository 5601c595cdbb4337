//! Shapefiles (Esri 1998), alone or with their table and reference system in an archive.
//!
//! Read by hand: the crate for it brings eight others, for the days of its tables and for writing.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use super::crs::Crs;
use super::{Cell, File, Format, Kept, MAX_BYTES, MOST_ROWS, Pair, Row, Rows, Shape, headers, too_many};
use crate::diagnostic::Diagnostic;
use crate::encoding;
use crate::error::{Error, Result};

/// Shapefiles.
pub const FORMAT: Format = Format { name: "shapefile", endings: &["shp", "shz"], is, read };

/// The first bytes of the file of geometries.
const MAGIC: [u8; 4] = [0, 0, 0x27, 0x0a];
/// The files of a shapefile that are read, by their endings.
pub const PARTS: [&str; 4] = ["shp", "dbf", "prj", "cpg"];

fn is(file: &File<'_>) -> bool {
    file.content.starts_with(&MAGIC) || file.content.starts_with(b"PK") && parts(file.content).contains_key("shp")
}

/// The files of a shapefile as one archive, as a command hands them over.
///
/// # Errors
///
/// Never for files that fit into memory.
pub fn bundle(parts: &[(&str, Vec<u8>)]) -> std::io::Result<Vec<u8>> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (ending, content) in parts {
        archive.start_file(format!("list.{ending}"), options)?;
        archive.write_all(content)?;
    }
    Ok(archive.finish()?.into_inner())
}

/// The parts of the first shapefile in an archive, by their endings.
fn parts(content: &[u8]) -> BTreeMap<&'static str, Vec<u8>> {
    let mut found = BTreeMap::new();
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(content)) else { return found };
    let names: Vec<String> =
        archive.file_names().filter(|name| !name.starts_with("__MACOSX")).map(str::to_owned).collect();
    let stem = |name: &String| name.rsplit_once('.').map(|(stem, ending)| (stem.to_owned(), ending.to_lowercase()));
    let Some(first) = names.iter().filter_map(stem).find(|(_, ending)| ending == "shp") else { return found };
    for name in &names {
        let Some((_, ending)) = stem(name).filter(|(stem, _)| *stem == first.0) else { continue };
        let Some(part) = PARTS.into_iter().find(|part| *part == ending) else { continue };
        let mut bytes = Vec::new();
        if archive.by_name(name).is_ok_and(|file| file.take(MAX_BYTES).read_to_end(&mut bytes).is_ok()) {
            found.insert(part, bytes);
        }
    }
    found
}

fn read(file: &File<'_>) -> Result<Rows> {
    let archived = if file.content.starts_with(b"PK") { parts(file.content) } else { BTreeMap::new() };
    let geometries = archived.get("shp").map_or(file.content, Vec::as_slice);
    let broken = || Error::input("the shapefile is broken", "export it again, or save it as GeoJSON");
    let text = |part: &str| archived.get(part).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    let crs = text("prj").map_or(Ok(Crs::Degrees), |name| Crs::named(&name))?;
    let mut rows = Rows { kept: Kept::Features, ..Rows::default() };
    let mut reader =
        Bytes { rest: geometries.get(100..).filter(|_| geometries.starts_with(&MAGIC)).ok_or_else(broken)? };
    while !reader.rest.is_empty() {
        if rows.rows.len() == MOST_ROWS {
            return Err(too_many("shapes"));
        }
        let number = reader.big().ok_or_else(broken)?;
        let length = 2 * reader.big().ok_or_else(broken)? as usize;
        let record = reader.take(length).ok_or_else(broken)?;
        let mut shape = shape(record);
        if let Some(shape) = &mut shape {
            crs.convert(shape);
        }
        rows.rows.push(Row { number: number as usize, shape, cells: Vec::new() });
    }
    match archived.get("dbf") {
        Some(table) => fill(&mut rows, table, text("cpg").as_deref()).ok_or_else(broken)?,
        None => rows.diagnostics.push(
            Diagnostic::warning(
                "no-table",
                None,
                "the shapefile has no table beside it (.dbf): its shapes have no names",
            )
            .with_hint("put the .dbf beside it, or give all parts as one .zip"),
        ),
    }
    Ok(rows)
}

struct Bytes<'b> {
    rest: &'b [u8],
}

impl<'b> Bytes<'b> {
    fn take(&mut self, count: usize) -> Option<&'b [u8]> {
        let (head, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        Some(head)
    }

    fn big(&mut self) -> Option<u32> {
        self.take(4)?.try_into().ok().map(u32::from_be_bytes)
    }

    fn little(&mut self) -> Option<u32> {
        self.take(4)?.try_into().ok().map(u32::from_le_bytes)
    }

    fn number(&mut self) -> Option<f64> {
        self.take(8)?.try_into().ok().map(f64::from_le_bytes)
    }

    fn pairs(&mut self, count: usize) -> Option<Vec<Pair>> {
        if count > self.rest.len() / 16 {
            return None;
        }
        (0..count).map(|_| Some([self.number()?, self.number()?])).collect()
    }
}

/// The geometry of a record; heights and measures behind it are passed over.
fn shape(record: &[u8]) -> Option<Shape> {
    let mut reader = Bytes { rest: record };
    match reader.little()? {
        1 | 11 | 21 => Some(Shape::Points(reader.pairs(1)?)),
        8 | 18 | 28 => {
            reader.take(32)?;
            let count = reader.little()? as usize;
            Some(Shape::Points(reader.pairs(count)?))
        }
        kind @ (3 | 5 | 13 | 15 | 23 | 25) => {
            reader.take(32)?;
            let (parts, points) = (reader.little()? as usize, reader.little()? as usize);
            if parts > reader.rest.len() / 4 {
                return None;
            }
            let starts: Vec<usize> =
                (0..parts).map(|_| reader.little().map(|at| at as usize)).collect::<Option<_>>()?;
            let pairs = reader.pairs(points)?;
            let ends = starts.iter().skip(1).copied().chain([pairs.len()]);
            let lines: Vec<Vec<Pair>> = starts
                .iter()
                .zip(ends)
                .map(|(&from, to)| pairs.get(from..to).map(<[Pair]>::to_vec))
                .collect::<Option<_>>()?;
            Some(if kind % 10 == 3 { Shape::Lines(lines) } else { Shape::Areas(polygons(lines)) })
        }
        _ => None,
    }
}

/// Rings as polygons: outlines run clockwise, and the holes behind each against it.
fn polygons(rings: Vec<Vec<Pair>>) -> Vec<Vec<Vec<Pair>>> {
    let doubled = |ring: &[Pair]| ring.windows(2).map(|w| (w[1][0] - w[0][0]) * (w[1][1] + w[0][1])).sum::<f64>();
    let mut polygons: Vec<Vec<Vec<Pair>>> = Vec::new();
    for ring in rings {
        match polygons.last_mut() {
            Some(polygon) if doubled(&ring) < 0.0 => polygon.push(ring),
            _ => polygons.push(vec![ring]),
        }
    }
    polygons
}

/// A column of the table: its type and its width.
struct Column {
    kind: u8,
    width: usize,
    decimals: u8,
}

/// Fills the rows from the table (dBASE III).
fn fill(rows: &mut Rows, table: &[u8], page: Option<&str>) -> Option<()> {
    let number = |at: usize| table.get(at..at + 2).map(|bytes| usize::from(u16::from_le_bytes([bytes[0], bytes[1]])));
    let (head, length) = (number(8)?, number(10)?);
    let is_utf8 = page.is_none_or(|page| page.to_uppercase().contains("UTF") || page.contains("65001"));
    let mut columns = Vec::new();
    for field in table.get(32..head)?.chunks_exact(32).take_while(|field| field[0] != 0x0d) {
        let name = field[..11].split(|byte| *byte == 0).next()?;
        rows.columns.push(text(name, is_utf8));
        columns.push(Column { kind: field[11], width: usize::from(field[16]), decimals: field[17] });
    }
    headers::name_columns(&mut rows.columns);
    for (row, record) in rows.rows.iter_mut().zip(table.get(head..)?.chunks_exact(length.max(1))) {
        let mut rest = &record[1..];
        for column in &columns {
            let (bytes, after) = rest.split_at_checked(column.width)?;
            rest = after;
            row.cells.push(cell(&text(bytes, is_utf8), column));
        }
    }
    Some(())
}

fn text(bytes: &[u8], is_utf8: bool) -> String {
    let bytes = bytes.split(|byte| *byte == 0).next().unwrap_or_default();
    match std::str::from_utf8(bytes) {
        Ok(text) => text.trim().to_owned(),
        // A text cut at the width of its column ends within a letter.
        Err(error) if is_utf8 && error.error_len().is_none() => {
            String::from_utf8_lossy(&bytes[..error.valid_up_to()]).trim().to_owned()
        }
        Err(_) => encoding::decode(bytes).map(|decoded| decoded.text.trim().to_owned()).unwrap_or_default(),
    }
}

fn cell(text: &str, column: &Column) -> Cell {
    match column.kind {
        b'N' | b'F' if column.decimals == 0 && column.kind == b'N' => {
            text.parse().map_or_else(|_| number(text), Cell::Integer)
        }
        b'N' | b'F' => number(text),
        b'L' => match text {
            "T" | "t" | "Y" | "y" => Cell::Flag(true),
            "F" | "f" | "N" | "n" => Cell::Flag(false),
            _ => Cell::Empty,
        },
        b'D' if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) => {
            Cell::Text(format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..]))
        }
        _ => Cell::text(text),
    }
}

fn number(text: &str) -> Cell {
    text.parse::<f64>().ok().filter(|value| value.is_finite()).map_or(Cell::Empty, Cell::Number)
}
