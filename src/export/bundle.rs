//! Everything that `dateline export` writes for one analysis, as named files.

use std::path::PathBuf;

use super::layers::{Shape, layers, left_out};
use super::material::Material;
use crate::analysis::Analysis;
use crate::diagnostic::Diagnostic;
use crate::error::Result;
use crate::lang::Message;

/// Files to write and what to say about them.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct Bundle {
    /// Name relative to the folder, and content.
    pub files: Vec<(PathBuf, Vec<u8>)>,
    /// Names of files that an earlier run may have written into the folder and this one does not.
    pub stale: Vec<PathBuf>,
    /// What was left out and why.
    pub diagnostics: Vec<Diagnostic>,
}

/// The files of an analysis, their names beginning with `stem`.
///
/// # Errors
///
/// When a layer cannot be encoded.
pub fn bundle(analysis: &Analysis, stem: &str) -> Result<Bundle> {
    let mut bundle = Bundle::default();
    let layers = layers(analysis);
    let material = Material { analysis, stem, layers: &layers };
    for files in super::FORMATS {
        bundle.files.extend(files(&material)?.into_iter().map(|(name, content)| (PathBuf::from(name), content)));
    }
    if let Some(table) = left_out(analysis)? {
        bundle.files.push((PathBuf::from(format!("{stem}_left_out.csv")), table.into_bytes()));
    }
    let written = |name: &PathBuf| bundle.files.iter().any(|(file, _)| file == name);
    bundle.stale = names(stem).filter(|name| !written(name)).collect();
    bundle.diagnostics.extend(analysis.not_drawn());
    let shapes = if analysis.list.is_some() { 0 } else { analysis.lines.len() + analysis.areas.len() };
    let undrawn = analysis.rings.len() + shapes;
    if undrawn > 0 {
        bundle.diagnostics.push(
            Diagnostic::note("not-in-layers", None, Message::NotInLayers { count: undrawn.into() })
                .with_hint(Message::NotInLayersHint {}),
        );
    }
    if layers.is_empty() {
        bundle
            .diagnostics
            .push(Diagnostic::warning("no-layers", None, Message::NoLayers {}).with_hint(Message::NoLayersHint {}));
    }
    Ok(bundle)
}

/// Every name that a file of a bundle may have.
fn names(stem: &str) -> impl Iterator<Item = PathBuf> {
    let layers = [Shape::Points, Shape::Lines, Shape::Areas].map(Shape::suffix).into_iter();
    let layers = layers.flat_map(|suffix| [format!("_{suffix}.geojson"), format!("_{suffix}.qml")]);
    let whole = [".qgs", ".gpkg", ".json", "_unplaced.csv", "_left_out.csv"].map(str::to_owned);
    layers.chain(whole).map(move |ending| PathBuf::from(format!("{stem}{ending}")))
}
