//! Candidates of number badges: on the dot, beside it, at the end of a leader; one badge with a run of numbers where
//! dots stand so close that they cannot be told apart.

use std::collections::BTreeSet;

use crate::map::furniture::key::Badge;
use crate::map::labels::BadgeSpec;
use crate::map::labels::Candidate;
use crate::map::labels::Placement;
use crate::map::labels::Shape;
use crate::map::page::rect::{Rect, Turned};
use crate::scene::Point;

/// A number instead of a name costs this much: more than any leader.
const COST: f32 = 0.9;
/// Beside the dot in place of on it, at the end of a leader, and the longest leader in addition.
const BESIDE_COST: f32 = 0.06;
const LEADER_COST: f32 = 0.1;
const LENGTH_COST: f32 = 0.2;
/// A run of numbers is harder to read than one.
const RUN_COST: f32 = 0.2;
/// Lengths of leaders on a landscape page; the longest is the unit of the cost.
const LEADERS: [f32; 6] = [12.0, 24.0, 38.0, 56.0, 78.0, 104.0];
/// Between badge and dot, and between badges, on a landscape page.
const GAP: f32 = 2.0;
/// How much less than the usual space a badge needs.
const SLACK: f32 = 1.3;
/// A run takes at most this many numbers, unless the dots coincide.
const MOST_IN_RUN: usize = 6;

/// One badge for several dots.
#[derive(Debug, Clone)]
pub(crate) struct Run {
    /// The items that it names, ascending.
    pub members: Vec<usize>,
    /// Where it may stand.
    pub candidates: Vec<Candidate>,
}

/// From a dot to the next that its badge names too, where it has found no other place, on a landscape page.
pub(crate) const SHARED_REACH: f32 = 70.0;

/// Candidates of one badge for dots of radius `dot`, on them where it covers them, else at the end of a leader.
pub(crate) fn shared(badge: &Badge, dots: &[Point], dot: f32, unit: f32) -> Vec<Candidate> {
    let body = badge.for_run();
    let extent = Rect::bounding(dots.iter().copied());
    let inner = inner(&body);
    let covers = extent.width() <= inner.0 && extent.height() <= inner.1;
    let reach = 0.5 * extent.width().max(extent.height()) + dot;
    let mut candidates = about(&body, extent.center(), reach, RUN_COST, unit);
    // Beside several dots a badge without a leader would seem to name the nearest alone.
    candidates.retain(|c| c.shape.leader.is_some() || (covers && c.cost <= COST + RUN_COST));
    candidates.sort_by(|a, b| a.cost.total_cmp(&b.cost));
    candidates
}

/// Width and height of what a badge covers.
fn inner(body: &Badge) -> (f32, f32) {
    (2.0 * body.half.0 - 1.2 * body.half.1, 1.1 * body.half.1)
}

/// Candidates of the badge of one dot.
pub(crate) fn candidates(spec: &BadgeSpec, unit: f32) -> Vec<Candidate> {
    about(&spec.badge, spec.badge.at, spec.dot, 0.0, unit)
}

/// A badge on its dot, around it, and at the end of leaders; `dot` is the radius of what it names.
fn about(badge: &Badge, at: Point, dot: f32, extra: f32, unit: f32) -> Vec<Candidate> {
    let mut candidates = vec![candidate(badge.moved(at), None, COST + extra, unit)];
    for turn in 0..16 {
        let (sin, cos) = (std::f32::consts::TAU * turn as f32 / 16.0).sin_cos();
        let own = badge.reach((cos, sin));
        let center = |reach: f32| (at.0 + reach * cos, at.1 + reach * sin);
        let near = center(dot + GAP * unit + own);
        candidates.push(candidate(badge.moved(near), None, COST + BESIDE_COST + extra, unit));
        for step in LEADERS {
            let reach = dot + step * unit + own;
            let leader = (center(dot), center(reach - own));
            let cost = COST + LEADER_COST + LENGTH_COST * step / LEADERS[LEADERS.len() - 1] + extra;
            candidates.push(candidate(badge.moved(center(reach)), Some(leader), cost, unit));
        }
    }
    candidates
}

fn candidate(badge: Badge, leader: Option<(Point, Point)>, cost: f32, unit: f32) -> Candidate {
    let shape = Shape { slack: SLACK * unit, ..Shape::new(bodies(&badge), leader) };
    Candidate { placement: Placement::Badge(badge), shape, cost }
}

/// Boxes that hold a disc nearly: less of its corners than its square does.
fn bodies(badge: &Badge) -> Vec<Turned> {
    let (x, y) = badge.half;
    let spread = x - y;
    let parts = [(spread + 0.5 * y, y), (spread + 0.78 * y, 0.78 * y), (x, 0.5 * y)];
    parts.map(|(w, h)| Turned::from(Rect::around(badge.at, 2.0 * w, 2.0 * h))).to_vec()
}

/// Runs of numbers for dots that lie within one badge: each dot with its nearest neighbour, with two, and with as many
/// as the badge covers.
pub(crate) fn runs(dots: &[(usize, &BadgeSpec)], unit: f32) -> Vec<Run> {
    let mut seen: BTreeSet<Vec<usize>> = BTreeSet::new();
    let mut runs = Vec::new();
    for (item, spec) in dots {
        let body = spec.badge.for_run();
        let inner = inner(&body);
        let distance =
            |other: &BadgeSpec| (other.badge.at.0 - spec.badge.at.0).hypot(other.badge.at.1 - spec.badge.at.1);
        let mut near: Vec<&(usize, &BadgeSpec)> =
            dots.iter().filter(|(other, o)| other != item && distance(o) <= inner.0).collect();
        near.sort_by(|a, b| distance(a.1).total_cmp(&distance(b.1)).then(a.0.cmp(&b.0)));
        let (mut members, mut extent) = (vec![*item], Rect::around(spec.badge.at, 0.0, 0.0));
        let mut offer = |members: &[usize], extent: &Rect| {
            let mut members = members.to_vec();
            members.sort_unstable();
            if seen.insert(members.clone()) {
                let reach = 0.5 * extent.width().max(extent.height()) + spec.dot;
                let mut candidates = about(&body, extent.center(), reach, RUN_COST, unit);
                // Beside several dots a badge without a leader would seem to name the nearest alone.
                candidates.retain(|c| c.shape.leader.is_some() || c.cost <= COST + RUN_COST);
                runs.push(Run { members, candidates });
            }
        };
        for (other, o) in near {
            let grown = extent.union(&Rect::around(o.badge.at, 0.0, 0.0));
            let coincide = grown.width().max(grown.height()) < spec.dot;
            if grown.width() > inner.0 || grown.height() > inner.1 || (members.len() >= MOST_IN_RUN && !coincide) {
                continue;
            }
            extent = grown;
            members.push(*other);
            if members.len() <= 3 {
                offer(&members, &extent);
            }
        }
        if members.len() > 3 {
            offer(&members, &extent);
        }
    }
    runs
}
