//! Embedded fonts, bidi, shaping, measuring and line breaking of text.
//!
//! In: text in logical order and a [`TextStyle`]. Out: a [`ShapedLine`], glyphs in visual order along a straight
//! baseline that starts at the origin. Placing it on a page, straight or along a curve, is the scene's business.
//! Nothing is parsed before it is needed: a font costs its first use, not the start of the program.
//!
//! Files in reading order: `font` (the embedded fonts), `bidi` (runs of one direction and font), `shape` (runs to
//! glyphs), `line` (the measured result), `outline` (glyphs to curves), `wrap` (paragraphs to lines).

mod bidi;
mod font;
mod line;
mod outline;
mod shape;
mod wrap;

pub use bidi::without_glyph;
pub use font::FontMetrics;
pub(crate) use line::glyph_ink;
pub use line::{Bounds, ShapedGlyph, ShapedLine, ShapedRun};
pub use outline::{Outline, OutlineStep, outline};
pub use shape::shape_line;
pub use wrap::{wrap, wrap_balanced};

/// An embedded font.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum FontId {
    /// Latin, Greek, Cyrillic, 400.
    Regular = 0,
    /// The same, italic.
    Italic = 1,
    /// 600.
    Semibold = 2,
    /// 700.
    Bold = 3,
    /// Arabic script, 400.
    ArabicRegular = 4,
    /// Arabic script, 700.
    ArabicBold = 5,
    /// Hebrew script, 400.
    HebrewRegular = 6,
    /// Hebrew script, 700.
    HebrewBold = 7,
}

/// A weight and slant of the text face; scripts that it lacks fall back by themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Face {
    /// 400.
    Regular,
    /// 400 italic.
    Italic,
    /// 600.
    Semibold,
    /// 700.
    Bold,
}

/// How a line of text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TextStyle {
    /// Weight and slant.
    pub face: Face,
    /// Size of the em in pixels.
    pub size: f32,
    /// Letterspacing in em; joined scripts are never spaced.
    pub tracking: f32,
}

impl TextStyle {
    /// A style without letterspacing.
    pub const fn new(face: Face, size: f32) -> Self {
        Self { face, size, tracking: 0.0 }
    }

    /// The same style with `tracking` em between letters.
    pub const fn tracked(self, tracking: f32) -> Self {
        Self { tracking, ..self }
    }
}
