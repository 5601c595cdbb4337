//! What stands in a column: its first filled cells, and what they look like.

use super::number::{self, Axis};
use super::{Cell, Rows};

/// So many rows are looked at to tell what a column holds.
const LOOKED_AT: usize = 300;

/// The filled cells of a column in the first rows.
pub(super) fn sample(rows: &Rows, at: usize) -> impl Iterator<Item = &Cell> {
    rows.rows.iter().take(LOOKED_AT).filter_map(move |row| row.cells.get(at)).filter(|cell| !cell.is_empty())
}

/// Whether a text is the address of a page.
pub fn is_link(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with("http://") || text.starts_with("https://") || text.starts_with("www.")
}

/// The names of columns for a message.
pub(super) fn listed(headers: &[String]) -> String {
    const MOST: usize = 40;
    let names: Vec<&str> = headers.iter().take(MOST).map(|header| header.trim()).collect();
    let more = if headers.len() > MOST { format!(" and {} more", headers.len() - MOST) } else { String::new() };
    format!("{}{more}", names.join(", "))
}

/// Which half of a position a column of angles is, by the hemispheres that stand in it.
pub(super) fn axis_of(rows: &Rows, at: usize) -> Option<Axis> {
    let (mut lat, mut lon, mut all) = (0, 0, 0);
    for text in sample(rows, at).filter_map(Cell::words) {
        all += 1;
        if number::number(&text).is_some() {
            continue;
        }
        let is = |axis| number::angle(&text, axis).is_some();
        lat += usize::from(is(Axis::Lat) && !is(Axis::Lon));
        lon += usize::from(is(Axis::Lon) && !is(Axis::Lat));
    }
    match (lat, lon) {
        (lat, _) if lat > 0 && 10 * lat >= 8 * all => Some(Axis::Lat),
        (_, lon) if lon > 0 && 10 * lon >= 8 * all => Some(Axis::Lon),
        _ => None,
    }
}
