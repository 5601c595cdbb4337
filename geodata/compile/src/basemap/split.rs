//! Cutting a division along a line, so that a disputed part of it becomes a face of its own.
//!
//! The ends of the line are drawn to the nearest vertices of the division's outline, so that its neighbours still share
//! every vertex with both parts.

use super::admin1::{Division, Point, doubled_area};
use dateline_compile::Result;

/// Cuts `division` along `line`; the part that lies to the left of the line is returned, the other stays.
pub(crate) fn split(division: &mut Division, line: &[Point]) -> Result<Division> {
    let (first, last) = (line.first().ok_or("an empty line cuts nothing")?, line.last().ok_or("an empty line")?);
    let (at, _) = division
        .rings
        .iter()
        .enumerate()
        .max_by_key(|(_, ring)| doubled_area(ring))
        .ok_or_else(|| format!("{} has no rings", division.name))?;
    let ring = division.rings.swap_remove(at);
    let (start, end) = (nearest(&ring, *first), nearest(&ring, *last));
    if start == end {
        return Err(format!("the line begins and ends at one point of {}", division.name).into());
    }
    // Leaving the outline at `start` along the line, the left part is closed by the outline from `end` to `start`.
    let inner: Vec<Point> = line.iter().copied().filter(|p| !ring.contains(p)).collect();
    let mut left = vec![ring[start]];
    left.extend(&inner);
    left.extend(between(&ring, end, start));
    let mut right = vec![ring[end]];
    right.extend(inner.iter().rev());
    right.extend(between(&ring, start, end));
    let mut part = Division { rings: vec![left], ..division.clone() };
    part.geonameid = 0;
    division.rings.push(right);
    Ok(part)
}

/// The vertices from `from` up to and without `to`, along the ring.
fn between(ring: &[Point], from: usize, to: usize) -> impl Iterator<Item = Point> {
    let steps = (to + ring.len() - from) % ring.len();
    (0..steps).map(move |i| ring[(from + i) % ring.len()])
}

fn nearest(ring: &[Point], p: Point) -> usize {
    let distance = |q: &Point| {
        let (dx, dy) = (i64::from(q.0 - p.0), i64::from(q.1 - p.1));
        dx * dx + dy * dy
    };
    ring.iter().enumerate().min_by_key(|(_, q)| distance(q)).map_or(0, |(i, _)| i)
}
