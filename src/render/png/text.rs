//! Runs of glyphs: the halo of a whole run first, then its letters, filled nonzero.

use tiny_skia::{FillRule, PixmapMut, Transform};

use super::raster::{Device, stroke_path};
use super::{paint, path};
use crate::scene::GlyphRun;

/// Draws a run.
pub(super) fn draw(run: &GlyphRun, out: &mut PixmapMut<'_>, device: Device) {
    let Some(letters) = path::build(&run.outline(), &device) else { return };
    stroke_path(&letters, run.halo.as_ref(), out, device);
    out.fill_path(&letters, &paint::paint(run.color), FillRule::Winding, Transform::identity(), None);
}
