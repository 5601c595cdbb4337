//! Colours and strokes to tiny-skia's.

use tiny_skia::{LineCap, LineJoin, Paint, Stroke as SkiaStroke, StrokeDash};

use crate::scene::{Color, Stroke};

pub(super) fn paint(color: Color) -> Paint<'static> {
    let mut paint = Paint::default();
    paint.set_color_rgba8(color.r, color.g, color.b, color.a);
    paint
}

/// The stroke in device pixels; `None` for one without width.
pub(super) fn stroke(stroke: &Stroke, ratio: f32) -> Option<SkiaStroke> {
    let width = stroke.width * ratio;
    if width.is_nan() || width <= 0.0 {
        return None;
    }
    let dash = StrokeDash::new(stroke.dash.iter().map(|d| d * ratio).collect(), 0.0);
    let line_cap = if dash.is_some() { LineCap::Butt } else { LineCap::Round };
    Some(SkiaStroke { width, line_cap, line_join: LineJoin::Round, dash, ..SkiaStroke::default() })
}
