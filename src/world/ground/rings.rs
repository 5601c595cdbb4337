//! Outlines of any set of divisions, put together from the arcs between the set and the rest.
//!
//! An arc belongs to the outline when one of its sides is in the set and the other is not; turned so that the set lies to
//! its left, each arc is followed by one that starts at the node where it ends, until the ring closes. An arc out
//! of view is replaced by the straight line between its ends: its box and the view are apart, so a line within that box
//! winds round every point of the view as often as the arc does.

use dateline_format::basemap::layout::{Arc, Box4, SEA};
use dateline_format::basemap::{Blob, Level};
use geo_types::Coord;

use super::decode::{arc_points, degrees};
use super::types::Ring;

/// A set of divisions.
#[derive(Debug, Clone)]
pub(super) struct FaceSet(Vec<bool>);

impl FaceSet {
    /// The divisions for whose index `chosen` says so.
    pub(super) fn new(blob: &Blob<'_>, chosen: impl FnMut(usize) -> bool) -> Self {
        Self((0..blob.faces.len()).map(chosen).collect())
    }

    /// Whether a division is in the set; the sea never is.
    pub(super) fn has(&self, face: u16) -> bool {
        face != SEA && self.0.get(usize::from(face)).copied().unwrap_or(false)
    }

    /// Whether the set holds no division.
    pub(super) fn is_empty(&self) -> bool {
        !self.0.contains(&true)
    }
}

/// An arc and the sense in which a ring runs along it.
#[derive(Debug, Clone, Copy)]
struct Turned {
    arc: u32,
    reversed: bool,
}

/// No entry in a list of arcs.
const NONE: u32 = u32::MAX;

/// Where the points of arcs come from.
pub(super) trait ArcSource {
    /// Appends the points of an arc; false where it is out of view.
    fn append(&self, arc: usize, out: &mut Vec<Coord<f64>>) -> bool;
    /// Whether any of what lies in a box is in view.
    fn in_view(&self, joint: &Box4) -> bool;
}

/// All arcs as they are stored at the finest level.
pub(super) struct Finest<'a, 'b>(pub(super) &'a Blob<'b>);

impl ArcSource for Finest<'_, '_> {
    fn append(&self, arc: usize, out: &mut Vec<Coord<f64>>) -> bool {
        arc_points(self.0, arc, Level::FINEST, out);
        true
    }

    fn in_view(&self, _: &Box4) -> bool {
        true
    }
}

/// The outline of the set, the set to the left of each ring. Arcs out of view are replaced by straight lines, and rings out
/// of view are left out.
pub(super) fn outline(blob: &Blob<'_>, set: &FaceSet, source: &impl ArcSource) -> Vec<Ring> {
    outline_of(blob, 0..blob.arcs.len() as u32, set, source)
}

/// The outline of the set, of which `edges` has all arcs in order.
pub(super) fn outline_of(
    blob: &Blob<'_>,
    edges: impl IntoIterator<Item = u32>,
    set: &FaceSet,
    source: &impl ArcSource,
) -> Vec<Ring> {
    let mut chains = Chains::new(blob, edges, set);
    let mut rings = Vec::new();
    let mut chain = Vec::new();
    while chains.next(blob, &mut chain) {
        if source.in_view(&joint_box(blob, &chain)) {
            let ring = points(blob, &chain, source);
            if ring.len() > 2 {
                rings.push(ring);
            }
        }
    }
    rings
}

/// The arcs beside each division, for outlines of a few.
#[derive(Debug)]
pub(super) struct Edges {
    /// Where the arcs of each division begin, and at last where those of the last one end.
    first: Vec<u32>,
    arcs: Vec<u16>,
}

impl Edges {
    pub(super) fn new(blob: &Blob<'_>) -> Self {
        let sides = |arc: &Arc| [arc.left.get(), arc.right.get()].map(usize::from);
        let faces = blob.faces.len();
        let mut first = vec![0_u32; faces + 1];
        for face in blob.arcs.iter().flat_map(sides).filter(|face| *face < faces) {
            first[face + 1] += 1;
        }
        for face in 0..faces {
            first[face + 1] += first[face];
        }
        let mut arcs = vec![0_u16; first[faces] as usize];
        let mut next = first.clone();
        for (index, arc) in blob.arcs.iter().enumerate() {
            for face in sides(arc).into_iter().filter(|face| *face < faces) {
                arcs[next[face] as usize] = index as u16;
                next[face] += 1;
            }
        }
        Self { first, arcs }
    }

    /// The arcs beside the divisions of a set, in order; those within it come twice.
    pub(super) fn of(&self, set: &FaceSet) -> Vec<u32> {
        let mut arcs = Vec::new();
        for face in set.0.iter().enumerate().filter(|(_, within)| **within).map(|(face, _)| face) {
            let own = &self.arcs[self.first[face] as usize..self.first[face + 1] as usize];
            arcs.extend(own.iter().map(|arc| u32::from(*arc)));
        }
        arcs.sort_unstable();
        arcs
    }
}

/// The arcs of an outline, listed by the node where each starts.
struct Chains {
    arcs: Vec<Turned>,
    /// For each node the first of its arcs that is not used, and for each arc the next one from the same node.
    first: Vec<u32>,
    next: Vec<u32>,
    used: Vec<bool>,
    position: usize,
}

impl Chains {
    fn new(blob: &Blob<'_>, edges: impl IntoIterator<Item = u32>, set: &FaceSet) -> Self {
        let mut arcs = Vec::new();
        for index in edges {
            let arc = &blob.arcs[index as usize];
            let (left, right) = (set.has(arc.left.get()), set.has(arc.right.get()));
            if left != right {
                arcs.push(Turned { arc: index, reversed: right });
            }
        }
        let mut first = vec![NONE; blob.nodes.len()];
        let mut next = vec![NONE; arcs.len()];
        for (i, turned) in arcs.iter().enumerate().rev() {
            if let Some(head) = first.get_mut(start(blob, *turned)) {
                next[i] = std::mem::replace(head, i as u32);
            }
        }
        let used = vec![false; arcs.len()];
        Self { arcs, first, next, used, position: 0 }
    }

    /// The arcs of the next ring; false when there is none left.
    fn next(&mut self, blob: &Blob<'_>, chain: &mut Vec<Turned>) -> bool {
        chain.clear();
        while self.used.get(self.position).copied().unwrap_or(false) {
            self.position += 1;
        }
        let Some(&begin) = self.arcs.get(self.position) else { return false };
        let home = start(blob, begin);
        let mut current = self.position;
        loop {
            self.used[current] = true;
            let turned = self.arcs[current];
            chain.push(turned);
            let at = end(blob, turned);
            if at == home {
                return true;
            }
            match self.unused_from(at) {
                Some(following) => current = following,
                // Only a damaged file has an open ring.
                None => return true,
            }
        }
    }

    fn unused_from(&mut self, node: usize) -> Option<usize> {
        let head = self.first.get_mut(node)?;
        while *head != NONE && self.used[*head as usize] {
            *head = self.next[*head as usize];
        }
        (*head != NONE).then_some(*head as usize)
    }
}

fn start(blob: &Blob<'_>, turned: Turned) -> usize {
    let arc = &blob.arcs[turned.arc as usize];
    usize::from(if turned.reversed { arc.to.get() } else { arc.from.get() })
}

fn end(blob: &Blob<'_>, turned: Turned) -> usize {
    start(blob, Turned { reversed: !turned.reversed, ..turned })
}

/// The box round all arcs of a ring.
fn joint_box(blob: &Blob<'_>, chain: &[Turned]) -> Box4 {
    let mut joint = blob.lines.boxes[chain[0].arc as usize];
    for turned in &chain[1..] {
        let other = &blob.lines.boxes[turned.arc as usize];
        joint.west = joint.west.min(other.west);
        joint.south = joint.south.min(other.south);
        joint.east = joint.east.max(other.east);
        joint.north = joint.north.max(other.north);
    }
    joint
}

/// The points of a ring; the last joins the first.
fn points(blob: &Blob<'_>, chain: &[Turned], source: &impl ArcSource) -> Ring {
    let mut ring: Ring = Vec::new();
    for turned in chain {
        let index = turned.arc as usize;
        let before = ring.len();
        if !source.append(index, &mut ring) {
            let arc = &blob.arcs[index];
            let (x, y) = blob.node(if turned.reversed { arc.to } else { arc.from });
            ring.push(degrees(x, y));
            continue;
        }
        if turned.reversed {
            ring[before..].reverse();
        }
        // The next arc begins where this one ends.
        if ring.len() > before {
            ring.pop();
        }
    }
    ring
}

/// Whether a ring runs counter-clockwise, by its signed area in degrees.
pub(super) fn doubled_area(ring: &[Coord<f64>]) -> f64 {
    let next = ring.iter().cycle().skip(1);
    ring.iter().zip(next).map(|(a, b)| a.x * b.y - b.x * a.y).sum()
}
