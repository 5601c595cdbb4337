//! A place known to be struck by what it suffered: "loading at X was halted after a raid", "X was retaken after weeks of shelling",
//! "residents of X reported rocket fire", "gunmen got into X, killing 70 people", "X, hit on Thursday".

use std::ops::Range;

use super::grammar;
use super::link::{Bond, Link, is_noun};
use super::past;
use super::triggers::Trigger;
use super::view::View;
use crate::world::gazetteer::FeatureKind;

/// The link that one of these ways of telling makes.
pub(super) fn link(view: &View<'_>, tokens: &Range<usize>) -> Option<Link> {
    let place = &view.places[view.place[tokens.start]?];
    if matches!(place.kind, FeatureKind::Country | FeatureKind::Region) {
        return None;
    }
    let trigger = participle(view, tokens)
        .or_else(|| halted(view, tokens))
        .or_else(|| reported(view, tokens))
        .or_else(|| entered(view, tokens))
        .or_else(|| headed(view, tokens).filter(|_| !place.metonymic))?;
    Some(Link { bond: Bond::Target, trigger, gap: trigger.abs_diff(tokens.start) })
}

/// "the reactor at X, hit on Thursday": a participle alone, with its day or its agent.
fn participle(view: &View<'_>, tokens: &Range<usize>) -> Option<usize> {
    let at = tokens.end + 1;
    let hit = view.word(at) == "hit" || view.trigger.get(at).copied().flatten() == Some(Trigger::Strike);
    let next = view.word(at + 1);
    let dated = next.ends_with("day")
        || matches!(next, "last" | "earlier" | "overnight" | "twice" | "again" | "by")
        || next == "on" && view.word(at + 2).ends_with("day")
        || next == "in" && past::is_month(view.word(at + 2)) && view.word(at + 3) != ",";
    // "In X, struck on Monday, …" and "X and Y, struck on Monday": the place stands in its own phrase.
    (view.word(tokens.end) == "," && hit && dated).then_some(at)
}

/// "loading at X, a port, was halted after a raid", "X was retaken after three weeks of bombardment".
fn halted(view: &View<'_>, tokens: &Range<usize>) -> Option<usize> {
    const REACH: usize = 10;
    let clause = (0..tokens.start).rev().find(|&at| matches!(view.word(at), "," | ";") || is_break(view, at));
    let subject = clause.map_or(0, |at| at + 1)..tokens.start;
    let moves = |at: usize| {
        grammar::is_elsewhere(view.word(at))
            || grammar::is_auxiliary(view.word(at))
            || grammar::is_saying(view.word(at))
            || view.trigger[at].is_some()
            || matches!(view.word(at), "to" | "from" | "by" | "flights" | "traffic" | "trading" | "classes" | "matches")
    };
    if subject.into_iter().any(moves) {
        return None;
    }
    // Past what is put between commas.
    let mut at = tokens.end;
    if view.word(at) == "," {
        at = 1 + (at + 1..view.len().min(at + REACH)).find(|&next| view.word(next) == ",")?;
    }
    let helped = matches!(view.word(at), "was" | "were");
    let verb = at + usize::from(helped);
    let stopped = matches!(
        view.word(verb),
        "halted" | "suspended" | "stopped" | "interrupted" | "shut" | "closed" | "evacuated" | "paused"
    );
    let taken = matches!(view.word(verb), "retaken" | "recaptured" | "captured" | "taken") && helped;
    let fell = view.word(verb) == "fell" && !helped;
    if !(stopped || taken || fell) {
        return None;
    }
    let after = (verb + 1..view.len().min(verb + REACH)).find(|&next| view.word(next) == "after")?;
    let new = matches!(view.word(after + 1), "a" | "an" | "weeks" | "days" | "months" | "hours" | "repeated" | "heavy");
    let counted = (after + 1..after + 5).any(|next| view.word(next) == "of");
    let event = (after + 1..view.len().min(after + 7))
        .find(|&next| view.trigger[next].is_some_and(|trigger| is_noun(view, next, trigger)))?;
    // "after a raid on Y" is a raid on Y.
    let elsewhere = (event..view.len().min(event + REACH)).any(|next| view.place[next].is_some());
    ((new || counted) && !elsewhere).then_some(event)
}

fn is_break(view: &View<'_>, at: usize) -> bool {
    view.word(at) == "and" && view.before(at) == "," || grammar::is_boundary(view.word(at))
}

/// "Residents of X, 300 km from Y, reported rocket fire": who live there tell of what is there, if they name no other place.
fn reported(view: &View<'_>, tokens: &Range<usize>) -> Option<usize> {
    const REACH: usize = 20;
    let people = tokens.start.checked_sub(2).map_or("", |at| view.word(at));
    let of = matches!(view.before(tokens.start), "of" | "in");
    if !of || !matches!(people, "residents" | "people" | "villagers" | "inhabitants" | "locals") {
        return None;
    }
    let verb = (tokens.end..view.len().min(tokens.end + REACH))
        .take_while(|&at| !grammar::is_auxiliary(view.word(at)) && !grammar::is_boundary(view.word(at)))
        .find(|&at| view.word(at) == "reported")?;
    let event = (verb + 1..view.len().min(verb + 4)).find(|&at| view.trigger[at].is_some())?;
    let noun = view.trigger[event].is_some_and(|trigger| is_noun(view, event, trigger));
    let elsewhere = (event..view.len()).any(|at| view.place[at].is_some() || view.word(at) == "distance");
    let none = (verb..event).any(|at| matches!(view.word(at), "no" | "of" | "from"));
    (noun && !elsewhere && !none).then_some(event)
}

/// "gunmen forced their way into X, killing 70 people": what they did there follows.
fn entered(view: &View<'_>, tokens: &Range<usize>) -> Option<usize> {
    const REACH: usize = 12;
    let killing = (tokens.end..view.len().min(tokens.end + REACH))
        .take_while(|&at| !grammar::is_auxiliary(view.word(at)) && !grammar::is_boundary(view.word(at)))
        .find(|&at| matches!(view.word(at), "killing" | "wounding" | "injuring"))?;
    let into = (tokens.start.saturating_sub(REACH)..tokens.start).rev().find(|&at| view.word(at) == "into")?;
    let verb = (into.saturating_sub(3)..into).any(|at| {
        matches!(view.word(at), "got" | "broke" | "burst" | "forced" | "fought" | "shot" | "smashed")
            && !matches!(view.word(at + 1), "out" | "to")
    });
    let told = (into..tokens.start).any(|at| grammar::is_auxiliary(view.word(at)) || grammar::is_saying(view.word(at)));
    (verb && view.before(killing) == "," && !told).then_some(killing)
}

/// "X: mortar fire on a football pitch kills three boys": a place as the head of its item.
fn headed(view: &View<'_>, tokens: &Range<usize>) -> Option<usize> {
    const REACH: usize = 10;
    let opens = (0..tokens.start).all(|at| !view.word(at).starts_with(char::is_alphabetic));
    if !opens || view.word(tokens.end) != ":" || (tokens.end..view.len()).any(|at| view.place[at].is_some()) {
        return None;
    }
    // What a government says after its colon is not of its own town.
    let speaks = |at: usize| {
        let word = view.word(at);
        grammar::is_saying(word) || matches!(word, "we" | "our" | "us" | "“" | "\"" | "will" | "would" | "must" | "no")
    };
    let event = (tokens.end + 1..view.len().min(tokens.end + 1 + REACH))
        .find(|&at| view.trigger[at].is_some_and(|trigger| trigger != Trigger::Launch || is_noun(view, at, trigger)))?;
    (!(tokens.end..view.len()).any(speaks)).then_some(event)
}
