//! An analysis to bytes: the JSON record, layers for QGIS and other GIS, a table of what was not placed.
//!
//! [`layers`] turns an analysis into flat tables with geometry once; [`geojson`], [`geopackage`] and [`qgis`] only
//! write them down. What each reader does with each form was measured with QGIS 3.22 and GDAL 3.6.

#[cfg(feature = "layers")]
pub mod bundle;
#[cfg(feature = "layers")]
pub mod geojson;
#[cfg(feature = "gpkg")]
pub mod geopackage;
#[cfg(feature = "layers")]
pub mod layers;
#[cfg(feature = "layers")]
mod material;
#[cfg(feature = "layers")]
pub mod qgis;
pub mod record;
pub mod unplaced;

#[cfg(feature = "layers")]
pub use material::{Files, Format, Material};

/// Every format of files, in the order in which they are written.
#[cfg(feature = "layers")]
pub const FORMATS: &[Format] = &[
    qgis::files,
    #[cfg(feature = "gpkg")]
    geopackage::files,
    record_file,
    unplaced::files,
];

/// The record, as a file beside the layers.
#[cfg(feature = "layers")]
fn record_file(material: &Material<'_>) -> crate::error::Result<Files> {
    Ok(vec![(format!("{}.json", material.stem), record::json(material.analysis)?.into_bytes())])
}
