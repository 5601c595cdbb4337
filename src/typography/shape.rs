//! Runs to glyphs: kerning, ligatures, joining and marks by HarfBuzz's algorithms.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashMap;

use harfrust::{BufferFlags, Direction, Feature, Script, ShapeOptions, ShapePlan, Tag, UnicodeBuffer, script};

use super::bidi::{FontRun, itemize};
use super::font::FALLBACK_SCALE;
use super::{Face, FontId, ShapedGlyph, ShapedLine, ShapedRun, TextStyle};

/// Shapes one line. Line breaks and control characters count as spaces: break the text with [`super::wrap()`] first.
///
/// Characters that no embedded font has come out as empty boxes and are listed in [`ShapedLine::missing`].
///
/// Lines are kept, the last thousand or so of each thread: a map measures most of them more than once, and the names of
/// countries and seas and the words of the furniture come back on the next map.
pub fn shape_line(text: &str, style: TextStyle) -> ShapedLine {
    thread_local! {
        static KEPT: RefCell<Kept> = RefCell::default();
    }
    KEPT.with_borrow_mut(|kept| kept.line(text, style))
}

/// Lines shaped before, by style and text.
#[derive(Default)]
struct Kept {
    lines: HashMap<(Face, u32, u32), HashMap<String, ShapedLine>>,
    count: usize,
}

impl Kept {
    /// So many lines take about two megabytes.
    const MOST: usize = 1024;

    fn line(&mut self, text: &str, style: TextStyle) -> ShapedLine {
        let key = (style.face, style.size.to_bits(), style.tracking.to_bits());
        if let Some(line) = self.lines.get(&key).and_then(|lines| lines.get(text)) {
            return line.clone();
        }
        if self.count == Self::MOST {
            *self = Self::default();
        }
        let line = shaped(text, style);
        self.count += 1;
        self.lines.entry(key).or_default().insert(text.to_owned(), line.clone());
        line
    }
}

fn shaped(text: &str, style: TextStyle) -> ShapedLine {
    let text = one_line(text);
    let items = itemize(&text, style.face);
    let mut x = 0.0;
    let mut runs = Vec::with_capacity(items.runs.len());
    for item in &items.runs {
        let run = shape_run(&text, item, style, x);
        x += run.width;
        runs.push(run);
    }
    trim_last_tracking(&mut runs, style);
    ShapedLine::new(runs, style, items.right_to_left, items.missing)
}

fn one_line(text: &str) -> Cow<'_, str> {
    let breaks = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    if text.contains(breaks) { Cow::Owned(text.replace(breaks, " ")) } else { Cow::Borrowed(text) }
}

fn shape_run(text: &str, item: &FontRun, style: TextStyle, start: f32) -> ShapedRun {
    let font = item.font.font();
    let size = if is_fallback(item.font) { style.size * FALLBACK_SCALE } else { style.size };
    let tracking = tracking_of(item.font, style);
    let piece = &text[item.range.clone()];
    let shaper = font.shaper.shaper(&font.face).build();
    let no_ligatures = [Feature::new(Tag::new(b"liga"), 0, ..)];
    let features = if tracking == 0.0 { &no_ligatures[..0] } else { &no_ligatures };
    // Making the plan costs more than following it, so each kind is made once.
    let plan = font.plans[usize::from(item.right_to_left) * 2 + features.len()]
        .get_or_init(|| ShapePlan::new(&shaper, direction_of(item), Some(script_of(item.font)), None, features));
    let options = ShapeOptions::new().features(features).plan(Some(plan));
    let shaped = shaper.shape(buffer_for(piece, item), options);

    let scale = size / font.units_per_em;
    let infos = shaped.glyph_infos();
    let mut glyphs = Vec::with_capacity(infos.len());
    let mut x = start;
    for (i, (info, position)) in infos.iter().zip(shaped.glyph_positions()).enumerate() {
        let ends_cluster = infos.get(i + 1).is_none_or(|next| next.cluster != info.cluster);
        let advance = position.x_advance as f32 * scale + if ends_cluster { tracking } else { 0.0 };
        glyphs.push(ShapedGlyph {
            glyph: u16::try_from(info.glyph_id).unwrap_or(0),
            x: x + position.x_offset as f32 * scale,
            y: -(position.y_offset as f32) * scale,
            advance,
            cluster: info.cluster,
        });
        x += advance;
    }
    ShapedRun {
        text: piece.to_owned(),
        font: item.font,
        size,
        tracking,
        right_to_left: item.right_to_left,
        x: start,
        width: x - start,
        glyphs,
    }
}

fn buffer_for(text: &str, item: &FontRun) -> UnicodeBuffer {
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(text);
    buffer.set_direction(direction_of(item));
    buffer.set_script(script_of(item.font));
    buffer.set_flags(BufferFlags::REMOVE_DEFAULT_IGNORABLES);
    buffer
}

fn direction_of(item: &FontRun) -> Direction {
    if item.right_to_left { Direction::RightToLeft } else { Direction::LeftToRight }
}

fn script_of(font: FontId) -> Script {
    match font {
        FontId::ArabicRegular | FontId::ArabicBold => script::ARABIC,
        FontId::HebrewRegular | FontId::HebrewBold => script::HEBREW,
        _ => script::LATIN,
    }
}

fn is_fallback(font: FontId) -> bool {
    font >= FontId::ArabicRegular
}

/// Letterspacing in pixels; it would tear joined letters apart.
fn tracking_of(font: FontId, style: TextStyle) -> f32 {
    match font {
        FontId::ArabicRegular | FontId::ArabicBold => 0.0,
        _ => style.tracking * style.size,
    }
}

/// Space is set between letters, not after the last one.
fn trim_last_tracking(runs: &mut [ShapedRun], style: TextStyle) {
    let Some(run) = runs.last_mut() else { return };
    let extra = tracking_of(run.font, style);
    if let Some(glyph) = run.glyphs.last_mut() {
        glyph.advance -= extra;
        run.width -= extra;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kerning_pulls_a_v_under_a_t() {
        let style = TextStyle::new(Face::Regular, 100.0);
        let pair = shape_line("AV", style).width;
        let apart = shape_line("A", style).width + shape_line("V", style).width;
        assert!(pair < apart - 1.0, "{pair} against {apart}");
    }

    #[test]
    fn tracking_stands_between_letters_only() {
        let plain = TextStyle::new(Face::Semibold, 28.0);
        let line = shape_line("IRAN", plain);
        let spaced = shape_line("IRAN", plain.tracked(0.42));
        assert!((spaced.width - line.width - 3.0 * 0.42 * 28.0).abs() < 0.01);
    }

    #[test]
    fn joined_letters_are_never_spaced() {
        let plain = TextStyle::new(Face::Regular, 20.0);
        assert_eq!(shape_line("تهران", plain).width, shape_line("تهران", plain.tracked(0.4)).width);
    }

    #[test]
    fn line_breaks_and_controls_are_spaces() {
        let style = TextStyle::new(Face::Regular, 20.0);
        assert_eq!(shape_line("a\nb\u{2029}c\0", style), shape_line("a b c ", style));
    }

    #[test]
    fn a_line_that_is_kept_is_the_line_as_it_is_shaped() {
        let style = TextStyle::new(Face::Italic, 17.0).tracked(0.06);
        let mut kept = Kept::default();
        for number in 0..2 * Kept::MOST {
            kept.line(&number.to_string(), style);
            assert!(kept.count <= Kept::MOST);
        }
        for style in [style, TextStyle::new(Face::Italic, 17.0), TextStyle::new(Face::Bold, 17.0)] {
            for text in ["Persian Gulf", "خلیج فارس", "Persian Gulf"] {
                assert_eq!(kept.line(text, style), shaped(text, style));
            }
        }
    }

    #[test]
    fn no_text_is_no_glyphs() {
        let line = shape_line("", TextStyle::new(Face::Regular, 20.0));
        assert_eq!((line.width, line.runs.len()), (0.0, 0));
        assert!(line.ink().is_none());
    }
}
