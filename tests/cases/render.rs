//! The three formats: size limits, determinism, and the same picture in each.

use crate::golden::{assert_same, decode};
use dateline::render::{pdf, png, svg};
use dateline::scene::{Bounds, Color, Item, Label, Mark, Path, Scene, Shape, Stroke, TextPaint, record};
use dateline::typography::{Face, TextStyle, shape_line};

const INK: Color = Color::rgb(0x1c, 0x1b, 0x19);
const SEA: Color = Color::rgb(0xdb, 0xe6, 0xeb);
const LAND: Color = Color::rgb(0xfc, 0xfb, 0xf8);
const COAST: Color = Color::rgb(0x8d, 0xa8, 0xb5);
const ATTACK: Color = Color::rgb(0xb3, 0x12, 0x2e);

fn wave(n: usize, x0: f64, y0: f64, step: f64, height: f64) -> Vec<(f64, f64)> {
    (0..n).map(|i| (x0 + i as f64 * step, y0 + height * ((i as f64 * 0.7).sin() + (i as f64 * 0.13).cos()))).collect()
}

/// A small page with a lake in an island, dashes, an inset, curved and mixed text, marks and a halo.
pub(crate) fn specimen() -> Scene {
    let coast = wave(120, 20.0, 200.0, 3.0, 12.0);
    let mut island = coast.clone();
    island.extend([(377.0, 330.0), (20.0, 330.0)]);
    let lake: Vec<(f64, f64)> = (0..40)
        .map(|i| (i as f64 / 40.0 * std::f64::consts::TAU).sin_cos())
        .map(|(s, c)| (150.0 + 40.0 * c, 270.0 + 22.0 * s))
        .collect();
    let text = |words: &str, face, size, tracking, at: (f64, f64)| {
        let line = shape_line(words, TextStyle { face, size, tracking });
        Label { at, runs: line.place((0.0, 0.0), 0.0, &INK.into()) }
    };
    let sea = shape_line("Caspian Sea", TextStyle::new(Face::Italic, 17.0).tracked(0.06));
    let curve: Vec<(f32, f32)> = (0..=60).map(|i| (i as f32 * 3.0, 30.0 * (i as f32 / 60.0 * 3.1).sin())).collect();
    let halo = TextPaint { color: INK, halo: Some(Stroke::solid(SEA, 3.0)) };
    let explosion = Path::from_svg("M12 .8L14.26 6.55L19.92 4.08L17.45 9.74L23.2 12L17.45 14.26L19.92 19.92L14.26 17.45L12 23.2L9.74 17.45L4.08 19.92L6.55 14.26L.8 12L6.55 9.74L4.08 4.08L9.74 6.55z").expect("it is a path");
    let items = record((400, 340), |c| {
        c.draw(&Shape::area([island.clone(), lake], LAND))?;
        c.draw(&Shape::line(coast, Stroke::solid(COAST, 0.9)))?;
        c.draw(&Shape::line(wave(60, 20.0, 225.0, 6.0, 3.0), Stroke::dashed(INK, 1.2, 4.5, 2.8)))?;
        c.draw(&text("Mashhad airport", Face::Bold, 21.0, 0.0, (20.0, 40.0)))?;
        c.draw(&text("Refuelling plane reportedly hit", Face::Regular, 16.5, 0.0, (20.0, 62.0)))?;
        c.draw(&text("IRAN", Face::Semibold, 28.0, 0.42, (220.0, 300.0)))?;
        c.draw(&text("تهران Tehran – 25 km", Face::Regular, 18.0, 0.0, (20.0, 100.0)))?;
        c.draw(&text("תל אביב Tel Aviv", Face::Bold, 18.0, 0.0, (20.0, 130.0)))?;
        c.draw(&text("Київ, Αθήνα, Ṭarābulus", Face::Regular, 16.0, 0.0, (220.0, 130.0)))?;
        c.draw(&Label {
            at: (210.0, 60.0),
            runs: sea.place_along(&curve, 20.0, &Color::rgb(0x42, 0x67, 0x7a).into()).unwrap_or_default(),
        })?;
        c.draw(&Label {
            at: (250.0, 250.0),
            runs: shape_line("1,449 miles", TextStyle::new(Face::Semibold, 17.0)).place((0.0, 0.0), -12.0, &halo),
        })?;
        c.draw(&Mark {
            at: (300.0, 180.0),
            path: explosion.placed(26.0 / 24.0, (-13.0, -13.0)),
            fill: Some(ATTACK),
            stroke: None,
        })?;
        c.draw(&Mark {
            at: (340.0, 180.0),
            path: Path::circle((0.0, 0.0), 27.0),
            fill: Some(ATTACK.with_opacity(0.12)),
            stroke: Some(Stroke::dashed(ATTACK, 1.4, 4.0, 3.0)),
        })
    });
    let inset = record((400, 340), |c| {
        c.draw(&Shape::area([[(0.0, 0.0), (500.0, 0.0), (500.0, 500.0), (0.0, 500.0)]], SEA))?;
        c.draw(&Shape::line(vec![(0.0, 0.0), (400.0, 340.0)], Stroke::solid(COAST, 4.0)))
    });
    let clip = Some(Bounds { left: 300.0, top: 260.0, right: 390.0, bottom: 320.0 });
    let (items, inset) = (items.expect("recording cannot fail"), inset.expect("recording cannot fail"));
    Scene {
        width: 400.0,
        height: 340.0,
        background: SEA,
        title: "Specimen <of> everything".into(),
        description: "A page with each kind of item".into(),
        items: vec![Item::Group { name: "map", clip: None, items }, Item::Group { name: "inset", clip, items: inset }],
    }
}

#[test]
fn the_same_scene_gives_the_same_bytes() {
    let scene = specimen();
    let options = png::PngOptions::default();
    assert_eq!(png::encode(&scene, options).unwrap(), png::encode(&scene, options).unwrap());
    let settings = pdf::PdfOptions::default();
    assert_eq!(pdf::encode(&scene, &settings).unwrap(), pdf::encode(&scene, &settings).unwrap());
    assert_eq!(svg::encode(&scene, svg::SvgText::Live).unwrap(), svg::encode(&scene, svg::SvgText::Live).unwrap());
}

#[test]
fn a_picture_without_size_or_beyond_the_limit_is_refused_with_a_remedy() {
    for (width, height) in [(0.0, 100.0), (1e6, 100.0), (f32::NAN, 10.0), (-5.0, 10.0)] {
        let scene = Scene { width, height, ..specimen() };
        let png = png::encode(&scene, png::PngOptions::default()).unwrap_err().to_string();
        let svg = svg::encode(&scene, svg::SvgText::Outlines).unwrap_err().to_string();
        assert!(png.contains("--size") && svg.contains("--size"), "{png}");
    }
    let many = png::PngOptions { ratio: 8.0, dpi: None };
    let scene = Scene { width: 4000.0, height: 4000.0, ..specimen() };
    assert!(png::encode(&scene, many).unwrap_err().to_string().contains("too large"));
}

#[test]
fn a_png_states_its_resolution_and_has_the_asked_size() {
    let file = png::encode(&specimen(), png::PngOptions { ratio: 2.0, dpi: Some(300.0) }).unwrap();
    let dims = file.windows(4).position(|w| w == b"pHYs").expect("the chunk is there");
    assert_eq!(file[dims + 4..dims + 8], 11_811_u32.to_be_bytes());
    let picture = image::load_from_memory(&file).unwrap();
    assert_eq!((picture.width(), picture.height()), (800, 680));
}

#[test]
fn an_svg_names_itself_and_escapes_its_words() {
    let file = svg::encode(&specimen(), svg::SvgText::Outlines).unwrap();
    assert!(file.contains(">Specimen &lt;of&gt; everything</title>"));
    assert!(file.contains("role=\"img\"") && file.contains("<desc"));
    assert!(!file.contains("<text"));
}

/// What stands in quotes after each `mark`, as a browser reads a page.
fn quoted<'p>(page: &'p str, mark: &'p str) -> impl Iterator<Item = &'p str> {
    page.match_indices(mark).filter_map(move |(at, _)| page[at + mark.len()..].split(['"', ')']).next())
}

#[test]
fn two_pictures_in_one_page_share_no_identifier() {
    let (one, mut other) = (specimen(), specimen());
    other.title = "Another specimen".into();
    let [one, again, other] =
        [&one, &one, &other].map(|scene| svg::encode(scene, svg::SvgText::Outlines).expect("a picture"));
    assert_eq!(one, again, "equal pictures are equal files");
    let own = |picture: &'_ str| quoted(picture, " id=\"").map(str::to_owned).collect::<Vec<String>>();
    let (ids, others) = (own(&one), own(&other));
    assert!(ids.len() > 20 && ids.iter().any(|id| id.starts_with("clip1")));
    let mut all: Vec<&String> = ids.iter().chain(&others).collect();
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), ids.len() + others.len());
    // Each refers to its own parts alone.
    for (picture, ids) in [(&one, &ids), (&other, &others)] {
        let refers = quoted(picture, "href=\"#").chain(quoted(picture, "url(#"));
        let labelled = quoted(picture, "aria-labelledby=\"").flat_map(|names| names.split(' '));
        let named: Vec<&str> = refers.chain(labelled).collect();
        assert!(named.len() > 20 && named.iter().all(|name| ids.iter().any(|id| id == name)));
    }
    assert!(!one.contains('\u{1}'));
}

#[test]
fn the_pdf_is_the_same_picture_with_text_that_can_be_copied() {
    let Some(folder) = poppler() else { return };
    let file = folder.join("specimen.pdf");
    std::fs::write(&file, pdf::encode(&specimen(), &pdf::PdfOptions::default()).unwrap()).unwrap();
    // Each mode of pdftotext takes other liberties with turned and mixed lines; every line comes out whole in one.
    let read = |mode: &str| {
        let arguments = [mode.as_ref(), file.as_os_str(), "-".as_ref()];
        let out = std::process::Command::new("pdftotext").args(arguments).output().unwrap();
        String::from_utf8_lossy(&out.stdout).into_owned()
    };
    let text = read("-raw") + &read("-layout");
    for words in ["Mashhad airport", "Refuelling plane reportedly hit", "Ṭarābulus", "1,449 miles", "Київ", "تهران"]
    {
        assert!(text.contains(words), "{words} in {text}");
    }
    let picture = folder.join("specimen");
    let args = ["-png", "-r", "96", "-singlefile"].map(std::ffi::OsStr::new);
    let done = std::process::Command::new("pdftoppm").args(args).args([file.as_os_str(), picture.as_os_str()]).status();
    assert!(done.unwrap().success());
    let actual = decode(&std::fs::read(picture.with_extension("png")).unwrap());
    let expected = decode(&png::encode(&specimen(), png::PngOptions::default()).unwrap());
    assert_same(&expected, &actual, 64, 0.01, folder.join("specimen-difference.png"));
}

/// A folder for files of this test; `None` where poppler is not installed.
fn poppler() -> Option<std::path::PathBuf> {
    std::process::Command::new("pdftoppm").arg("-v").output().ok()?;
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("render");
    std::fs::create_dir_all(&folder).ok()?;
    Some(folder)
}

#[test]
fn the_svg_is_the_same_picture() {
    let file = svg::encode(&specimen(), svg::SvgText::Outlines).unwrap();
    let tree = resvg::usvg::Tree::from_str(&file, &resvg::usvg::Options::default()).unwrap();
    let mut pixmap = tiny_skia::Pixmap::new(800, 680).unwrap();
    resvg::render(&tree, tiny_skia::Transform::from_scale(2.0, 2.0), &mut pixmap.as_mut());
    let actual = image::RgbaImage::from_raw(800, 680, pixmap.take()).unwrap();
    let expected = decode(&png::encode(&specimen(), png::PngOptions { ratio: 2.0, dpi: None }).unwrap());
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("render");
    assert_same(&expected, &actual, 48, 0.002, folder.join("svg-difference.png"));
}
