//! The largest errors of the inverse problem on Karney's test set: `cargo bench --bench geodtest -- GeodTest.dat`.
//!
//! In: the unpacked file (doi 10.5281/zenodo.32156; columns lat1 lon1 azi1 lat2 lon2 azi2 s12 a12 m12 S12). Out: a line for
//! each part of the set, which goes from 50 % plain geodesics to vertices, poles, and nearly antipodal points, by shares
//! of its rows. Without a path nothing is measured.

use std::io::{BufRead, BufReader, Write};

use dateline::geodesy::{direct, inverse};
use dateline::geometry::LonLat;
use dateline::units::{Azimuth, Meters};

/// Parts of the set by the share of rows at which they end (Karney 2013, GeographicLib's page on the test set).
const PARTS: [(&str, f64); 9] = [
    ("anywhere", 0.2),
    ("nearly antipodal", 0.3),
    ("short", 0.4),
    ("one end near a pole", 0.5),
    ("both ends near opposite poles", 0.6),
    ("nearly meridional", 0.7),
    ("nearly equatorial", 0.8),
    ("running between vertices", 0.9),
    ("ending close to vertices", 1.0),
];

/// What was off at most.
#[derive(Default, Clone, Copy)]
struct Worst {
    rows: usize,
    length_nm: f64,
    direct_nm: f64,
}

fn main() -> std::io::Result<()> {
    let path = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    let mut out = std::io::stdout().lock();
    let Some(path) = path else { return writeln!(out, "give the path of GeodTest.dat") };
    let rows: Vec<[f64; 7]> = BufReader::new(std::fs::File::open(path)?)
        .lines()
        .map_while(Result::ok)
        .filter_map(|line| row(&line))
        .collect();
    let mut worst = [Worst::default(); PARTS.len()];
    for (at, row) in rows.iter().enumerate() {
        let share = at as f64 / rows.len() as f64;
        let part = PARTS.iter().position(|&(_, end)| share < end).unwrap_or(PARTS.len() - 1);
        measure(row, &mut worst[part]);
    }
    writeln!(out, "{:<31} {:>7} {:>14} {:>14}", "part", "rows", "inverse nm", "direct nm")?;
    for ((name, _), worst) in PARTS.iter().zip(worst) {
        writeln!(out, "{name:<31} {:>7} {:>14.1} {:>14.1}", worst.rows, worst.length_nm, worst.direct_nm)?;
    }
    let most = worst.iter().map(|worst| worst.length_nm).fold(0.0, f64::max);
    writeln!(out, "largest error of the inverse problem: {most:.1} nm")
}

fn row(line: &str) -> Option<[f64; 7]> {
    let numbers: Option<Vec<f64>> = line.split_whitespace().take(7).map(|field| field.parse().ok()).collect();
    numbers?.try_into().ok()
}

/// Length of the inverse problem against the file, and how far the direct problem ends from its second point.
fn measure(&[lat1, lon1, azi1, lat2, lon2, _, s12]: &[f64; 7], worst: &mut Worst) {
    let (Some(from), Some(to)) = (LonLat::new(lon1, lat1), LonLat::new(lon2, lat2)) else { return };
    let off = (inverse(from, to).length.0 - s12).abs() * 1e9;
    let end = direct(from, Azimuth::from_degrees(azi1), Meters(s12));
    worst.rows += 1;
    worst.length_nm = worst.length_nm.max(off);
    worst.direct_nm = worst.direct_nm.max(inverse(end, to).length.0 * 1e9);
}
