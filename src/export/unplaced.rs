//! The names that were found but not placed, as a table without geometry beside the layers.

#[cfg(feature = "layers")]
use super::material::{Files, Material};
use std::borrow::Cow;

use crate::analysis::Analysis;
use crate::error::{Error, Result};

/// The table, where a name was not placed.
#[cfg(feature = "layers")]
pub(super) fn files(material: &Material<'_>) -> Result<Files> {
    let table = csv(material.analysis)?;
    Ok(table.map(|table| (format!("{}_unplaced.csv", material.stem), table.into_bytes())).into_iter().collect())
}

/// A CSV of the names without a position; `None` when all were placed.
///
/// # Errors
///
/// When the table cannot be encoded, which writing to memory never causes.
pub fn csv(analysis: &Analysis) -> Result<Option<String>> {
    let unplaced: Vec<_> = analysis.places.iter().filter(|place| place.position.is_none()).collect();
    if unplaced.is_empty() {
        return Ok(None);
    }
    let failed = |error: &dyn std::fmt::Display| Error::Encode { what: "unplaced", why: error.to_string() };
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record(["name", "start", "end", "sentence"]).map_err(|error| failed(&error))?;
    for place in unplaced {
        let sentence = analysis.article.sentence_at(place.span.start);
        let sentence = sentence.filter(|sentence| sentence.span.contains(place.span));
        let sentence = sentence.map(|sentence| analysis.article.slice(sentence.span)).unwrap_or_default();
        let (start, end) = (place.span.start.to_string(), place.span.end.to_string());
        table
            .write_record([&*guarded(&place.text), &start, &end, &*guarded(sentence)])
            .map_err(|error| failed(&error))?;
    }
    let bytes = table.into_inner().map_err(|error| failed(&error))?;
    String::from_utf8(bytes).map(Some).map_err(|error| failed(&error))
}

/// The text of a cell, with an apostrophe before what a spreadsheet would take for a formula
/// (OWASP, *CSV Injection*).
pub(super) fn guarded(text: &str) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_begins_as_a_formula() {
        for text in ["=1+1", "+1", "-1", "@a", "\t=1", "\r=1"] {
            assert_eq!(guarded(text), format!("'{text}"));
        }
        assert_eq!(guarded("Haifa = port"), "Haifa = port");
    }
}
