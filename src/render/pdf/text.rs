//! Runs of glyphs with embedded fonts; the text behind them is kept, so that it can be searched and copied.

use std::collections::BTreeMap;
use std::ops::Range;

use krilla::geom::{Point, Transform};
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};

use super::{paint, path};
use crate::scene::{GlyphRun, PlacedGlyph};
use crate::typography::FontId;

/// The fonts of a document, each embedded once.
#[derive(Default)]
pub(super) struct Fonts(BTreeMap<FontId, Font>);

impl Fonts {
    fn get(&mut self, id: FontId) -> Option<Font> {
        if let Some(font) = self.0.get(&id) {
            return Some(font.clone());
        }
        let font = Font::new(id.data().into(), 0)?;
        self.0.insert(id, font.clone());
        Some(font)
    }
}

/// Draws a run: its halo as an outline, then its letters as text.
pub(super) fn draw(run: &GlyphRun, surface: &mut Surface<'_>, fonts: &mut Fonts) {
    let (Some(font), Some(first)) = (fonts.get(run.font), run.glyphs.first()) else { return };
    if let Some(halo) = &run.halo {
        path::draw(&run.outline(), None, Some(halo), surface);
    }
    surface.set_stroke(None);
    surface.set_fill(Some(paint::letters(run.color)));
    let straight = run.glyphs.iter().all(|g| g.angle == first.angle);
    let parts = if straight { vec![&run.glyphs[..]] } else { run.glyphs.chunks(1).collect() };
    for part in parts {
        let Some(first) = part.first() else { continue };
        let glyphs = along_baseline(run, part, first);
        let turned = first.angle != 0.0;
        if turned {
            surface.push_transform(&Transform::from_rotate_at(first.angle, first.at.0, first.at.1));
        }
        let start = Point::from_xy(first.at.0, first.at.1);
        surface.draw_glyphs(start, &glyphs, font.clone(), &run.text, run.size, false);
        if turned {
            surface.pop();
        }
    }
}

/// Glyphs with advances and offsets in em along the baseline of the first one.
fn along_baseline(run: &GlyphRun, part: &[PlacedGlyph], first: &PlacedGlyph) -> Vec<KrillaGlyph> {
    let (sin, cos) = first.angle.to_radians().sin_cos();
    let mut reached = 0.0;
    let glyphs = part.iter().map(|g| {
        let (dx, dy) = (g.at.0 - first.at.0, g.at.1 - first.at.1);
        let (x, y) = (dx * cos + dy * sin, dy * cos - dx * sin);
        let em = |px: f32| px / run.size;
        let id = GlyphId::new(u32::from(g.glyph));
        let placed = KrillaGlyph::new(id, em(g.advance), em(x - reached), em(-y), 0.0, cluster(run, g), None);
        reached += g.advance;
        placed
    });
    glyphs.collect()
}

/// The bytes of the run's text that a glyph stands for.
fn cluster(run: &GlyphRun, glyph: &PlacedGlyph) -> Range<usize> {
    let start = glyph.cluster as usize;
    let next = run.glyphs.iter().map(|g| g.cluster as usize).filter(|&c| c > start).min();
    start..next.unwrap_or(run.text.len())
}
