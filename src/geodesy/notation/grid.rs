//! The military grid (MGRS) and the Universal Transverse Mercator coordinates under it.
//!
//! Zones 1 to 60 between 80° S and 84° N; the polar squares are not read. Method: Krüger's series to sixth order in
//! the third flattening, good to nanometres within a zone.
//!
//! # References
//!
//! C. F. F. Karney 2011, "Transverse Mercator with an accuracy of a few nanometers", J. Geodesy 85:475-485, equations
//! 9 to 27 and 36; NGA.STND.0037 (2014), "Universal Grids and Grid Reference Systems", sections 2 and 3.

use super::written::{Cell, Written};
use crate::geometry::LonLat;

/// Scale at the central meridian.
const K0: f64 = 0.9996;
/// Third flattening of WGS 84.
const N: f64 = 1.679_220_386_383_704_7e-3;
/// Equatorial radius in metres.
const A: f64 = 6_378_137.0;
/// First eccentricity.
const E: f64 = 0.081_819_190_842_621_49;
/// Easting of the central meridian in metres.
const FALSE_EASTING: f64 = 500_000.0;
/// Northing of the equator for the southern hemisphere in metres.
const FALSE_NORTHING: f64 = 10_000_000.0;
/// Letters of the latitude bands from 80° S, 8° each.
const BANDS: &str = "CDEFGHJKLMNPQRSTUVWX";
/// Letters of the hundred-kilometre rows, repeated every 2,000 km.
const ROWS: &str = "ABCDEFGHJKLMNPQRSTUV";

/// Digits of each of the two numbers of a square from which it is as good as a point: to 100 m.
const POINT_DIGITS: usize = 3;

/// Reads `40S GF 37343 13270`, and `40S 737366 4013038` with the zone before or after, the metres in either order where letters tell them.
pub(super) fn parse(text: &str) -> Option<Written> {
    let upper = text.to_ascii_uppercase();
    let bare = NAMES.iter().find_map(|name| upper.strip_prefix(name)).unwrap_or(&upper);
    let bare = bare.trim_start_matches([':', ' ']);
    square(bare).or_else(|| metres(bare).map(Written::Point))
}

/// What may stand before a grid reference.
const NAMES: [&str; 4] = ["UTM", "MGRS", "USNG", "WGS84"];

/// The zone and its letter, and what follows them.
fn zone(text: &str) -> Option<(u32, char, &str)> {
    let digits = text.find(|c: char| !c.is_ascii_digit()).filter(|&digits| digits == 1 || digits == 2)?;
    let zone = text[..digits].parse().ok().filter(|zone| (1..=60).contains(zone))?;
    let rest = text[digits..].trim_start();
    let letter = rest.chars().next().filter(char::is_ascii_alphabetic)?;
    Some((zone, letter, &rest[1..]))
}

/// The letters of a hundred-kilometre square and an even number of digits, at most ten: the square that they leave, or its middle where
/// it is small.
fn square(text: &str) -> Option<Written> {
    let (zone, band, rest) = zone(text)?;
    BANDS.find(band)?;
    let rest = rest.trim_start();
    let mut letters = rest.chars();
    let (column, row) = (letters.next()?, letters.next()?);
    let digits: String = rest.get(2..)?.chars().filter(|c| !c.is_whitespace()).collect();
    if digits.len() % 2 == 1 || digits.len() > 10 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let places = digits.len() / 2;
    let (easting, northing) = digits.split_at(places);
    let unit = 10f64.powi(5 - places as i32);
    let within = |digits: &str| digits.parse::<f64>().unwrap_or(0.0) * unit;
    let columns = ["STUVWXYZ", "ABCDEFGH", "JKLMNPQR"][zone as usize % 3];
    let easting = (columns.find(column)? + 1) as f64 * 100_000.0 + within(easting);
    let offset = if zone.is_multiple_of(2) { 5 } else { 0 };
    let row = (ROWS.find(row)? + ROWS.len() - offset) % ROWS.len();
    let southern = band < 'N';
    let half = if unit > 1.0 { unit / 2.0 } else { 0.0 };
    // Rows repeat every 2,000 km: of the repetitions, the one in the latitude band is meant.
    (0..5).find_map(|cycle| {
        let northing = f64::from(cycle) * 2_000_000.0 + row as f64 * 100_000.0 + within(northing);
        let at = |east: f64, north: f64| unproject(zone, southern, easting + east, northing + north);
        let middle = at(half, half).filter(|p| is_in_band(*p, band, 1.0) && is_in_zone(*p, zone, band))?;
        if places >= POINT_DIGITS {
            return Some(Written::Point(middle));
        }
        let corners = [at(0.0, 0.0)?, at(unit, 0.0)?, at(unit, unit)?, at(0.0, unit)?];
        Some(Written::Cell(Cell { middle, corners }))
    })
}

/// A number of metres, and whether a letter says that it is an easting or a northing.
struct Metres {
    value: f64,
    letter: Option<char>,
    /// Whether the word after it is its unit.
    takes_next: bool,
}

/// Easting and northing in metres with their zone: `36U 324182 5591608`, `324182mE 5591608mN 36U`, `Zone 36 N, E 324182, N 5591608`.
fn metres(text: &str) -> Option<LonLat> {
    let cleaned = text.replace("ZONE", " ").replace([';', ':', '/'], " ").replace(" M E", " ME").replace(" M N", " MN");
    let words: Vec<&str> = cleaned.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    // "324,182" has its thousands set apart by commas.
    let joined = cleaned.contains(',').then(|| thousands(&cleaned)).flatten();
    let words: Vec<&str> = joined.as_ref().map_or(words, |joined| joined.split_whitespace().collect());
    let (mut zone_letter, mut found) = (None, Vec::new());
    let mut before = None;
    let mut at = 0;
    while at < words.len() {
        let word = words[at];
        let single = word.chars().all(|c| c.is_ascii_alphabetic());
        if single && matches!(word, "E" | "N" | "EASTING" | "NORTHING") {
            before = word.chars().next();
        } else if matches!(word, "NORTH" | "SOUTH") {
            let (zone, _) = zone_letter?;
            zone_letter = Some((zone, word.chars().next()));
        } else if let Some((zone, letter, digits)) = run_word(word) {
            zone_letter = zone_letter.is_none().then_some((zone, Some(letter)));
            zone_letter?;
            found.push(Metres { value: digits, letter: None, takes_next: false });
        } else if let Some((zone, letter)) = zone_word(word) {
            let apart =
                words.get(at + 1).filter(|next| letter.is_none() && next.len() == 1 && !is_axis(next, &words, at + 2));
            at += usize::from(apart.is_some());
            let letter = letter.or_else(|| apart.and_then(|next| next.chars().next()));
            zone_letter = zone_letter.is_none().then_some((zone, letter));
            zone_letter?;
        } else {
            let metres = number_word(word, words.get(at + 1).copied(), before.take())?;
            at += usize::from(metres.takes_next);
            found.push(metres);
        }
        at += 1;
    }
    let (zone, letter) = zone_letter?;
    let run_together = match found.as_slice() {
        [only] => Some(apart(only)?),
        _ => None,
    };
    let [one, other] = run_together.as_ref().map_or(found.as_slice(), |pair| pair.as_slice()) else { return None };
    let (easting, northing) = match (one.letter, other.letter) {
        (Some('N'), Some('E')) => (other.value, one.value),
        (Some('E') | None, Some('N') | None) => (one.value, other.value),
        _ => return None,
    };
    in_zone(zone, letter?, easting, northing)
}

/// Digits of an easting and a northing that are written without a space.
const RUN: usize = 13;

/// `11N4818683768515`: the zone, its letter, and easting and northing in one.
fn run_word(word: &str) -> Option<(u32, char, f64)> {
    let letter = word.find(|c: char| c.is_ascii_alphabetic())?;
    let (zone, digits) = (zone_word(&word[..=letter])?, &word[letter + 1..]);
    let run = digits.len() == RUN && digits.bytes().all(|b| b.is_ascii_digit());
    Some((zone.0, zone.1.filter(|_| run)?, digits.parse().ok()?))
}

/// Easting and northing of a number of thirteen digits.
fn apart(both: &Metres) -> Option<[Metres; 2]> {
    const NORTHING: f64 = 1e7;
    let metres = |value: f64| Metres { value, letter: None, takes_next: false };
    (both.value >= 1e11 && both.value.fract() == 0.0)
        .then(|| [metres((both.value / NORTHING).floor()), metres(both.value % NORTHING)])
}

/// Whether a single letter belongs to the number after it: "36 N 324182 …" is a zone, "36U E 324182 N 5591608" has two axes.
fn is_axis(letter: &str, words: &[&str], next: usize) -> bool {
    let other = if letter == "E" { "N" } else { "E" };
    matches!(letter, "E" | "N") && words[next.min(words.len())..].contains(&other)
}

/// "324,182 5,591,608" without the commas; `None` where they part the numbers.
fn thousands(text: &str) -> Option<String> {
    let word = |word: &str| {
        let bare = word.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == ',');
        let mut groups = bare.split(',');
        let first = groups.next().unwrap_or_default();
        let grouped = bare.contains(',')
            && first.len() <= 3
            && groups.all(|group| group.split('.').next().is_some_and(|g| g.len() == 3));
        grouped || !bare.contains(',')
    };
    text.split_whitespace().all(word).then(|| text.replace(',', ""))
}

fn zone_word(word: &str) -> Option<(u32, Option<char>)> {
    let digits = word.find(|c: char| !c.is_ascii_digit()).unwrap_or(word.len());
    let zone = word[..digits].parse().ok().filter(|zone| (1..=60).contains(zone) && digits <= 2)?;
    match word[digits..].chars().collect::<Vec<_>>().as_slice() {
        [] => Some((zone, None)),
        [letter] if letter.is_ascii_alphabetic() => Some((zone, Some(*letter))),
        _ => None,
    }
}

/// "324182", "324182ME", "E324182", "5591608 MN".
fn number_word(word: &str, next: Option<&str>, before: Option<char>) -> Option<Metres> {
    let bare = word.trim_matches(|c: char| c.is_ascii_alphabetic());
    let value: f64 = bare.parse().ok().filter(|_| bare.starts_with(|c: char| c.is_ascii_digit()))?;
    let letters: String = word.chars().filter(char::is_ascii_alphabetic).collect();
    let own = letters.chars().rfind(|c| matches!(c, 'E' | 'N'));
    let free = before.is_none() && own.is_none();
    let after = next.filter(|_| free).and_then(|next| match next {
        "ME" | "E" => Some('E'),
        "MN" | "N" => Some('N'),
        _ => None,
    });
    let takes_next = after.is_some() || next.is_some_and(|next| next == "M");
    let known = matches!(letters.as_str(), "" | "M" | "E" | "N" | "ME" | "MN");
    known.then_some(Metres { value, letter: before.or(own).or(after), takes_next })
}

/// The position of metres in a zone. `N` and `S` may be bands or hemispheres: where the band does not fit, the hemisphere is meant.
fn in_zone(zone: u32, letter: char, easting: f64, northing: f64) -> Option<LonLat> {
    if !(100_000.0..=900_000.0).contains(&easting) || !(0.0..=FALSE_NORTHING).contains(&northing) {
        return None;
    }
    let fits = |p: &LonLat, band: char| is_in_band(*p, band, BAND_SLACK) && is_in_zone(*p, zone, band);
    let of_band = BANDS.contains(letter).then(|| unproject(zone, letter < 'N', easting, northing)).flatten();
    let of_band = of_band.filter(|p| fits(p, letter));
    let hemisphere = || {
        let p = unproject(zone, letter == 'S', easting, northing)?;
        let side = if letter == 'S' { p.lat() <= 0.0 } else { p.lat() >= 0.0 };
        (side && is_in_zone(p, zone, letter) && (-80.0..=84.0).contains(&p.lat())).then_some(p)
    };
    of_band.or_else(|| matches!(letter, 'N' | 'S').then(hemisphere).flatten())
}

/// Degrees beyond a band up to which metres are still believed to lie in it: a town astride its edge is measured on in one.
const BAND_SLACK: f64 = 0.1;

fn is_in_band(p: LonLat, band: char, slack: f64) -> bool {
    band_limits(band).is_some_and(|(south, north)| (south - slack..=north + slack).contains(&p.lat()))
}

/// Whether a position lies in a zone or at most one square beside it; the zones of Norway and Svalbard have widths of their own.
fn is_in_zone(p: LonLat, zone: u32, band: char) -> bool {
    let plain = 6.0 * f64::from(zone) - 186.0;
    let (west, east) = match (zone, band) {
        (31, 'V') => (0.0, 3.0),
        (32, 'V') => (3.0, 12.0),
        (31, 'X') => (0.0, 9.0),
        (33, 'X') => (9.0, 21.0),
        (35, 'X') => (21.0, 33.0),
        (37, 'X') => (33.0, 42.0),
        (32 | 34 | 36, 'X') => return false,
        _ => (plain, plain + 6.0),
    };
    let square = 100_000.0 / (111_320.0 * p.lat().to_radians().cos().max(0.01));
    let off = (p.lon() - f64::midpoint(west, east) + 540.0).rem_euclid(360.0) - 180.0;
    off.abs() <= (east - west) / 2.0 + square
}

fn band_limits(band: char) -> Option<(f64, f64)> {
    let south = -80.0 + 8.0 * BANDS.find(band)? as f64;
    Some((south, if band == 'X' { 84.0 } else { south + 8.0 }))
}

/// The position of easting and northing (Karney 2011, equations 15 and 36, with the iteration of equation 19).
pub(super) fn unproject(zone: u32, southern: bool, easting: f64, northing: f64) -> Option<LonLat> {
    let n2 = N * N;
    let radius = A / (1.0 + N) * (1.0 + n2 / 4.0 + n2 * n2 / 64.0 + n2 * n2 * n2 / 256.0);
    let northing = if southern { northing - FALSE_NORTHING } else { northing };
    let (xi, eta) = (northing / (K0 * radius), (easting - FALSE_EASTING) / (K0 * radius));
    let (mut xi1, mut eta1) = (xi, eta);
    for (j, beta) in (1..).zip(beta()) {
        let j = 2.0 * f64::from(j);
        xi1 -= beta * (j * xi).sin() * (j * eta).cosh();
        eta1 -= beta * (j * xi).cos() * (j * eta).sinh();
    }
    let tau1 = xi1.sin() / eta1.sinh().hypot(xi1.cos());
    let lambda = eta1.sinh().atan2(xi1.cos()).to_degrees();
    let lat = geodetic_tangent(tau1).atan().to_degrees();
    LonLat::new(6.0 * f64::from(zone) - 183.0 + lambda, lat)
}

/// The tangent of geodetic latitude for that of conformal latitude, by Newton's method (equations 7, 19 to 21).
fn geodetic_tangent(conformal: f64) -> f64 {
    let mut tau = conformal / (1.0 - E * E);
    for _ in 0..6 {
        let sigma = (E * (E * tau / tau.hypot(1.0)).atanh()).sinh();
        let tau1 = tau * sigma.hypot(1.0) - sigma * tau.hypot(1.0);
        let slope = (1.0 - E * E) * tau.hypot(1.0) / (1.0 + (1.0 - E * E) * tau * tau);
        tau += (conformal - tau1) / tau1.hypot(1.0) / slope;
    }
    tau
}

/// Coefficients of the inverse series (equation 36).
fn beta() -> [f64; 6] {
    let n = N;
    let (n2, n3) = (n * n, n * n * n);
    let (n4, n5, n6) = (n2 * n2, n2 * n3, n3 * n3);
    [
        n / 2.0 - 2.0 / 3.0 * n2 + 37.0 / 96.0 * n3 - 1.0 / 360.0 * n4 - 81.0 / 512.0 * n5 + 96_199.0 / 604_800.0 * n6,
        n2 / 48.0 + n3 / 15.0 - 437.0 / 1_440.0 * n4 + 46.0 / 105.0 * n5 - 1_118_711.0 / 3_870_720.0 * n6,
        17.0 / 480.0 * n3 - 37.0 / 840.0 * n4 - 209.0 / 4_480.0 * n5 + 5_569.0 / 90_720.0 * n6,
        4_397.0 / 161_280.0 * n4 - 11.0 / 504.0 * n5 - 830_251.0 / 7_257_600.0 * n6,
        4_583.0 / 161_280.0 * n5 - 108_847.0 / 3_991_680.0 * n6,
        20_648_693.0 / 638_668_800.0 * n6,
    ]
}
