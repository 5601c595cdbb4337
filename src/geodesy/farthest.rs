//! The farthest point of an area.

use std::collections::BinaryHeap;

use super::ecef::{chord, ecef, longest_over};
use super::inverse;
use super::nearest::{Nearest, Pending};
use super::outline::{Below, Outline};
use crate::geometry::LonLat;

/// The point of `outline` farthest from `p`; `None` where there is no boundary.
///
/// # Accuracy
///
/// Exact over the corners of the outline and over points a quarter of a degree apart on longer edges. The antipode of
/// `p`, should the area hold it, is not considered.
pub fn farthest(p: LonLat, outline: &Outline) -> Option<Nearest> {
    let p3 = ecef(p.into());
    let mut best: Option<Nearest> = None;
    let root = outline.nodes.len().checked_sub(1)?;
    let mut pending = BinaryHeap::from([Pending { bound: f64::NEG_INFINITY, part: root }]);
    while let Some(Pending { bound, part }) = pending.pop() {
        if best.is_some_and(|best| -bound <= best.geodesic.length.0) {
            break;
        }
        match outline.nodes[part].below {
            Below::Edges(from, to) => {
                for edge in &outline.edges[from..to] {
                    if best.is_some_and(|best| longest_over(chord(p3, edge.a3)) <= best.geodesic.length.0) {
                        continue;
                    }
                    let Some(point) = LonLat::new(edge.a.x, edge.a.y) else { continue };
                    let geodesic = inverse(p, point);
                    if best.is_none_or(|best| geodesic.length.0 > best.geodesic.length.0) {
                        best = Some(Nearest { point, geodesic });
                    }
                }
            }
            Below::Nodes(left, right) => {
                for part in [left, right] {
                    let node = &outline.nodes[part];
                    // The heap gives the lowest bound first, so an upper bound goes in with its sign turned.
                    let bound = -longest_over(chord(p3, node.center) + node.radius);
                    pending.push(Pending { bound, part });
                }
            }
        }
    }
    best
}
