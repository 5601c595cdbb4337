//! Reads the path notation of SVG, in which the marker shapes are written.
//!
//! # References
//!
//! W3C, *Scalable Vector Graphics 1.1*, section 8.3 (path data).

use kurbo::{BezPath, PathEl};

use super::{Path, Point, Segment};

impl Path {
    /// Reads SVG path data; arcs become cubic curves of at most a quarter turn.
    ///
    /// `None` when it does not start with a move, a number is missing or too large, or a command is none of SVG's.
    pub fn from_svg(data: &str) -> Option<Self> {
        let path = BezPath::from_svg(data).ok()?;
        let segments: Vec<Segment> = path.elements().iter().copied().map(segment).collect::<Option<_>>()?;
        (!segments.is_empty()).then_some(Self(segments))
    }
}

fn segment(element: PathEl) -> Option<Segment> {
    Some(match element {
        PathEl::MoveTo(to) => Segment::Move(point(to)?),
        PathEl::LineTo(to) => Segment::Line(point(to)?),
        PathEl::QuadTo(control, to) => Segment::Quad(point(control)?, point(to)?),
        PathEl::CurveTo(first, second, to) => Segment::Cubic(point(first)?, point(second)?, point(to)?),
        PathEl::ClosePath => Segment::Close,
    })
}

/// The point in the numbers of a scene, if it has any there.
fn point(kurbo::Point { x, y }: kurbo::Point) -> Option<Point> {
    let (x, y) = (x as f32, y as f32);
    (x.is_finite() && y.is_finite()).then_some((x, y))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_disc_of_two_half_circles_has_its_radius() {
        let disc = Path::from_svg("M12 3.2A8.8 8.8 0 1 1 12 20.8A8.8 8.8 0 1 1 12 3.2z").expect("it is a path");
        let ends: Vec<Point> = disc.0.iter().filter_map(|s| s.end()).collect();
        assert_eq!(ends.len(), 5);
        for (x, y) in ends {
            assert!(((x - 12.0).hypot(y - 12.0) - 8.8).abs() < 0.01, "{x} {y}");
        }
    }

    #[test]
    fn relative_and_short_forms_mean_the_same() {
        let long = Path::from_svg("M 1,2 L 4,2 L 4,6 Z");
        assert_eq!(long, Path::from_svg("m1 2h3v4z"));
        assert_eq!(long, Path::from_svg("M1 2 4 2 4 6Z"));
        assert_eq!(Path::from_svg("M.5.5L-1-1"), Path::from_svg("M 0.5 0.5 L -1 -1"));
    }

    #[test]
    fn what_is_no_path_is_refused() {
        for bad in ["", "L1 1", "M1", "M1 1 X2", "M1 1 L1 1e999", "M1 1zz9", "M0 0A1 1 0 2 0 3 3", "Mé"] {
            assert!(Path::from_svg(bad).is_none(), "{bad}");
        }
    }
}
