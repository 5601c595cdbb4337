//! A measured line: glyphs in visual order along a straight baseline from the origin, y downwards, in pixels.

use skrifa::GlyphId;

use super::{FontId, TextStyle};

/// A rectangle on the page in pixels; `top < bottom`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    /// Left edge.
    pub left: f32,
    /// Upper edge.
    pub top: f32,
    /// Right edge.
    pub right: f32,
    /// Lower edge.
    pub bottom: f32,
}

impl Bounds {
    /// Width in pixels.
    pub fn width(&self) -> f32 {
        self.right - self.left
    }

    /// Height in pixels.
    pub fn height(&self) -> f32 {
        self.bottom - self.top
    }

    /// The smallest rectangle that holds both.
    pub fn union(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// The rectangle moved by an offset.
    pub fn moved(self, dx: f32, dy: f32) -> Self {
        Self { left: self.left + dx, top: self.top + dy, right: self.right + dx, bottom: self.bottom + dy }
    }

    /// The rectangle widened on every side.
    pub fn grown(self, by: f32) -> Self {
        Self { left: self.left - by, top: self.top - by, right: self.right + by, bottom: self.bottom + by }
    }
}

/// A glyph of a shaped line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ShapedGlyph {
    /// Index in the font.
    pub glyph: u16,
    /// Origin along the baseline, from the start of the line.
    pub x: f32,
    /// Origin below the baseline.
    pub y: f32,
    /// Distance to the next glyph's unshifted origin.
    pub advance: f32,
    /// Byte offset of its cluster in the run's text.
    pub cluster: u32,
}

/// Glyphs of one font and direction.
#[derive(Debug, Clone, PartialEq)]
pub struct ShapedRun {
    /// The text in logical order.
    pub text: String,
    /// The font.
    pub font: FontId,
    /// Size of the em in pixels; fallback scripts are set a little smaller than the line.
    pub size: f32,
    /// Letterspacing in pixels that the advances already hold.
    pub tracking: f32,
    /// Whether the run reads from right to left.
    pub right_to_left: bool,
    /// Where the run begins at its left.
    pub x: f32,
    /// Sum of the advances.
    pub width: f32,
    /// Glyphs from left to right.
    pub glyphs: Vec<ShapedGlyph>,
}

impl ShapedRun {
    /// The ink of each glyph, from left to right; glyphs without ink (spaces) are left out.
    pub fn glyph_bounds(&self) -> impl Iterator<Item = Bounds> {
        self.glyphs.iter().filter_map(|g| Some(glyph_ink(self.font, self.size, g.glyph)?.moved(g.x, g.y)))
    }
}

/// A shaped line of text.
#[derive(Debug, Clone, PartialEq)]
pub struct ShapedLine {
    /// Runs from left to right.
    pub runs: Vec<ShapedRun>,
    /// Sum of all advances.
    pub width: f32,
    /// Top of the line box above the baseline, of the tallest font in it.
    pub ascent: f32,
    /// Bottom of the line box below the baseline, positive.
    pub descent: f32,
    /// Height of a lower-case x of the Latin face.
    pub x_height: f32,
    /// Height of a capital of the Latin face.
    pub cap_height: f32,
    /// Whether the line as a whole reads from right to left.
    pub right_to_left: bool,
    /// Characters that no embedded font has, each once.
    pub missing: Vec<char>,
}

impl ShapedLine {
    pub(super) fn new(runs: Vec<ShapedRun>, style: TextStyle, right_to_left: bool, missing: Vec<char>) -> Self {
        let latin = style.face.latin().metrics();
        let tallest = |f: fn(&super::FontMetrics) -> f32, least: f32| {
            runs.iter().map(|r| f(&r.font.metrics()) * r.size).fold(least, f32::max)
        };
        Self {
            width: runs.iter().map(|r| r.width).sum(),
            ascent: tallest(|m| m.ascent, latin.ascent * style.size),
            descent: tallest(|m| m.descent, latin.descent * style.size),
            x_height: latin.x_height * style.size,
            cap_height: latin.cap_height * style.size,
            right_to_left,
            missing,
            runs,
        }
    }

    /// The ink of each glyph in visual order, relative to the start of the baseline: the shapes that a label knocks
    /// out of the lines beneath it.
    pub fn glyph_bounds(&self) -> impl Iterator<Item = Bounds> {
        self.runs.iter().flat_map(ShapedRun::glyph_bounds)
    }

    /// The rectangle around all ink, relative to the start of the baseline; `None` without ink.
    pub fn ink(&self) -> Option<Bounds> {
        self.glyph_bounds().reduce(Bounds::union)
    }
}

/// The ink of one glyph about its origin, y downwards; `None` when it has none.
pub(crate) fn glyph_ink(font: FontId, size: f32, glyph: u16) -> Option<Bounds> {
    let font = font.font();
    let scale = size / font.units_per_em;
    let b = font.glyphs.bounds(GlyphId::from(glyph))?;
    (b.x_max > b.x_min).then(|| Bounds {
        left: b.x_min * scale,
        top: -b.y_max * scale,
        right: b.x_max * scale,
        bottom: -b.y_min * scale,
    })
}

#[cfg(test)]
mod tests {
    use crate::typography::{Face, TextStyle, shape_line};

    #[test]
    fn ink_of_an_h_stands_on_the_baseline_and_reaches_the_cap_height() {
        let line = shape_line("H", TextStyle::new(Face::Regular, 100.0));
        let ink = line.ink().expect("an H has ink");
        assert!(ink.bottom.abs() < 0.5 && (ink.top + line.cap_height).abs() < 1.0, "{ink:?}");
        assert!(ink.left > 0.0 && ink.right < line.width);
    }

    #[test]
    fn glyph_boxes_skip_spaces() {
        let line = shape_line("Bat Yam", TextStyle::new(Face::Bold, 21.0));
        assert_eq!(line.glyph_bounds().count(), 6);
    }
}
