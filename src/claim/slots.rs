//! Names that stand where only a place can, and that the recognizer left out: "Lviv is about 70 km from".
//!
//! In: the clauses with a figure or a direction. Out: spans of capitalised words that head such a clause or follow a
//! preposition and that the gazetteer knows. They are resolved together with the places of the article.

use crate::gazetteer::{Gazetteer, NameKind};
use crate::mention::Toponym;
use crate::resolve::{self, Place};
use crate::span::Span;
use crate::text::Article;

use super::subject::{is_copula, is_function_word};
use super::view::{Clause, View, What};

/// Words that a name may have.
const LONGEST: usize = 4;

/// The places with those that fill a slot, in reading order, and for each its index among the places given.
pub(super) fn filled(article: &Article, places: &[Place]) -> (Vec<Place>, Vec<Option<usize>>) {
    let spans = spans(&View::new(article, places));
    let mut all: Vec<(Place, Option<usize>)> =
        places.iter().cloned().enumerate().map(|(at, p)| (p, Some(at))).collect();
    if !spans.is_empty() {
        let mut toponyms: Vec<Toponym> =
            places.iter().map(|place| toponym(place.span, &place.text, place.metonymic)).collect();
        toponyms.extend(spans.iter().map(|&span| toponym(span, article.slice(span), false)));
        toponyms.sort_by_key(|toponym| toponym.span);
        let (resolved, _) = resolve::resolve(article, &toponyms);
        let new = resolved.into_iter().filter(|place| place.position.is_some() && spans.contains(&place.span));
        all.extend(new.map(|place| (place, None)));
        all.sort_by_key(|(place, _)| place.span);
    }
    all.into_iter().unzip()
}

fn toponym(span: Span, text: &str, metonymic: bool) -> Toponym {
    Toponym { span, text: text.to_owned(), hint: None, metonymic, confidence: 0.5 }
}

fn spans(view: &View<'_>) -> Vec<Span> {
    let mut found = Vec::new();
    for clause in &view.clauses {
        let measures = clause.items.iter().any(|item| matches!(item.what, What::Quantity(_) | What::Direction(_)));
        let mut at = 0;
        while measures && at < clause.items.len() {
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

/// Where the longest known name that begins at `at` ends, if it stands in a slot.
fn name_at(view: &View<'_>, clause: &Clause, at: usize) -> Option<usize> {
    let named = |at: usize| {
        clause
            .items
            .get(at)
            .is_some_and(|item| item.what == What::Word && item.capital && !is_function_word(&item.word))
    };
    let reach = (at..at + LONGEST).take_while(|&here| named(here)).count();
    let end = (1..=reach).rev().map(|length| at + length).find(|&end| {
        let name = view.article.slice(view.span(clause, at..end));
        Gazetteer::embedded()
            .lookup(name)
            .any(|(_, kind)| matches!(kind, NameKind::Primary | NameKind::Alias | NameKind::Alternate))
    })?;
    let before = at.checked_sub(1).map_or("", |before| clause.word(before));
    let after = clause.word(end);
    let heads = before.is_empty()
        && (is_copula(after) || matches!(after, ":" | "(" | "[" | "," | "lies" | "sits" | "stands" | "alone"));
    let governed =
        matches!(before, "at" | "in" | "near" | "of" | "from" | "on" | "into" | "and" | "-" | "’s" | "'s" | "the");
    // What follows a known name in capitals belongs to it: "Tyre Industries" is no Tyre.
    let whole = !named(end) || end - at == reach;
    ((heads || governed) && whole).then_some(end)
}
