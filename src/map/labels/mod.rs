//! Labels as one problem: candidates, their costs and conflicts, the choice, the report.
//!
//! Reading order: [`setting`] (text in lines), the candidates of points ([`point`], [`badge`]), lines ([`mod@line`]),
//! countries ([`area`]) and seas ([`water`]), [`costs`] (what a candidate would cover), [`graph`] and [`solve`] (the
//! choice, by `part`, with `exchange`, `prices` and `exact`), [`place`] (all of it together), [`report`].

pub(in crate::map) mod area;
pub(in crate::map) mod badge;
pub(in crate::map) mod costs;
mod exact;
mod exchange;
#[cfg_attr(not(feature = "tools"), allow(unreachable_pub, dead_code, reason = "`tools` opens the rest of it"))]
pub(crate) mod graph;
pub(in crate::map) mod items;
pub(in crate::map) mod knockout;
mod last_resort;
pub(in crate::map) mod line;
pub(in crate::map) mod orientation;
mod part;
pub(in crate::map) mod place;
pub(in crate::map) mod placed;
pub(in crate::map) mod point;
mod prices;
pub(in crate::map) mod report;
pub(in crate::map) mod setting;
#[cfg_attr(not(feature = "tools"), allow(unreachable_pub, dead_code, reason = "`tools` opens the rest of it"))]
pub(crate) mod solve;
pub(in crate::map) mod water;

use crate::map::furniture::key::Badge;
use crate::map::page::rect::{Rect, Turned};
use crate::map::subject::entity::Entity;
use crate::scene::Point;
use setting::Setting;

/// The dot or marker that a label belongs to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Anchor {
    /// Its middle.
    pub at: Point,
    /// Its radius with its rim.
    pub reach: f32,
    /// From its edge to the text.
    pub gap: f32,
}

/// What a label names; more important ones win.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Class {
    /// A place that something happened to.
    Site,
    /// The length of an arc or ring.
    Measure,
    /// A city at the end of an arc, or named by the input.
    NamedCity,
    /// The scale bar, which must stand somewhere.
    Furniture,
    /// A country of the story.
    Focus,
    /// A sea.
    Water,
    /// A territory of disputed status.
    Territory,
    /// A neighbour.
    Country,
    /// A city for orientation.
    City,
    /// A division or river.
    Minor,
}

impl Class {
    /// The worth of a label of this class, so that a lesser class rarely costs a greater one its place.
    pub(crate) const fn weight(self) -> f64 {
        match self {
            Self::Site => 1000.0,
            Self::Furniture => 5000.0,
            Self::Measure => 500.0,
            Self::NamedCity => 300.0,
            Self::Focus => 200.0,
            Self::Water => 40.0,
            Self::Territory => 30.0,
            Self::Country => 25.0,
            Self::City => 12.0,
            Self::Minor => 3.0,
        }
    }

    /// The name in a layout report.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Site => "site",
            Self::Measure => "measure",
            Self::NamedCity => "named-city",
            Self::Furniture => "scale-bar",
            Self::Focus => "focus-country",
            Self::Water => "water",
            Self::Territory => "territory",
            Self::Country => "country",
            Self::City => "city",
            Self::Minor => "minor",
        }
    }

    /// Whether the loss of a label of this class is to be reported to the editor.
    pub(crate) const fn must_not_be_lost(self) -> bool {
        matches!(self, Self::Site | Self::Measure | Self::NamedCity | Self::Furniture)
    }
}

/// A thing to be labelled, with the ways to do it.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    /// Its name, for the report.
    pub name: String,
    /// What it is.
    pub class: Class,
    /// Its worth among its class, 1 for a common one.
    pub weight: f64,
    /// The texts that its candidates set.
    pub settings: Vec<Setting>,
    /// Ways to place it, best first.
    pub candidates: Vec<Candidate>,
    /// Ways farther off, offered only where others contend for the candidates.
    pub detours: Vec<Detour>,
    /// The number that may stand for its name.
    pub badge: Option<BadgeSpec>,
    /// What of the subject it names and may be numbered for.
    pub entity: Option<Entity>,
    /// What of the subject it names, also where another panel names it first.
    pub of: Option<Entity>,
    /// The obstacle that belongs to it: its own dot or line.
    pub owner: Option<usize>,
    /// Its name in the language of second lines.
    pub second: SecondLine,
}

/// What becomes of the second line of a name of the ground; those of places are kept apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum SecondLine {
    /// None is wanted.
    #[default]
    Unasked,
    /// One is wanted, and the name in its language is not known.
    Unknown,
    /// The settings before this one have it; those from it on leave it off.
    Before(usize),
}

/// The worth of an item of a weight above 1 is this power of it: one outweighs four of half its weight.
const SUPERIORITY: f64 = 2.0;

impl Item {
    /// An item without candidates yet.
    pub(crate) fn new(name: impl Into<String>, class: Class, weight: f64) -> Self {
        Self {
            name: name.into(),
            class,
            weight,
            settings: Vec::new(),
            candidates: Vec::new(),
            detours: Vec::new(),
            badge: None,
            entity: None,
            of: None,
            owner: None,
            second: SecondLine::default(),
        }
    }

    /// The value of a candidate of this cost: the worth of the item less three tenths for a poor position.
    ///
    /// Above the common weight of 1 the worth grows faster than the weight. If it grew in step, two places of half the
    /// weight would be worth as much as one: where names crowd, the large places would be numbers and the small ones
    /// names, for a large place commonly stands amid several small ones.
    pub(crate) fn value(&self, cost: f32) -> i64 {
        let weight = self.weight.clamp(0.05, 20.0);
        let worth = self.class.weight() * weight.max(weight.powf(SUPERIORITY));
        (1000.0 * worth * (1.0 - 0.3 * f64::from(cost.clamp(0.0, 3.0)))).round() as i64
    }
}

/// Ways to name a thing whose positions beside it others contend for.
#[derive(Debug, Clone)]
pub(crate) enum Detour {
    /// At the end of a leader.
    Leader {
        /// The dot.
        anchor: Anchor,
        /// The setting to the right of the dot.
        right: usize,
        /// The setting to the left of it.
        left: usize,
        /// What is added to the cost.
        extra: f32,
    },
    /// Candidates ready made.
    Ready(Vec<Candidate>),
}

/// A number that may stand for a name.
#[derive(Debug, Clone)]
pub(crate) struct BadgeSpec {
    /// The badge on the dot that it names.
    pub badge: Badge,
    /// The radius of the dot.
    pub dot: f32,
}

/// One way to place a label.
#[derive(Debug, Clone)]
pub(crate) struct Candidate {
    /// What is set where.
    pub placement: Placement,
    /// What it covers.
    pub shape: Shape,
    /// 0 for the best position, 1 for a poor one.
    pub cost: f32,
}

/// What is set where.
#[derive(Debug, Clone)]
pub(crate) enum Placement {
    /// A setting, upright, with its origin at a point.
    Upright {
        /// Which setting.
        setting: usize,
        /// Where its origin goes.
        at: Point,
    },
    /// The first line of a setting along a curve.
    Along {
        /// Which setting.
        setting: usize,
        /// The baseline from its left end.
        curve: Vec<Point>,
        /// Where on it the text starts.
        start: f32,
        /// The part of the labelled line that is left out beneath the text, as distances along it.
        gap: Option<(f32, f32)>,
    },
    /// A number that a key explains.
    Badge(Badge),
    /// A piece of furniture, by its number among those that the caller made.
    Furniture(usize),
}

/// What a placed label covers.
#[derive(Debug, Clone, Default)]
pub(crate) struct Shape {
    /// Boxes of its letters or lines.
    pub boxes: Vec<Turned>,
    /// Its leader, from the dot to the text.
    pub leader: Option<(Point, Point)>,
    /// An upright box around all of it.
    pub bounds: Rect,
    /// How much less than the usual space it needs; less than nothing where it needs more.
    pub slack: f32,
}

impl Shape {
    /// The shape of these boxes and this leader.
    pub(crate) fn new(boxes: Vec<Turned>, leader: Option<(Point, Point)>) -> Self {
        let all = boxes.iter().map(Turned::bounds);
        let all = all.chain(leader.map(|(a, b)| Rect::bounding([a, b])));
        let bounds = all.reduce(|a, b| a.union(&b)).unwrap_or_default();
        Self { boxes, leader, bounds, slack: 0.0 }
    }

    /// The same with `room` beyond the usual space about it.
    pub(crate) fn with_room(self, room: f32) -> Self {
        Self { bounds: self.bounds.grown(room), slack: -room, ..self }
    }

    /// Whether the two would touch when kept `space` apart.
    pub(crate) fn conflicts(&self, other: &Self, space: f32) -> bool {
        let space = (space - self.slack - other.slack).max(0.0);
        if !self.bounds.grown(space).overlaps(&other.bounds.grown(1e-3)) {
            return false;
        }
        let boxes = self.boxes.iter().any(|a| {
            let a = a.grown(space);
            other.boxes.iter().any(|b| a.overlaps(b))
        });
        boxes
            || crosses(self.leader, other, space)
            || crosses(other.leader, self, space)
            || matches!((self.leader, other.leader), (Some(a), Some(b)) if segments_near(a, b, space))
    }
}

/// Whether a leader runs through a shape's boxes.
fn crosses(leader: Option<(Point, Point)>, shape: &Shape, space: f32) -> bool {
    let Some((a, b)) = leader else { return false };
    shape.boxes.iter().any(|body| body.grown(space).clip_segment(a, b).is_some())
}

/// Whether two segments cross or come nearer than `space`.
pub(in crate::map) fn segments_near(a: (Point, Point), b: (Point, Point), space: f32) -> bool {
    if !Rect::bounding([a.0, a.1]).grown(space + 0.01).overlaps(&Rect::bounding([b.0, b.1]).grown(0.01)) {
        return false;
    }
    let side = |p: Point, q: Point, r: Point| (q.0 - p.0) * (r.1 - p.1) - (q.1 - p.1) * (r.0 - p.0);
    let apart = |s: (Point, Point), t: (Point, Point)| side(s.0, s.1, t.0) * side(s.0, s.1, t.1) > 0.0;
    let crossing = !apart(a, b) && !apart(b, a);
    crossing
        || [a.0, a.1].iter().any(|&p| distance_to_segment(p, b) < space)
        || [b.0, b.1].iter().any(|&p| distance_to_segment(p, a) < space)
}

/// The distance of a point from a segment.
pub(crate) fn distance_to_segment(p: Point, (a, b): (Point, Point)) -> f32 {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let length = dx * dx + dy * dy;
    let t = if length > 0.0 { (((p.0 - a.0) * dx + (p.1 - a.1) * dy) / length).clamp(0.0, 1.0) } else { 0.0 };
    let (x, y) = (p.0 - a.0 - t * dx, p.1 - a.1 - t * dy);
    (x * x + y * y).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_outweighs_three_of_half_its_weight() {
        let value = |weight: f64, cost: f32| Item::new("", Class::NamedCity, weight).value(cost);
        let loss = |weight: f64| value(weight, 0.0) - value(weight, 0.9);
        assert!(loss(10.0) > 3 * loss(5.0));
        assert!(value(0.5, 0.0) * 2 == value(1.0, 0.0), "below the common weight the worth is in step");
    }
}
