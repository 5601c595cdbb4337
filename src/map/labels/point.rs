//! Candidates about a point: beside the dot in the order of Imhof, slid along it, in two lines, at the end of a leader.
//!
//! # References
//!
//! Imhof 1975, "Positioning names on maps", The American Cartographer 2(2):128-144.

use crate::map::labels::setting::Setting;
use crate::map::labels::{Anchor, Candidate, Placement, Shape};
use crate::scene::Point;

/// Where a block stands about a dot.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Position {
    /// Towards the block: -1 left, 0 above or below, 1 right.
    side: f32,
    /// -1 above, 0 level, 1 below.
    rise: f32,
    cost: f32,
}

const fn position(side: f32, rise: f32, cost: f32) -> Position {
    Position { side, rise, cost }
}

/// E, W, NE, SE, NW, SW, N, S.
const EIGHT: [Position; 8] = [
    position(1.0, 0.0, 0.0),
    position(-1.0, 0.0, 0.1),
    position(1.0, -1.0, 0.16),
    position(1.0, 1.0, 0.18),
    position(-1.0, -1.0, 0.24),
    position(-1.0, 1.0, 0.26),
    position(0.0, -1.0, 0.32),
    position(0.0, 1.0, 0.34),
];

/// Halfway between the eight, and names slid along the top and the bottom.
const SLID: [Position; 8] = [
    position(1.0, -0.5, 0.08),
    position(1.0, 0.5, 0.09),
    position(-1.0, -0.5, 0.17),
    position(-1.0, 0.5, 0.18),
    position(0.5, -1.0, 0.3),
    position(-0.5, -1.0, 0.36),
    position(0.5, 1.0, 0.33),
    position(-0.5, 1.0, 0.38),
];

/// What is added to the cost of a text in two lines.
const WRAP_COST: f32 = 0.12;
/// What is added to the cost of a callout without its facts.
pub(crate) const NAME_ONLY_COST: f32 = 0.8;

/// Candidates of a name beside its dot, `settings` being the name in one line and, if it breaks well, in two: aligned
/// left and right.
pub(crate) fn beside(anchor: Anchor, settings: &[Setting]) -> Vec<Candidate> {
    let mut candidates = Vec::with_capacity(24);
    for &spot in EIGHT.iter().chain(&SLID) {
        candidates.extend(settings.first().map(|setting| name_at(anchor, setting, 0, spot, 0.0)));
    }
    for &spot in &EIGHT {
        let wrapped = if spot.side < 0.0 { 2 } else { 1 };
        candidates.extend(settings.get(wrapped).map(|setting| name_at(anchor, setting, wrapped, spot, WRAP_COST)));
    }
    candidates
}

/// A block about a dot: left edge, right edge or middle by `side`; its body level with the dot, above or below.
fn name_at(anchor: Anchor, setting: &Setting, index: usize, spot: Position, extra: f32) -> Candidate {
    let body = setting.bounds;
    let reach = anchor.reach + anchor.gap;
    // Corner positions tuck in along the diagonal.
    let across = if spot.rise.abs() >= 1.0 && spot.side.abs() >= 1.0 { 0.62 * reach } else { reach };
    let left = match spot.side {
        s if s >= 1.0 => anchor.at.0 + across,
        s if s <= -1.0 => anchor.at.0 - across - body.width(),
        s => anchor.at.0 - body.width() / 2.0 + s * body.width() / 2.0,
    };
    let level = anchor.at.1 - body.height() / 2.0;
    let up = anchor.at.1 - 0.75 * reach - body.height();
    let down = anchor.at.1 + 0.75 * reach;
    let top = match spot.rise {
        r if r <= -1.0 => {
            if spot.side.abs() >= 1.0 {
                up + 0.35 * reach
            } else {
                up
            }
        }
        r if r >= 1.0 => {
            if spot.side.abs() >= 1.0 {
                down - 0.35 * reach
            } else {
                down
            }
        }
        r => level + r * 0.6 * body.height(),
    };
    // Level names stand with the middle of their small letters on the dot.
    let at = (left - body.left, top - body.top);
    candidate(setting, index, at, spot.cost + extra, None)
}

fn candidate(setting: &Setting, index: usize, at: Point, cost: f32, leader: Option<(Point, Point)>) -> Candidate {
    Candidate {
        placement: Placement::Upright { setting: index, at },
        shape: Shape::new(setting.boxes_at(at), leader),
        cost,
    }
}

/// Settings of a callout: name and facts aligned left, right; the name alone aligned left.
#[derive(Debug, Clone)]
pub(crate) struct Callout {
    /// Aligned left.
    pub left: Setting,
    /// Aligned right.
    pub right: Setting,
    /// The name alone.
    pub name: Setting,
}

impl Callout {
    /// The settings in the order that candidates name them.
    pub(crate) fn settings(self) -> Vec<Setting> {
        vec![self.left, self.right, self.name]
    }
}

/// Candidates of a callout beside its marker: right, left, below, above; then the name without its facts.
pub(crate) fn callout(anchor: Anchor, settings: &[Setting], unit: f32) -> Vec<Candidate> {
    let [left, right, name] = settings else { return Vec::new() };
    let mut candidates = Vec::with_capacity(48);
    let has_facts = left.lines.len() > name.lines.len();
    let blocks = [(0, left, 1, right, 0.0), (2, name, 2, name, NAME_ONLY_COST)];
    for &(at_right, right_block, at_left, left_block, extra) in &blocks[..if has_facts { 2 } else { 1 }] {
        let x = anchor.reach + anchor.gap;
        // The name's baseline is level with the marker, or up to 30 lower, or higher.
        for (drop, cost) in
            [(0.0, 0.0), (10.0, 0.03), (20.0, 0.06), (30.0, 0.1), (-14.0, 0.12), (-28.0, 0.16), (-44.0, 0.24)]
        {
            let y = anchor.at.1 + 0.5 * right_block.cap + drop * unit;
            candidates.push(candidate(right_block, at_right, (anchor.at.0 + x, y), extra + cost, None));
            let start = anchor.at.0 - x - left_block.bounds.right;
            candidates.push(candidate(left_block, at_left, (start, y), extra + cost + 0.08, None));
        }
        for (slide, cost) in [(0.0, 0.0), (-0.25, 0.02), (0.25, 0.03), (-0.5, 0.04), (0.5, 0.05)] {
            let body = right_block.bounds;
            let left_edge = anchor.at.0 - body.width() / 2.0 + slide * body.width() - body.left;
            let below = anchor.at.1 + anchor.reach + 0.5 * anchor.gap - body.top;
            let above = anchor.at.1 - anchor.reach - 0.5 * anchor.gap - body.bottom;
            candidates.push(candidate(right_block, at_right, (left_edge, below), extra + cost + 0.22, None));
            candidates.push(candidate(right_block, at_right, (left_edge, above), extra + cost + 0.26, None));
        }
    }
    candidates
}

/// How far leaders reach, on a landscape page, and the length that their cost is measured by.
const LEADERS: [f32; 8] = [26.0, 38.0, 52.0, 68.0, 86.0, 106.0, 130.0, 158.0];
const LONG_LEADER: f32 = 120.0;
/// From the marker's rim to the start of a leader, and from its end to the text.
const LEADER_START: f32 = 3.0;
const LEADER_END: f32 = 5.0;
/// What every leader costs; a long one costs more.
const LEADER_COST: f32 = 0.36;

/// Candidates at the end of a leader: blocks around the dot in so many directions, at growing distances.
pub(crate) fn with_leader(
    directions: u16,
    anchor: Anchor,
    right_block: (usize, &Setting),
    left_block: (usize, &Setting),
    unit: f32,
) -> Vec<Candidate> {
    let mut candidates = Vec::with_capacity(LEADERS.len() * usize::from(directions));
    for turn in 0..directions {
        let (sin, cos) = (std::f32::consts::TAU * f32::from(turn) / f32::from(directions)).sin_cos();
        let (index, block) = if cos < -0.05 { left_block } else { right_block };
        for step in LEADERS {
            let reach = |distance: f32| anchor.reach + distance * unit;
            let on_ray = |distance: f32| (anchor.at.0 + reach(distance) * cos, anchor.at.1 + reach(distance) * sin);
            let (start, end) = (on_ray(LEADER_START), on_ray(step));
            let origin = leader_origin(block, end, (cos, sin), unit);
            if block.bounds.shifted(origin.0, origin.1).contains(anchor.at) {
                continue;
            }
            // Level leaders to the right read best.
            let tilt = 0.12 * sin.abs() + if cos < 0.0 { 0.06 } else { 0.0 };
            let cost = LEADER_COST + tilt + 0.3 * step / LONG_LEADER;
            candidates.push(candidate(block, index, origin, cost, Some((start, end))));
        }
    }
    candidates
}

/// Where a block's origin goes so that a leader in `direction` ends just before it.
fn leader_origin(block: &Setting, end: Point, (cos, sin): Point, unit: f32) -> Point {
    let body = block.bounds;
    let name_middle = -0.5 * block.cap;
    let space = LEADER_END * unit;
    if sin.abs() > 0.92 {
        // Above or below: the leader ends at the middle of the block's nearer edge.
        let x = end.0 - (body.left + body.width() / 2.0);
        let y = if sin > 0.0 { end.1 + space - body.top } else { end.1 - space - body.bottom };
        return (x, y);
    }
    let x = if cos > 0.0 { end.0 + space - body.left } else { end.0 - space - body.right };
    (x, end.1 - name_middle)
}
