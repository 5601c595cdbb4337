//! Drawing through plotters: everything on the page is an element drawn on a canvas in page pixels.

use std::convert::Infallible;

use plotters::drawing::DrawingAreaErrorKind;
use plotters::element::{Drawable, PointCollection};

use crate::map::page::rect::{Rect, Turned};
use crate::scene::{
    self, Bounds, Canvas, Color, Item, Label, Mark, Path, Point, Recorder, Shape, Stroke, TextPaint, Unclamped,
};
use crate::typography::ShapedLine;

/// The colour of text that is only measured.
pub(in crate::map) const INVISIBLE: Color = Color { r: 0, g: 0, b: 0, a: 0 };

/// The result of drawing; recording a display list cannot fail, so an error is a defect of the program.
pub(in crate::map) type Drawn = Result<(), DrawingAreaErrorKind<Infallible>>;

/// Draws one element.
pub(in crate::map) fn put<E>(canvas: &Canvas<'_>, element: &E) -> Drawn
where
    for<'a> &'a E: PointCollection<'a, (f64, f64), Unclamped>,
    E: for<'r> Drawable<Recorder<'r>, Unclamped>,
{
    canvas.draw(element)
}

/// Records what `draw` draws as a named group, clipped to `clip` if one is given; `None` when it draws nothing.
pub(in crate::map) fn group(
    name: &'static str,
    clip: Option<Rect>,
    size: (u32, u32),
    draw: impl FnOnce(&Canvas<'_>) -> Drawn,
) -> Option<Item> {
    let items = scene::record(size, draw).unwrap_or_default();
    (!items.is_empty()).then(|| Item::Group { name, clip: clip.map(Bounds::from), items })
}

impl From<Rect> for Bounds {
    fn from(r: Rect) -> Self {
        Self { left: r.left, top: r.top, right: r.right, bottom: r.bottom }
    }
}

impl From<Bounds> for Rect {
    fn from(b: Bounds) -> Self {
        Self::new(b.left, b.top, b.right, b.bottom)
    }
}

fn wide((x, y): Point) -> (f64, f64) {
    (f64::from(x), f64::from(y))
}

/// Fills a rectangle.
pub(in crate::map) fn fill(canvas: &Canvas<'_>, rect: Rect, color: Color) -> Drawn {
    put(canvas, &Mark { at: (0.0, 0.0), path: Path::rect(rect.into()), fill: Some(color), stroke: None })
}

/// Draws a path of fixed size at a position.
pub(in crate::map) fn path(
    canvas: &Canvas<'_>,
    at: Point,
    path: Path,
    fill: Option<Color>,
    stroke: Option<Stroke>,
) -> Drawn {
    put(canvas, &Mark { at: wide(at), path, fill, stroke })
}

/// Strokes open lines.
pub(in crate::map) fn lines<'l>(
    canvas: &Canvas<'_>,
    parts: impl IntoIterator<Item = &'l [Point]>,
    stroke: Stroke,
) -> Drawn {
    let shape = Shape::lines(parts.into_iter().map(|part| part.iter().copied().map(wide)), stroke);
    if shape.points.is_empty() { Ok(()) } else { put(canvas, &shape) }
}

/// Fills rings, even-odd.
pub(in crate::map) fn area<'l>(
    canvas: &Canvas<'_>,
    rings: impl IntoIterator<Item = &'l [Point]>,
    color: Color,
) -> Drawn {
    edged_area(canvas, rings, color, None)
}

/// Fills rings, even-odd, and strokes them if asked to.
pub(in crate::map) fn edged_area<'l>(
    canvas: &Canvas<'_>,
    rings: impl IntoIterator<Item = &'l [Point]>,
    color: Color,
    edge: Option<Stroke>,
) -> Drawn {
    let shape = Shape::area(rings.into_iter().map(|ring| ring.iter().copied().map(wide)), color);
    if shape.points.is_empty() { Ok(()) } else { put(canvas, &Shape { stroke: edge, ..shape }) }
}

/// A line of text at its place.
#[derive(Debug, Clone)]
pub(in crate::map) struct Words {
    /// The shaped text.
    pub(in crate::map) line: ShapedLine,
    /// Where its baseline starts, at the left.
    pub(in crate::map) at: Point,
    /// Clockwise turn in degrees about the start.
    pub(in crate::map) angle: f32,
    /// Fill.
    pub(in crate::map) color: Color,
}

impl Words {
    /// An upright line whose baseline starts at `at`.
    pub(in crate::map) fn new(line: ShapedLine, at: Point, color: Color) -> Self {
        Self { line, at, angle: 0.0, color }
    }

    /// The box of the line: its advance by its ink, at least from cap height to a quarter of that below the baseline.
    pub(in crate::map) fn body(&self) -> Turned {
        let (top, bottom) = extent_of(&self.line);
        let (sin, cos) = self.angle.to_radians().sin_cos();
        let (x, y) = (self.line.width / 2.0, (top + bottom) / 2.0);
        Turned {
            center: (self.at.0 + x * cos - y * sin, self.at.1 + x * sin + y * cos),
            half: (self.line.width / 2.0, (bottom - top) / 2.0),
            axis: (cos, sin),
        }
    }

    /// Draws the line.
    pub(in crate::map) fn draw(&self, canvas: &Canvas<'_>) -> Drawn {
        let runs = self.line.place((0.0, 0.0), self.angle, &TextPaint::from(self.color));
        put(canvas, &Label { at: wide(self.at), runs })
    }
}

/// Top and bottom of a line's ink about its baseline, at least those of a capital.
pub(in crate::map) fn extent_of(line: &ShapedLine) -> (f32, f32) {
    let ink = line.ink().map_or((0.0, 0.0), |ink| (ink.top, ink.bottom));
    (ink.0.min(-line.cap_height), ink.1.max(0.0))
}
