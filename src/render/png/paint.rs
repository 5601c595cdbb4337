//! Coverage to colours: packed pixels and blending.

use super::coverage::{BLOCK, Span};
use crate::scene::Color;

/// An opaque pixel: red, green and blue in the lower three bytes.
pub(super) type Pixel = u32;

/// The colour as a pixel, laid on white where it is not opaque.
pub(super) fn over_white(color: Color) -> Pixel {
    blend(0x00FF_FFFF, pack(color), u32::from(color.a))
}

fn pack(color: Color) -> Pixel {
    u32::from_be_bytes([0, color.r, color.g, color.b])
}

/// Steps of coverage. An edge is off by 1/64 at most, which no eye sees, and a file with fewer colours is 13 % smaller.
const STEPS: usize = 32;

/// A colour to paint with.
pub(super) struct Ink {
    pixel: Pixel,
    /// How much of it, of 255, each step of coverage is.
    share: f32,
}

impl Ink {
    pub(super) fn new(color: Color) -> Self {
        Self { pixel: pack(color), share: f32::from(color.a) / STEPS as f32 }
    }

    /// How much of the colour there is at a coverage, of 255.
    fn alpha(&self, coverage: f32) -> u32 {
        // No share of a step lies between a half and this little below it: halves are rounded up.
        const UP: f32 = 1.0 / 256.0;
        let covered = if coverage < 1.0 { coverage } else { 1.0 };
        rounded(rounded(covered * STEPS as f32) as i32 as f32 * self.share + UP)
    }
}

/// Paints a span of a row.
pub(super) fn paint(row: &mut [Pixel], span: Span<'_>, ink: &Ink) {
    let pixel = ink.pixel;
    match span {
        Span::Even(from, to, coverage) => {
            let to = to.min(row.len());
            let Some(pixels) = row.get_mut(from..to) else { return };
            match ink.alpha(coverage) {
                0 => {}
                255 => pixels.fill(pixel),
                alpha => pixels.iter_mut().for_each(|p| *p = blend(*p, pixel, alpha)),
            }
        }
        Span::Pixels(from, coverage) => {
            let Some(pixels) = row.get_mut(from..) else { return };
            let alphas = coverage.map(|coverage| ink.alpha(coverage));
            match pixels.first_chunk_mut::<BLOCK>() {
                Some(block) => blend_block(block, pixel, alphas),
                None => pixels.iter_mut().zip(alphas).for_each(|(p, alpha)| *p = blend(*p, pixel, alpha)),
            }
        }
    }
}

/// Blends a block, each pixel with its own alpha. No pixel is asked whether it is covered at all: eight channels are
/// computed by one instruction, and whether an edge covers a pixel is what a processor guesses badly.
fn blend_block(block: &mut [Pixel; BLOCK], upper: Pixel, alphas: [u32; BLOCK]) {
    const CHANNELS: usize = 4;
    let upper = upper.to_le_bytes();
    let mut bytes = [[0_u8; CHANNELS]; BLOCK];
    for ((out, lower), alpha) in bytes.iter_mut().zip(block.iter()).zip(alphas) {
        let lower = lower.to_le_bytes();
        let alpha = alpha as u16;
        for channel in 0..CHANNELS {
            let sum = u16::from(upper[channel]) * alpha + u16::from(lower[channel]) * (255 - alpha) + 128;
            out[channel] = ((sum + (sum >> 8)) >> 8) as u8;
        }
    }
    *block = bytes.map(Pixel::from_le_bytes);
}

/// The nearest whole number of one from 0 to 2²², which the lowest bits of its sum with 2²³ are: a conversion that has to
/// mind all numbers costs several times as much.
fn rounded(v: f32) -> u32 {
    const WHOLE: f32 = 8_388_608.0;
    let v = if v > 0.0 { v } else { 0.0 };
    (v + WHOLE).to_bits() - WHOLE.to_bits()
}

/// `alpha` of 255 parts of the upper pixel over the lower one, rounded.
fn blend(lower: Pixel, upper: Pixel, alpha: u32) -> Pixel {
    // Red and blue are computed in one number, 16 bits apart; no sum of theirs reaches 2¹⁶.
    const PAIR: u32 = 0x00FF_00FF;
    let mix = |lower: u32, upper: u32| {
        let sum = upper * alpha + lower * (255 - alpha) + 0x007F_007F;
        // Division by 255, exact for sums below 2¹⁶.
        (sum + 0x0001_0001 + (sum >> 8 & PAIR)) >> 8 & PAIR
    };
    mix(lower & PAIR, upper & PAIR) | mix(lower >> 8 & 0xFF, upper >> 8 & 0xFF) << 8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_blended_as_pixels_are() {
        for alpha in 0..=255 {
            let alphas = std::array::from_fn(|i| (alpha + 37 * i as u32) % 256);
            let lower = std::array::from_fn(|i| (0x0001_0203 * (alpha + 11 * i as u32)) & 0x00FF_FFFF);
            let mut block = lower;
            blend_block(&mut block, 0x00DB_E67B, alphas);
            let single: [Pixel; BLOCK] = std::array::from_fn(|i| blend(lower[i], 0x00DB_E67B, alphas[i]));
            assert_eq!(block, single);
        }
    }

    #[test]
    fn a_step_of_coverage_is_its_share_with_halves_rounded_up() {
        for alpha in 0..=255 {
            let ink = Ink::new(Color { a: alpha, ..Color::rgb(0, 0, 0) });
            for step in 0..=STEPS {
                let expected = (2 * step * usize::from(alpha) + STEPS) / (2 * STEPS);
                assert_eq!(ink.alpha(step as f32 / STEPS as f32) as usize, expected, "{alpha} at {step}");
            }
        }
    }

    #[test]
    fn blending_ends_at_both_colours_and_rounds_between() {
        assert_eq!(blend(0x0012_3456, 0x00FE_DCBA, 0), 0x0012_3456);
        assert_eq!(blend(0x0012_3456, 0x00FE_DCBA, 255), 0x00FE_DCBA);
        for alpha in 0..=255 {
            let exact = (f64::from(alpha) * 200.0 + f64::from(255 - alpha) * 3.0) / 255.0;
            assert!((f64::from(blend(3, 200, alpha)) - exact).abs() <= 0.51, "{alpha}");
        }
    }
}
