//! A scene as PNG: drawn by tiny-skia with anti-aliasing, compressed with the physical resolution in its header.
//!
//! Files in reading order: `raster` (the display list to pixels), `path`, `paint`, `text`, `compress` (pixels to bytes).

mod compress;
mod paint;
mod path;
mod raster;
mod text;

use crate::error::Result;
use crate::scene::Scene;

/// How a scene becomes a PNG.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PngOptions {
    /// Device pixels per page pixel, 1 to 4; default 1.
    pub ratio: f32,
    /// Resolution that is written into the file, in dots per inch; default none.
    pub dpi: Option<f32>,
}

impl Default for PngOptions {
    fn default() -> Self {
        Self { ratio: 1.0, dpi: None }
    }
}

/// The scene as a PNG file.
///
/// # Errors
///
/// When the picture would be empty or too large (see [`super::MAX_SIDE`], [`super::MAX_PIXELS`]).
pub fn encode(scene: &Scene, options: PngOptions) -> Result<Vec<u8>> {
    let (width, height) = super::raster_size(scene, options.ratio)?;
    let pixels = raster::draw(scene, options.ratio, width, height)?;
    compress::compress(pixels.as_ref(), options.dpi)
}
