//! Embedded fonts, bidi, shaping and measuring of text.

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
    /// Letterspacing in em.
    pub tracking: f32,
}
