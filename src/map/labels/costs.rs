//! What a candidate would cover: dots, markers, arcs and the frame rule it out; lines beneath, foreign dots close by
//! and the wrong side of a coast make it dearer.
//!
//! # References
//!
//! Rylov, Reimer 2014, "A comprehensive multi-criteria model for high cartographic quality point-feature label
//! placement", Cartographica 49(1):52-68: position, overlap with the base map, ambiguity.

use crate::map::ground::terrain::Terrain;
use crate::map::labels::Candidate;
use crate::map::labels::Shape;
use crate::map::labels::distance_to_segment;
use crate::map::page::rect::{Rect, Turned};
use crate::scene::Point;

/// A disc that no foreign label may touch.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Dot {
    /// Its middle.
    pub at: Point,
    /// Its radius with rim.
    pub radius: f32,
    /// The item that it belongs to.
    pub owner: usize,
}

/// A line that no label may touch.
#[derive(Debug, Clone)]
pub(crate) struct Bar {
    /// Its course.
    pub points: Vec<Point>,
    /// A box around it.
    pub bounds: Rect,
    /// Half its width and the space beside it.
    pub space: f32,
    /// The item that stands in a gap of it.
    pub owner: Option<usize>,
}

/// Everything that stands on the map before the labels do.
#[derive(Debug)]
pub(crate) struct Obstacles<'t> {
    /// Where labels must stay.
    pub frame: Rect,
    /// Dots and markers.
    pub dots: Vec<Dot>,
    /// Arcs.
    pub bars: Vec<Bar>,
    /// Lines that a label had better not touch: the locators of insets.
    pub soft: Vec<Bar>,
    /// Furniture, insets.
    pub boxes: Vec<Turned>,
    /// What lies beneath.
    pub terrain: Option<&'t Terrain>,
    /// Space between text and text, and text and dots.
    pub space: f32,
    /// How many times a length of the landscape page is on this one.
    pub unit: f32,
}

/// Cost of a box wholly run through by lines.
const CROSSED_COST: f32 = 0.55;
/// The same for furniture, which could as well stand elsewhere: a coast beneath a scale bar is worse than plain land.
const FURNITURE_CROSSED_COST: f32 = 8.0;
/// Cost of a foreign dot as near as the own one.
const AMBIGUITY_COST: f32 = 0.35;
/// Cost of an inland name that lies in the water.
const WET_COST: f32 = 0.5;

/// From a leader to a foreign dot or box, as a share of the space about texts: a thin line may pass closer than a name.
const LEADER_SPACE: f32 = 0.3;
/// Cost of a label that a locator runs through.
const LOCATOR_COST: f32 = 0.9;

/// Which side of a coast a name belongs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// The place lies inland: its name stays on land.
    Inland,
    /// The place lies on a coast: its name goes to the water.
    Coast,
    /// It belongs to no place and hides least on open water: a scale bar.
    Water,
    /// It does not matter.
    Either,
}

impl Obstacles<'_> {
    /// Whether the candidate stays inside the frame and touches nothing that is not its owners'.
    pub(crate) fn allows(&self, candidate: &Candidate, owners: &[Option<usize>]) -> bool {
        let shape = &candidate.shape;
        if !self.frame.holds(&shape.bounds) {
            return false;
        }
        let is_own = |owner: usize| owners.contains(&Some(owner));
        let near = shape.bounds.grown(self.space + 1.0);
        for dot in &self.dots {
            if is_own(dot.owner) || near.distance(dot.at) >= dot.radius + self.space {
                continue;
            }
            let space = dot.radius + (0.6 * self.space - shape.slack).max(0.0);
            if shape.boxes.iter().any(|body| body.distance(dot.at) < space) {
                return false;
            }
            let space = dot.radius + LEADER_SPACE * self.space;
            if shape.leader.is_some_and(|leader| runs_into(leader, dot.at, space)) {
                return false;
            }
        }
        if shape.boxes.iter().any(|body| self.boxes.iter().any(|other| body.grown(self.space).overlaps(other))) {
            return false;
        }
        // A leader has a width: along the very edge of a title it would touch it.
        let kept_off = |other: &Turned| other.grown(LEADER_SPACE * self.space);
        if shape
            .leader
            .is_some_and(|(a, b)| self.boxes.iter().any(|other| kept_off(other).clip_segment(a, b).is_some()))
        {
            return false;
        }
        let foreign = self.bars.iter().filter(|bar| bar.owner.is_none_or(|owner| !is_own(owner)));
        foreign.filter(|bar| bar.bounds.grown(bar.space).overlaps(&near)).all(|bar| !bar.touches(shape))
    }

    /// The candidate with what it covers added to its cost; `anchor` is the dot it names, if it names one.
    pub(crate) fn priced(&self, candidate: &Candidate, anchor: Option<Point>, owner: Option<usize>, side: Side) -> f32 {
        let mut cost = candidate.cost;
        let shape = &candidate.shape;
        if let Some(terrain) = self.terrain {
            let (area, crossed, wet) = shape.boxes.iter().fold((0.0, 0.0, 0.0), |(area, crossed, wet), body| {
                let bounds = body.bounds();
                let own = bounds.area().max(1.0);
                (area + own, crossed + own * terrain.crossed(bounds), wet + own * terrain.wet(bounds))
            });
            if area > 0.0 {
                let crossing = if side == Side::Water { FURNITURE_CROSSED_COST } else { CROSSED_COST };
                cost += crossing * crossed / area;
                cost += WET_COST
                    * match side {
                        Side::Inland => wet / area,
                        Side::Coast => 0.6 * (1.0 - wet / area),
                        Side::Water => 1.0 - wet / area,
                        Side::Either => 0.0,
                    };
            }
        }
        if self.soft.iter().any(|bar| bar.touches(shape)) {
            cost += LOCATOR_COST;
        }
        if let Some(anchor) = anchor.filter(|_| shape.leader.is_none()) {
            cost += self.ambiguity(shape, anchor, owner);
        }
        cost
    }

    /// How much nearer a foreign dot is than a name should allow.
    fn ambiguity(&self, shape: &Shape, anchor: Point, owner: Option<usize>) -> f32 {
        let distance = |p: Point| shape.boxes.iter().map(|body| body.distance(p)).fold(f32::MAX, f32::min);
        let own = distance(anchor).max(1.0);
        let reach = shape.bounds.grown(3.0 * own + 20.0);
        let foreign =
            self.dots.iter().filter(|dot| Some(dot.owner) != owner && dot.at != anchor && reach.contains(dot.at));
        foreign.map(|dot| AMBIGUITY_COST * (1.5 - distance(dot.at) / (1.6 * own)).clamp(0.0, 1.0)).sum::<f32>().min(0.8)
    }
}

/// Whether a leader comes nearer than `space` to a foreign dot. Where dots crowd, a leader may start beside one as long as
/// it leads away from it.
fn runs_into((start, end): (Point, Point), dot: Point, space: f32) -> bool {
    let ahead = (dot.0 - start.0) * (end.0 - start.0) + (dot.1 - start.1) * (end.1 - start.1) > 0.0;
    ahead && distance_to_segment(dot, (start, end)) < space
}

impl Bar {
    /// A line with the space that labels keep from it.
    pub(crate) fn new(points: Vec<Point>, space: f32, owner: Option<usize>) -> Self {
        let bounds = Rect::bounding(points.iter().copied());
        Self { points, bounds, space, owner }
    }

    /// Whether a label would come nearer than the line allows.
    pub(crate) fn touches(&self, shape: &Shape) -> bool {
        self.points.windows(2).any(|pair| {
            let (a, b) = (pair[0], pair[1]);
            if !Rect::bounding([a, b]).grown(self.space + 0.01).overlaps(&shape.bounds.grown(0.01)) {
                return false;
            }
            shape.boxes.iter().any(|body| body.grown(self.space).clip_segment(a, b).is_some())
                || shape
                    .leader
                    .is_some_and(|leader| crate::map::labels::segments_near(leader, (a, b), 0.5 * self.space))
        })
    }
}
