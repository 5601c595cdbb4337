//! Two places joined by a word that gives no figure: "X, near Y", "X lies between Y and Z".
//!
//! In: the clauses and the words that open such a link. Out: links whose subject stands right before it. The syntax is
//! strict, because a place mentioned in passing ("a meeting near Vienna on Iran") is related to nothing.

use std::ops::Range;

use crate::claim::parse::noun::{End, Target, target_at};
use crate::claim::parse::topic::{is_spot, topic};
use crate::claim::parse::view::{View, is_area};
use crate::lang::{ClassSet, WordClass};
use crate::mention::clause::{Clause, What};

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

/// Says that what follows is said of what stands before.
const PREDICATE: ClassSet = ClassSet::of(&[WordClass::BeVerb, WordClass::PredicateVerb]);
/// Passed over between a place and its link.
const FILLER: ClassSet = ClassSet::of(&[WordClass::LinkFiller, WordClass::CommonPlaceNoun]);
/// Belongs to the name after it.
const OWN: ClassSet = ClassSet::of(&[WordClass::The, WordClass::CommonPlaceNoun]);

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
            What::Word if clause.is_any(back, &PREDICATE) => predicated = true,
            What::Word if clause.is_any(back, &FILLER) => {}
            What::Word if back == 0 && predicated && clause.takes_up(0) => {}
            _ => return None,
        }
    }
    (predicated && clause.takes_up(0)).then(|| topic(view, here)).flatten()
}

/// "southeast of Champaign near …": the place belongs to the words before it.
fn is_governed(clause: &Clause, at: usize) -> bool {
    let own = |back: usize| {
        clause.is_any(back, &OWN)
            // "the town of Metula"
            || back > 0 && clause.reads(back - 1, &[WordClass::CommonPlaceNoun, WordClass::Of])
    };
    let before = (0..at).rev().find(|&back| !own(back));
    before.is_some_and(|back| clause.is(back, WordClass::GoverningPreposition))
}
