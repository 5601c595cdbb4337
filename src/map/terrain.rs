//! What lies where on the map, in cells of a few pixels: whose ground, or water, and how many lines run through. Labels
//! are judged against it.
//!
//! The owner of a cell follows from the lines alone: each says what lies on its two sides, so along a row of cells the
//! owner changes at each crossing, and nothing has to be filled.

use super::rect::{Rect, Turned};
use crate::scene::Point;

/// Whose ground a cell is: an index into the list of the caller, or water.
pub type Owner = u16;

/// Sea or lake.
pub const WATER: Owner = u16::MAX;

/// Side of a cell in pixels.
const CELL: f32 = 4.0;

/// A line with its two sides.
#[derive(Debug, Clone)]
pub struct Divide {
    /// Its course on the page.
    pub points: Vec<Point>,
    /// What lies to the left of its direction, as seen on the page.
    pub left: Owner,
    /// What lies to the right.
    pub right: Owner,
}

/// The raster.
#[derive(Debug, Clone)]
pub struct Terrain {
    rect: Rect,
    columns: usize,
    rows: usize,
    owners: Vec<Owner>,
    /// Sums over all cells above and to the left (summed-area table) of cells that a line runs through.
    lines: Vec<u32>,
    /// The same of water cells.
    water: Vec<u32>,
}

impl Terrain {
    /// The raster of a rectangle, from lines with sides, lines without (rivers), and areas of water within land;
    /// `fallback` answers for a row that no line crosses.
    pub fn new(
        rect: Rect,
        divides: &[Divide],
        strokes: &[Vec<Point>],
        lakes: &[Vec<Vec<Point>>],
        fallback: impl Fn(Point) -> Owner,
    ) -> Self {
        let columns = (rect.width() / CELL).ceil().max(1.0) as usize;
        let rows = (rect.height() / CELL).ceil().max(1.0) as usize;
        let mut terrain =
            Self { rect, columns, rows, owners: vec![WATER; columns * rows], lines: Vec::new(), water: Vec::new() };
        terrain.fill_owners(divides, fallback);
        for rings in lakes {
            terrain.fill_water(rings);
        }
        let mut crossed = vec![false; columns * rows];
        for line in divides.iter().map(|divide| &divide.points).chain(strokes) {
            terrain.trace(line, &mut crossed);
        }
        terrain.lines = terrain.summed(|at| crossed[at]);
        terrain.water = terrain.summed(|at| terrain.owners[at] == WATER);
        terrain
    }

    /// Crossings of lines with the middle of each row: where, and what lies on either side.
    fn fill_owners(&mut self, divides: &[Divide], fallback: impl Fn(Point) -> Owner) {
        let mut crossings: Vec<Vec<(f32, Owner, Owner)>> = vec![Vec::new(); self.rows];
        for divide in divides {
            for pair in divide.points.windows(2) {
                let (a, b) = (pair[0], pair[1]);
                // Page y grows downwards: going up, the left side is west.
                let (west, east) = if b.1 < a.1 { (divide.left, divide.right) } else { (divide.right, divide.left) };
                self.rows_between(a.1, b.1, |row, y| {
                    crossings[row].push((a.0 + (y - a.1) / (b.1 - a.1) * (b.0 - a.0), west, east));
                });
            }
        }
        for (row, crossings) in crossings.iter_mut().enumerate() {
            crossings.sort_by(|a, b| a.0.total_cmp(&b.0));
            let y = self.rect.top + (row as f32 + 0.5) * CELL;
            let mut owner = match crossings.first() {
                Some(&(_, west, _)) => west,
                None => fallback((self.rect.center().0, y)),
            };
            let mut next = 0;
            for column in 0..self.columns {
                let x = self.rect.left + (column as f32 + 0.5) * CELL;
                while next < crossings.len() && crossings[next].0 <= x {
                    owner = crossings[next].2;
                    next += 1;
                }
                self.owners[row * self.columns + column] = owner;
            }
        }
    }

    fn fill_water(&mut self, rings: &[Vec<Point>]) {
        for (from, to) in self.runs(rings) {
            self.owners[from..to].fill(WATER);
        }
    }

    /// Which cells lie within an area.
    pub fn mask(&self, rings: &[Vec<Point>]) -> Vec<bool> {
        let mut mask = vec![false; self.owners.len()];
        for (from, to) in self.runs(rings) {
            mask[from..to].fill(true);
        }
        mask
    }

    /// The runs of cells within an area, even-odd, as ranges of cell numbers.
    fn runs(&self, rings: &[Vec<Point>]) -> Vec<(usize, usize)> {
        let mut crossings: Vec<Vec<f32>> = vec![Vec::new(); self.rows];
        let mut runs = Vec::new();
        for ring in rings {
            let edges = ring.iter().zip(ring.iter().cycle().skip(1));
            for (a, b) in edges {
                self.rows_between(a.1, b.1, |row, y| {
                    crossings[row].push(a.0 + (y - a.1) / (b.1 - a.1) * (b.0 - a.0));
                });
            }
        }
        for (row, crossings) in crossings.iter_mut().enumerate() {
            crossings.sort_by(f32::total_cmp);
            for pair in crossings.chunks_exact(2) {
                let column = |x: f32| (((x - self.rect.left) / CELL).round().max(0.0) as usize).min(self.columns);
                let (from, to) = (column(pair[0]), column(pair[1]));
                runs.push((row * self.columns + from, row * self.columns + to.max(from)));
            }
        }
        runs
    }

    /// Calls with every row whose middle lies between two heights, the lower one included.
    fn rows_between(&self, a: f32, b: f32, mut each: impl FnMut(usize, f32)) {
        let row = |y: f32| ((y - self.rect.top) / CELL - 0.5).ceil().clamp(0.0, self.rows as f32) as usize;
        for at in row(a.min(b))..row(a.max(b)) {
            each(at, self.rect.top + (at as f32 + 0.5) * CELL);
        }
    }

    /// Marks the cells that a line runs through.
    fn trace(&self, line: &[Point], crossed: &mut [bool]) {
        for pair in line.windows(2) {
            let (a, b) = (pair[0], pair[1]);
            let steps = ((b.0 - a.0).hypot(b.1 - a.1) / (0.5 * CELL)).ceil().clamp(1.0, 20_000.0) as usize;
            for step in 0..=steps {
                let t = step as f32 / steps as f32;
                if let Some(at) = self.cell((a.0 + t * (b.0 - a.0), a.1 + t * (b.1 - a.1))) {
                    crossed[at] = true;
                }
            }
        }
    }

    fn summed(&self, set: impl Fn(usize) -> bool) -> Vec<u32> {
        let mut table = vec![0u32; (self.columns + 1) * (self.rows + 1)];
        for row in 0..self.rows {
            let mut sum = 0;
            for column in 0..self.columns {
                sum += u32::from(set(row * self.columns + column));
                table[(row + 1) * (self.columns + 1) + column + 1] = table[row * (self.columns + 1) + column + 1] + sum;
            }
        }
        table
    }

    fn cell(&self, p: Point) -> Option<usize> {
        if !self.rect.contains(p) {
            return None;
        }
        let column = (((p.0 - self.rect.left) / CELL) as usize).min(self.columns - 1);
        let row = (((p.1 - self.rect.top) / CELL) as usize).min(self.rows - 1);
        Some(row * self.columns + column)
    }

    /// Whose ground a point is; `None` outside the map.
    pub fn owner(&self, p: Point) -> Option<Owner> {
        self.cell(p).map(|at| self.owners[at])
    }

    /// The owners of the cells of a mask.
    pub fn owners_where<'m>(&'m self, mask: &'m [bool]) -> impl Iterator<Item = Owner> + 'm {
        self.owners.iter().zip(mask).filter(|(_, inside)| **inside).map(|(owner, _)| *owner)
    }

    /// The rectangle that the raster covers.
    pub fn rect(&self) -> Rect {
        self.rect
    }

    /// The share of an upright box's cells that lines run through.
    pub fn crossed(&self, body: Rect) -> f32 {
        self.share(&self.lines, body)
    }

    /// The share of an upright box's cells that are water.
    pub fn wet(&self, body: Rect) -> f32 {
        self.share(&self.water, body)
    }

    fn share(&self, table: &[u32], body: Rect) -> f32 {
        let column = |x: f32| ((x - self.rect.left) / CELL).clamp(0.0, self.columns as f32);
        let row = |y: f32| ((y - self.rect.top) / CELL).clamp(0.0, self.rows as f32);
        let (left, right) = (column(body.left).floor() as usize, column(body.right).ceil() as usize);
        let (top, bottom) = (row(body.top).floor() as usize, row(body.bottom).ceil() as usize);
        let cells = right.saturating_sub(left) * bottom.saturating_sub(top);
        if cells == 0 {
            return 0.0;
        }
        let at = |column: usize, row: usize| i64::from(table[row * (self.columns + 1) + column]);
        let sum = at(right, bottom) - at(left, bottom) - at(right, top) + at(left, top);
        sum as f32 / cells as f32
    }

    /// The share of a turned box that is water, by samples.
    pub fn wet_turned(&self, body: &Turned) -> f32 {
        let samples = samples(body);
        let wet = samples.iter().filter(|&&p| self.owner(p) == Some(WATER)).count();
        wet as f32 / samples.len() as f32
    }

    /// How many cells each owner has, for owners below `count`, and their bounds on the page.
    pub fn tally(&self, count: usize) -> Vec<(usize, Rect)> {
        let mut tally = vec![(0usize, Rect::new(f32::MAX, f32::MAX, f32::MIN, f32::MIN)); count];
        for (row, owners) in self.owners.chunks_exact(self.columns).enumerate() {
            let top = self.rect.top + row as f32 * CELL;
            let mut column = 0;
            for run in owners.chunk_by(|a, b| a == b) {
                if let Some((cells, bounds)) = tally.get_mut(usize::from(run[0])) {
                    *cells += run.len();
                    let x = |column: usize| self.rect.left + column as f32 * CELL;
                    *bounds = bounds.union(&Rect::new(x(column), top, x(column + run.len()), top + CELL));
                }
                column += run.len();
            }
        }
        tally
    }

    /// For each cell the distance in pixels to the nearest cell for which `inside` does not hold, by the two passes of
    /// Borgefors 1986, "Distance transformations in digital images", CVGIP 34:344-371; the frame counts as a border.
    /// `within` holds every cell for which `inside` may hold: only there is anything computed.
    pub fn clearance(&self, within: Rect, inside: impl Fn(Owner, usize) -> bool) -> Clearance {
        let column = |x: f32| ((x - self.rect.left) / CELL).clamp(0.0, self.columns as f32);
        let row = |y: f32| ((y - self.rect.top) / CELL).clamp(0.0, self.rows as f32);
        let (left, right) = (column(within.left).floor() as usize, column(within.right).ceil() as usize);
        let (top, bottom) = (row(within.top).floor() as usize, row(within.bottom).ceil() as usize);
        let (columns, rows) = (right.saturating_sub(left), bottom.saturating_sub(top));
        let stride = columns + 2;
        let mut thirds = vec![0i16; stride * (rows + 2)];
        for y in 0..rows {
            let (above, here) = thirds[y * stride..(y + 2) * stride].split_at_mut(stride);
            let first = (top + y) * self.columns + left;
            for (x, &owner) in self.owners[first..first + columns].iter().enumerate() {
                if inside(owner, first + x) {
                    let straight = here[x].min(above[x + 1]) + 3;
                    here[x + 1] = straight.min(above[x].min(above[x + 2]) + 4);
                }
            }
        }
        for y in (0..rows).rev() {
            let (here, below) = thirds[(y + 1) * stride..(y + 3) * stride].split_at_mut(stride);
            for x in (0..columns).rev() {
                let straight = here[x + 2].min(below[x + 1]) + 3;
                here[x + 1] = here[x + 1].min(straight).min(below[x].min(below[x + 2]) + 4);
            }
        }
        let origin = (self.rect.left + left as f32 * CELL, self.rect.top + top as f32 * CELL);
        Clearance { origin, columns, rows, thirds }
    }
}

/// Distances to the border of an area.
#[derive(Debug, Clone)]
pub struct Clearance {
    /// The upper left corner of the first cell.
    origin: Point,
    columns: usize,
    rows: usize,
    /// Thirds of a cell, row after row, with a rim of one cell on all sides.
    thirds: Vec<i16>,
}

impl Clearance {
    /// The cells of a row, without the rim.
    fn row(&self, row: usize) -> &[i16] {
        &self.thirds[(row + 1) * (self.columns + 2) + 1..][..self.columns]
    }

    fn middle(&self, column: usize, row: usize) -> Point {
        (self.origin.0 + (column as f32 + 0.5) * CELL, self.origin.1 + (row as f32 + 0.5) * CELL)
    }

    /// The middle of each cell within the area, with its distance.
    pub fn cells(&self) -> impl Iterator<Item = (Point, f32)> + '_ {
        (0..self.rows).flat_map(move |row| {
            let inside = self.row(row).iter().enumerate().filter(|(_, thirds)| **thirds > 0);
            inside.map(move |(column, &thirds)| (self.middle(column, row), pixels(thirds)))
        })
    }

    /// The distance at a point; 0 outside.
    pub fn at(&self, p: Point) -> f32 {
        let (x, y) = ((p.0 - self.origin.0) / CELL, (p.1 - self.origin.1) / CELL);
        if x < 0.0 || y < 0.0 || x >= self.columns as f32 || y >= self.rows as f32 {
            return 0.0;
        }
        self.row(y as usize).get(x as usize).map_or(0.0, |&thirds| pixels(thirds))
    }

    /// Hands on the middles of the cells around which a level line of this half width is nowhere nearer to the border
    /// than `least`, with its least distance.
    pub fn level_lines(&self, half_width: f32, least: f32, mut each: impl FnMut(Point, f32)) {
        const SAMPLES: i32 = 6;
        // Every cell's samples lie in the same columns as seen from it.
        let mut columns = [0isize; 2 * SAMPLES as usize + 1];
        for (column, step) in columns.iter_mut().zip(-SAMPLES..=SAMPLES) {
            *column = (0.5 + half_width * step as f32 / SAMPLES as f32 / CELL).floor() as isize;
        }
        let reach = columns[columns.len() - 1].max(-columns[0]).unsigned_abs();
        let Some(width) = self.columns.checked_sub(2 * reach) else { return };
        let least = (0..i16::MAX).find(|&thirds| pixels(thirds) >= least).unwrap_or(i16::MAX);
        // In a large area a cell more or less is nothing to a name: every second one of every second row is enough.
        let step = if self.columns * self.rows > LARGE { 2 } else { 1 };
        let mut room = vec![0i16; width];
        for row in (0..self.rows).step_by(step) {
            let cells = self.row(row);
            // All cells of the row at once, sample by sample: the compiler makes wide instructions of this.
            room.copy_from_slice(&cells[reach..reach + width]);
            for by in columns {
                let seen = &cells[reach.wrapping_add_signed(by)..][..width];
                room.iter_mut().zip(seen).for_each(|(room, &seen)| *room = (*room).min(seen));
            }
            for (at, &room) in room.iter().enumerate().step_by(step).filter(|(_, room)| **room >= least) {
                each(self.middle(at + reach, row), pixels(room));
            }
        }
    }
}

/// Cells of an area in which not every one is tried for a name.
const LARGE: usize = 4_000;

/// Thirds of a cell in pixels.
fn pixels(thirds: i16) -> f32 {
    f32::from(thirds) / 3.0 * CELL
}

/// Points spread over a turned box: three rows, as many columns as are a cell apart.
fn samples(body: &Turned) -> Vec<Point> {
    let columns = (2.0 * body.half.0 / CELL).ceil().clamp(2.0, 200.0) as usize;
    let mut samples = Vec::with_capacity(3 * (columns + 1));
    for v in [-1.0, 0.0, 1.0f32] {
        for column in 0..=columns {
            let u = 2.0 * column as f32 / columns as f32 - 1.0;
            let (x, y) = (u * body.half.0, v * body.half.1);
            samples.push((
                body.center.0 + x * body.axis.0 - y * body.axis.1,
                body.center.1 + x * body.axis.1 + y * body.axis.0,
            ));
        }
    }
    samples
}

#[cfg(test)]
mod tests {
    use super::*;

    fn island() -> Terrain {
        // A square of owner 0, from 40 to 80, drawn clockwise on the page: land lies to the right.
        let points = vec![(40.0, 40.0), (80.0, 40.0), (80.0, 80.0), (40.0, 80.0), (40.0, 40.0)];
        let coast = Divide { points, left: WATER, right: 0 };
        Terrain::new(Rect::new(0.0, 0.0, 120.0, 120.0), &[coast], &[], &[], |_| WATER)
    }

    #[test]
    fn owners_follow_from_the_sides_of_lines() {
        let terrain = island();
        assert_eq!(terrain.owner((60.0, 60.0)), Some(0));
        assert_eq!(terrain.owner((20.0, 60.0)), Some(WATER));
        assert_eq!(terrain.owner((100.0, 60.0)), Some(WATER));
        assert_eq!(terrain.owner((60.0, 20.0)), Some(WATER));
        assert_eq!(terrain.owner((130.0, 20.0)), None);
        assert_eq!(terrain.tally(1)[0].0, 100);
    }

    #[test]
    fn a_lake_is_water_within_land() {
        let coast = Divide { points: vec![(0.0, 200.0), (0.0, -10.0)], left: WATER, right: 0 };
        let lake = vec![vec![(50.0, 50.0), (70.0, 50.0), (70.0, 70.0), (50.0, 70.0)]];
        let terrain = Terrain::new(Rect::new(0.0, 0.0, 120.0, 120.0), &[coast], &[], &[lake], |_| WATER);
        assert_eq!(terrain.owner((60.0, 60.0)), Some(WATER));
        assert_eq!(terrain.owner((90.0, 60.0)), Some(0));
    }

    #[test]
    fn clearance_grows_towards_the_middle() {
        let island = island();
        let clearance = island.clearance(island.rect(), |owner, _| owner == 0);
        assert!(clearance.at((60.0, 60.0)) > clearance.at((46.0, 60.0)));
        assert_eq!(clearance.at((20.0, 20.0)), 0.0);
        let part = island.clearance(Rect::new(40.0, 40.0, 80.0, 80.0), |owner, _| owner == 0);
        for (middle, distance) in clearance.cells() {
            assert_eq!(part.at(middle), distance, "at {middle:?}");
        }
    }

    #[test]
    fn boxes_know_how_wet_and_how_crossed_they_are() {
        let terrain = island();
        assert_eq!(terrain.wet(Rect::new(48.0, 48.0, 72.0, 72.0)), 0.0);
        assert_eq!(terrain.wet(Rect::new(0.0, 0.0, 32.0, 32.0)), 1.0);
        assert!(terrain.crossed(Rect::new(30.0, 50.0, 50.0, 60.0)) > 0.1);
        assert_eq!(terrain.crossed(Rect::new(48.0, 48.0, 72.0, 72.0)), 0.0);
    }
}
