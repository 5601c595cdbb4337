//! Two places joined by a word that gives no figure: "X, near Y", "X lies between Y and Z".
//!
//! In: the clauses and the words that open such a link. Out: links whose subject stands right before it. The syntax is
//! strict, because a place mentioned in passing ("a meeting near Vienna on Iran") is related to nothing.

use std::ops::Range;

use crate::claim::parse::noun::{End, Target, is_common_noun, target_at};
use crate::claim::parse::subject::{is_copula, is_spot, is_taken_up, topic};
use crate::claim::parse::view::{Clause, View, What, is_area};

/// A link with both ends.
pub(in crate::claim) struct Link {
    pub(in crate::claim) clause: usize,
    /// The items from the first word of the link to the end of its target.
    pub(in crate::claim) items: Range<usize>,
    pub(in crate::claim) subject: End,
    pub(in crate::claim) target: Target,
}

/// The links that `opens` finds: given a clause and an item, it answers where the target begins.
pub(in crate::claim) fn links(view: &View<'_>, opens: impl Fn(&Clause, usize) -> Option<usize>) -> Vec<Link> {
    let mut found = Vec::new();
    for (here, clause) in view.clauses.iter().enumerate() {
        for at in 0..clause.items.len() {
            let Some(start) = opens(clause, at).filter(|_| !is_measured(clause, at)) else { continue };
            let Some(target) = target_at(view, clause, start) else { continue };
            let Some(subject) = subject(view, here, at).filter(|subject| *subject != target.end) else { continue };
            found.push(Link { clause: here, items: at..target.items.end, subject, target });
        }
    }
    found
}

/// "12 km outside Tehran", "just south near": a figure or direction before makes it another kind of statement.
fn is_measured(clause: &Clause, at: usize) -> bool {
    at > 0 && matches!(clause.what(at - 1), What::Quantity(_) | What::Direction(_))
}

/// The spot that the link is said of: right before it, or what "it" and "the town" take up.
fn subject(view: &View<'_>, here: usize, at: usize) -> Option<End> {
    let clause = &view.clauses[here];
    let mut predicated = false;
    for back in (0..at).rev() {
        match clause.what(back) {
            What::Place(place) if is_spot(view, place) => {
                return (!is_governed(clause, back)).then_some(End::Place(place));
            }
            What::Place(place) if is_area(view.places[place].kind) => {}
            What::Mark if clause.word(back) == "," => {}
            What::Word if is_predicate(clause.word(back)) => predicated = true,
            What::Word if is_filler(clause.word(back)) || is_common_noun(clause.word(back)) => {}
            What::Word if back == 0 && predicated && is_taken_up(clause, 0) => {}
            _ => return None,
        }
    }
    (predicated && is_taken_up(clause, 0)).then(|| topic(view, here)).flatten()
}

/// "southeast of Champaign near …": the place belongs to the words before it.
fn is_governed(clause: &Clause, at: usize) -> bool {
    let own = |back: usize| {
        is_common_noun(clause.word(back))
            || clause.word(back) == "the"
            // "the town of Metula"
            || clause.word(back) == "of" && back > 0 && is_common_noun(clause.word(back - 1))
    };
    let before = (0..at).rev().find(|&back| !own(back));
    before.is_some_and(|back| matches!(clause.word(back), "of" | "from" | "to" | "with" | "and"))
}

fn is_predicate(word: &str) -> bool {
    is_copula(word) || matches!(word, "lies" | "lie" | "located" | "situated" | "sits" | "stands" | "lying" | "sitting")
}

fn is_filler(word: &str) -> bool {
    matches!(word, "just" | "right" | "very" | "a" | "an" | "the" | "small" | "in" | "it" | "this")
}
