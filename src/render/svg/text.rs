//! Runs of glyphs as references to outlines that are defined once, or as live text.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::ids::END;
use super::{paint, path};
use crate::render::SvgText;
use crate::scene::{GlyphRun, Path, PlacedGlyph, Segment};
use crate::typography::{FontId, OutlineStep, outline};

/// Units of an em in which glyphs are defined: at the largest title a rounded point is off by a fiftieth of a pixel.
const EM: f32 = 500.0;

/// The glyphs that a picture uses.
#[derive(Default)]
pub(super) struct GlyphDefinitions(BTreeSet<(FontId, u16)>);

impl GlyphDefinitions {
    /// Writes `<defs>` with one path a glyph.
    pub(super) fn write(&self, out: &mut String) {
        if self.0.is_empty() {
            return;
        }
        out.push_str("<defs>\n");
        for &(font, glyph) in &self.0 {
            out.push_str("<path id=\"");
            write_id(out, font, glyph);
            out.push_str("\" d=\"");
            path::write_scaled(out, &path_of(font, glyph), EM, false);
            out.push_str("\"/>\n");
        }
        out.push_str("</defs>\n");
    }

    /// Whether the glyph has ink; it is then defined.
    fn define(&mut self, font: FontId, glyph: u16) -> bool {
        let known = self.0.contains(&(font, glyph));
        known || (!outline(font, glyph).is_empty() && self.0.insert((font, glyph)))
    }
}

fn path_of(font: FontId, glyph: u16) -> Path {
    let segment = |step: &OutlineStep| match *step {
        OutlineStep::Move(x, y) => Segment::Move((x, y)),
        OutlineStep::Line(x, y) => Segment::Line((x, y)),
        OutlineStep::Quad(a, b, x, y) => Segment::Quad((a, b), (x, y)),
        OutlineStep::Cubic(a, b, c, d, x, y) => Segment::Cubic((a, b), (c, d), (x, y)),
        OutlineStep::Close => Segment::Close,
    };
    Path(outline(font, glyph).iter().map(segment).collect())
}

fn write_id(out: &mut String, font: FontId, glyph: u16) {
    let letter = char::from(b'a' + font as u8);
    let _ = write!(out, "{letter}{glyph}{END}");
}

/// Writes runs of one colour: one run, or several without halo.
pub(super) fn write<'r>(
    out: &mut String,
    runs: impl Iterator<Item = &'r GlyphRun>,
    text: SvgText,
    glyphs: &mut GlyphDefinitions,
) {
    let mut runs = runs.peekable();
    match text {
        SvgText::Live => runs.for_each(|run| write_live(out, run)),
        SvgText::Outlines => {
            let Some(first) = runs.peek() else { return };
            let mut fill = String::new();
            paint::fill(&mut fill, first.color);
            let mut body = String::new();
            let mut count = 0;
            let mut halo = String::new();
            for run in runs {
                let inked: Vec<&PlacedGlyph> = run.glyphs.iter().filter(|g| glyphs.define(run.font, g.glyph)).collect();
                write_halo(&mut halo, run, &inked);
                count += usize::from(!inked.is_empty());
                write_uses(&mut body, run, &inked, "");
            }
            out.push_str(&halo);
            match count {
                0 => {}
                // The group of a run alone has the fill itself.
                1 => {
                    out.push_str("<g");
                    out.push_str(&fill);
                    out.push_str(body.strip_prefix("<g").unwrap_or_default());
                }
                _ => {
                    let _ = write!(out, "<g{fill}>\n{body}</g>\n");
                }
            }
        }
    }
}

fn scale_of(run: &GlyphRun) -> f32 {
    run.size * path::UNITS / EM
}

/// The stroke is scaled with the glyphs; painted first, it stays beneath each letter's own fill only, so the halo of a run
/// is a use of its own.
fn write_halo(out: &mut String, run: &GlyphRun, inked: &[&PlacedGlyph]) {
    let Some(halo) = &run.halo else { return };
    let mut halo = halo.clone();
    halo.width /= scale_of(run);
    halo.dash.clear();
    let mut strokes = String::from(" fill=\"none\"");
    paint::stroke(&mut strokes, &halo);
    write_uses(out, run, inked, &strokes);
}

/// Writes the glyphs as a group with the attributes given.
fn write_uses(out: &mut String, run: &GlyphRun, inked: &[&PlacedGlyph], attributes: &str) {
    let Some(first) = inked.first() else { return };
    let scale = scale_of(run);
    out.push_str("<g");
    out.push_str(attributes);
    if inked.iter().any(|g| g.angle != first.angle) {
        let _ = write!(out, " transform=\"scale({})\">", path::decimal(scale, 5));
        for glyph in inked {
            out.push_str("<use href=\"#");
            write_id(out, run.font, glyph.glyph);
            // Units of the glyphs are hundredths of a pixel; a tenth of a degree moves a letter's edge by as little.
            let [x, y] = [glyph.at.0, glyph.at.1].map(|v| (v * path::UNITS / scale).round() as i64);
            let angle = path::decimal(glyph.angle, 1);
            let _ = write!(out, "\" transform=\"translate({x} {y})rotate({angle})\"/>");
        }
        out.push_str("</g>\n");
        return;
    }
    out.push_str(" transform=\"");
    write_transform(out, first, scale);
    out.push_str("\">");
    let (sin, cos) = first.angle.to_radians().sin_cos();
    for glyph in inked {
        let (dx, dy) =
            ((glyph.at.0 - first.at.0) / scale * path::UNITS, (glyph.at.1 - first.at.1) / scale * path::UNITS);
        let (x, y) = ((dx * cos + dy * sin).round() as i64, (dy * cos - dx * sin).round() as i64);
        out.push_str("<use href=\"#");
        write_id(out, run.font, glyph.glyph);
        out.push('"');
        if x != 0 {
            let _ = write!(out, " x=\"{x}\"");
        }
        if y != 0 {
            let _ = write!(out, " y=\"{y}\"");
        }
        out.push_str("/>");
    }
    out.push_str("</g>\n");
}

fn write_transform(out: &mut String, glyph: &PlacedGlyph, scale: f32) {
    // To a fiftieth of a pixel.
    let [x, y] = [glyph.at.0, glyph.at.1].map(|v| path::decimal(v * path::UNITS, 1));
    let _ = write!(out, "translate({x} {y})");
    if glyph.angle != 0.0 {
        let _ = write!(out, "rotate({})", path::plain(glyph.angle));
    }
    let _ = write!(out, "scale({})", path::decimal(scale, 5));
}

/// The fonts that live text asks for: the original of the embedded one first.
pub(super) fn write_font_family(out: &mut String) {
    out.push_str(
        " font-family=\"'Source Sans 3','Source Sans Pro','Noto Sans Arabic','Noto Sans Hebrew','Helvetica Neue',Arial,sans-serif\"",
    );
}

fn write_live(out: &mut String, run: &GlyphRun) {
    let (Some(first), Some(last)) = (run.glyphs.first(), run.glyphs.last()) else { return };
    out.push_str("<text xml:space=\"preserve\"");
    paint::fill(out, run.color);
    let _ = write!(out, " font-size=\"{}\"", path::plain(run.size * path::UNITS));
    if run.font.weight() != 400 {
        let _ = write!(out, " font-weight=\"{}\"", run.font.weight());
    }
    if run.font == FontId::Italic {
        out.push_str(" font-style=\"italic\"");
    }
    if run.tracking != 0.0 {
        let _ = write!(out, " letter-spacing=\"{}\"", path::plain(run.tracking * path::UNITS));
    }
    if let Some(halo) = &run.halo {
        paint::stroke(out, halo);
        out.push_str(" paint-order=\"stroke\"");
    }
    if run.glyphs.iter().any(|g| g.angle != first.angle) {
        write_letters(out, run);
    } else if run.right_to_left {
        // The anchor of right-to-left text is its right end.
        let width = last.advance;
        let (sin, cos) = last.angle.to_radians().sin_cos();
        out.push_str(" direction=\"rtl\" unicode-bidi=\"embed\"");
        write_position(out, (last.at.0 + width * cos, last.at.1 + width * sin), last.angle);
    } else {
        write_position(out, first.at, first.angle);
    }
    out.push('>');
    escape(&run.text, out);
    out.push_str("</text>\n");
}

fn write_position(out: &mut String, (x, y): (f32, f32), angle: f32) {
    let (x, y) = (path::plain(x * path::UNITS), path::plain(y * path::UNITS));
    if angle == 0.0 {
        let _ = write!(out, " x=\"{x}\" y=\"{y}\"");
    } else {
        let _ = write!(out, " transform=\"translate({x} {y})rotate({})\"", path::plain(angle));
    }
}

/// Positions for every letter of text along a curve.
fn write_letters(out: &mut String, run: &GlyphRun) {
    let mut letters: Vec<&PlacedGlyph> = run.glyphs.iter().collect();
    letters.sort_by_key(|g| g.cluster);
    let list = |f: fn(&PlacedGlyph) -> f32| letters.iter().map(|&g| path::plain(f(g))).collect::<Vec<_>>().join(" ");
    let (x, y, angle) = (list(|g| g.at.0 * path::UNITS), list(|g| g.at.1 * path::UNITS), list(|g| g.angle));
    let _ = write!(out, " x=\"{x}\" y=\"{y}\" rotate=\"{angle}\"");
}

/// Writes text for XML; characters that XML forbids become replacement characters.
pub(super) fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\u{0}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
}
