//! An analysis to bytes: the JSON record, GeoJSON layers for QGIS.

pub mod record;
