//! Runs of glyphs to contours in device pixels.

use super::layer::Contour;
use super::path;
use crate::scene::GlyphRun;

/// The contours of all letters of a run, to be filled nonzero.
pub(super) fn flatten(run: &GlyphRun, ratio: f32) -> Vec<Contour> {
    path::flatten(&run.outline().0, ratio)
}
