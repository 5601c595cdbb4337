//! The place of an event told in a later sentence, by a word that goes back to the event or to the thing struck: "It happened near
//! X", "The site was at X", "The bakery was in X; the power station, in Y", "The institute, in X, has not reopened".
//!
//! In: the sentences and what they tell of their own places. Out: a [`Finding`] of the sentence that told the event, at the place
//! of the later one. A noun goes back only to what was struck: the hospital that treats the wounded is none.

use std::ops::Range;

use super::grammar;
use super::link::{self, Bond, Link};
use super::locator::level;
use super::roles::{Finding, Scene, Setting};
use super::status::{self, Status};
use super::triggers::Trigger;
use super::view::View;
use crate::resolve::Place;
use crate::world::gazetteer::FeatureKind;

/// Sentences back to which a noun may go; a pronoun goes back to the one before.
const NOUN_REACH: usize = 3;
/// Words that may stand between a verb and its place.
const GAP: usize = 8;
/// The level from which a place is a point on the ground, so that an event there needs no other.
const POINT: u8 = 4;

/// What the subject of a clause goes back to.
enum Subject<'v> {
    /// The event, or whatever it struck: "it", "the incident", "the site".
    Event { reach: usize },
    /// A thing by its noun: "the bakery".
    Thing(&'v str),
    /// One of several things counted before: "the second plant".
    Another(&'v str),
}

/// Adds the places that later sentences give to events told before them.
pub(super) fn add(views: &[View<'_>], places: &[Place], setting: Setting, found: &mut Vec<Finding>) {
    for view in views {
        for start in clause_starts(view) {
            let Some((subject, from)) = subject(view, start) else { continue };
            let Some((place, bond)) = located(view, from, &subject) else { continue };
            let known = found.iter().any(|finding| finding.place == place);
            if known || places[place].kind == FeatureKind::Country {
                continue;
            }
            let Some((sentence, at)) = antecedent(views, view.number, start, &subject, setting, found) else {
                continue;
            };
            let Some(trigger) = views[sentence].trigger[at] else { continue };
            let link = Link { bond, trigger: at, gap: GAP };
            found.push(Finding { place, sentence, link, trigger, status: Status::Asserted, scene: Scene::Given });
        }
    }
}

/// Where clauses begin: the sentence, and what follows a semicolon.
fn clause_starts(view: &View<'_>) -> impl Iterator<Item = usize> {
    let first = (0..view.len()).find(|&at| view.word(at).starts_with(char::is_alphabetic));
    let parted = (1..view.len()).filter(|&at| view.before(at) == ";");
    first.into_iter().chain(parted)
}

/// The subject of the clause at `start`, and the token after it.
fn subject<'v>(view: &'v View<'_>, start: usize) -> Option<(Subject<'v>, usize)> {
    const LONGEST: usize = 5;
    if view.word(start) == "it" {
        return Some((Subject::Event { reach: 1 }, start + 1));
    }
    if !matches!(view.word(start), "the" | "this" | "that") {
        return None;
    }
    let end = (start + 1..view.len().min(start + 1 + LONGEST))
        .find(|&at| view.word(at) == "," || verb_end(view, at).is_some() || watch_end(view, at).is_some())?;
    let named = (start + 1..end).any(|at| view.place[at].is_some());
    let head = end.checked_sub(1).filter(|&head| head > start && !named)?;
    let noun = view.word(head);
    let another = matches!(view.word(start + 1), "second" | "third" | "fourth" | "other") && head > start + 1;
    Some((if another { Subject::Another(noun) } else { by_noun(noun)? }, end))
}

fn by_noun(noun: &str) -> Option<Subject<'_>> {
    let event = matches!(
        noun,
        "incident"
            | "attack"
            | "strike"
            | "airstrike"
            | "raid"
            | "ambush"
            | "blast"
            | "explosion"
            | "bombing"
            | "shelling"
            | "shooting"
            | "massacre"
            | "killing"
            | "killings"
            | "site"
            | "scene"
            | "target"
    );
    if event {
        return Some(Subject::Event { reach: 2 });
    }
    (!grammar::is_office(noun) && !grammar::is_elsewhere(noun) && !grammar::is_flying_weapon(noun))
        .then_some(Subject::Thing(noun))
}

/// The token after a verb at `at` that says where something is or happened.
fn verb_end(view: &View<'_>, at: usize) -> Option<usize> {
    match view.word(at) {
        "happened" | "occurred" | "was" | "is" | "were" | "are" | "lay" | "lies" | "lie" | "stood" | "stands" => {
            Some(at + 1)
        }
        "took" if view.word(at + 1) == "place" => Some(at + 2),
        _ => None,
    }
}

/// The token after a verb of keeping watch, whose object tells where the subject stands: "the post guards a crossing near X".
fn watch_end(view: &View<'_>, at: usize) -> Option<usize> {
    matches!(
        view.word(at),
        "guards" | "guarded" | "overlooks" | "overlooked" | "protects" | "protected" | "controls" | "controlled"
    )
    .then_some(at + 1)
}

/// The place that the words from `from`, after the subject, put it at.
fn located(view: &View<'_>, from: usize, subject: &Subject<'_>) -> Option<(usize, Bond)> {
    let watches = watch_end(view, from).is_some();
    let comma = view.word(from) == ",";
    let happens = matches!(view.word(from), "happened" | "occurred" | "took");
    if happens && !matches!(subject, Subject::Event { .. }) || watches && matches!(subject, Subject::Event { .. }) {
        return None;
    }
    let start = if comma { from + 1 } else { verb_end(view, from).or_else(|| watch_end(view, from))? };
    let preposition = (start..view.len().min(start + GAP)).find(|&at| {
        matches!(view.word(at), "in" | "at" | "near" | "outside" | "on" | "inside" | "off" | "of" | "from")
    })?;
    if !watches && !(start..preposition).all(|at| is_measure(view, at)) {
        return None;
    }
    let begin = (preposition..view.len().min(preposition + GAP)).find(|&at| view.place[at].is_some())?;
    let place = view.place[begin]?;
    let end = (begin..view.len()).take_while(|&at| view.place[at] == Some(place)).last()? + 1;
    // "It was in X that the two sides met"
    let cleft = matches!(view.word(end), "that" | "where" | "when") && matches!(subject, Subject::Event { .. });
    let owned = matches!(view.word(end), "'s" | "’s");
    let apposed = !comma || matches!(view.word(end), "," | "." | ";" | "") || grammar::is_settlement(view.word(end));
    if cleft || owned || !apposed || !(start..begin).all(|at| view.trigger[at].is_none() && !is_stop(view.word(at))) {
        return None;
    }
    let counted = matches!(view.before(begin), "of" | "from") && (start..begin).any(|at| is_bearing(view, at));
    Some((place, if counted { Bond::Anchor } else { Bond::Target }))
}

/// Whether the word may stand between the verb and its preposition: "is about 30 kilometres north of".
fn is_measure(view: &View<'_>, at: usize) -> bool {
    let word = view.word(at);
    is_bearing(view, at)
        || word.ends_with("ly")
        || matches!(
            word,
            "just" | "also" | "located" | "situated" | "about" | "some" | "around" | "close" | "to" | "set"
        )
}

fn is_bearing(view: &View<'_>, at: usize) -> bool {
    let word = view.word(at);
    let outskirts = word == "outskirts";
    (grammar::is_compass(word) && !outskirts)
        || grammar::is_length_unit(word)
        || word.starts_with(|c: char| c.is_ascii_digit())
}

/// Words across which no verb reaches its place.
fn is_stop(word: &str) -> bool {
    grammar::is_boundary(word)
        || grammar::is_auxiliary(word)
        || grammar::is_saying(word)
        || grammar::is_elsewhere(word) && !matches!(word, "border" | "frontier" | "road" | "overlooking")
        || matches!(word, "," | "talks" | "and")
}

/// The sentence and the trigger of the event that the subject goes back to, if it has no point on the ground yet.
fn antecedent(
    views: &[View<'_>],
    number: usize,
    start: usize,
    subject: &Subject<'_>,
    setting: Setting,
    found: &[Finding],
) -> Option<(usize, usize)> {
    let reach = match subject {
        Subject::Event { reach } => *reach,
        Subject::Thing(_) | Subject::Another(_) => NOUN_REACH,
    };
    let told = |view: &View<'_>, at: usize| {
        let trigger = view.trigger[at];
        let upon = || matches!(view.word(at + 1), "upon" | "on" | "at");
        trigger.is_some()
            && (trigger != Some(Trigger::Launch) || upon())
            && setting.climate.admits(view, at)
            && status::status(view, at, setting.latest_year) == Status::Asserted
    };
    // "A rocket hit a barn; it was in X."
    let own = &views[number];
    if start > 0 && own.before(start) == ";" && matches!(subject, Subject::Event { .. }) {
        let at = (0..start).find(|&at| told(own, at));
        let named = (0..start).any(|at| own.place[at].is_some_and(|place| level(own.places[place].kind) >= POINT));
        if let Some(at) = at.filter(|_| !named) {
            return Some((number, at));
        }
    }
    for earlier in views[number.saturating_sub(reach)..number].iter().rev() {
        let placed = |trigger: Option<usize>| {
            found.iter().any(|finding| {
                finding.sentence == earlier.number
                    && trigger.is_none_or(|at| finding.link.trigger == at)
                    && finding.link.bond != Bond::Origin
                    && finding.status == Status::Asserted
                    // One verb strikes several things, each of which may get its own place later.
                    && (trigger.is_none() || earlier.place.contains(&Some(finding.place)))
                    && !views[number].place.contains(&Some(finding.place))
                    && level(earlier.places[finding.place].kind) >= POINT
            })
        };
        match subject {
            Subject::Event { .. } => {
                // After "the meeting ended" it is the meeting that took place.
                let first = (0..earlier.len()).find(|&at| told(earlier, at));
                if placed(None) || first.is_none() && earlier.any(grammar::is_elsewhere) {
                    return None;
                }
                if let Some(at) = first {
                    return is_its_own(earlier, at).then_some((earlier.number, at));
                }
            }
            Subject::Thing(noun) => {
                let struck = mentions(earlier, noun).find_map(|at| struck(earlier, at));
                if let Some(at) = struck.filter(|&at| told(earlier, at) && !placed(Some(at))) {
                    return Some((earlier.number, at));
                }
                // "People sat in the yard of a school. The first bomb fell at 7pm."
                let scene = mentions(earlier, noun).any(|at| is_scene(earlier, at));
                let next = views[earlier.number + 1..number].first();
                let fell = next.and_then(|next| (0..next.len()).find(|&at| is_burst(next, at) && told(next, at)));
                if let (true, Some(next), Some(at)) = (scene, next, fell)
                    && !found.iter().any(|finding| finding.sentence == next.number)
                {
                    return Some((next.number, at));
                }
            }
            Subject::Another(noun) => {
                let counted = (0..earlier.len())
                    .filter(|&at| {
                        is_same_noun(earlier.word(at), noun) || is_works(noun) && is_works(singular(earlier.word(at)))
                    })
                    .filter(|&at| (at.saturating_sub(3)..at).any(|before| is_count(earlier.word(before))))
                    .find_map(|at| struck(earlier, at));
                if let Some(at) = counted.filter(|&at| told(earlier, at) && !placed(Some(at))) {
                    return Some((earlier.number, at));
                }
            }
        }
    }
    None
}

/// Whether nothing in the sentence but the event can be what a pronoun goes back to: no meeting, no ceremony.
fn is_its_own(view: &View<'_>, trigger: usize) -> bool {
    let gathers = |at: usize| {
        matches!(
            view.word(at),
            "talks"
                | "meeting"
                | "summit"
                | "conference"
                | "negotiations"
                | "ceremony"
                | "session"
                | "funeral"
                | "rally"
        )
    };
    !(0..trigger).any(gathers)
}

/// Where the sentence names the thing.
fn mentions<'v>(view: &'v View<'_>, noun: &'v str) -> impl Iterator<Item = usize> + 'v {
    (0..view.len()).filter(move |&at| view.place[at].is_none() && is_same_noun(view.word(at), noun))
}

fn is_same_noun(one: &str, other: &str) -> bool {
    one == other || singular(one) == other
}

fn singular(word: &str) -> &str {
    match word {
        "refineries" => "refinery",
        "factories" => "factory",
        _ => word.strip_suffix('s').unwrap_or(word),
    }
}

/// Nouns for works, of which one may stand for another.
fn is_works(noun: &str) -> bool {
    matches!(noun, "plant" | "refinery" | "facility" | "factory" | "works" | "site" | "depot" | "complex")
}

fn is_count(word: &str) -> bool {
    matches!(word, "two" | "three" | "four" | "five" | "several" | "both")
}

/// The trigger whose target the thing at `at` is.
fn struck(view: &View<'_>, at: usize) -> Option<usize> {
    let tokens: Range<usize> = at..at + 1;
    let link = link::link(view, &tokens).filter(|link| link.bond == Bond::Target)?;
    let trigger = view.trigger[link.trigger]?;
    (!matches!(trigger, Trigger::Casualty | Trigger::Launch) || view.word(at + 1) == "where").then_some(link.trigger)
}

/// Whether the thing at `at` is where people are, before anything happens to them there.
fn is_scene(view: &View<'_>, at: usize) -> bool {
    let located = (at.saturating_sub(7)..at).any(|before| matches!(view.word(before), "in" | "at" | "inside"));
    located && view.trigger.iter().all(Option::is_none) && !view.any(grammar::is_elsewhere)
}

fn is_burst(view: &View<'_>, at: usize) -> bool {
    matches!(view.trigger[at], Some(Trigger::Burst | Trigger::Strike))
}
