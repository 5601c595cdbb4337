//! Layers to rows of pixels, a band of rows at a time.

use super::coverage::Coverage;
use super::layer::{Layer, PixelRect};
use super::paint::{self, Ink, Pixel};

/// Pixels of a band, about: it and its coverage fit into the cache beside the processor.
const BAND: usize = 192 * 1024;

/// Draws all layers on a ground colour and hands out the rows from top to bottom.
pub(super) fn draw(layers: &[Layer], ground: Pixel, (width, height): (u32, u32), mut row_done: impl FnMut(&[Pixel])) {
    let columns = width as usize;
    let rows = (BAND / columns).clamp(16, 256);
    let mut coverage = Coverage::new(columns, rows);
    let mut pixels = vec![0; columns * rows];
    let inks: Vec<Ink> = layers.iter().map(|layer| Ink::new(layer.color)).collect();
    let mut first = 0;
    while first < height {
        let after = (first + rows as u32).min(height);
        let band = &mut pixels[..(after - first) as usize * columns];
        band.fill(ground);
        for (layer, ink) in layers.iter().zip(&inks) {
            draw_layer(layer, ink, &mut coverage, band, columns, first..after);
        }
        band.chunks_exact(columns).for_each(&mut row_done);
        first = after;
    }
}

fn draw_layer(
    layer: &Layer,
    ink: &Ink,
    coverage: &mut Coverage,
    band: &mut [Pixel],
    columns: usize,
    rows: std::ops::Range<u32>,
) {
    let Some(area) = reached(layer, &rows) else { return };
    coverage.add(layer, area, rows.start);
    for row in area.top - rows.start..area.bottom - rows.start {
        let start = row as usize * columns;
        let part = &mut band[start + area.left as usize..start + area.right as usize];
        coverage.take_row(row as usize, layer.cover, |span| paint::paint(part, span, ink));
    }
}

/// The part of the rows that a layer may draw on; `None` when it reaches none.
fn reached(layer: &Layer, rows: &std::ops::Range<u32>) -> Option<PixelRect> {
    let top = (layer.top.floor().max(0.0) as u32).max(layer.clip.top).max(rows.start);
    let bottom = (layer.bottom.ceil().max(0.0) as u32).min(layer.clip.bottom).min(rows.end);
    (top < bottom && layer.clip.left < layer.clip.right).then_some(PixelRect { top, bottom, ..layer.clip })
}
