//! What is drawn through plotters on a [`super::Canvas`]: shapes with holes, marks, and shaped text.
//!
//! The elements map their positions with [`Unclamped`], because plotters' own mapper moves every point into the
//! drawing area and would bend a line that leaves the page. A shape with a position that is not finite is left out.

use plotters::coord::CoordTranslate;
use plotters::drawing::Rect;
use plotters::element::{CoordMapper, Drawable, PointCollection};
use plotters_backend::BackendCoord;

use super::recorder::{Recorded, page};
use super::{Color, GlyphRun, Item, Path, Recorder, Stroke};

/// Maps positions without moving them into the drawing area.
#[derive(Debug, Clone, Copy)]
pub struct Unclamped;

impl CoordMapper for Unclamped {
    type Output = BackendCoord;

    fn map<C: CoordTranslate>(coordinates: &C, from: &C::From, _area: &Rect) -> BackendCoord {
        coordinates.translate(from)
    }
}

/// Lines, or an area of several rings filled even-odd.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// Positions of all parts, one part after the other.
    pub points: Vec<(f64, f64)>,
    /// Where each part ends in `points`.
    pub ends: Vec<usize>,
    /// Whether each part returns to its start.
    pub closed: bool,
    /// Fill.
    pub fill: Option<Color>,
    /// Stroke, over the fill.
    pub stroke: Option<Stroke>,
}

impl Shape {
    /// An open line.
    pub fn line(points: Vec<(f64, f64)>, stroke: Stroke) -> Self {
        Self { ends: vec![points.len()], points, closed: false, fill: None, stroke: Some(stroke) }
    }

    /// Several open lines of one style.
    pub fn lines<L: IntoIterator<Item = (f64, f64)>>(parts: impl IntoIterator<Item = L>, stroke: Stroke) -> Self {
        let (points, ends) = joined(parts);
        Self { points, ends, closed: false, fill: None, stroke: Some(stroke) }
    }

    /// An area of rings, filled even-odd.
    pub fn area<L: IntoIterator<Item = (f64, f64)>>(rings: impl IntoIterator<Item = L>, fill: Color) -> Self {
        let (points, ends) = joined(rings);
        Self { points, ends, closed: true, fill: Some(fill), stroke: None }
    }
}

fn joined<L: IntoIterator<Item = (f64, f64)>>(parts: impl IntoIterator<Item = L>) -> (Vec<(f64, f64)>, Vec<usize>) {
    let (mut points, mut ends) = (Vec::new(), Vec::new());
    for part in parts {
        points.extend(part);
        ends.push(points.len());
    }
    (points, ends)
}

impl<'a> PointCollection<'a, (f64, f64), Unclamped> for &'a Shape {
    type Point = &'a (f64, f64);
    type IntoIter = std::slice::Iter<'a, (f64, f64)>;

    fn point_iter(self) -> Self::IntoIter {
        self.points.iter()
    }
}

impl Drawable<Recorder<'_>, Unclamped> for Shape {
    fn draw<I: Iterator<Item = BackendCoord>>(&self, mut at: I, out: &mut Recorder<'_>, _: (u32, u32)) -> Recorded {
        if self.points.iter().any(|p| !p.0.is_finite() || !p.1.is_finite()) {
            return Ok(());
        }
        let mut path = Path(Vec::with_capacity(self.points.len() + self.ends.len()));
        let mut start = 0;
        for &end in &self.ends {
            path.add_polyline(at.by_ref().take(end.saturating_sub(start)).map(page), self.closed);
            start = end;
        }
        if path.0.is_empty() {
            return Ok(());
        }
        out.push(Item::Path { path, fill: self.fill, stroke: self.stroke.clone() })
    }
}

/// A path of fixed size at a position: a marker, a dot, a piece of furniture.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// Where the path's origin lies.
    pub at: (f64, f64),
    /// The outline in pixels about the origin.
    pub path: Path,
    /// Fill.
    pub fill: Option<Color>,
    /// Stroke, over the fill.
    pub stroke: Option<Stroke>,
}

impl<'a> PointCollection<'a, (f64, f64), Unclamped> for &'a Mark {
    type Point = &'a (f64, f64);
    type IntoIter = std::iter::Once<&'a (f64, f64)>;

    fn point_iter(self) -> Self::IntoIter {
        std::iter::once(&self.at)
    }
}

impl Drawable<Recorder<'_>, Unclamped> for Mark {
    fn draw<I: Iterator<Item = BackendCoord>>(&self, mut at: I, out: &mut Recorder<'_>, _: (u32, u32)) -> Recorded {
        let Some(origin) = at.next().filter(|_| self.at.0.is_finite() && self.at.1.is_finite()) else { return Ok(()) };
        let path = self.path.placed(1.0, page(origin));
        if !path.is_finite() {
            return Ok(());
        }
        out.push(Item::Path { path, fill: self.fill, stroke: self.stroke.clone() })
    }
}

/// Placed text, moved as a whole to a position.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// Where the origin of the runs lies.
    pub at: (f64, f64),
    /// Glyphs in pixels about the origin.
    pub runs: Vec<GlyphRun>,
}

impl<'a> PointCollection<'a, (f64, f64), Unclamped> for &'a Label {
    type Point = &'a (f64, f64);
    type IntoIter = std::iter::Once<&'a (f64, f64)>;

    fn point_iter(self) -> Self::IntoIter {
        std::iter::once(&self.at)
    }
}

impl Drawable<Recorder<'_>, Unclamped> for Label {
    fn draw<I: Iterator<Item = BackendCoord>>(&self, mut at: I, out: &mut Recorder<'_>, _: (u32, u32)) -> Recorded {
        let Some((dx, dy)) = at.next().map(page).filter(|_| self.at.0.is_finite() && self.at.1.is_finite()) else {
            return Ok(());
        };
        for run in &self.runs {
            out.push(Item::Text(run.clone().moved(dx, dy)))?;
        }
        Ok(())
    }
}
