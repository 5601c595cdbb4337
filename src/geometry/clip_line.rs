//! A polyline cut to a rectangle: Liang, Barsky 1984, "A new concept and method for line clipping", ACM TOG 3(1):1-22.

use geo_types::{Coord, Rect};

/// The part of the segment from `a` to `b` inside the rectangle.
pub fn clip_segment(rect: &Rect<f64>, a: Coord<f64>, b: Coord<f64>) -> Option<(Coord<f64>, Coord<f64>)> {
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let (min, max) = (rect.min(), rect.max());
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    for (p, q) in [(-dx, a.x - min.x), (dx, max.x - a.x), (-dy, a.y - min.y), (dy, max.y - a.y)] {
        if p == 0.0 {
            if q < 0.0 {
                return None;
            }
        } else if p < 0.0 {
            enter = enter.max(q / p);
        } else {
            leave = leave.min(q / p);
        }
    }
    let at = |t: f64| Coord { x: a.x + t * dx, y: a.y + t * dy };
    (enter <= leave).then(|| (if enter > 0.0 { at(enter) } else { a }, if leave < 1.0 { at(leave) } else { b }))
}

/// Hands each part of the polyline inside the rectangle to `keep`, in order.
pub fn clip_line(rect: &Rect<f64>, line: &[Coord<f64>], mut keep: impl FnMut(&[Coord<f64>])) {
    let (min, max) = (rect.min(), rect.max());
    let inside = |p: &Coord<f64>| p.x >= min.x && p.x <= max.x && p.y >= min.y && p.y <= max.y;
    if line.len() > 1 && line.iter().all(inside) {
        keep(line);
        return;
    }
    let mut part: Vec<Coord<f64>> = Vec::new();
    for pair in line.windows(2) {
        let Some((from, to)) = clip_segment(rect, pair[0], pair[1]) else {
            flush(&mut part, &mut keep);
            continue;
        };
        if part.last() != Some(&from) {
            flush(&mut part, &mut keep);
            part.push(from);
        }
        part.push(to);
    }
    flush(&mut part, &mut keep);
}

fn flush(part: &mut Vec<Coord<f64>>, keep: &mut impl FnMut(&[Coord<f64>])) {
    if part.len() > 1 {
        keep(part);
    }
    part.clear();
}
