//! Golden pictures: maps compared per pixel with a small tolerance.
//!
//! `tests/golden/NAME.png` is what must come out. When it differs, `target/golden/NAME.png` shows expected, difference
//! and actual side by side. `BLESS=1 cargo test` rewrites the golden pictures; a missing one fails.

use std::path::{Path, PathBuf};

use image::{GenericImage, GenericImageView, Rgba, RgbaImage};

/// Largest difference of a channel that counts as the same: rounding of anti-aliasing.
const CHANNEL_TOLERANCE: u8 = 6;

/// Compares a PNG with the golden picture of that name.
pub(crate) fn assert_golden(name: &str, png: &[u8]) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let golden = root.join("tests/golden").join(format!("{name}.png"));
    if std::env::var_os("BLESS").is_some() {
        std::fs::create_dir_all(golden.parent().unwrap()).unwrap();
        std::fs::write(&golden, png).unwrap();
        return;
    }
    let expected = std::fs::read(&golden)
        .unwrap_or_else(|_| panic!("{} is missing: BLESS=1 cargo test makes it", golden.display()));
    let shown = root.join("target/golden").join(format!("{name}.png"));
    assert_same(&decode(&expected), &decode(png), CHANNEL_TOLERANCE, 0.0, shown);
}

/// Fails when more than `share` of the pixels differ by more than `tolerance` in a channel, and shows how.
pub(crate) fn assert_same(expected: &RgbaImage, actual: &RgbaImage, tolerance: u8, share: f64, shown: PathBuf) {
    let different = count_different(expected, actual, tolerance);
    let allowed = (share * f64::from(expected.width()) * f64::from(expected.height())) as usize;
    if different.is_some_and(|n| n <= allowed) {
        return;
    }
    std::fs::create_dir_all(shown.parent().unwrap()).unwrap();
    side_by_side(expected, actual).save(&shown).unwrap();
    match different {
        Some(n) => panic!("{n} pixels differ, {allowed} may; see {}", shown.display()),
        None => panic!("sizes differ: {:?}, {:?}; see {}", expected.dimensions(), actual.dimensions(), shown.display()),
    }
}

pub(crate) fn decode(png: &[u8]) -> RgbaImage {
    image::load_from_memory(png).unwrap().to_rgba8()
}

/// `None` when the sizes differ.
fn count_different(a: &RgbaImage, b: &RgbaImage, tolerance: u8) -> Option<usize> {
    let far = |(p, q): (&Rgba<u8>, &Rgba<u8>)| p.0.iter().zip(q.0).any(|(&v, w)| v.abs_diff(w) > tolerance);
    (a.dimensions() == b.dimensions()).then(|| a.pixels().zip(b.pixels()).filter(|&pair| far(pair)).count())
}

/// Expected, difference (dark where equal), actual.
fn side_by_side(expected: &RgbaImage, actual: &RgbaImage) -> RgbaImage {
    let (width, height) = (expected.width().max(actual.width()), expected.height().max(actual.height()));
    let difference = RgbaImage::from_fn(width, height, |x, y| {
        if !expected.in_bounds(x, y) || !actual.in_bounds(x, y) {
            return Rgba([255, 0, 255, 255]);
        }
        let (p, q) = (expected.get_pixel(x, y).0, actual.get_pixel(x, y).0);
        let d = |i: usize| p[i].abs_diff(q[i]).saturating_mul(4);
        Rgba([d(0), d(1), d(2), 255])
    });
    let mut sheet = RgbaImage::from_pixel(width * 3 + 16, height, Rgba([255, 255, 255, 255]));
    for (i, picture) in [expected, &difference, actual].into_iter().enumerate() {
        sheet.copy_from(picture, i as u32 * (width + 8), 0).unwrap();
    }
    sheet
}

#[test]
fn the_specimen_looks_as_it_did() {
    let options = dateline::render::png::PngOptions { ratio: 2.0, dpi: None };
    assert_golden("specimen", &dateline::render::png::encode(&super::render::specimen(), options).unwrap());
}

/// The gallery at half its size: every kind of map, compared as a reader would see it.
#[test]
fn the_maps_of_the_gallery_look_as_they_did() {
    let options = dateline::render::png::PngOptions { ratio: 0.5, dpi: None };
    for (name, source, aspect, style) in super::gallery::GALLERY {
        let map = super::gallery::composed(source, aspect, style);
        assert_golden(&format!("map-{name}"), &dateline::render::png::encode(&map.scene, options).unwrap());
    }
}

#[test]
fn a_picture_that_differs_in_one_letter_is_noticed() {
    let picture = |title: &str| {
        let mut scene = super::render::specimen();
        let line = dateline::typography::shape_line(
            title,
            dateline::typography::TextStyle::new(dateline::typography::Face::Regular, 15.0),
        );
        let runs = line.place((10.0, 180.0), 0.0, &dateline::scene::Color::rgb(0, 0, 0).into());
        scene.items.extend(runs.into_iter().map(dateline::scene::Item::Text));
        decode(&dateline::render::png::encode(&scene, Default::default()).unwrap())
    };
    assert_eq!(count_different(&picture("Basra"), &picture("Basra"), 0), Some(0));
    assert!(count_different(&picture("Basra"), &picture("Basta"), CHANNEL_TOLERANCE).is_some_and(|n| n > 5));
}
