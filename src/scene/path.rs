//! Builders and measures of [`Path`].

use super::{Bounds, Path, Point, Segment};

/// Control-point distance of a cubic quarter circle of radius 1.
///
/// # References
///
/// Goldapp 1991, "Approximation of circular arcs by cubic polynomials", Computer Aided Geometric Design 8:227–238; the
/// usual value 4/3 (√2 − 1), whose radius is off by at most 0.027 %.
const QUARTER: f32 = 0.552_284_8;

impl Path {
    /// A path without segments.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Straight lines through the points; closed, they bound an area.
    pub fn polyline(points: impl IntoIterator<Item = Point>, closed: bool) -> Self {
        let mut path = Self::new();
        path.add_polyline(points, closed);
        path
    }

    /// Several closed rings, filled even-odd: outer boundaries and holes in any order and direction.
    pub fn rings<R: IntoIterator<Item = Point>>(rings: impl IntoIterator<Item = R>) -> Self {
        let mut path = Self::new();
        for ring in rings {
            path.add_polyline(ring, true);
        }
        path
    }

    /// A circle.
    pub fn circle((x, y): Point, r: f32) -> Self {
        Self::rounded_rect(Bounds { left: x - r, top: y - r, right: x + r, bottom: y + r }, r)
    }

    /// Centre and radius of a path that [`Self::circle`] made, wherever it was moved.
    pub fn as_circle(&self) -> Option<(Point, f32)> {
        // What moving a circle by parts of a pixel rounds off.
        const NEAR: f32 = 2e-3;
        let near = |a: Point, b: Point| (a.0 - b.0).abs() < NEAR && (a.1 - b.1).abs() < NEAR;
        let quarters = |path: &Self| -> Option<[[Point; 3]; 4]> {
            let (mut found, mut count, mut at) = ([[(0.0, 0.0); 3]; 4], 0, (0.0, 0.0));
            for segment in &path.0 {
                match *segment {
                    Segment::Move(p) if count == 0 => at = p,
                    Segment::Cubic(a, b, p) => {
                        *found.get_mut(count)? = [a, b, p];
                        count += 1;
                        at = p;
                    }
                    Segment::Line(p) if near(p, at) => {}
                    Segment::Close => {}
                    _ => return None,
                }
            }
            (count == 4).then_some(found)
        };
        let found = quarters(self)?;
        let [[.., right], [.., bottom], [.., left], [.., top]] = found;
        let (center, radius) = ((0.5 * (left.0 + right.0), 0.5 * (top.1 + bottom.1)), 0.5 * (right.0 - left.0));
        let round = quarters(&Self::circle(center, radius))?;
        let mut pairs = found.iter().flatten().zip(round.iter().flatten());
        pairs.all(|(&a, &b)| near(a, b)).then_some((center, radius))
    }

    /// A rectangle.
    pub fn rect(b: Bounds) -> Self {
        Self::polyline([(b.left, b.top), (b.right, b.top), (b.right, b.bottom), (b.left, b.bottom)], true)
    }

    /// A rectangle with round corners of at most the given radius.
    pub fn rounded_rect(b: Bounds, radius: f32) -> Self {
        let r = radius.min(0.5 * b.width()).min(0.5 * b.height());
        if r <= 0.0 {
            return Self::rect(b);
        }
        let k = r * (1.0 - QUARTER);
        let Bounds { left, top, right, bottom } = b;
        let mut segments = vec![Segment::Move((left + r, top))];
        let mut side = |line: Point, c1: Point, c2: Point, end: Point| {
            if segments.last().is_some_and(|s| s.end() != Some(line)) {
                segments.push(Segment::Line(line));
            }
            segments.push(Segment::Cubic(c1, c2, end));
        };
        side((right - r, top), (right - k, top), (right, top + k), (right, top + r));
        side((right, bottom - r), (right, bottom - k), (right - k, bottom), (right - r, bottom));
        side((left + r, bottom), (left + k, bottom), (left, bottom - k), (left, bottom - r));
        side((left, top + r), (left, top + k), (left + k, top), (left + r, top));
        segments.push(Segment::Close);
        Self(segments)
    }

    /// Adds straight lines through the points; fewer than two distinct points add nothing.
    pub fn add_polyline(&mut self, points: impl IntoIterator<Item = Point>, closed: bool) {
        let start = self.0.len();
        for point in points {
            let segment = if self.0.len() == start { Segment::Move(point) } else { Segment::Line(point) };
            self.0.push(segment);
        }
        if self.0.len() < start + 2 {
            self.0.truncate(start);
        } else if closed {
            self.0.push(Segment::Close);
        }
    }

    /// The path scaled about the origin, then moved.
    pub fn placed(&self, scale: f32, (dx, dy): Point) -> Self {
        Self(self.0.iter().map(|s| s.map(|(x, y)| (x * scale + dx, y * scale + dy))).collect())
    }

    /// A rectangle that holds the path; `None` for an empty one.
    ///
    /// # Accuracy
    ///
    /// Curves count with their control points, so the rectangle may be larger than needed.
    pub fn bounds(&self) -> Option<Bounds> {
        let mut all: Option<Bounds> = None;
        for &segment in &self.0 {
            segment.each(|(x, y)| {
                let point = Bounds { left: x, top: y, right: x, bottom: y };
                all = Some(all.map_or(point, |b| b.union(point)));
            });
        }
        all
    }

    /// Whether all coordinates are finite.
    pub fn is_finite(&self) -> bool {
        let mut finite = true;
        for &segment in &self.0 {
            segment.each(|(x, y)| finite &= x.is_finite() && y.is_finite());
        }
        finite
    }
}

impl Segment {
    /// Where the pen stands after the step; `None` for a closing one.
    pub fn end(self) -> Option<Point> {
        match self {
            Self::Move(p) | Self::Line(p) | Self::Quad(_, p) | Self::Cubic(_, _, p) => Some(p),
            Self::Close => None,
        }
    }

    /// The step with every position replaced.
    #[must_use]
    pub fn map(self, f: impl Fn(Point) -> Point) -> Self {
        match self {
            Self::Move(p) => Self::Move(f(p)),
            Self::Line(p) => Self::Line(f(p)),
            Self::Quad(c, p) => Self::Quad(f(c), f(p)),
            Self::Cubic(a, b, p) => Self::Cubic(f(a), f(b), f(p)),
            Self::Close => Self::Close,
        }
    }

    /// Calls `f` with every position of the step.
    fn each(self, mut f: impl FnMut(Point)) {
        match self {
            Self::Move(p) | Self::Line(p) => f(p),
            Self::Quad(c, p) => [c, p].into_iter().for_each(f),
            Self::Cubic(a, b, p) => [a, b, p].into_iter().for_each(f),
            Self::Close => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_circle_keeps_its_bounds_and_closes() {
        let path = Path::circle((10.0, 20.0), 5.0);
        assert_eq!(path.bounds(), Some(Bounds { left: 5.0, top: 15.0, right: 15.0, bottom: 25.0 }));
        assert_eq!(path.0.len(), 6);
    }

    #[test]
    fn a_circle_is_known_wherever_it_is_moved() {
        for at in [(0.0, 0.0), (925.69, 408.34), (1599.3, 3.77)] {
            let (center, radius) = Path::circle((0.0, 0.0), 4.1).placed(1.0, at).as_circle().expect("it is a circle");
            assert!((center.0 - at.0).abs() + (center.1 - at.1).abs() + (radius - 4.1).abs() < 2e-3);
        }
        assert!(Path::rounded_rect(Bounds { left: 0.0, top: 0.0, right: 9.0, bottom: 6.0 }, 3.0).as_circle().is_none());
        assert!(Path::rect(Bounds { left: 0.0, top: 0.0, right: 9.0, bottom: 9.0 }).as_circle().is_none());
    }

    #[test]
    fn a_single_point_is_no_line() {
        assert_eq!(Path::polyline([(1.0, 1.0)], true), Path::new());
    }

    #[test]
    fn a_path_with_a_number_that_is_none_is_noticed() {
        assert!(!Path::polyline([(0.0, 0.0), (f32::NAN, 1.0)], false).is_finite());
    }
}
