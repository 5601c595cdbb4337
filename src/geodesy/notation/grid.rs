//! The military grid (MGRS) and the Universal Transverse Mercator coordinates under it.
//!
//! Zones 1 to 60 between 80° S and 84° N; the polar squares are not read. Method: Krüger's series to sixth order in
//! the third flattening, good to nanometres within a zone.
//!
//! # References
//!
//! C. F. F. Karney 2011, "Transverse Mercator with an accuracy of a few nanometers", J. Geodesy 85:475-485, equations
//! 9 to 27 and 36; NGA.STND.0037 (2014), "Universal Grids and Grid Reference Systems", sections 2 and 3.

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

/// Reads `40S GF 37343 13270` and `40 S 737366 4013038` (the letter is a band, `40N`/`40S` with `N`/`S` spelt out
/// after a `+` sign is not usual and not read).
pub(super) fn parse(text: &str) -> Option<LonLat> {
    let (zone, rest) = zone(text)?;
    let band = rest.chars().next()?.to_ascii_uppercase();
    let rest = rest[1..].trim_start();
    BANDS.find(band)?;
    if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
        square(zone, band, rest)
    } else {
        metres(zone, band, rest)
    }
}

fn zone(text: &str) -> Option<(u32, &str)> {
    let digits = text.find(|c: char| !c.is_ascii_digit())?;
    let zone = text[..digits].parse().ok().filter(|zone| (1..=60).contains(zone))?;
    let rest = text[digits..].trim_start();
    rest.starts_with(|c: char| c.is_ascii_alphabetic()).then_some((zone, rest))
}

/// Easting and northing in metres, with or without `m`, `E`, `N`.
fn metres(zone: u32, band: char, rest: &str) -> Option<LonLat> {
    let cleaned = rest.replace(['m', 'E', 'N', ','], " ");
    let mut numbers = cleaned.split_whitespace().map(str::parse::<f64>);
    let (easting, northing) = (numbers.next()?.ok()?, numbers.next()?.ok()?);
    let in_zone = (100_000.0..=900_000.0).contains(&easting) && (0.0..=FALSE_NORTHING).contains(&northing);
    (numbers.next().is_none() && in_zone).then(|| unproject(zone, band < 'N', easting, northing)).flatten()
}

/// The letters of a hundred-kilometre square and an even number of digits, at most ten; the middle of what they leave.
fn square(zone: u32, band: char, rest: &str) -> Option<LonLat> {
    let mut letters = rest.chars().map(|c| c.to_ascii_uppercase());
    let (column, row) = (letters.next()?, letters.next()?);
    let digits: String = rest.get(2..)?.chars().filter(|c| !c.is_whitespace()).collect();
    if digits.len() % 2 == 1 || digits.len() > 10 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let (easting, northing) = digits.split_at(digits.len() / 2);
    let unit = 10f64.powi(5 - easting.len() as i32);
    let within = |digits: &str| digits.parse::<f64>().unwrap_or(0.0) * unit + if unit > 1.0 { unit / 2.0 } else { 0.0 };
    let columns = ["STUVWXYZ", "ABCDEFGH", "JKLMNPQR"][zone as usize % 3];
    let easting = (columns.find(column)? + 1) as f64 * 100_000.0 + within(easting);
    let offset = if zone.is_multiple_of(2) { 5 } else { 0 };
    let row = (ROWS.find(row)? + ROWS.len() - offset) % ROWS.len();
    let southern = band < 'N';
    // Rows repeat every 2,000 km: of the repetitions, the one in the latitude band is meant.
    let (south, north) = band_limits(band)?;
    (0..5).map(|cycle| f64::from(cycle) * 2_000_000.0 + row as f64 * 100_000.0 + within(northing)).find_map(
        |northing| {
            let p = unproject(zone, southern, easting, northing)?;
            (south - 1.0..=north + 1.0).contains(&p.lat()).then_some(p)
        },
    )
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
