//! One topology from polygons that share their vertices: segments, nodes, arcs with the face on each side.
//!
//! A vertex is a node where other than two segments meet, or where the faces beside them change. An arc runs from node
//! to node; what is left are loops.

use super::admin1::{Division, GRID, Point};
use dateline_compile::Result;

/// The face beyond every coast.
pub(crate) const SEA: u16 = u16::MAX;

/// A line with the same faces on its left and on its right all along.
#[derive(Debug, Clone)]
pub(crate) struct Arc {
    pub(crate) points: Vec<Point>,
    pub(crate) left: u16,
    pub(crate) right: u16,
    /// Whether it only closes polygons at the antimeridian or the south pole.
    pub(crate) seam: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Sides {
    left: u16,
    right: u16,
    seam: bool,
}

impl Sides {
    fn reversed(self) -> Self {
        Self { left: self.right, right: self.left, seam: self.seam }
    }
}

#[derive(Debug, Clone, Copy)]
struct Segment {
    /// Indices of its vertices, the smaller first.
    ends: [u32; 2],
    /// The faces beside it, seen from the smaller vertex.
    sides: Sides,
}

struct Graph {
    vertices: Vec<Point>,
    segments: Vec<Segment>,
    /// For each vertex the first of its entries in `incident`, and one past the last.
    starts: Vec<u32>,
    incident: Vec<u32>,
}

/// Builds the arcs, in an order that depends on the divisions alone.
pub(crate) fn arcs(divisions: &[Division]) -> Result<Vec<Arc>> {
    let graph = Graph::new(divisions)?;
    let mut used = vec![false; graph.segments.len()];
    let mut arcs = Vec::new();
    for vertex in 0..graph.vertices.len() as u32 {
        if graph.is_node(vertex) {
            for &segment in graph.around(vertex) {
                if !used[segment as usize] {
                    arcs.push(graph.walk(vertex, segment, &mut used));
                }
            }
        }
    }
    for segment in 0..graph.segments.len() as u32 {
        if !used[segment as usize] {
            arcs.push(graph.walk(graph.segments[segment as usize].ends[0], segment, &mut used));
        }
    }
    Ok(arcs)
}

impl Graph {
    fn new(divisions: &[Division]) -> Result<Self> {
        let mut vertices: Vec<Point> = divisions.iter().flat_map(|d| d.rings.iter().flatten().copied()).collect();
        vertices.sort_unstable();
        vertices.dedup();
        let mut halves = Vec::new();
        for (face, division) in divisions.iter().enumerate() {
            for ring in &division.rings {
                for (i, from) in ring.iter().enumerate() {
                    let to = ring[(i + 1) % ring.len()];
                    let (a, b) = (index_of(&vertices, *from)?, index_of(&vertices, to)?);
                    halves.push((a.min(b), a.max(b), a > b, u16::try_from(face)?));
                }
            }
        }
        halves.sort_unstable();
        let segments = join_halves(&halves, &vertices)?;
        let mut starts = vec![0_u32; vertices.len() + 1];
        for end in segments.iter().flat_map(|s| s.ends) {
            starts[end as usize + 1] += 1;
        }
        for i in 1..starts.len() {
            starts[i] += starts[i - 1];
        }
        let mut next = starts.clone();
        let mut incident = vec![0; segments.len() * 2];
        for (i, segment) in segments.iter().enumerate() {
            for end in segment.ends {
                incident[next[end as usize] as usize] = i as u32;
                next[end as usize] += 1;
            }
        }
        Ok(Self { vertices, segments, starts, incident })
    }

    fn around(&self, vertex: u32) -> &[u32] {
        &self.incident[self.starts[vertex as usize] as usize..self.starts[vertex as usize + 1] as usize]
    }

    /// The faces beside a segment, seen when leaving `vertex`.
    fn sides_from(&self, segment: u32, vertex: u32) -> Sides {
        let segment = self.segments[segment as usize];
        if segment.ends[0] == vertex { segment.sides } else { segment.sides.reversed() }
    }

    fn is_node(&self, vertex: u32) -> bool {
        match *self.around(vertex) {
            [a, b] => self.sides_from(a, vertex).reversed() != self.sides_from(b, vertex),
            _ => true,
        }
    }

    /// Follows segments from `start` to the next node, or round a loop.
    fn walk(&self, start: u32, first: u32, used: &mut [bool]) -> Arc {
        let sides = self.sides_from(first, start);
        let mut points = vec![self.vertices[start as usize]];
        let (mut vertex, mut segment) = (start, first);
        loop {
            used[segment as usize] = true;
            let ends = self.segments[segment as usize].ends;
            vertex = if ends[0] == vertex { ends[1] } else { ends[0] };
            points.push(self.vertices[vertex as usize]);
            let next = self.around(vertex).iter().copied().find(|&s| !used[s as usize]);
            match next {
                Some(next) if vertex != start && !self.is_node(vertex) => segment = next,
                _ => break,
            }
        }
        Arc { points, left: sides.left, right: sides.right, seam: sides.seam }
    }
}

fn index_of(vertices: &[Point], point: Point) -> Result<u32> {
    Ok(vertices.binary_search(&point).map_err(|_| "a vertex was not collected")? as u32)
}

/// Joins the half-segments of the two faces beside a segment; `(a, b, reversed, face)` in order.
fn join_halves(halves: &[(u32, u32, bool, u16)], vertices: &[Point]) -> Result<Vec<Segment>> {
    let mut segments = Vec::with_capacity(halves.len());
    for group in halves.chunk_by(|x, y| (x.0, x.1) == (y.0, y.1)) {
        let (a, b) = (group[0].0, group[0].1);
        let mut sides = Sides { left: SEA, right: SEA, seam: false };
        for &(_, _, reversed, face) in group {
            let side = if reversed { &mut sides.right } else { &mut sides.left };
            if *side != SEA {
                return Err(format!("faces {face} and {side} overlap at {:?}", vertices[a as usize]).into());
            }
            *side = face;
        }
        // A face on both sides is a spike of no area.
        if sides.left == sides.right {
            continue;
        }
        sides.seam = is_seam(vertices[a as usize], vertices[b as usize]) && (sides.left == SEA || sides.right == SEA);
        segments.push(Segment { ends: [a, b], sides });
    }
    Ok(segments)
}

/// Whether a segment runs along the antimeridian or the south pole, where the data was cut.
fn is_seam(a: Point, b: Point) -> bool {
    const EDGE: i32 = (180.0 * GRID) as i32;
    const POLE: i32 = (-89.99 * GRID) as i32;
    (a.0 == b.0 && a.0.abs() == EDGE) || (a.1 < POLE && b.1 < POLE)
}
