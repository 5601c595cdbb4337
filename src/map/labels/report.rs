//! The layout report: every box on the page, how each label was placed, what was lost and why, and how far from the
//! best the choice may be.

use serde::Serialize;

use crate::map::labels::graph::Graph;
use crate::map::labels::solve::{Method, Solution};
use crate::map::page::rect::{Rect, Turned};
use crate::scene::Point;

/// How well the label problem was solved, over all panels and rounds.
#[derive(Debug, Clone, Default)]
pub(crate) struct Summary {
    /// Candidates that were free of obstacles.
    pub candidates: usize,
    /// Pairs of them that exclude each other.
    pub conflicts: usize,
    /// The total value of the labels placed.
    pub value: i64,
    /// No choice is worth more.
    pub bound: i64,
    /// The components that needed a search.
    pub components: Vec<ComponentReport>,
}

impl Summary {
    /// Adds what one round of choosing did.
    pub(crate) fn add(&mut self, graph: &Graph, solution: &Solution) {
        self.candidates += graph.len();
        self.conflicts += graph.conflicts.iter().map(Vec::len).sum::<usize>() / 2;
        self.value += solution.value;
        self.bound += solution.bound;
        self.components.extend(solution.components.iter().map(|component| ComponentReport {
            labels: component.items,
            nodes: component.nodes,
            method: match component.method {
                Method::Exact => "exact",
                Method::Search => "search",
            },
        }));
    }

    /// Adds another panel's summary.
    pub(crate) fn join(&mut self, other: Self) {
        self.candidates += other.candidates;
        self.conflicts += other.conflicts;
        self.value += other.value;
        self.bound += other.bound;
        self.components.extend(other.components);
    }
}

/// What is written with `--layout-report`.
#[derive(Debug, Clone, Default, Serialize)]
#[non_exhaustive]
pub struct LayoutReport {
    /// Width of the page in pixels.
    pub width: f32,
    /// Height of the page in pixels.
    pub height: f32,
    /// The style's name.
    pub style: String,
    /// The projection's name.
    pub projection: String,
    /// How much the scale varies over the map, as a share; absent for the world.
    pub scale_spread: Option<f64>,
    /// West, south, east, north of what the map shows.
    pub extent: [f64; 4],
    /// Sites and cities of the input that the map has to name.
    pub points: usize,
    /// Of these, those that it names.
    pub placed: usize,
    /// Of these with a leader to the name.
    pub leaders: usize,
    /// Of these by a number that the key explains.
    pub badges: usize,
    /// All labels, those for orientation too.
    pub labels: usize,
    /// Labels without a place.
    pub dropped: Vec<Dropped>,
    /// Candidates that were free of obstacles.
    pub candidates: usize,
    /// Pairs of candidates that exclude each other.
    pub conflicts: usize,
    /// The total value of the labels placed.
    pub value: f64,
    /// No choice among the candidates is worth more.
    pub bound: f64,
    /// How far the value may lie below the best, as a share.
    pub gap: f64,
    /// Whether the choice is proven best.
    pub optimal: bool,
    /// The components that needed a search.
    pub components: Vec<ComponentReport>,
    /// Every box on the page.
    pub boxes: Vec<BoxReport>,
}

/// A label without a place.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct Dropped {
    /// Its text.
    pub name: String,
    /// What it names.
    pub class: &'static str,
    /// Its worth among its class.
    pub priority: f64,
    /// Why it has none.
    pub reason: String,
}

/// A component of the label problem.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct ComponentReport {
    /// Labels in it.
    pub labels: usize,
    /// Nodes that the search visited.
    pub nodes: usize,
    /// `exact` or `search`.
    pub method: &'static str,
}

/// A box on the page.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct BoxReport {
    /// What it holds.
    pub name: String,
    /// Its class: `title`, `site`, `city`, `marker`, …
    pub class: &'static str,
    /// How it was placed: `beside`, `leader`, `along`, `badge`, `fixed`.
    pub how: &'static str,
    /// The panel: `page`, `map`, `inset`.
    pub panel: &'static str,
    /// Left, top, right, bottom in pixels; for turned text one box a stretch of letters.
    pub boxes: Vec<[f32; 4]>,
    /// The same boxes as they are turned.
    #[serde(skip)]
    pub(crate) bodies: Vec<Turned>,
    /// The numbers in the panel of what it names or marks.
    #[serde(skip)]
    pub(crate) items: Vec<usize>,
}

impl BoxReport {
    /// A box that does not move.
    pub(crate) fn fixed(name: impl Into<String>, class: &'static str, panel: &'static str, rect: Rect) -> Self {
        Self {
            name: name.into(),
            class,
            how: "fixed",
            panel,
            boxes: vec![corners(rect)],
            bodies: vec![rect.into()],
            items: Vec::new(),
        }
    }

    /// A dot or marker of an item: the square within its circle.
    pub(crate) fn mark(
        name: &str,
        class: &'static str,
        panel: &'static str,
        (at, radius): (Point, f32),
        item: usize,
    ) -> Self {
        let side = std::f32::consts::SQRT_2 * radius;
        Self { items: vec![item], ..Self::fixed(name, class, panel, Rect::around(at, side, side)) }
    }

    /// A leader: as thin as it is drawn.
    pub(crate) fn leader(name: &str, panel: &'static str, (a, b): (Point, Point), items: Vec<usize>) -> Self {
        let length = (b.0 - a.0).hypot(b.1 - a.1).max(1e-6);
        let body = Turned {
            center: ((a.0 + b.0) / 2.0, (a.1 + b.1) / 2.0),
            half: (length / 2.0, 0.5),
            axis: ((b.0 - a.0) / length, (b.1 - a.1) / length),
        };
        Self { items, how: "leader", bodies: vec![body], ..Self::fixed(name, "leader", panel, body.bounds()) }
    }

    fn is_mark(&self) -> bool {
        matches!(self.class, "marker" | "dot")
    }

    /// Whether the two must keep apart: all labels, leaders and furniture of one panel; markers and dots are not to be
    /// covered, but by an inset, and by the badge that stands in their place.
    fn excludes(&self, other: &Self) -> bool {
        if self.panel != other.panel || (self.is_mark() && other.is_mark()) {
            return false;
        }
        // A leader ends at its own name or number.
        if (self.class == "leader") != (other.class == "leader") && self.items == other.items {
            return false;
        }
        let (mark, label) = match (self.is_mark(), other.is_mark()) {
            (true, _) => (self, other),
            (_, true) => (other, self),
            _ => return true,
        };
        let in_its_place = label.how == "badge" && mark.items.iter().any(|item| label.items.contains(item));
        !in_its_place && !matches!(label.class, "inset" | "leader")
    }

    fn overlaps(&self, other: &Self) -> bool {
        self.bodies.iter().any(|a| other.bodies.iter().any(|b| a.overlaps(b)))
    }
}

/// Left, top, right, bottom rounded to a hundredth of a pixel.
pub(crate) fn corners(rect: Rect) -> [f32; 4] {
    [rect.left, rect.top, rect.right, rect.bottom].map(|v| (v * 100.0).round() / 100.0)
}

impl LayoutReport {
    /// Pairs of things that overlap though they must not: labels, markers and furniture of the same panel.
    pub fn overlaps(&self) -> Vec<(String, String)> {
        let mut found = Vec::new();
        for (at, a) in self.boxes.iter().enumerate() {
            for b in self.boxes[at + 1..].iter().filter(|b| a.excludes(b) && a.overlaps(b)) {
                found.push((format!("{} {}", a.class, a.name), format!("{} {}", b.class, b.name)));
            }
        }
        found
    }

    /// Takes over how well the labels were solved.
    pub(crate) fn summarize(&mut self, summary: Summary) {
        self.candidates = summary.candidates;
        self.conflicts = summary.conflicts;
        self.value = summary.value as f64 / 1000.0;
        self.bound = summary.bound as f64 / 1000.0;
        self.gap = if summary.bound > summary.value {
            (summary.bound - summary.value) as f64 / summary.bound as f64
        } else {
            0.0
        };
        self.optimal = summary.bound <= summary.value;
        self.components = summary.components;
    }
}
