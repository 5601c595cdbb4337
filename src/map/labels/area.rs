//! Candidates of a country's name: level, in the largest free part of its ground, or beside it when it is too small.
//!
//! The middle of a name goes where the ground around it is widest (the pole of inaccessibility, Garcia-Castellanos,
//! Lombardo 2007, Scottish Geographical Journal 123(3):227-233), found on the distance transform of the country's cells.

use std::collections::BinaryHeap;

use crate::map::ground::clearance::Clearance;
use crate::map::labels::Candidate;
use crate::map::labels::Placement;
use crate::map::labels::Shape;
use crate::map::labels::setting::Setting;
use crate::map::page::rect::{Rect, Turned};
use crate::scene::Point;

/// The most places that are offered for one name.
const MOST: usize = 28;
/// So many of them lie close together in the best part of the ground, the others are spread wider and wider: the best part may be full of news.
const CLOSE: usize = 14;
/// A name has seldom more spots.
const USUAL_SPOTS: usize = 512;
/// Room beyond the usual about a name of an area, as a share of its height: close to that of a town it would read as one with it.
const ROOM: f32 = 0.35;

/// Candidates with the whole name on the country's ground, by how much room there is and how central it is.
pub(crate) fn inside(
    setting: &Setting,
    index: usize,
    clearance: &Clearance,
    center: Point,
    margin: f32,
    cost: f32,
) -> Vec<Candidate> {
    let body = setting.bounds;
    let half = (body.width() / 2.0, body.height() / 2.0);
    let mut keys = Vec::with_capacity(USUAL_SPOTS);
    let mut middles = Vec::with_capacity(USUAL_SPOTS);
    clearance.level_lines(half.0, half.1 + margin, |middle, room| {
        let (x, y) = (middle.0 - center.0, 2.0 * (middle.1 - center.1));
        let away = (x * x + y * y).sqrt();
        keys.push(key(room.min(4.0 * half.1 + 20.0) - 0.18 * away, middles.len()));
        middles.push(middle);
    });
    if keys.is_empty() {
        return Vec::new();
    }
    let mut spots = Descending::new(keys);
    let best = spots.peek().map_or(0.0, score_of);
    let room = ROOM * setting.boxes.first().map_or(0.0, Rect::height);
    let mut taken: Vec<Point> = Vec::new();
    let mut candidates = Vec::new();
    let distances = |taken: &[Point]| match taken.len().checked_sub(CLOSE) {
        None => (0.35, 1.2),
        Some(apart) => (1.2 + 0.2 * apart as f32, 4.0 + 0.8 * apart as f32),
    };
    let is_clear = |key: u64, taken: &[Point]| {
        let (middle, (across, down)) = (middles[number_of(key)], distances(taken));
        taken.iter().all(|t| (t.0 - middle.0).abs() >= across * half.0 || (t.1 - middle.1).abs() >= down * half.1)
    };
    let mut offer = |key: u64, taken: &mut Vec<Point>| {
        let (score, middle) = (score_of(key), middles[number_of(key)]);
        taken.push(middle);
        let worse = ((best - score) / (6.0 * half.1 + half.0)).clamp(0.0, 1.0);
        let candidate = upright(setting, index, middle, cost + 0.8 * worse);
        candidates.push(Candidate { shape: candidate.shape.with_room(room), ..candidate });
    };
    while taken.len() < CLOSE
        && let Some(next) = spots.next()
    {
        if is_clear(next, &taken) {
            offer(next, &mut taken);
        }
    }
    // The distances only grow: what is too close to one taken stays so, and few spots are left soon.
    let mut left = spots.keys;
    while taken.len() < MOST {
        left.retain(|&key| key > 0 && is_clear(key, &taken));
        let Some(&next) = left.iter().max() else { break };
        offer(next, &mut taken);
    }
    candidates
}

/// A score and a number in one integer: ordered by score, of equal ones the lower number is greater.
fn key(score: f32, number: usize) -> u64 {
    let bits = score.to_bits();
    let ordered = if bits >> 31 == 0 { bits | 1 << 31 } else { !bits };
    u64::from(ordered) << 32 | u64::from(!(number as u32))
}

fn score_of(key: u64) -> f32 {
    let ordered = (key >> 32) as u32;
    f32::from_bits(if ordered >> 31 == 1 { ordered & !(1 << 31) } else { !ordered })
}

fn number_of(key: u64) -> usize {
    !(key as u32) as usize
}

/// Keys from the greatest down, of which few are asked for: a heap holds the greatest of each run of them.
struct Descending {
    keys: Vec<u64>,
    heap: BinaryHeap<u64>,
}

impl Descending {
    const RUN: usize = 16;

    /// Of keys whose numbers are their positions.
    fn new(keys: Vec<u64>) -> Self {
        let heap = keys.chunks(Self::RUN).filter_map(|run| run.iter().copied().max()).collect();
        Self { keys, heap }
    }

    fn peek(&self) -> Option<u64> {
        self.heap.peek().copied()
    }
}

impl Iterator for Descending {
    type Item = u64;

    fn next(&mut self) -> Option<u64> {
        let greatest = self.heap.pop()?;
        // Zero, a key that no score has, marks what is gone.
        self.keys[number_of(greatest)] = 0;
        let run = number_of(greatest) / Self::RUN * Self::RUN;
        let rest = &self.keys[run..self.keys.len().min(run + Self::RUN)];
        self.heap.extend(rest.iter().copied().max().filter(|key| *key > 0));
        Some(greatest)
    }
}

/// Candidates beside a country that is too small for its name.
pub(crate) fn outside(setting: &Setting, index: usize, ground: Rect, cost: f32) -> Vec<Candidate> {
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

/// Candidates all over the box about a country, for those of which the edges of that box are far from its ground; the
/// nearer to its middle the better.
pub(crate) fn all_over(setting: &Setting, index: usize, ground: Rect, step: f32, cost: f32) -> Vec<Candidate> {
    let count = |length: f32| (length / step).ceil().clamp(1.0, 24.0) as u16;
    let (across, down) = (count(ground.width()), count(ground.height()));
    let spots = (0..=down).flat_map(|row| (0..=across).map(move |column| (row, column)));
    let candidates = spots.map(|(row, column)| {
        let (x, y) = (f32::from(column) / f32::from(across), f32::from(row) / f32::from(down));
        let middle = (ground.left + x * ground.width(), ground.top + y * ground.height());
        upright(setting, index, middle, cost + 0.2 * ((x - 0.5).abs() + (y - 0.5).abs()))
    });
    candidates.collect()
}

fn upright(setting: &Setting, index: usize, middle: Point, cost: f32) -> Candidate {
    let body = setting.bounds;
    let at = (middle.0 - (body.left + body.right) / 2.0, middle.1 - (body.top + body.bottom) / 2.0);
    let boxes: Vec<Turned> = setting.boxes_at(at);
    Candidate { placement: Placement::Upright { setting: index, at }, shape: Shape::new(boxes, None), cost }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_order_by_score_and_then_by_the_lower_number() {
        let scores = (0..100).map(|i| if i % 7 == 0 { 50.5 } else { (i * 37 % 100 - 30) as f32 });
        let keys: Vec<u64> = scores.clone().enumerate().map(|(number, score)| key(score, number)).collect();
        let mut sorted: Vec<(f32, usize)> = scores.enumerate().map(|(number, score)| (score, number)).collect();
        sorted.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let read: Vec<(f32, usize)> = Descending::new(keys).map(|k| (score_of(k), number_of(k))).collect();
        assert_eq!(read, sorted);
    }
}
