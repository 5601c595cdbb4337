//! Places all labels of a panel as one problem: filters and prices the candidates, offers leaders and numbers where names
//! contend, finds which candidates exclude each other, and solves.

use std::collections::BTreeSet;

use crate::map::labels::BadgeSpec;
use crate::map::labels::Candidate;
use crate::map::labels::Detour;
use crate::map::labels::Item;
use crate::map::labels::Shape;
use crate::map::labels::badge::{self, Run};
use crate::map::labels::costs::{Obstacles, Side};
use crate::map::labels::graph::Graph;
use crate::map::labels::last_resort::{LastResort, MOST_DIRECTIONS, ways_off};
use crate::map::labels::placed::{Numbers, Placed};
use crate::map::labels::report::Summary;
use crate::map::labels::solve::{self, Budget};
use crate::map::page::rect::Rect;
use crate::scene::Point;

/// What a candidate of an item is judged by.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Judged {
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

/// The choice of all labels.
#[derive(Debug, Clone, Default)]
pub(crate) struct Outcome {
    /// Labels that have a place, in the order of the items.
    pub placed: Vec<Placed>,
    /// Items that have none.
    pub lost: Vec<usize>,
    /// How well it was solved.
    pub summary: Summary,
    /// The problem that was solved.
    pub graph: Graph,
}

/// Of each item this many candidates of each sort, the cheapest, are let into the search.
const MOST_BESIDE: usize = 14;
/// Names of countries and waters have no other way, and move farther.
const MOST_WITHIN: usize = 36;
const MOST_LEADERS: usize = 10;
/// The same for places that matter more than most of those about them, and the directions that leaders take.
const MOST_OF_PROMINENT: usize = 24;
const DIRECTIONS: u16 = 24;
/// A place of so many times the mean weight of all that contend is prominent.
const PROMINENT: f64 = 1.25;
const MOST_BADGES: usize = 8;
const MOST_OF_RUN: usize = 4;
/// A way off is the less worth looking at, the more dots stand around its end, within this distance.
const CROWDING: f32 = 0.08;
const CROWD_REACH: f32 = 24.0;

/// A candidate with its price.
struct Offer {
    candidate: Candidate,
    cost: f32,
}

/// Chooses a place for every item that can have one.
pub(crate) fn place(
    items: &[Item],
    judged: &[Judged],
    obstacles: &Obstacles<'_>,
    numbers: Numbers,
    budget: Budget,
) -> Outcome {
    let mut market = Market { items, judged, obstacles, offers: Vec::with_capacity(items.len()), runs: Vec::new() };
    for (item, of) in items.iter().enumerate() {
        let most = if of.detours.is_empty() { MOST_WITHIN } else { MOST_BESIDE };
        let offers = market.allowed(item, &of.candidates, most);
        market.offers.push(offers);
    }
    let contested = market.contested();
    let prominent = market.prominent(&contested);
    for &item in &contested {
        market.add_detours(item, prominent.contains(&item));
    }
    if numbers == Numbers::With {
        market.add_badges(&contested, &prominent);
    }
    market.close(numbers, budget)
}

/// The candidates on offer.
struct Market<'m> {
    items: &'m [Item],
    judged: &'m [Judged],
    obstacles: &'m Obstacles<'m>,
    /// Those of each item, in order of sort, the cheapest of a sort first.
    offers: Vec<Vec<Offer>>,
    /// Badges for several items.
    runs: Vec<(Run, Vec<Offer>)>,
}

impl Market<'_> {
    /// The cheapest of the candidates that touch nothing they must not.
    fn allowed(&self, item: usize, candidates: &[Candidate], most: usize) -> Vec<Offer> {
        let (owner, judged) = (self.items[item].owner, self.judged[item]);
        let free = candidates.iter().filter(|candidate| self.obstacles.allows(candidate, &[owner]));
        let price = |candidate| self.obstacles.priced(candidate, judged.anchor, owner, judged.side);
        self.cheapest(free.map(|candidate| (price(candidate), candidate)).collect(), most)
    }

    /// The cheapest, those at the end of a leader by how open the ground is that it leads to.
    fn cheapest(&self, mut priced: Vec<(f32, &Candidate)>, most: usize) -> Vec<Offer> {
        if priced.len() > most && priced.iter().any(|(_, candidate)| candidate.shape.leader.is_some()) {
            let reach = CROWD_REACH * self.obstacles.unit;
            let crowding = |shape: &Shape| {
                let around = match shape.leader {
                    Some((_, end)) => shape.boxes.iter().fold(Rect::bounding([end]), |r, b| r.union(&b.bounds())),
                    None => shape.bounds,
                };
                let around = around.grown(reach);
                self.obstacles.dots.iter().filter(|dot| around.contains(dot.at)).count() as f32
            };
            let keyed = priced.into_iter().map(|(cost, way)| (cost + CROWDING * crowding(&way.shape), (cost, way)));
            let mut keyed: Vec<_> = keyed.collect();
            keyed.sort_by(|a, b| a.0.total_cmp(&b.0));
            priced = keyed.into_iter().take(most).map(|(_, way)| way).collect();
        }
        priced.sort_by(|a, b| a.0.total_cmp(&b.0));
        priced.truncate(most);
        priced.into_iter().map(|(cost, candidate)| Offer { candidate: candidate.clone(), cost }).collect()
    }

    /// Items for which no candidate is free of those of all other items that must not be lost.
    fn contested(&self) -> Vec<usize> {
        let vital: Vec<usize> =
            (0..self.items.len()).filter(|&item| self.items[item].class.must_not_be_lost()).collect();
        let reach: Vec<Rect> = self.offers.iter().map(|offers| around(offers)).collect();
        let space = self.obstacles.space;
        let is_calm = |item: usize| {
            let rivals: Vec<usize> = vital
                .iter()
                .copied()
                .filter(|&other| other != item && reach[other].grown(space).overlaps(&reach[item]))
                .collect();
            self.offers[item].iter().any(|offer| {
                let shape = &offer.candidate.shape;
                let rivals = rivals.iter().filter(|&&other| reach[other].grown(space).overlaps(&shape.bounds));
                rivals
                    .flat_map(|&other| &self.offers[other])
                    .all(|other| !shape.conflicts(&other.candidate.shape, space))
            })
        };
        vital.iter().copied().filter(|&item| !is_calm(item)).collect()
    }

    /// Those of the contested items that matter more than most of them, ascending: their names are worth a longer search.
    fn prominent(&self, contested: &[usize]) -> Vec<usize> {
        let weight = |item: usize| self.items[item].weight;
        let points = || contested.iter().copied().filter(|&item| self.items[item].badge.is_some());
        let mean = points().map(weight).sum::<f64>() / points().count().max(1) as f64;
        points().filter(|&item| weight(item) > PROMINENT * mean).collect()
    }

    /// Offers leaders and other ways off.
    fn add_detours(&mut self, item: usize, prominent: bool) {
        let of = &self.items[item];
        let (directions, most) =
            if prominent { (MOST_DIRECTIONS, MOST_OF_PROMINENT) } else { (DIRECTIONS, MOST_LEADERS) };
        for detour in &of.detours {
            let most = if matches!(detour, Detour::Leader { .. }) { most } else { MOST_BESIDE };
            let ways = ways_off(of, detour, directions, self.obstacles.unit);
            let more = self.allowed(item, &ways, most);
            self.offers[item].extend(more);
        }
    }

    /// Offers numbers to the contested items, and runs of numbers to those that stand close together, the prominent
    /// among them or not; items that have no names to offer are numbered in any case.
    fn add_badges(&mut self, contested: &[usize], prominent: &[usize]) {
        let unit = self.obstacles.unit;
        let mut dots: Vec<(usize, &BadgeSpec)> = Vec::new();
        for &item in contested {
            if let Some(spec) = &self.items[item].badge {
                dots.push((item, spec));
                let more = self.allowed(item, &badge::candidates(spec, unit), MOST_BADGES);
                self.offers[item].extend(more);
            }
        }
        let mut runs = badge::runs(&dots, unit);
        if !prominent.is_empty() {
            dots.retain(|(item, _)| !prominent.contains(item));
            let known: BTreeSet<Vec<usize>> = runs.iter().map(|run| run.members.clone()).collect();
            runs.extend(badge::runs(&dots, unit).into_iter().filter(|run| !known.contains(&run.members)));
        }
        for run in runs {
            let owners: Vec<Option<usize>> = run.members.iter().map(|&item| self.items[item].owner).collect();
            let free = run.candidates.iter().filter(|candidate| self.obstacles.allows(candidate, &owners));
            let offers = self.cheapest(free.map(|candidate| (candidate.cost, candidate)).collect(), MOST_OF_RUN);
            if !offers.is_empty() {
                self.runs.push((run, offers));
            }
        }
    }

    /// Builds the problem, solves it, and hands out the places.
    fn close(self, numbers: Numbers, budget: Budget) -> Outcome {
        let mut graph = Graph::default();
        let mut kept: Vec<(usize, &Offer)> = Vec::new();
        for (item, offers) in self.offers.iter().enumerate() {
            for offer in offers {
                graph.push(item, self.items[item].value(offer.cost));
                kept.push((item, offer));
            }
        }
        let singles = kept.len();
        for (at, (run, offers)) in self.runs.iter().enumerate() {
            for offer in offers {
                let value = run.members.iter().map(|&item| self.items[item].value(offer.cost)).sum();
                graph.push(self.items.len() + at, value);
                kept.push((self.items.len() + at, offer));
            }
        }
        self.exclude(&mut graph, &kept, singles);
        let solution = solve::solve(&graph, budget);
        let mut outcome = Outcome::default();
        outcome.summary.add(&graph, &solution);
        for &at in solution.chosen.iter().flatten() {
            let (group, offer) = kept[at];
            let candidate = Candidate { cost: offer.cost, ..offer.candidate.clone() };
            let members = match group.checked_sub(self.items.len()) {
                None => vec![group],
                Some(run) => self.runs[run].0.members.clone(),
            };
            outcome.placed.push(Placed { item: members[0], also: members[1..].to_vec(), candidate });
        }
        LastResort { items: self.items, obstacles: self.obstacles }.find(&mut outcome.placed, numbers);
        outcome.placed.sort_by_key(|placed| placed.item);
        let mut named = vec![false; self.items.len()];
        outcome.placed.iter().flat_map(Placed::items).for_each(|item| named[item] = true);
        outcome.lost = (0..self.items.len()).filter(|&item| !named[item]).collect();
        outcome.graph = graph;
        outcome
    }

    /// Notes every pair of candidates of different items that would touch, and what each run of numbers stands for.
    fn exclude(&self, graph: &mut Graph, kept: &[(usize, &Offer)], singles: usize) {
        let space = self.obstacles.space;
        let groups: Vec<Vec<usize>> = (0..self.items.len())
            .map(|item| vec![item])
            .chain(self.runs.iter().map(|(run, _)| run.members.clone()))
            .collect();
        // A sweep from left to right.
        let mut order: Vec<usize> = (0..kept.len()).collect();
        let bounds: Vec<Rect> = kept.iter().map(|(_, offer)| offer.candidate.shape.bounds).collect();
        order.sort_by(|&a, &b| bounds[a].left.total_cmp(&bounds[b].left).then(a.cmp(&b)));
        let mut open: Vec<usize> = Vec::new();
        for &at in &order {
            let (group, offer) = kept[at];
            let here = bounds[at].grown(space);
            open.retain(|&other| bounds[other].right > here.left);
            for &other in &open {
                let (other_group, other_offer) = kept[other];
                if other_group != group
                    && here.top < bounds[other].bottom
                    && bounds[other].top < here.bottom
                    && offer.candidate.shape.conflicts(&other_offer.candidate.shape, space)
                {
                    graph.exclude(at, other);
                }
            }
            open.push(at);
        }
        // A place is named once: by its own label or by one run.
        for (at, &(group, _)) in kept.iter().enumerate().skip(singles) {
            for (other, &(other_group, _)) in kept[..at].iter().enumerate() {
                let shares =
                    other_group != group && groups[other_group].iter().any(|item| groups[group].contains(item));
                if shares {
                    graph.exclude(at, other);
                }
            }
        }
        graph.finish();
    }
}

/// The box around all offers.
fn around(offers: &[Offer]) -> Rect {
    let bounds = offers.iter().map(|offer| offer.candidate.shape.bounds);
    bounds.reduce(|a, b| a.union(&b)).unwrap_or_default()
}
