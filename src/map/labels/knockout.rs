//! Cuts lines where labels stand: geometry, not masks, so that every format shows the same and fills stay.

use crate::map::page::rect::{Rect, Turned};
use crate::scene::Point;

/// What lines are cut out of.
#[derive(Debug, Clone, Default)]
pub(in crate::map) struct Knockout {
    boxes: Vec<(Rect, Turned)>,
}

impl Knockout {
    /// Adds a box, grown by the space that its class asks for.
    pub(in crate::map) fn add(&mut self, body: &Turned, space: f32) {
        let grown = body.grown(space);
        self.boxes.push((grown.bounds(), grown));
    }

    /// Whether a line comes near nothing that was added.
    pub(in crate::map) fn spares(&self, line: &[Point]) -> bool {
        let bounds = Rect::bounding(line.iter().copied());
        self.boxes.iter().all(|(b, _)| !b.grown(0.01).overlaps(&bounds.grown(0.01)))
    }

    /// The parts of a line outside everything that was added.
    pub(in crate::map) fn cut(&self, line: &[Point]) -> Vec<Vec<Point>> {
        let bounds = Rect::bounding(line.iter().copied());
        let near: Vec<&(Rect, Turned)> =
            self.boxes.iter().filter(|(b, _)| b.grown(0.01).overlaps(&bounds.grown(0.01))).collect();
        if near.is_empty() {
            return vec![line.to_vec()];
        }
        let mut parts = Vec::new();
        let mut part: Vec<Point> = Vec::new();
        for pair in line.windows(2) {
            let (a, b) = (pair[0], pair[1]);
            let mut holes: Vec<(f32, f32)> = near.iter().filter_map(|(_, body)| body.clip_segment(a, b)).collect();
            holes.sort_by(|x, y| x.0.total_cmp(&y.0));
            let at = |t: f32| (a.0 + t * (b.0 - a.0), a.1 + t * (b.1 - a.1));
            let mut from = 0.0;
            for (start, end) in holes {
                if start > from {
                    extend(&mut part, at(from), at(start));
                }
                if end > from {
                    flush(&mut part, &mut parts);
                    from = end;
                }
            }
            if from < 1.0 {
                extend(&mut part, at(from), b);
            }
        }
        flush(&mut part, &mut parts);
        parts
    }
}

fn extend(part: &mut Vec<Point>, from: Point, to: Point) {
    if part.is_empty() {
        part.push(from);
    }
    part.push(to);
}

/// Keeps a part that is long enough to be seen.
fn flush(part: &mut Vec<Point>, parts: &mut Vec<Vec<Point>>) {
    const LEAST: f32 = 0.5;
    let length: f32 = part.windows(2).map(|pair| (pair[1].0 - pair[0].0).hypot(pair[1].1 - pair[0].1)).sum();
    if length > LEAST {
        parts.push(std::mem::take(part));
    }
    part.clear();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_cut_where_a_label_stands() {
        let mut knockout = Knockout::default();
        knockout.add(&Turned::from(Rect::new(4.0, -1.0, 6.0, 1.0)), 0.0);
        let parts = knockout.cut(&[(0.0, 0.0), (5.0, 0.0), (10.0, 0.0)]);
        assert_eq!(parts, vec![vec![(0.0, 0.0), (4.0, 0.0)], vec![(6.0, 0.0), (10.0, 0.0)]]);
    }

    #[test]
    fn a_line_that_touches_nothing_stays_whole() {
        let mut knockout = Knockout::default();
        knockout.add(&Turned::from(Rect::new(40.0, 40.0, 60.0, 60.0)), 3.0);
        let line = [(0.0, 0.0), (5.0, 1.0), (10.0, 0.0)];
        assert_eq!(knockout.cut(&line), vec![line.to_vec()]);
    }
}
