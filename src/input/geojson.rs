//! GeoJSON (RFC 7946), also with the `crs` of 2008, one feature a line, or features in an array: a geometry a row, its properties as
//! columns.

use std::collections::HashMap;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};

use super::crs::Crs;
use super::{Cell, File, Format, Kept, MOST_ROWS, Pair, Row, Rows, Shape, too_many};
use crate::diagnostic::Diagnostic;
use crate::error::{Error, Result};
use crate::geometry::{Extent, LonLat};

/// GeoJSON.
pub const FORMAT: Format =
    Format { name: "GeoJSON", endings: &["geojson", "geojsonl", "geojsons", "ndgeojson", "json"], is, read };

/// So much of a file is looked at to tell whether it is GeoJSON.
const LOOKED_AT: usize = 64 << 10;
/// Geometries within geometries at most.
const DEEPEST: usize = 8;

/// Whether it is JSON that speaks of features or coordinates.
fn is(file: &File<'_>) -> bool {
    let head = file.head(LOOKED_AT);
    let head = head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{1e}');
    if !head.starts_with(['{', '[']) {
        return false;
    }
    let packed: String = head.chars().filter(|letter| !letter.is_whitespace()).collect();
    [r#""type":"Feature"#, r#""type":"Topology""#, r#""features":["#, r#""coordinates":["#].iter().any(|mark| packed.contains(mark))
        // The member of a record of our own, or of a table in another form.
        && !packed.starts_with(r#"{"elements":"#)
}

/// Any object of GeoJSON.
#[derive(Debug, Default, Deserialize)]
struct Object {
    #[serde(rename = "type", default)]
    kind: Option<String>,
    #[serde(default)]
    id: Option<Value>,
    #[serde(default)]
    name: Option<Value>,
    #[serde(default)]
    crs: Option<Value>,
    #[serde(default)]
    bbox: Option<Vec<f64>>,
    #[serde(default)]
    features: Option<Vec<Object>>,
    #[serde(default)]
    geometry: Option<Box<Object>>,
    #[serde(default)]
    geometries: Option<Vec<Object>>,
    #[serde(default)]
    coordinates: Option<Coordinates>,
    #[serde(default)]
    properties: Option<Value>,
}

/// A number or a sequence of such.
#[derive(Debug)]
enum Coordinates {
    Number(f64),
    Several(Vec<Coordinates>),
}

fn read(file: &File<'_>) -> Result<Rows> {
    let text = file.text()?;
    let objects = objects(&text)?;
    let mut rows = Rows { kept: Kept::Features, ..Rows::default() };
    let mut columns = Columns::default();
    let mut features = Vec::new();
    let mut bbox = None;
    let mut crs = Crs::Degrees;
    let mut is_known = false;
    for object in objects {
        is_known |= object.features.is_some()
            || object.geometry.is_some()
            || object.coordinates.is_some()
            || object.geometries.is_some();
        if let Some(name) = object.crs.as_ref().and_then(crs_name) {
            crs = Crs::named(&name)?;
        }
        match object.kind.as_deref() {
            Some("FeatureCollection") | None if object.features.is_some() => {
                rows.name = rows.name.or_else(|| object.name.and_then(|name| Cell::from(name).words()));
                bbox = bbox.or(object.bbox);
                features.extend(object.features.into_iter().flatten());
            }
            Some("Topology") => return Err(refused("it is TopoJSON", "convert it with mapshaper or `topo2geo`")),
            Some("Feature") => features.push(object),
            _ => features.push(Object { geometry: Some(Box::new(object)), ..Object::default() }),
        }
    }
    if !is_known {
        return Err(refused(
            "it holds no feature and no geometry",
            "it must be one FeatureCollection, or a feature a line",
        ));
    }
    rows.extent = bbox.as_deref().and_then(extent);
    if bbox.is_some() && rows.extent.is_none() {
        let message = "the list's `bbox` is not west, south, east, north";
        rows.diagnostics.push(Diagnostic::warning("bad-bbox", None, message));
    }
    if features.len() > MOST_ROWS {
        return Err(too_many("features"));
    }
    for (at, feature) in features.into_iter().enumerate() {
        let cells = columns.cells(feature.properties, feature.id);
        let mut shape = feature.geometry.and_then(|geometry| shape(*geometry, 0));
        if let Some(shape) = &mut shape {
            crs.convert(shape);
        }
        rows.rows.push(Row { number: at + 1, shape, cells });
    }
    rows.columns = columns.names;
    Ok(rows)
}

fn refused(why: &str, hint: &str) -> Error {
    Error::input(format!("the list is not GeoJSON: {why}"), hint)
}

/// The objects of a text: one, those of an array, or one after the other.
fn objects(text: &str) -> Result<Vec<Object>> {
    let unread = |error: serde_json::Error| {
        refused(
            &error.to_string(),
            "check it with any JSON tool; it must be one FeatureCollection, or a feature a line",
        )
    };
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{1e}');
    if start.starts_with('[') {
        return serde_json::from_str(start).map_err(unread);
    }
    let parts = text.split('\u{1e}').filter(|part| !part.trim().is_empty());
    let mut objects = Vec::new();
    for part in parts {
        for object in serde_json::Deserializer::from_str(part).into_iter::<Object>() {
            if objects.len() > MOST_ROWS {
                return Err(too_many("features"));
            }
            objects.push(object.map_err(unread)?);
        }
    }
    if objects.is_empty() { Err(refused("it is empty", "give a list with at least one feature")) } else { Ok(objects) }
}

/// The name of the reference system in the `crs` of GeoJSON 2008.
fn crs_name(crs: &Value) -> Option<String> {
    let Value::Object(members) = crs else { return None };
    let properties = members.iter().find(|(name, _)| name == "properties").map(|(_, value)| value);
    let Some(Value::Object(properties)) = properties else { return None };
    let text =
        |wanted: &str| properties.iter().find(|(name, _)| name == wanted).map(|(_, value)| Cell::from(value.clone()));
    if let Some(name) = text("name").and_then(|name| name.words()) {
        return Some(name);
    }
    text("code").and_then(|code| code.words()).map(|code| format!("EPSG:{code}"))
}

/// The properties that any feature has, in the order in which they first stand.
#[derive(Default)]
pub(super) struct Columns {
    pub(super) names: Vec<String>,
    at: HashMap<String, usize>,
}

impl Columns {
    /// The cell of a name, with a column for it.
    pub(super) fn set(&mut self, cells: &mut Vec<Cell>, name: &str, value: Cell) {
        let at = match self.at.get(name) {
            Some(&at) => at,
            None => {
                self.at.insert(name.to_owned(), self.names.len());
                self.names.push(name.to_owned());
                self.names.len() - 1
            }
        };
        if cells.len() <= at {
            cells.resize(at + 1, Cell::Empty);
        }
        cells[at] = value;
    }

    fn cells(&mut self, properties: Option<Value>, id: Option<Value>) -> Vec<Cell> {
        let mut cells = Vec::with_capacity(self.names.len());
        let Some(Value::Object(members)) = properties else {
            // Without properties the identifier is all that there is.
            if let Some(id) = id {
                self.set(&mut cells, "id", id.into());
            }
            return cells;
        };
        for (name, value) in members {
            self.set(&mut cells, &name, value.into());
        }
        cells
    }
}

/// A geometry; `None` for what is none.
fn shape(object: Object, depth: usize) -> Option<Shape> {
    if depth > DEEPEST {
        return None;
    }
    if let Some(geometries) = object.geometries {
        return Shape::joined(geometries.into_iter().filter_map(|member| shape(member, depth + 1)).collect());
    }
    let coordinates = object.coordinates?;
    Some(match object.kind.as_deref()? {
        "Point" => Shape::Points(coordinates.pair().into_iter().collect()),
        "MultiPoint" => Shape::Points(coordinates.pairs()),
        "LineString" => Shape::Lines(vec![coordinates.pairs()]),
        "MultiLineString" => Shape::Lines(coordinates.each(Coordinates::pairs)),
        "Polygon" => Shape::Areas(vec![coordinates.each(Coordinates::pairs)]),
        "MultiPolygon" => Shape::Areas(coordinates.each(|polygon| polygon.each(Coordinates::pairs))),
        _ => return None,
    })
}

/// The geometry that a text is.
pub(super) fn shape_in(text: &str) -> Option<Shape> {
    shape(serde_json::from_str(text).ok()?, 0)
}

impl Coordinates {
    fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Several(_) => None,
        }
    }

    fn pair(&self) -> Option<Pair> {
        let Self::Several(numbers) = self else { return None };
        Some([numbers.first()?.number()?, numbers.get(1)?.number()?])
    }

    fn pairs(&self) -> Vec<Pair> {
        self.each(Self::pair).into_iter().flatten().collect()
    }

    fn each<T>(&self, item: impl Fn(&Self) -> T) -> Vec<T> {
        match self {
            Self::Several(items) => items.iter().map(item).collect(),
            Self::Number(_) => Vec::new(),
        }
    }
}

impl<'de> Deserialize<'de> for Coordinates {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        struct Read;
        impl<'de> Visitor<'de> for Read {
            type Value = Coordinates;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("numbers in arrays")
            }

            fn visit_f64<E>(self, number: f64) -> std::result::Result<Coordinates, E> {
                Ok(Coordinates::Number(number))
            }

            fn visit_i64<E>(self, number: i64) -> std::result::Result<Coordinates, E> {
                Ok(Coordinates::Number(number as f64))
            }

            fn visit_u64<E>(self, number: u64) -> std::result::Result<Coordinates, E> {
                Ok(Coordinates::Number(number as f64))
            }

            fn visit_unit<E>(self) -> std::result::Result<Coordinates, E> {
                Ok(Coordinates::Number(f64::NAN))
            }

            fn visit_str<E>(self, text: &str) -> std::result::Result<Coordinates, E> {
                Ok(Coordinates::Number(text.trim().parse().unwrap_or(f64::NAN)))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> std::result::Result<Coordinates, A::Error> {
                let mut several = Vec::new();
                while let Some(item) = items.next_element()? {
                    several.push(item);
                }
                Ok(Coordinates::Several(several))
            }
        }
        deserializer.deserialize_any(Read)
    }
}

/// A value of JSON whose objects keep the order of their members.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Null,
    Bool(bool),
    Integer(i64),
    Number(f64),
    Text(String),
    Array(Vec<Value>),
    Object(Vec<(String, Value)>),
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        struct Read;
        impl<'de> Visitor<'de> for Read {
            type Value = Value;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a value")
            }

            fn visit_unit<E>(self) -> std::result::Result<Value, E> {
                Ok(Value::Null)
            }

            fn visit_bool<E>(self, flag: bool) -> std::result::Result<Value, E> {
                Ok(Value::Bool(flag))
            }

            fn visit_i64<E>(self, number: i64) -> std::result::Result<Value, E> {
                Ok(Value::Integer(number))
            }

            fn visit_u64<E>(self, number: u64) -> std::result::Result<Value, E> {
                Ok(i64::try_from(number).map_or(Value::Number(number as f64), Value::Integer))
            }

            fn visit_f64<E>(self, number: f64) -> std::result::Result<Value, E> {
                Ok(Value::Number(number))
            }

            fn visit_str<E>(self, text: &str) -> std::result::Result<Value, E> {
                Ok(Value::Text(text.to_owned()))
            }

            fn visit_string<E>(self, text: String) -> std::result::Result<Value, E> {
                Ok(Value::Text(text))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> std::result::Result<Value, A::Error> {
                let mut several = Vec::new();
                while let Some(item) = items.next_element()? {
                    several.push(item);
                }
                Ok(Value::Array(several))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> std::result::Result<Value, A::Error> {
                let mut object = Vec::new();
                while let Some(member) = members.next_entry()? {
                    object.push(member);
                }
                Ok(Value::Object(object))
            }
        }
        deserializer.deserialize_any(Read)
    }
}

impl Value {
    /// The value as JSON.
    fn written(&self) -> String {
        let quoted = |text: &str| serde_json::Value::from(text).to_string();
        match self {
            Self::Null => "null".to_owned(),
            Self::Bool(flag) => flag.to_string(),
            Self::Integer(number) => number.to_string(),
            Self::Number(number) => serde_json::Value::from(*number).to_string(),
            Self::Text(text) => quoted(text),
            Self::Array(items) => format!("[{}]", items.iter().map(Self::written).collect::<Vec<_>>().join(",")),
            Self::Object(members) => {
                let member = |(name, value): &(String, Self)| format!("{}:{}", quoted(name), value.written());
                format!("{{{}}}", members.iter().map(member).collect::<Vec<_>>().join(","))
            }
        }
    }
}

impl From<Value> for Cell {
    fn from(value: Value) -> Self {
        match value {
            Value::Null => Self::Empty,
            Value::Bool(flag) => Self::Flag(flag),
            Value::Integer(number) => Self::Integer(number),
            Value::Number(number) => Self::Number(number),
            Value::Text(text) => Self::text(&text),
            Value::Array(items) if items.iter().all(|item| !matches!(item, Value::Array(_) | Value::Object(_))) => {
                Self::Several(items.into_iter().map(Self::from).collect())
            }
            nested => Self::Nested(nested.written()),
        }
    }
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

    fn list(source: &str) -> Rows {
        read(&File { name: "list", content: source.as_bytes() }).unwrap()
    }

    #[test]
    fn properties_of_all_features_are_columns_of_the_list_in_their_order() {
        let rows = list(
            r#"{"type":"FeatureCollection","name":"Depots","features":[
            {"type":"Feature","properties":{"name":"A","n":3,"id":9007199254740993},"geometry":null},
            {"type":"Feature","properties":{"facts":["x",1],"name":null,"open":true,"deep":{"b":1,"a":2.5}},
             "geometry":{"type":"Point","coordinates":[1,2,3]}}]}"#,
        );
        assert_eq!((rows.name.as_deref(), rows.rows.len()), (Some("Depots"), 2));
        assert_eq!(rows.columns, ["name", "n", "id", "facts", "open", "deep"]);
        assert_eq!(rows.rows[0].cells[1..], [Cell::Integer(3), Cell::Integer(9_007_199_254_740_993)]);
        let second = &rows.rows[1];
        assert_eq!((second.number, second.shape.as_ref()), (2, Some(&Shape::Points(vec![[1.0, 2.0]]))));
        let several = Cell::Several(vec![Cell::Text("x".to_owned()), Cell::Integer(1)]);
        assert_eq!(second.cells[3], several);
        assert_eq!((&second.cells[0], &second.cells[4]), (&Cell::Empty, &Cell::Flag(true)));
        assert_eq!(second.cells[5], Cell::Nested(r#"{"b":1,"a":2.5}"#.to_owned()));
    }

    #[test]
    fn every_form_of_a_list_of_features_is_read() {
        let feature = r#"{"type":"Feature","properties":{"name":"A"},"geometry":{"type":"Point","coordinates":[1,2]}}"#;
        for source in [
            format!("{feature}\n{feature}\n"),
            format!("\u{1e}{feature}\n\u{1e}{feature}\n"),
            format!("[{feature},{feature}]"),
            format!("{{\"features\":[{feature},{feature}]}}"),
        ] {
            assert!(is(&File { name: "x", content: source.as_bytes() }), "{source}");
            assert_eq!(list(&source).rows.len(), 2, "{source}");
        }
        let geometry = r#"{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},
            {"type":"LineString","coordinates":[[1,2],[3,4]]}]}"#;
        let mixed =
            Shape::Mixed(vec![Shape::Points(vec![[1.0, 2.0]]), Shape::Lines(vec![vec![[1.0, 2.0], [3.0, 4.0]]])]);
        assert_eq!(list(geometry).rows[0].shape, Some(mixed));
    }

    #[test]
    fn a_reference_system_is_converted_or_refused_by_its_name() {
        let with = |crs: &str| {
            format!(
                r#"{{"type":"FeatureCollection","crs":{{"type":"name","properties":{{"name":"{crs}"}}}},"features":[
            {{"type":"Feature","properties":{{}},"geometry":{{"type":"Point","coordinates":[3397471,6525000]}}}}]}}"#
            )
        };
        let Some(Shape::Points(points)) = list(&with("urn:ogc:def:crs:EPSG::3857")).rows.remove(0).shape else {
            panic!()
        };
        assert!((points[0][0] - 30.52).abs() < 0.001, "{points:?}");
        let content = with("EPSG:2154");
        let error = read(&File { name: "x", content: content.as_bytes() }).unwrap_err().to_string();
        assert!(error.contains("EPSG:2154"), "{error}");
    }
}
