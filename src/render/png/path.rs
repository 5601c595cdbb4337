//! Outlines to tiny-skia paths in device pixels.

use tiny_skia::{Path as SkiaPath, PathBuilder};

use super::raster::Device;
use crate::scene::{Path, Segment};

/// The path on the device; `None` when nothing of it can be drawn.
pub(super) fn build(path: &Path, device: &Device) -> Option<SkiaPath> {
    let mut builder = PathBuilder::with_capacity(path.0.len(), path.0.len());
    for &segment in &path.0 {
        match segment.map(|p| device.place(p)) {
            Segment::Move((x, y)) => builder.move_to(x, y),
            Segment::Line((x, y)) => builder.line_to(x, y),
            Segment::Quad((a, b), (x, y)) => builder.quad_to(a, b, x, y),
            Segment::Cubic((a, b), (c, d), (x, y)) => builder.cubic_to(a, b, c, d, x, y),
            Segment::Close => builder.close(),
        }
    }
    builder.finish()
}
