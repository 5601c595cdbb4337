//! "X is a town in Y, Z": the place that a clause defines, and the areas that it says it lies in.

use std::ops::Range;

use crate::claim::parse::topic::{grammatical_subject, is_spot};
use crate::claim::parse::view::View;
use crate::lang::{ClassSet, WordClass};
use crate::mention::clause::{Clause, What};
use crate::resolve::Definition;
use crate::resolve::bearer::EVEN;
use crate::world::gazetteer::FeatureKind;

/// A place said to lie in an area, and the items from the one to the other.
pub(in crate::claim) struct Located {
    pub(in crate::claim) clause: usize,
    pub(in crate::claim) place: usize,
    pub(in crate::claim) area: usize,
    pub(in crate::claim) items: Range<usize>,
}

/// "X is a town in Y", "X lies in Y", "X, a town in Y": the places that clauses put in countries and divisions.
pub(in crate::claim) fn located(view: &View<'_>) -> Vec<Located> {
    let mut found = Vec::new();
    for (here, clause) in view.clauses.iter().enumerate() {
        for at in 0..clause.items.len() {
            let Some((place, start)) = said_of(view, clause, at) else { continue };
            let areas = areas_after(view, clause, start);
            found.extend(areas.into_iter().map(|(area, end)| Located { clause: here, place, area, items: at..end }));
        }
    }
    found
}

/// The spot at the head of what says where it lies, and where that begins: after "is", "lies", or the comma of an apposition.
fn said_of(view: &View<'_>, clause: &Clause, at: usize) -> Option<(usize, usize)> {
    let place = clause.place(at).filter(|&place| is_spot(view, place))?;
    let governed = at > 0 && clause.is(at - 1, WordClass::GoverningPreposition);
    let next = at + 1 + usize::from(clause.is(at + 1, WordClass::Alone));
    let lies = clause.is(next, WordClass::LieVerb)
        || clause.is(next, WordClass::BeVerb) && clause.is(next + 1, WordClass::PositionParticiple);
    let is = clause.reads(next, &[WordClass::BeVerb, WordClass::DefiniteOrNot]);
    let apposed = clause.word(next) == "," && clause.is(next + 1, WordClass::DefiniteOrNot);
    let start = next + if lies && clause.is(next, WordClass::BeVerb) { 2 } else { 1 };
    (!governed && (lies || is || apposed)).then_some((place, start))
}

/// Words that may stand before "in": those of a settlement, what they are like, and articles.
const DESCRIPTION: ClassSet = ClassSet::of(&[
    WordClass::SettledNoun,
    WordClass::CommonPlaceNoun,
    WordClass::SettlementNoun,
    WordClass::DefiniteOrNot,
    WordClass::NounOpening,
    WordClass::And,
]);

/// The divisions and countries after the first "in" from `start`, up to what is no longer about where the place lies.
fn areas_after(view: &View<'_>, clause: &Clause, start: usize) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let limit = start + LONGEST;
    let Some(inward) = (start..limit).find(|&at| clause.is(at, WordClass::InPreposition)) else { return found };
    // "is a man wanted in Iran" is no settlement: a noun of one must stand right before, or nothing.
    let described = (start..inward).all(|at| match clause.what(at) {
        What::Word => clause.is_any(at, &DESCRIPTION) || !clause.items[at].capital && at + 1 < inward,
        What::Direction(_) | What::Demonym(_) => true,
        _ => false,
    });
    let settled = inward == start || clause.is_any(inward - 1, &SETTLEMENT);
    if !described || !settled {
        return found;
    }
    for at in inward + 1..(inward + LONGEST).min(clause.items.len()) {
        match clause.what(at) {
            What::Place(place) if is_division(view.places[place].kind) => found.push((place, at + 1)),
            // "in northeastern Iraq" is a part, and a claim of its own.
            What::Place(_) | What::Demonym(_) => {}
            What::Word if clause.is_any(at, &GOES_ON) => {}
            What::Mark if clause.word(at) == "," => {}
            _ => break,
        }
    }
    found
}

/// Items of a description.
const LONGEST: usize = 12;

/// Words between one area and the next: "in Pontotoc County, in the state of Oklahoma".
const GOES_ON: ClassSet = ClassSet::of(&[
    WordClass::InwardGoesOn,
    WordClass::CommonPlaceNoun,
    WordClass::InPreposition,
    WordClass::DivisionNoun,
]);

/// What the clauses of a report define.
pub(in crate::claim) fn definitions(view: &View<'_>) -> Vec<Definition> {
    view.clauses.iter().filter_map(|clause| definition(view, clause)).collect()
}

/// Nouns that say that a place is defined.
const SETTLEMENT: ClassSet =
    ClassSet::of(&[WordClass::SettledNoun, WordClass::CommonPlaceNoun, WordClass::SettlementNoun]);

/// The place that a clause defines, and the areas that it says it lies in: "X is a town in Y, Z".
fn definition(view: &View<'_>, clause: &Clause) -> Option<Definition> {
    let defines = |at: usize| {
        clause.reads(at, &[WordClass::BeVerb, WordClass::DefiniteOrNot])
            || clause.word(at) == ":" && clause.items[at].depth == 0
    };
    let verb = (0..clause.items.len()).find(|&at| clause.items[at].depth == 0 && defines(at))?;
    let place = grammatical_subject(view, clause, verb)?;
    let mut areas = Vec::new();
    // "Christopher Steele is a former officer in" defines no place.
    let (mut settlement, mut within) = (false, false);
    for at in verb + 1..clause.items.len() {
        match clause.what(at) {
            What::Quantity(_) | What::Point(_) => break,
            What::Direction(_) if clause.is(at + 1, WordClass::Of) => break,
            // An area that is itself unsure refutes nothing.
            What::Place(place) if settlement && within && is_division(view.places[place].kind) => {
                areas.extend((view.places[place].confidence >= EVEN).then_some(place));
            }
            What::Place(_) => {}
            What::Word => {
                settlement |= clause.is_any(at, &SETTLEMENT);
                within = is_inward(clause, at, within);
            }
            What::Direction(_) | What::Demonym(_) | What::Mark => {}
        }
    }
    (!areas.is_empty()).then_some(Definition { place, areas })
}

/// Whether after the word at `at` an area named is one that the thing lies in.
fn is_inward(clause: &Clause, at: usize, within: bool) -> bool {
    let of = || clause.is(at, WordClass::Of) && (within || is_settled(clause, at));
    let opens = clause.is(at, WordClass::InPreposition) || of();
    let goes_on = clause.is_any(at, &ClassSet::of(&[WordClass::InwardGoesOn, WordClass::CommonPlaceNoun]));
    opens || within && goes_on
}

/// "a city of", "the capital of".
fn is_settled(clause: &Clause, of: usize) -> bool {
    of > 0 && clause.is(of - 1, WordClass::CommonPlaceNoun)
}

const fn is_division(kind: FeatureKind) -> bool {
    matches!(kind, FeatureKind::Country | FeatureKind::Admin1 | FeatureKind::Admin2)
}
