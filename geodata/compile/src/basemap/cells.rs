//! The index of one-degree cells: which face fills a cell, or which arcs touch it.

use super::admin1::Point;
use super::topology::SEA;
use dateline_compile::Result;
use dateline_format::basemap::layout::{COLUMNS, ROWS, UNIFORM, UNITS};

/// An arc as it is stored at the finest level, in units.
pub(crate) struct Line {
    pub(crate) points: Vec<Point>,
    pub(crate) left: u16,
    pub(crate) right: u16,
}

/// The index: one value a cell, and the lists of the mixed ones.
pub(crate) struct Cells {
    pub(crate) values: Vec<u32>,
    pub(crate) arcs: Vec<u16>,
}

const DEGREE: i32 = UNITS as i32;

/// Builds the index.
///
/// # Errors
///
/// When the faces on the two sides of a gap between arcs disagree: then a ring is open or turned inside out.
pub(crate) fn index(lines: &[Line]) -> Result<Cells> {
    let mut touching: Vec<Vec<u16>> = vec![Vec::new(); COLUMNS * ROWS];
    for (arc, line) in lines.iter().enumerate() {
        for pair in line.points.windows(2) {
            touch(pair[0], pair[1], &mut |cell| {
                if touching[cell].last() != Some(&(arc as u16)) {
                    touching[cell].push(arc as u16);
                }
            });
        }
    }
    let mut cells = Cells { values: Vec::with_capacity(COLUMNS * ROWS), arcs: Vec::new() };
    for row in 0..ROWS {
        let crossings = crossings(lines, (row as i32 - 90) * DEGREE + DEGREE / 2)?;
        for column in 0..COLUMNS {
            let mut list = std::mem::take(&mut touching[row * COLUMNS + column]);
            if list.is_empty() {
                let middle = (column as i32 - 180) * DEGREE + DEGREE / 2;
                let next = crossings.partition_point(|c| c.0 <= f64::from(middle));
                let face = crossings.get(next).map_or(SEA, |c| c.1);
                cells.values.push(UNIFORM | u32::from(face));
            } else {
                list.sort_unstable();
                list.dedup();
                cells.values.push(cells.arcs.len() as u32);
                cells.arcs.push(u16::try_from(list.len())?);
                cells.arcs.extend(list);
            }
        }
    }
    Ok(cells)
}

/// Names every cell that a segment touches; long ones in pieces of half a degree.
fn touch(a: Point, b: Point, found: &mut impl FnMut(usize)) {
    let longest = (b.0 - a.0).abs().max((b.1 - a.1).abs());
    let pieces = longest / (DEGREE / 2) + 1;
    let at = |i: i32| {
        let along =
            |from: i32, to: i32| (i64::from(from) + i64::from(to - from) * i64::from(i) / i64::from(pieces)) as i32;
        (along(a.0, b.0), along(a.1, b.1))
    };
    for i in 0..pieces {
        let (p, q) = (at(i), at(i + 1));
        // One unit on each side covers the rounding of the pieces.
        for row in row_of(p.1.min(q.1) - 1)..=row_of(p.1.max(q.1) + 1) {
            for column in column_of(p.0.min(q.0) - 1)..=column_of(p.0.max(q.0) + 1) {
                found(row * COLUMNS + column);
            }
        }
    }
}

fn column_of(lon: i32) -> usize {
    (lon + 180 * DEGREE).div_euclid(DEGREE).clamp(0, COLUMNS as i32 - 1) as usize
}

fn row_of(lat: i32) -> usize {
    (lat + 90 * DEGREE).div_euclid(DEGREE).clamp(0, ROWS as i32 - 1) as usize
}

/// Where arcs cross a parallel, from west to east, with the face to the west of each crossing.
fn crossings(lines: &[Line], lat: i32) -> Result<Vec<(f64, u16)>> {
    let mut found: Vec<(f64, u16, u16)> = Vec::new();
    for line in lines {
        for pair in line.points.windows(2) {
            let (a, b) = (pair[0], pair[1]);
            if (a.1 > lat) != (b.1 > lat) {
                let t = f64::from(lat - a.1) / f64::from(b.1 - a.1);
                let lon = f64::from(a.0) + t * f64::from(b.0 - a.0);
                let (west, east) = if b.1 > a.1 { (line.left, line.right) } else { (line.right, line.left) };
                found.push((lon, west, east));
            }
        }
    }
    found.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut outside = SEA;
    let mut broken = 0;
    for &(_, west, east) in &found {
        broken += usize::from(west != outside);
        outside = east;
    }
    // Simplified arcs may cross each other by some metres; anything more is a fault of the topology.
    if broken > 4 + found.len() / 50 {
        return Err(format!(
            "{broken} of {} crossings at {:.1} degrees do not match",
            found.len(),
            f64::from(lat) / UNITS
        )
        .into());
    }
    Ok(found.into_iter().map(|(lon, west, _)| (lon, west)).collect())
}
