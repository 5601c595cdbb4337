//! A place that is named only to say where another lies: "Olenya air base near Murmansk", "Beirut's southern suburb of Dahiyeh",
//! "Majdal Shams in the Golan Heights". What happened, happened at the other one.

use std::ops::Range;

use super::grammar;
use super::view::View;
use crate::resolve::Place;
use crate::world::gazetteer::FeatureKind;

/// Words that may stand between a preposition or a possessive and the name that goes with it.
const LONGEST: usize = 6;

/// Whether the place at `tokens` only tells where a more specific one beside it lies.
pub(super) fn is_locator(view: &View<'_>, tokens: &Range<usize>) -> bool {
    trails(view, tokens) || leads(view, tokens) || is_beyond(view, tokens) || is_end_of_span(view, tokens)
}

/// "across the Nile from Khartoum", "on the Indian side of the Line of Control"
fn is_beyond(view: &View<'_>, tokens: &Range<usize>) -> bool {
    let start = tokens.start - usize::from(view.before(tokens.start) == "the");
    let side = view.before(start) == "of" && start >= 2 && view.word(start - 2) == "side";
    side || view.before(start) == "across" && view.word(tokens.end) == "from"
}

/// "the T4 air base, in the desert between P and Q"
fn is_end_of_span(view: &View<'_>, tokens: &Range<usize>) -> bool {
    const REACH: usize = 7;
    let between = (tokens.start.saturating_sub(REACH)..tokens.start).rev().find(|&at| view.word(at) == "between");
    let Some(between) = between else { return false };
    let plain = |at: usize| view.place[at].is_some() || matches!(view.word(at), "and" | "the" | "city" | "town" | "of");
    let comma = (between.saturating_sub(REACH)..between).rev().find(|&at| view.word(at) == ",");
    let head = comma.filter(|&comma| (comma + 1..between).all(|at| view.trigger[at].is_none())).unwrap_or(between);
    let inner = head.checked_sub(1).and_then(|at| view.place[at]).map(|inner| &view.places[inner]);
    (between + 1..tokens.start).all(plain)
        && inner.is_some_and(|inner| inner.position.is_some() && level(inner.kind) >= 4)
}

/// "X near P", "X, east of P", "X in the P region".
fn trails(view: &View<'_>, tokens: &Range<usize>) -> bool {
    let mut at = tokens.start;
    let mut steps = 0;
    while at > 0 && steps < LONGEST && is_filler(view, at - 1) {
        at -= 1;
        steps += 1;
    }
    let Some(preposition) = at.checked_sub(1) else { return false };
    if is_seat_of(view, preposition, tokens) {
        return true;
    }
    let mut head = preposition;
    // "Hermel, deep in P"
    while head > 0
        && matches!(view.word(head - 1), "deep" | "just" | "well" | "further" | "farther" | "high" | "far" | "right")
    {
        head -= 1;
    }
    let bare = head;
    let near = match view.word(preposition) {
        "near" | "outside" | "beside" | "off" => true,
        "of" | "from" => {
            // "east of P", "20 km north of P", "the outskirts of P"
            while head > 0 && (is_bearing(view, head - 1)) {
                head -= 1;
            }
            if head == bare {
                return false;
            }
            head = before_apposition(view, head);
            true
        }
        "in" | "inside" | "within" | "on" => false,
        _ => return false,
    };
    let comma = head > 0 && view.word(head - 1) == ",";
    head -= usize::from(comma);
    let Some(inner) = head.checked_sub(1).and_then(|before| view.place[before]) else { return false };
    let Some(outer) = view.place[tokens.start] else { return false };
    if inner == outer {
        return false;
    }
    let (inner, outer) = (&view.places[inner], &view.places[outer]);
    let (fine, coarse) = (level(inner.kind), level(outer.kind));
    // What could not be placed is known by the place that it lies in.
    if inner.position.is_none() {
        return false;
    }
    if near {
        return fine >= 2;
    }
    let seat = (at..tokens.start).any(|filler| view.word(filler) == "capital");
    let listed = comma && matches!(view.word(tokens.end), "and" | "or");
    let division =
        matches!(view.word(tokens.end), "province" | "state" | "region" | "district" | "governorate" | "oblast");
    let fits = !comma || division || lies_in(inner, outer);
    !listed && fits && (fine > coarse || fine == coarse && (seat || !comma))
}

/// "Serhiivka, a seaside resort some 50 km from P": the end of the words before "a seaside resort", at the comma.
fn before_apposition(view: &View<'_>, end: usize) -> usize {
    let comma = (end.saturating_sub(LONGEST)..end).rev().find(|&at| view.word(at) == ",");
    let apposition = comma.filter(|&comma| {
        matches!(view.word(comma + 1), "a" | "an" | "the")
            && (comma + 1..end).all(|at| view.place[at].is_none() && view.trigger[at].is_none())
    });
    apposition.map_or(end, |comma| comma + 1)
}

/// Whether the "of" at `of` makes the place before it the seat of this one: "Rann, the headquarters of P".
fn is_seat_of(view: &View<'_>, of: usize, tokens: &Range<usize>) -> bool {
    view.word(of) == "of"
        && matches!(view.before(of), "headquarters" | "seat" | "capital" | "centre" | "center")
        && of >= 4
        && matches!(view.word(of - 2), "the" | "administrative" | "regional" | "provincial")
        && (of.saturating_sub(4)..of - 2).any(|comma| {
            view.word(comma) == ","
                && comma > 0
                && view.place[comma - 1].is_some_and(|inner| Some(inner) != view.place[tokens.start])
        })
}

/// Whether nothing that is known speaks against `inner` lying in `outer`.
fn lies_in(inner: &Place, outer: &Place) -> bool {
    let same_division =
        outer.kind != FeatureKind::Admin1 || inner.admin1.as_deref().is_none_or(|division| division == outer.name);
    same_country(inner, outer) && same_division
}

fn same_country(inner: &Place, outer: &Place) -> bool {
    inner.country.is_none() || outer.country.is_none() || inner.country == outer.country
}

/// "P's southern suburb of X", "the P district of X", "P's X airport".
fn leads(view: &View<'_>, tokens: &Range<usize>) -> bool {
    let Some(outer) = view.place[tokens.start] else { return false };
    // "across the Nile in Khartoum"
    if view.word(tokens.end) == "in"
        && let Some(Some(inner)) = view.place.get(tokens.end + 1)
        && level(view.places[*inner].kind) > level(view.places[outer].kind)
    {
        return true;
    }
    let mut linked = matches!(view.word(tokens.end), "'s" | "’s");
    let from = tokens.end + usize::from(linked);
    for at in from..view.len().min(from + LONGEST) {
        if let Some(inner) = view.place[at] {
            let (inner, outer) = (&view.places[inner], &view.places[outer]);
            let part = inner.kind != FeatureKind::Country && inner.span != outer.span && same_country(inner, outer);
            return linked && part && level(inner.kind) >= level(outer.kind) && at > tokens.end;
        }
        let word = view.word(at);
        linked |= grammar::is_settlement(word);
        let passes = view.trigger[at].is_none()
            && word.chars().all(char::is_alphabetic)
            && !grammar::is_auxiliary(word)
            && !grammar::is_saying(word)
            && !grammar::is_boundary(word)
            && !matches!(word, "and" | "or" | "to")
            && (!grammar::is_preposition(word) || word == "of" && at > from && grammar::is_settlement(view.before(at)));
        if !passes {
            return false;
        }
    }
    false
}

/// Whether the word may stand between a preposition and the name it governs.
fn is_filler(view: &View<'_>, at: usize) -> bool {
    let word = view.word(at);
    let demonym = view.tokens[at].text.starts_with(char::is_uppercase) && view.place[at].is_none();
    grammar::is_part(word)
        || demonym
        || matches!(
            word,
            "a" | "an"
                | "occupied"
                | "administered"
                | "held"
                | "controlled"
                | "run"
                | "mountains"
                | "valley"
                | "deep"
                | "high"
                | "holy"
                | "garrison"
                | "border"
                | "port"
                | "coastal"
                | "region"
                | "province"
                | "state"
                | "district"
                | "city"
                | "capital"
                | "-"
        )
        || (word == "of"
            && matches!(
                view.before(at),
                "region" | "province" | "state" | "district" | "city" | "town" | "island" | "port"
            ))
}

/// Whether the word is one of a bearing or distance before "of" and "from".
fn is_bearing(view: &View<'_>, at: usize) -> bool {
    let word = view.word(at);
    grammar::is_compass(word)
        || grammar::is_length_unit(word)
        || word.starts_with(|c: char| c.is_ascii_digit())
        || matches!(word, "just" | "about" | "some" | "the" | "far" | "not" | "around" | "(" | ")" | "to")
}

/// How specific a kind of place is.
pub(super) const fn level(kind: FeatureKind) -> u8 {
    match kind {
        FeatureKind::Region => 0,
        FeatureKind::Country => 1,
        FeatureKind::Admin1 | FeatureKind::Terrain | FeatureKind::Water | FeatureKind::River => 2,
        FeatureKind::Admin2 => 3,
        FeatureKind::City => 4,
        _ => 5,
    }
}
