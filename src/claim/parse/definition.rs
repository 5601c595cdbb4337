//! "X is a town in Y, Z": the place that a clause defines, and the areas that it says it lies in.

use crate::claim::parse::subject::grammatical_subject;
use crate::claim::parse::view::View;
use crate::lang::{ClassSet, WordClass};
use crate::mention::clause::{Clause, What};
use crate::resolve::Definition;
use crate::resolve::bearer::EVEN;
use crate::world::gazetteer::FeatureKind;

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
