//! Relations of space in a clause: how far, which way, from what, by which way.
//!
//! In: a clause. Out: each relation with its target; whose relation it is, is for `subject` to say. A relation begins
//! at a quantity ("300 km south of Tehran", "70 km from the border", "100 km inside Pakistan") or at a direction ("south
//! of Mosul").

use std::ops::Range;

use crate::claim::parse::noun::{Target, target_at};
use crate::claim::parse::view::View;
use crate::lang::{ClassSet, WordClass};
use crate::mention::clause::{Clause, What};
use crate::mention::direction::{Direction, Form, Wind};
use crate::mention::hedge::Hedge;

/// How a distance is said to be covered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::claim) enum Way {
    Unspecified,
    /// By road, by car, a drive, via a highway.
    Road,
    /// Flying: as the crow flies.
    Straight,
    /// The length of a river, a road, a march or a flight: no distance.
    Course,
}

/// On which side of the target's boundary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::claim) enum Side {
    From,
    /// "100 km inside Pakistan".
    Inside,
    /// "off the coast of".
    Off,
    /// "within 50 km of".
    Around,
}

/// A relation as said, without its subject.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::claim) struct Relation {
    /// The items from the quantity or direction to the end of the target.
    pub(in crate::claim) items: Range<usize>,
    /// Index of the quantity among the view's.
    pub(in crate::claim) quantity: Option<usize>,
    pub(in crate::claim) wind: Option<Wind>,
    pub(in crate::claim) side: Side,
    pub(in crate::claim) way: Way,
    pub(in crate::claim) target: Target,
    /// The subject where the phrase itself names it: "between X and Y", "from X to Y".
    pub(in crate::claim) subject: Option<Target>,
}

/// The relations of a clause in reading order.
pub(in crate::claim) fn relations(view: &View<'_>, clause: &Clause) -> Vec<Relation> {
    let mut found: Vec<Relation> = Vec::new();
    let mut at = 0;
    while at < clause.items.len() {
        let relation = match clause.what(at) {
            What::Quantity(quantity) => from_quantity(view, clause, at, quantity),
            What::Direction(direction) => from_direction(view, clause, at, direction),
            _ => None,
        };
        match relation {
            Some(mut relation) => {
                if is_course(clause, at, &relation) {
                    relation.way = Way::Course;
                }
                at = relation.items.end.max(at + 1);
                found.push(relation);
            }
            None => at += 1,
        }
    }
    found
}

/// Words between a verb of travel and its length: "stretches for about 300 km".
const TRAVELLED: ClassSet = ClassSet::of(&[WordClass::TravelLink, WordClass::NounOpening]);

/// Whether a length is that of a way: "flew 930 km from Pyongyang", "1,200 km from Yamal to Germany"; not "a distance of 300 km from X
/// to Y".
fn is_course(clause: &Clause, at: usize, relation: &Relation) -> bool {
    if relation.quantity.is_none() {
        return false;
    }
    let before = (at.saturating_sub(4)..at).rev().find(|&here| !clause.is_any(here, &TRAVELLED));
    let travels = before.is_some_and(|here| clause.is(here, WordClass::TravelVerb));
    let from_to = relation.subject.is_some() && clause.is(at + 1, WordClass::From);
    let measured = (at.saturating_sub(4)..at).any(|here| clause.is(here, WordClass::MeasureNoun));
    travels || from_to && !measured
}

/// "south of Tel Aviv" where no quantity stands before it.
fn from_direction(view: &View<'_>, clause: &Clause, at: usize, direction: Direction) -> Option<Relation> {
    let wind = direction.wind.filter(|_| direction.form == Form::Toward)?;
    if !clause.is(at + 1, WordClass::Of) {
        return None;
    }
    // "in the north of France" is a part of it, not a direction from it.
    if at >= 2 && clause.reads(at - 2, &[WordClass::WithinPreposition, WordClass::The]) {
        return None;
    }
    let target = target_at(view, clause, at + 2)?;
    let items = at..target.items.end;
    Some(Relation {
        items,
        quantity: None,
        wind: Some(wind),
        side: Side::From,
        way: Way::Unspecified,
        target,
        subject: None,
    })
}

fn from_quantity(view: &View<'_>, clause: &Clause, at: usize, quantity: usize) -> Option<Relation> {
    let mut way = Way::Unspecified;
    let mut next = pass_way(clause, at + 1, &mut way);
    if let Some(relation) = measured_between(view, clause, at, quantity) {
        return Some(relation);
    }
    let of = clause.is(next, WordClass::Of);
    if clause.is(next, WordClass::Radius) || of && view.quantities[quantity].hedge == Hedge::UpTo {
        return around(view, clause, at, quantity, next);
    }
    if let Some((wind, after)) = direction_from(clause, next) {
        let after = pass_way(clause, after, &mut way);
        let target = target_at(view, clause, after)?;
        let way = way_after(clause, target.items.end, way);
        let items = at..target.items.end;
        return Some(Relation {
            items,
            quantity: Some(quantity),
            wind: Some(wind),
            side: Side::From,
            way,
            target,
            subject: None,
        });
    }
    next += usize::from(clause.reads(next, &[WordClass::Deep, WordClass::InwardPreposition]));
    let side = if clause.is(next, WordClass::AwayPreposition) {
        Side::From
    } else if clause.is(next, WordClass::Off) {
        Side::Off
    } else if clause.is(next, WordClass::InwardPreposition) {
        Side::Inside
    } else if clause.is(next, WordClass::To) && clause.place(next + 1).is_some() {
        Side::From
    } else {
        return None;
    };
    // "from" may come after "off": "300 km away from", and "from X to Y" names both ends.
    let target = target_at(view, clause, next + 1)?;
    let mut items = at..target.items.end;
    let mut subject = None;
    let mut target = target;
    if clause.is(next, WordClass::From)
        && clause.is(items.end, WordClass::To)
        && let Some(to) = target_at(view, clause, items.end + 1)
    {
        items.end = to.items.end;
        subject = Some(std::mem::replace(&mut target, to));
    }
    let way = way_after(clause, items.end, way);
    Some(Relation { items, quantity: Some(quantity), wind: None, side, way, target, subject })
}

/// "within a 30 km radius of X", "within 50 km of X".
fn around(view: &View<'_>, clause: &Clause, at: usize, quantity: usize, next: usize) -> Option<Relation> {
    let next = next + usize::from(clause.is(next, WordClass::Radius));
    if !clause.is(next, WordClass::RadiusLink) {
        return None;
    }
    let target = target_at(view, clause, next + 1)?;
    let items = at..target.items.end;
    Some(Relation {
        items,
        quantity: Some(quantity),
        wind: None,
        side: Side::Around,
        way: Way::Unspecified,
        target,
        subject: None,
    })
}

/// "300 km between X and Y", "the distance between X and Y is 300 km", "from X to Y is 300 km", "X and Y are 300 km apart".
fn measured_between(view: &View<'_>, clause: &Clause, at: usize, quantity: usize) -> Option<Relation> {
    let ahead = (at + 1..at + 5).find(|&here| clause.is(here, WordClass::Between));
    let start = ahead.or_else(|| {
        // Another figure before this one has taken what stands before it.
        let taken = (0..at).rev().find(|&here| matches!(clause.what(here), What::Quantity(_)));
        let back = at.saturating_sub(14).max(taken.map_or(0, |taken| taken + 1));
        let opens = |&here: &usize| {
            clause.is(here, WordClass::Between)
                || clause.is(here, WordClass::From) && (here == 0 || clause.is(here - 1, WordClass::WayNoun))
        };
        let whole = clause.is(0, WordClass::From) && back == 0 && clause.is(at.wrapping_sub(1), WordClass::BeVerb);
        let measures = whole || (back..at).any(|here| clause.is(here, WordClass::MeasureNoun));
        (back..at).rev().find(opens).filter(|_| measures)
    });
    let apart = clause.is(at + 1, WordClass::Apart);
    let (first, second) = match start {
        Some(start) => {
            let first = target_at(view, clause, start + 1)?;
            let joined = clause.is(first.items.end, WordClass::AndOrTo);
            let second = joined.then(|| target_at(view, clause, first.items.end + 1)).flatten()?;
            (first, second)
        }
        None if apart => {
            let and = (1..at).rev().find(|&here| clause.is(here, WordClass::And))?;
            let first = target_at(view, clause, and.checked_sub(1)?)?;
            (first, target_at(view, clause, and + 1)?)
        }
        None => return None,
    };
    let road = |here: usize| clause.is(here, WordClass::RoadNoun);
    let items = at.min(first.items.start)..second.items.end.max(at + 1);
    let way = if items.clone().chain(at + 1..at + 4).any(road) { Way::Road } else { Way::Unspecified };
    Some(Relation {
        items,
        quantity: Some(quantity),
        wind: None,
        side: Side::From,
        way,
        target: second,
        subject: Some(first),
    })
}

/// "south of", "to the north-east of", "southeast from", "due west of".
fn direction_from(clause: &Clause, at: usize) -> Option<(Wind, usize)> {
    let mut here = at;
    while clause.is(here, WordClass::DirectionOpening) {
        here += 1;
    }
    let What::Direction(direction) = clause.what(here) else { return None };
    let wind = direction.wind.filter(|_| direction.form == Form::Toward)?;
    // "30 miles SE. of Lincoln"
    let next = here + 1 + usize::from(clause.word(here + 1) == ".");
    clause.is(next, WordClass::OfOrFrom).then_some((wind, next + 1))
}

/// Passes over "away", "by road", "as the crow flies", "drive" after a quantity.
fn pass_way(clause: &Clause, mut at: usize, way: &mut Way) -> usize {
    loop {
        let is = |class| clause.is(at, class);
        let off = clause.reads(at, &[WordClass::Off, WordClass::From]);
        let (length, said) = if is(WordClass::Away) || is(WordClass::WayAdverb) || off {
            (1, *way)
        } else if clause.reads(at, &BY_ROAD) {
            (2, Way::Road)
        } else if is(WordClass::DriveNoun) {
            (1, Way::Road)
        } else if is(WordClass::Flight) {
            (1, Way::Straight)
        } else if clause.reads(at, &AS_THE_CROW) || clause.reads(at, &IN_A_STRAIGHT) {
            (4, Way::Straight)
        } else if clause.word(at) == "," && clause.is_any(at + 1, &ClassSet::of(&[WordClass::By, WordClass::As])) {
            (1, *way)
        } else {
            return at;
        };
        *way = said;
        at += length;
    }
}

/// "by road", "by car".
const BY_ROAD: [WordClass; 2] = [WordClass::By, WordClass::RoadMeans];
/// "as the crow flies", of which the verb is passed over.
const AS_THE_CROW: [WordClass; 3] = [WordClass::As, WordClass::The, WordClass::Crow];
/// "in a straight line", of which the noun is passed over.
const IN_A_STRAIGHT: [WordClass; 3] = [WordClass::In, WordClass::A, WordClass::Straight];
/// "passing through the national highway".
const PASSING_THROUGH: [WordClass; 2] = [WordClass::Passing, WordClass::ThroughPreposition];

/// A road named after the target: "via the South Luzon Expressway", "by road", "passing through the national highway".
fn way_after(clause: &Clause, at: usize, way: Way) -> Way {
    if way != Way::Unspecified {
        return way;
    }
    let start = at + usize::from(clause.word(at) == ",");
    let named = |from: usize| (from..from + 7).any(|here| clause.is(here, WordClass::HighwayNoun));
    let road = clause.is(start, WordClass::WayPreposition) && named(start + 1)
        || clause.reads(start, &BY_ROAD)
        || clause.reads(start, &PASSING_THROUGH) && named(start + 2);
    match road {
        true => Way::Road,
        false if clause.reads(start, &AS_THE_CROW) => Way::Straight,
        false => Way::Unspecified,
    }
}
