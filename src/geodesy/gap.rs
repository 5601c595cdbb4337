//! The gap between two areas: the shortest geodesic from one to the other.

use std::collections::BinaryHeap;

use geo_types::Coord;

use super::ecef::{chord, shortest_over};
use super::nearest::{Nearest, Pending, nearest_on_edge};
use super::outline::{Below, Edge, Node, Outline};
use super::{Geodesic, inverse};
use crate::geometry::LonLat;
use crate::units::Meters;

/// The shortest line between two areas.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Gap {
    /// Its end on the first area.
    pub from: LonLat,
    /// Its end on the second.
    pub to: LonLat,
    /// The geodesic from `from` to `to`, of length 0 where they touch or overlap.
    pub geodesic: Geodesic,
}

/// The gap between two areas; `None` where one has no boundary.
///
/// # Accuracy
///
/// 10 m against the outlines. Pairs of balls and of edges are left out only by a bound that no geodesic can beat.
pub fn gap(one: &Outline, other: &Outline) -> Option<Gap> {
    let roots = (one.nodes.len().checked_sub(1)?, other.nodes.len().checked_sub(1)?);
    if let Some(inside) = overlap(one, other) {
        return Some(inside);
    }
    let mut best: Option<Gap> = None;
    let mut pending = BinaryHeap::from([Pending { bound: 0.0, part: roots }]);
    while let Some(Pending { bound, part }) = pending.pop() {
        if best.is_some_and(|best| bound >= best.geodesic.length.0) {
            break;
        }
        let (left, right) = (&one.nodes[part.0], &other.nodes[part.1]);
        if let (Below::Edges(a, b), Below::Edges(c, d)) = (left.below, right.below) {
            for edge in &one.edges[a..b] {
                other.edges[c..d].iter().for_each(|facing| improve(edge, facing, &mut best));
            }
        } else {
            for part in opened(part, left, right) {
                pending.push(Pending { bound: bound_of(&one.nodes[part.0], &other.nodes[part.1]), part });
            }
        }
    }
    best
}

/// The wider of two balls opened, the other kept.
fn opened(part: (usize, usize), left: &Node, right: &Node) -> [(usize, usize); 2] {
    match (left.below, right.below) {
        (Below::Nodes(a, b), Below::Edges(..)) => [(a, part.1), (b, part.1)],
        (Below::Nodes(a, b), Below::Nodes(..)) if left.radius >= right.radius => [(a, part.1), (b, part.1)],
        (_, Below::Nodes(c, d)) => [(part.0, c), (part.0, d)],
        (Below::Edges(..), Below::Edges(..)) => [part, part],
    }
}

fn bound_of(left: &Node, right: &Node) -> f64 {
    shortest_over((chord(left.center, right.center) - left.radius - right.radius).max(0.0))
}

/// One corner of either area within the other is enough where no edges cross.
fn overlap(one: &Outline, other: &Outline) -> Option<Gap> {
    let corner_in = |edges: &[Edge], area: &Outline| {
        let corner = edges.first().and_then(|e| LonLat::new(e.a.x, e.a.y))?;
        area.contains(corner).then_some(Gap { from: corner, to: corner, geodesic: inverse(corner, corner) })
    };
    corner_in(&one.edges, other).or_else(|| corner_in(&other.edges, one))
}

fn improve(edge: &Edge, facing: &Edge, best: &mut Option<Gap>) {
    let middle = |e: &Edge| [0, 1, 2].map(|axis| f64::midpoint(e.a3[axis], e.b3[axis]));
    let reach = |e: &Edge| chord(e.a3, e.b3) / 2.0 + e.sag;
    let apart = (chord(middle(edge), middle(facing)) - reach(edge) - reach(facing)).max(0.0);
    if best.is_some_and(|best| shortest_over(apart) >= best.geodesic.length.0) {
        return;
    }
    let Some(found) = between(edge, facing) else { return };
    if best.is_none_or(|best| found.geodesic.length.0 < best.geodesic.length.0) {
        *best = Some(found);
    }
}

/// The gap between two edges: nothing where they cross, else from one of the four ends, then to and fro to the foot.
fn between(edge: &Edge, facing: &Edge) -> Option<Gap> {
    if let Some(crossing) = crossing(edge, facing) {
        return Some(Gap { from: crossing, to: crossing, geodesic: inverse(crossing, crossing) });
    }
    let ends = |e: &Edge| [e.a, e.b].into_iter().filter_map(|c| LonLat::new(c.x, c.y));
    let forth = ends(edge).map(|end| gap_to(end, nearest_on_edge(end, facing)));
    let back = ends(facing).map(|end| turned(end, nearest_on_edge(end, edge)));
    let shortest = forth.chain(back).min_by(|a, b| a.geodesic.length.0.total_cmp(&b.geodesic.length.0));
    let mut best = shortest?;
    for _ in 0..4 {
        let next = turned(best.to, nearest_on_edge(best.to, edge));
        let next = gap_to(next.from, nearest_on_edge(next.from, facing));
        let gained = Meters(best.geodesic.length.0 - next.geodesic.length.0);
        if gained.0 <= 0.0 {
            break;
        }
        best = next;
        if gained.0 < 0.1 {
            break;
        }
    }
    Some(best)
}

fn gap_to(from: LonLat, to: Nearest) -> Gap {
    Gap { from, to: to.point, geodesic: to.geodesic }
}

fn turned(to: LonLat, from: Nearest) -> Gap {
    Gap { from: from.point, to, geodesic: inverse(from.point, to) }
}

/// Where two edges, straight in longitude and latitude, cross.
fn crossing(one: &Edge, other: &Edge) -> Option<LonLat> {
    let (r, s, q) = (one.b - one.a, other.b - other.a, other.a - one.a);
    let cross = |u: Coord<f64>, v: Coord<f64>| u.x * v.y - u.y * v.x;
    let turn = cross(r, s);
    if turn == 0.0 {
        return None;
    }
    let (t, u) = (cross(q, s) / turn, cross(q, r) / turn);
    let within = |x: f64| (0.0..=1.0).contains(&x);
    let at = one.a + r * t;
    (within(t) && within(u)).then(|| LonLat::new(at.x, at.y)).flatten()
}
