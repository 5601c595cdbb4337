//! Outlines to PDF paths, in page pixels.

use krilla::geom::{Path as PdfPath, PathBuilder};

use crate::scene::{Path, Segment};

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
