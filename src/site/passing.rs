//! What the scan from a place back to its event passes over: hedges, roads, descriptions, clauses put into a list.

use std::ops::Range;

use super::grammar;
use super::link::is_noun;
use super::triggers::Trigger;
use super::view::View;

/// Whether the word belongs to "what it said was", which stands before an object without ending the clause.
pub(super) fn is_hedged_object(view: &View<'_>, at: usize) -> bool {
    let what = |steps: usize| at.checked_sub(steps).is_some_and(|before| view.word(before) == "what");
    matches!(view.word(at), "it" | "they" | "he") && what(1)
        || (grammar::is_saying(view.word(at)) || view.word(at) == "described") && what(2)
}

/// Whether the word after "road" makes it one that leads somewhere, rather than a place where something happened.
pub(super) fn leads_on(next: &str) -> bool {
    matches!(next, "to" | "from" | "between" | "linking" | "into" | "towards" | "toward" | "connecting" | "out")
}

/// Whether the word describes the place named before it: "Qalat, a city in the province of …" tells where Qalat lies.
pub(super) fn is_description(view: &View<'_>, at: usize) -> bool {
    let article = (at.saturating_sub(4)..at).rev().find(|&before| matches!(view.word(before), "a" | "an" | "the"));
    let named = |article: usize| article >= 2 && view.before(article) == "," && view.place[article - 2].is_some();
    grammar::is_settlement(view.word(at)) && article.is_some_and(named)
}

/// Whether the list goes on after the clause at `at`, which a comma ends: "hit the dam, plunging the north into darkness, a power station
/// in X, depots in Y". It does where the clause follows the object of a strike, and the list has a last member of its own.
pub(super) fn goes_on(view: &View<'_>, at: usize, tokens: &Range<usize>) -> bool {
    const OBJECT: usize = 8;
    let hit = (at.saturating_sub(OBJECT)..at - 1).any(|near| {
        matches!(view.trigger[near], Some(Trigger::Strike | Trigger::Bare))
            && view.trigger[near].is_some_and(|trigger| !is_noun(view, near, trigger))
    });
    let Some(end) = (at..tokens.start).find(|&near| view.word(near) == ",") else { return false };
    let whole = !(at..end).any(|near| view.word(near) == "and" || view.trigger[near].is_some());
    let member = |near: usize| !grammar::is_auxiliary(view.word(near)) && !grammar::is_locative(view.word(end + 1));
    let last = (end..view.len()).any(|near| view.word(near) == "and");
    hit && whole && last && (end..tokens.start).all(member)
}
