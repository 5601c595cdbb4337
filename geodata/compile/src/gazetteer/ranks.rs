//! Label ranks of Natural Earth's populated places, joined by GeoNames identifier. Their positions are not used: Tehran's
//! is 2.5 km off.

use super::draft::Draft;
use dateline_compile::Result;
use dateline_compile::packages::Packages;
use dateline_format::gazetteer::FeatureKind;
use shapefile::dbase::{FieldValue, Reader, Record};
use std::collections::BTreeMap;
use std::io::Cursor;

const TABLE: &str = "usr/share/magics/10m/ne_10m_populated_places_simple.dbf";

/// Gives the places their ranks.
pub(crate) fn apply(packages: &Packages, drafts: &mut [Draft]) -> Result<()> {
    let bytes = packages.file("libmagics++-data", TABLE)?;
    let mut ranks: BTreeMap<u32, u8> = BTreeMap::new();
    for record in Reader::new(Cursor::new(bytes))?.iter_records() {
        let record = record?;
        let (Some(id), Some(rank)) = (number(&record, "geonameid"), number(&record, "scalerank")) else { continue };
        if id > 0.0 {
            ranks.insert(id as u32, rank.clamp(0.0, 12.0) as u8);
        }
    }
    let is_place = |draft: &&mut Draft| matches!(draft.kind, FeatureKind::City | FeatureKind::Locality);
    for draft in drafts.iter_mut().filter(is_place) {
        draft.label_rank = draft.geonameids.first().and_then(|id| ranks.get(id)).copied();
    }
    Ok(())
}

/// A number of a record, however the column is typed.
pub(crate) fn number(record: &Record, column: &str) -> Option<f64> {
    match record.get(column)? {
        FieldValue::Numeric(value) => *value,
        FieldValue::Float(value) => value.map(f64::from),
        FieldValue::Integer(value) => Some(f64::from(*value)),
        FieldValue::Double(value) => Some(*value),
        FieldValue::Character(Some(text)) => text.trim().parse().ok(),
        _ => None,
    }
}
