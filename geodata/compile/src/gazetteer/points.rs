//! Representative points of countries and large divisions from a curated table, for the label points of Natural Earth.
//!
//! A label point is chosen for cartography and may lie hundreds of kilometres from the figure under which a country is listed
//! elsewhere; the resolver's places are compared with such lists.

use super::draft::Draft;
use dateline_compile::Result;
use dateline_format::gazetteer::FeatureKind;
use std::collections::BTreeMap;
use std::path::Path;

/// Moves countries and first-level divisions of `drafts` to the points of `directory`'s table.
pub(crate) fn apply(directory: &Path, drafts: &mut [Draft]) -> Result<()> {
    let table = std::fs::read_to_string(directory.join("points.tsv"))?;
    let points: BTreeMap<&str, (f64, f64)> =
        table.lines().filter(|line| !line.starts_with('#')).filter_map(point).collect();
    for draft in drafts {
        let key = match draft.kind {
            FeatureKind::Country => draft.country.clone(),
            FeatureKind::Admin1 => draft.geonameids.first().map(u32::to_string).unwrap_or_default(),
            _ => continue,
        };
        if let Some((lat, lon)) = points.get(key.as_str()) {
            (draft.lat, draft.lon) = (*lat, *lon);
        }
    }
    Ok(())
}

/// Key, latitude, longitude.
fn point(line: &str) -> Option<(&str, (f64, f64))> {
    let mut cells = line.split('\t');
    let key = cells.next()?;
    Some((key, (cells.next()?.trim().parse().ok()?, cells.next()?.trim().parse().ok()?)))
}
