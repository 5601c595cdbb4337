//! A place in the subject of an event, read to the right: "Kharkiv was struck", "a depot in Kharkiv caught fire", "the town came under
//! artillery fire".

use std::ops::Range;

use super::grammar;
use super::link::{Bond, Link, is_noun};
use super::triggers::Trigger;
use super::view::View;

/// Reads to the right from a place that is in the subject: "Kharkiv was struck", "a depot in Kharkiv caught fire".
pub(super) fn subject(view: &View<'_>, tokens: &Range<usize>) -> Option<Link> {
    const REACH: usize = 26;
    let (mut verb, mut perfect, mut aside) = (false, false, false);
    let spoken = tokens.start > 0 && matches!(view.before(tokens.start), "from" | "to" | "by" | "against" | "with");
    if spoken || is_anchor(view, tokens) || is_in_aside(view, tokens) {
        return None;
    }
    for at in tokens.end..view.len().min(tokens.end + REACH) {
        let word = view.word(at);
        if view.place[at].is_some() {
            continue;
        }
        if matches!(word, "," | "-" | "–" | "—" | "(" | ")") {
            let listed = view.place.get(at + 1).copied().flatten().is_some();
            aside ^= !listed;
            continue;
        }
        // "has sustained confirmed damage", "suffered repeated attacks"
        if matches!(word, "sustained" | "suffered") && !aside {
            let taken = (at + 1..view.len().min(at + 6)).find(|&next| view.trigger[next].is_some())?;
            return Some(Link { bond: Bond::Target, trigger: taken, gap: taken + 1 - tokens.end });
        }
        // "had their windows blown out", "was among the buildings struck"
        let owned = perfect && matches!(word, "their" | "its") || verb && word == "among";
        if owned && !aside {
            let harm = |next: usize| {
                matches!(view.trigger[next], Some(Trigger::Strike | Trigger::Damage)) || view.word(next) == "hit"
            };
            let taken = (at + 2..view.len().min(at + 5)).find(|&next| harm(next))?;
            let followed = view.place.get(taken + 1).copied().flatten().is_some() || view.word(taken + 1) == "the";
            return (!followed).then_some(Link { bond: Bond::Target, trigger: taken, gap: taken + 1 - tokens.end });
        }
        let purpose = matches!(word, "to" | "such" | "for") && !aside && !verb && !perfect;
        if purpose || grammar::is_boundary(word) || (grammar::is_saying(word) && !aside) {
            return None;
        }
        if let Some(trigger) = view.trigger[at] {
            let harm = matches!(trigger, Trigger::Strike | Trigger::Casualty | Trigger::Damage | Trigger::Burst);
            let suffered = verb && (harm || view.word(at) == "hit");
            let burst = !aside && trigger == Trigger::Burst && !matches!(word, "fell" | "landed");
            let received = receives(view, tokens.end, at);
            let target = (suffered && !aside) || burst || received;
            if target {
                return Some(Link { bond: Bond::Target, trigger: at, gap: at + 1 - tokens.end });
            }
            if !aside && !is_noun(view, at, trigger) {
                return None;
            }
        }
        if grammar::is_auxiliary(word) && !aside {
            verb |= matches!(word, "was" | "were" | "is" | "are" | "be" | "been" | "being" | "came" | "got");
            perfect |= matches!(word, "has" | "have" | "had");
        } else if word == "on" && view.word(at + 1) == "fire" {
            // "were set on fire"
        } else if (verb || perfect) && !aside && !is_adverb(word) && view.trigger[at].is_none() && !received_later(word)
        {
            return None;
        }
    }
    None
}

/// Whether the place only fixes a direction: "south of the Kremlin".
fn is_anchor(view: &View<'_>, tokens: &Range<usize>) -> bool {
    let before = tokens.start - usize::from(view.before(tokens.start) == "the").min(tokens.start);
    // "in the south of Syria" lies within.
    let within = before >= 4 && view.word(before - 3) == "the" && matches!(view.word(before - 4), "in" | "across");
    view.before(before) == "of" && before >= 2 && grammar::is_compass(view.word(before - 2)) && !within
}

/// Whether the place stands in words put between another one and its verb: "Fordow, buried in a mountain near Qom, came under attack".
fn is_in_aside(view: &View<'_>, tokens: &Range<usize>) -> bool {
    const LONGEST: usize = 14;
    if !matches!(view.word(tokens.end), "," | "–" | "—" | ")") {
        return false;
    }
    let comma = (tokens.start.saturating_sub(LONGEST)..tokens.start)
        .rev()
        .find(|&at| matches!(view.word(at), "," | "–" | "—" | "("));
    let Some(comma) = comma.filter(|&at| at > 0 && view.place[at - 1].is_some()) else { return false };
    let opener = view.word(comma + 1);
    let participle =
        opener.ends_with("ed") || matches!(opener, "buried" | "built" | "dug" | "known" | "set" | "sitting" | "lying");
    let placed = matches!(
        opener,
        "which" | "near" | "just" | "about" | "some" | "deep" | "halfway" | "north" | "south" | "east" | "west"
    );
    let listed = (comma + 1..tokens.start).any(|at| matches!(view.word(at), "and" | "or"));
    (participle || placed) && !listed && (comma + 1..tokens.start).all(|at| view.place[at].is_none())
}

/// Whether the words from `from` say that the subject takes what the trigger names: "came under attack", "sustained damage".
fn receives(view: &View<'_>, from: usize, at: usize) -> bool {
    (from..at).rev().take(6).any(|before| {
        matches!(
            view.word(before),
            "under"
                | "sustained"
                | "suffered"
                | "caught"
                | "endured"
                | "saw"
                | "witnessed"
                | "experienced"
                | "scene"
                | "target"
                | "brunt"
        ) || view.word(before) == "took" && matches!(view.word(at), "hit" | "hits")
            || view.word(before) == "set" && view.word(at) == "ablaze"
    }) && view.word(at) != "by"
        && !(from..at)
            .any(|between| matches!(view.word(between), "governor" | "officials" | "ministry" | "military" | "army"))
}

fn received_later(word: &str) -> bool {
    matches!(
        word,
        "sustained"
            | "suffered"
            | "endured"
            | "caught"
            | "seen"
            | "witnessed"
            | "under"
            | "the"
            | "a"
            | "an"
            | "set"
            | "scene"
            | "of"
            | "heavy"
            | "target"
            | "by"
            | "new"
            | "fresh"
            | "intense"
            | "once"
            | "more"
            | "and"
            | "artillery"
            | "mortar"
            | "rocket"
            | "missile"
            | "drone"
            | "enemy"
            | "air"
            | "hostile"
            | "attack"
            | "small-arms"
            | "sniper"
    )
}

fn is_adverb(word: &str) -> bool {
    word.ends_with("ly")
        || matches!(
            word,
            "been"
                | "also"
                | "again"
                | "not"
                | "never"
                | "had"
                | "has"
                | "have"
                | "n't"
                | "still"
                | "now"
                | "being"
                | "once"
                | "twice"
                | "all"
                | "both"
                | "each"
                | "later"
                | "among"
        )
}
