//! CSV: values divided by commas, semicolons, tabs or bars, with a header row, whatever stands above it.

use std::collections::BTreeMap;

use super::{Cell, File, Format, Kept, MOST_ROWS, Row, Rows, headers, positions, too_many};
use crate::error::{Error, Result};

/// Delimited values.
pub const FORMAT: Format = Format { name: "CSV", endings: &["csv", "tsv", "tab", "psv"], is, read };

/// So much of a file is looked at to tell how it is written.
const LOOKED_AT: usize = 64 << 10;
/// So many rows of it.
const ROWS: usize = 60;
/// The characters that divide values.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// How a file is written.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Dialect {
    delimiter: u8,
    /// The byte at which the header begins.
    start: usize,
    /// How much it looks like a table with these delimiters.
    score: f64,
    /// How many of its columns go by a known name.
    known: usize,
    /// Columns of nearly every row.
    width: usize,
    /// Whether positions are in it, by the name of a column or by what is in one.
    has_positions: bool,
    /// The share of rows that have as many values as the header.
    even: f64,
    rows: usize,
}

/// Whether it is a table that holds positions, or surely a table.
fn is(file: &File<'_>) -> bool {
    let head = file.head(LOOKED_AT);
    // Markup and programs have their own forms.
    if head.trim_start().starts_with(['<', '{', '[']) {
        return false;
    }
    let Some(dialect) = dialect(&head) else { return false };
    let is_table = dialect.even >= 0.9 && dialect.width >= 3 && dialect.rows >= 3;
    dialect.width >= 2 && dialect.has_positions && dialect.known >= 1
        || is_table && (dialect.known >= 2 || dialect.delimiter != b',')
}

fn read(file: &File<'_>) -> Result<Rows> {
    let text = file.text()?;
    if text.trim().is_empty() {
        return Err(Error::input("the list has no rows", "give a list with a header and a row a place"));
    }
    let sample = sample(&text, LOOKED_AT);
    let dialect = dialect(sample);
    let (delimiter, start) = dialect.map_or((b',', 0), |dialect| (dialect.delimiter, dialect.start));
    let source = &text[start..];
    let mut reader = reader(delimiter, source);
    let columns: Vec<String> =
        reader.headers().map_err(|error| unreadable(&error))?.iter().map(str::to_owned).collect();
    let mut rows = Rows { kept: Kept::Table, columns, ..Rows::default() };
    rows.decimal_commas = delimiter == b';' && has_decimal_commas(sample);
    rows.diagnostics.extend(file.encoding_note());
    let mut lines = Lines::new(&text, start);
    for record in reader.records() {
        let record = record.map_err(|error| unreadable(&error))?;
        if rows.rows.len() == MOST_ROWS {
            return Err(too_many("rows"));
        }
        if record.iter().all(str::is_empty) {
            continue;
        }
        let at = record.position().map_or(0, |position| position.byte() as usize);
        if rows.rows.is_empty() && rows.tags.is_empty() && headers::is_tags(record.iter()) {
            rows.tags = record.iter().map(str::to_owned).collect();
            continue;
        }
        for _ in rows.columns.len()..record.len() {
            rows.columns.push(String::new());
        }
        rows.rows.push(Row {
            number: lines.number(start + at),
            shape: None,
            cells: record.iter().map(Cell::text).collect(),
        });
    }
    headers::name_columns(&mut rows.columns);
    Ok(rows)
}

/// The lines of a text, counted as an editor counts them, from the beginning on.
struct Lines<'t> {
    text: &'t [u8],
    at: usize,
    line: usize,
}

impl<'t> Lines<'t> {
    fn new(text: &'t str, start: usize) -> Self {
        let mut lines = Self { text: text.as_bytes(), at: 0, line: 1 };
        lines.number(start);
        lines
    }

    /// The line of the first byte from `at` on that ends none.
    fn number(&mut self, at: usize) -> usize {
        let ends = |byte: &u8| matches!(byte, b'\n' | b'\r');
        let blank = self.text[at..].iter().take_while(|byte| ends(byte)).count();
        while self.at < at + blank {
            let byte = self.text[self.at];
            // A carriage return and a line feed end one line.
            self.line += usize::from(byte == b'\n' || byte == b'\r' && self.text.get(self.at + 1) != Some(&b'\n'));
            self.at += 1;
        }
        self.line
    }
}

fn reader(delimiter: u8, source: &str) -> ::csv::Reader<&[u8]> {
    ::csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .trim(::csv::Trim::All)
        .from_reader(source.as_bytes())
}

fn unreadable(error: &::csv::Error) -> Error {
    Error::input(format!("the list is not CSV: {error}"), "save it as UTF-8 text with a header row")
}

/// The whole lines of the beginning.
fn sample(text: &str, most: usize) -> &str {
    if text.len() <= most {
        return text;
    }
    let end = (0..=most).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    text[..end].rfind('\n').map_or(&text[..end], |line| &text[..line])
}

/// Whether numbers are written with commas in a sample that is divided otherwise.
fn has_decimal_commas(sample: &str) -> bool {
    let bytes = sample.as_bytes();
    let count = |mark: u8| {
        let digits = |w: &&[u8]| w[0].is_ascii_digit() && w[1] == mark && w[2].is_ascii_digit();
        bytes.windows(3).filter(digits).count()
    };
    count(b',') > count(b'.')
}

/// How a text is written: `sep=;` of spreadsheets says it, else the delimiter under which it looks most like a table.
fn dialect(sample: &str) -> Option<Dialect> {
    let first = sample.lines().next().unwrap_or_default();
    if let Some(mark) = first.trim().trim_matches('"').strip_prefix("sep=") {
        let start = first.len() + sample[first.len()..].chars().take_while(|c| matches!(c, '\r' | '\n')).count();
        let delimiter = mark.bytes().next().unwrap_or(b'\t');
        let found = dialect_with(delimiter, &sample[start..])?;
        return Some(Dialect { start: start + found.start, ..found });
    }
    let found = DELIMITERS.into_iter().filter_map(|delimiter| dialect_with(delimiter, sample));
    found.max_by(|a, b| a.score.total_cmp(&b.score))
}

fn dialect_with(delimiter: u8, sample: &str) -> Option<Dialect> {
    let mut reader = ::csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .has_headers(false)
        .trim(::csv::Trim::All)
        .from_reader(sample.as_bytes());
    let (mut starts, mut records) = (Vec::new(), Vec::new());
    for record in reader.records().take(ROWS).filter_map(std::result::Result::ok) {
        starts.push(record.position().map_or(0, |position| position.byte() as usize));
        records.push(record.iter().map(str::to_owned).collect::<Vec<String>>());
    }
    let is_filled = |record: &&Vec<String>| record.iter().any(|cell| !cell.is_empty());
    let mut widths: BTreeMap<usize, usize> = BTreeMap::new();
    for record in records.iter().filter(is_filled) {
        *widths.entry(record.len()).or_default() += 1;
    }
    let (&width, _) = widths.iter().max_by_key(|(width, count)| (**count * usize::from(**width > 1), **width))?;
    if width < 2 {
        return None;
    }
    let at = headers::header(&records, width);
    let header = records.get(at)?;
    let known = header.iter().filter(|cell| !headers::fields(std::slice::from_ref(cell)).is_empty()).count();
    let filled: Vec<&Vec<String>> = records[at + 1..].iter().filter(is_filled).collect();
    let even = filled.iter().filter(|row| row.len() == header.len()).count() as f64 / filled.len().max(1) as f64;
    let in_cells = || (0..header.len()).any(|at| is_position_column(&filled, at));
    let tags = records.get(at + 1).filter(|row| headers::is_tags(row.iter().map(String::as_str)));
    let has_positions = headers::tells_positions(header)
        || tags.is_some_and(|tags| headers::tells_positions(tags))
        || filled.len() > 1 && in_cells();
    let score = 3.0 * f64::from(u8::from(has_positions)) + known.min(8) as f64 + 2.0 * even + 0.1 * width.min(9) as f64;
    Some(Dialect { delimiter, start: starts[at], score, known, width, has_positions, even, rows: filled.len() })
}

/// Whether nearly every cell of a column is a position.
fn is_position_column(rows: &[&Vec<String>], at: usize) -> bool {
    let cells = || rows.iter().filter_map(|row| row.get(at)).filter(|cell| !cell.is_empty());
    let positions = cells().filter(|cell| positions::in_one(cell, false).is_some()).count();
    positions > 1 && 10 * positions >= 8 * cells().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(content: &str) -> Rows {
        read(&File { name: "list.csv", content: content.as_bytes() }).unwrap()
    }

    fn text(words: &str) -> Cell {
        Cell::text(words)
    }

    #[test]
    fn every_column_is_kept_in_its_order_with_the_line_of_each_row() {
        let rows = list("Place;Lat;Note;Lon\nNorth depot; 50,45 ;;30,52\nB;1\n");
        assert_eq!(rows.columns, ["Place", "Lat", "Note", "Lon"]);
        assert_eq!(rows.rows[0].cells, [text("North depot"), text("50,45"), Cell::Empty, text("30,52")]);
        assert_eq!(rows.rows.iter().map(|row| row.number).collect::<Vec<_>>(), [2, 3]);
        assert!(rows.decimal_commas);
    }

    #[test]
    fn a_delimiter_is_what_makes_a_table() {
        for (content, columns) in [
            ("title,lat,lon,\"what; by whom; where; when\"\nA,1,2,\"x; y\"\n", 4),
            ("no|place|lat|lon\n1|A|2|3\n", 4),
            ("sep=;\r\nplace;lat;lon\r\nA;1,5;2,5\r\n", 3),
            ("@id\t@lat\t@lon\tname\n1\t2\t3\tA\n", 4),
            ("place;position\nA;48.85, 2.40\nB;48.86, 2.41\n", 2),
        ] {
            assert_eq!(list(content).columns.len(), columns, "{content}");
        }
    }

    #[test]
    fn a_title_above_the_header_is_passed_over_and_lines_are_counted_as_they_stand() {
        let rows =
            list("Strikes of the week\r\n\r\nSource: own,,\r\nname,lat,lon\r\nA,1,2\r\n\r\n\"B\r\nC\",3,4\r\nD,,\r\n");
        assert_eq!(rows.columns, ["name", "lat", "lon"]);
        assert_eq!(rows.rows.iter().map(|row| row.number).collect::<Vec<_>>(), [5, 7, 9]);
    }

    #[test]
    fn a_row_of_tags_names_the_columns_anew() {
        let rows = list("Ort;Breite N;Länge E\n#loc+name;#geo+lat;#geo+lon\nA;1;2\n");
        assert_eq!((rows.tags[1].as_str(), rows.rows.len(), rows.rows[0].number), ("#geo+lat", 1, 3));
    }

    #[test]
    fn other_encodings_are_read_in_their_letters() {
        let mut content = b"name,lat,lon\nM".to_vec();
        content.extend([0xe1]);
        content.extend(b"laga y Le");
        content.extend([0xf3]);
        content.extend(b"n,36.72,-4.42\n");
        let rows = read(&File { name: "list.csv", content: &content }).unwrap();
        assert_eq!(rows.rows[0].cells[0], text("Málaga y León"));
        let wide: Vec<u8> = "\u{feff}name,lat,lon\nŁódź,1,2\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
        let file = File { name: "list", content: &wide };
        assert!(is(&file));
        assert_eq!(read(&file).unwrap().rows[0].cells[0], text("Łódź"));
    }
}
