//! GeoJSON (RFC 7946): a collection of features, one feature, or a bare geometry.

use std::collections::HashMap;

use geojson::{Feature, GeoJson, GeometryValue, JsonObject, JsonValue, Position};

use super::{Cell, File, Format, Kept, MOST_ROWS, Pair, Row, Rows, Shape, too_many};
use crate::diagnostic::Diagnostic;
use crate::error::{Error, Result};
use crate::geometry::{Extent, LonLat};

/// GeoJSON.
pub const FORMAT: Format = Format { name: "GeoJSON", endings: &["geojson", "json"], is, read };

/// So much of a file is looked at to tell whether it is GeoJSON.
const LOOKED_AT: usize = 64 << 10;

/// Whether it is a JSON object that speaks of features or coordinates.
fn is(file: &File<'_>) -> bool {
    let head = file.head(LOOKED_AT).trim_start();
    if !head.starts_with('{') {
        return false;
    }
    let packed: String = head.chars().filter(|letter| !letter.is_whitespace()).collect();
    [r#""type":"Feature"#, r#""features":["#, r#""coordinates":["#].iter().any(|mark| packed.contains(mark))
}

fn read(file: &File<'_>) -> Result<Rows> {
    let parsed: GeoJson = file.text()?.parse().map_err(|error: geojson::Error| {
        Error::input(
            format!("the list is not GeoJSON: {error}"),
            "check it with any JSON tool; it must be one FeatureCollection",
        )
    })?;
    let mut rows = Rows { kept: Kept::Features, ..Rows::default() };
    let (features, bbox) = match parsed {
        GeoJson::FeatureCollection(collection) => {
            let name = collection.foreign_members.as_ref().and_then(|members| members.get("name"));
            rows.name = name.and_then(|name| cell(name).words());
            (collection.features, collection.bbox)
        }
        GeoJson::Feature(feature) => (vec![feature], None),
        GeoJson::Geometry(geometry) => (vec![Feature::from(geometry)], None),
    };
    rows.extent = bbox.as_deref().and_then(extent);
    if bbox.is_some() && rows.extent.is_none() {
        rows.diagnostics.push(Diagnostic::warning(
            "bad-bbox",
            None,
            "the list's `bbox` is not west, south, east, north",
        ));
    }
    if features.len() > MOST_ROWS {
        return Err(too_many("features"));
    }
    let mut columns = Columns::default();
    for (at, feature) in features.into_iter().enumerate() {
        let cells = columns.cells(feature.properties.as_ref());
        let shape = feature.geometry.and_then(|geometry| shape(&geometry.value));
        rows.rows.push(Row { number: at + 1, shape, cells });
    }
    rows.columns = columns.names;
    Ok(rows)
}

/// The properties that any feature has, in the order in which they first stand.
#[derive(Default)]
struct Columns {
    names: Vec<String>,
    at: HashMap<String, usize>,
}

impl Columns {
    fn cells(&mut self, properties: Option<&JsonObject>) -> Vec<Cell> {
        let mut cells = vec![Cell::Empty; self.names.len()];
        for (name, value) in properties.into_iter().flatten() {
            let at = match self.at.get(name) {
                Some(&at) => at,
                None => {
                    self.at.insert(name.clone(), self.names.len());
                    self.names.push(name.clone());
                    cells.push(Cell::Empty);
                    self.names.len() - 1
                }
            };
            cells[at] = cell(value);
        }
        cells
    }
}

fn cell(value: &JsonValue) -> Cell {
    match value {
        JsonValue::Null => Cell::Empty,
        JsonValue::String(text) => Cell::text(text),
        JsonValue::Number(number) => number.as_f64().map_or(Cell::Empty, Cell::Number),
        JsonValue::Bool(flag) => Cell::Flag(*flag),
        JsonValue::Array(values) => Cell::Several(values.iter().map(cell).collect()),
        JsonValue::Object(_) => Cell::Nested(value.to_string()),
    }
}

/// A geometry without the vertices that are none; `None` for what no list is drawn from.
fn shape(value: &GeometryValue) -> Option<Shape> {
    Some(match value {
        GeometryValue::Point { coordinates } => Shape::Points(pair(coordinates).into_iter().collect()),
        GeometryValue::MultiPoint { coordinates } => Shape::Points(pairs(coordinates)),
        GeometryValue::LineString { coordinates } => Shape::Lines(vec![pairs(coordinates)]),
        GeometryValue::MultiLineString { coordinates } => {
            Shape::Lines(coordinates.iter().map(|line| pairs(line)).collect())
        }
        GeometryValue::Polygon { coordinates } => Shape::Areas(vec![rings(coordinates)]),
        GeometryValue::MultiPolygon { coordinates } => {
            Shape::Areas(coordinates.iter().map(|polygon| rings(polygon)).collect())
        }
        GeometryValue::GeometryCollection { .. } => return None,
    })
}

fn pair(position: &Position) -> Option<Pair> {
    let &[lon, lat, ..] = position.as_slice() else { return None };
    Some([lon, lat])
}

fn pairs(positions: &[Position]) -> Vec<Pair> {
    positions.iter().filter_map(pair).collect()
}

fn rings(polygon: &[Vec<Position>]) -> Vec<Vec<Pair>> {
    polygon.iter().map(|ring| pairs(ring)).collect()
}

/// West, south, east, north, with or without heights (RFC 7946, section 5); west may be greater than east.
fn extent(bbox: &[f64]) -> Option<Extent> {
    let (west, south, east, north) = match *bbox {
        [west, south, east, north] | [west, south, _, east, north, _] => (west, south, east, north),
        _ => return None,
    };
    let (lower, upper) = (LonLat::new(west, south)?, LonLat::new(east, north)?);
    let sane = south < north && west != east;
    sane.then_some(Extent { west: lower.lon(), south, east: upper.lon(), north })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn properties_of_all_features_are_columns_of_the_list() {
        let source = r#"{"type":"FeatureCollection","name":"Depots","features":[
            {"type":"Feature","properties":{"name":"A","n":3},"geometry":null},
            {"type":"Feature","properties":{"facts":["x",1],"name":null,"open":true,"deep":{"a":1}},
             "geometry":{"type":"Point","coordinates":[1,2,3]}}]}"#;
        let rows = read(&File { name: "list", content: source.as_bytes() }).unwrap();
        assert_eq!((rows.name.as_deref(), rows.rows.len()), (Some("Depots"), 2));
        let at = |name: &str| rows.columns.iter().position(|column| column == name).unwrap();
        assert_eq!(rows.rows[0].cells[at("n")], Cell::Number(3.0));
        let second = &rows.rows[1];
        assert_eq!((second.number, second.shape.as_ref()), (2, Some(&Shape::Points(vec![[1.0, 2.0]]))));
        let several = Cell::Several(vec![Cell::Text("x".to_owned()), Cell::Number(1.0)]);
        assert_eq!(second.cells[at("facts")], several);
        assert_eq!((&second.cells[at("name")], &second.cells[at("open")]), (&Cell::Empty, &Cell::Flag(true)));
        assert_eq!(second.cells[at("deep")], Cell::Nested(r#"{"a":1}"#.to_owned()));
    }
}
