//! A scene as PNG, drawn with anti-aliasing and compressed with the physical resolution in its header.
//!
//! Drawing goes on bands of a few rows, so that a mask of the picture is never held whole, and the picture itself only as
//! runs of one colour. Coverage is exact for areas (signed areas per pixel) and measured by distance for lines; both are a few times
//! faster than scan conversion with subsamples, and a test holds them against such a rasterizer.
//!
//! Files in reading order: `contour` and `layer` (the display list as lines and paint), `path` and `text` (curves to lines), `dash`,
//! `coverage` (lines to coverage of pixels), `paint` (coverage to colours), `raster` (bands), `compress` (rows to
//! bytes), `palette` (their colours as 256).

mod compress;
mod contour;
mod coverage;
mod dash;
mod layer;
mod paint;
mod palette;
mod path;
mod raster;
mod text;

use super::format::{Format, Settings};
use crate::error::Result;
use crate::scene::Scene;

/// PNG; a printed page has its own resolution.
pub(super) const FORMAT: Format = Format { ending: "png", encode: written };

fn written(scene: &Scene, settings: &Settings) -> Result<Vec<u8>> {
    let ratio = settings.ratio;
    encode(scene, PngOptions { ratio, dpi: settings.dpi.or(settings.page_dpi.map(|dpi| dpi * ratio)) })
}

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

/// The scene as a PNG file. A background that is not opaque is laid on white.
///
/// # Errors
///
/// When the picture would be empty or too large (see [`super::MAX_SIDE`], [`super::MAX_PIXELS`]).
pub fn encode(scene: &Scene, options: PngOptions) -> Result<Vec<u8>> {
    let (width, height) = super::raster_size(scene, options.ratio)?;
    let layers = layer::layers(scene, options.ratio, width, height);
    let ground = paint::over_white(scene.background);
    compress::compress((width, height), options.dpi, |rows| {
        raster::draw(&layers, ground, (width, height), |row| rows.push(row));
    })
}
