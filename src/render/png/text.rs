//! Runs of glyphs to one tiny-skia path each.

use tiny_skia::{Path as SkiaPath, PathBuilder};

use super::raster::Device;
use crate::scene::GlyphRun;
use crate::typography::{OutlineStep, outline};

/// The letters of a run as one outline, filled nonzero; `None` without ink.
pub(super) fn build(run: &GlyphRun, device: &Device) -> Option<SkiaPath> {
    let mut builder = PathBuilder::new();
    for glyph in &run.glyphs {
        let (sin, cos) = glyph.angle.to_radians().sin_cos();
        let place = |x: f32, y: f32| {
            let (x, y) = (x * run.size, y * run.size);
            device.place((glyph.at.0 + x * cos - y * sin, glyph.at.1 + x * sin + y * cos))
        };
        for &step in outline(run.font, glyph.glyph).iter() {
            add(&mut builder, step, place);
        }
    }
    builder.finish()
}

fn add(builder: &mut PathBuilder, step: OutlineStep, place: impl Fn(f32, f32) -> (f32, f32)) {
    match step {
        OutlineStep::Move(x, y) => {
            let (x, y) = place(x, y);
            builder.move_to(x, y);
        }
        OutlineStep::Line(x, y) => {
            let (x, y) = place(x, y);
            builder.line_to(x, y);
        }
        OutlineStep::Quad(a, b, x, y) => {
            let ((a, b), (x, y)) = (place(a, b), place(x, y));
            builder.quad_to(a, b, x, y);
        }
        OutlineStep::Cubic(a, b, c, d, x, y) => {
            let ((a, b), (c, d), (x, y)) = (place(a, b), place(c, d), place(x, y));
            builder.cubic_to(a, b, c, d, x, y);
        }
        OutlineStep::Close => builder.close(),
    }
}
