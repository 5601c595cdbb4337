//! Lines to the coverage of pixels, for one band of rows.
//!
//! Areas: every line adds the signed area to its right in the pixels that it crosses and the height that it spans to
//! the pixel after; summed along the row this is the winding weighted by exact area. Lines: a pixel is covered by how
//! deep its centre lies within half the width of the nearest point, which rounds joins and caps by itself.
//!
//! Rows remember which blocks of pixels were touched, so that the cost follows the outline, not the page.
//!
//! # References
//!
//! The accumulation of signed areas: Levien 2016, "Inside the fastest font renderer in the world" (font-rs).

use super::layer::{Cover, Layer, LineCover, PixelRect};
use crate::scene::Point;

/// Pixels of a block.
pub(super) const BLOCK: usize = 8;

/// The columns of a block, from its first on.
const STEPS: [f32; BLOCK] = [0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0];

/// The coverage of a band of rows; empty between layers.
pub(super) struct Coverage {
    /// Cells of a row, whole blocks.
    stride: usize,
    /// Words of a row in `touched`.
    words: usize,
    cells: Vec<f32>,
    /// A bit for each block.
    touched: Vec<u64>,
}

/// A stretch of a row that is covered alike, or pixel by pixel.
pub(super) enum Span<'a> {
    /// All pixels from one column to before another.
    Even(usize, usize, f32),
    /// One pixel after the other, from a column on.
    Pixels(usize, &'a [f32; BLOCK]),
}

impl Coverage {
    pub(super) fn new(width: usize, rows: usize) -> Self {
        // Two more cells than pixels: a line at the right edge adds to the pixels after it.
        let stride = (width + 2).next_multiple_of(BLOCK);
        let words = (stride / BLOCK).div_ceil(64);
        Self { stride, words, cells: vec![0.0; stride * rows], touched: vec![0; words * rows] }
    }

    /// Covers the rows `area.top..area.bottom`, of which `first_row` is the first of the band.
    pub(super) fn add(&mut self, layer: &Layer, area: PixelRect, first_row: u32) {
        let view = Window {
            left: area.left as f32,
            width: (area.right - area.left) as f32,
            row: (area.top - first_row) as usize,
            top: area.top as f32,
            height: (area.bottom - area.top) as f32,
        };
        match layer.cover {
            Cover::EvenOdd | Cover::NonZero => self.add_area(layer, view),
            Cover::Line(line) => self.add_line(layer, view, line),
        }
    }

    fn add_area(&mut self, layer: &Layer, view: Window) {
        for contour in layer.contours.iter() {
            if contour.bottom <= view.top || contour.top >= view.top + view.height {
                continue;
            }
            contour.sides_between(view.top, view.top + view.height, |_, a, b| {
                self.side(view.place(a), view.place(b), view);
            });
            if let (false, Some(&a), Some(&b)) = (contour.closed, contour.points.last(), contour.points.first()) {
                self.side(view.place(a), view.place(b), view);
            }
        }
    }

    /// Adds one side of an area, cut to the rows and columns in view.
    fn side(&mut self, a: Point, b: Point, view: Window) {
        let (direction, (x0, y0), (x1, y1)) = if a.1 < b.1 { (1.0, a, b) } else { (-1.0, b, a) };
        if y1 <= 0.0 || y0 >= view.height || y0 == y1 {
            return;
        }
        let slope = (x1 - x0) / (y1 - y0);
        let (top, bottom) = (y0.max(0.0), y1.min(view.height));
        let at = |y: f32| if y == y1 { x1 } else { x0 + (y - y0) * slope };
        let (left, right) = (at(top), at(bottom));
        let inside = 0.0..=view.width;
        if inside.contains(&left) && inside.contains(&right) {
            self.edge(top, bottom, left, slope, direction, view);
            return;
        }
        // Where it crosses the edges of the view it is cut; what lies beyond runs along the edge.
        let mut cuts = [top, bottom, bottom, bottom];
        let mut count = 1;
        let crossings = [(0.0 - x0) / slope + y0, (view.width - x0) / slope + y0];
        let (first, second) = if slope > 0.0 { (0, 1) } else { (1, 0) };
        for y in [crossings[first], crossings[second]] {
            if y > cuts[count - 1] && y < bottom {
                cuts[count] = y;
                count += 1;
            }
        }
        cuts[count] = bottom;
        for pair in cuts[..=count].windows(2) {
            let middle = at(0.5 * (pair[0] + pair[1]));
            if middle <= 0.0 {
                self.edge(pair[0], pair[1], 0.0, 0.0, direction, view);
            } else if middle >= view.width {
                // To the right of the view nothing changes within it.
            } else {
                self.edge(pair[0], pair[1], at(pair[0]).clamp(0.0, view.width), slope, direction, view);
            }
        }
    }

    /// Adds an edge that lies within the view, from `top` at column `x` down to `bottom`.
    fn edge(&mut self, top: f32, bottom: f32, x: f32, slope: f32, direction: f32, view: Window) {
        let limit = view.width;
        // Most edges, those of coasts and letters, lie within a row.
        if bottom <= (floor(top) + 1) as i32 as f32 {
            let next = greater(lesser(x + slope * (bottom - top), limit), 0.0);
            let (low, high) = if x < next { (x, next) } else { (next, x) };
            self.cross(view.row + floor(top), low, high, (bottom - top) * direction);
            return;
        }
        let mut x = x;
        let first = floor(top);
        let last = ceil(bottom).min(view.height as usize);
        for row in first..last {
            let height = lesser(bottom, (row + 1) as i32 as f32) - greater(top, row as i32 as f32);
            let next = greater(lesser(x + slope * height, limit), 0.0);
            let (low, high) = if x < next { (x, next) } else { (next, x) };
            self.cross(view.row + row, low, high, height * direction);
            x = next;
        }
    }

    /// Adds a piece of an edge within a row, which runs from column `low` to `high` over the signed height.
    fn cross(&mut self, row: usize, low: f32, high: f32, height: f32) {
        let (first, after) = (floor(low), ceil(high));
        self.touch(row, first, after.max(first + 1));
        let cells = &mut self.cells[row * self.stride..][..self.stride];
        if after <= first + 1 {
            let right = height * (0.5 * (low + high) - first as f32);
            cells[first] += height - right;
            cells[first + 1] += right;
            return;
        }
        let per_pixel = 1.0 / (high - low);
        let begin = 1.0 - (low - first as f32);
        let end = high - (after - 1) as f32;
        let area_first = 0.5 * per_pixel * begin * begin;
        let area_last = 0.5 * per_pixel * end * end;
        cells[first] += height * area_first;
        if after == first + 2 {
            cells[first + 1] += height * (1.0 - area_first - area_last);
        } else {
            let second = per_pixel * (begin + 0.5);
            cells[first + 1] += height * (second - area_first);
            for cell in &mut cells[first + 2..after - 1] {
                *cell += height * per_pixel;
            }
            let reached = second + (after - first - 3) as f32 * per_pixel;
            cells[after - 1] += height * (1.0 - reached - area_last);
        }
        cells[after] += height * area_last;
    }

    fn add_line(&mut self, layer: &Layer, view: Window, line: LineCover) {
        let reach = line.half_width + 0.5;
        for contour in layer.contours.iter() {
            if contour.bottom + reach <= view.top || contour.top - reach >= view.top + view.height {
                continue;
            }
            let cut_ends = line.butt && !contour.closed;
            let last = contour.points.len().saturating_sub(2);
            contour.sides_between(view.top - reach, view.top + view.height + reach, |i, a, b| {
                let cuts = (cut_ends && i == 0, cut_ends && i == last);
                self.capsule(view.place(a), view.place(b), view, line.half_width, cuts);
            });
        }
    }

    /// Covers the pixels near a line.
    fn capsule(&mut self, a: Point, b: Point, view: Window, half_width: f32, cuts: (bool, bool)) {
        let reach = half_width + 0.5;
        let (dx, dy) = (b.0 - a.0, b.1 - a.1);
        let length = (dx * dx + dy * dy).sqrt();
        let (low, high) = (a.1.min(b.1) - reach, a.1.max(b.1) + reach);
        let (left, right) = (a.0.min(b.0) - reach, a.0.max(b.0) + reach);
        if high <= 0.0 || low >= view.height || right <= 0.0 || left >= view.width || length == 0.0 || length.is_nan() {
            return;
        }
        let (ux, uy) = (dx / length, dy / length);
        // A line narrower than a pixel would come out too dark: its profile is `reach` high and as wide to each side.
        let gain = if half_width < 0.5 { 2.0 * half_width / (reach * reach) } else { 1.0 };
        // An end that is cut covers no more than lies before it; one that is not is far beyond every pixel.
        let [begin, end] = [cuts.0, cuts.1].map(|cut| if cut { 0.5 } else { f32::INFINITY });
        let pixel = |v: f32, limit: f32| ceil((v - 0.5).clamp(0.0, limit));
        // Of a row only what lies near the whole line through both ends is looked at, where that is not level.
        let (slope, width) = if uy.abs() > 0.1 { (dx / dy, reach / uy.abs()) } else { (0.0, f32::INFINITY) };
        for row in pixel(low, view.height)..pixel(high, view.height) {
            let y = row as f32 + 0.5 - a.1;
            let centre = a.0 + y * slope;
            let (from, to) = (greater(left, centre - width), lesser(right, centre + width));
            let (first, after) = (pixel(from, view.width), pixel(to, view.width));
            if first >= after {
                continue;
            }
            self.touch(view.row + row, first, after - 1);
            let cells = &mut self.cells[(view.row + row) * self.stride..][..self.stride];
            // Whole blocks, whose pixels are computed several at once: beyond the line's reach depths are negative.
            for block in first / BLOCK..after.div_ceil(BLOCK) {
                let Some(cells) = cells[block * BLOCK..].first_chunk_mut::<BLOCK>() else { break };
                let start = (block * BLOCK) as f32 + 0.5 - a.0;
                for (cell, step) in cells.iter_mut().zip(&STEPS) {
                    let x = start + step;
                    let along = x * ux + y * uy;
                    let nearest = lesser(greater(along, 0.0), length);
                    let (ex, ey) = (x - nearest * ux, y - nearest * uy);
                    let depth = lesser(reach - (ex * ex + ey * ey).sqrt(), 1.0) * gain;
                    let depth = lesser(depth, lesser(along + begin, length - along + end));
                    *cell = greater(depth, *cell);
                }
            }
        }
    }

    /// Remembers the blocks of the columns `first..=last`.
    fn touch(&mut self, row: usize, first: usize, last: usize) {
        let words = &mut self.touched[row * self.words..][..self.words];
        for block in first / BLOCK..=last / BLOCK {
            words[block / 64] |= 1 << (block % 64);
        }
    }

    /// Hands out what covers a row of the band, from left to right, and empties it.
    pub(super) fn take_row(&mut self, row: usize, cover: Cover, mut paint: impl FnMut(Span<'_>)) {
        let cells = &mut self.cells[row * self.stride..][..self.stride];
        let mut sum = 0.0;
        let mut reached = 0;
        for (w, word) in self.touched[row * self.words..][..self.words].iter_mut().enumerate() {
            let mut bits = std::mem::take(word);
            while bits != 0 {
                let start = (w * 64 + bits.trailing_zeros() as usize) * BLOCK;
                bits &= bits - 1;
                let block = &mut cells[start..start + BLOCK];
                let mut covered = [0.0; BLOCK];
                if let Cover::Line(_) = cover {
                    covered.copy_from_slice(block);
                } else {
                    if start > reached {
                        paint(Span::Even(reached, start, winding(sum, cover)));
                    }
                    for (out, cell) in covered.iter_mut().zip(block.iter()) {
                        sum += cell;
                        *out = winding(sum, cover);
                    }
                }
                block.fill(0.0);
                paint(Span::Pixels(start, &covered));
                reached = start + BLOCK;
            }
        }
        // An area that goes on beyond the last column.
        if !matches!(cover, Cover::Line(_)) {
            paint(Span::Even(reached, usize::MAX, winding(sum, cover)));
        }
    }
}

/// The lesser of two numbers; `f32::min` takes four times as many instructions, as it minds what is no number.
fn lesser(a: f32, b: f32) -> f32 {
    if a < b { a } else { b }
}

/// The greater of two numbers.
fn greater(a: f32, b: f32) -> f32 {
    if a > b { a } else { b }
}

/// The greatest whole number that is not above a positive one, by way of one with a sign: to one of 64 bits without a sign
/// plain x86-64 takes twice the steps.
fn floor(v: f32) -> usize {
    v as i32 as usize
}

/// The least whole number that is not below a positive one; `f32::ceil` is a function call on plain x86-64.
fn ceil(v: f32) -> usize {
    let whole = v as i32;
    (whole + i32::from(whole as f32 != v)) as usize
}

/// Coverage from the winding weighted by area.
fn winding(sum: f32, cover: Cover) -> f32 {
    match cover {
        Cover::EvenOdd => {
            let turns = sum.abs();
            let turns = if turns > 2.0 { turns % 2.0 } else { turns };
            if turns > 1.0 { 2.0 - turns } else { turns }
        }
        Cover::NonZero | Cover::Line(_) => sum.abs().min(1.0),
    }
}

/// The part of the band that a layer may draw on, and where its lines lie in it.
#[derive(Clone, Copy)]
struct Window {
    left: f32,
    width: f32,
    /// The first row, counted from the top of the band.
    row: usize,
    top: f32,
    height: f32,
}

impl Window {
    fn place(&self, (x, y): Point) -> Point {
        (x - self.left, y - self.top)
    }
}
