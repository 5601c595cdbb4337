//! Rows of pixels to the bytes of a PNG file.
//!
//! Rows are kept as runs of one colour until the last is drawn, for only then is it known which colours there are: nearly
//! always those of a palette (see `palette`), which halves the file, else the picture is written in true colour. Rows
//! are not filtered: a map is flat areas, in which a search for repeats finds more than differences do.

use std::io::Write;
use std::ops::Range;

use png::{BitDepth, ColorType, DeflateCompression, Encoder, EncodingError, Filter, PixelDimensions, Unit};
use rustc_hash::FxHashMap;

use super::paint::Pixel;
use super::palette::{self, Palette};
use crate::error::{Error, Result};

/// Inches in a metre: PNG states its resolution in pixels per metre.
const INCHES_PER_METRE: f32 = 1.0 / 0.0254;

/// How hard repeats are searched for, of 9. Over the gallery the next level takes a tenth longer for 2 of 100 bytes; the
/// one before saves a fifth of the time for a fifth more bytes.
const LEVEL: u8 = 2;

/// Bytes that are compressed at a time.
const CHUNK: usize = 1 << 16;

/// Pixels of one colour side by side: how many in the highest byte, the number of their colour in the other three.
#[derive(Clone, Copy)]
struct Run(u32);

impl Run {
    const LONGEST: usize = 255;

    fn new(color: u32, length: usize) -> Self {
        Self(color | (length as u32) << 24)
    }

    fn color(self) -> usize {
        (self.0 & 0x00FF_FFFF) as usize
    }

    fn length(self) -> usize {
        (self.0 >> 24) as usize
    }
}

/// Where rows are put, from top to bottom.
#[derive(Default)]
pub(super) struct Rows {
    runs: Vec<Run>,
    /// The runs of each row: often those of the row above.
    rows: Vec<Range<usize>>,
    /// The pixels of the last row.
    last: Vec<Pixel>,
    /// The colours in the order in which they came.
    colors: Vec<Pixel>,
    /// The number of each colour in this order.
    numbers: FxHashMap<Pixel, u32>,
}

impl Rows {
    /// Adds a row.
    pub(super) fn push(&mut self, row: &[Pixel]) {
        let runs = match self.rows.last() {
            Some(above) if self.last == row => above.clone(),
            _ => {
                let start = self.runs.len();
                self.divide(row);
                self.last.clear();
                self.last.extend_from_slice(row);
                start..self.runs.len()
            }
        };
        self.rows.push(runs);
    }

    /// Adds the runs of a row.
    fn divide(&mut self, row: &[Pixel]) {
        let mut rest = row;
        while let Some(&pixel) = rest.first() {
            let length = common(&rest[..rest.len().min(Run::LONGEST)], pixel);
            let next = self.colors.len() as u32;
            let color = *self.numbers.entry(pixel).or_insert(next);
            if color == next {
                self.colors.push(pixel);
            }
            self.runs.push(Run::new(color, length));
            rest = &rest[length..];
        }
    }

    /// The runs of all rows.
    fn all(&self) -> impl Iterator<Item = &[Run]> {
        self.rows.iter().map(|runs| &self.runs[runs.clone()])
    }

    /// The colours, each with how many pixels have it.
    fn counted(&self) -> Vec<(Pixel, u32)> {
        let mut counted: Vec<(Pixel, u32)> = self.colors.iter().map(|&color| (color, 0)).collect();
        for run in self.all().flatten() {
            counted[run.color()].1 += run.length() as u32;
        }
        counted
    }

    /// Writes all rows to an image whose header is still to be set.
    fn write(&self, mut encoder: Encoder<'_, &mut Vec<u8>>) -> std::result::Result<(), EncodingError> {
        match palette::choose(&self.counted()) {
            Some(Palette { entries, indices }) => {
                encoder.set_color(ColorType::Indexed);
                encoder.set_palette(entries.into_iter().flat_map(channels).collect::<Vec<u8>>());
                self.write_as(encoder, |color| [indices[color]])
            }
            None => {
                encoder.set_color(ColorType::Rgb);
                self.write_as(encoder, |color| channels(self.colors[color]))
            }
        }
    }

    /// Writes all rows with `bytes` for a pixel of each colour.
    fn write_as<const BYTES: usize>(
        &self,
        encoder: Encoder<'_, &mut Vec<u8>>,
        bytes: impl Fn(usize) -> [u8; BYTES],
    ) -> std::result::Result<(), EncodingError> {
        let mut file = encoder.write_header()?;
        let mut stream = file.stream_writer_with_size(CHUNK)?;
        let mut row = vec![[0; BYTES]; self.last.len()];
        for runs in self.all() {
            let mut rest = row.as_mut_slice();
            for run in runs {
                let (part, after) = rest.split_at_mut(run.length());
                let pixel = bytes(run.color());
                match part {
                    // Most are of one pixel, for which to fill takes a call.
                    [only] => *only = pixel,
                    part => part.fill(pixel),
                }
                rest = after;
            }
            stream.write_all(row.as_flattened())?;
        }
        stream.finish()?;
        file.finish()
    }
}

fn channels(pixel: Pixel) -> [u8; 3] {
    let [_, channels @ ..] = pixel.to_be_bytes();
    channels
}

/// How many pixels a row begins with that are `pixel`.
fn common(row: &[Pixel], pixel: Pixel) -> usize {
    // As many as the compiler compares at once.
    const BLOCK: usize = 8;
    let differs = |part: &[Pixel]| part.iter().position(|&other| other != pixel);
    // Most runs are short: those are done with first.
    let begun = row.len().min(BLOCK);
    if let Some(found) = differs(&row[..begun]) {
        return found;
    }
    let is_same = |block: &&[Pixel]| block.iter().fold(0, |found, other| found | (other ^ pixel)) == 0;
    let whole = begun + BLOCK * row[begun..].chunks_exact(BLOCK).take_while(is_same).count();
    whole + differs(&row[whole..]).unwrap_or(row.len() - whole)
}

/// Encodes the rows that `draw` pushes, as many as the picture is high.
pub(super) fn compress((width, height): (u32, u32), dpi: Option<f32>, draw: impl FnOnce(&mut Rows)) -> Result<Vec<u8>> {
    let mut rows = Rows::default();
    draw(&mut rows);

    let mut out = Vec::new();
    let mut encoder = Encoder::new(&mut out, width, height);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_filter(Filter::NoFilter);
    encoder.set_deflate_compression(DeflateCompression::Level(LEVEL));
    if let Some(dpi) = dpi.filter(|d| d.is_finite() && *d >= 1.0) {
        let per_metre = (dpi * INCHES_PER_METRE).round() as u32;
        encoder.set_pixel_dims(Some(PixelDimensions { xppu: per_metre, yppu: per_metre, unit: Unit::Meter }));
    }
    rows.write(encoder).map_err(|error| Error::Encode { what: "png", why: error.to_string() })?;
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Compresses a picture and reads it again.
    fn round_trip(width: u32, height: u32, pixel: impl Fn(u32, u32) -> Pixel) -> usize {
        let picture: Vec<Vec<Pixel>> = (0..height).map(|y| (0..width).map(|x| pixel(x, y)).collect()).collect();
        let file = compress((width, height), None, |rows| {
            for row in &picture {
                rows.push(row);
            }
        })
        .unwrap();
        let read = image::load_from_memory(&file).unwrap().to_rgb8();
        for (x, y, read) in read.enumerate_pixels() {
            let [_, r, g, b] = picture[y as usize][x as usize].to_be_bytes();
            assert_eq!(read.0, [r, g, b], "{width} by {height} at {x}, {y}");
        }
        file.len()
    }

    fn noise(x: u32, y: u32) -> Pixel {
        (x.wrapping_mul(0x9E37_79B1) ^ y.wrapping_mul(0x85EB_CA6B)).wrapping_mul(0xC2B2_AE35) >> 8
    }

    #[test]
    fn every_picture_is_read_as_it_was_written() {
        for (width, height) in [(1, 1), (1, 50), (50, 1), (2, 2), (3, 90), (257, 40), (5000, 7), (16_384, 5)] {
            round_trip(width, height, |_, _| 0x00DB_E6EB);
            round_trip(width, height, noise);
            round_trip(width, height, |x, y| noise(x / 7, y / 5));
            round_trip(width, height, |x, y| if (x + y) % 11 < 3 { noise(x % 4, 0) } else { 0 });
            round_trip(width, height, |x, y| if y % 3 == 0 { noise(x, 0) } else { noise(x / 40, 1) });
        }
    }

    #[test]
    fn flat_pictures_are_small_files() {
        let bytes = 3 * 1600 * 1000;
        assert!(round_trip(1600, 1000, |_, _| 0x00DB_E6EB) < bytes / 100);
        assert!(round_trip(1600, 1000, |x, _| if x < 800 { 0x00DB_E6EB } else { 0x00FC_FBF8 }) < bytes / 100);
    }
}
