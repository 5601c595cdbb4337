//! Coordinates as people write them: degrees in every usual form and ten languages, what pilots, mariners and machines exchange, UTM and
//! MGRS, plus codes, links to maps.
//!
//! Text goes in, a position comes out, or nothing: whether to complain is for the caller to say. Latitude comes first
//! unless hemispheres or the notation say otherwise. What can be read in two ways that lead to two places is not read: `O` is
//! east in German and west in Spanish.
//!
//! Reading order: `written` (what a text may write), `lexer` (signs and words, by `geodata/lang/positions.tsv`), `degrees` (angles), `strings` (what machines
//! exchange), `grid` (UTM, MGRS), `plus_code`, `link`.

mod degrees;
mod grid;
mod lexer;
mod link;
mod plus_code;
mod strings;
mod written;

pub use written::{Cell, Written};

use crate::geometry::LonLat;

/// Longest text that is looked at, in bytes; links to maps are the longest.
const LIMIT: usize = 600;

/// The position that `text` writes, if it is a coordinate as a whole; of a square of a grid its middle.
///
/// # Examples
///
/// ```
/// use dateline::geodesy::notation;
///
/// for text in ["36.2352, 59.6410", "36°14′06.7″N 59°38′27.6″E", "36° 14.112' N, 59° 38.46' E", "36,2352 59,6410",
///              "N36.2352 E59.6410", "geo:36.2352,59.6410;u=50", "40S GF 37343 13270", "361407N0593828E", "36-14.1N 059-38.5E",
///              "https://www.openstreetmap.org/#map=12/36.2352/59.6410", "POINT(59.6410 36.2352)", "36,2352° с. ш. 59,6410° в. д."] {
///     let p = notation::parse(text).expect("a coordinate");
///     assert!((p.lat() - 36.2352).abs() < 1e-3 && (p.lon() - 59.6410).abs() < 1e-3, "{text}: {p:?}");
/// }
/// assert_eq!(notation::parse("91 N, 0 E"), None);
/// ```
pub fn parse(text: &str) -> Option<LonLat> {
    read(text).map(|written| match written {
        Written::Point(point) => point,
        Written::Cell(cell) => cell.middle,
    })
}

/// The point or the square that `text` writes, if it is a coordinate as a whole.
///
/// # Examples
///
/// ```
/// use dateline::geodesy::notation::{self, Written};
///
/// assert!(matches!(notation::read("36U UA"), Some(Written::Cell(_))));
/// assert!(matches!(notation::read("36U UA 24182 91607"), Some(Written::Point(_))));
/// ```
pub fn read(text: &str) -> Option<Written> {
    if text.len() > LIMIT {
        return None;
    }
    let plain = plain(text);
    let text = plain.trim();
    if let Some(rest) = strip_scheme(text) {
        return strings::geo_uri(rest).map(Written::Point);
    }
    let strings = strings::geometry(text)
        .or_else(|| strings::with_system(text))
        .or_else(|| strings::iso6709(text))
        .or_else(|| strings::nmea(text))
        .or_else(|| link::parse(text));
    if let Some(point) = strings {
        return Some(Written::Point(point));
    }
    let bare = without_brackets(text);
    degrees::parse(bare)
        .map(Written::Point)
        .or_else(|| grid::parse(bare))
        .or_else(|| plus_code::parse(bare).map(Written::Cell))
}

/// The first code points of the decimal digits of other scripts (Unicode 16, general category Nd).
const DIGITS: [u32; 21] = [
    0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20, 0x1040,
    0x17e0, 0x1810, 0xa8d0, 0xabf0, 0xff10,
];

/// The text with the digits, marks and spaces of other scripts as those of ASCII, and without the name of the datum.
fn plain(text: &str) -> String {
    let one = |c: char| match c {
        '٫' => '.',
        '،' | '，' | '、' => ',',
        '；' => ';',
        '（' | '［' | '〔' => '(',
        '）' | '］' | '〕' => ')',
        '−' | '–' | '—' | '‐' | '‑' | '‒' | '﹣' | '－' => '-',
        '＋' => '+',
        '．' => '.',
        '：' => ':',
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' => ' ',
        c if c.is_whitespace() => ' ',
        c => {
            let digit = DIGITS.iter().find_map(|&zero| (c as u32).checked_sub(zero).filter(|value| *value < 10));
            digit.and_then(|value| char::from_digit(value, 10)).unwrap_or(c)
        }
    };
    let tabbed = text.trim().replace('\t', ";");
    let mut plain: String = tabbed.chars().map(one).collect();
    for datum in ["(WGS84)", "(WGS 84)", "WGS84", "WGS 84", "WGS-84"] {
        // A URI names it as a parameter.
        if let Some(at) = plain.find(datum).filter(|_| !plain.contains([':', '='])) {
            plain.replace_range(at..at + datum.len(), "");
        }
    }
    plain
}

/// The text without brackets around all of it and without a stop after it.
fn without_brackets(text: &str) -> &str {
    let mut inner = text.trim().trim_end_matches(['.', ';']);
    for (open, close) in [('(', ')'), ('[', ']'), ('{', '}'), ('<', '>')] {
        if let Some(within) = inner.strip_prefix(open).and_then(|rest| rest.strip_suffix(close)) {
            inner = within.trim();
        }
    }
    inner
}

fn strip_scheme(text: &str) -> Option<&str> {
    let scheme = text.get(..4)?;
    scheme.eq_ignore_ascii_case("geo:").then(|| &text[4..])
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
