//! Cutting lines and rings at ±180°, where a map of the world is cut (RFC 7946, section 3.1.9).
//!
//! A path is unwrapped first, so that neighbouring longitudes differ by at most 180°; what lies beyond ±180 is then cut
//! off along the meridian and moved to its own side. Crossings are found by linear interpolation, exact enough for
//! paths sampled every few kilometres.

use geo_types::{Coord, Rect};

use super::{LonLat, RingClipper, unwrap};

/// A line as parts within ±180°, each ending on the antimeridian where the line crosses it.
pub fn cut_line_at_antimeridian(line: &[LonLat]) -> Vec<Vec<Coord<f64>>> {
    let (path, _) = unwrapped(line);
    let mut parts: Vec<Vec<Coord<f64>>> = Vec::new();
    let mut current: Vec<Coord<f64>> = Vec::new();
    for pair in path.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        if current.is_empty() {
            current.push(on_sheet(from, sheet_of(from.x)));
        }
        let (first, last) = (sheet_of(from.x), sheet_of(to.x));
        if first == last {
            current.push(on_sheet(to, last));
            continue;
        }
        let meridian = 180.0 + 360.0 * f64::from(first.min(last));
        let crossing = interpolate(from, to, meridian);
        push_distinct(&mut current, on_sheet(crossing, first));
        parts.push(std::mem::take(&mut current));
        current.push(on_sheet(crossing, last));
        push_distinct(&mut current, on_sheet(to, last));
    }
    parts.push(current);
    parts.retain(|part| part.len() > 1);
    parts
}

/// A closed ring as closed rings within ±180°; one around a pole is closed along the pole's edge.
pub fn cut_ring_at_antimeridian(ring: &[LonLat]) -> Vec<Vec<Coord<f64>>> {
    let (mut path, turns) = unwrapped(ring);
    if turns != 0 {
        let pole = if path.iter().map(|c| c.y).sum::<f64>() >= 0.0 { 90.0 } else { -90.0 };
        if let (Some(&first), Some(&last)) = (path.first(), path.last()) {
            path.extend([Coord { x: last.x, y: pole }, Coord { x: first.x, y: pole }, first]);
        }
    }
    let lowest = path.iter().map(|c| sheet_of(c.x)).min().unwrap_or(0);
    let highest = path.iter().map(|c| sheet_of(c.x)).max().unwrap_or(0);
    (lowest..=highest)
        .filter_map(|sheet| {
            let (west, east) = (-180.0 + 360.0 * f64::from(sheet), 180.0 + 360.0 * f64::from(sheet));
            let world = Rect::new(Coord { x: west, y: -90.0 }, Coord { x: east, y: 90.0 });
            let mut clipper = RingClipper::new(world);
            let mut closed: Vec<_> = clipper.clip(&path).iter().map(|&coord| on_sheet(coord, sheet)).collect();
            closed.dedup();
            let first = *closed.first()?;
            push_distinct(&mut closed, first);
            (closed.len() > 3).then_some(closed)
        })
        .collect()
}

/// The path with continuous longitudes, and how many times it went round the axis.
fn unwrapped(path: &[LonLat]) -> (Vec<Coord<f64>>, i32) {
    let coords: Vec<Coord<f64>> = path.iter().map(|&position| position.into()).collect();
    let unwrapped = unwrap(&coords);
    let turns = match (unwrapped.first(), unwrapped.last()) {
        (Some(first), Some(last)) => ((last.x - first.x) / 360.0).round() as i32,
        _ => 0,
    };
    (unwrapped, turns)
}

/// Which copy of the world a longitude lies on: 0 for −180 up to and with 180.
fn sheet_of(lon: f64) -> i32 {
    if (-180.0..=180.0).contains(&lon) { 0 } else { ((lon + 180.0) / 360.0).floor() as i32 }
}

fn on_sheet(coord: Coord<f64>, sheet: i32) -> Coord<f64> {
    Coord { x: (coord.x - 360.0 * f64::from(sheet)).clamp(-180.0, 180.0), y: coord.y }
}

fn interpolate(from: Coord<f64>, to: Coord<f64>, lon: f64) -> Coord<f64> {
    let share = if to.x == from.x { 0.0 } else { (lon - from.x) / (to.x - from.x) };
    Coord { x: lon, y: from.y + share * (to.y - from.y) }
}

fn push_distinct(path: &mut Vec<Coord<f64>>, coord: Coord<f64>) {
    if path.last() != Some(&coord) {
        path.push(coord);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn positions(path: &[(f64, f64)]) -> Vec<LonLat> {
        path.iter().map(|&(lon, lat)| LonLat::new(lon, lat).unwrap()).collect()
    }

    #[test]
    fn a_line_across_the_antimeridian_is_cut_in_two() {
        let parts = cut_line_at_antimeridian(&positions(&[(178.0, 0.0), (179.0, 1.0), (-179.0, 3.0), (-178.0, 4.0)]));
        assert_eq!(parts.len(), 2);
        assert_eq!(parts[0].last(), Some(&Coord { x: 180.0, y: 2.0 }));
        assert_eq!(parts[1].first(), Some(&Coord { x: -180.0, y: 2.0 }));
        assert_eq!(parts[1].last(), Some(&Coord { x: -178.0, y: 4.0 }));
    }

    #[test]
    fn a_line_elsewhere_stays_whole() {
        let parts = cut_line_at_antimeridian(&positions(&[(170.0, 10.0), (180.0, 11.0)]));
        assert_eq!(parts, [vec![Coord { x: 170.0, y: 10.0 }, Coord { x: 180.0, y: 11.0 }]]);
    }

    #[test]
    fn a_ring_across_the_antimeridian_is_cut_in_two() {
        let ring = positions(&[(179.0, -1.0), (-179.0, -1.0), (-179.0, 1.0), (179.0, 1.0), (179.0, -1.0)]);
        let rings = cut_ring_at_antimeridian(&ring);
        assert_eq!(rings.len(), 2);
        for ring in &rings {
            assert_eq!(ring.first(), ring.last());
            assert!(ring.iter().all(|c| (-180.0..=180.0).contains(&c.x)));
            assert!(
                ring.iter().map(|c| c.x).fold(f64::MIN, f64::max) - ring.iter().map(|c| c.x).fold(f64::MAX, f64::min)
                    <= 1.0
            );
        }
    }

    #[test]
    fn a_ring_around_the_pole_is_closed_along_its_edge() {
        let ring: Vec<(f64, f64)> = (0..=36).map(|n| (-180.0 + 10.0 * f64::from(n), 80.0)).collect();
        let rings = cut_ring_at_antimeridian(&positions(&ring));
        assert_eq!(rings.len(), 1);
        assert!(rings[0].iter().any(|c| c.y == 90.0));
    }
}
