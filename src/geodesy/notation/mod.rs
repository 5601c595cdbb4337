//! Coordinates as people write them: decimal degrees, degrees and minutes, seconds, `geo:` URIs, UTM and MGRS.
//!
//! Text goes in, a position comes out, or nothing: whether to complain is for the caller to say. Latitude comes first
//! unless hemispheres say otherwise, as in all of these notations.

mod degrees;
mod grid;

use crate::geometry::LonLat;

/// Longest text that is looked at, in bytes; no notation needs more.
const LIMIT: usize = 120;

/// The position that `text` writes, if it is a coordinate as a whole.
///
/// # Examples
///
/// ```
/// use dateline::geodesy::notation;
///
/// for text in ["36.2352, 59.6410", "36°14′06.7″N 59°38′27.6″E", "36° 14.112' N, 59° 38.46' E",
///              "N36.2352 E59.6410", "geo:36.2352,59.6410;u=50", "40S GF 37343 13270"] {
///     let p = notation::parse(text).expect("a coordinate");
///     assert!((p.lat() - 36.2352).abs() < 1e-4 && (p.lon() - 59.6410).abs() < 1e-4, "{text}: {p:?}");
/// }
/// assert_eq!(notation::parse("91 N, 0 E"), None);
/// ```
pub fn parse(text: &str) -> Option<LonLat> {
    let text = text.trim();
    if text.len() > LIMIT {
        return None;
    }
    match strip_scheme(text) {
        Some(rest) => geo_uri(rest),
        None => degrees::parse(text).or_else(|| grid::parse(text)),
    }
}

/// The position of metres in a zone of the Universal Transverse Mercator grid on WGS 84; `None` beyond the zone.
///
/// # Examples
///
/// ```
/// use dateline::geodesy::notation;
///
/// let p = notation::utm(36, false, 325_000.0, 5_591_000.0).expect("within the zone");
/// assert!((p.lat() - 50.4449).abs() < 0.001 && (p.lon() - 30.535).abs() < 0.001, "{p:?}");
/// ```
pub fn utm(zone: u32, southern: bool, easting: f64, northing: f64) -> Option<LonLat> {
    let is_within =
        (1..=60).contains(&zone) && (0.0..=1_000_000.0).contains(&easting) && (-1.0e7..=1.0e7).contains(&northing);
    is_within.then(|| grid::unproject(zone, southern, easting, northing)).flatten()
}

/// Degrees, minutes and seconds of `p`, to a tenth of a second (3 m).
///
/// ```
/// use dateline::geodesy::notation;
///
/// let p = notation::parse("36.2352 59.6410").expect("a coordinate");
/// assert_eq!(notation::sexagesimal(p), "36°14′06.7″N 59°38′27.6″E");
/// ```
pub fn sexagesimal(p: LonLat) -> String {
    let angle = |degrees: f64, positive: char, negative: char| {
        let tenths = (degrees.abs() * 36_000.0).round() as u64;
        let hemisphere = if degrees < 0.0 { negative } else { positive };
        let (seconds, minutes) = (tenths % 600, tenths / 600);
        format!("{}°{:02}′{:02}.{}″{hemisphere}", minutes / 60, minutes % 60, seconds / 10, seconds % 10)
    };
    format!("{} {}", angle(p.lat(), 'N', 'S'), angle(p.lon(), 'E', 'W'))
}

fn strip_scheme(text: &str) -> Option<&str> {
    let scheme = text.get(..4)?;
    scheme.eq_ignore_ascii_case("geo:").then(|| &text[4..])
}

/// Latitude, longitude and perhaps an altitude before the parameters (RFC 5870 section 3.3). Only WGS 84 is known.
fn geo_uri(rest: &str) -> Option<LonLat> {
    let mut parts = rest.split([';', '?']);
    let mut numbers = parts.next()?.split(',').map(|n| n.trim().parse::<f64>());
    let (lat, lon) = (numbers.next()?.ok()?, numbers.next()?.ok()?);
    let known = parts.all(|parameter| {
        let crs = parameter.get(..4).is_some_and(|key| key.eq_ignore_ascii_case("crs="));
        !crs || parameter[4..].eq_ignore_ascii_case("wgs84")
    });
    known.then(|| LonLat::new(lon, lat)).flatten()
}
