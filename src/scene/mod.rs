//! The display list: everything on the page at its final position, in page pixels, in painting order.
//!
//! A renderer need not measure, place, project, clip to the page or know how to shape: text is already glyphs.
//! What a label cuts out of a line was cut from the line's geometry by the composer, so there are no masks.
//! Every number is finite: what is not is left out when it is recorded.
//!
//! All of it is drawn through `plotters`: what a map is made of are elements of ours on its drawing areas, because a label has a
//! halo and a land has holes, and its stock circles, lines and charts can stand beside them on the same page. None is used so
//! far: a map's legend, scale bar and key are set as its labels are.
//!
//! Files in reading order: `path` (outlines and their builders), `svg_path` (the marker shapes' notation), `text`
//! (shaped lines to placed glyphs, straight or along a curve), `pixels` and `recorder` (the plotters backend), `element` (what is
//! drawn through plotters).

mod element;
mod path;
mod pixels;
mod recorder;
mod svg_path;
mod text;

pub use element::{Label, Mark, Shape, Unclamped};
pub use pixels::{PagePixels, SUBPIXELS};
pub use recorder::{Canvas, Recorder, record};
pub use text::TextPaint;

pub use crate::typography::Bounds;

use crate::typography::FontId;

/// A colour with opacity, sRGB, not premultiplied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Color {
    /// Red.
    pub r: u8,
    /// Green.
    pub g: u8,
    /// Blue.
    pub b: u8,
    /// Opacity, 255 is opaque.
    pub a: u8,
}

impl Color {
    /// An opaque colour.
    pub const fn rgb(r: u8, g: u8, b: u8) -> Self {
        Self { r, g, b, a: 255 }
    }

    /// The colour of `#RRGGBB` or `RRGGBB`; `None` when it is not one.
    pub fn from_hex(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').unwrap_or(text);
        if digits.len() != 6 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        let [_, r, g, b] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
        Some(Self::rgb(r, g, b))
    }

    /// The same colour with an opacity of 0 to 1.
    pub fn with_opacity(self, opacity: f32) -> Self {
        Self { a: (opacity.clamp(0.0, 1.0) * 255.0).round() as u8, ..self }
    }
}

/// A position on the page in pixels, from the upper left corner.
pub type Point = (f32, f32);

/// One step of a path.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Segment {
    /// Starts a new subpath.
    Move(Point),
    /// A straight line.
    Line(Point),
    /// A quadratic curve: control, end.
    Quad(Point, Point),
    /// A cubic curve: control, control, end.
    Cubic(Point, Point, Point),
    /// Closes the subpath.
    Close,
}

/// An outline; fills are even-odd.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Path(pub Vec<Segment>);

/// How a path is stroked; joins and the caps of solid lines are round, dashed lines have butt caps.
#[derive(Debug, Clone, PartialEq)]
pub struct Stroke {
    /// Colour.
    pub color: Color,
    /// Width in pixels.
    pub width: f32,
    /// Lengths of dashes and gaps in pixels; empty for a solid line.
    pub dash: Vec<f32>,
}

impl Stroke {
    /// A solid stroke.
    pub const fn solid(color: Color, width: f32) -> Self {
        Self { color, width, dash: Vec::new() }
    }

    /// A dashed stroke: lengths of dash and gap.
    pub fn dashed(color: Color, width: f32, on: f32, off: f32) -> Self {
        Self { color, width, dash: vec![on, off] }
    }
}

/// A glyph at its place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PlacedGlyph {
    /// Index in the font.
    pub glyph: u16,
    /// Origin on the page.
    pub at: Point,
    /// Clockwise rotation in degrees about the origin.
    pub angle: f32,
    /// Distance to the next glyph's origin along the baseline, letterspacing included.
    pub advance: f32,
    /// Byte offset of its cluster in the run's text.
    pub cluster: u32,
}

/// Text of one font, size and colour.
#[derive(Debug, Clone, PartialEq)]
pub struct GlyphRun {
    /// The text in logical order, for SVG text, PDF text and search.
    pub text: String,
    /// The font.
    pub font: FontId,
    /// Size of the em in pixels.
    pub size: f32,
    /// Letterspacing in pixels that the glyph positions already hold; SVG text repeats it.
    pub tracking: f32,
    /// Glyphs in visual order.
    pub glyphs: Vec<PlacedGlyph>,
    /// Fill.
    pub color: Color,
    /// Stroke beneath the letters, drawn before any letter of the run.
    pub halo: Option<Stroke>,
    /// Whether the run reads from right to left.
    pub right_to_left: bool,
}

/// One thing on the page.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// A filled and/or stroked outline.
    Path {
        /// Its shape.
        path: Path,
        /// Fill.
        fill: Option<Color>,
        /// Stroke, over the fill.
        stroke: Option<Stroke>,
    },
    /// A run of text.
    Text(GlyphRun),
    /// Items that belong together, clipped to a rectangle if one is given.
    Group {
        /// A stable name, which becomes the SVG group's id: `land`, `borders`, `labels`.
        name: &'static str,
        /// What lies outside is not drawn. Whole pixels give the same edge in every format.
        clip: Option<Bounds>,
        /// The contents in painting order.
        items: Vec<Item>,
    },
}

/// A finished page.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    /// Width in pixels.
    pub width: f32,
    /// Height in pixels.
    pub height: f32,
    /// Ground colour of the page.
    pub background: Color,
    /// Title, for SVG and PDF metadata.
    pub title: String,
    /// Alternative text.
    pub description: String,
    /// Contents in painting order.
    pub items: Vec<Item>,
}
