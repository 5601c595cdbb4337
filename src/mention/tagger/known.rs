//! Names that every reader knows: countries, seas, cities, sites of several words. The weights are learned from a few hundred
//! documents and hesitate in a short text; the gazetteer does not.
//!
//! In: the words, what the gazetteer says of each, how probable the weights hold each to be inside a name, and the names
//! found. Out: the names found, known sites in full ("Isfahan" grows to "Isfahan University of Technology"), and the known
//! names that were missed, where what the gazetteer vouches outweighs the doubt of the weights.

use std::ops::Range;

use super::super::boundary;
use super::Tagged;
use super::lexicon::Classes;
use super::names::Named;
use super::words::{Case, Word};
use crate::lang::WordClass;

/// Doubt of one word is kept within this, in log-odds.
const CERTAIN: f32 = 4.0;
/// What a preposition or noun of place before the name adds to the odds: "near", "the town of", "south of the".
const LOCATED: f32 = 1.5;

/// Adds the known names to `found`, which is in order.
pub(super) fn add(words: &[Word<'_>], named: &[Named], inside: &[f32], mut found: Vec<Tagged>) -> Vec<Tagged> {
    let mut at = 0;
    while at < named.len() {
        let Some(name) = whole(named, at) else {
            at += 1;
            continue;
        };
        at = name.end;
        consider(words, named, inside, name, &mut found);
    }
    found.sort_by_key(|tagged| (tagged.tokens.start, tagged.tokens.end));
    found
}

fn consider(words: &[Word<'_>], named: &[Named], inside: &[f32], name: Range<usize>, found: &mut Vec<Tagged>) {
    let overlaps = |tagged: &Tagged| tagged.tokens.start < name.end && name.start < tagged.tokens.end;
    let within = |tagged: &Tagged| name.start <= tagged.tokens.start && tagged.tokens.end <= name.end;
    let first = named[name.start];
    let touched = found.iter().any(overlaps);
    // "Horn of Africa" is one name where "Kurdistan Region of Iraq" is two.
    let opened = first.is_ground() && words[name.start].token.is(WordClass::GroundOpening);
    let whole = first.is_site() || opened;
    if touched && !(whole && found.iter().filter(|tagged| overlaps(tagged)).all(within)) {
        return;
    }
    if !touched && !stands_alone(words, &name) {
        return;
    }
    // "The White House said": a site that speaks is an office, and one that a noun goes on after is not the site.
    let other = |next: &Word<'_>| boundary::goes_on(next.token) || next.classes.any(Classes::SPEECH);
    if first.is_site() && words.get(name.end).is_some_and(other) {
        return;
    }
    let located = is_located(words, name.start) || is_listed(words, &name, found);
    let vouched = first.vouched() + if located { LOCATED } else { 0.0 };
    let odds = if first.vouched() > 0.0 { doubt(words, inside, &name) + vouched } else { 0.0 };
    let best = found.iter().filter(|tagged| overlaps(tagged)).map(|tagged| tagged.confidence).fold(0.0, f32::max);
    let confidence = best.max(1.0 / (1.0 + (-odds).exp()));
    if touched || odds > 0.0 {
        found.retain(|tagged| !overlaps(tagged));
        found.push(Tagged { tokens: name, confidence });
    }
}

/// The tokens of the whole name that begins at `at`.
fn whole(named: &[Named], at: usize) -> Option<Range<usize>> {
    match named[at].part {
        1 => Some(at..at + 1),
        2 => {
            let last = (at + 1..named.len()).find(|&end| named[end].part != 3)?;
            (named[last].part == 4).then_some(at..last + 1)
        }
        _ => None,
    }
}

/// Whether it stands in a row with a name found: "Haifa, Acre and Nahariya".
fn is_listed(words: &[Word<'_>], name: &Range<usize>, found: &[Tagged]) -> bool {
    let joins =
        |at: usize| words.get(at).is_some_and(|word| word.text == "," || word.token.is_small(WordClass::RowJoiner));
    let before = name.start.checked_sub(1).filter(|&at| joins(at));
    let after = Some(name.end).filter(|&at| joins(at));
    found
        .iter()
        .any(|tagged| Some(tagged.tokens.end) == before || after.is_some_and(|at| tagged.tokens.start == at + 1))
}

/// The log-odds that the weights give its capitalised words, at the mean.
fn doubt(words: &[Word<'_>], inside: &[f32], name: &Range<usize>) -> f32 {
    // In a headline of capitals the weights see abbreviations.
    if is_shouted(words, name) {
        return -1.0;
    }
    let odds = name.clone().filter(|&at| words[at].case.is_capital()).map(|at| {
        let p = inside[at].clamp(1e-4, 1.0 - 1e-4);
        (p / (1.0 - p)).ln().clamp(-CERTAIN, CERTAIN)
    });
    let (mut sum, mut count) = (0.0, 0.0_f32);
    odds.for_each(|odds| (sum, count) = (sum + odds, count + 1.0));
    sum / count.max(1.0)
}

/// Whether the words before the name say that a place follows.
fn is_located(words: &[Word<'_>], start: usize) -> bool {
    let before = |back: usize| start.checked_sub(back).map(|at| &words[at]);
    let is = |word: Option<&Word<'_>>, class: WordClass| word.is_some_and(|word| word.token.is_small(class));
    let article = usize::from(is(before(1), WordClass::The));
    let place = Classes::LOCATIVE.with(Classes::DIRECTION).with(Classes::FACILITY);
    if is(before(1 + article), WordClass::StrikeVerb) {
        return true;
    }
    if is(before(1 + article), WordClass::Of) {
        return before(2 + article).is_some_and(|noun| noun.classes.any(place.with(Classes::DIVISION)));
    }
    before(1 + article).is_some_and(|word| word.classes.any(Classes::LOCATIVE) && !is(Some(word), WordClass::To))
}

/// Whether it stands among words of capitals: "MISSILES HIT HAIFA".
fn is_shouted(words: &[Word<'_>], name: &Range<usize>) -> bool {
    const AMONG: usize = 2;
    let upper = |at: usize| words.get(at).is_some_and(|word| word.case == Case::Upper);
    let around = (name.start.saturating_sub(AMONG)..name.start).chain(name.end..name.end + AMONG);
    upper(name.start) && around.filter(|&at| upper(at)).count() >= AMONG
}

/// Whether no capital beside it, no title before it and no list of organisations says that it is part of something else.
fn stands_alone(words: &[Word<'_>], name: &Range<usize>) -> bool {
    // "Donetsk Governor Vadym Filashkin": an office may follow.
    let capital = |at: Option<usize>| {
        let beside = at.and_then(|at| words.get(at));
        let office = |word: &Word<'_>| Some(name.end) == at && word.classes.any(Classes::TITLE);
        let shouted = |word: &Word<'_>| is_shouted(words, name) && !word.classes.any(Classes::ORGANISATION);
        // "In Ziborovka": a small word at the head of a sentence is no part of a name.
        let opening = |word: &Word<'_>| {
            Some(name.start) == at.map(|at| at + 1) && word.classes.any(Classes::FUNCTION.with(Classes::LOCATIVE))
        };
        beside.is_some_and(|word| word.case.is_capital() && !office(word) && !shouted(word) && !opening(word))
    };
    let classes = |at: usize| words[at].classes;
    let other = Classes::KNOWN_ORGANISATION.with(Classes::DEMONYM).with(Classes::FUNCTION).with(Classes::CALENDAR);
    let hyphen = |at: Option<usize>| at.and_then(|at| words.get(at)).is_some_and(|word| word.text == "-");
    let titled = name.start.checked_sub(1).is_some_and(|before| classes(before).any(Classes::TITLE));
    words[name.start].case != Case::Lower
        && !capital(Some(name.end))
        && !capital(name.start.checked_sub(1))
        && !hyphen(Some(name.end))
        && !hyphen(name.start.checked_sub(1))
        && !titled
        && !name.clone().any(|at| classes(at).any(other))
}
