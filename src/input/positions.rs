//! How a table keeps its positions: two columns of angles, both in one cell, or metres of a grid.

use super::columns::{axis_of, is_link, listed, sample};
use super::field::Field;
use super::number::{self, Axis};
use super::{Cell, Pair, Row, Rows, Shape, wkb, wkt};
use crate::error::{Error, Result};
use crate::geodesy::notation;
use crate::geometry::LonLat;

/// Where the positions of a list are.
#[derive(Debug, Clone, PartialEq)]
pub enum Positions {
    /// In the geometry of each row.
    Shapes,
    /// In two columns of degrees.
    Degrees {
        /// The column of latitudes.
        lat: usize,
        /// The column of longitudes.
        lon: usize,
    },
    /// In one column.
    One {
        /// The column.
        at: usize,
        /// Whether numbers stand with the longitude first.
        lon_first: bool,
    },
    /// In metres of the Universal Transverse Mercator grid.
    Grid {
        /// The column of eastings.
        easting: usize,
        /// The column of northings.
        northing: usize,
        /// The column of zones.
        zone: usize,
        /// Whether the letters of zones are hemispheres rather than bands.
        hemispheres: bool,
    },
}

/// Where a table keeps its positions.
///
/// # Errors
///
/// When no column holds any, or they are metres of an unknown zone.
pub(super) fn find<'f>(rows: &Rows, by_name: &dyn Fn(Field) -> &'f [usize], is_named: bool) -> Result<Positions> {
    let first = |field| by_name(field).first().copied();
    if let Some((lat, lon)) = first(Field::Lat).zip(first(Field::Lon)) {
        if !are_metres(rows, lat, lon) {
            return Ok(Positions::Degrees { lat, lon });
        }
        let named = first(Field::Easting).zip(first(Field::Northing)).unwrap_or((lon, lat));
        return grid(rows, by_name, named);
    }
    if !is_named {
        let holds = |&at: &usize| share(rows, at, false) >= 0.5;
        let named = by_name(Field::Position).iter().copied().find(holds);
        // A table may have several columns by such a name: the one that holds positions.
        if let Some(at) = named.or_else(|| best(rows)) {
            return Ok(Positions::One { at, lon_first: is_lon_first(rows, at) });
        }
        if let Some(named) = first(Field::Easting).zip(first(Field::Northing)) {
            return grid(rows, by_name, named);
        }
        let axes: Vec<Option<Axis>> = (0..rows.columns.len()).map(|at| axis_of(rows, at)).collect();
        let at = |axis| axes.iter().position(|found| *found == Some(axis));
        if let Some((lat, lon)) = at(Axis::Lat).zip(at(Axis::Lon)) {
            return Ok(Positions::Degrees { lat, lon });
        }
    }
    if rows.rows.is_empty() {
        return Err(Error::input("the list has no rows", "give a list with a header and a row a place"));
    }
    Err(Error::input(
        format!("no column of the list holds positions (it has: {})", listed(&rows.columns)),
        "name them with --lat and --lon",
    ))
}

/// The column in which nearly every cell is a position.
fn best(rows: &Rows) -> Option<usize> {
    (0..rows.columns.len()).find(|&at| share(rows, at, true) >= 0.8)
}

/// The share of the filled cells of a column that are positions; a single pair of plain numbers is none where `strict`.
fn share(rows: &Rows, at: usize, strict: bool) -> f64 {
    let (mut all, mut found) = (0usize, 0usize);
    for cell in sample(rows, at) {
        all += 1;
        found += usize::from(shape_of(cell, false).is_some());
    }
    if all == 0 || strict && all < 2 && rows.rows.len() > 1 { 0.0 } else { found as f64 / all as f64 }
}

/// Whether the numbers of a column of pairs stand with the longitude first: by its name, or by a first that is no latitude.
fn is_lon_first(rows: &Rows, at: usize) -> bool {
    let name = crate::world::gazetteer::fold(&rows.columns[at]);
    let place = |words: [&str; 3]| words.iter().filter_map(|word| name.find(word)).min();
    let by_name = place(["lon", "lng", "долг"]).zip(place(["lat", "widt", "шир"])).is_some_and(|(lon, lat)| lon < lat);
    let beyond =
        |cell: &Cell| cell.words().and_then(|text| first_number(&text)).is_some_and(|first| first.abs() > 90.0);
    by_name || sample(rows, at).any(beyond)
}

fn first_number(text: &str) -> Option<f64> {
    let text = number::english(text.trim_matches(|c: char| matches!(c, '(' | ')' | '[' | ']')));
    text.split([',', ' ', ';']).next()?.parse().ok()
}

/// Whether two columns hold numbers that are no degrees.
fn are_metres(rows: &Rows, lat: usize, lon: usize) -> bool {
    let beyond = |at: usize, most: f64| {
        let values: Vec<f64> = sample(rows, at).filter_map(|cell| number::number(&cell.words()?)).collect();
        let far = values.iter().filter(|value| value.abs() > most).count();
        !values.is_empty() && 2 * far > values.len()
    };
    // Both far beyond degrees: a swapped pair has one of them within.
    beyond(lat, 1_000.0) && beyond(lon, 1_000.0)
}

fn grid<'f>(
    rows: &Rows,
    by_name: &dyn Fn(Field) -> &'f [usize],
    (easting, northing): (usize, usize),
) -> Result<Positions> {
    let zones = |at: &usize| sample(rows, *at).filter_map(Cell::words).any(|text| zone(&text).is_some());
    let named = by_name(Field::Zone).iter().copied().find(|at| zones(at));
    match named {
        Some(zone_at) => {
            let mut letters = sample(rows, zone_at).filter_map(Cell::words).filter_map(|text| zone(&text)?.1);
            let hemispheres = letters.all(|letter| matches!(letter, 'N' | 'S'));
            Ok(Positions::Grid { easting, northing, zone: zone_at, hemispheres })
        }
        None => Err(Error::input(
            format!(
                "the columns `{}` and `{}` hold metres, not degrees, and no column tells the zone of the grid",
                rows.columns[easting], rows.columns[northing]
            ),
            "add a column `zone` (such as 36N), or convert them to degrees",
        )),
    }
}

/// The number and the letter of a zone: `36`, `36N`, `Zone 36 U`.
fn zone(text: &str) -> Option<(u8, Option<char>)> {
    let text = text.trim().to_uppercase();
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let end = text[start..].find(|c: char| !c.is_ascii_digit()).map_or(text.len(), |at| start + at);
    let number: u32 = text[start..end].parse().ok()?;
    // EPSG:32636 and EPSG:32736.
    let (number, epsg) = match number {
        32_601..=32_660 => (number - 32_600, Some('N')),
        32_701..=32_760 => (number - 32_700, Some('S')),
        number => (number, None),
    };
    let letter = text[end..].trim_start().chars().next().filter(char::is_ascii_uppercase);
    (1..=60).contains(&number).then_some((number as u8, epsg.or(letter)))
}

impl Positions {
    /// The geometry of a row, unchecked; `None` where it gives none.
    pub fn shape(&self, row: &Row) -> Option<Shape> {
        let words = |at: usize| row.cells.get(at).filter(|cell| !cell.is_empty()).and_then(Cell::words);
        match *self {
            Self::Shapes => row.shape.clone(),
            Self::Degrees { lat, lon } => {
                let degrees = |at: usize, axis| match row.cells.get(at)? {
                    Cell::Number(number) => Some(*number),
                    Cell::Integer(number) => Some(*number as f64),
                    Cell::Text(text) => number::angle(text, axis),
                    _ => None,
                };
                let pair = [degrees(lon, Axis::Lon)?, degrees(lat, Axis::Lat)?];
                Some(Shape::Points(vec![pair]))
            }
            Self::One { at, lon_first } => shape_of(row.cells.get(at)?, lon_first),
            Self::Grid { easting, northing, zone: zone_at, hemispheres } => {
                let (easting, northing) = (number::number(&words(easting)?)?, number::number(&words(northing)?)?);
                let (number, letter) = zone(&words(zone_at)?)?;
                let southern = is_southern(letter, hemispheres, northing);
                let point = notation::utm(u32::from(number), southern, easting, northing)?;
                Some(Shape::Points(vec![[point.lon(), point.lat()]]))
            }
        }
    }
}

/// Whether metres are of the southern half of a zone. `S` is a band of the north as well as the south: the band reaches from 32 to 40
/// degrees.
fn is_southern(letter: Option<char>, hemispheres: bool, northing: f64) -> bool {
    const BAND_S: std::ops::Range<f64> = 3_540_000.0..4_435_000.0;
    match letter {
        Some('S') if hemispheres => !BAND_S.contains(&northing),
        Some(letter) => ('C'..'N').contains(&letter),
        None => northing < 0.0,
    }
}

fn shape_of(cell: &Cell, lon_first: bool) -> Option<Shape> {
    match cell {
        Cell::Text(text) | Cell::Nested(text) => in_one(text, lon_first),
        // An array of coordinates is GeoJSON's, longitude first, unless its name says otherwise.
        Cell::Several(values) => {
            let mut numbers = values.iter().filter_map(|value| value.words()?.parse::<f64>().ok());
            Some(Shape::Points(vec![[numbers.next()?, numbers.next()?]]))
        }
        _ => None,
    }
}

/// The position or geometry that a text holds: degrees in any notation, a square of the military grid, well-known text or its binary
/// form in figures, GeoJSON, the address of a map.
pub fn in_one(text: &str, lon_first: bool) -> Option<Shape> {
    let text = text.trim();
    if text.len() > 48 && text.bytes().all(|byte| byte.is_ascii_hexdigit()) || text.starts_with("0101000") {
        return wkb::of_hex(text);
    }
    if text.starts_with('{') {
        return super::geojson::shape_in(text);
    }
    if let Some(shape) = wkt::parse(text) {
        return Some(shape);
    }
    if is_link(text) {
        return in_link(text).map(|pair| Shape::Points(vec![pair]));
    }
    if text.len() > 100 {
        return None;
    }
    let bare = text.trim_matches(|c: char| matches!(c, '(' | ')' | '[' | ']' | '<' | '>'));
    let point = |text: &str| notation::parse(text);
    let english = number::english(bare);
    if lon_first {
        let mut halves = english.split([',', ';']).map(str::trim);
        let (first, second) = match (halves.next(), halves.next(), halves.next()) {
            (Some(first), Some(second), None) => (first.to_owned(), second.to_owned()),
            _ => english.split_once(' ').map(|(first, second)| (first.to_owned(), second.to_owned()))?,
        };
        let turned = point(&format!("{second}, {first}"))?;
        return Some(Shape::Points(vec![[turned.lon(), turned.lat()]]));
    }
    // The first two of `lat lon altitude accuracy`, as forms write them.
    let found = point(&english).or_else(|| {
        let numbers: Vec<f64> = english
            .split([' ', ','])
            .filter(|n| !n.is_empty())
            .map(str::parse)
            .collect::<std::result::Result<_, _>>()
            .ok()?;
        match numbers[..] {
            [lat, lon] | [lat, lon, _] | [lat, lon, _, _] => {
                LonLat::new(lon, lat).or_else(|| LonLat::new(lat, lon).filter(|_| lat.abs() > 90.0))
            }
            _ => None,
        }
    })?;
    Some(Shape::Points(vec![[found.lon(), found.lat()]]))
}

/// The position in the address of a map: `@50.45,30.52`, `q=50.45,30.52`, `mlat=50.45&mlon=30.52`.
fn in_link(link: &str) -> Option<Pair> {
    let pair = |text: &str| -> Option<Pair> {
        let text = text.replacen("%2C", ",", 1);
        let end =
            |text: &str| text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-'))).unwrap_or(text.len());
        let (lat, rest) = text.split_once(',')?;
        Some([rest[..end(rest)].parse().ok()?, lat.parse().ok()?])
    };
    let after = |mark: &str| link.split_once(mark).map(|(_, rest)| rest);
    let place = || {
        let (lat, rest) = after("!3d")?.split_once('!')?;
        let lon = rest.strip_prefix("4d")?.split(['!', '?', '&']).next()?;
        Some([lon.parse().ok()?, lat.parse().ok()?])
    };
    if let Some(found) = place() {
        return Some(found);
    }
    if let Some(found) = ["@", "q=", "ll=", "query=", "center="].into_iter().find_map(|mark| pair(after(mark)?)) {
        return Some(found);
    }
    let value = |key: &str| after(key)?.split(['&', '#']).next()?.parse().ok();
    Some([value("mlon=")?, value("mlat=")?])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(text: &str, lon_first: bool) -> Option<Pair> {
        match in_one(text, lon_first)? {
            Shape::Points(points) => points.first().copied(),
            _ => None,
        }
    }

    #[test]
    fn a_position_stands_in_one_cell_in_any_form() {
        for text in [
            "50.45, 30.52",
            "50,45; 30,52",
            "(50.45, 30.52)",
            "50.45 30.52 179.0 4.2",
            "50°27′00″N 30°31′12″E",
            "50°27'00\" пн.ш. 30°31'12\" сх.д.",
            "POINT (30.52 50.45)",
            "Point(30.52 50.45)",
            "SRID=4326;POINT(30.52 50.45)",
            "{\"type\":\"Point\",\"coordinates\":[30.52,50.45]}",
            "0101000020E610000085EB51B81E853E409A99999999394940",
            "https://www.google.com/maps/@50.45,30.52,15z",
            "https://www.openstreetmap.org/?mlat=50.45&mlon=30.52#map=12/50.45/30.52",
            "geo:50.45,30.52",
        ] {
            let [lon, lat] = point(text, false).unwrap_or_else(|| panic!("{text}"));
            assert!((lon - 30.52).abs() < 1e-6 && (lat - 50.45).abs() < 1e-6, "{text}: {lon} {lat}");
        }
        assert_eq!(point("30.52, 50.45", true), Some([30.52, 50.45]));
        let [lon, lat] = point("40S GF 37343 13270", false).expect("a square of the grid");
        assert!((lon - 59.6410).abs() < 1e-4 && (lat - 36.2352).abs() < 1e-4, "{lon} {lat}");
        for text in ["Odesa", "50.45", "5 km", "12, 13, 14, 15, 16", ""] {
            assert_eq!(point(text, false), None, "{text}");
        }
    }

    #[test]
    fn a_zone_has_a_number_and_a_letter() {
        assert_eq!(zone("36N"), Some((36, Some('N'))));
        assert_eq!(zone("Zone 36 U"), Some((36, Some('U'))));
        assert_eq!(zone("EPSG:32736"), Some((36, Some('S'))));
        assert_eq!(zone("99"), None);
        assert!(is_southern(Some('S'), true, 9_000_000.0) && !is_southern(Some('S'), true, 3_700_000.0));
    }
}
