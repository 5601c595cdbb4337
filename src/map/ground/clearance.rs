//! How far each place of an area is from its border: where a name has room.

use crate::scene::Point;

/// Distances to the border of an area, in cells.
#[derive(Debug, Clone)]
pub(crate) struct Clearance {
    /// The upper left corner of the first cell.
    origin: Point,
    /// Side of a cell in pixels.
    cell: f32,
    columns: usize,
    rows: usize,
    /// Thirds of a cell, row after row, with a rim of one cell on all sides.
    thirds: Vec<i16>,
}

impl Clearance {
    /// For each cell the distance to the nearest one that is not `inside` (column, row), by the two passes of Borgefors
    /// 1986, "Distance transformations in digital images", CVGIP 34:344-371; what lies beyond the cells is not inside.
    pub(in crate::map) fn measure(
        origin: Point,
        cell: f32,
        (columns, rows): (usize, usize),
        inside: impl Fn(usize, usize) -> bool,
    ) -> Self {
        let stride = columns + 2;
        let mut thirds = vec![0i16; stride * (rows + 2)];
        for y in 0..rows {
            let (above, here) = thirds[y * stride..(y + 2) * stride].split_at_mut(stride);
            let (above, here) = (&above[..stride], &mut here[..stride]);
            for x in 0..columns {
                if inside(x, y) {
                    let straight = here[x].min(above[x + 1]) + 3;
                    here[x + 1] = straight.min(above[x].min(above[x + 2]) + 4);
                }
            }
        }
        for y in (0..rows).rev() {
            let (here, below) = thirds[(y + 1) * stride..(y + 3) * stride].split_at_mut(stride);
            let (here, below) = (&mut here[..stride], &below[..stride]);
            for x in (0..columns).rev() {
                if here[x + 1] > 0 {
                    let straight = here[x + 2].min(below[x + 1]) + 3;
                    here[x + 1] = here[x + 1].min(straight).min(below[x].min(below[x + 2]) + 4);
                }
            }
        }
        Self { origin, cell, columns, rows, thirds }
    }

    /// The cells of a row, without the rim.
    fn row(&self, row: usize) -> &[i16] {
        &self.thirds[(row + 1) * (self.columns + 2) + 1..][..self.columns]
    }

    fn middle(&self, column: usize, row: usize) -> Point {
        (self.origin.0 + (column as f32 + 0.5) * self.cell, self.origin.1 + (row as f32 + 0.5) * self.cell)
    }

    /// Thirds of a cell in pixels.
    fn pixels(&self, thirds: i16) -> f32 {
        f32::from(thirds) / 3.0 * self.cell
    }

    /// The middle of each cell within the area, with its distance in pixels.
    pub(crate) fn cells(&self) -> impl Iterator<Item = (Point, f32)> + '_ {
        (0..self.rows).flat_map(move |row| {
            let inside = self.row(row).iter().enumerate().filter(|(_, thirds)| **thirds > 0);
            inside.map(move |(column, &thirds)| (self.middle(column, row), self.pixels(thirds)))
        })
    }

    /// The distance at a point in pixels; 0 outside.
    pub(crate) fn at(&self, p: Point) -> f32 {
        let (x, y) = ((p.0 - self.origin.0) / self.cell, (p.1 - self.origin.1) / self.cell);
        if x < 0.0 || y < 0.0 || x >= self.columns as f32 || y >= self.rows as f32 {
            return 0.0;
        }
        self.row(y as usize).get(x as usize).map_or(0.0, |&thirds| self.pixels(thirds))
    }

    /// Hands on the middles of the cells around which a level line of this half width is nowhere nearer to the border
    /// than `least`, with its least distance.
    pub(crate) fn level_lines(&self, half_width: f32, least: f32, mut each: impl FnMut(Point, f32)) {
        let reach = (half_width / self.cell + 0.5) as usize;
        let Some(width) = self.columns.checked_sub(2 * reach).filter(|width| *width > 0) else { return };
        let least = (0..i16::MAX).find(|&thirds| self.pixels(thirds) >= least).unwrap_or(i16::MAX);
        let (mut room, mut wider) = (vec![0i16; self.columns], vec![0i16; self.columns]);
        for row in 0..self.rows {
            let cells = self.row(row);
            // A row with too few cells of room for the line has no place for it.
            if cells.iter().map(|&cell| u16::from(cell >= least)).sum::<u16>() < 2 * reach as u16 + 1 {
                continue;
            }
            room.copy_from_slice(cells);
            // The least of 2, 4, 8 … neighbours, and at last of all that the line covers: each step takes the whole row at
            // once, of which the compiler makes wide instructions.
            let mut covered = 1;
            while covered < 2 * reach + 1 {
                let by = covered.min(2 * reach + 1 - covered);
                for ((wider, &here), &there) in wider.iter_mut().zip(&room).zip(&room[by..]) {
                    *wider = here.min(there);
                }
                std::mem::swap(&mut room, &mut wider);
                covered += by;
            }
            for (part, run) in room[..width].chunks(RUN).enumerate().filter(|(_, run)| reaches(run, least)) {
                for (at, &room) in run.iter().enumerate().filter(|(_, room)| **room >= least) {
                    each(self.middle(part * RUN + at + reach, row), self.pixels(room));
                }
            }
        }
    }
}

/// Cells that are looked at together.
const RUN: usize = 16;

/// Whether any of the cells has room.
fn reaches(cells: &[i16], least: i16) -> bool {
    cells.iter().fold(i16::MIN, |most, &cell| most.max(cell)) >= least
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A lake of 40 by 20 cells with an islet in it.
    fn lake() -> Clearance {
        Clearance::measure((8.0, 8.0), 4.0, (40, 20), |x, y| (x, y) != (30, 10))
    }

    #[test]
    fn distance_grows_away_from_every_border() {
        let lake = lake();
        assert_eq!(lake.at((2.0, 40.0)), 0.0);
        assert_eq!(lake.at((10.0, 40.0)), 4.0);
        assert_eq!(lake.at((14.0, 40.0)), 8.0);
        assert_eq!(lake.at((8.0 + 4.0 * 30.5, 8.0 + 4.0 * 10.5)), 0.0);
        assert_eq!(lake.at((8.0 + 4.0 * 28.5, 8.0 + 4.0 * 10.5)), 8.0);
    }

    #[test]
    fn a_level_line_is_measured_at_every_cell_that_it_covers() {
        let lake = lake();
        for half_width in [0.0, 5.0, 9.0, 30.0, 61.0, 79.0] {
            let reach = (half_width / 4.0 + 0.5f32) as i32;
            let mut found = Vec::new();
            lake.level_lines(half_width, 6.0, |middle, room| found.push((middle, room)));
            let mut expected = Vec::new();
            for (row, column) in (0..20).flat_map(|row| (reach..40 - reach).map(move |column| (row, column))) {
                let at = |column: i32| (8.0 + 4.0 * (column as f32 + 0.5), 8.0 + 4.0 * (row as f32 + 0.5));
                let room = (column - reach..=column + reach).map(|c| lake.at(at(c))).fold(f32::MAX, f32::min);
                if room >= 6.0 {
                    expected.push((at(column), room));
                }
            }
            assert_eq!(found, expected, "half a width of {half_width}");
        }
    }
}
