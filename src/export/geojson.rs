//! Layers as GeoJSON (RFC 7946): one collection a geometry type, no height, no `crs`, six decimals.

use geojson::JsonValue;

use super::layers::{Layer, Row, Value};
use crate::error::{Error, Result};

/// A layer as a feature collection named `name`, with a line end.
///
/// # Errors
///
/// When a number is not finite, which no stage produces.
pub fn collection(layer: &Layer, name: &str) -> Result<String> {
    let mut text = format!("{{\"type\":\"FeatureCollection\",\"name\":{},\"features\":[", JsonValue::from(name));
    for (at, row) in layer.rows.iter().enumerate() {
        if at > 0 {
            text.push(',');
        }
        feature(layer, row, &mut text)?;
    }
    text.push_str("]}\n");
    Ok(text)
}

/// One feature, its properties in the order of the columns.
fn feature(layer: &Layer, row: &Row, text: &mut String) -> Result<()> {
    let geometry = geojson::Geometry::new((&rounded(&row.geometry)).into());
    let geometry =
        serde_json::to_string(&geometry).map_err(|error| Error::Encode { what: "geojson", why: error.to_string() })?;
    let uid = JsonValue::from(row.uid.as_str());
    text.push_str(&format!("{{\"type\":\"Feature\",\"id\":{uid},\"geometry\":{geometry},\"properties\":{{"));
    if !layer.is_list {
        text.push_str(&format!("\"uid\":{uid},"));
    }
    for (at, (column, cell)) in layer.columns.iter().zip(&row.cells).enumerate() {
        if at > 0 {
            text.push(',');
        }
        text.push_str(&format!("{}:{}", JsonValue::from(column.name.as_ref()), json(cell)));
    }
    text.push_str("}}");
    Ok(())
}

fn rounded(geometry: &geo::Geometry<f64>) -> geo::Geometry<f64> {
    use geo::MapCoords;
    let six = |value: f64| super::record::rounded(value, 6);
    geometry.map_coords(|coord| geo::Coord { x: six(coord.x), y: six(coord.y) })
}

fn json(cell: &Value) -> String {
    match cell {
        Value::Null => JsonValue::Null.to_string(),
        Value::Text(text) => JsonValue::from(text.as_str()).to_string(),
        Value::Integer(number) => number.to_string(),
        Value::Real(number) => JsonValue::from(*number).to_string(),
        Value::Flag(flag) => flag.to_string(),
        Value::Json(text) => text.clone(),
    }
}
