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
pub mod qgis;
pub mod record;
pub mod unplaced;
