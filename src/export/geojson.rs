//! Layers as GeoJSON (RFC 7946): one collection a geometry type, no height, no `crs`, six decimals.

use geojson::{Feature, FeatureCollection, JsonObject, JsonValue};

use super::layers::{Layer, Value};
use crate::error::{Error, Result};

/// A layer as a feature collection named `name`, with a line end.
///
/// # Errors
///
/// When a number is not finite, which no stage produces.
pub fn collection(layer: &Layer, name: &str) -> Result<String> {
    let features = layer
        .rows
        .iter()
        .map(|row| {
            let mut properties = JsonObject::new();
            properties.insert("uid".to_owned(), JsonValue::from(row.uid.as_str()));
            for (column, cell) in layer.columns.iter().zip(&row.cells) {
                properties.insert(column.name.to_owned(), json(cell));
            }
            Feature {
                geometry: Some(geojson::Geometry::new((&rounded(&row.geometry)).into())),
                id: Some(geojson::feature::Id::String(row.uid.clone())),
                properties: Some(properties),
                ..Feature::default()
            }
        })
        .collect();
    let mut foreign_members = JsonObject::new();
    foreign_members.insert("name".to_owned(), JsonValue::from(name));
    let collection = FeatureCollection { bbox: None, features, foreign_members: Some(foreign_members) };
    let mut text = serde_json::to_string(&collection)
        .map_err(|error| Error::Encode { what: "geojson", why: error.to_string() })?;
    text.push('\n');
    Ok(text)
}

fn rounded(geometry: &geo::Geometry<f64>) -> geo::Geometry<f64> {
    use geo::MapCoords;
    let six = |value: f64| super::record::rounded(value, 6);
    geometry.map_coords(|coord| geo::Coord { x: six(coord.x), y: six(coord.y) })
}

fn json(cell: &Value) -> JsonValue {
    match cell {
        Value::Null => JsonValue::Null,
        Value::Text(text) => JsonValue::from(text.as_str()),
        Value::Integer(number) => JsonValue::from(*number),
        Value::Real(number) => JsonValue::from(*number),
    }
}
