//! Glyphs to curves, unhinted, in em units with y downwards.

use std::sync::{Arc, Mutex};

use skrifa::GlyphId;
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};

use super::FontId;

/// One step of an outline; positions in em, y downwards.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum OutlineStep {
    /// Starts a contour.
    Move(f32, f32),
    /// A straight line.
    Line(f32, f32),
    /// A quadratic curve: control, end.
    Quad(f32, f32, f32, f32),
    /// A cubic curve: control, control, end.
    Cubic(f32, f32, f32, f32, f32, f32),
    /// Closes the contour.
    Close,
}

/// The contours of a glyph; fills are nonzero.
pub type Outline = Arc<[OutlineStep]>;

/// The outline of a glyph, remembered after its first use; empty for a space or an unknown glyph.
pub fn outline(font: FontId, glyph: u16) -> Outline {
    /// Glyphs of a page of the cache: one map uses few pages, and no other costs memory.
    const PAGE: usize = 64;
    static CACHE: Mutex<Vec<Vec<Option<Outline>>>> = Mutex::new(Vec::new());
    // A glyph's slot: fonts have fewer than 2¹¹ glyphs each, which a test holds.
    let slot = ((font as usize) << 11) | usize::from(glyph).min(0x7FF);
    let Ok(mut cache) = CACHE.lock() else { return draw(font, glyph) };
    if cache.is_empty() {
        cache.resize((8 << 11) / PAGE, Vec::new());
    }
    let page = &mut cache[slot / PAGE];
    if page.is_empty() {
        page.resize(PAGE, None);
    }
    page[slot % PAGE].get_or_insert_with(|| draw(font, glyph)).clone()
}

fn draw(font: FontId, glyph: u16) -> Outline {
    let font = font.font();
    let mut pen = Pen { steps: Vec::new(), scale: 1.0 / font.units_per_em };
    if let Some(found) = font.outlines.get(GlyphId::from(glyph)) {
        let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
        if found.draw(settings, &mut pen).is_err() {
            pen.steps.clear();
        }
    }
    pen.steps.into()
}

struct Pen {
    steps: Vec<OutlineStep>,
    scale: f32,
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.steps.push(OutlineStep::Move(x * self.scale, -y * self.scale));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.steps.push(OutlineStep::Line(x * self.scale, -y * self.scale));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        let k = self.scale;
        self.steps.push(OutlineStep::Quad(cx * k, -cy * k, x * k, -y * k));
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        let k = self.scale;
        self.steps.push(OutlineStep::Cubic(ax * k, -ay * k, bx * k, -by * k, x * k, -y * k));
    }

    fn close(&mut self) {
        self.steps.push(OutlineStep::Close);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_font_has_more_glyphs_than_the_cache_has_slots() {
        for id in FontId::ALL {
            assert!(id.font().glyphs.glyph_count() < 1 << 11, "{id:?}");
        }
    }

    #[test]
    fn a_letter_has_closed_contours_and_a_space_has_none() {
        let glyph_of = |c| FontId::Bold.font().charmap.map(c).map_or(0, |g| g.to_u32() as u16);
        let o = outline(FontId::Bold, glyph_of('o'));
        assert_eq!(o.iter().filter(|s| matches!(s, OutlineStep::Close)).count(), 2);
        assert!(outline(FontId::Bold, glyph_of(' ')).is_empty());
    }
}
