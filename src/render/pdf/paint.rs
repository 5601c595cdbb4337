//! Colours and strokes to those of PDF.

use krilla::color::rgb;
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, FillRule, LineCap, LineJoin, Stroke as PdfStroke, StrokeDash};

use crate::scene::{Color, Stroke};

/// Fill of an area: even-odd.
pub(super) fn area(color: Color) -> Fill {
    fill(color, FillRule::EvenOdd)
}

/// Fill of letters.
pub(super) fn letters(color: Color) -> Fill {
    fill(color, FillRule::NonZero)
}

fn fill(color: Color, rule: FillRule) -> Fill {
    Fill { paint: rgb(color).into(), opacity: opacity(color), rule }
}

/// The stroke; `None` for one without width.
pub(super) fn stroke(stroke: &Stroke) -> Option<PdfStroke> {
    if stroke.width.is_nan() || stroke.width <= 0.0 {
        return None;
    }
    let dash = (!stroke.dash.is_empty()).then(|| StrokeDash { array: stroke.dash.clone(), offset: 0.0 });
    Some(PdfStroke {
        paint: rgb(stroke.color).into(),
        width: stroke.width,
        line_cap: if dash.is_some() { LineCap::Butt } else { LineCap::Round },
        line_join: LineJoin::Round,
        opacity: opacity(stroke.color),
        dash,
        ..PdfStroke::default()
    })
}

fn rgb(color: Color) -> rgb::Color {
    rgb::Color::new(color.r, color.g, color.b)
}

fn opacity(color: Color) -> NormalizedF32 {
    NormalizedF32::new(f32::from(color.a) / 255.0).unwrap_or(NormalizedF32::ONE)
}
