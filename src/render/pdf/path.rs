//! Outlines to PDF paths, in page pixels.

use krilla::geom::{Path as PdfPath, PathBuilder};
use krilla::surface::Surface;

use super::paint;
use crate::scene::{Color, Path, Segment, Stroke};

/// Positions are rounded to 1/100 pixel, which keeps the file small.
fn round(value: f32) -> f32 {
    (value * 100.0).round() / 100.0
}

/// The path; `None` when nothing of it can be drawn.
pub(super) fn build(path: &Path) -> Option<PdfPath> {
    let mut builder = PathBuilder::new();
    for &segment in &path.0 {
        match segment.map(|(x, y)| (round(x), round(y))) {
            Segment::Move((x, y)) => builder.move_to(x, y),
            Segment::Line((x, y)) => builder.line_to(x, y),
            Segment::Quad((a, b), (x, y)) => builder.quad_to(a, b, x, y),
            Segment::Cubic((a, b), (c, d), (x, y)) => builder.cubic_to(a, b, c, d, x, y),
            Segment::Close => builder.close(),
        }
    }
    builder.finish()
}

/// Draws a path that is filled, stroked or both.
pub(super) fn draw(path: &Path, fill: Option<Color>, stroke: Option<&Stroke>, surface: &mut Surface<'_>) {
    let (fill, stroke) = (fill.map(paint::area), stroke.and_then(paint::stroke));
    // A path without paint would be filled black.
    if fill.is_none() && stroke.is_none() {
        return;
    }
    let Some(path) = build(path) else { return };
    surface.set_fill(fill);
    surface.set_stroke(stroke);
    surface.draw_path(&path);
}
