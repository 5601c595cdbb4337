//! GeoPackage (OGC 12-128r17): the rows of its tables of features, in the columns that each has.

use rusqlite::types::ValueRef;
use rusqlite::{Connection, MAIN_DB};

use super::crs::Crs;
use super::geojson::Columns;
use super::{Cell, File, Format, Kept, MOST_ROWS, Row, Rows, Shape, too_many, wkb};
use crate::diagnostic::Diagnostic;
use crate::error::{Error, Result};

/// GeoPackage.
pub const FORMAT: Format = Format { name: "GeoPackage", endings: &["gpkg"], is, read };

/// Whether it is a database of SQLite.
fn is(file: &File<'_>) -> bool {
    file.content.starts_with(b"SQLite format 3\0")
}

/// A table of features.
struct Table {
    name: String,
    geometry: String,
    crs: Crs,
}

fn read(file: &File<'_>) -> Result<Rows> {
    let unread = |error: rusqlite::Error| {
        Error::input(format!("the list is not a GeoPackage: {error}"), "export it again, or save it as GeoJSON")
    };
    let mut database = Connection::open_in_memory().map_err(unread)?;
    database.deserialize_read_exact(MAIN_DB, file.content, file.content.len(), true).map_err(unread)?;
    let tables = tables(&database).map_err(unread)?;
    let mut rows = Rows { kept: Kept::Features, ..Rows::default() };
    let mut columns = Columns::default();
    let names: Vec<&str> = tables.iter().map(|(name, ..)| name.as_str()).collect();
    if names.len() > 1 {
        let message =
            format!("the {} tables of the GeoPackage are read as one list: {}", names.len(), names.join(", "));
        rows.diagnostics.push(Diagnostic::note("several-tables", None, message));
    }
    for (name, geometry, srs) in &tables {
        let table = Table { name: name.clone(), geometry: geometry.clone(), crs: crs(&database, *srs)? };
        add(&database, &table, &mut columns, &mut rows).map_err(unread)??;
    }
    if tables.is_empty() {
        return Err(Error::input("the GeoPackage holds no table of features", "export a layer with a geometry"));
    }
    rows.columns = columns.names;
    Ok(rows)
}

/// The tables of features with their columns of geometry and the numbers of their reference systems; styles and pictures have none.
fn tables(database: &Connection) -> rusqlite::Result<Vec<(String, String, i64)>> {
    let mut query = database.prepare(
        "SELECT g.table_name, g.column_name, g.srs_id FROM gpkg_geometry_columns g JOIN gpkg_contents c USING (table_name) \
         WHERE c.data_type = 'features' ORDER BY c.rowid",
    )?;
    let found = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    found.collect()
}

/// The reference system of a number.
fn crs(database: &Connection, srs: i64) -> Result<Crs> {
    if let Some(crs) = u32::try_from(srs).ok().and_then(Crs::of_epsg) {
        return Ok(crs);
    }
    if srs <= 0 {
        return Ok(Crs::Degrees);
    }
    let named = database.query_row(
        "SELECT organization || ':' || organization_coordsys_id FROM gpkg_spatial_ref_sys WHERE srs_id = ?1",
        [srs],
        |row| row.get::<_, String>(0),
    );
    Crs::named(&named.unwrap_or_else(|_| srs.to_string()))
}

fn add(database: &Connection, table: &Table, columns: &mut Columns, rows: &mut Rows) -> rusqlite::Result<Result<()>> {
    let quoted = table.name.replace('"', "\"\"");
    let mut query = database.prepare(&format!("SELECT * FROM \"{quoted}\""))?;
    let key: Option<String> =
        database.query_row("SELECT name FROM pragma_table_info(?1) WHERE pk > 0", [&table.name], |row| row.get(0)).ok();
    let names: Vec<String> = query.column_names().map(str::to_owned).collect();
    let mut found = query.query([])?;
    while let Some(row) = found.next()? {
        if rows.rows.len() == MOST_ROWS {
            return Ok(Err(too_many("rows")));
        }
        let (mut cells, mut shape) = (Vec::new(), None);
        for (at, name) in names.iter().enumerate() {
            let value = row.get_ref(at)?;
            if *name == table.geometry {
                shape = value.as_blob().ok().and_then(geometry);
            // The number that the package gives a row is no column of the list.
            } else if !(key.as_deref() == Some(name) && name.eq_ignore_ascii_case("fid")) {
                columns.set(&mut cells, name, cell(value));
            }
        }
        if let Some(shape) = &mut shape {
            table.crs.convert(shape);
        }
        rows.rows.push(Row { number: rows.rows.len() + 1, shape, cells });
    }
    Ok(Ok(()))
}

fn cell(value: ValueRef<'_>) -> Cell {
    match value {
        ValueRef::Null | ValueRef::Blob(_) => Cell::Empty,
        ValueRef::Integer(number) => Cell::Integer(number),
        ValueRef::Real(number) => Cell::Number(number),
        ValueRef::Text(text) => Cell::text(&String::from_utf8_lossy(text)),
    }
}

/// The well-known binary behind the head of a geometry: two letters, a version, flags, a system, and the envelope that the flags tell.
fn geometry(blob: &[u8]) -> Option<Shape> {
    let flags = *blob.get(3).filter(|_| blob.starts_with(b"GP"))?;
    let envelope = match (flags >> 1) & 7 {
        0 => 0,
        1 => 32,
        2 | 3 => 48,
        4 => 64,
        _ => return None,
    };
    wkb::parse(blob.get(8 + envelope..)?)
}
