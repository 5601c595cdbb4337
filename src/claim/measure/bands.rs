//! From words to an interval, and from two intervals to a verdict.
//!
//! Every band is a convention, taken where the literature or measured data support one. Intervals are in kilometres.
//!
//! # References
//!
//! - Unhedged round numbers are read as approximate: Williams & Power 2013, "Hedging and rounding in numerical
//!   expressions", doi 10.1075/pc.21.1.09wil; the rounding step follows Krifka's scale granularity. Dissent: Katzir &
//!   Ariel, doi 10.5070/G6011.48658.
//! - Few kinds of hedge matter, roundness does: Ferson et al. 2015, "Natural language of uncertainty".
//! - Roads are longer than the straight line by 1.343 on European average (Environment & Planning B 2023, doi
//!   10.1177/23998083231168870), by 1.2 in the older rule of Newell 1980.
//! - Named places have an extent, and a distance is measured from somewhere in it: Wieczorek, Guo & Hijmans 2004, "The
//!   point-radius method for georeferencing locality descriptions".
//! - Directions: Frank 1991 and 1996, cone and projection models of cardinal directions.
//! - Checked against 437 published distances between towns (stated to geodesic: 10 % below 0.96, median 1.10, 10 % above
//!   1.34; the hedge moves none of these by more than 0.13), 359 directions and 302 parts of areas.

use crate::claim::model::Verdict;
use crate::mention::direction::Order;
use crate::mention::hedge::Hedge;
use crate::mention::quantity::Figure;

/// A closed interval in kilometres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::claim) struct Interval {
    pub(in crate::claim) low: f64,
    pub(in crate::claim) high: f64,
}

impl Interval {
    pub(in crate::claim) fn new(low: f64, high: f64) -> Self {
        Self { low: low.max(0.0), high: high.max(0.0) }
    }

    fn meets(self, other: Self) -> bool {
        self.low <= other.high && other.low <= self.high
    }
}

/// What was stated, as an interval and with the tolerances that belong to its hedge.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::claim) struct Stated {
    /// What "supported" covers.
    pub(in crate::claim) interval: Interval,
    /// The figure itself, its middle for a range.
    pub(in crate::claim) value: f64,
    /// Up to where a truth beyond the interval makes it "approximately": wider on both sides.
    near: Interval,
}

/// Half the rounding step of a figure: the largest of 1000, 500, 100, 50, 10, 5 that divides it and is at most half of it,
/// else 1 for whole numbers and 0.1 for decimals, halved.
fn half_step(value: f64) -> f64 {
    let divides = |step: &&f64| value % **step == 0.0 && value >= 2.0 * **step;
    let step = [1000.0, 500.0, 100.0, 50.0, 10.0, 5.0].iter().find(divides).copied();
    let plain = if value % 5.0 == 0.0 {
        5.0
    } else if value.fract() == 0.0 {
        1.0
    } else {
        0.1
    };
    step.unwrap_or(plain) / 2.0
}

/// The interval that a figure with its hedge covers, `unit` kilometres each.
///
/// A plain figure covers itself ± the larger of half its rounding step (7.5 % at most) and 5 %; "about" ± 10 %;
/// "nearly" from 90 % up to itself; "more than" itself up to a quarter more; "just over" up to a tenth more; "up to"
/// everything below.
///
/// # References
///
/// Williams & Power 2013 for the width of plain round numbers; Ferson et al. 2015 for few kinds of hedge with bands that
/// lie close together. The percentages themselves are conventions.
pub(in crate::claim) fn stated(figure: Figure, hedge: Hedge, unit: f64) -> Stated {
    let (low, high) = figure.ends();
    if let Figure::Order(..) = figure {
        // An order of magnitude is met from 85 % of its lower end, and is loose by nature.
        let interval = Interval::new(0.85 * low * unit, high * unit);
        return Stated { interval, value: low * unit, near: interval };
    }
    let half =
        |value: f64| half_step(value).min(0.075 * value).max(0.05 * value).max(if value < 12.0 { 0.5 } else { 0.0 });
    let loose = |value: f64| half_step(value).max(0.05 * value).min(0.5 * value);
    let (from, to) = match hedge {
        Hedge::Plain => (low - half(low), high + half(high)),
        Hedge::About => (0.9 * low, 1.1 * high),
        Hedge::Only => (low - loose(low), high + loose(high)),
        Hedge::Nearly => (0.9 * low, high),
        Hedge::MoreThan => (low, 1.25 * high),
        Hedge::JustOver => (low, 1.1 * high),
        Hedge::UpTo => (0.0, high),
    };
    let near = match hedge {
        Hedge::Nearly => (0.82 * low, 1.1 * high),
        Hedge::MoreThan => (0.9 * low, f64::INFINITY),
        Hedge::UpTo => (0.0, 1.1 * high),
        _ => (from, to),
    };
    Stated {
        interval: Interval::new(from * unit, to * unit),
        value: f64::midpoint(low, high) * unit,
        near: Interval::new(near.0 * unit, near.1 * unit),
    }
}

/// Nothing stated: every truth is met.
pub(in crate::claim) fn unstated() -> Stated {
    let interval = Interval { low: 0.0, high: f64::INFINITY };
    Stated { interval, value: 0.0, near: interval }
}

/// What a too long figure may be excused by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::claim) enum Path {
    /// Nothing said: between points it may be a road.
    Unspecified,
    /// A road is named or driven.
    Road,
    /// The nearest point of a border or coast: there is no road to it that is longer.
    ToLine,
}

/// Why a verdict on a distance fell as it did.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::claim) enum Ground {
    /// The intervals meet.
    Agrees,
    /// They miss each other by little.
    Misses,
    /// "More than", by far.
    Loose,
    /// Shorter than the straight line, by this factor of it.
    TooShort(f64),
    /// Longer than the straight line by this factor, as roads are.
    AsRoad(f64),
    /// Longer by this factor, which no road explains.
    TooLong(f64),
}

/// Gap in kilometres below which two intervals count as next to each other: points of different gazetteers for one town
/// differ by that much (Wieczorek, Guo & Hijmans 2004 on the extent of the named place).
const NEXT_KM: f64 = 2.5;
/// The same as a share of the truth; a convention.
const NEXT_SHARE: f64 = 0.10;
/// Longest road, as a multiple of the longest straight line, that a figure may mean unsaid: above the mean detour of 1.343
/// (Environment & Planning B 2023) and the ninetieth percentile of published distances, 1.34.
const ROAD_UNSAID: f64 = 1.5;
/// Longest road where the text names one: mountains and fjords go beyond the mean; a convention.
const ROAD_SAID: f64 = 1.6;

/// The verdict on a stated figure against the interval of the truth.
///
/// Too short is impossible by any way; too long between points may be a road.
pub(in crate::claim) fn distance(stated: &Stated, truth: Interval, path: Path) -> (Verdict, Ground) {
    let said = stated.interval;
    if said.meets(truth) {
        return (Verdict::Supported, Ground::Agrees);
    }
    if said.high < truth.low {
        let gap = truth.low - said.high;
        let factor = stated.value / truth.low;
        if stated.near.high.is_infinite() {
            return (Verdict::Approximately, Ground::Loose);
        }
        return if gap <= NEXT_KM || gap <= NEXT_SHARE * truth.low || stated.near.meets(truth) {
            (Verdict::Approximately, Ground::Misses)
        } else {
            (Verdict::Contradicted, Ground::TooShort(factor))
        };
    }
    let factor = stated.value / truth.high.max(0.001);
    match path {
        Path::Road if said.low <= ROAD_SAID * truth.high => (Verdict::Supported, Ground::AsRoad(factor)),
        Path::Road => (Verdict::Uncheckable, Ground::AsRoad(factor)),
        _ if said.low - truth.high <= NEXT_SHARE * truth.high || stated.near.meets(truth) => {
            (Verdict::Approximately, Ground::Misses)
        }
        Path::Unspecified if stated.value <= ROAD_UNSAID * truth.high => (Verdict::Uncheckable, Ground::AsRoad(factor)),
        _ => (Verdict::Contradicted, Ground::TooLong(factor)),
    }
}

/// Angles in degrees up to which a direction is supported, and approximately right.
///
/// Four winds 45 and 67.5, eight 33.75 and 56.25, sixteen 22.5 and 45: the cone of the wind itself and half as much
/// again (Frank 1991, 1996, cone and projection models). Of 202 published statements with four winds 97 % fall within
/// 45°, of 139 with eight 98.6 % within 33.75°.
pub(in crate::claim) const fn angles(order: Order) -> (f64, f64) {
    match order {
        Order::Four => (45.0, 67.5),
        Order::Eight => (33.75, 56.25),
        Order::Sixteen => (22.5, 45.0),
    }
}

/// Two towns nearer to each other than this share of their radii together lie too close for a direction (Frank 1996: cones
/// widen to nothing at the reference object); the share is a convention.
pub(in crate::claim) const TOO_CLOSE: f64 = 0.6;

/// Angle in degrees for a part of an area, and up to which it is approximately right.
///
/// Half-plane through the middle of the mainland: 98.6 % of 302 dictionary glosses with four winds agree; the better of
/// the true bearing and that in the box within 56° holds for 95 %.
pub(in crate::claim) const PART_ANGLES: (f64, f64) = (56.25, 78.75);
/// How far a component may lie beyond the middle, in halves of the box, to be approximately right.
pub(in crate::claim) const PART_SLACK: f64 = -0.12;
/// Offset from the middle, in halves of the box, for "central": 83 % of 58 glosses lie within the first.
pub(in crate::claim) const CENTRAL: (f64, f64) = (0.5, 0.8);

/// Kilometres outside an outline up to which a place still counts as inside: outlines (Natural Earth 1:10m, good to 2 km)
/// and points of towns (NEXT_KM) are no finer.
pub(in crate::claim) const INSIDE_KM: f64 = 5.0;
/// Kilometres up to which two areas touch: 0.02° at the equator, the accuracy of Natural Earth 1:10m outlines.
pub(in crate::claim) const TOUCH_KM: f64 = 2.2;

/// Radius of a town in kilometres from its inhabitants: 4,000 to the square kilometre, held in 0.5 to 25.
///
/// The point-radius method (Wieczorek, Guo & Hijmans 2004) with the density of a built-up town; the density is a
/// convention.
pub(in crate::claim) fn town_radius(population: u64) -> f64 {
    (population as f64 / 4000.0 / std::f64::consts::PI).sqrt().clamp(0.5, 25.0)
}

/// The truth between two points `d` km apart whose towns have radii `r1` and `r2`: towns are not points (Wieczorek, Guo &
/// Hijmans 2004), and nobody measures from their far sides.
pub(in crate::claim) fn between_points(d: f64, r1: f64, r2: f64) -> Interval {
    Interval::new(d - r1 - r2, 1.003 * d + 1.0)
}

/// The truth from a point with radius `r` to the nearest point of a boundary `d` km away: 1:10m outlines are good to
/// 2 km, and a town reaches away from the boundary too, though few measure from there: a third of it counts.
pub(in crate::claim) fn to_boundary(d: f64, r: f64) -> Interval {
    Interval::new(0.99 * d - 2.0 - r, 1.01 * d + 2.0 + r / 3.0)
}

/// The truth from a point to an area, from its nearest boundary point to the farthest of the points that stand for it.
/// That a country may be measured to its border, capital, main city or middle is a convention, shown reading by reading.
pub(in crate::claim) fn to_area(nearest: f64, farthest_reading: f64) -> Interval {
    Interval::new(0.995 * nearest - 2.0, 1.003 * farthest_reading + 1.0)
}
