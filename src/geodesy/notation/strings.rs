//! Strings that machines exchange: ISO 6709, NMEA 0183 sentences, `geo:` URIs, WKT, GeoJSON and coordinates with their reference system.
//!
//! # References
//!
//! ISO 6709:2008 annex H; NMEA 0183 (GGA, GLL, RMC); RFC 5870 for `geo:`, with `q` as Android has it; OGC 06-103r4 for WKT; RFC 7946.

use super::{degrees, grid};
use crate::geometry::LonLat;

/// `+5027+03031/`, `+50.4501+030.5234/`, `+502700.36-0303124.24+120/`: signs, and digits that tell the parts by their number.
pub(super) fn iso6709(text: &str) -> Option<LonLat> {
    let text = text.strip_suffix('/').unwrap_or(text);
    let text = text.split_once("CRS").map_or(text, |(position, _)| position);
    let starts: Vec<usize> = text.match_indices(['+', '-']).map(|(at, _)| at).collect();
    let (second, end) = match starts.as_slice() {
        [0, second] => (*second, text.len()),
        [0, second, height] => (*second, *height),
        _ => return None,
    };
    let lat = packed(&text[..second], 2)?;
    let lon = packed(&text[second..end], 3)?;
    (lon.abs() <= 180.0).then(|| LonLat::new(lon, lat)).flatten()
}

/// A sign and `degrees` digits of degrees, then perhaps two of minutes and two of seconds, and a fraction of the last.
fn packed(text: &str, degrees: usize) -> Option<f64> {
    let digits = text.get(1..)?;
    let whole = digits.find(['.', ',']).unwrap_or(digits.len());
    let plain = digits[..whole].bytes().all(|b| b.is_ascii_digit());
    let fraction = digits.get(whole + 1..).unwrap_or("0");
    if !plain || fraction.is_empty() || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let parts = whole.checked_sub(degrees)? / 2;
    if parts > 2 || whole != degrees + 2 * parts {
        return None;
    }
    let number = |text: &str| text.parse::<f64>().ok();
    let mut size = number(&digits[..degrees])?;
    for part in 1..=parts {
        let at = degrees + 2 * (part - 1);
        let value = number(&digits[at..at + 2]).filter(|value| *value < 60.0)?;
        size += value / 60f64.powi(part as i32);
    }
    size += number(&format!("0.{fraction}"))? / 60f64.powi(parts as i32);
    Some(if text.starts_with('-') { -size } else { size })
}

/// The position in a sentence such as `$GPGGA,123519,5027.006,N,03031.404,E,1,…`.
pub(super) fn nmea(text: &str) -> Option<LonLat> {
    if !text.starts_with(['$', '!']) {
        return None;
    }
    let fields: Vec<&str> = text.split(',').collect();
    let at = fields.windows(4).position(|f| matches!(f[1], "N" | "S") && matches!(f[3], "E" | "W"))?;
    degrees::parse(&fields[at..at + 4].join(","))
}

/// Latitude, longitude and perhaps an altitude before the parameters (RFC 5870 section 3.3); `q=` names the point of a marker, and then
/// `geo:0,0` says nothing. Only WGS 84 is known.
pub(super) fn geo_uri(rest: &str) -> Option<LonLat> {
    let mut parts = rest.split([';', '?', '&']);
    let own = pair(parts.next()?)?;
    let mut marker = None;
    for parameter in parts {
        let (name, value) = parameter.split_once('=')?;
        if name.eq_ignore_ascii_case("crs") && !value.eq_ignore_ascii_case("wgs84") {
            return None;
        }
        if name.eq_ignore_ascii_case("q") {
            // "geo:0,0?q=Kyiv" asks for a name.
            marker = Some(pair(value.split('(').next().unwrap_or_default())?);
        }
    }
    let (lat, lon) = marker.unwrap_or(own);
    point(lat, lon)
}

fn pair(text: &str) -> Option<(f64, f64)> {
    let mut numbers = text.split(',').map(|number| number.trim().parse::<f64>());
    Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
}

pub(super) fn point(lat: f64, lon: f64) -> Option<LonLat> {
    (lon.abs() <= 180.0).then(|| LonLat::new(lon, lat)).flatten()
}

/// `POINT(30.5234 50.4501)`, perhaps with `SRID=4326;` before it, and `{"type": "Point", "coordinates": [30.5234, 50.4501]}`: the
/// longitude first.
pub(super) fn geometry(text: &str) -> Option<LonLat> {
    let upper = text.to_ascii_uppercase();
    let numbers = if let Some(json) = upper.strip_prefix('{') {
        let is_point = json.contains("\"POINT\"");
        let after = json.split_once("\"COORDINATES\"").filter(|_| is_point)?.1;
        let list = after.trim_start().strip_prefix(':')?.trim_start().strip_prefix('[')?;
        list.split_once(']')?.0.replace(',', " ")
    } else {
        let point = match upper.split_once(';') {
            Some((system, rest)) => (system == "SRID=4326").then_some(rest)?,
            None => upper.as_str(),
        };
        let inner = point.trim().strip_prefix("POINT")?.trim_start_matches(['Z', 'M', ' ']);
        inner.strip_prefix('(')?.strip_suffix(')')?.to_owned()
    };
    let numbers: Option<Vec<f64>> = numbers.split_whitespace().map(|number| number.parse().ok()).collect();
    let numbers = numbers.filter(|numbers| (2..=4).contains(&numbers.len()))?;
    point(numbers[1], numbers[0])
}

/// Equatorial radius of WGS 84 in metres, the sphere of the web's Mercator (EPSG:3857).
const WEB_RADIUS: f64 = 6_378_137.0;

/// `EPSG:4326 50.4501 30.5234`: the axes in the order of the system, for EPSG:4326 the latitude first.
pub(super) fn with_system(text: &str) -> Option<LonLat> {
    let upper = text.to_ascii_uppercase();
    let (system, rest) = if let Some(rest) = upper.strip_prefix("EPSG:") {
        let digits = rest.find(|c: char| !c.is_ascii_digit())?;
        (rest[..digits].parse::<u32>().ok()?, &rest[digits..])
    } else {
        // OGC's CRS84 is EPSG:4326 with the longitude first.
        (84, upper.strip_prefix("OGC:CRS84").or_else(|| upper.strip_prefix("CRS84"))?)
    };
    let cleaned = rest.replace([',', ';', ':', '(', ')'], " ");
    let numbers: Option<Vec<f64>> = cleaned.split_whitespace().map(|number| number.parse().ok()).collect();
    let [first, second] = numbers?.as_slice().try_into().ok()?;
    match system {
        84 => point(second, first),
        4326 => point(first, second),
        3857 => {
            let lat = (second / WEB_RADIUS).sinh().atan().to_degrees();
            point(lat, (first / WEB_RADIUS).to_degrees())
        }
        32_601..=32_660 => grid::unproject(system - 32_600, false, first, second),
        32_701..=32_760 => grid::unproject(system - 32_700, true, first, second),
        _ => None,
    }
}
