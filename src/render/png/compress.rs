//! Pixels to the bytes of a PNG file.

use png::{BitDepth, ColorType, Compression, Encoder, Filter, PixelDimensions, Unit};
use tiny_skia::PixmapRef;

use crate::error::{Error, Result};

/// Inches in a metre: PNG states its resolution in pixels per metre.
const INCHES_PER_METRE: f32 = 1.0 / 0.0254;

/// Encodes opaque pixels as RGB, others as RGBA.
pub(super) fn compress(pixels: PixmapRef<'_>, dpi: Option<f32>) -> Result<Vec<u8>> {
    let opaque = pixels.data().chunks_exact(4).all(|p| p[3] == 255);
    let mut out = Vec::with_capacity(512 * 1024);
    let mut encoder = Encoder::new(&mut out, pixels.width(), pixels.height());
    encoder.set_depth(BitDepth::Eight);
    encoder.set_color(if opaque { ColorType::Rgb } else { ColorType::Rgba });
    encoder.set_compression(Compression::Fast);
    encoder.set_filter(Filter::Adaptive);
    if let Some(dpi) = dpi.filter(|d| d.is_finite() && *d >= 1.0) {
        let per_metre = (dpi * INCHES_PER_METRE).round() as u32;
        encoder.set_pixel_dims(Some(PixelDimensions { xppu: per_metre, yppu: per_metre, unit: Unit::Meter }));
    }
    let bytes: Vec<u8> = if opaque {
        pixels.data().chunks_exact(4).flat_map(|p| [p[0], p[1], p[2]]).collect()
    } else {
        let straight = pixels.pixels().iter().map(|p| p.demultiply());
        straight.flat_map(|c| [c.red(), c.green(), c.blue(), c.alpha()]).collect()
    };
    let mut writer = encoder.write_header().map_err(failed)?;
    writer.write_image_data(&bytes).map_err(failed)?;
    writer.finish().map_err(failed)?;
    Ok(out)
}

fn failed(error: png::EncodingError) -> Error {
    Error::Encode { what: "PNG", why: error.to_string() }
}
