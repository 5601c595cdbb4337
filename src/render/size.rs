//! How large a picture may be.

use crate::error::{Error, Result};
use crate::lang::Message;
use crate::limits;
#[cfg(feature = "png")]
use crate::scene::Scene;

/// Longest side of a picture in pixels.
pub const MAX_SIDE: u32 = limits::SIDE;

/// Most pixels of a raster picture; 64 million take 256 MB while it is drawn.
pub const MAX_PIXELS: u64 = limits::PIXELS;

/// Checks that a page of this size can be drawn.
///
/// # Errors
///
/// When a side is shorter than 1 pixel, longer than [`MAX_SIDE`], or not a number.
pub fn check_page(width: f32, height: f32) -> Result<()> {
    let fits = |side: f32| (1.0..=MAX_SIDE as f32).contains(&side);
    if fits(width) && fits(height) {
        return Ok(());
    }
    let (width, height) = (width.to_string().into(), height.to_string().into());
    let hint = Message::NotDrawableHint { most: MAX_SIDE.to_string().into() };
    Err(Error::input(Message::NotDrawable { width, height }, hint))
}

/// The size of a raster picture of the scene with `ratio` device pixels per page pixel.
///
/// # Errors
///
/// When the page is not drawable, the ratio is not between 0.1 and 8, or there would be more than [`MAX_PIXELS`].
#[cfg(feature = "png")]
pub(crate) fn raster_size(scene: &Scene, ratio: f32) -> Result<(u32, u32)> {
    if !limits::RATIO.contains(&ratio) {
        return Err(Error::input(Message::NotAScale { scale: ratio.to_string().into() }, Message::NotAScaleHint {}));
    }
    check_raster(scene.width, scene.height, ratio)
}

/// The size of a raster picture of a page with `ratio` device pixels per page pixel.
///
/// # Errors
///
/// When the page is not drawable, or there would be more than [`MAX_PIXELS`].
pub fn check_raster(width: f32, height: f32, ratio: f32) -> Result<(u32, u32)> {
    check_page(width, height)?;
    let side = |page: f32| ((page * ratio).round() as u32).max(1);
    let (width, height) = (side(width), side(height));
    if width > MAX_SIDE || height > MAX_SIDE || u64::from(width) * u64::from(height) > MAX_PIXELS {
        let what = Message::PictureTooLarge { width: u64::from(width).into(), height: u64::from(height).into() };
        let (side, million) = (u64::from(MAX_SIDE).into(), (MAX_PIXELS / 1_000_000).into());
        return Err(Error::input(what, Message::PictureTooLargeHint { side, million }));
    }
    Ok((width, height))
}
