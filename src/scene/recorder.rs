//! The plotters backend that records a display list instead of drawing.
//!
//! plotters works in whole backend pixels; the recorder reports a canvas [`SUBPIXELS`] times too large and divides
//! again, so that positions keep 1/64 pixel. Stock elements and charts run on it when their sizes are multiplied by
//! [`SUBPIXELS`]; the project's own elements (see [`super::element`]) reach the recorder's items directly.

use std::convert::Infallible;

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
    FontTransform,
};

use super::pixels::{PagePixels, SUBPIXELS};
use super::{Color, Item, Path, Point, Stroke};
use crate::typography::{Face, ShapedLine, TextStyle, shape_line};

/// A plotters drawing area that takes positions in page pixels.
pub type Canvas<'s> = DrawingArea<Recorder<'s>, PagePixels>;

/// The result of a drawing call; recording cannot fail.
pub(super) type Recorded = Result<(), DrawingErrorKind<Infallible>>;

/// Runs a drawing in page pixels and returns what it drew, in painting order.
///
/// # Examples
///
/// ```
/// use dateline::scene::{Color, Mark, Path, record};
///
/// let dot = Mark { at: (10.0, 20.0), path: Path::circle((0.0, 0.0), 2.9), fill: Some(Color::rgb(9, 9, 9)), stroke: None };
/// let items = record((100, 50), |canvas| canvas.draw(&dot));
/// assert_eq!(items.map(|items| items.len()).ok(), Some(1));
/// ```
///
/// # Errors
///
/// What the drawing returns.
pub fn record<E>(size: (u32, u32), draw: impl FnOnce(&Canvas<'_>) -> Result<(), E>) -> Result<Vec<Item>, E> {
    let mut items = Vec::new();
    let area: DrawingArea<Recorder<'_>, Shift> = Recorder { items: &mut items, size }.into_drawing_area();
    draw(&area.apply_coord_spec(PagePixels))?;
    drop(area);
    Ok(items)
}

/// A plotters backend whose drawing calls become scene items.
pub struct Recorder<'s> {
    items: &'s mut Vec<Item>,
    /// Size of the page in pixels.
    size: (u32, u32),
}

impl Recorder<'_> {
    /// Adds an item to the display list.
    pub(super) fn push(&mut self, item: Item) -> Recorded {
        self.items.push(item);
        Ok(())
    }

    fn polyline(&mut self, points: impl IntoIterator<Item = BackendCoord>, ink: Ink) -> Recorded {
        let path = Path::polyline(points.into_iter().map(page), !matches!(ink, Ink::Line(_)));
        self.paint(path, ink)
    }

    fn paint(&mut self, path: Path, ink: Ink) -> Recorded {
        let (fill, stroke) = match ink {
            Ink::Fill(color) => (Some(color), None),
            Ink::Line(stroke) | Ink::Outline(stroke) => (None, Some(stroke)),
        };
        self.push(Item::Path { path, fill, stroke })
    }
}

/// How a stock element is painted.
enum Ink {
    Fill(Color),
    /// An open line.
    Line(Stroke),
    /// A closed one.
    Outline(Stroke),
}

impl DrawingBackend for Recorder<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        (self.size.0.saturating_mul(SUBPIXELS as u32), self.size.1.saturating_mul(SUBPIXELS as u32))
    }

    fn ensure_prepared(&mut self) -> Recorded {
        Ok(())
    }

    fn present(&mut self) -> Recorded {
        Ok(())
    }

    fn draw_pixel(&mut self, at: BackendCoord, color: BackendColor) -> Recorded {
        let next = (at.0 + SUBPIXELS, at.1 + SUBPIXELS);
        self.polyline([at, (next.0, at.1), next, (at.0, next.1)], Ink::Fill(scene_color(color)))
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Recorded {
        self.polyline([from, to], Ink::Line(scene_stroke(style)))
    }

    fn draw_rect<S: BackendStyle>(&mut self, a: BackendCoord, b: BackendCoord, style: &S, fill: bool) -> Recorded {
        self.polyline([a, (b.0, a.1), b, (a.0, b.1)], area_ink(style, fill))
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Recorded {
        self.polyline(path, Ink::Line(scene_stroke(style)))
    }

    fn draw_circle<S: BackendStyle>(&mut self, at: BackendCoord, radius: u32, style: &S, fill: bool) -> Recorded {
        self.paint(Path::circle(page(at), radius as f32 / SUBPIXELS as f32), area_ink(style, fill))
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, ring: I, style: &S) -> Recorded {
        self.polyline(ring, Ink::Fill(scene_color(style.color())))
    }

    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, at: BackendCoord) -> Recorded {
        let line = shape_line(text, text_style(style));
        let (dx, dy) = anchor_offset(&line, style);
        let angle = match style.transform() {
            FontTransform::None => 0.0_f32,
            FontTransform::Rotate90 => 90.0,
            FontTransform::Rotate180 => 180.0,
            FontTransform::Rotate270 => 270.0,
        };
        let ((x, y), (sin, cos)) = (page(at), angle.to_radians().sin_cos());
        let start = (x + dx * cos - dy * sin, y + dx * sin + dy * cos);
        for run in line.place(start, angle, &scene_color(style.color()).into()) {
            self.push(Item::Text(run))?;
        }
        Ok(())
    }

    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let line = shape_line(text, text_style(style));
        let units = |px: f32| (px * SUBPIXELS as f32).ceil() as u32;
        Ok((units(line.width), units(line.ascent + line.descent)))
    }
}

/// A position in backend units on the page.
pub(super) fn page((x, y): BackendCoord) -> Point {
    (x as f32 / SUBPIXELS as f32, y as f32 / SUBPIXELS as f32)
}

fn scene_color(color: BackendColor) -> Color {
    Color::rgb(color.rgb.0, color.rgb.1, color.rgb.2).with_opacity(color.alpha as f32)
}

fn scene_stroke<S: BackendStyle>(style: &S) -> Stroke {
    Stroke::solid(scene_color(style.color()), style.stroke_width() as f32 / SUBPIXELS as f32)
}

fn area_ink<S: BackendStyle>(style: &S, fill: bool) -> Ink {
    if fill { Ink::Fill(scene_color(style.color())) } else { Ink::Outline(scene_stroke(style)) }
}

fn text_style<T: BackendTextStyle>(style: &T) -> TextStyle {
    let face = match style.style() {
        FontStyle::Normal => Face::Regular,
        FontStyle::Italic | FontStyle::Oblique => Face::Italic,
        FontStyle::Bold => Face::Bold,
    };
    TextStyle::new(face, style.size() as f32 / SUBPIXELS as f32)
}

/// Where the baseline starts relative to the anchor.
fn anchor_offset<T: BackendTextStyle>(line: &ShapedLine, style: &T) -> (f32, f32) {
    let anchor = style.anchor();
    let dx = match anchor.h_pos {
        HPos::Left => 0.0,
        HPos::Center => -0.5 * line.width,
        HPos::Right => -line.width,
    };
    let dy = match anchor.v_pos {
        VPos::Top => line.ascent,
        VPos::Center => 0.5 * line.cap_height,
        VPos::Bottom => -line.descent,
    };
    (dx, dy)
}

#[cfg(test)]
mod tests {
    use plotters::prelude::*;
    use plotters::style::Color as _;

    use super::*;
    use crate::scene::{Color, Mark, Segment, Shape};

    type Fails = Box<dyn std::error::Error>;

    #[test]
    fn positions_keep_a_sixty_fourth_of_a_pixel() {
        let mark = Mark { at: (10.26, 20.74), path: Path::circle((0.0, 0.0), 2.0), fill: None, stroke: None };
        let items = record((100, 100), |canvas| canvas.draw(&mark)).expect("recording cannot fail");
        let Item::Path { path, .. } = &items[0] else { panic!("a mark is a path") };
        let b = path.bounds().expect("a circle has bounds");
        assert!((0.5 * (b.left + b.right) - 10.26).abs() <= 1.0 / 128.0 && (b.width() - 4.0).abs() < 1e-4);
    }

    #[test]
    fn a_line_that_leaves_the_page_keeps_its_slope() {
        let shape = Shape::line(vec![(-500.0, 50.0), (500.0, 60.0)], Stroke::solid(Color::rgb(0, 0, 0), 1.0));
        let items = record((100, 100), |canvas| canvas.draw(&shape)).expect("recording cannot fail");
        let Item::Path { path, .. } = &items[0] else { panic!("a shape is a path") };
        assert_eq!(path.0, [Segment::Move((-500.0, 50.0)), Segment::Line((500.0, 60.0))]);
    }

    #[test]
    fn a_stock_chart_is_recorded_with_its_text() -> Result<(), Fails> {
        let unit = SUBPIXELS as u32;
        let items = record((400, 300), |canvas| -> Result<(), Fails> {
            let area = canvas.strip_coord_spec();
            let mut chart = ChartBuilder::on(&area)
                .x_label_area_size(24 * unit)
                .y_label_area_size(30 * unit)
                .build_cartesian_2d(0f64..2000f64, 0f64..1f64)?;
            chart.configure_mesh().label_style(("sans-serif", 11 * SUBPIXELS)).draw()?;
            chart.draw_series([Circle::new((500.0, 0.5), 4 * unit, BLACK.filled())])?;
            Ok(())
        })?;
        let texts = items.iter().filter(|i| matches!(i, Item::Text(run) if run.size == 11.0)).count();
        assert!(texts > 5, "{texts} labels");
        Ok(())
    }
}
