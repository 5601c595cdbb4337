//! CSV: a header row, then a row a line, parted by commas, semicolons or tabs.

use super::fields::{Field, folded};
use super::{Cell, File, Format, Kept, MOST_ROWS, Row, Rows, too_many};
use crate::error::{Error, Result};

/// Comma-separated values.
pub const FORMAT: Format = Format { name: "CSV", endings: &["csv", "tsv"], is, read };

/// Longer first lines are no header.
const LONGEST_HEADER: usize = 16 << 10;

/// Whether the first line names columns of latitudes and longitudes.
fn is(file: &File<'_>) -> bool {
    let first = file.head(LONGEST_HEADER).lines().next().unwrap_or_default();
    let mark = delimiter(first);
    let columns: Vec<String> = first.split(char::from(mark)).map(|name| folded(name.trim_matches('"'))).collect();
    let has = |field: Field| columns.iter().any(|column| field.names().contains(&column.as_str()));
    has(Field::Lat) && has(Field::Lon)
}

fn read(file: &File<'_>) -> Result<Rows> {
    let source = file.text()?;
    let mut reader = ::csv::ReaderBuilder::new()
        .delimiter(delimiter(source.lines().next().unwrap_or_default()))
        .flexible(true)
        .trim(::csv::Trim::All)
        .from_reader(source.as_bytes());
    let columns = reader.headers().map_err(|error| unreadable(&error))?.iter().map(str::to_owned).collect();
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| unreadable(&error))?;
        if rows.len() == MOST_ROWS {
            return Err(too_many("rows"));
        }
        let line = record.position().map_or(0, ::csv::Position::line);
        rows.push(Row {
            number: usize::try_from(line).unwrap_or(usize::MAX),
            shape: None,
            cells: record.iter().map(Cell::text).collect(),
        });
    }
    Ok(Rows { kept: Kept::Table, columns, rows, ..Rows::default() })
}

fn unreadable(error: &::csv::Error) -> Error {
    Error::input(format!("the list is not CSV: {error}"), "save it as UTF-8 text with a header row")
}

/// The separator that the first line holds most of.
fn delimiter(first: &str) -> u8 {
    let count = |mark: u8| first.bytes().filter(|&b| b == mark).count();
    [b',', b';', b'\t'].into_iter().rev().max_by_key(|&mark| count(mark)).unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_is_kept_in_its_order_with_the_line_of_each_row() {
        let content = "Place;Lat;Note;Lon\nNorth depot; 50,45 ;;30,52\nB;1\n";
        let rows = read(&File { name: "list.csv", content: content.as_bytes() }).unwrap();
        assert_eq!(rows.columns, ["Place", "Lat", "Note", "Lon"]);
        let text = |words: &str| Cell::Text(words.to_owned());
        assert_eq!(rows.rows[0].cells, [text("North depot"), text("50,45"), Cell::Empty, text("30,52")]);
        assert_eq!(rows.rows.iter().map(|row| row.number).collect::<Vec<_>>(), [2, 3]);
    }
}
