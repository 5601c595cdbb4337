//! How many of a raster's cells within any rectangle are set, in four look-ups.

use std::ops::Range;

/// How many cells of any rectangle are set: for each cell the sum over all above and to the left (Crow 1984, "Summed-area
/// tables for texture mapping", SIGGRAPH 84:207-212), modulo 2¹⁶, which the sum of no rectangle of fewer cells reaches.
#[derive(Debug, Clone)]
pub(in crate::map) struct Summed {
    stride: usize,
    /// With a row of zeros above and a column of them to the left.
    sums: Vec<u16>,
}

impl Summed {
    /// Of cells of which none is set.
    pub(in crate::map) fn new(columns: usize, rows: usize) -> Self {
        Self { stride: columns + 1, sums: vec![0; (columns + 1) * (rows + 1)] }
    }

    /// A cell, before [`sum`](Self::sum).
    pub(in crate::map) fn at(&mut self, column: usize, row: usize) -> &mut u16 {
        &mut self.sums[(row + 1) * self.stride + column + 1]
    }

    /// The cells of a row, before [`sum`](Self::sum).
    pub(in crate::map) fn row(&mut self, row: usize) -> impl Iterator<Item = &mut u16> {
        self.sums[(row + 1) * self.stride + 1..][..self.stride - 1].iter_mut()
    }

    /// Makes sums of cells.
    pub(in crate::map) fn sum(&mut self) {
        let mut rows = self.sums.chunks_exact_mut(self.stride);
        let Some(mut above) = rows.next() else { return };
        for here in rows {
            let mut sum = 0_u16;
            for (here, above) in here.iter_mut().zip(above.iter()) {
                sum = sum.wrapping_add(*here);
                *here = above.wrapping_add(sum);
            }
            above = here;
        }
    }

    /// How many cells of a rectangle are set, after [`sum`](Self::sum).
    pub(in crate::map) fn within(&self, columns: Range<usize>, rows: Range<usize>) -> usize {
        if columns.len() * rows.len() > usize::from(u16::MAX) {
            // A rectangle of one cell is never as large as that.
            let (column, row) = (columns.start + columns.len() / 2, rows.start + rows.len() / 2);
            return if columns.len() > rows.len() {
                self.within(columns.start..column, rows.clone()) + self.within(column..columns.end, rows)
            } else {
                self.within(columns.clone(), rows.start..row) + self.within(columns, row..rows.end)
            };
        }
        let at = |column: usize, row: usize| self.sums[row * self.stride + column];
        let lower = at(columns.end, rows.end).wrapping_sub(at(columns.start, rows.end));
        let upper = at(columns.end, rows.start).wrapping_sub(at(columns.start, rows.start));
        usize::from(lower.wrapping_sub(upper))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_right_of_more_cells_than_they_can_count() {
        let mut sums = Summed::new(400, 300);
        (0..300).for_each(|row| sums.row(row).for_each(|cell| *cell = 1));
        *sums.at(7, 9) = 0;
        sums.sum();
        assert_eq!(sums.within(0..400, 0..300), 400 * 300 - 1);
        assert_eq!(sums.within(7..8, 9..10), 0);
        assert_eq!(sums.within(390..400, 290..300), 100);
        assert_eq!(sums.within(5..5, 0..300), 0);
    }
}
