//! The antimeridian: a line whose longitudes jump by more than half a turn is made continuous, so that it can be cut
//! along any meridian afterwards.

use geo_types::Coord;

/// The line with longitudes (in degrees) that never jump; they may leave ±180.
pub fn unwrap(line: &[Coord<f64>]) -> Vec<Coord<f64>> {
    let mut turns = 0.0;
    let mut previous: Option<f64> = None;
    line.iter()
        .map(|p| {
            if let Some(last) = previous {
                let jump = p.x - last;
                if jump > 180.0 {
                    turns -= 360.0;
                } else if jump < -180.0 {
                    turns += 360.0;
                }
            }
            previous = Some(p.x);
            Coord { x: p.x + turns, y: p.y }
        })
        .collect()
}

/// Whether the line jumps across the antimeridian.
pub fn crosses_antimeridian(line: &[Coord<f64>]) -> bool {
    line.windows(2).any(|pair| (pair[1].x - pair[0].x).abs() > 180.0)
}
