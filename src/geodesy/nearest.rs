//! The nearest point of an area's boundary, and what is left of a search by bounds.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use geo_types::Coord;

use super::ecef::{Ecef, azimuth_of_step, chord, chord_to_piece, ecef, shortest_over};
use super::outline::{Below, Edge, Outline};
use super::{Geodesic, inverse};
use crate::geometry::LonLat;
use crate::units::Meters;

/// A point of a boundary and the geodesic to it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Nearest {
    /// The point of the boundary.
    pub point: LonLat,
    /// The geodesic from where it was sought.
    pub geodesic: Geodesic,
}

impl Nearest {
    /// How far it is.
    pub fn distance(&self) -> Meters {
        self.geodesic.length
    }
}

/// A part of a search that promises nothing better than its bound; the lowest bound comes first from a heap.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pending<T> {
    pub(super) bound: f64,
    pub(super) part: T,
}

impl<T> Ord for Pending<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        other.bound.total_cmp(&self.bound)
    }
}

impl<T> PartialOrd for Pending<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> PartialEq for Pending<T> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl<T> Eq for Pending<T> {}

/// The point of `outline` nearest to `p`, from within or from without; `None` where there is no boundary.
///
/// # Accuracy
///
/// 1 m against the outline: balls and edges are left out only by a bound that no geodesic can beat, and on an edge the
/// zero of the derivative is bracketed to 0.1 m.
pub fn nearest(p: LonLat, outline: &Outline) -> Option<Nearest> {
    let p3 = ecef(p.into());
    let mut best: Option<Nearest> = None;
    let mut pending = BinaryHeap::from([Pending { bound: 0.0, part: outline.nodes.len().checked_sub(1)? }]);
    while let Some(Pending { bound, part }) = pending.pop() {
        if best.is_some_and(|best| bound >= best.geodesic.length.0) {
            break;
        }
        match outline.nodes[part].below {
            Below::Edges(from, to) => {
                outline.edges[from..to].iter().for_each(|edge| improve(p, p3, edge, &mut best));
            }
            Below::Nodes(left, right) => {
                for part in [left, right] {
                    let node = &outline.nodes[part];
                    let bound = shortest_over((chord(p3, node.center) - node.radius).max(0.0));
                    pending.push(Pending { bound, part });
                }
            }
        }
    }
    best
}

/// Measures to `edge` unless its bound says that this is in vain.
fn improve(p: LonLat, p3: Ecef, edge: &Edge, best: &mut Option<Nearest>) {
    let bound = shortest_over((chord_to_piece(p3, edge.a3, edge.b3) - edge.sag).max(0.0));
    if best.is_none_or(|best| bound < best.geodesic.length.0) {
        let found = nearest_on_edge(p, edge);
        if best.is_none_or(|best| found.geodesic.length.0 < best.geodesic.length.0) {
            *best = Some(found);
        }
    }
}

/// The point of one edge nearest to `p`: where the geodesic meets the edge at a right angle, or an end.
pub(super) fn nearest_on_edge(p: LonLat, edge: &Edge) -> Nearest {
    let step = edge.b - edge.a;
    let at = |t: f64| measured(p, edge.a + step * t);
    // How the distance changes as the foot moves along the edge: the cosine between edge and geodesic.
    let slope = |t: f64, to: &Nearest| {
        (to.geodesic.azi2.degrees().to_radians() - azimuth_of_step(edge.a + step * t, step)).cos()
    };
    let (start, end) = (at(0.0), measured(p, edge.b));
    let nearer_end = if start.geodesic.length.0 <= end.geodesic.length.0 { start } else { end };
    let (mut low, mut high) = ((0.0, slope(0.0, &start)), (1.0, slope(1.0, &end)));
    if nearer_end.geodesic.length.0 < 1e-3 || low.1 >= 0.0 || high.1 <= 0.0 {
        return nearer_end;
    }
    let length = chord(edge.a3, edge.b3);
    let mut found = nearer_end;
    for _ in 0..40 {
        // False position, halved where it creeps (Dowell and Jarratt 1971, the Illinois method's aim by other means).
        let secant = low.0 - low.1 * (high.0 - low.0) / (high.1 - low.1);
        let margin = 0.05 * (high.0 - low.0);
        let t = secant.clamp(low.0 + margin, high.0 - margin);
        let to = at(t);
        if to.geodesic.length.0 < found.geodesic.length.0 {
            found = to;
        }
        let change = slope(t, &to);
        if change < 0.0 {
            low = (t, change)
        } else {
            high = (t, change)
        }
        if change.abs() * length < 1e-3 || (high.0 - low.0) * length < 0.1 {
            break;
        }
    }
    found
}

fn measured(p: LonLat, to: Coord<f64>) -> Nearest {
    let point = LonLat::new(to.x, to.y).unwrap_or(p);
    Nearest { point, geodesic: inverse(p, point) }
}
