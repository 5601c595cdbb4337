//! JSON that is no GeoJSON: the first array of records in it, as interfaces of databases answer, one record a line, or rows under a
//! header.

use super::geojson::{Columns, Value};
use super::{Cell, File, Format, Kept, MOST_ROWS, Row, Rows, headers, too_many};
use crate::error::{Error, Result};

/// Records in JSON.
pub const FORMAT: Format = Format { name: "JSON", endings: &["jsonl", "ndjson"], is, read };

/// So much of a file is looked at to tell whether it is JSON.
const LOOKED_AT: usize = 4 << 10;
/// Objects within a record are taken apart this deep.
const DEEPEST: usize = 4;

/// Whether it begins as an object with a member, or an array of objects or arrays.
fn is(file: &File<'_>) -> bool {
    let head = file.head(LOOKED_AT);
    let mut letters = head.chars().filter(|letter| !letter.is_whitespace());
    match letters.next() {
        Some('{') => letters.next() == Some('"') && head.contains(':'),
        Some('[') => matches!(letters.next(), Some('{' | '[')),
        _ => false,
    }
}

fn read(file: &File<'_>) -> Result<Rows> {
    let text = file.text()?;
    let mut values = Vec::new();
    for value in serde_json::Deserializer::from_str(&text).into_iter::<Value>() {
        let value = value.map_err(|error| refused(&format!("it is broken: {error}"), "check it with any JSON tool"))?;
        if values.len() > MOST_ROWS {
            return Err(too_many("records"));
        }
        values.push(value);
    }
    let records = match values.len() {
        0 => Vec::new(),
        1 => values.pop().and_then(records).unwrap_or_default(),
        _ => values,
    };
    if records.is_empty() {
        return Err(refused(
            "it holds no array of records",
            "give GeoJSON, or an array of objects that each have a position",
        ));
    }
    if records.len() > MOST_ROWS {
        return Err(too_many("records"));
    }
    let mut rows = Rows { kept: Kept::Table, ..Rows::default() };
    if let Some(Value::Array(_)) = records.first() {
        return Ok(under_header(records, rows));
    }
    let mut columns = Columns::default();
    for (at, record) in records.into_iter().enumerate() {
        let mut cells = Vec::with_capacity(columns.names.len());
        if let Value::Object(members) = record {
            flatten(&mut columns, &mut cells, "", members, 0);
        }
        rows.rows.push(Row { number: at + 1, shape: None, cells });
    }
    rows.columns = columns.names;
    Ok(rows)
}

fn refused(why: &str, hint: &str) -> Error {
    Error::input(format!("this is JSON, not GeoJSON, and {why}"), hint)
}

/// The first array of objects, or of rows, from the outside in; a single object that holds none is a record itself.
fn records(value: Value) -> Option<Vec<Value>> {
    let mut level = vec![value.clone()];
    for _ in 0..DEEPEST {
        let mut below = Vec::new();
        for value in level {
            match value {
                Value::Array(items)
                    if items.iter().all(|item| matches!(item, Value::Object(_))) && !items.is_empty() =>
                {
                    return Some(items);
                }
                Value::Array(items) if items.len() > 1 && items.iter().all(|item| matches!(item, Value::Array(_))) => {
                    return Some(items);
                }
                Value::Array(items) => below.extend(items),
                Value::Object(members) => below.extend(members.into_iter().map(|(_, member)| member)),
                _ => {}
            }
        }
        level = below;
    }
    let Value::Object(members) = &value else { return None };
    let names: Vec<String> = members.iter().map(|(name, _)| name.clone()).collect();
    headers::tells_positions(&names).then(|| vec![value])
}

/// The members of a record as cells, those of objects within it under their names divided by points.
fn flatten(columns: &mut Columns, cells: &mut Vec<Cell>, before: &str, members: Vec<(String, Value)>, depth: usize) {
    for (name, value) in members {
        let name = if before.is_empty() { name } else { format!("{before}.{name}") };
        match value {
            // Wikidata tells the type of each value beside it.
            Value::Object(inner)
                if inner.iter().any(|(key, _)| key == "value") && inner.iter().any(|(key, _)| key == "type") =>
            {
                let value = inner.into_iter().find(|(key, _)| key == "value").map(|(_, value)| value);
                columns.set(cells, &name, value.map_or(Cell::Empty, Cell::from));
            }
            Value::Object(inner) if depth < DEEPEST && inner.iter().all(|(key, _)| key != "coordinates") => {
                flatten(columns, cells, &name, inner, depth + 1);
            }
            value => columns.set(cells, &name, value.into()),
        }
    }
}

/// Rows in arrays, the first of them the names of the columns.
fn under_header(records: Vec<Value>, mut rows: Rows) -> Rows {
    for (at, record) in records.into_iter().enumerate() {
        let Value::Array(values) = record else { continue };
        let cells: Vec<Cell> = values.into_iter().map(Cell::from).collect();
        if at == 0 {
            rows.columns = cells.iter().map(|cell| cell.words().unwrap_or_default()).collect();
        } else {
            for _ in rows.columns.len()..cells.len() {
                rows.columns.push(String::new());
            }
            rows.rows.push(Row { number: at + 1, shape: None, cells });
        }
    }
    headers::name_columns(&mut rows.columns);
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(source: &str) -> Rows {
        let file = File { name: "list", content: source.as_bytes() };
        assert!(is(&file), "{source}");
        read(&file).unwrap()
    }

    #[test]
    fn records_are_found_wherever_they_are() {
        for source in [
            r#"{"status":200,"count":1,"data":[{"name":"A","lat":"1","lon":2.5}]}"#,
            r#"[{"name":"A","lat":"1","lon":2.5}]"#,
            r#"{"name":"A","lat":"1","lon":2.5}"#,
            r#"{"a":{"b":[{"name":"A","lat":"1","lon":2.5}]}}"#,
            r#"[["name","lat","lon"],["A","1",2.5]]"#,
        ] {
            let rows = list(source);
            assert_eq!(rows.columns, ["name", "lat", "lon"], "{source}");
            let cells = [Cell::text("A"), Cell::text("1"), Cell::Number(2.5)];
            assert_eq!(rows.rows.last().map(|row| row.cells.as_slice()), Some(&cells[..]), "{source}");
        }
        let lines = list("{\"name\":\"A\",\"lat\":1,\"lon\":2}\n{\"lat\":3,\"lon\":4,\"kind\":\"fire\"}\n");
        assert_eq!((lines.columns.len(), lines.rows.len()), (4, 2));
    }

    #[test]
    fn objects_within_a_record_are_taken_apart() {
        let overpass =
            r#"{"version":0.6,"elements":[{"type":"way","id":1,"center":{"lat":1.5,"lon":2.5},"tags":{"name":"A"}}]}"#;
        assert_eq!(list(overpass).columns, ["type", "id", "center.lat", "center.lon", "tags.name"]);
        let wikidata = r#"{"head":{"vars":["coord"]},"results":{"bindings":[{"coord":{"datatype":"x","type":"literal","value":"Point(2 1)"}}]}}"#;
        assert_eq!(list(wikidata).rows[0].cells, [Cell::text("Point(2 1)")]);
        let error = read(&File { name: "x", content: b"{\"a\":[1,2" }).unwrap_err().to_string();
        assert!(error.contains("this is JSON"), "{error}");
    }
}
