//! The boundary of an area, indexed by a tree of bounding balls in space.
//!
//! The tree is built over the edges in the order of the rings, which already keeps neighbours together: no sorting,
//! one pass, about 0.1 µs an edge. Long edges are cut so that a ball around each is small.

use geo_types::{Coord, MultiPolygon};

use super::ecef::{Ecef, chord, ecef};
use crate::geometry::LonLat;

/// Longest piece of an edge in degrees; edges that are longer are cut into equal pieces on the same straight line.
const PIECE: f64 = 0.25;
/// Edges in a leaf of the tree.
const LEAF: usize = 8;

/// The boundary of an area, ready for distances.
///
/// Edges are straight in longitude and latitude (RFC 7946 section 3.1.1). Edges along the antimeridian or at a pole,
/// where files cut areas that go on beyond, are no boundary and no distance is measured to them.
#[derive(Debug, Clone)]
pub struct Outline {
    pub(super) edges: Vec<Edge>,
    pub(super) nodes: Vec<Node>,
    seams: Vec<(Coord<f64>, Coord<f64>)>,
}

/// A piece of the boundary, its ends in degrees and in space.
#[derive(Debug, Clone, Copy)]
pub(super) struct Edge {
    pub(super) a: Coord<f64>,
    pub(super) b: Coord<f64>,
    pub(super) a3: Ecef,
    pub(super) b3: Ecef,
    /// How far the edge may leave the straight line through space between its ends.
    pub(super) sag: f64,
}

/// A ball that holds its edges.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node {
    pub(super) center: Ecef,
    pub(super) radius: f64,
    pub(super) below: Below,
}

/// What a ball holds.
#[derive(Debug, Clone, Copy)]
pub(super) enum Below {
    /// Edges from and up to.
    Edges(usize, usize),
    /// Two smaller balls.
    Nodes(usize, usize),
}

impl Outline {
    /// Indexes the boundary of `area`, in degrees of longitude and latitude; positions that are none are left out.
    pub fn new(area: &MultiPolygon<f64>) -> Self {
        let mut outline = Self { edges: Vec::new(), nodes: Vec::new(), seams: Vec::new() };
        for polygon in area {
            outline.add_ring(&polygon.exterior().0);
            for hole in polygon.interiors() {
                outline.add_ring(&hole.0);
            }
        }
        if !outline.edges.is_empty() {
            outline.grow(0, outline.edges.len());
        }
        outline
    }

    /// Indexes open lines, such as the stretch of a border that two countries share; they hold nothing.
    pub fn of_lines(lines: &[Vec<Coord<f64>>]) -> Self {
        let mut outline = Self { edges: Vec::new(), nodes: Vec::new(), seams: Vec::new() };
        for line in lines {
            outline.add_ring(line);
        }
        if !outline.edges.is_empty() {
            outline.grow(0, outline.edges.len());
        }
        outline
    }

    /// Whether there is no boundary at all.
    pub fn is_empty(&self) -> bool {
        self.edges.is_empty()
    }

    /// Whether `p` lies in the area, by counting the edges north of it (even-odd).
    pub fn contains(&self, p: LonLat) -> bool {
        let north_of = |&(a, b): &(Coord<f64>, Coord<f64>)| {
            (a.x > p.lon()) != (b.x > p.lon()) && p.lat() < a.y + (p.lon() - a.x) / (b.x - a.x) * (b.y - a.y)
        };
        let edges = self.edges.iter().map(|e| (e.a, e.b));
        edges.chain(self.seams.iter().copied()).filter(north_of).count() % 2 == 1
    }

    fn add_ring(&mut self, ring: &[Coord<f64>]) {
        let on_earth = |c: &Coord<f64>| c.x.abs() <= 360.0 && c.y.abs() <= 90.0;
        for pair in ring.windows(2).filter(|pair| pair.iter().all(on_earth)) {
            if is_seam(pair[0], pair[1]) {
                self.seams.push((pair[0], pair[1]));
            } else {
                self.add_edge(pair[0], pair[1]);
            }
        }
    }

    fn add_edge(&mut self, a: Coord<f64>, b: Coord<f64>) {
        let step = b - a;
        let pieces = (step.x.abs().max(step.y.abs()) / PIECE).ceil().max(1.0);
        let mut start = (a, ecef(a));
        for piece in 1..=pieces as usize {
            let end = if piece as f64 == pieces { b } else { a + step * (piece as f64 / pieces) };
            let end = (end, ecef(end));
            let sag = sag(chord(start.1, end.1), start.0.y.abs().max(end.0.y.abs()));
            self.edges.push(Edge { a: start.0, b: end.0, a3: start.1, b3: end.1, sag });
            start = end;
        }
    }

    /// Builds the ball around the edges `from..to` after those that it holds; answers with its index.
    fn grow(&mut self, from: usize, to: usize) -> usize {
        let below = if to - from <= LEAF {
            Below::Edges(from, to)
        } else {
            let middle = usize::midpoint(from, to);
            let left = self.grow(from, middle);
            Below::Nodes(left, self.grow(middle, to))
        };
        let (center, radius) = match below {
            Below::Edges(from, to) => ball_of_edges(&self.edges[from..to]),
            Below::Nodes(left, right) => ball_of_balls(&self.nodes[left], &self.nodes[right]),
        };
        self.nodes.push(Node { center, radius, below });
        self.nodes.len() - 1
    }
}

/// Whether an edge lies on the antimeridian or at a pole.
fn is_seam(a: Coord<f64>, b: Coord<f64>) -> bool {
    let antimeridian = |c: Coord<f64>| c.x.abs() > 180.0 - 1e-6;
    let pole = |c: Coord<f64>| c.y.abs() > 90.0 - 1e-6;
    (antimeridian(a) && antimeridian(b) && a.x.signum() == b.x.signum()) || (pole(a) && pole(b))
}

/// Bound on the departure of an edge, straight in longitude and latitude, from the chord of `length` between its ends:
/// the earth's own curvature, and that of the edge against the geodesic, which grows with the tangent of latitude.
fn sag(length: f64, lat: f64) -> f64 {
    let tangent = lat.min(89.99).to_radians().tan();
    (length * length / (8.0 * 6_335_000.0) * (1.0 + tangent) * 1.1).min(length)
}

fn ball_of_edges(edges: &[Edge]) -> (Ecef, f64) {
    let (mut low, mut high) = ([f64::INFINITY; 3], [f64::NEG_INFINITY; 3]);
    for p in edges.iter().flat_map(|e| [e.a3, e.b3]) {
        for axis in 0..3 {
            low[axis] = low[axis].min(p[axis]);
            high[axis] = high[axis].max(p[axis]);
        }
    }
    let center = [0, 1, 2].map(|axis| f64::midpoint(low[axis], high[axis]));
    let reach = |e: &Edge| chord(center, e.a3).max(chord(center, e.b3)) + e.sag;
    (center, edges.iter().map(reach).fold(0.0, f64::max))
}

fn ball_of_balls(left: &Node, right: &Node) -> (Ecef, f64) {
    let apart = chord(left.center, right.center);
    if apart + right.radius <= left.radius {
        return (left.center, left.radius);
    }
    if apart + left.radius <= right.radius {
        return (right.center, right.radius);
    }
    let radius = (apart + left.radius + right.radius) / 2.0;
    let toward = (radius - left.radius) / apart;
    let center = [0, 1, 2].map(|axis| left.center[axis] + toward * (right.center[axis] - left.center[axis]));
    (center, radius * (1.0 + 1e-12))
}
