//! Boxes on the page in pixels, upright and turned: what labels, markers and furniture occupy.

use crate::scene::Point;

/// An upright box: left, top, right, bottom in page pixels.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Rect {
    /// Left edge.
    pub left: f32,
    /// Upper edge.
    pub top: f32,
    /// Right edge.
    pub right: f32,
    /// Lower edge.
    pub bottom: f32,
}

impl Rect {
    /// The box with these edges.
    pub const fn new(left: f32, top: f32, right: f32, bottom: f32) -> Self {
        Self { left, top, right, bottom }
    }

    /// The box of this size about `center`.
    pub fn around(center: Point, width: f32, height: f32) -> Self {
        Self::new(center.0 - width / 2.0, center.1 - height / 2.0, center.0 + width / 2.0, center.1 + height / 2.0)
    }

    /// The smallest box that holds all points; empty at the origin when there are none.
    pub fn bounding(points: impl IntoIterator<Item = Point>) -> Self {
        let mut points = points.into_iter();
        let Some(first) = points.next() else { return Self::default() };
        points.fold(Self::new(first.0, first.1, first.0, first.1), |r, (x, y)| {
            Self::new(r.left.min(x), r.top.min(y), r.right.max(x), r.bottom.max(y))
        })
    }

    /// Width.
    pub fn width(&self) -> f32 {
        self.right - self.left
    }

    /// Height.
    pub fn height(&self) -> f32 {
        self.bottom - self.top
    }

    /// Area in square pixels.
    pub fn area(&self) -> f32 {
        self.width().max(0.0) * self.height().max(0.0)
    }

    /// The point in the middle.
    pub fn center(&self) -> Point {
        ((self.left + self.right) / 2.0, (self.top + self.bottom) / 2.0)
    }

    /// The same box moved.
    pub fn shifted(&self, dx: f32, dy: f32) -> Self {
        Self::new(self.left + dx, self.top + dy, self.right + dx, self.bottom + dy)
    }

    /// The box grown by `by` on every side, or shrunk when negative.
    pub fn grown(&self, by: f32) -> Self {
        Self::new(self.left - by, self.top - by, self.right + by, self.bottom + by)
    }

    /// What lies in both; empty where nothing does.
    pub fn common(&self, other: &Self) -> Self {
        let (left, top) = (self.left.max(other.left), self.top.max(other.top));
        Self::new(left, top, self.right.min(other.right).max(left), self.bottom.min(other.bottom).max(top))
    }

    /// Whether the two share an inner point.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    /// Whether `other` lies wholly within.
    pub fn holds(&self, other: &Self) -> bool {
        self.left <= other.left && other.right <= self.right && self.top <= other.top && other.bottom <= self.bottom
    }

    /// Whether the point lies within, edges included.
    pub fn contains(&self, p: Point) -> bool {
        (self.left..=self.right).contains(&p.0) && (self.top..=self.bottom).contains(&p.1)
    }

    /// The smallest box that holds both.
    pub fn union(&self, other: &Self) -> Self {
        Self::new(
            self.left.min(other.left),
            self.top.min(other.top),
            self.right.max(other.right),
            self.bottom.max(other.bottom),
        )
    }

    /// The area that both share, in square pixels.
    pub fn shared_area(&self, other: &Self) -> f32 {
        let width = self.right.min(other.right) - self.left.max(other.left);
        let height = self.bottom.min(other.bottom) - self.top.max(other.top);
        width.max(0.0) * height.max(0.0)
    }

    /// How far the point lies outside; 0 within.
    pub fn distance(&self, p: Point) -> f32 {
        let dx = (self.left - p.0).max(p.0 - self.right).max(0.0);
        let dy = (self.top - p.1).max(p.1 - self.bottom).max(0.0);
        // Pixels neither overflow nor vanish in squares, and `hypot` takes many times as long.
        (dx * dx + dy * dy).sqrt()
    }

    /// The point of the box nearest to `p`.
    pub fn nearest(&self, p: Point) -> Point {
        (p.0.clamp(self.left, self.right.max(self.left)), p.1.clamp(self.top, self.bottom.max(self.top)))
    }

    /// The part of the segment from `a` to `b` inside, as fractions of its length (Liang and Barsky 1984).
    pub fn clip_segment(&self, a: Point, b: Point) -> Option<(f32, f32)> {
        let (dx, dy) = (b.0 - a.0, b.1 - a.1);
        let mut t0 = 0.0f32;
        let mut t1 = 1.0f32;
        let edges = [(-dx, a.0 - self.left), (dx, self.right - a.0), (-dy, a.1 - self.top), (dy, self.bottom - a.1)];
        for (p, q) in edges {
            if p == 0.0 {
                if q < 0.0 {
                    return None;
                }
                continue;
            }
            let t = q / p;
            if p < 0.0 {
                t0 = t0.max(t);
            } else {
                t1 = t1.min(t);
            }
            if t0 >= t1 {
                return None;
            }
        }
        Some((t0, t1))
    }
}

/// A box that may be turned: the body of a letter on a curve, or of a label along a line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Turned {
    /// Its middle.
    pub center: Point,
    /// Half its width and half its height.
    pub half: (f32, f32),
    /// The direction of its width as a unit vector; `(1, 0)` is upright.
    pub axis: Point,
}

impl From<Rect> for Turned {
    fn from(r: Rect) -> Self {
        Self { center: r.center(), half: (r.width() / 2.0, r.height() / 2.0), axis: (1.0, 0.0) }
    }
}

impl Turned {
    /// The smallest upright box that holds it.
    pub(crate) fn bounds(&self) -> Rect {
        let (c, s) = (self.axis.0.abs(), self.axis.1.abs());
        let x = self.half.0 * c + self.half.1 * s;
        let y = self.half.0 * s + self.half.1 * c;
        Rect::around(self.center, 2.0 * x, 2.0 * y)
    }

    /// The box grown by `by` on every side.
    pub(crate) fn grown(&self, by: f32) -> Self {
        Self { half: (self.half.0 + by, self.half.1 + by), ..*self }
    }

    /// Whether the two share an inner point, by the separating-axis test.
    pub(crate) fn overlaps(&self, other: &Self) -> bool {
        let d = (other.center.0 - self.center.0, other.center.1 - self.center.1);
        const UPRIGHT: Point = (1.0, 0.0);
        if self.axis == UPRIGHT && other.axis == UPRIGHT {
            // Nearly all boxes.
            return d.0.abs() < self.half.0 + other.half.0 && d.1.abs() < self.half.1 + other.half.1;
        }
        let parts = |axis: Point, of: &Self| {
            of.half.0 * (axis.0 * of.axis.0 + axis.1 * of.axis.1).abs()
                + of.half.1 * (axis.1 * of.axis.0 - axis.0 * of.axis.1).abs()
        };
        let axes = [self.axis, (-self.axis.1, self.axis.0), other.axis, (-other.axis.1, other.axis.0)];
        axes.iter().all(|&axis| (d.0 * axis.0 + d.1 * axis.1).abs() < parts(axis, self) + parts(axis, other))
    }

    /// The point in the box's own frame, where the box is upright about the origin.
    fn local(&self, p: Point) -> Point {
        let (x, y) = (p.0 - self.center.0, p.1 - self.center.1);
        (x * self.axis.0 + y * self.axis.1, -x * self.axis.1 + y * self.axis.0)
    }

    /// The part of the segment from `a` to `b` inside, as fractions of its length.
    pub(crate) fn clip_segment(&self, a: Point, b: Point) -> Option<(f32, f32)> {
        let upright = Rect::new(-self.half.0, -self.half.1, self.half.0, self.half.1);
        upright.clip_segment(self.local(a), self.local(b))
    }

    /// How far the point lies outside; 0 within.
    pub(crate) fn distance(&self, p: Point) -> f32 {
        Rect::new(-self.half.0, -self.half.1, self.half.0, self.half.1).distance(self.local(p))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turned_boxes_meet_where_their_corners_do() {
        let upright = Turned::from(Rect::new(0.0, 0.0, 10.0, 10.0));
        let half = std::f32::consts::FRAC_1_SQRT_2;
        let diamond = |x: f32| Turned { center: (x, 5.0), half: (5.0, 5.0), axis: (half, half) };
        assert!(upright.overlaps(&diamond(17.0)));
        assert!(!upright.overlaps(&diamond(17.1)));
        assert!((diamond(0.0).bounds().width() - 14.142).abs() < 0.01);
    }

    #[test]
    fn a_segment_is_clipped_to_the_part_inside() {
        let r = Rect::new(0.0, 0.0, 10.0, 10.0);
        assert_eq!(r.clip_segment((-10.0, 5.0), (10.0, 5.0)), Some((0.5, 1.0)));
        assert_eq!(r.clip_segment((-10.0, 11.0), (10.0, 11.0)), None);
    }
}
