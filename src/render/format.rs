//! What a format of pictures is, and how one is written.

use crate::error::Result;
use crate::scene::Scene;

/// How letters are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum SvgText {
    /// As outlines: the same picture everywhere.
    #[default]
    Outlines,
    /// As text that can be edited and searched; the viewer's machine needs the font, or takes another.
    Live,
}

/// How a picture is written beyond what its scene says; a format takes of it what it has.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Settings {
    /// Device pixels per page pixel of a raster picture; 1.
    pub ratio: f32,
    /// Physical resolution that the caller asks for, in dots per inch; none.
    pub dpi: Option<f32>,
    /// Page pixels in an inch of a printed page; none.
    pub page_dpi: Option<f32>,
    /// How letters are written where the format has both ways; as outlines.
    pub text: SvgText,
}

impl Default for Settings {
    fn default() -> Self {
        Self { ratio: 1.0, dpi: None, page_dpi: None, text: SvgText::Outlines }
    }
}

/// A format that pictures are written in.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Format {
    /// What the names of its files end in, without the point.
    pub ending: &'static str,
    /// Writes a scene.
    pub encode: fn(&Scene, &Settings) -> Result<Vec<u8>>,
}
