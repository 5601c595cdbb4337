//! What lies where on the map, in cells of a few pixels: whose ground, or water, and how many lines run through. Labels
//! are judged against it.
//!
//! The owner of a cell follows from the lines alone: each says what lies on its two sides, so along a row of cells the
//! owner changes at each crossing, and nothing has to be filled.

use crate::map::ground::clearance::Clearance;
use crate::map::ground::summed::Summed;
use crate::map::page::rect::Rect;
use crate::scene::Point;

/// Whose ground a cell is: an index into the list of the caller, or water.
pub(crate) type Owner = u16;

/// Sea or lake.
pub(crate) const WATER: Owner = u16::MAX;

/// Side of a cell in pixels.
const CELL: f32 = 4.0;

/// A line with its two sides.
#[derive(Debug, Clone)]
pub(crate) struct Divide {
    /// Its course on the page.
    pub points: Vec<Point>,
    /// What lies to the left of its direction, as seen on the page.
    pub left: Owner,
    /// What lies to the right.
    pub right: Owner,
}

/// Cells of a raster within an area.
#[derive(Debug, Clone)]
pub(crate) struct Area {
    /// Of the whole raster.
    cells: usize,
    /// Ranges of cells, of which no two meet.
    runs: Vec<(usize, usize)>,
}

impl Area {
    /// How many cells it has.
    pub(crate) fn count(&self) -> usize {
        self.runs.iter().map(|(from, to)| to - from).sum()
    }

    /// For each cell of the raster whether it lies within the area.
    pub(crate) fn mask(&self) -> Vec<bool> {
        let mut mask = vec![false; self.cells];
        for &(from, to) in &self.runs {
            mask[from..to].fill(true);
        }
        mask
    }
}

/// The raster.
#[derive(Debug, Clone)]
pub(crate) struct Terrain {
    rect: Rect,
    columns: usize,
    rows: usize,
    owners: Vec<Owner>,
    /// Of cells that a line runs through.
    lines: Summed,
    /// Of water cells.
    water: Summed,
}

impl Terrain {
    /// The raster of a rectangle, from lines with sides, lines without (rivers), and areas of water within land;
    /// `fallback` answers for a row that no line crosses.
    pub(crate) fn new(
        rect: Rect,
        divides: &[Divide],
        strokes: &[Vec<Point>],
        lakes: &[Vec<Vec<Point>>],
        fallback: impl Fn(Point) -> Owner,
    ) -> Self {
        let columns = (rect.width() / CELL).ceil().max(1.0) as usize;
        let rows = (rect.height() / CELL).ceil().max(1.0) as usize;
        let mut terrain = Self {
            rect,
            columns,
            rows,
            owners: vec![WATER; columns * rows],
            lines: Summed::new(columns, rows),
            water: Summed::new(columns, rows),
        };
        terrain.fill_owners(divides, fallback);
        for rings in lakes {
            terrain.fill_water(rings);
        }
        for line in divides.iter().map(|divide| &divide.points).chain(strokes) {
            terrain.trace(line);
        }
        for (row, owners) in terrain.owners.chunks_exact(columns).enumerate() {
            terrain.water.row(row).zip(owners).for_each(|(cell, owner)| *cell = u16::from(*owner == WATER));
        }
        terrain.lines.sum();
        terrain.water.sum();
        terrain
    }

    /// Crossings of lines with the middle of each row: where, and what lies on either side.
    fn fill_owners(&mut self, divides: &[Divide], fallback: impl Fn(Point) -> Owner) {
        let mut crossings: Vec<Vec<(f32, Owner, Owner)>> = (0..self.rows).map(|_| Vec::with_capacity(16)).collect();
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
        for ((row, crossings), cells) in crossings.iter_mut().enumerate().zip(self.owners.chunks_mut(self.columns)) {
            crossings.sort_by(|a, b| a.0.total_cmp(&b.0));
            let mut owner = match crossings.first() {
                Some(&(_, west, _)) => west,
                None => fallback((self.rect.center().0, self.rect.top + (row as f32 + 0.5) * CELL)),
            };
            let mut filled = 0;
            for &mut (x, _, east) in crossings {
                // The first cell whose middle does not lie before the crossing.
                let next = cells_before((x - self.rect.left) / CELL - 0.5, self.columns);
                cells[filled..next.max(filled)].fill(owner);
                (filled, owner) = (next.max(filled), east);
            }
            cells[filled..].fill(owner);
        }
    }

    fn fill_water(&mut self, rings: &[Vec<Point>]) {
        for (from, to) in self.runs(rings) {
            self.owners[from..to].fill(WATER);
        }
    }

    /// The cells within an area, even-odd.
    pub(crate) fn area(&self, rings: &[Vec<Point>]) -> Area {
        Area { cells: self.owners.len(), runs: self.runs(rings) }
    }

    /// Gives the ground within an area to an owner; its water stays water.
    pub(crate) fn grant(&mut self, rings: &[Vec<Point>], owner: Owner) {
        for (from, to) in self.runs(rings) {
            self.owners[from..to].iter_mut().filter(|known| **known != WATER).for_each(|known| *known = owner);
        }
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
        let row = |y: f32| cells_before((y - self.rect.top) / CELL - 0.5, self.rows);
        for at in row(a.min(b))..row(a.max(b)) {
            each(at, self.rect.top + (at as f32 + 0.5) * CELL);
        }
    }

    /// Marks the cells that a line runs through.
    fn trace(&mut self, line: &[Point]) {
        line.iter().take(1).for_each(|&first| self.mark(first));
        for pair in line.windows(2) {
            let (a, b) = (pair[0], pair[1]);
            let (dx, dy) = (b.0 - a.0, b.1 - a.1);
            let length = (dx * dx + dy * dy).sqrt();
            let steps = cells_before(length / (0.5 * CELL), 20_000);
            for step in 1..steps {
                let t = step as f32 / steps as f32;
                self.mark((a.0 + t * dx, a.1 + t * dy));
            }
            self.mark(b);
        }
    }

    fn mark(&mut self, p: Point) {
        if let Some(at) = self.cell(p) {
            *self.lines.at(at % self.columns, at / self.columns) = 1;
        }
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
    pub(crate) fn owner(&self, p: Point) -> Option<Owner> {
        self.cell(p).map(|at| self.owners[at])
    }

    /// Whether a point on the map lies in an area.
    pub(crate) fn is_in(&self, area: &Area, p: Point) -> bool {
        self.cell(p).is_some_and(|at| area.runs.iter().any(|&(from, to)| (from..to).contains(&at)))
    }

    /// The owners of the cells of an area.
    pub(crate) fn owners_of<'a>(&'a self, area: &'a Area) -> impl Iterator<Item = Owner> + 'a {
        area.runs.iter().flat_map(|&(from, to)| self.owners[from..to].iter().copied())
    }

    /// The rectangle that the raster covers.
    pub(crate) fn rect(&self) -> Rect {
        self.rect
    }

    /// The share of an upright box's cells that lines run through.
    pub(crate) fn crossed(&self, body: Rect) -> f32 {
        self.share(&self.lines, body)
    }

    /// The share of an upright box's cells that are water.
    pub(crate) fn wet(&self, body: Rect) -> f32 {
        self.share(&self.water, body)
    }

    fn share(&self, table: &Summed, body: Rect) -> f32 {
        let column = |x: f32| ((x - self.rect.left) / CELL).clamp(0.0, self.columns as f32);
        let row = |y: f32| ((y - self.rect.top) / CELL).clamp(0.0, self.rows as f32);
        let (left, right) = (column(body.left) as usize, cells_before(column(body.right), self.columns));
        let (top, bottom) = (row(body.top) as usize, cells_before(row(body.bottom), self.rows));
        let cells = right.saturating_sub(left) * bottom.saturating_sub(top);
        if cells == 0 { 0.0 } else { table.within(left..right, top..bottom) as f32 / cells as f32 }
    }

    /// How many cells each owner has, for owners below `count`, and their bounds on the page.
    pub(crate) fn tally(&self, count: usize) -> Vec<(usize, Rect)> {
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

    /// How far from its border each cell of an area is, as [`Clearance`] says; the frame counts as a border.
    /// `within` holds every cell for which `inside` may hold, of which there are about `count`: only there is anything
    /// computed.
    pub(crate) fn clearance(&self, within: Rect, count: usize, inside: impl Fn(Owner, usize) -> bool) -> Clearance {
        let column = |x: f32| ((x - self.rect.left) / CELL).clamp(0.0, self.columns as f32);
        let row = |y: f32| ((y - self.rect.top) / CELL).clamp(0.0, self.rows as f32);
        let (left, right) = (column(within.left).floor() as usize, column(within.right).ceil() as usize);
        let (top, bottom) = (row(within.top).floor() as usize, row(within.bottom).ceil() as usize);
        let (columns, rows) = (right.saturating_sub(left), bottom.saturating_sub(top));
        let origin = (self.rect.left + left as f32 * CELL, self.rect.top + top as f32 * CELL);
        let inside = |x: usize, y: usize| {
            let at = (top + y) * self.columns + left + x;
            inside(self.owners[at], at)
        };
        if count < BROAD * columns.max(rows) {
            return Clearance::measure(origin, CELL, (columns, rows), inside);
        }
        // In a broad area a cell more or less is nothing to a name: four make one, of which two on a diagonal are asked.
        let both = |x: usize, y: usize| inside(2 * x, 2 * y) && inside(2 * x + 1, 2 * y + 1);
        Clearance::measure(origin, 2.0 * CELL, (columns / 2, rows / 2), both)
    }
}

/// Cells that an area is broad on average, above which its clearance is measured in larger ones.
const BROAD: usize = 32;

/// How many whole numbers from 0 on lie before `v`, at most `limit`; `f32::ceil` is a function call on plain x86-64.
fn cells_before(v: f32, limit: usize) -> usize {
    let v = v.clamp(0.0, limit as f32);
    let whole = v as usize;
    whole + usize::from((whole as f32) < v)
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
        let clearance = island.clearance(island.rect(), 100, |owner, _| owner == 0);
        assert!(clearance.at((60.0, 60.0)) > clearance.at((46.0, 60.0)));
        assert_eq!(clearance.at((20.0, 20.0)), 0.0);
        let part = island.clearance(Rect::new(40.0, 40.0, 80.0, 80.0), 100, |owner, _| owner == 0);
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
