//! The gazetteer: places, divisions, countries, airports, waters and the curated tables, to one blob.
//!
//! Sources first become [`draft::Draft`]s, features with textual links. Curated rows then win over features of the same
//! place, names are completed, and `write` lays everything out as `dateline_format::gazetteer::layout` says.

mod accord;
mod airports;
pub(crate) mod countries;
mod curated;
mod divisions;
mod draft;
mod ground;
mod merge;
mod names;
mod outlines;
mod places;
mod points;
mod ranks;
mod rivers;
mod seas;
mod words;
mod write;

use curated::Curated;
use dateline_compile::Result;
use dateline_compile::packages::Packages;
use draft::Draft;
use ground::Ground;
use std::path::Path;

/// Countries in and around which wars are reported: there places from 500 inhabitants on are kept.
pub(crate) const REGION: [&str; 24] = [
    "IR", "IL", "PS", "LB", "SY", "IQ", "JO", "YE", "SA", "AE", "QA", "KW", "BH", "OM", "EG", "TR", "AZ", "AM", "UA",
    "RU", "PK", "AF", "CY", "SD",
];

/// Compiles the gazetteer.
pub(crate) fn build(packages: &Packages, tables: &Path) -> Result<Vec<u8>> {
    let curated = Curated::read(tables)?;
    let outlines = outlines::read(packages)?;
    let mut drafts = countries::read(packages, &outlines)?;
    let mut places = places::read(packages)?;
    let settled = accord::by_hand(tables, &mut places)?;
    let ground = Ground::survey(&outlines, &places);
    let divisions = divisions::read(packages, &outlines, &places, &ground)?;
    let codes = divisions.iter().map(|division| division.admin1.clone()).collect();
    accord::check(&settled, &codes, &ground, &mut places)?;
    drafts.extend(divisions);
    drafts.extend(places.into_iter().filter(|place| place.kept).map(|place| place.draft));
    ranks::apply(packages, &mut drafts)?;
    let airports = airports::read(packages, &drafts)?;
    drafts.extend(airports);
    drafts.extend(seas::read(packages)?);
    drafts.extend(rivers::read(packages)?);
    let mut drafts = merge::doubles(drafts);
    curated.apply(&mut drafts)?;
    names::complete(&mut drafts);
    names::mark_doubtful(&mut drafts);
    points::apply(tables, &mut drafts)?;
    report(&drafts);
    write::blob(drafts, &curated)
}

#[expect(clippy::print_stderr, reason = "a command-line tool says what it made")]
fn report(drafts: &[Draft]) {
    use dateline_format::gazetteer::FeatureKind;
    for &kind in FeatureKind::ALL {
        let of_kind = || drafts.iter().filter(|draft| draft.kind == kind);
        let names: usize = of_kind().map(|draft| draft.names.len()).sum();
        eprintln!("{:8} features, {names:8} names: {kind:?}", of_kind().count());
    }
}
