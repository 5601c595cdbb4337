//! What becomes of an item for which the search found no place: a way that the search was spared, a shared number, room that others
//! make, a run of numbers nearby.

use crate::map::labels::badge;
use crate::map::labels::costs::Obstacles;
use crate::map::labels::placed::{Numbers, Placed};
use crate::map::labels::{BadgeSpec, Candidate, Detour, Item, point};
use crate::scene::Point;

/// The directions that leaders of a place take that matters more than most of those about it, or that has no other.
pub(super) const MOST_DIRECTIONS: u16 = 48;
/// Where nothing else helps, a badge is shared over so many times the usual distance.
const FARTHEST_SHARED: f32 = 3.0;

/// What the last resorts look at.
pub(super) struct LastResort<'m> {
    pub(super) items: &'m [Item],
    pub(super) obstacles: &'m Obstacles<'m>,
}

impl LastResort<'_> {
    /// Places what has no place, by one resort after another.
    pub(super) fn find(&self, placed: &mut Vec<Placed>, numbers: Numbers) {
        self.rescue(placed, numbers);
        if numbers == Numbers::With {
            self.share_badges(placed, badge::SHARED_REACH);
            self.make_room(placed);
            self.share_badges(placed, FARTHEST_SHARED * badge::SHARED_REACH);
            self.join_runs(placed);
        }
    }

    /// Looks for a free place among all the ways of an item that has found none among the cheapest: what the search
    /// was spared because it is seldom needed.
    fn rescue(&self, placed: &mut Vec<Placed>, numbers: Numbers) {
        for (item, of) in self.items.iter().enumerate() {
            if of.class.must_not_be_lost() && !is_named(placed, item) {
                let free = self.free_way(placed, item, numbers);
                placed.extend(free.map(|candidate| Placed { item, also: Vec::new(), candidate }));
            }
        }
    }

    /// The cheapest way of an item that touches nothing.
    fn free_way(&self, placed: &[Placed], item: usize, numbers: Numbers) -> Option<Candidate> {
        let (of, unit) = (&self.items[item], self.obstacles.unit);
        let mut ways = of.candidates.clone();
        of.detours.iter().for_each(|detour| ways.extend(ways_off(of, detour, MOST_DIRECTIONS, unit)));
        if let Some(spec) = of.badge.as_ref().filter(|_| numbers == Numbers::With) {
            ways.extend(badge::candidates(spec, unit));
        }
        ways.sort_by(|a, b| a.cost.total_cmp(&b.cost));
        ways.into_iter().find(|way| {
            placed.iter().all(|other| !self.touch(way, &other.candidate)) && self.obstacles.allows(way, &[of.owner])
        })
    }

    fn touch(&self, one: &Candidate, other: &Candidate) -> bool {
        one.shape.conflicts(&other.shape, self.obstacles.space)
    }

    /// Makes room for the number of an item that has no place: what stands in its way goes elsewhere, the least worth
    /// first, if everything that must not be lost finds another place.
    fn make_room(&self, placed: &mut Vec<Placed>) {
        for (item, of) in self.items.iter().enumerate() {
            let Some(spec) = of.badge.as_ref().filter(|_| !is_named(placed, item)) else { continue };
            let mut ways: Vec<(i64, Candidate, Vec<usize>)> = Vec::new();
            for way in badge::candidates(spec, self.obstacles.unit) {
                let rivals: Vec<usize> =
                    (0..placed.len()).filter(|&at| self.touch(&way, &placed[at].candidate)).collect();
                if rivals.iter().all(|&at| placed[at].also.is_empty()) && self.obstacles.allows(&way, &[of.owner]) {
                    let worth = |&at: &usize| self.items[placed[at].item].value(placed[at].candidate.cost);
                    ways.push((rivals.iter().map(worth).sum(), way, rivals));
                }
            }
            ways.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.cost.total_cmp(&b.1.cost)));
            let moved = ways.into_iter().find_map(|(_, way, rivals)| self.moved_away(placed, item, way, &rivals));
            if let Some(moved) = moved {
                *placed = moved;
            }
        }
    }

    /// The labels with `way` for an item, and with its rivals elsewhere.
    fn moved_away(&self, placed: &[Placed], item: usize, way: Candidate, rivals: &[usize]) -> Option<Vec<Placed>> {
        let stays = |&(at, _): &(usize, &Placed)| !rivals.contains(&at);
        let mut moved: Vec<Placed> = placed.iter().enumerate().filter(stays).map(|(_, one)| one.clone()).collect();
        moved.push(Placed { item, also: Vec::new(), candidate: way });
        for rival in rivals.iter().map(|&at| placed[at].item) {
            match self.free_way(&moved, rival, Numbers::With) {
                Some(candidate) => moved.push(Placed { item: rival, also: Vec::new(), candidate }),
                None if self.items[rival].class.must_not_be_lost() => return None,
                None => {}
            }
        }
        Some(moved)
    }

    /// The last resort: what still has neither name nor number joins the run of numbers nearest to it, which has room
    /// for any number in its row. A number that stands too far off says at least that the place is there, in the key.
    fn join_runs(&self, placed: &mut [Placed]) {
        for (item, of) in self.items.iter().enumerate() {
            let Some(spec) = of.badge.as_ref().filter(|_| !is_named(placed, item)) else { continue };
            let runs = (0..placed.len()).filter(|&at| placed[at].is_badge() && !placed[at].also.is_empty());
            let distance = |at: usize| self.distance(&placed[at], spec.badge.at);
            let nearest = runs.min_by(|&a, &b| distance(a).total_cmp(&distance(b)).then(a.cmp(&b)));
            if let Some(at) = nearest {
                placed[at].also.push(item);
            }
        }
    }

    /// What has neither name nor number shares a badge with a place within `reach`: with the one that loses least by it.
    fn share_badges(&self, placed: &mut [Placed], reach: f32) {
        let reach = reach * self.obstacles.unit;
        for (item, of) in self.items.iter().enumerate() {
            let Some(spec) = of.badge.as_ref().filter(|_| !is_named(placed, item)) else { continue };
            let near: Vec<(f32, usize)> = (0..placed.len())
                .map(|at| (self.distance(&placed[at], spec.badge.at), at))
                .filter(|&(distance, _)| distance < reach)
                .collect();
            let worth = |one: &Placed, cost: f32| one.items().map(|member| self.items[member].value(cost)).sum::<i64>();
            let hosts = near.into_iter().filter_map(|(distance, at)| {
                let candidate = self.shared(placed, at, item)?;
                let loss = worth(&placed[at], placed[at].candidate.cost) - worth(&placed[at], candidate.cost);
                Some((loss, distance, at, candidate))
            });
            let shared = hosts.min_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(a.2.cmp(&b.2)));
            if let Some((_, _, at, candidate)) = shared {
                placed[at].candidate = candidate;
                placed[at].also.push(item);
            }
        }
    }

    /// How far a point is from the dots that a label names.
    fn distance(&self, placed: &Placed, to: Point) -> f32 {
        let dots = placed.items().filter_map(|item| self.items[item].badge.as_ref()).map(|spec| spec.badge.at);
        dots.map(|at| (at.0 - to.0).hypot(at.1 - to.1)).fold(f32::MAX, f32::min)
    }

    /// A free badge for what a placed label names and one item more.
    fn shared(&self, placed: &[Placed], at: usize, item: usize) -> Option<Candidate> {
        let members: Vec<usize> = placed[at].items().chain([item]).collect();
        let specs: Vec<&BadgeSpec> = members.iter().filter_map(|&member| self.items[member].badge.as_ref()).collect();
        let dots: Vec<Point> = specs.iter().map(|spec| spec.badge.at).collect();
        let dot = specs.iter().map(|spec| spec.dot).fold(0.0, f32::max);
        let owners: Vec<Option<usize>> = members.iter().map(|&member| self.items[member].owner).collect();
        let is_free = |way: &Candidate| {
            let mut others = placed.iter().enumerate().filter(|&(other, _)| other != at);
            self.obstacles.allows(way, &owners) && others.all(|(_, other)| !self.touch(way, &other.candidate))
        };
        badge::shared(&specs.first()?.badge, &dots, dot, self.obstacles.unit).into_iter().find(is_free)
    }
}

/// Whether a label stands for an item.
fn is_named(placed: &[Placed], item: usize) -> bool {
    placed.iter().any(|one| one.items().any(|of| of == item))
}

/// The candidates of a detour.
pub(super) fn ways_off(item: &Item, detour: &Detour, directions: u16, unit: f32) -> Vec<Candidate> {
    match detour {
        Detour::Leader { anchor, right, left, extra } => {
            let (Some(r), Some(l)) = (item.settings.get(*right), item.settings.get(*left)) else { return Vec::new() };
            let mut leaders = point::with_leader(directions, *anchor, (*right, r), (*left, l), unit);
            leaders.iter_mut().for_each(|candidate| candidate.cost += extra);
            leaders
        }
        Detour::Ready(candidates) => candidates.clone(),
    }
}
