//! Places all labels of a panel: filters and prices the candidates, finds which exclude each other, solves, then tries
//! the fallbacks (leaders, badges) of what was left without a place.

use super::costs::{Obstacles, Side};
use super::graph::Graph;
use super::report::Summary;
use super::solve::{self, Budget};
use super::{Candidate, Item, Shape};
use crate::scene::Point;

/// What a candidate of an item is judged by.
#[derive(Debug, Clone, Copy)]
pub struct Judged {
    /// The dot that it names.
    pub anchor: Option<Point>,
    /// Which side of a coast it belongs on.
    pub side: Side,
}

impl Default for Judged {
    fn default() -> Self {
        Self { anchor: None, side: Side::Either }
    }
}

/// A label with its place.
#[derive(Debug, Clone)]
pub struct Placed {
    /// Which item.
    pub item: usize,
    /// How it is placed.
    pub candidate: Candidate,
}

/// The choice of all labels.
#[derive(Debug, Clone, Default)]
pub struct Outcome {
    /// Labels that have a place, in the order of the items.
    pub placed: Vec<Placed>,
    /// Items that have none.
    pub lost: Vec<usize>,
    /// How well it was solved.
    pub summary: Summary,
}

/// Chooses a place for every item that can have one.
pub fn place(items: &[Item], judged: &[Judged], obstacles: &Obstacles<'_>, budget: Budget) -> Outcome {
    let mut outcome = Outcome::default();
    let all: Vec<usize> = (0..items.len()).collect();
    let first = choose(items, judged, &all, |item| &item.candidates, obstacles, &[], budget, &mut outcome.summary);
    outcome.placed = first;
    let left: Vec<usize> = all
        .into_iter()
        .filter(|item| !items[*item].fallbacks.is_empty() && outcome.placed.iter().all(|placed| placed.item != *item))
        .collect();
    if !left.is_empty() {
        let standing: Vec<Shape> = outcome.placed.iter().map(|placed| placed.candidate.shape.clone()).collect();
        let fallbacks =
            choose(items, judged, &left, |item| &item.fallbacks, obstacles, &standing, budget, &mut outcome.summary);
        outcome.placed.extend(fallbacks);
    }
    outcome.placed.sort_by_key(|placed| placed.item);
    let has_place = |item: &usize| outcome.placed.binary_search_by_key(item, |placed| placed.item).is_ok();
    outcome.lost = (0..items.len()).filter(|item| !has_place(item)).collect();
    outcome
}

/// Of each item this many candidates, the cheapest, are let into the search.
const MOST_CANDIDATES: usize = 48;

#[expect(clippy::too_many_arguments, reason = "one private step of `place`, with its whole context")]
fn choose<'i>(
    items: &'i [Item],
    judged: &[Judged],
    of: &[usize],
    candidates: impl Fn(&'i Item) -> &'i Vec<Candidate>,
    obstacles: &Obstacles<'_>,
    standing: &[Shape],
    budget: Budget,
    summary: &mut Summary,
) -> Vec<Placed> {
    let mut graph = Graph::default();
    let mut kept: Vec<(usize, &Candidate, f32)> = Vec::new();
    for (group, &index) in of.iter().enumerate() {
        let (item, judged) = (&items[index], judged[index]);
        let free = candidates(item).iter().filter(|candidate| {
            obstacles.allows(&candidate.shape, item.owner)
                && standing.iter().all(|shape| !shape.conflicts(&candidate.shape, obstacles.space))
        });
        let mut priced: Vec<(&Candidate, f32)> = free
            .map(|candidate| (candidate, obstacles.priced(candidate, judged.anchor, item.owner, judged.side)))
            .collect();
        priced.sort_by(|a, b| a.1.total_cmp(&b.1));
        for (candidate, cost) in priced.into_iter().take(MOST_CANDIDATES) {
            graph.push(group, item.value(cost));
            kept.push((index, candidate, cost));
        }
    }
    exclude(&mut graph, &kept, obstacles.space);
    let solution = solve::solve(&graph, budget);
    summary.add(&graph, &solution);
    let chosen = solution.chosen.iter().flatten().map(|&at| {
        let (item, candidate, cost) = kept[at];
        Placed { item, candidate: Candidate { cost, ..candidate.clone() } }
    });
    chosen.collect()
}

/// Notes every pair of candidates of different items that would touch, by a sweep from left to right.
fn exclude(graph: &mut Graph, kept: &[(usize, &Candidate, f32)], space: f32) {
    let mut order: Vec<usize> = (0..kept.len()).collect();
    order.sort_by(|&a, &b| kept[a].1.shape.bounds.left.total_cmp(&kept[b].1.shape.bounds.left));
    let mut open: Vec<usize> = Vec::new();
    for &at in &order {
        let (item, candidate, _) = kept[at];
        let left = candidate.shape.bounds.left - space;
        open.retain(|&other| kept[other].1.shape.bounds.right > left);
        for &other in &open {
            let (other_item, other_candidate, _) = kept[other];
            if other_item != item && candidate.shape.conflicts(&other_candidate.shape, space) {
                graph.exclude(at, other);
            }
        }
        open.push(at);
    }
    graph.finish();
}
