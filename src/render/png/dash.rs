//! Contours cut into dashes.

use super::contour::Contour;
use crate::scene::Point;

/// More dashes than this are not drawn apart: the line is then solid.
const MOST_DASHES: f32 = 100_000.0;

/// The dashes of the contours, each an open contour; `None` when the pattern is empty or cannot be drawn.
///
/// A pattern with an odd number of lengths is repeated once, as in SVG and PDF.
pub(super) fn dashed(contours: &[Contour], pattern: &[f32]) -> Option<Vec<Contour>> {
    let period: f32 = pattern.iter().sum();
    if pattern.is_empty() || pattern.iter().any(|d| !d.is_finite() || *d < 0.0) || period <= 0.0 {
        return None;
    }
    let total: f32 = contours.iter().map(length).sum();
    if total / period * pattern.len() as f32 > MOST_DASHES {
        return None;
    }
    let mut dashes = Vec::new();
    for contour in contours {
        cut(contour, pattern, &mut dashes);
    }
    Some(dashes)
}

fn length(contour: &Contour) -> f32 {
    sides(contour).map(|(a, b)| (b.0 - a.0).hypot(b.1 - a.1)).sum()
}

/// The straight lines of a contour.
pub(super) fn sides(contour: &Contour) -> impl Iterator<Item = (Point, Point)> {
    let points = &contour.points;
    let last = if contour.closed { points.last().copied().zip(points.first().copied()) } else { None };
    points.windows(2).map(|w| (w[0], w[1])).chain(last)
}

fn cut(contour: &Contour, pattern: &[f32], dashes: &mut Vec<Contour>) {
    let mut lengths = pattern.iter().copied().cycle();
    let mut left = lengths.next().unwrap_or(f32::INFINITY);
    let mut pen: Option<Vec<Point>> = contour.points.first().map(|&p| vec![p]);
    for (a, b) in sides(contour) {
        let side = (b.0 - a.0).hypot(b.1 - a.1);
        let mut done = 0.0;
        while side - done > left {
            done += left;
            let t = done / side;
            let at = (a.0 + t * (b.0 - a.0), a.1 + t * (b.1 - a.1));
            pen = match pen.take() {
                Some(mut points) => {
                    points.push(at);
                    dashes.push(Contour::new(points, false));
                    None
                }
                None => Some(vec![at]),
            };
            left = lengths.next().unwrap_or(f32::INFINITY);
        }
        left -= side - done;
        if let Some(points) = &mut pen {
            points.push(b);
        }
    }
    if let Some(points) = pen.filter(|p| p.len() > 1) {
        dashes.push(Contour::new(points, false));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dashes_and_gaps_have_their_lengths_around_a_corner() {
        let line = Contour::new(vec![(0.0, 0.0), (10.0, 0.0), (10.0, 10.0)], false);
        let pieces = dashed(&[line], &[8.0, 5.0]).expect("the pattern is sound");
        let points: Vec<_> = pieces.iter().map(|p| p.points.clone()).collect();
        assert_eq!(points, [vec![(0.0, 0.0), (8.0, 0.0)], vec![(10.0, 3.0), (10.0, 10.0)]]);
    }

    #[test]
    fn a_pattern_of_nothing_is_no_pattern() {
        let line = Contour::new(vec![(0.0, 0.0), (1e9, 0.0)], false);
        for pattern in [&[][..], &[0.0, 0.0], &[-1.0, 2.0], &[f32::NAN], &[0.001, 0.001]] {
            assert!(dashed(std::slice::from_ref(&line), pattern).is_none(), "{pattern:?}");
        }
    }
}
