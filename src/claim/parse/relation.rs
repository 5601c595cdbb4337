//! Relations of space in a clause: how far, which way, from what, by which way.
//!
//! In: a clause. Out: each relation with its target; whose relation it is, is for `subject` to say. A relation begins
//! at a quantity ("300 km south of Tehran", "70 km from the border", "100 km inside Pakistan") or at a direction ("south
//! of Mosul").

use std::ops::Range;

use crate::claim::parse::noun::{Target, target_at};
use crate::claim::parse::subject::is_copula;
use crate::claim::parse::view::{Clause, View, What};
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
            Some(relation) => {
                at = relation.items.end.max(at + 1);
                found.push(relation);
            }
            None => at += 1,
        }
    }
    found
}

/// "south of Tel Aviv" where no quantity stands before it.
fn from_direction(view: &View<'_>, clause: &Clause, at: usize, direction: Direction) -> Option<Relation> {
    let wind = direction.wind.filter(|_| direction.form == Form::Toward)?;
    if !matches!(clause.word(at + 1), "of") {
        return None;
    }
    // "in the north of France" is a part of it, not a direction from it.
    let within = |at: usize| matches!(clause.word(at), "in" | "from" | "across" | "of" | "throughout" | "over");
    if at >= 2 && clause.word(at - 1) == "the" && within(at - 2) {
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
    if clause.word(next) == "radius" || clause.word(next) == "of" && view.quantities[quantity].hedge == Hedge::UpTo {
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
    let side = match clause.word(next) {
        "from" | "outside" | "beyond" | "past" => Side::From,
        "off" => Side::Off,
        "inside" | "into" | "within" => Side::Inside,
        "deep" if matches!(clause.word(next + 1), "inside" | "into" | "within") => {
            next += 1;
            Side::Inside
        }
        "to" if matches!(clause.what(next + 1), What::Place(_)) => Side::From,
        _ => return None,
    };
    // "from" may come after "off": "300 km away from", and "from X to Y" names both ends.
    let target = target_at(view, clause, next + 1)?;
    let mut items = at..target.items.end;
    let mut subject = None;
    let mut target = target;
    if clause.word(next) == "from"
        && clause.word(items.end) == "to"
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
    let next = next + usize::from(clause.word(next) == "radius");
    if !matches!(clause.word(next), "of" | "around" | "from") {
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
    let ahead = (at + 1..at + 5).find(|&here| clause.word(here) == "between");
    let start = ahead.or_else(|| {
        // Another figure before this one has taken what stands before it.
        let taken = (0..at).rev().find(|&here| matches!(clause.what(here), What::Quantity(_)));
        let back = at.saturating_sub(14).max(taken.map_or(0, |taken| taken + 1));
        let opens = |&here: &usize| {
            clause.word(here) == "between"
                || clause.word(here) == "from" && here == 0
                || clause.word(here) == "from"
                    && matches!(
                        clause.word(here.wrapping_sub(1)),
                        "distance" | "way" | "journey" | "drive" | "road" | "trip" | "flight"
                    )
        };
        let measures = clause.word(back) == "from" && back == 0 && is_copula(clause.word(at.wrapping_sub(1)))
            || (back..at).any(|here| {
                matches!(
                    clause.word(here),
                    "distance" | "journey" | "drive" | "road" | "trip" | "flight" | "way" | "gap"
                )
            });
        (back..at).rev().find(opens).filter(|_| measures)
    });
    let apart = clause.word(at + 1) == "apart";
    let (first, second) = match start {
        Some(start) => {
            let first = target_at(view, clause, start + 1)?;
            let joint = clause.word(first.items.end);
            let second =
                matches!(joint, "and" | "to").then(|| target_at(view, clause, first.items.end + 1)).flatten()?;
            (first, second)
        }
        None if apart => {
            let and = (1..at).rev().find(|&here| clause.word(here) == "and")?;
            let first = target_at(view, clause, and.checked_sub(1)?)?;
            (first, target_at(view, clause, and + 1)?)
        }
        None => return None,
    };
    let road =
        |here: usize| matches!(clause.word(here), "drive" | "road" | "highway" | "motorway" | "rail" | "railway");
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
    while matches!(
        clause.word(here),
        "to" | "the" | "due" | "directly" | "further" | "farther" | "in" | "toward" | "towards"
    ) {
        here += 1;
    }
    let What::Direction(direction) = clause.what(here) else { return None };
    let wind = direction.wind.filter(|_| direction.form == Form::Toward)?;
    matches!(clause.word(here + 1), "of" | "from").then_some((wind, here + 2))
}

/// Passes over "away", "by road", "as the crow flies", "drive" after a quantity.
fn pass_way(clause: &Clause, mut at: usize, way: &mut Way) -> usize {
    loop {
        match clause.word(at) {
            "away" | "distant" | "off" if clause.word(at + 1) == "from" || clause.word(at) != "off" => at += 1,
            "out" | "inland" | "upstream" | "downstream" | "offshore" | "long" => at += 1,
            "by" if is_road(clause.word(at + 1)) => {
                *way = Way::Road;
                at += 2;
            }
            "drive" | "road" | "journey" | "trip" | "ride" => {
                *way = Way::Road;
                at += 1;
            }
            "flight" => {
                *way = Way::Straight;
                at += 1;
            }
            "as" if clause.word(at + 1) == "the" && clause.word(at + 2) == "crow" => {
                *way = Way::Straight;
                at += 4;
            }
            "in" if clause.word(at + 1) == "a" && clause.word(at + 2) == "straight" => {
                *way = Way::Straight;
                at += 4;
            }
            "," if matches!(clause.word(at + 1), "by" | "as") => at += 1,
            _ => return at,
        }
    }
}

fn is_road(word: &str) -> bool {
    matches!(word, "road" | "car" | "highway" | "motorway" | "bus" | "rail" | "train" | "land" | "truck")
}

/// A road named after the target: "via the South Luzon Expressway", "by road", "passing through the national highway".
fn way_after(clause: &Clause, at: usize, way: Way) -> Way {
    if way != Way::Unspecified {
        return way;
    }
    let start = at + usize::from(clause.word(at) == ",");
    let named = |from: usize| (from..from + 7).any(|here| is_highway(clause.word(here)));
    match (clause.word(start), clause.word(start + 1)) {
        ("via" | "along", _) if named(start + 1) => Way::Road,
        ("by", word) if is_road(word) => Way::Road,
        ("passing", "through" | "via") if named(start + 2) => Way::Road,
        ("as", "the") if clause.word(start + 2) == "crow" => Way::Straight,
        _ => Way::Unspecified,
    }
}

fn is_highway(word: &str) -> bool {
    matches!(
        word,
        "highway"
            | "expressway"
            | "motorway"
            | "freeway"
            | "road"
            | "autopista"
            | "autoroute"
            | "railway"
            | "interstate"
            | "route"
    )
}
