//! A list as it was given: every column in its order and with its type, a layer a kind of geometry, and what was made of each row in
//! columns of our own behind them.

use std::borrow::Cow;
use std::collections::BTreeMap;

use geo::{Coord, Geometry, LineString, MultiLineString, MultiPolygon, Point, Polygon};

use super::table::{Column, ColumnType, Layer, OWN, Row, Shape, Value};
use crate::analysis::{Analysis, Source};
use crate::error::{Error, Result};
use crate::event::{Certainty, EventKind, Role};
use crate::export::record;
use crate::export::unplaced::guarded;
use crate::input::{self, Cell, Pair, Rows};

/// What was made of a row.
#[derive(Default)]
struct Made<'a> {
    name: &'a str,
    event: Option<EventKind>,
    certainty: Option<Certainty>,
    when: Option<String>,
}

/// The layers of a list that have at least one row.
pub(super) fn layers(analysis: &Analysis, list: &Rows) -> Vec<Layer> {
    let kinds: Vec<ColumnType> = (0..list.columns.len()).map(|at| column_type(list, at)).collect();
    let mut columns: Vec<Column> =
        list.columns.iter().zip(&kinds).map(|(name, &kind)| Column { name: Cow::Owned(name.clone()), kind }).collect();
    let own = ["name", "symbol", "event", "certainty", "date"];
    columns.extend(own.map(|name| {
        let kind = ColumnType::Text;
        Column { name: Cow::Owned(format!("{OWN}{name}")), kind }
    }));
    let made = made(analysis);
    let mut rows: [Vec<Row>; 3] = Default::default();
    for row in &list.rows {
        let Some(shape) = &row.shape else { continue };
        let cells = || {
            let empty = Cell::Empty;
            let cells = kinds.iter().enumerate().map(|(at, &kind)| value(row.cells.get(at).unwrap_or(&empty), kind));
            cells.chain(own_cells(made.get(&row.number))).collect::<Vec<Value>>()
        };
        let mut add = |geometry: Geometry<f64>, of: usize| {
            let uid = format!("row-{}", row.number);
            rows[of].push(Row { uid, geometry, cells: cells() });
        };
        each(shape, &mut add);
    }
    let shapes = [Shape::Areas, Shape::Lines, Shape::Points];
    let layer = |(shape, rows)| Layer { shape, columns: Cow::Owned(columns.clone()), is_list: true, rows };
    shapes.into_iter().zip(rows).map(layer).filter(|layer| !layer.rows.is_empty()).collect()
}

/// Every geometry of a shape with its place among areas, lines and points.
fn each(shape: &input::Shape, add: &mut dyn FnMut(Geometry<f64>, usize)) {
    let coord = |[x, y]: &Pair| Coord { x: *x, y: *y };
    let line = |line: &Vec<Pair>| LineString(line.iter().map(coord).collect());
    match shape {
        input::Shape::Points(points) => points.iter().for_each(|at| add(Geometry::Point(Point(coord(at))), 2)),
        input::Shape::Lines(lines) => match lines.as_slice() {
            [one] => add(Geometry::LineString(line(one)), 1),
            many => add(Geometry::MultiLineString(MultiLineString(many.iter().map(line).collect())), 1),
        },
        input::Shape::Areas(areas) => {
            let polygon = |rings: &Vec<Vec<Pair>>| {
                let mut rings = rings.iter().map(line);
                rings.next().map(|outline| Polygon::new(outline, rings.collect()))
            };
            let mut polygons: Vec<Polygon<f64>> = areas.iter().filter_map(polygon).collect();
            match polygons.len() {
                1 => add(Geometry::Polygon(polygons.remove(0)), 0),
                _ => add(Geometry::MultiPolygon(MultiPolygon(polygons)), 0),
            }
        }
        input::Shape::Mixed(shapes) => shapes.iter().for_each(|shape| each(shape, add)),
    }
}

/// What was made of each row, by its number.
fn made(analysis: &Analysis) -> BTreeMap<usize, Made<'_>> {
    let mut made: BTreeMap<usize, Made<'_>> = BTreeMap::new();
    let named = analysis.places.with_sources().map(|(place, source)| (place.name.as_str(), source));
    let named = named.chain(analysis.lines.with_sources().map(|(line, source)| (line.name.as_str(), source)));
    let named = named.chain(analysis.areas.with_sources().map(|(area, source)| (area.name.as_str(), source)));
    for (name, source) in named {
        if let Source::Row(row) = source {
            made.entry(row).or_default().name = name;
        }
    }
    for (id, listed) in &analysis.listed {
        if let (Some(Source::Row(row)), Some(day)) = (analysis.places.source(*id), listed.when) {
            made.entry(row).or_default().when = Some(day.to_string());
        }
    }
    for (site, source) in analysis.sites.with_sources().chain(analysis.interceptions.with_sources()) {
        if let Source::Row(row) = source {
            let made = made.entry(row).or_default();
            (made.event, made.certainty) = (Some(site.event), Some(site.certainty));
        }
    }
    made
}

fn own_cells(made: Option<&Made<'_>>) -> [Value; 5] {
    let text = |text: Option<&str>| {
        text.filter(|text| !text.is_empty()).map_or(Value::Null, |text| Value::Text(text.to_owned()))
    };
    let event = made.and_then(|made| made.event).map(record::event_name);
    let certainty = made.and_then(|made| made.certainty);
    let symbol = match (event, certainty) {
        (Some(event), Some(Certainty::Claimed)) => format!("{event}_claimed"),
        (Some(event), _) => event.to_owned(),
        _ => record::role_name(Role::Mention).to_owned(),
    };
    [
        text(made.map(|made| made.name)),
        Value::Text(symbol),
        text(event),
        text(certainty.map(record::certainty_name)),
        text(made.and_then(|made| made.when.as_deref())),
    ]
}

/// The type that all filled cells of a column have.
fn column_type(list: &Rows, at: usize) -> ColumnType {
    let mut found: Option<ColumnType> = None;
    for cell in list.rows.iter().filter_map(|row| row.cells.get(at)) {
        let Some(kind) = cell_type(cell) else { continue };
        found = Some(match (found, kind) {
            (None, kind) => kind,
            (Some(known), kind) if known == kind => kind,
            (Some(ColumnType::Integer | ColumnType::Real), ColumnType::Integer | ColumnType::Real) => ColumnType::Real,
            _ => return ColumnType::Text,
        });
    }
    found.unwrap_or(ColumnType::Text)
}

fn cell_type(cell: &Cell) -> Option<ColumnType> {
    Some(match cell {
        Cell::Empty => return None,
        Cell::Integer(_) => ColumnType::Integer,
        Cell::Number(_) => ColumnType::Real,
        Cell::Flag(_) => ColumnType::Boolean,
        Cell::Text(text) if is_day(text) => ColumnType::Date,
        Cell::Text(text) if text.parse::<i64>().is_ok_and(|number| number.to_string() == *text) => ColumnType::Integer,
        Cell::Text(text) if is_decimal(text) => ColumnType::Real,
        Cell::Text(_) | Cell::Several(_) | Cell::Nested(_) => ColumnType::Text,
    })
}

fn is_day(text: &str) -> bool {
    text.len() == 10 && jiff_day(text)
}

fn jiff_day(text: &str) -> bool {
    crate::date::Date::parse(text).and_then(crate::date::Date::civil).is_some()
}

/// A number that is written plainly: `0.50`, and no `007`, `1e5` or `+3`, which may be names.
fn is_decimal(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let Some((whole, fraction)) = digits.split_once('.') else { return false };
    let all = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    all(whole) && all(fraction) && (whole == "0" || !whole.starts_with('0')) && digits.len() < 18
}

fn value(cell: &Cell, kind: ColumnType) -> Value {
    match (cell, kind) {
        (Cell::Empty, _) => Value::Null,
        (Cell::Integer(number), ColumnType::Real) => Value::Real(*number as f64),
        (Cell::Integer(number), ColumnType::Integer) => Value::Integer(*number),
        (Cell::Number(number), ColumnType::Real) => Value::Real(*number),
        (Cell::Flag(flag), ColumnType::Boolean) => Value::Flag(*flag),
        (Cell::Text(text), ColumnType::Integer) => text.parse().map_or(Value::Null, Value::Integer),
        (Cell::Text(text), ColumnType::Real) => text.parse().map_or(Value::Null, Value::Real),
        (Cell::Text(text), _) => Value::Text(text.clone()),
        (Cell::Several(_) | Cell::Nested(_), _) => Value::Json(json(cell)),
        (Cell::Integer(number), _) => Value::Text(number.to_string()),
        (Cell::Number(number), _) => Value::Text(number.to_string()),
        (Cell::Flag(flag), _) => Value::Text(flag.to_string()),
    }
}

fn json(cell: &Cell) -> String {
    match cell {
        Cell::Empty => "null".to_owned(),
        Cell::Text(text) => serde_json::Value::from(text.as_str()).to_string(),
        Cell::Integer(number) => number.to_string(),
        Cell::Number(number) => serde_json::Value::from(*number).to_string(),
        Cell::Flag(flag) => flag.to_string(),
        Cell::Several(cells) => format!("[{}]", cells.iter().map(json).collect::<Vec<_>>().join(",")),
        Cell::Nested(text) => text.clone(),
    }
}

/// The rows of a list that lie nowhere, as a table with all columns and the number of each row; `None` where there are none.
///
/// # Errors
///
/// When the table cannot be written, which no list causes.
pub fn left_out(analysis: &Analysis) -> Result<Option<String>> {
    let Some(list) = &analysis.list else { return Ok(None) };
    let mut left = list.rows.iter().filter(|row| row.shape.is_none()).peekable();
    if left.peek().is_none() {
        return Ok(None);
    }
    let failed = |why: String| Error::Encode { what: "the table of rows without a position", why };
    let mut table = csv::Writer::from_writer(Vec::new());
    let header = std::iter::once("row".into()).chain(list.columns.iter().map(|column| guarded(column)));
    table
        .write_record(header.map(|cell: std::borrow::Cow<'_, str>| cell.into_owned()))
        .map_err(|error| failed(error.to_string()))?;
    for row in left {
        let cells = (0..list.columns.len()).map(|at| match row.cells.get(at) {
            None | Some(Cell::Empty) => String::new(),
            Some(Cell::Text(text)) => guarded(text).into_owned(),
            Some(cell) => json(cell),
        });
        let record = std::iter::once(row.number.to_string()).chain(cells);
        table.write_record(record).map_err(|error| failed(error.to_string()))?;
    }
    let bytes = table.into_inner().map_err(|error| failed(error.to_string()))?;
    String::from_utf8(bytes).map(Some).map_err(|error| failed(error.to_string()))
}
