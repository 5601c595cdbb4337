//! Which row of a table names its columns, and whether the row below it names them anew.

use super::field::Field;
use super::number;
use super::tables::names_of;

/// So many rows are looked at.
const LOOKED_AT: usize = 30;

/// The row that names the columns: the first that names a latitude and a longitude, else the first as wide as the table that holds
/// words alone.
pub(super) fn header(rows: &[Vec<String>], width: usize) -> usize {
    let known = |row: &Vec<String>| {
        let fields = if is_tags(row.iter().map(String::as_str)) { Vec::new() } else { fields(row) };
        let has = |field: Field| fields.contains(&field);
        has(Field::Lat) && has(Field::Lon) || fields.len() > 1 && (has(Field::Position) || has(Field::Easting))
    };
    let is_words = |cell: &str| !cell.is_empty() && number::number(cell).is_none() && cell.len() < 200;
    let names = |row: &Vec<String>| {
        row.len() + 1 >= width && 10 * row.iter().filter(|cell| is_words(cell)).count() >= 8 * row.len()
    };
    let within = &rows[..rows.len().min(LOOKED_AT)];
    within.iter().position(known).or_else(|| within.iter().position(names)).unwrap_or(0)
}

/// The fields that the cells of a row name.
pub(super) fn fields(row: &[String]) -> Vec<Field> {
    row.iter()
        .filter(|cell| cell.len() < 100)
        .flat_map(|cell| names_of(cell).into_iter().map(|(field, _)| field))
        .collect()
}

/// Whether a header tells where its rows lie.
pub(super) fn tells_positions(row: &[String]) -> bool {
    let fields = fields(row);
    let has = |field: Field| fields.contains(&field);
    has(Field::Lat) && has(Field::Lon) || has(Field::Position) || has(Field::Easting) && has(Field::Northing)
}

/// Whether a row holds the tags of HXL: `#geo+lat`.
pub(super) fn is_tags<'c>(cells: impl Iterator<Item = &'c str> + Clone) -> bool {
    let filled = || cells.clone().filter(|cell| !cell.is_empty());
    let is_tag = |cell: &str| cell.starts_with('#') && cell[1..].starts_with(|c: char| c.is_ascii_alphabetic());
    filled().count() >= 2 && filled().all(is_tag)
}

/// Gives columns without a name one.
pub(super) fn name_columns(columns: &mut [String]) {
    for (at, column) in columns.iter_mut().enumerate().filter(|(_, column)| column.is_empty()) {
        *column = format!("column {}", at + 1);
    }
}
