//! A scene as SVG: small, without styles that a viewer could change, fonts or scripts.
//!
//! Everything stands in one group scaled by a fifth, so that coordinates are whole fifths of a pixel and path data
//! are short. Text is outlines by default, each glyph defined once, because fonts are then not left to the viewer's
//! machine; live text on request.
//!
//! Every `id` ends in letters that are made of what is drawn: several pictures stand in one page, and each refers to its own parts.
//!
//! Files in reading order: `ids` (the end of every `id`), `path` (path data and numbers), `paint` (attributes), `text` (glyphs or live text).

mod ids;
mod paint;
mod path;
mod text;

use std::collections::BTreeMap;
use std::fmt::Write;

use super::format::{Format, Settings};
use crate::error::Result;
use crate::scene::{Bounds, Color, GlyphRun, Item, Path, Scene, Stroke};
use ids::END;
use text::GlyphDefinitions;

pub use super::format::SvgText;

/// SVG.
pub(super) const FORMAT: Format =
    Format { ending: "svg", encode: |scene, settings: &Settings| encode(scene, settings.text).map(String::into_bytes) };

/// The scene as an SVG file.
///
/// # Accuracy
///
/// Straight lines are rounded to 0.2 pixel, curves and letters to 0.02.
///
/// # Errors
///
/// When the page is empty or too large (see [`super::MAX_SIDE`]).
pub fn encode(scene: &Scene, text: SvgText) -> Result<String> {
    super::check_page(scene.width, scene.height)?;
    let mut writer = Writer {
        body: String::with_capacity(128 * 1024),
        text,
        glyphs: GlyphDefinitions::default(),
        names: BTreeMap::new(),
        clips: 0,
    };
    writer.items(&scene.items);
    let mut out = String::with_capacity(writer.body.len() + 64 * 1024);
    header(&mut out, scene);
    writer.glyphs.write(&mut out);
    out.push_str("<g transform=\"scale(.2)\" stroke-linejoin=\"round\" stroke-linecap=\"round\"");
    if text == SvgText::Live {
        text::write_font_family(&mut out);
    }
    out.push_str(">\n");
    out.push_str(&writer.body);
    out.push_str("</g>\n</svg>\n");
    Ok(ids::made_unique(&out))
}

fn header(out: &mut String, scene: &Scene) {
    let (width, height) = (path::plain(scene.width), path::plain(scene.height));
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
         role=\"img\" aria-labelledby=\"title{END} desc{END}\">\n<title id=\"title{END}\">"
    );
    text::escape(&scene.title, out);
    out.push_str("</title>\n<desc id=\"desc");
    out.push(END);
    out.push_str("\">");
    text::escape(&scene.description, out);
    let _ = write!(out, "</desc>\n<rect width=\"{width}\" height=\"{height}\"");
    paint::fill(out, scene.background);
    out.push_str("/>\n");
}

struct Writer {
    body: String,
    text: SvgText,
    glyphs: GlyphDefinitions,
    /// How often each group name was used: ids are unique within a picture.
    names: BTreeMap<&'static str, usize>,
    clips: usize,
}

impl Writer {
    fn items(&mut self, items: &[Item]) {
        let mut rest = items;
        while let Some((item, after)) = rest.split_first() {
            rest = after;
            match item {
                Item::Path { path, fill, stroke } => {
                    let merged = merge_lines(item, &mut rest);
                    self.path(merged.as_ref().unwrap_or(path), *fill, stroke.as_ref());
                }
                Item::Text(run) => {
                    let more = rest.iter().take_while(|item| matches!(item, Item::Text(next) if alike(run, next)));
                    let count = more.count();
                    let runs = std::iter::once(item).chain(&rest[..count]);
                    let runs = runs.filter_map(|item| if let Item::Text(run) = item { Some(run) } else { None });
                    text::write(&mut self.body, runs, self.text, &mut self.glyphs);
                    rest = &rest[count..];
                }
                Item::Group { name, clip, items } => self.group(name, *clip, items),
            }
        }
    }

    fn group(&mut self, name: &'static str, clip: Option<Bounds>, items: &[Item]) {
        let count = self.names.entry(name).or_insert(0);
        *count += 1;
        let id = if *count == 1 { name.to_owned() } else { format!("{name}-{count}") };
        self.body.push_str("<g id=\"");
        text::escape(&id, &mut self.body);
        self.body.push(END);
        self.body.push('"');
        if let Some(clip) = clip {
            self.clips += 1;
            let _ = write!(
                self.body,
                " clip-path=\"url(#clip{0}{END})\">\n<clipPath id=\"clip{0}{END}\"><path d=\"",
                self.clips
            );
            path::write(&mut self.body, &Path::rect(clip));
            self.body.push_str("\"/></clipPath");
        }
        self.body.push_str(">\n");
        self.items(items);
        self.body.push_str("</g>\n");
    }

    fn path(&mut self, path: &Path, fill: Option<Color>, stroke: Option<&Stroke>) {
        if fill.is_none() && stroke.is_none() {
            return;
        }
        let circle = path.as_circle();
        self.body.push_str(if circle.is_some() { "<circle" } else { "<path" });
        match fill {
            Some(color) => {
                paint::fill(&mut self.body, color);
                if path::subpaths(path) > 1 {
                    self.body.push_str(" fill-rule=\"evenodd\"");
                }
            }
            None => self.body.push_str(" fill=\"none\""),
        }
        if let Some(stroke) = stroke {
            paint::stroke(&mut self.body, stroke);
        }
        if let Some(((x, y), radius)) = circle {
            let [x, y, radius] = [x, y, radius].map(|v| path::decimal(v * path::UNITS, 1));
            let _ = writeln!(self.body, " cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"/>");
            return;
        }
        self.body.push_str(" d=\"");
        path::write(&mut self.body, path);
        self.body.push_str("\"/>\n");
    }
}

/// Whether two runs of text without halo have the same colour.
fn alike(a: &GlyphRun, b: &GlyphRun) -> bool {
    a.color == b.color && a.halo.is_none() && b.halo.is_none()
}

/// Joins the lines of one opaque style that follow each other: the picture is the same and the file smaller.
fn merge_lines(first: &Item, rest: &mut &[Item]) -> Option<Path> {
    let Item::Path { path, fill: None, stroke: Some(style) } = first else { return None };
    let same = |item: &Item| match item {
        Item::Path { path, fill: None, stroke: Some(stroke) } if stroke == style => Some(path.clone()),
        _ => None,
    };
    if style.color.a < 255 {
        return None;
    }
    let mut merged: Option<Path> = None;
    while let Some(next) = rest.first().and_then(same) {
        merged.get_or_insert_with(|| path.clone()).0.extend(next.0);
        *rest = &rest[1..];
    }
    merged
}
