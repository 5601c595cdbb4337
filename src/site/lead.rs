//! A place that stands before its event without being its subject: "In Nikopol, a drone hit a market", "Gaza strikes", "the Houthis
//! in Yemen launched", "rockets from Gaza".

use std::ops::Range;

use super::grammar;
use super::link::{Bond, Link, is_noun};
use super::triggers::Trigger;
use super::view::View;
use crate::world::gazetteer::FeatureKind;

/// A place that opens its clause, before an event told with verb and all: "In Nikopol, a drone hit a market".
pub(super) fn fronted(view: &View<'_>, tokens: &Range<usize>) -> Option<Link> {
    const OPENING: usize = 12;
    let start = (tokens.start.saturating_sub(OPENING)..tokens.start)
        .rev()
        .find(|&at| grammar::is_boundary(view.word(at)) || matches!(view.word(at), "“" | "\""))
        .map_or(if tokens.start > OPENING { return None } else { 0 }, |at| at + 1);
    let preposition = (start..tokens.start).find(|&at| grammar::is_locative(view.word(at)));
    let opens = preposition.is_some_and(|preposition| (start..preposition).all(|at| is_opener(view.word(at))));
    let clean = (start..tokens.start).all(|at| {
        view.trigger[at].is_none()
            && !grammar::is_auxiliary(view.word(at))
            && !grammar::is_saying(view.word(at))
            && !grammar::is_office(view.word(at))
            // "during fighting in X, missiles hit the palace": the palace need not be in X.
            && !matches!(view.word(at), "during" | "amid")
    });
    if !opens || !clean || view.before(tokens.start) == "from" {
        return None;
    }
    let comma = (tokens.end..view.len().min(tokens.end + 14)).find(|&at| view.word(at) == ",");
    let Some(comma) = comma else { return unparted(view, tokens) };
    for at in comma + 1..view.len() {
        let word = view.word(at);
        if let Some(trigger) = view.trigger[at] {
            let event = !matches!(trigger, Trigger::Launch) || is_noun(view, at, trigger);
            if event {
                return Some(Link { bond: Bond::Target, trigger: at, gap: at - comma });
            }
        }
        if grammar::is_elsewhere(word) || matches!(word, "called" | "condemned" | "described" | "denounced" | "praised")
        {
            return None;
        }
    }
    None
}

/// Whether the place stands for a government, of which something wide was struck: "attacks on Moscow's fuel industry".
pub(super) fn is_of_government(view: &View<'_>, tokens: &Range<usize>) -> bool {
    const REACH: usize = 4;
    let owns = matches!(view.word(tokens.end), "'s" | "’s");
    let wide = |at: usize| {
        matches!(
            view.word(at),
            "industry"
                | "economy"
                | "forces"
                | "army"
                | "military"
                | "troops"
                | "navy"
                | "fleet"
                | "programme"
                | "program"
        )
    };
    let noun = (tokens.end + 1..view.len().min(tokens.end + 1 + REACH))
        .take_while(|&at| !grammar::is_preposition(view.word(at)) && view.word(at) != ",")
        .any(wide);
    owns && noun
}

/// The same without a comma: "in Kotli a boy and a girl lost their lives".
fn unparted(view: &View<'_>, tokens: &Range<usize>) -> Option<Link> {
    const CLAUSE: usize = 14;
    let subject = matches!(
        view.word(tokens.end),
        "a" | "an" | "the" | "two" | "three" | "four" | "five" | "at" | "some" | "several"
    );
    if view.before(tokens.start) != "in" || !subject {
        return None;
    }
    for at in tokens.end..view.len().min(tokens.end + CLAUSE) {
        let word = view.word(at);
        if let Some(trigger) = view.trigger[at] {
            let told = !is_noun(view, at, trigger) && trigger != Trigger::Launch || trigger == Trigger::Casualty;
            return told.then_some(Link { bond: Bond::Target, trigger: at, gap: at - tokens.end });
        }
        let ended = grammar::is_elsewhere(word) || grammar::is_boundary(word) || grammar::is_saying(word);
        if ended || view.place[at].is_some() {
            return None;
        }
    }
    None
}

/// A place that stands before the attack as its modifier: "Gaza strikes", "the Moscow drone attack". Countries are left out: in
/// "Israel strikes" they act.
pub(super) fn modifier(view: &View<'_>, tokens: &Range<usize>) -> Option<Link> {
    const REACH: usize = 3;
    let place = &view.places[view.place[tokens.start]?];
    if matches!(place.kind, FeatureKind::Country | FeatureKind::Region) {
        return None;
    }
    for at in tokens.end..view.len().min(tokens.end + REACH) {
        match view.trigger[at] {
            Some(trigger @ (Trigger::Event | Trigger::Bare | Trigger::Striking)) if is_noun(view, at, trigger) => {
                let end = view.word(at + 1);
                let noun = end.is_empty() || !(end == "the" || view.place.get(at + 1).copied().flatten().is_some());
                return noun.then_some(Link { bond: Bond::Target, trigger: at, gap: at + 1 - tokens.end });
            }
            Some(_) => return None,
            None if is_means(view.word(at)) => {}
            None => return None,
        }
    }
    None
}

/// Words for what an attack is made with or aimed at, as they stand between a place and the noun.
fn is_means(word: &str) -> bool {
    matches!(
        word,
        "air"
            | "drone"
            | "missile"
            | "rocket"
            | "car"
            | "suicide"
            | "mosque"
            | "airport"
            | "market"
            | "hospital"
            | "school"
            | "church"
            | "theatre"
            | "train"
            | "truck"
            | "terror"
            | "terrorist"
            | "bus"
            | "hotel"
            | "refinery"
            | "port"
    )
}

/// Words that may stand before the place that opens a clause: "Meanwhile, in Nikopol", "Also on Friday in Sumy".
fn is_opener(word: &str) -> bool {
    word.ends_with("ly")
        || word.ends_with("day")
        || word.ends_with("where")
        || matches!(
            word,
            "," | "and"
                | "also"
                | "meanwhile"
                | "later"
                | "earlier"
                | "then"
                | "further"
                | "farther"
                | "overnight"
                | "on"
                | "hours"
                | "-"
                | "—"
        )
}

/// A place whose people send the attack: "the Houthis in Yemen launched", "Israel launched a sweeping offensive".
pub(super) fn sender(view: &View<'_>, tokens: &Range<usize>) -> Option<Link> {
    const REACH: usize = 6;
    if matches!(view.before(tokens.start), "against" | "on" | "at" | "of" | "to" | "toward" | "towards" | "near") {
        return None;
    }
    let possessive = matches!(view.word(tokens.end), "'s" | "’s");
    for at in tokens.end..view.len().min(tokens.end + REACH) {
        let word = view.word(at);
        if word == ","
            || view.place[at].is_some()
            || grammar::is_boundary(word)
            || grammar::is_saying(word)
            || grammar::is_preposition(word)
        {
            return None;
        }
        match view.trigger[at] {
            Some(Trigger::Launch) if matches!(word, "launched" | "fired" | "launching" | "unleashed" | "lobbed") => {
                return Some(Link { bond: Bond::Origin, trigger: at, gap: at + 1 - tokens.end });
            }
            Some(Trigger::Bare | Trigger::Event)
                if possessive && is_noun(view, at, Trigger::Bare) && !matches!(word, "target" | "targets") =>
            {
                return Some(Link { bond: Bond::Origin, trigger: at, gap: at + 1 - tokens.end });
            }
            Some(_) => return None,
            None => {}
        }
    }
    None
}

/// "Rockets from Gaza set off sirens": the weapon itself tells that it was sent.
pub(super) fn flight(view: &View<'_>, tokens: &Range<usize>) -> Option<Link> {
    let the = usize::from(view.before(tokens.start) == "the");
    let from = tokens.start.checked_sub(1 + the).filter(|&at| view.word(at) == "from")?;
    let weapon = from.checked_sub(1)?;
    let sent = view.word(weapon);
    (grammar::is_flying_weapon(sent) || sent == "shells").then_some(Link {
        bond: Bond::Origin,
        trigger: weapon,
        gap: 2,
    })
}
