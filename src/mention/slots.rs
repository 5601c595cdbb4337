//! Names that stand where only a place can, and that the weights left out: "Lviv is about 70 km from".
//!
//! In: the names found. Out: the tokens of capitalised words that head a clause with a figure or a direction, or follow a
//! preposition in it, and that the gazetteer knows.

use std::ops::Range;

use super::clause::{Clause, Clauses, What};
use crate::lang::{ClassSet, WordClass};
use crate::span::Span;
use crate::text::Article;
use crate::world::gazetteer::{Gazetteer, NameKind};

/// Words and hyphens that a name may have.
const LONGEST: usize = 5;
/// Sentences after a definition in which a pronoun may take it up.
const MEMORY: usize = 2;

/// The tokens of each name that fills a slot, given where the names found stand.
pub(super) fn filled(article: &Article, names: &[Span], gazetteer: &dyn Gazetteer) -> Vec<Range<usize>> {
    let clauses = Clauses::read(article, names, gazetteer).clauses;
    let mut found = Vec::new();
    for (here, clause) in clauses.iter().enumerate() {
        let measures = measures(clause);
        let defines = !measures && is_taken_up_later(&clauses, here);
        let mut at = 0;
        while (measures || defines && at == 0) && at < clause.items.len() {
            match name_at(article, gazetteer, clause, at) {
                Some(end) => {
                    found.push(clause.items[at].tokens.start..clause.items[end - 1].tokens.end);
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
fn is_taken_up_later(clauses: &[Clause], here: usize) -> bool {
    let sentence = clauses[here].sentence;
    let later = clauses[here + 1..].iter().take_while(|clause| clause.sentence <= sentence + MEMORY);
    later.filter(|clause| measures(clause)).any(|clause| clause.takes_up(0) || clause.is(0, WordClass::Located))
}

/// What may follow a name that heads its clause.
const HEAD_END: ClassSet = ClassSet::of(&[WordClass::BeVerb, WordClass::LieVerb, WordClass::Alone]);

/// Where the longest known name that begins at `at` ends, if it stands in a slot.
fn name_at(article: &Article, gazetteer: &dyn Gazetteer, clause: &Clause, at: usize) -> Option<usize> {
    let named = |at: usize| {
        clause
            .items
            .get(at)
            .is_some_and(|item| item.what == What::Word && item.capital && !item.classes.has(WordClass::FunctionWord))
    };
    if !named(at) {
        return None;
    }
    let reach = (at..at + LONGEST)
        .take_while(|&here| named(here) || is_hyphenated(article, clause, here))
        .filter(|&here| named(here))
        .last()
        .map_or(0, |last| last + 1 - at);
    let end = (1..=reach).rev().map(|length| at + length).filter(|&end| named(end - 1)).find(|&end| {
        let name = article.slice(clause.span(article, at..end));
        gazetteer
            .lookup(name)
            .any(|(_, kind)| matches!(kind, NameKind::Primary | NameKind::Alias | NameKind::Alternate))
    })?;
    let heads = at == 0 && (clause.is_any(end, &HEAD_END) || matches!(clause.word(end), ":" | "(" | "[" | ","));
    let heads = heads || clause.is(end, WordClass::LieVerb);
    let governed = at > 0
        && (clause.is_any(at - 1, &ClassSet::of(&[WordClass::SlotBefore, WordClass::Possessive]))
            || clause.word(at - 1) == "-"
            || matches!(clause.what(at - 1), What::Direction(_)));
    // What follows a known name in capitals belongs to it: "Tyre Industries" is no Tyre.
    let whole = !named(end) || end - at == reach;
    ((heads || governed) && whole).then_some(end)
}

/// A hyphen within a name or a small word between two of them: "Mazar-i-Sharif".
fn is_hyphenated(article: &Article, clause: &Clause, at: usize) -> bool {
    let start = |at: usize| clause.span(article, at..at + 1).start;
    let end = |at: usize| clause.span(article, at..at + 1).end;
    let joined = |at: usize| clause.word(at) == "-" && at > 0 && end(at - 1) == start(at) && end(at) == start(at + 1);
    joined(at) || at > 0 && joined(at - 1) && joined(at + 1) && clause.word(at).len() <= 3
}
