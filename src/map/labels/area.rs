//! Candidates of a country's name: level, in the largest free part of its ground, or beside it when it is too small.
//!
//! The middle of a name goes where the ground around it is widest (the pole of inaccessibility, Garcia-Castellanos,
//! Lombardo 2007, Scottish Geographical Journal 123(3):227-233), found on the distance transform of the country's cells.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::setting::Setting;
use super::{Candidate, Placement, Shape};
use crate::map::rect::{Rect, Turned};
use crate::map::terrain::Clearance;
use crate::scene::Point;

/// The most places that are offered for one name.
const MOST: usize = 28;

/// Candidates with the whole name on the country's ground, by how much room there is and how central it is.
pub fn inside(
    setting: &Setting,
    index: usize,
    clearance: &Clearance,
    center: Point,
    margin: f32,
    cost: f32,
) -> Vec<Candidate> {
    let body = setting.bounds;
    let half = (body.width() / 2.0, body.height() / 2.0);
    let mut spots = Vec::new();
    clearance.level_lines(half.0, half.1 + margin, |middle, room| {
        let away = (middle.0 - center.0).hypot(2.0 * (middle.1 - center.1));
        spots.push(Spot { score: room.min(4.0 * half.1 + 20.0) - 0.18 * away, middle });
    });
    // Few of tens of thousands are taken: they are drawn from a heap, not from a sorted list.
    let mut spots = BinaryHeap::from(spots);
    let best = spots.peek().map_or(0.0, |spot| spot.score);
    let mut taken: Vec<Point> = Vec::new();
    let mut candidates = Vec::new();
    while let Some(Spot { score, middle }) = spots.pop() {
        if taken.iter().any(|t| (t.0 - middle.0).abs() < 0.35 * half.0 && (t.1 - middle.1).abs() < 1.2 * half.1) {
            continue;
        }
        taken.push(middle);
        let worse = ((best - score) / (6.0 * half.1 + half.0)).clamp(0.0, 1.0);
        candidates.push(upright(setting, index, middle, cost + 0.8 * worse));
        if candidates.len() == MOST {
            break;
        }
    }
    candidates
}

/// A place for the middle of a name.
struct Spot {
    score: f32,
    middle: Point,
}

impl Ord for Spot {
    /// By score; of equal ones the upper, then the left is greater.
    fn cmp(&self, other: &Self) -> Ordering {
        let (a, b) = (other.middle, self.middle);
        self.score.total_cmp(&other.score).then(a.1.total_cmp(&b.1)).then(a.0.total_cmp(&b.0))
    }
}

impl PartialOrd for Spot {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Spot {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Spot {}

/// Candidates beside a country that is too small for its name.
pub fn outside(setting: &Setting, index: usize, ground: Rect, cost: f32) -> Vec<Candidate> {
    let body = setting.bounds;
    let half = (body.width() / 2.0 + 5.0, body.height() / 2.0 + 3.0);
    let (center, mut candidates) = (ground.center(), Vec::new());
    for step in -3..=3 {
        let slide = step as f32 / 3.0;
        let y = center.1 + slide * ground.height() / 2.0;
        let x = center.0 + slide * ground.width() / 2.0;
        let away = 0.15 * slide.abs();
        candidates.push(upright(setting, index, (ground.left - half.0, y), cost + away));
        candidates.push(upright(setting, index, (ground.right + half.0, y), cost + away + 0.04));
        candidates.push(upright(setting, index, (x, ground.top - half.1), cost + away + 0.12));
        candidates.push(upright(setting, index, (x, ground.bottom + half.1), cost + away + 0.1));
    }
    candidates
}

fn upright(setting: &Setting, index: usize, middle: Point, cost: f32) -> Candidate {
    let body = setting.bounds;
    let at = (middle.0 - (body.left + body.right) / 2.0, middle.1 - (body.top + body.bottom) / 2.0);
    let boxes: Vec<Turned> = setting.boxes_at(at);
    Candidate { placement: Placement::Upright { setting: index, at }, shape: Shape::new(boxes, None), cost }
}
