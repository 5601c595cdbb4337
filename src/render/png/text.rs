//! Runs of glyphs to contours in device pixels.

use std::collections::HashMap;

use super::contour::Contour;
use super::path;
use crate::scene::{GlyphRun, PlacedGlyph};
use crate::typography::FontId;

/// Upright letters, each flattened once in a size.
#[derive(Default)]
pub(super) struct Letters(HashMap<(FontId, u16, u32), Vec<Contour>>);

impl Letters {
    /// The contours of all letters of a run, to be filled nonzero.
    pub(super) fn flatten(&mut self, run: &GlyphRun, ratio: f32) -> Vec<Contour> {
        if run.glyphs.iter().any(|glyph| glyph.angle != 0.0) {
            return path::flatten(&run.outline().0, ratio);
        }
        let mut contours = Vec::with_capacity(2 * run.glyphs.len());
        for glyph in &run.glyphs {
            let letter = self.0.entry((run.font, glyph.glyph, run.size.to_bits())).or_insert_with(|| {
                let mut outline = Vec::new();
                run.add_letter(&PlacedGlyph { at: (0.0, 0.0), ..*glyph }, &mut outline);
                path::flatten(&outline, ratio)
            });
            let at = (ratio * glyph.at.0, ratio * glyph.at.1);
            contours.extend(letter.iter().map(|contour| contour.moved(at)));
        }
        contours
    }
}
