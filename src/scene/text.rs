//! Shaped lines to placed glyphs, straight at any angle or along a curve.

use super::{Bounds, Color, GlyphRun, Path, PlacedGlyph, Point, Segment, Stroke};
use crate::typography::{OutlineStep, ShapedGlyph, ShapedLine, ShapedRun, glyph_ink, outline};

/// What a line of text is painted with.
#[derive(Debug, Clone, PartialEq)]
pub struct TextPaint {
    /// Fill of the letters.
    pub color: Color,
    /// Stroke beneath the letters.
    pub halo: Option<Stroke>,
}

impl From<Color> for TextPaint {
    fn from(color: Color) -> Self {
        Self { color, halo: None }
    }
}

impl ShapedLine {
    /// Places the line with the start of its baseline at `at`, turned clockwise by `angle` degrees about it.
    pub fn place(&self, at: Point, angle: f32, paint: &TextPaint) -> Vec<GlyphRun> {
        let (sin, cos) = angle.to_radians().sin_cos();
        let runs = self.runs.iter().map(|run| {
            place_run(run, paint, |g| {
                let position = (at.0 + g.x * cos - g.y * sin, at.1 + g.x * sin + g.y * cos);
                Some((position, angle))
            })
        });
        runs.flatten().collect()
    }

    /// Places the line along a curve given as a polyline, beginning `start` pixels from its first point.
    ///
    /// Each letter stands on the chord between the curve's points beneath its two sides, so that it leans with the
    /// curve. `None` when the curve is too short for the line.
    pub fn place_along(&self, curve: &[Point], start: f32, paint: &TextPaint) -> Option<Vec<GlyphRun>> {
        let curve = Curve::new(curve);
        if start < 0.0 || start + self.width > curve.length() {
            return None;
        }
        let runs = self.runs.iter().map(|run| {
            place_run(run, paint, |g| {
                let (left, right) = (start + g.x, start + g.x + g.advance.max(1.0));
                let (a, b) = (curve.at(left), curve.at(right.min(curve.length())));
                let (dx, dy) = (b.0 - a.0, b.1 - a.1);
                let length = dx.hypot(dy);
                if length <= 0.0 {
                    return None;
                }
                let (cos, sin) = (dx / length, dy / length);
                let middle = (0.5 * (a.0 + b.0), 0.5 * (a.1 + b.1));
                let half = 0.5 * g.advance;
                let position = (middle.0 - half * cos - g.y * sin, middle.1 - half * sin + g.y * cos);
                Some((position, sin.atan2(cos).to_degrees()))
            })
        });
        runs.collect()
    }
}

fn place_run(
    run: &ShapedRun,
    paint: &TextPaint,
    place: impl Fn(&ShapedGlyph) -> Option<(Point, f32)>,
) -> Option<GlyphRun> {
    let glyphs = run.glyphs.iter().map(|g| {
        let (at, angle) = place(g)?;
        Some(PlacedGlyph { glyph: g.glyph, at, angle, advance: g.advance, cluster: g.cluster })
    });
    Some(GlyphRun {
        text: run.text.clone(),
        font: run.font,
        size: run.size,
        tracking: run.tracking,
        glyphs: glyphs.collect::<Option<_>>()?,
        color: paint.color,
        halo: paint.halo.clone(),
        right_to_left: run.right_to_left,
    })
}

impl GlyphRun {
    /// The ink box of each glyph as a quadrilateral on the page, in order around it; glyphs without ink are left out.
    pub fn glyph_quads(&self) -> impl Iterator<Item = [Point; 4]> {
        self.glyphs.iter().filter_map(|g| {
            let b = glyph_ink(self.font, self.size, g.glyph)?;
            let (sin, cos) = g.angle.to_radians().sin_cos();
            let turn = |x: f32, y: f32| (g.at.0 + x * cos - y * sin, g.at.1 + x * sin + y * cos);
            Some([turn(b.left, b.top), turn(b.right, b.top), turn(b.right, b.bottom), turn(b.left, b.bottom)])
        })
    }

    /// The letters as one outline on the page, filled nonzero.
    pub fn outline(&self) -> Path {
        let mut segments = Vec::with_capacity(self.glyphs.len() * 32);
        self.glyphs.iter().for_each(|glyph| self.add_letter(glyph, &mut segments));
        Path(segments)
    }

    /// Adds the outline of one letter.
    pub(crate) fn add_letter(&self, glyph: &PlacedGlyph, segments: &mut Vec<Segment>) {
        let (sin, cos) = glyph.angle.to_radians().sin_cos();
        let (sin, cos) = (sin * self.size, cos * self.size);
        let place = |x: f32, y: f32| (glyph.at.0 + x * cos - y * sin, glyph.at.1 + x * sin + y * cos);
        segments.extend(outline(self.font, glyph.glyph).iter().map(|step| match *step {
            OutlineStep::Move(x, y) => Segment::Move(place(x, y)),
            OutlineStep::Line(x, y) => Segment::Line(place(x, y)),
            OutlineStep::Quad(a, b, x, y) => Segment::Quad(place(a, b), place(x, y)),
            OutlineStep::Cubic(a, b, c, d, x, y) => Segment::Cubic(place(a, b), place(c, d), place(x, y)),
            OutlineStep::Close => Segment::Close,
        }));
    }

    /// The rectangle around all ink on the page; `None` without ink.
    pub fn bounds(&self) -> Option<Bounds> {
        let corners = self.glyph_quads().flatten();
        corners.map(|(x, y)| Bounds { left: x, top: y, right: x, bottom: y }).reduce(Bounds::union)
    }

    /// The run moved by an offset.
    #[must_use]
    pub fn moved(mut self, dx: f32, dy: f32) -> Self {
        for glyph in &mut self.glyphs {
            glyph.at = (glyph.at.0 + dx, glyph.at.1 + dy);
        }
        self
    }
}

/// A polyline measured by its length.
struct Curve<'a> {
    points: &'a [Point],
    /// Length from the first point to each.
    reached: Vec<f32>,
}

impl<'a> Curve<'a> {
    fn new(points: &'a [Point]) -> Self {
        let mut length = 0.0;
        let mut reached = Vec::with_capacity(points.len());
        for (i, p) in points.iter().enumerate() {
            if let Some(q) = i.checked_sub(1).and_then(|j| points.get(j)) {
                length += (p.0 - q.0).hypot(p.1 - q.1);
            }
            reached.push(length);
        }
        Self { points, reached }
    }

    fn length(&self) -> f32 {
        self.reached.last().copied().unwrap_or(0.0)
    }

    /// The position at a distance from the start, which is at most [`Self::length`].
    fn at(&self, distance: f32) -> Point {
        let next = self.reached.partition_point(|&r| r < distance).clamp(1, self.points.len() - 1);
        let (a, b) = (self.points[next - 1], self.points[next]);
        let (from, to) = (self.reached[next - 1], self.reached[next]);
        let t = if to > from { (distance - from) / (to - from) } else { 0.0 };
        (a.0 + t * (b.0 - a.0), a.1 + t * (b.1 - a.1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::typography::{Face, TextStyle, shape_line};

    const BLACK: Color = Color::rgb(0, 0, 0);

    #[test]
    fn along_a_straight_line_is_the_same_as_straight() {
        let line = shape_line("Persian Gulf", TextStyle::new(Face::Italic, 17.0).tracked(0.06));
        let straight = line.place((10.0, 50.0), 0.0, &BLACK.into());
        let along = line.place_along(&[(10.0, 50.0), (90.0, 50.0), (400.0, 50.0)], 0.0, &BLACK.into());
        let along = along.expect("the line is long enough");
        for (a, b) in straight[0].glyphs.iter().zip(&along[0].glyphs) {
            assert!((a.at.0 - b.at.0).abs() < 0.01 && (a.at.1 - b.at.1).abs() < 0.01 && b.angle.abs() < 0.01);
        }
    }

    #[test]
    fn a_curve_shorter_than_the_line_takes_none() {
        let line = shape_line("Mediterranean Sea", TextStyle::new(Face::Italic, 17.0));
        assert!(line.place_along(&[(0.0, 0.0), (50.0, 0.0)], 0.0, &BLACK.into()).is_none());
        assert!(line.place_along(&[(0.0, 0.0)], 0.0, &BLACK.into()).is_none());
    }

    #[test]
    fn a_turned_line_keeps_its_length() {
        let line = shape_line("1,449 miles", TextStyle::new(Face::Semibold, 17.0));
        let run = &line.place((100.0, 100.0), -90.0, &BLACK.into())[0];
        let (first, last) = (run.glyphs[0].at, run.glyphs[run.glyphs.len() - 1].at);
        assert!((first.0 - last.0).abs() < 0.01 && last.1 < first.1);
        let bounds = run.bounds().expect("letters have ink");
        assert!(bounds.height() > bounds.width());
    }
}
