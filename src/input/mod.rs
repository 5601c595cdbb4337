//! Reading lists: any file that holds places in rows, to [`Rows`].
//!
//! In: a file's name and content. Out: plain typed values, every column kept in its order and every row with its number, and what was
//! odd. What the columns mean is settled where rows become a story (`analysis::list`), by [`fields`] and [`words`], the same for every
//! format.
//!
//! A format is a file of this folder with one [`Format`] in it, and its line in `formats`.

mod columns;
pub mod crs;
pub mod csv;
pub mod days;
mod field;
pub mod fields;
mod formats;
pub mod geojson;
#[cfg(feature = "gpkg")]
pub mod geopackage;
#[cfg(feature = "formats")]
pub mod gpx;
mod headers;
pub mod kinds;
#[cfg(feature = "formats")]
pub mod kml;
pub mod number;
pub mod positions;
pub mod records;
#[cfg(feature = "formats")]
pub mod shapefile;
#[cfg(feature = "formats")]
pub mod sheets;
mod tables;
pub mod wkb;
pub mod wkt;
pub mod words;
#[cfg(feature = "formats")]
mod xml;

pub use formats::format_of;
pub use tables::Known;

use std::borrow::Cow;

use crate::diagnostic::Diagnostic;
use crate::encoding;
use crate::error::{Error, Result};
use crate::geometry::Extent;
use crate::limits;

/// The greatest number of rows, points and lines that are read.
pub const MOST_ROWS: usize = limits::ROWS;
/// The largest list in bytes.
pub const MAX_BYTES: u64 = limits::LIST_BYTES;

/// A file as it was given.
#[derive(Debug, Clone, Copy)]
pub struct File<'f> {
    /// What messages call it; its ending may tell the format where the content leaves it open.
    pub name: &'f str,
    /// What is in it.
    pub content: &'f [u8],
}

impl<'f> File<'f> {
    /// The letters after the last point of the name, in lower case.
    pub fn ending(&self) -> Option<String> {
        std::path::Path::new(self.name).extension().map(|ending| ending.to_string_lossy().to_lowercase())
    }

    /// The content as text, without a byte order mark; UTF-8, what a mark says, or the encoding that it looks most like.
    ///
    /// # Errors
    ///
    /// When it is no text; without the feature `encodings` also when it is not UTF-8.
    pub fn text(&self) -> Result<Cow<'f, str>> {
        let refused =
            || Error::input(format!("{} is not UTF-8 text", self.name), "save the list as UTF-8 and try again");
        if encoding::is_binary(self.content) {
            return Err(refused());
        }
        encoding::decode(self.content).map(|decoded| unmarked(decoded.text)).ok_or_else(refused)
    }

    /// The text that the content begins with, at most so many bytes of it; nothing of what is no text.
    pub fn head(&self, most: usize) -> Cow<'f, str> {
        if encoding::is_binary(self.content) {
            return Cow::Borrowed("");
        }
        let head = self.content.get(..most).unwrap_or(self.content);
        match std::str::from_utf8(head) {
            Ok(text) => unmarked(Cow::Borrowed(text)),
            // Cut within a letter.
            Err(error) if error.error_len().is_none() && head.len() < self.content.len() => {
                unmarked(String::from_utf8_lossy(&head[..error.valid_up_to()]))
            }
            Err(_) => encoding::decode(head).map(|decoded| unmarked(decoded.text)).unwrap_or_default(),
        }
    }

    /// What is to be said of its encoding.
    pub fn encoding_note(&self) -> Option<Diagnostic> {
        let decoded = encoding::decode(self.content)?;
        let encoding = decoded.encoding.filter(|_| decoded.is_damaged)?;
        let message = format!("the list was read as {encoding}, and some characters could not be read");
        Some(Diagnostic::warning("not-utf8", None, message).with_hint("save it as UTF-8"))
    }
}

/// The text without a byte order mark.
fn unmarked(text: Cow<'_, str>) -> Cow<'_, str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim_start_matches('\u{feff}')),
        Cow::Owned(text) if text.starts_with('\u{feff}') => Cow::Owned(text.trim_start_matches('\u{feff}').to_owned()),
        owned => owned,
    }
}

/// A format that lists come in.
#[derive(Debug)]
pub struct Format {
    /// Its name in messages.
    pub name: &'static str,
    /// Endings of files that are usually of this format, in lower case.
    pub endings: &'static [&'static str],
    /// Whether the content can be of no other format, and is no report.
    pub is: fn(&File<'_>) -> bool,
    /// Reads it.
    pub read: fn(&File<'_>) -> Result<Rows>,
}

/// Whether the properties of a row stand under a header that all share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kept {
    /// A table: one header, positions in columns.
    #[default]
    Table,
    /// Features: each with properties of its own and a geometry.
    Features,
}

/// A list as read.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Rows {
    /// The list's own name, where it has one.
    pub name: Option<String>,
    /// How it keeps its rows.
    pub kept: Kept,
    /// The names of all columns as they stand, in their order.
    pub columns: Vec<String>,
    /// Second names of the columns, where a row of them stands below the first: the tags of HXL.
    pub tags: Vec<String>,
    /// What a list of this language does: days come before months where it is written with decimal commas.
    pub decimal_commas: bool,
    /// Its rows in their order.
    pub rows: Vec<Row>,
    /// The extent that it asks for.
    pub extent: Option<Extent>,
    /// What was odd.
    pub diagnostics: Vec<Diagnostic>,
}

impl Rows {
    /// Drops the columns whose names begin so: what was written behind a list when it was exported.
    pub fn forget(&mut self, prefix: &str) {
        let kept: Vec<bool> = self.columns.iter().map(|column| !column.starts_with(prefix)).collect();
        if kept.iter().all(|kept| *kept) {
            return;
        }
        let keep = |at: &mut usize| {
            *at += 1;
            kept.get(*at - 1).copied().unwrap_or(true)
        };
        for row in &mut self.rows {
            let mut at = 0;
            row.cells.retain(|_| keep(&mut at));
        }
        let mut at = 0;
        self.tags.retain(|_| keep(&mut at));
        let mut at = 0;
        self.columns.retain(|_| keep(&mut at));
    }
}

/// A row of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Where a reader of the file finds it: its line, or its number among the features, counted from 1.
    pub number: usize,
    /// Where it lies; `None` where only columns tell.
    pub shape: Option<Shape>,
    /// A value for each column; what is missing at the end is empty.
    pub cells: Vec<Cell>,
}

/// Longitude and latitude in degrees, as they stand and unchecked.
pub type Pair = [f64; 2];

/// The geometry of a row, its parts of one kind.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// Points.
    Points(Vec<Pair>),
    /// Lines by their vertices.
    Lines(Vec<Vec<Pair>>),
    /// Areas: polygons, each by its outline and its holes, closed.
    Areas(Vec<Vec<Vec<Pair>>>),
    /// Shapes of several kinds.
    Mixed(Vec<Shape>),
}

impl Shape {
    /// Every vertex, to be changed.
    pub fn each(&mut self, change: &mut dyn FnMut(&mut Pair)) {
        match self {
            Self::Points(points) => points.iter_mut().for_each(change),
            Self::Lines(lines) => lines.iter_mut().flatten().for_each(change),
            Self::Areas(areas) => areas.iter_mut().flatten().flatten().for_each(change),
            Self::Mixed(shapes) => shapes.iter_mut().for_each(|shape| shape.each(change)),
        }
    }

    /// Drops every vertex that is not finite.
    pub fn retain_finite(&mut self) {
        let is_finite = |pair: &Pair| pair.iter().all(|value| value.is_finite());
        match self {
            Self::Points(points) => points.retain(is_finite),
            Self::Lines(lines) => lines.iter_mut().for_each(|line| line.retain(is_finite)),
            Self::Areas(areas) => areas.iter_mut().flatten().for_each(|ring| ring.retain(is_finite)),
            Self::Mixed(shapes) => shapes.iter_mut().for_each(Self::retain_finite),
        }
    }

    /// Several shapes as one.
    pub fn joined(mut shapes: Vec<Self>) -> Option<Self> {
        match shapes.len() {
            0 => None,
            1 => shapes.pop(),
            _ => Some(Self::Mixed(shapes)),
        }
    }
}

/// A value of a list.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// Words, trimmed, at least one.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A number.
    Number(f64),
    /// Yes or no.
    Flag(bool),
    /// Several values.
    Several(Vec<Cell>),
    /// A structure of the format, as its text; kept, and not understood.
    Nested(String),
}

impl Cell {
    /// The words, or nothing where they are but space.
    pub fn text(words: &str) -> Self {
        let words = words.trim();
        if words.is_empty() { Self::Empty } else { Self::Text(words.to_owned()) }
    }

    /// Whether it says nothing: empty, or a word that stands for nothing.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => is_nothing(text),
            _ => false,
        }
    }

    /// What is read of words and numbers.
    pub fn words(&self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text.clone()),
            Self::Integer(number) => Some(number.to_string()),
            Self::Number(number) => Some(number.to_string()),
            Self::Empty | Self::Flag(_) | Self::Several(_) | Self::Nested(_) => None,
        }
    }
}

/// Whether a text stands for nothing: `n/a`, `unknown`, a dash.
fn is_nothing(text: &str) -> bool {
    if text.len() > 24 {
        return false;
    }
    let folded = crate::world::gazetteer::fold(text);
    folded.is_empty() && !text.contains(|c: char| c.is_ascii_digit()) || tables::tables().empty.contains(&folded)
}

/// The refusal of a list with more than [`MOST_ROWS`] of something.
pub fn too_many(what: &str) -> Error {
    Error::input(format!("the list has more than {MOST_ROWS} {what}"), "split it, or thin it out before mapping")
}

#[cfg(test)]
mod tests {
    use super::formats::FORMATS;
    use super::*;

    fn format(name: &str, content: &str) -> Option<&'static str> {
        format_of(&File { name, content: content.as_bytes() }).map(|format| format.name)
    }

    #[test]
    fn what_a_file_is_its_content_tells() {
        let table = "name,lat,lon\nA,1,2\n";
        for name in ["list.txt", "standard input", "list.geojson"] {
            assert_eq!(format(name, table), Some("CSV"), "{name}");
        }
        let features = "\u{feff} {\n \"features\": [], \"type\": \"FeatureCollection\"}";
        for name in ["list.txt", "standard input", "list.csv"] {
            assert_eq!(format(name, features), Some("GeoJSON"), "{name}");
        }
    }

    #[test]
    fn the_ending_tells_where_the_content_leaves_it_open() {
        assert_eq!(format("list.CSV", "name,where\nA,B\n"), Some("CSV"));
        assert_eq!(format("list.json", "{}"), Some("GeoJSON"));
        for report in ["In x, y and z, drones fell.", "# Report\n\n| name | lat |\n", "{braces} opened", ""] {
            assert_eq!(format("report.md", report), None, "{report}");
        }
    }

    #[test]
    fn junk_is_an_error_and_never_a_panic() {
        for junk in ["", "{", "[]", "{\"type\":\"Point\"}", "\u{0}\u{1}", "a,b\n\"", "lat,lon\n1"] {
            for format in FORMATS {
                let _ = (format.read)(&File { name: "junk", content: junk.as_bytes() });
            }
        }
        assert!((geojson::FORMAT.read)(&File { name: "junk", content: b"{" }).is_err());
    }
}
