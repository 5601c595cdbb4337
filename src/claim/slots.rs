//! Names that stand where only a place can, and that the recognizer left out: "Lviv is about 70 km from".
//!
//! In: the clauses with a figure or a direction. Out: spans of capitalised words that head such a clause or follow a
//! preposition and that the gazetteer knows. They are resolved together with the places of the article.

use crate::mention::Toponym;
use crate::resolve::{self, Place};
use crate::span::Span;
use crate::text::Article;
use crate::world::World;
use crate::world::gazetteer::NameKind;

use super::subject::{is_copula, is_function_word, is_taken_up};
use super::view::{Clause, View, What};

/// Words and hyphens that a name may have.
const LONGEST: usize = 5;
/// Sentences after a definition in which a pronoun may take it up.
const MEMORY: usize = 2;

/// The places with those that fill a slot, in reading order, and for each its index among the places given.
pub(super) fn filled(article: &Article, places: &[Place], world: &World<'_>) -> (Vec<Place>, Vec<Option<usize>>) {
    let spans = spans(&View::new(article, places, world));
    let mut all: Vec<(Place, Option<usize>)> =
        places.iter().cloned().enumerate().map(|(at, p)| (p, Some(at))).collect();
    if !spans.is_empty() {
        let mut toponyms: Vec<Toponym> =
            places.iter().map(|place| toponym(place.span, &place.text, place.metonymic)).collect();
        toponyms.extend(spans.iter().map(|&span| toponym(span, article.slice(span), false)));
        toponyms.sort_by_key(|toponym| toponym.span);
        let (resolved, _) = resolve::resolve(article, &toponyms, world.gazetteer);
        let new = resolved.into_iter().filter(|place| place.position.is_some() && spans.contains(&place.span));
        all.extend(new.map(|place| (place, None)));
        all.sort_by_key(|(place, _)| place.span);
    }
    all.into_iter().unzip()
}

fn toponym(span: Span, text: &str, metonymic: bool) -> Toponym {
    Toponym { span, text: text.to_owned(), hint: None, metonymic, confidence: 1.0 }
}

fn spans(view: &View<'_>) -> Vec<Span> {
    let mut found = Vec::new();
    for (here, clause) in view.clauses.iter().enumerate() {
        let measures = measures(clause);
        let defines = !measures && is_taken_up_later(view, here);
        let mut at = 0;
        while (measures || defines && at == 0) && at < clause.items.len() {
            match name_at(view, clause, at) {
                Some(end) => {
                    found.push(view.span(clause, at..end));
                    at = end;
                }
                None => at += 1,
            }
        }
    }
    found
}

/// Whether a clause states a figure or a direction.
fn measures(clause: &Clause) -> bool {
    clause.items.iter().any(|item| matches!(item.what, What::Quantity(_) | What::Direction(_)))
}

/// Whether a clause that measures takes up what clause `here` defines: "Bama is a town. It is 60 km from …".
fn is_taken_up_later(view: &View<'_>, here: usize) -> bool {
    let sentence = view.clauses[here].sentence;
    let later = view.clauses[here + 1..].iter().take_while(|clause| clause.sentence <= sentence + MEMORY);
    later.filter(|clause| measures(clause)).any(|clause| is_taken_up(clause, 0) || clause.word(0) == "located")
}

/// Where the longest known name that begins at `at` ends, if it stands in a slot.
fn name_at(view: &View<'_>, clause: &Clause, at: usize) -> Option<usize> {
    let named = |at: usize| {
        clause
            .items
            .get(at)
            .is_some_and(|item| item.what == What::Word && item.capital && !is_function_word(&item.word))
    };
    if !named(at) {
        return None;
    }
    let reach = (at..at + LONGEST)
        .take_while(|&here| named(here) || is_hyphenated(view, clause, here))
        .filter(|&here| named(here))
        .last()
        .map_or(0, |last| last + 1 - at);
    let end = (1..=reach).rev().map(|length| at + length).filter(|&end| named(end - 1)).find(|&end| {
        let name = view.article.slice(view.span(clause, at..end));
        view.gazetteer()
            .lookup(name)
            .any(|(_, kind)| matches!(kind, NameKind::Primary | NameKind::Alias | NameKind::Alternate))
    })?;
    let before = at.checked_sub(1).map_or("", |before| clause.word(before));
    let after = clause.word(end);
    let heads = before.is_empty()
        && (is_copula(after) || matches!(after, ":" | "(" | "[" | "," | "lies" | "sits" | "stands" | "alone"));
    let governed =
        matches!(before, "at" | "in" | "near" | "of" | "from" | "on" | "into" | "and" | "-" | "’s" | "'s" | "the")
            || at > 0 && matches!(clause.what(at - 1), What::Direction(_));
    // What follows a known name in capitals belongs to it: "Tyre Industries" is no Tyre.
    let whole = !named(end) || end - at == reach;
    ((heads || governed) && whole).then_some(end)
}

/// A hyphen within a name or a small word between two of them: "Mazar-i-Sharif".
fn is_hyphenated(view: &View<'_>, clause: &Clause, at: usize) -> bool {
    let start = |at: usize| view.span(clause, at..at + 1).start;
    let end = |at: usize| view.span(clause, at..at + 1).end;
    let joined = |at: usize| clause.word(at) == "-" && at > 0 && end(at - 1) == start(at) && end(at) == start(at + 1);
    joined(at) || at > 0 && joined(at - 1) && joined(at + 1) && clause.word(at).len() <= 3
}
