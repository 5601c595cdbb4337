//! A place that hangs on an event told at a distance: in a clause of its own ("Caesarea, where a drone hit a house"), before a list
//! ("three air bases: Nur Khan …; Murid …"), by "there", or in a range ("from Latakia to Palmyra").

use std::ops::Range;

use super::grammar;
use super::link::{Bond, Link, is_noun};
use super::triggers::Trigger;
use super::view::View;

/// Tokens within which a clause tells its event.
const CLAUSE: usize = 16;

/// "Caesarea, where a drone hit a house", "at Zamzam camp, where shells fell": the clause tells of the place before it.
pub(super) fn relative_clause(view: &View<'_>, tokens: &Range<usize>) -> Option<Link> {
    // "Tower 22, the desert outpost where the drone crashed": a noun for the place may stand between.
    let opens = |at: usize| {
        matches!(view.word(at), "where" | "whose")
            || view.word(at) == "which" && matches!(view.before(at), "into" | "onto" | "on" | "at")
    };
    let comma = usize::from(view.word(tokens.end) == ",");
    let comma = comma + usize::from(view.word(tokens.end + comma + 1) == "which");
    // … with what it lies near: "Togoga, a small town 25 km west of Mekelle, where dozens were killed".
    let noun = |at: &usize| {
        let end = at - usize::from(view.before(*at) == ",");
        let first = (tokens.end + 1..end).find(|&near| view.place[near].is_some());
        let alone = |range: Range<usize>| range.len() < 12 && range.into_iter().all(|near| view.word(near) != ",");
        match first {
            None => alone(tokens.end + 1..*at) && *at < tokens.end + 7,
            Some(first) => {
                matches!(view.before(first), "of" | "from" | "near")
                    && alone(tokens.end + 1..first)
                    && (first..end).all(|near| view.place[near] == view.place[first])
            }
        }
    };
    let apposed = (comma == 1 && matches!(view.word(tokens.end + 1), "the" | "a" | "an"))
        .then(|| (tokens.end + 2..view.len()).find(|&at| opens(at)).filter(noun))
        .flatten();
    let start = 1 + Some(tokens.end + comma).filter(|&at| opens(at)).or(apposed)?;
    let owned = view.word(start - 1) == "whose";
    // "Akko, where, the mayor said, a drone came down"
    let told = (start..view.len().min(start + 7)).find(|&at| grammar::is_saying(view.word(at)));
    let told = told.filter(|&at| view.word(start) == "," && view.word(at + 1) == ",");
    let start = told.map_or(start, |at| at + 2);
    for at in start..view.len().min(start + CLAUSE) {
        let word = view.word(at);
        if let Some(trigger) = view.trigger[at] {
            let sent = trigger == Trigger::Launch && !is_noun(view, at, trigger) && view.word(start - 1) != "which";
            let link = Link { bond: Bond::Target, trigger: at, gap: at - tokens.end };
            return (!sent).then_some(link);
        }
        // "Tuapse, whose refinery stopped after a strike"
        let then = owned && matches!(word, "after" | "since" | "following");
        if grammar::is_elsewhere(word) || grammar::is_boundary(word) && !then || matches!(word, "," | "from") {
            return None;
        }
    }
    None
}

/// The place of a list's head that a colon opens: the tokens of the colon, from which its event is sought as if the place stood there.
pub(super) fn before_colon(view: &View<'_>, tokens: &Range<usize>) -> Option<Range<usize>> {
    let the = usize::from(view.before(tokens.start) == "the");
    let start = tokens.start - the;
    let colon = (0..start).rev().find(|&at| view.word(at) == ":")?;
    // "… three air bases: X", not "he said: X".
    let noun = view.before(colon);
    let plural = noun.ends_with('s') && !grammar::is_saying(noun) && view.trigger[colon - 1].is_none();
    let parted = (colon..start).any(|at| view.word(at) == ";");
    let head = match view.before(start) {
        ":" | ";" => true,
        "and" if parted => matches!(view.before(start - 1), ";" | ","),
        "and" | "," => !parted,
        _ => false,
    };
    (plural && head).then_some(colon..colon + 1)
}

/// Whether the place at `tokens` is an end of "from X to Y" after a noun for attacks: "strikes, from the base at X to the Y airfield".
pub(super) fn is_in_range(view: &View<'_>, tokens: &Range<usize>) -> bool {
    const REACH: usize = 12;
    let from = |upto: usize| (upto.saturating_sub(REACH)..upto).rev().find(|&at| view.word(at) == "from");
    let named = |from: usize, to: usize| (from..to).any(|at| view.place[at].is_some());
    let near = (tokens.start.saturating_sub(5)..tokens.start).rev().find(|&at| matches!(view.word(at), "to" | "from"));
    match near {
        Some(near) if view.word(near) == "to" => {
            from(near).is_some_and(|from| opens_range(view, from) && named(from, near))
        }
        Some(near) => {
            let to = (tokens.end..view.len().min(tokens.end + REACH)).find(|&at| view.word(at) == "to");
            opens_range(view, near) && to.is_some_and(|to| named(to, view.len().min(to + 6)))
        }
        None => false,
    }
}

/// Whether the "from" at `at` follows a comma or "ranging", as where places are counted up and none is where an attack came from.
fn opens_range(view: &View<'_>, at: usize) -> bool {
    matches!(view.before(at), "," | "reported" | "ranging" | "stretching" | "everywhere" | "anywhere")
}

/// The event that a "there" after it places at the place named last before it: "suspended work at Ain Sifni after an explosion there".
pub(super) fn there(view: &View<'_>) -> Option<(Link, Range<usize>, usize)> {
    const REACH: usize = 4;
    for there in (1..view.len()).filter(|&at| view.word(at) == "there") {
        // "There were explosions" names none.
        if matches!(view.word(there + 1), "was" | "were" | "is" | "are" | "has" | "have" | "had" | "will" | "would") {
            continue;
        }
        let Some(at) = (there.saturating_sub(REACH)..there).rev().find(|&at| view.trigger[at].is_some()) else {
            continue;
        };
        if view.trigger[at] == Some(Trigger::Launch) {
            continue;
        }
        let place = (0..at).rev().find_map(|before| view.place[before].map(|place| (place, before)));
        let Some((place, end)) = place else { continue };
        let start = (0..=end).rev().take_while(|&before| view.place[before] == Some(place)).last().unwrap_or(end);
        let link = Link { bond: Bond::Target, trigger: at, gap: at - end };
        return Some((link, start..end + 1, place));
    }
    None
}
