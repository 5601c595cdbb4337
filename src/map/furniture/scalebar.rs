//! The scale bar: kilometres above, miles below one spine, measured on the ellipsoid where the bar stands.

use crate::geodesy;
use crate::lang::{self, Message};
use crate::map::page::Page;
use crate::map::page::draw::{self, Drawn, Words};
use crate::map::page::rect::{Rect, Turned};
use crate::map::style::lettering::Lettering;
use crate::map::style::{Style, Token};
use crate::projection::Frame;
use crate::scene::{Canvas, Point, Stroke};
use crate::typography::{ShapedLine, shape_line};
use crate::units::{LengthUnit, Meters};

/// A scale bar at its place.
#[derive(Debug, Clone)]
pub(crate) struct ScaleBar {
    /// Left end of the spine.
    pub at: Point,
    /// Length of the kilometres on the page.
    pub kilometers: (f64, f32),
    /// Length of the miles on the page.
    pub miles: (f64, f32),
    above: ShapedLine,
    below: ShapedLine,
    tick: f32,
    line: f32,
}

/// The bar takes about this share of the map's width.
const SHARE: std::ops::RangeInclusive<f32> = 0.12..=0.21;
/// Round figures.
const ROUND: [f64; 6] = [1.0, 2.0, 3.0, 4.0, 5.0, 2.5];
const ROUND_MILES: [f64; 6] = [1.0, 1.5, 2.0, 2.5, 3.0, 5.0];

impl ScaleBar {
    /// The bar whose spine starts at `at`, of a map `width` pixels wide; `None` where the map shows no ground there.
    ///
    /// # Accuracy
    ///
    /// The ends are placed so that the geodesic between them is the stated length to 1e-6 of it.
    pub(crate) fn at(frame: &Frame, page: &Page, lettering: Lettering, at: Point, width: f32) -> Option<Self> {
        let middle = SHARE.start() * width * 1.3;
        let resolution = measured(frame, at, middle)?.0 / f64::from(middle);
        let longest = f64::from(SHARE.end() * width) * resolution;
        let (km, px) = longest_round(&ROUND, longest / 1000.0)
            .and_then(|km| Some((km, extent(frame, at, Meters::from_km(km), resolution)?)))?;
        let miles_room = km * 1000.0 / LengthUnit::Mile.meters();
        let (miles, miles_px) = longest_round(&ROUND_MILES, miles_room)
            .and_then(|mi| Some((mi, extent(frame, at, Meters::from_unit(mi, LengthUnit::Mile), resolution)?)))?;
        let style = lettering.style(page.medium, page.scale());
        let set = |message: &Message| shape_line(&lang::voice().say(message), style);
        Some(Self {
            at,
            kilometers: (km, px),
            miles: (miles, miles_px),
            above: set(&Message::ScaleKilometres { figure: figure(km).into() }),
            below: set(&Message::ScaleMiles { figure: figure(miles).into() }),
            tick: 0.42 * style.size,
            line: page.line(),
        })
    }

    /// The texts at their places, right-aligned to their ticks.
    fn texts(&self) -> [(ShapedLine, Point); 2] {
        let gap = 0.32 * self.tick / 0.42;
        let right = |px: f32, line: &ShapedLine| (self.at.0 + px - line.width - self.tick * 0.4).max(self.at.0);
        let above = (right(self.kilometers.1, &self.above), self.at.1 - gap);
        let below = (right(self.miles.1, &self.below), self.at.1 + gap + self.below.cap_height);
        [(self.above.clone(), above), (self.below.clone(), below)]
    }

    /// Boxes of the spine with its ticks and of the two texts.
    pub(crate) fn boxes(&self) -> Vec<Turned> {
        let end = self.at.0 + self.kilometers.1.max(self.miles.1);
        let spine = Rect::new(self.at.0, self.at.1 - self.tick, end, self.at.1 + self.tick);
        let texts = self.texts().map(|(line, at)| Words::new(line, at, draw::INVISIBLE).body());
        std::iter::once(Turned::from(spine)).chain(texts).collect()
    }

    /// From the spine to the lower edge of the miles, and to the upper edge of the kilometres.
    pub(crate) fn half_height(&self) -> f32 {
        self.boxes().iter().map(|body| body.bounds().bottom - self.at.1).fold(0.0, f32::max)
    }

    /// Draws spine, ticks and figures.
    pub(in crate::map) fn draw(&self, canvas: &Canvas<'_>, style: &Style) -> Drawn {
        let color = style.color(Token::Text);
        let (x, y) = self.at;
        let end = x + self.kilometers.1.max(self.miles.1);
        let spine = [(x, y), (end, y)];
        let start = [(x, y - self.tick * 0.7), (x, y + self.tick * 0.7)];
        let km = [(x + self.kilometers.1, y - self.tick * 0.7), (x + self.kilometers.1, y)];
        let miles = [(x + self.miles.1, y), (x + self.miles.1, y + self.tick * 0.7)];
        let parts = [spine.as_slice(), start.as_slice(), km.as_slice(), miles.as_slice()];
        draw::lines(canvas, parts, Stroke::solid(color, 1.1 * self.line))?;
        for (line, at) in self.texts() {
            Words::new(line, at, color).draw(canvas)?;
        }
        Ok(())
    }
}

/// The geodesic from `at` to the point `px` to its right.
fn measured(frame: &Frame, at: Point, px: f32) -> Option<Meters> {
    let (a, b) = (frame.to_position(at)?, frame.to_position((at.0 + px, at.1))?);
    Some(geodesy::inverse(a, b).length).filter(|length| length.0 > 0.0)
}

/// How many pixels to the right of `at` a point lies at `length`, by the secant method from metres a pixel nearby.
fn extent(frame: &Frame, at: Point, length: Meters, resolution: f64) -> Option<f32> {
    let mut px = (length.0 / resolution) as f32;
    for _ in 0..12 {
        let found = measured(frame, at, px)?;
        let next = (f64::from(px) * length.0 / found.0) as f32;
        if (next - px).abs() < 1e-4 {
            return Some(next);
        }
        px = next.clamp(0.5, 100_000.0);
    }
    Some(px)
}

/// The greatest round figure not above `limit`.
fn longest_round(figures: &[f64], limit: f64) -> Option<f64> {
    let power = 10f64.powf(limit.log10().floor());
    let fits = figures.iter().flat_map(|f| [f * power, f * power / 10.0]).filter(|f| *f <= limit * (1.0 + 1e-9));
    fits.max_by(f64::total_cmp)
}

/// A figure with separators, and decimals only below 10.
pub(crate) fn figure(value: f64) -> String {
    if value < 10.0 && value.fract().abs() > 1e-9 {
        let digits = if value < 1.0 { 2 } else { 1 };
        return format!("{value:.digits$}").trim_end_matches('0').to_owned();
    }
    let whole = format!("{:.0}", value.abs());
    let mut out = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::Extent;
    use crate::projection::{PageRect, choose};
    use crate::scene::SUBPIXELS;

    #[test]
    fn figures_have_separators() {
        assert_eq!(figure(2332.0), "2,332");
        assert_eq!(figure(500.0), "500");
        assert_eq!(figure(1_000_000.0), "1,000,000");
        assert_eq!(figure(2.5), "2.5");
    }

    #[test]
    fn the_longest_round_figure_is_taken() {
        assert_eq!(longest_round(&ROUND, 540.0), Some(500.0));
        assert_eq!(longest_round(&ROUND, 99.0), Some(50.0));
        assert_eq!(longest_round(&ROUND_MILES, 310.0), Some(300.0));
    }

    /// Numbers between 0 and 1, the same on every run (Park and Miller 1988).
    struct Noise(u64);

    impl Noise {
        fn between(&mut self, low: f64, high: f64) -> f64 {
            self.0 = self.0 * 48_271 % 0x7FFF_FFFF;
            low + (high - low) * (self.0 as f64 / f64::from(0x7FFF_FFFF_u32))
        }
    }

    /// As the display list rounds positions.
    fn drawn(v: f32) -> f32 {
        let units = SUBPIXELS as f32;
        (v * units).round() / units
    }

    #[test]
    fn the_bar_is_as_long_as_the_ground_beneath_it() {
        let (page, rect) = (Page::default(), PageRect { left: 0.0, top: 126.0, right: 1600.0, bottom: 942.0 });
        let mut noise = Noise(20_250_613);
        let (mut most, mut bars) = (0.0_f64, 0);
        for _ in 0..1_500 {
            let width = 10f64.powf(noise.between(-0.7, 2.0));
            let (west, south) = (noise.between(-180.0, 180.0), noise.between(-80.0, 80.0 - 0.5 * width.min(100.0)));
            let east = if west + width > 180.0 { west + width - 360.0 } else { west + width };
            let extent = Extent { west, south, east, north: (south + 0.5 * width).min(85.0) };
            let Some(frame) = Frame::fit(choose(&extent).projection, &extent, rect) else { continue };
            let at = (noise.between(28.0, 1_200.0) as f32, noise.between(150.0, 910.0) as f32);
            let Some(bar) = ScaleBar::at(&frame, &page, Lettering::ScaleBar, at, 1600.0) else { continue };
            let start = (drawn(at.0), drawn(at.1));
            for (stated, px) in [(bar.kilometers.0, bar.kilometers.1), (bar.miles.0 * 1.609_344, bar.miles.1)] {
                let end = (drawn(at.0 + px), start.1);
                let ends = frame.to_position(start).zip(frame.to_position(end));
                let (a, b) = ends.expect("the bar lies on the map");
                most = most.max((geodesy::inverse(a, b).length.km() / stated - 1.0).abs());
                bars += 1;
            }
        }
        assert!(bars > 2_000, "{bars} bars");
        println!("{bars} bars, largest error {:.4} %", most * 100.0);
        assert!(most < 0.001, "a bar is off by {:.4} %", most * 100.0);
    }
}
