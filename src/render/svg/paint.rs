//! Colours and strokes to attributes.

use std::fmt::Write;

use super::path;
use crate::scene::{Color, Stroke};

/// ` fill="…"`, with opacity where it is not full.
pub(super) fn fill(out: &mut String, color: Color) {
    attribute(out, "fill", color);
}

/// ` stroke="…"` and what belongs to it, in units of [`path::UNITS`].
pub(super) fn stroke(out: &mut String, stroke: &Stroke) {
    attribute(out, "stroke", stroke.color);
    let _ = write!(out, " stroke-width=\"{}\"", path::plain(stroke.width * path::UNITS));
    if !stroke.dash.is_empty() {
        let lengths: Vec<String> = stroke.dash.iter().map(|d| path::plain(d * path::UNITS)).collect();
        let _ = write!(out, " stroke-dasharray=\"{}\" stroke-linecap=\"butt\"", lengths.join(" "));
    }
}

fn attribute(out: &mut String, name: &str, Color { r, g, b, a }: Color) {
    let _ = write!(out, " {name}=\"#");
    let short = |v: u8| v >> 4 == v & 15;
    if short(r) && short(g) && short(b) {
        let _ = write!(out, "{:x}{:x}{:x}\"", r & 15, g & 15, b & 15);
    } else {
        let _ = write!(out, "{r:02x}{g:02x}{b:02x}\"");
    }
    if a < 255 {
        let _ = write!(out, " {name}-opacity=\"{}\"", path::plain(f32::from(a) / 255.0));
    }
}
