//! Rows of pixels to the bytes of a PNG file.
//!
//! Rows are not filtered: a map is flat areas, in which a row repeats the one above and a search for repeats finds
//! more than differences do. Nor is all of a row searched: most pixels are as those above them, which costs a comparison,
//! and of the rest most are as those to their left. Only what remains, the edges of areas and letters, is looked up among
//! the edges before. That gives a file as small as a general search does in a quarter of its time.

use png::{BitDepth, ColorType, Encoder, PixelDimensions, Unit, chunk};

use super::deflate::{Deflate, REACH};
use super::paint::Pixel;
use crate::error::{Error, Result};
use crate::render::MAX_SIDE;

/// Inches in a metre: PNG states its resolution in pixels per metre.
const INCHES_PER_METRE: f32 = 1.0 / 0.0254;

/// Bytes of a pixel.
const BYTES: usize = 3;

/// Pixels that are compared at once.
const BLOCK: usize = 8;

/// Pixels of which each has a bit in one number.
const WORD: usize = 64;

/// Bits of the numbers by which edges are looked up.
const HASH: u32 = 13;

/// Bits of a column's number.
const COLUMN: u32 = MAX_SIDE.ilog2();
const _: () = assert!(MAX_SIDE == 1 << COLUMN && 2 * COLUMN < u32::BITS);

/// Where rows are written, from top to bottom.
pub(super) struct Rows {
    deflate: Deflate,
    width: usize,
    /// How many rows there were.
    count: usize,
    /// How many rows a copy reaches back.
    reach: usize,
    /// For pairs of pixels by their hash: the row and column where they were last, and one more.
    seen: Vec<u32>,
    /// Bytes as in the row above that are not written yet.
    as_above: usize,
    /// A bit for each pixel of the row that differs from the one above.
    changed: Vec<u64>,
    checksum: Checksum,
}

impl Rows {
    fn new(width: usize) -> Self {
        Self {
            // The header of a zlib stream: a window of 2¹⁵ bytes, a fast search (RFC 1950, section 2.2).
            deflate: Deflate::after(vec![0x78, 0x01]),
            width,
            count: 0,
            reach: REACH / (1 + width * BYTES),
            seen: vec![0; 1 << HASH],
            as_above: 0,
            changed: Vec::new(),
            checksum: Checksum::new(width),
        }
    }

    /// How many rows [`push`](Self::push) looks back at.
    pub(super) fn margin(&self) -> usize {
        // A row wider than a copy reaches back to has none above it, but for the sum of its bytes.
        self.reach.max(1)
    }

    /// Writes the last of some rows, before which are those written before, at least [`margin`](Self::margin) of them:
    /// zeros before the first.
    pub(super) fn push(&mut self, rows: &[Pixel]) {
        let (before, row) = rows.split_at(rows.len() - self.width);
        let above = &before[before.len() - self.width..];
        differences(row, above, &mut self.changed);
        if self.count > 0 && self.reach > 0 {
            self.as_above += 1;
            self.differing(rows);
        } else {
            self.deflate.byte(0);
            self.pixels(rows, 0, self.width);
        }
        self.checksum.row(row, above, &self.changed);
        self.count += 1;
    }

    /// Writes a row as what differs from the one above.
    fn differing(&mut self, rows: &[Pixel]) {
        let mut at = 0;
        while let Some(from) = self.next(at, 0) {
            self.as_above += (from - at) * BYTES;
            let to = self.next(from, u64::MAX).unwrap_or(self.width);
            // A copy of one pixel is longer than the pixel, unless it goes on to the next row.
            let one = to + 1 < self.width && self.is_changed(to + 1);
            at = self.pixels(rows, from, if one { to + 1 } else { to });
        }
        self.as_above += (self.width - at) * BYTES;
    }

    /// The first pixel from a column on that differs from the one above, or with all bits set as `unlike`, that does not.
    fn next(&self, from: usize, unlike: u64) -> Option<usize> {
        let mut word = from / WORD;
        let mut bits = (self.changed.get(word)? ^ unlike) & u64::MAX << (from % WORD);
        while bits == 0 {
            word += 1;
            bits = self.changed.get(word)? ^ unlike;
        }
        let at = word * WORD + bits.trailing_zeros() as usize;
        (at < self.width).then_some(at)
    }

    fn is_changed(&self, at: usize) -> bool {
        self.changed[at / WORD] >> (at % WORD) & 1 == 1
    }

    /// Writes pixels from a column to before another, and says up to where: copies may reach further.
    fn pixels(&mut self, rows: &[Pixel], from: usize, to: usize) -> usize {
        self.write_as_above();
        let mut at = from;
        while at < to {
            at += self.edge(rows, at);
        }
        at
    }

    /// Writes some pixels that differ from those above, and says how many.
    fn edge(&mut self, rows: &[Pixel], at: usize) -> usize {
        let row = &rows[rows.len() - self.width..];
        let repeats = if at > 0 { common(&row[at..], &row[at - 1..row.len() - 1]) } else { 0 };
        if repeats > 1 {
            self.deflate.copy(repeats * BYTES, BYTES);
            return repeats;
        }
        let found = self.look_up(rows, at);
        if let Some((length, distance)) = found {
            self.deflate.copy(length * BYTES, distance);
            return length;
        }
        if repeats == 1 {
            self.deflate.copy(BYTES, BYTES);
        } else {
            let [_, r, g, b] = row[at].to_be_bytes();
            self.deflate.pixel([r, g, b]);
        }
        1
    }

    /// How many pixels from here on, at least two, were last written where, as a distance in bytes.
    fn look_up(&mut self, rows: &[Pixel], at: usize) -> Option<(usize, usize)> {
        let own = rows.len() - self.width;
        let row = &rows[own..];
        let (first, second) = (row[at], *row.get(at + 1)?);
        let hash = (first.wrapping_mul(0x9E37_79B1) ^ second).wrapping_mul(0x85EB_CA6B) >> (32 - HASH);
        let here = (self.count << COLUMN | at) as u32;
        let last = std::mem::replace(&mut self.seen[hash as usize], here + 1).checked_sub(1)? as usize;
        let (y, x) = (last >> COLUMN, last & ((1 << COLUMN) - 1));
        let back = self.count - y;
        if back > self.reach {
            return None;
        }
        let distance = back * (1 + self.width * BYTES) + at * BYTES - x * BYTES;
        let before = &rows[own - back * self.width..][..self.width];
        let length = common(&row[at..], &before[x..]);
        (length > 1 && distance <= REACH).then_some((length, distance))
    }

    fn write_as_above(&mut self) {
        match std::mem::take(&mut self.as_above) {
            0 => {}
            // The type of the row's filter alone.
            1 => self.deflate.byte(0),
            length => self.deflate.copy(length, 1 + self.width * BYTES),
        }
    }

    /// The zlib stream of all rows.
    fn finish(mut self) -> Vec<u8> {
        self.write_as_above();
        let mut bytes = self.deflate.finish();
        bytes.extend_from_slice(&self.checksum.value().to_be_bytes());
        bytes
    }
}

/// How many pixels two rows begin with alike.
fn common(a: &[Pixel], b: &[Pixel]) -> usize {
    // As many as the compiler compares without a call.
    const RUN: usize = 8;
    let length = a.len().min(b.len());
    let (a, b) = (&a[..length], &b[..length]);
    let differs = |from: usize, to: usize| a[from..to].iter().zip(&b[from..to]).position(|(a, b)| a != b);
    // Most are short: those are done with first.
    let begun = length.min(RUN);
    if let Some(found) = differs(0, begun) {
        return found;
    }
    let mut runs = a[begun..].chunks_exact(RUN).zip(b[begun..].chunks_exact(RUN));
    let whole = begun + RUN * runs.position(|(a, b)| a != b).unwrap_or((length - begun) / RUN);
    whole + differs(whole, length).unwrap_or(length - whole)
}

/// Marks the pixels in which two rows differ, a bit for each.
fn differences(row: &[Pixel], above: &[Pixel], changed: &mut Vec<u64>) {
    changed.clear();
    changed.extend(row.chunks(WORD).zip(above.chunks(WORD)).map(|(row, above)| {
        if row == above {
            return 0;
        }
        let mut word = 0;
        let blocks = row.chunks_exact(BLOCK).zip(above.chunks_exact(BLOCK));
        let done = row.len() / BLOCK * BLOCK;
        for (at, (row, above)) in blocks.enumerate() {
            let (Some(row), Some(above)) = (row.first_chunk(), above.first_chunk()) else { break };
            if row != above {
                word |= differing_bits(row, above) << (at * BLOCK);
            }
        }
        for (at, (a, b)) in row.iter().zip(above).enumerate().skip(done) {
            word |= u64::from(a != b) << at;
        }
        word
    }));
}

/// The same of a block. Each bit is chosen where it belongs, which the compiler makes a comparison of four pixels of.
fn differing_bits(row: &[Pixel; BLOCK], above: &[Pixel; BLOCK]) -> u64 {
    const PLACES: [u32; BLOCK] = [1, 2, 4, 8, 16, 32, 64, 128];
    let mut bits = 0;
    for i in 0..BLOCK {
        bits |= if row[i] == above[i] { 0 } else { PLACES[i] };
    }
    bits.into()
}

/// The Adler-32 checksum of rows of which each is known by how it differs from the one above (RFC 1950, section 8.2).
struct Checksum {
    /// Bytes of a row.
    length: i64,
    /// The sum of a row's bytes, and of the bytes each times how many there are from it on.
    sum: i64,
    weighted: i64,
    a: i64,
    b: i64,
}

impl Checksum {
    const MODULUS: i64 = 65_521;

    fn new(width: usize) -> Self {
        Self { length: (1 + width * BYTES) as i64, sum: 0, weighted: 0, a: 1, b: 0 }
    }

    /// Adds a row that differs from the one above in the blocks that hold a changed pixel.
    fn row(&mut self, row: &[Pixel], above: &[Pixel], changed: &[u64]) {
        for (word, &bits) in changed.iter().enumerate() {
            let mut bits = bits;
            while bits != 0 {
                let block = bits.trailing_zeros() as usize / BLOCK;
                bits &= !(0xFF << (block * BLOCK));
                let x = word * WORD + block * BLOCK;
                self.block(x, &row[x..], &above[x..]);
            }
        }
        self.b = (self.b + self.length * self.a + self.weighted) % Self::MODULUS;
        self.a = (self.a + self.sum) % Self::MODULUS;
    }

    /// Notes by how much the pixels of a block from column `x` on are other ones than in the row above.
    fn block(&mut self, x: usize, row: &[Pixel], above: &[Pixel]) {
        let changes = |row: &[Pixel; BLOCK], above: &[Pixel; BLOCK]| {
            // Sums of a block, of bytes and of bytes each times its place: small numbers, several at once.
            let (mut all, mut placed) = (0, 0);
            for i in 0..BLOCK {
                let byte = |shift: u32| (row[i] >> shift & 0xFF) as i32 - (above[i] >> shift & 0xFF) as i32;
                let (red, green, blue) = (byte(16), byte(8), byte(0));
                let sum = red + green + blue;
                all += sum;
                placed += (BYTES * i) as i32 * sum + green + 2 * blue;
            }
            (all, placed)
        };
        let (all, placed) = match (row.first_chunk(), above.first_chunk()) {
            (Some(row), Some(above)) => changes(row, above),
            _ => {
                let (mut own, mut other) = ([0; BLOCK], [0; BLOCK]);
                own[..row.len()].copy_from_slice(row);
                other[..above.len()].copy_from_slice(above);
                changes(&own, &other)
            }
        };
        self.sum += i64::from(all);
        self.weighted += (self.length - (1 + x * BYTES) as i64) * i64::from(all) - i64::from(placed);
    }

    fn value(&self) -> u32 {
        (self.b << 16 | self.a) as u32
    }
}

/// Encodes the rows that `draw` pushes, as many as the picture is high, as an RGB picture.
pub(super) fn compress((width, height): (u32, u32), dpi: Option<f32>, draw: impl FnOnce(&mut Rows)) -> Result<Vec<u8>> {
    let mut rows = Rows::new(width as usize);
    draw(&mut rows);
    let data = rows.finish();

    let mut out = Vec::with_capacity(data.len() + 128);
    let mut encoder = Encoder::new(&mut out, width, height);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_color(ColorType::Rgb);
    if let Some(dpi) = dpi.filter(|d| d.is_finite() && *d >= 1.0) {
        let per_metre = (dpi * INCHES_PER_METRE).round() as u32;
        encoder.set_pixel_dims(Some(PixelDimensions { xppu: per_metre, yppu: per_metre, unit: Unit::Meter }));
    }
    let mut writer = encoder.write_header().map_err(failed)?;
    writer.write_chunk(chunk::IDAT, &data).map_err(failed)?;
    writer.finish().map_err(failed)?;
    Ok(out)
}

fn failed(error: impl std::fmt::Display) -> Error {
    Error::Encode { what: "PNG", why: error.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Compresses a picture and reads it again.
    fn round_trip(width: u32, height: u32, pixel: impl Fn(u32, u32) -> Pixel) -> usize {
        let picture: Vec<Vec<Pixel>> = (0..height).map(|y| (0..width).map(|x| pixel(x, y)).collect()).collect();
        let file = compress((width, height), None, |rows| {
            let mut all = vec![0; rows.margin() * width as usize];
            for row in &picture {
                all.extend_from_slice(row);
                rows.push(&all);
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
