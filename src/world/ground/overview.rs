//! All land as an overview globe shows it: a few thousand points in a file of their own, so that neither the other
//! pages of the basemap are read nor its arcs put together for a picture as small as a stamp.
//!
//! The file is made of the basemap, by `dateline-train overview`: a count of rings, and for each a count of points and
//! the differences between them, in hundredths of a degree, as zigzag varints.

use dateline_format::basemap::layout::{read_varint, write_varint};
use geo_types::Coord;

use super::rings::doubled_area;
use super::types::Ring;
use super::{Basemap, Ground};
use crate::geometry::{Extent, Simplifier, View};
use crate::units::Meters;

/// Units of a stored position in one degree.
const UNITS: f64 = 100.0;
/// Ground covered by a pixel of the finest picture that the file is for, in metres: a globe of 128 pixels across.
const RESOLUTION: f64 = 100_000.0;
/// Land smaller than this many pixels is left out.
const LEAST: f64 = 0.5;

/// Whether the file has all that a picture of this resolution shows.
pub(super) fn suffices(view: &View) -> bool {
    view.resolution.0 >= RESOLUTION
}

/// The rings of a file, to be filled even-odd together.
pub(super) fn rings(mut bytes: &[u8]) -> Vec<Ring> {
    let count = |bytes: &mut &[u8]| (read_varint(bytes).max(0) as usize).min(bytes.len());
    let many = count(&mut bytes);
    let mut rings = Vec::with_capacity(many);
    for _ in 0..many {
        let many = count(&mut bytes);
        let mut ring = Vec::with_capacity(many);
        let (mut x, mut y) = (0_i32, 0_i32);
        for _ in 0..many {
            x = x.wrapping_add(read_varint(&mut bytes));
            y = y.wrapping_add(read_varint(&mut bytes));
            ring.push(Coord { x: f64::from(x) / UNITS, y: f64::from(y) / UNITS });
        }
        rings.push(ring);
    }
    rings
}

/// The bytes of the file for a basemap.
pub fn compile(basemap: &Basemap<'_>) -> Vec<u8> {
    let extent = Extent { west: -180.0, south: -90.0, east: 180.0, north: 90.0 };
    let view = View { extent, resolution: Meters(RESOLUTION) };
    let units = |v: f64| (v * UNITS).round() as i32;
    let mut rings: Vec<Vec<(i32, i32)>> = Vec::new();
    for ring in basemap.sheet(&view).land().into_iter().filter(|ring| pixels(ring) >= LEAST) {
        let mut points: Vec<(i32, i32)> = without_joints(&ring).iter().map(|p| (units(p.x), units(p.y))).collect();
        points.dedup();
        rings.push(points);
    }
    let mut bytes = Vec::new();
    write_varint(&mut bytes, rings.len() as i32);
    for ring in rings {
        write_varint(&mut bytes, ring.len() as i32);
        let mut last = (0, 0);
        for (x, y) in ring {
            write_varint(&mut bytes, x - last.0);
            write_varint(&mut bytes, y - last.1);
            last = (x, y);
        }
    }
    bytes
}

/// A ring without the points where no more than divisions of one coast meet, which a sheet keeps.
fn without_joints(ring: &[Coord<f64>]) -> Ring {
    // Degrees of longitude are not of one length along a continent: it is simplified part by part.
    const PART: usize = 64;
    let mut simplifier = Simplifier::default();
    let mut kept = Ring::new();
    let closed: Ring = ring.iter().chain(ring.first()).copied().collect();
    for from in (0..ring.len()).step_by(PART) {
        let mut part = closed[from..closed.len().min(from + PART + 1)].to_vec();
        if part.len() > 3 {
            simplifier.degrees(&mut part, 0.5 * RESOLUTION / DEGREE);
        }
        part.pop();
        kept.append(&mut part);
    }
    kept
}

/// Metres of a degree of latitude.
const DEGREE: f64 = 111_195.0;

/// The pixels that a ring covers, its degrees of longitude as long as in its middle.
fn pixels(ring: &[Coord<f64>]) -> f64 {
    let middle = ring.iter().map(|p| p.y).sum::<f64>() / ring.len().max(1) as f64;
    (0.5 * doubled_area(ring)).abs() * middle.to_radians().cos() * (DEGREE / RESOLUTION).powi(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(feature = "basemap")]
    #[test]
    fn the_file_is_the_one_that_the_basemap_gives() {
        let made = compile(&Basemap::embedded());
        assert!(
            made == dateline_basemap::OVERVIEW,
            "run `cargo run -p dateline-train -- overview` and commit its file"
        );
    }

    #[test]
    fn damaged_bytes_give_few_points() {
        for bytes in [&[][..], &[0xff, 0xff, 0xff, 0xff, 0x0f], &[2, 200, 1, 2, 2]] {
            assert!(rings(bytes).iter().map(Vec::len).sum::<usize>() < 200);
        }
    }
}
