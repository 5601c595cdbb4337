//! Shaped runs against HarfBuzz's, and the order of mixed lines.

use dateline::typography::{Face, ShapedLine, TextStyle, shape_line};

/// A size at which a font unit of the Latin face is one pixel.
const UNITS: f32 = 1000.0;

fn face_of(font: &str) -> Face {
    match font {
        "Italic" => Face::Italic,
        "Semibold" => Face::Semibold,
        "Bold" | "ArabicBold" | "HebrewBold" => Face::Bold,
        _ => Face::Regular,
    }
}

#[test]
fn runs_are_shaped_as_harfbuzz_shapes_them() {
    let checked = compared(include_str!("../data/shaping.tsv"));
    assert!(checked > 180, "{checked} glyphs");
}

/// Every name that `--labels` may draw in Arabic, Hebrew or Cyrillic script.
#[test]
fn names_of_second_lines_are_shaped_as_harfbuzz_shapes_them() {
    let table = include_str!("../data/shaping_names.tsv");
    let names = include_str!("../../src/map/subject/second_names.tsv");
    for name in names.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split('\t').nth(3)) {
        let known = table.lines().any(|row| row.split('\t').nth(1) == Some(name));
        assert!(known, "`{name}` has no reference in shaping_names.tsv");
    }
    let checked = compared(table);
    assert!(checked > 2_000, "{checked} glyphs");
}

/// Compares every row of a table of shaped runs; the number of glyphs.
fn compared(table: &str) -> usize {
    let mut checked = 0;
    for row in table.lines().filter(|l| !l.starts_with('#')) {
        let columns: Vec<&str> = row.split('\t').collect();
        let [font, text, glyphs] = columns[..] else { panic!("three columns in {row}") };
        let line = shape_line(text, TextStyle::new(face_of(font), UNITS));
        let [run] = &line.runs[..] else { panic!("{text} is one run, not {}", line.runs.len()) };
        assert_eq!(format!("{:?}", run.font), font, "{text}");
        let scale = run.size / UNITS;
        let mut pen = 0.0;
        let expected: Vec<&str> = glyphs.split(' ').collect();
        assert_eq!(run.glyphs.len(), expected.len(), "{text}");
        for (glyph, values) in run.glyphs.iter().zip(expected) {
            let values: Vec<f32> = values.split(':').map(|v| v.parse().unwrap()).collect();
            let [id, cluster, advance, x, y] = values[..] else { panic!("five values in {text}") };
            assert_eq!((f32::from(glyph.glyph), glyph.cluster as f32), (id, cluster), "{text}");
            let near = |a: f32, b: f32| (a - b * scale).abs() < 0.1;
            assert!(near(glyph.advance, advance) && near(glyph.x, pen + x) && near(-glyph.y, y), "{text}: {glyph:?}");
            pen += advance;
            checked += 1;
        }
    }
    checked
}

/// What the runs say from left to right.
fn visual(line: &ShapedLine) -> Vec<&str> {
    line.runs.iter().map(|r| r.text.trim()).filter(|t| !t.is_empty()).collect()
}

/// The order that a reader of each language expects, by the Unicode Bidirectional Algorithm.
#[test]
fn mixed_lines_stand_in_reading_order() {
    let style = TextStyle::new(Face::Regular, 16.0);
    for (text, order) in [
        ("تهران Tehran", vec!["Tehran", "تهران"]),
        ("Tehran تهران", vec!["Tehran", "تهران"]),
        ("Tel Aviv (תל אביב)", vec!["Tel Aviv (", "תל אביב", ")"]),
        ("فاصله 2,332 کیلومتر", vec!["کیلومتر", "2,332", "فاصله"]),
        ("ایران و Israel در جنگ", vec!["در جنگ", "Israel", "ایران و"]),
    ] {
        assert_eq!(visual(&shape_line(text, style)), order, "{text}");
    }
}

#[test]
fn a_letter_in_the_middle_of_an_arabic_word_takes_its_joined_form() {
    let style = TextStyle::new(Face::Regular, 16.0);
    let alone = shape_line("ه", style).runs[0].glyphs[0].glyph;
    let word = shape_line("مهم", style);
    assert!(word.runs[0].glyphs.iter().all(|g| g.glyph != alone));
}

/// Names from the wire are full of surprises; none may stop a map.
#[test]
fn odd_text_is_shaped_without_harm() {
    let style = TextStyle::new(Face::Bold, 20.0).tracked(0.1);
    for text in
        ["\u{202E}abc", "\u{2067}\u{2068}", "a\u{0301}\u{0301}\u{0301}", "👩‍👩‍👧", "\u{FFFF}", "\0", "ﷺ", "ا\u{200D}"]
    {
        let line = shape_line(text, style);
        assert!(line.width.is_finite() && line.width >= -2.0, "{text:?}");
    }
    assert_eq!(shape_line("東京", style).missing, ['東', '京']);
}
