//! Stored polylines as longitudes and latitudes.

use dateline_format::basemap::layout::UNITS;
use dateline_format::basemap::{Blob, Level, Polylines};
use geo_types::Coord;

/// Appends the points of an arc.
pub(super) fn arc_points(blob: &Blob<'_>, arc: usize, level: Level, out: &mut Vec<Coord<f64>>) {
    blob.arc_points(arc, level, |x, y| out.push(degrees(x, y)));
}

/// Appends the points of a part of a feature.
pub(super) fn part_points(lines: &Polylines<'_>, part: usize, level: Level, out: &mut Vec<Coord<f64>>) {
    lines.points(part, level, (0, 0), |x, y| out.push(degrees(x, y)));
}

/// Units to degrees.
pub(super) fn degrees(x: i32, y: i32) -> Coord<f64> {
    Coord { x: f64::from(x) / UNITS, y: f64::from(y) / UNITS }
}
