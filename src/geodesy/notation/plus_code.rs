//! Plus codes in full, such as `9G2GFG2F+2C`.
//!
//! # References
//!
//! Open Location Code Specification (google/open-location-code), sections "Format" and "Decoding". The crate of that name brings a
//! version of `geo` of its own.

use super::written::Cell;

/// The twenty digits.
const ALPHABET: &str = "23456789CFGHJMPQRVWX";
/// Digits before the plus sign.
const BEFORE: usize = 8;

/// The cell of a full code; a shortened one needs a place beside it, which is not read.
pub(super) fn parse(text: &str) -> Option<Cell> {
    let upper = text.to_ascii_uppercase();
    let (before, after) = upper.split_once('+')?;
    if before.len() != BEFORE || after.len() == 1 || after.len() > 7 {
        return None;
    }
    let digits = before.trim_end_matches('0');
    // "9G2G0000+" names a larger cell; nothing may follow its zeroes.
    if digits.len() % 2 == 1 || digits.is_empty() || digits.len() < before.len() && !after.is_empty() {
        return None;
    }
    let values: Option<Vec<f64>> =
        digits.chars().chain(after.chars()).map(|c| ALPHABET.find(c).map(|v| v as f64)).collect();
    let values = values?;
    let (mut lat, mut lon, mut height, mut width) = (-90.0, -180.0, 400.0, 400.0);
    for pair in values[..values.len().min(10)].chunks_exact(2) {
        (height, width) = (height / 20.0, width / 20.0);
        lat += pair[0] * height;
        lon += pair[1] * width;
    }
    // Each further digit parts the cell into five rows and four columns.
    for value in values.iter().skip(10) {
        (height, width) = (height / 5.0, width / 4.0);
        lat += (value / 4.0).floor() * height;
        lon += (value % 4.0) * width;
    }
    Cell::of_degrees(lon, lat, width, height)
}
