//! Layers and their styles as one GeoPackage (OGC 12-128r17), made in memory.
//!
//! The least that QGIS and GDAL open: no spatial index, no triggers, dates of change fixed so that the same input gives
//! the same bytes.

use std::collections::BTreeSet;

use geo::{Coord, Geometry, LineString};
use rusqlite::{Connection, params, params_from_iter, types};

use super::layers::{ColumnType, Layer, Shape, Value};
use super::material::{Files, Material};
use super::qgis;
use crate::error::{Error, Result};

/// "GPKG", and version 1.2 as GDAL writes it.
const APPLICATION_ID: i32 = 0x4750_4B47;
const USER_VERSION: i32 = 10_200;

/// The date of change that every file carries.
const FIXED_TIME: &str = "2000-01-01T00:00:00.000Z";

const WGS84_WKT: &str = "GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563,\
    AUTHORITY[\"EPSG\",\"7030\"]],AUTHORITY[\"EPSG\",\"6326\"]],PRIMEM[\"Greenwich\",0,AUTHORITY[\"EPSG\",\"8901\"]],\
    UNIT[\"degree\",0.0174532925199433,AUTHORITY[\"EPSG\",\"9122\"]],AUTHORITY[\"EPSG\",\"4326\"]]";

const SCHEMA: &str = "
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
  description TEXT DEFAULT '', last_change DATETIME NOT NULL, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE,
  srs_id INTEGER);
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL, PRIMARY KEY (table_name, column_name));
CREATE TABLE layer_styles (id INTEGER PRIMARY KEY AUTOINCREMENT, f_table_catalog TEXT, f_table_schema TEXT,
  f_table_name TEXT, f_geometry_column TEXT, styleName TEXT, styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN,
  description TEXT, owner TEXT, ui TEXT, update_time DATETIME);
INSERT INTO gpkg_spatial_ref_sys VALUES ('Undefined cartesian SRS', -1, 'NONE', -1, 'undefined', NULL),
  ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', NULL);
";

/// One package with all layers, where there are any.
pub(super) fn files(material: &Material<'_>) -> Result<Files> {
    if material.layers.is_empty() {
        return Ok(Files::new());
    }
    let tables: Vec<_> = material.layers.iter().map(|layer| (layer, material.layer_name(layer))).collect();
    Ok(vec![(format!("{}.gpkg", material.stem), package(&tables)?)])
}

/// The layers `(layer, table name)` as the bytes of a GeoPackage.
///
/// # Errors
///
/// When SQLite refuses, which no valid layer causes.
pub fn package(layers: &[(&Layer, String)]) -> Result<Vec<u8>> {
    build(layers).map_err(|error| Error::Encode { what: "geopackage", why: error.to_string() })
}

fn build(layers: &[(&Layer, String)]) -> rusqlite::Result<Vec<u8>> {
    let mut database = Connection::open_in_memory()?;
    database.pragma_update(None, "application_id", APPLICATION_ID)?;
    database.pragma_update(None, "user_version", USER_VERSION)?;
    database.execute_batch(SCHEMA)?;
    database.execute(
        "INSERT INTO gpkg_spatial_ref_sys VALUES ('WGS 84', 4326, 'EPSG', 4326, ?1, NULL)",
        params![WGS84_WKT],
    )?;
    database.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change) VALUES ('layer_styles', 'attributes', 'layer_styles', ?1)",
        params![FIXED_TIME],
    )?;
    for (layer, table) in layers {
        write_layer(&database, layer, table)?;
    }
    Ok(database.serialize("main")?.to_vec())
}

fn write_layer(database: &Connection, layer: &Layer, table: &str) -> rusqlite::Result<()> {
    let quoted = table.replace('"', "\"\"");
    let names = names(layer);
    let types = layer.columns.iter().zip(&names);
    let columns: String = types.map(|(column, name)| format!(", {name} {}", sql_type(column.kind))).collect();
    let geometry_type = geometry_type(layer);
    let uid = layer.own("uid");
    database.execute_batch(&format!(
        "CREATE TABLE \"{quoted}\" (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom {geometry_type}, {uid} TEXT{columns})"
    ))?;
    let places = (3..=layer.columns.len() + 2).map(|number| format!(", ?{number}")).collect::<String>();
    let names: String = names.iter().map(|name| format!(", {name}")).collect();
    let mut insert =
        database.prepare(&format!("INSERT INTO \"{quoted}\" (geom, {uid}{names}) VALUES (?1, ?2{places})"))?;
    for row in &layer.rows {
        let cells = [types::Value::Blob(blob(&row.geometry, layer)), types::Value::Text(row.uid.clone())]
            .into_iter()
            .chain(row.cells.iter().map(sql_value));
        insert.execute(params_from_iter(cells))?;
    }
    register(database, layer, table, geometry_type)
}

/// The names of the columns, quoted; SQLite does not tell `Name` from `name`, and keeps two for itself.
fn names(layer: &Layer) -> Vec<String> {
    let mut taken: BTreeSet<String> = ["fid".to_owned(), "geom".to_owned(), layer.own("uid")].into();
    let mut names = Vec::new();
    for column in layer.columns.iter() {
        let tried =
            (1..).map(|number| if number == 1 { column.name.to_string() } else { format!("{}_{number}", column.name) });
        let free = { tried }.find(|name| !taken.contains(&name.to_lowercase()));
        let name = free.unwrap_or_default();
        taken.insert(name.to_lowercase());
        names.push(format!("\"{}\"", name.replace('"', "\"\"")));
    }
    names
}

fn register(database: &Connection, layer: &Layer, table: &str, geometry_type: &str) -> rusqlite::Result<()> {
    let [west, south, east, north] = bounds(layer);
    database.execute(
        "INSERT INTO gpkg_contents VALUES (?1, 'features', ?1, '', ?2, ?3, ?4, ?5, ?6, 4326)",
        params![table, FIXED_TIME, west, south, east, north],
    )?;
    database.execute(
        "INSERT INTO gpkg_geometry_columns VALUES (?1, 'geom', ?2, 4326, 0, 0)",
        params![table, geometry_type],
    )?;
    database.execute(
        "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, styleQML, \
         styleSLD, useAsDefault, description, owner, ui, update_time) VALUES ('', '', ?1, 'geom', 'dateline', ?2, '', 1, '', '', NULL, ?3)",
        params![table, qgis::style(layer), FIXED_TIME],
    )?;
    Ok(())
}

fn bounds(layer: &Layer) -> [f64; 4] {
    use geo::CoordsIter;
    let mut bounds = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];
    for coord in layer.rows.iter().flat_map(|row| row.geometry.coords_iter()) {
        bounds = [bounds[0].min(coord.x), bounds[1].min(coord.y), bounds[2].max(coord.x), bounds[3].max(coord.y)];
    }
    bounds
}

const fn sql_type(kind: ColumnType) -> &'static str {
    match kind {
        ColumnType::Text => "TEXT",
        ColumnType::Integer => "INTEGER",
        ColumnType::Real => "REAL",
        ColumnType::Date => "DATE",
        ColumnType::Boolean => "BOOLEAN",
    }
}

fn sql_value(cell: &Value) -> types::Value {
    match cell {
        Value::Null => types::Value::Null,
        Value::Text(text) => types::Value::Text(text.clone()),
        Value::Integer(number) => types::Value::Integer(*number),
        Value::Real(number) => types::Value::Real(*number),
        Value::Flag(flag) => types::Value::Integer(i64::from(*flag)),
        Value::Json(text) => types::Value::Text(text.clone()),
    }
}

/// Lines and areas are always Multi, so that one across the antimeridian fits into the same table.
const fn geometry_type(layer: &Layer) -> &'static str {
    match layer.shape {
        Shape::Points => "POINT",
        Shape::Lines => "MULTILINESTRING",
        Shape::Areas => "MULTIPOLYGON",
    }
}

/// GeoPackage binary: `GP`, version 0, little-endian without envelope, reference system, then WKB.
fn blob(geometry: &Geometry<f64>, layer: &Layer) -> Vec<u8> {
    let mut bytes = vec![b'G', b'P', 0, 1];
    bytes.extend(4326i32.to_le_bytes());
    match (layer.shape, geometry) {
        (_, Geometry::Point(point)) => {
            header(&mut bytes, 1);
            coord(&mut bytes, point.0);
        }
        (_, Geometry::LineString(line)) => lines(&mut bytes, std::slice::from_ref(line)),
        (_, Geometry::MultiLineString(multi)) => lines(&mut bytes, &multi.0),
        (_, Geometry::Polygon(polygon)) => polygons(&mut bytes, std::slice::from_ref(polygon)),
        (_, Geometry::MultiPolygon(multi)) => polygons(&mut bytes, &multi.0),
        // Layers hold no other type; an empty Multi is valid where one ever would.
        (Shape::Points | Shape::Lines, _) => lines(&mut bytes, &[]),
        (Shape::Areas, _) => polygons(&mut bytes, &[]),
    }
    bytes
}

fn header(bytes: &mut Vec<u8>, kind: u32) {
    bytes.push(1);
    bytes.extend(kind.to_le_bytes());
}

fn length(bytes: &mut Vec<u8>, count: usize) {
    bytes.extend(u32::try_from(count).unwrap_or(u32::MAX).to_le_bytes());
}

fn coord(bytes: &mut Vec<u8>, at: Coord<f64>) {
    bytes.extend(at.x.to_le_bytes());
    bytes.extend(at.y.to_le_bytes());
}

fn coords(bytes: &mut Vec<u8>, line: &LineString<f64>) {
    length(bytes, line.0.len());
    for &at in &line.0 {
        coord(bytes, at);
    }
}

fn lines(bytes: &mut Vec<u8>, parts: &[LineString<f64>]) {
    header(bytes, 5);
    length(bytes, parts.len());
    for part in parts {
        header(bytes, 2);
        coords(bytes, part);
    }
}

fn polygons(bytes: &mut Vec<u8>, parts: &[geo::Polygon<f64>]) {
    header(bytes, 6);
    length(bytes, parts.len());
    for part in parts {
        header(bytes, 3);
        length(bytes, 1 + part.interiors().len());
        coords(bytes, part.exterior());
        for hole in part.interiors() {
            coords(bytes, hole);
        }
    }
}
