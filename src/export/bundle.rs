//! Everything that `dateline export` writes for one analysis, as named files.

use std::path::PathBuf;

use geo::CoordsIter;

#[cfg(feature = "gpkg")]
use super::geopackage;
use super::layers::{Layer, layers};
use super::{geojson, qgis, record, unplaced};
use crate::analysis::Analysis;
use crate::diagnostic::Diagnostic;
use crate::error::Result;
use crate::geometry::Extent;
use crate::lang::Message;

/// Share of the extent added on every side, so that no marker stands on the frame.
const MARGIN: f64 = 0.08;

/// The least half-width of the extent in degrees, about a city.
const LEAST: f64 = 0.1;

/// Files to write and what to say about them.
#[derive(Debug, Default)]
pub struct Bundle {
    /// Name relative to the folder, and content.
    pub files: Vec<(PathBuf, Vec<u8>)>,
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
    let mut add = |name: String, content: Vec<u8>| bundle.files.push((PathBuf::from(name), content));
    let layers = layers(analysis);
    let mut files = Vec::new();
    #[cfg(feature = "gpkg")]
    let mut tables = Vec::new();
    for layer in &layers {
        let base = format!("{stem}_{}", layer.shape.suffix());
        add(format!("{base}.geojson"), geojson::collection(layer, &base)?.into_bytes());
        add(format!("{base}.qml"), qgis::style(layer).into_bytes());
        files.push((layer, format!("{base}.geojson")));
        #[cfg(feature = "gpkg")]
        tables.push((layer, base));
    }
    if !layers.is_empty() {
        add(format!("{stem}.qgs"), qgis::project(stem, &files, &extent(&layers)).into_bytes());
        #[cfg(feature = "gpkg")]
        add(format!("{stem}.gpkg"), geopackage::package(&tables)?);
    }
    add(format!("{stem}.json"), record::json(analysis)?.into_bytes());
    if let Some(table) = unplaced::csv(analysis)? {
        add(format!("{stem}_unplaced.csv"), table.into_bytes());
    }
    bundle.diagnostics.extend(analysis.not_drawn());
    let undrawn = analysis.lines.len() + analysis.rings.len() + analysis.areas.len();
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

/// The box of all coordinates, or the whole band of latitudes when they lie on both sides of the antimeridian.
fn extent(layers: &[Layer]) -> Extent {
    let coords = || layers.iter().flat_map(|layer| layer.rows.iter()).flat_map(|row| row.geometry.coords_iter());
    let fold = |value: fn(geo::Coord<f64>) -> f64, pick: fn(f64, f64) -> f64, start: f64| {
        coords().map(value).fold(start, pick)
    };
    let (west, east) = (fold(|c| c.x, f64::min, f64::INFINITY), fold(|c| c.x, f64::max, f64::NEG_INFINITY));
    let (south, north) = (fold(|c| c.y, f64::min, f64::INFINITY), fold(|c| c.y, f64::max, f64::NEG_INFINITY));
    let pad_x = ((east - west) * MARGIN).max(LEAST);
    let pad_y = ((north - south) * MARGIN).max(LEAST);
    Extent {
        west: (west - pad_x).max(-180.0),
        south: (south - pad_y).max(-90.0),
        east: (east + pad_x).min(180.0),
        north: (north + pad_y).min(90.0),
    }
}
