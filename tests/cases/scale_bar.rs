//! The scale bar against the ellipsoid, where it stands.

use dateline::geodesy;
use dateline::geometry::Extent;
use dateline::map::Page;
use dateline::map::furniture::scalebar::ScaleBar;
use dateline::map::style::lettering::Lettering;
use dateline::projection::{Frame, PageRect, choose};
use dateline::scene::SUBPIXELS;

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
