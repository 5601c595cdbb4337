//! Which division a position lies in.
//!
//! From the position a ray runs east. The first arc that it crosses has the division on its western side. Cells
//! without arcs are known whole, so the ray seldom leaves the cell where it starts.

use dateline_format::basemap::layout::{COLUMNS, ROWS, SEA, UNIFORM, UNITS};
use dateline_format::basemap::{Blob, Level};

use crate::geometry::LonLat;

/// The index of the division at `p`; `None` at sea.
pub(super) fn face_at(blob: &Blob<'_>, p: LonLat) -> Option<u16> {
    let (column, row) = cell_of(p);
    let face = (column..COLUMNS).find_map(|column| in_cell(blob, row * COLUMNS + column, p))?;
    (face != SEA).then_some(face)
}

/// The face that fills the whole cell of `p`, the sea among them; `None` where there are several.
pub(super) fn whole_cell(blob: &Blob<'_>, p: LonLat) -> Option<u16> {
    let (column, row) = cell_of(p);
    let value = blob.cells.get(row * COLUMNS + column)?.get();
    (value & UNIFORM != 0).then_some(value as u16)
}

fn cell_of(p: LonLat) -> (usize, usize) {
    (((p.lon() + 180.0) as usize).min(COLUMNS - 1), ((p.lat() + 90.0) as usize).min(ROWS - 1))
}

/// The face that a cell gives for the ray from `p`: its own where nothing crosses it, or that west of the first crossing.
fn in_cell(blob: &Blob<'_>, cell: usize, p: LonLat) -> Option<u16> {
    let value = blob.cells.get(cell)?.get();
    if value & UNIFORM != 0 {
        return Some(value as u16);
    }
    let list = blob.cell_arcs.get(value as usize..)?;
    let (count, arcs) = list.split_first()?;
    let mut nearest: Option<(f64, u16)> = None;
    for arc in arcs.iter().take(usize::from(count.get())) {
        first_crossing(blob, usize::from(arc.get()), p, &mut nearest);
    }
    let east = (cell % COLUMNS) as f64 - 179.0;
    // What is crossed beyond the cell belongs to the next one, where other arcs may come first.
    nearest.filter(|(lon, _)| *lon <= east * UNITS).map(|(_, face)| face)
}

/// Notes the crossing of an arc with the ray from `p` when it is nearer than the nearest so far.
fn first_crossing(blob: &Blob<'_>, arc: usize, p: LonLat, nearest: &mut Option<(f64, u16)>) {
    let Some(record) = blob.arcs.get(arc) else { return };
    let (x0, y0) = (p.lon() * UNITS, p.lat() * UNITS);
    let mut last: Option<(i32, i32)> = None;
    blob.lines.points(arc, Level::FINEST, blob.node(record.from), |x, y| {
        if let Some((last_x, last_y)) = last
            && (f64::from(last_y) > y0) != (f64::from(y) > y0)
        {
            let t = (y0 - f64::from(last_y)) / f64::from(y - last_y);
            let crossing = f64::from(last_x) + t * f64::from(x - last_x);
            if crossing >= x0 && nearest.is_none_or(|(lon, _)| crossing < lon) {
                *nearest = Some((crossing, if y > last_y { record.left.get() } else { record.right.get() }));
            }
        }
        last = Some((x, y));
    });
}
