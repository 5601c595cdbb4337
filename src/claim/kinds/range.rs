//! "A missile with a range of 2,000 km": the range against the places that the sentence names.
//!
//! # When it fails
//!
//! Always uncheckable: where it would be launched is not said. The distances are given so that a reader can judge.

use crate::claim::figure::{length, number};
use crate::claim::kinds::draft::Draft;
use crate::claim::measure::readings::between;
use crate::claim::measure::spot::Spot;
use crate::claim::model::{Claim, ClaimKind, Reading, Referent, Verdict};
use crate::claim::parse::noun::End;
use crate::claim::parse::statement::Statement;
use crate::claim::parse::view::View;
use crate::lang::{Message, WordClass};
use crate::mention::clause::{Clause, What};
use crate::mention::quantity::Quantity;
use crate::world::gazetteer::FeatureKind;

/// The ranges of a report and what they would reach.
pub(in crate::claim) fn find(view: &View<'_>, _statements: &[Statement]) -> Vec<Claim> {
    let mut claims = Vec::new();
    for clause in &view.clauses {
        for at in 0..clause.items.len() {
            if let What::Quantity(quantity) = clause.what(at)
                && is_range(clause, at)
            {
                claims.push(claim(view, clause, at, &view.quantities[quantity]));
            }
        }
    }
    claims
}

/// "range of N", "a range up to N", "N-range", "N range".
fn is_range(clause: &Clause, at: usize) -> bool {
    let ranges = |here: usize| clause.is(here, WordClass::RangeNoun);
    // "would reach five miles into the city" is a verb.
    let noun =
        |here: usize| !clause.is(here, WordClass::Reach) || clause.is(here.wrapping_sub(1), WordClass::TheirArticle);
    let before =
        (at.saturating_sub(3)..at).any(|here| ranges(here) && !clause.is(here, WordClass::Radius) && noun(here));
    let after = clause.word(at + 1) == "-" && ranges(at + 2) || clause.is(at + 1, WordClass::RangeLink);
    let targeted = clause.is(at + 1, WordClass::OfOrFrom) && !before;
    (before || after) && !targeted
}

/// The places and countries that a sentence names, each once: first whose missile it is, then what it may reach.
fn named_in(view: &View<'_>, sentence: usize) -> Vec<Spot> {
    let mut found: Vec<Spot> = Vec::new();
    for item in view.clauses.iter().filter(|clause| clause.sentence == sentence).flat_map(|clause| &clause.items) {
        let spot = match item.what {
            What::Place(place) => Spot::of(view, &End::Place(place)),
            What::Demonym(country) => Spot::of(view, &End::Country(country)),
            _ => continue,
        };
        if spot.point.is_some() && !found.iter().any(|known| is_same(known, &spot)) {
            found.push(spot);
        }
    }
    found
}

/// Whether two mentions are of one place; one of a country may stand at its middle, another at a point of the gazetteer.
fn is_same(one: &Spot, other: &Spot) -> bool {
    let country = |spot: &Spot| spot.country.filter(|_| spot.kind == FeatureKind::Country);
    one.point == other.point || country(one).is_some_and(|code| country(other) == Some(code))
}

fn claim(view: &View<'_>, clause: &Clause, at: usize, quantity: &Quantity) -> Claim {
    let found = named_in(view, clause.sentence);
    let end = |at: usize, otherwise: Message| {
        let thing = || Spot { referent: Referent::Thing, ..Spot::nowhere(otherwise) };
        found.get(at).cloned().unwrap_or_else(thing)
    };
    let (subject, object) = (end(0, Message::TheLauncher {}), end(1, Message::TheTarget {}));
    let span = view.span(clause, at..at + 1);
    let mut draft = Draft::at(span, view.sentence(clause), ClaimKind::Distance, &subject, &object);
    draft.claim.value = quantity.figure.exact();
    draft.claim.unit = Some(quantity.unit);
    draft.claim.qualifier = Some(Message::HedgeRange {});
    let reach = quantity.figure.ends().1 * quantity.unit.meters();
    let measured = between(&view.atlas, &subject, &object);
    draft.claim.message = vec![match measured {
        Some(measured) => {
            let readings = measured.readings.into_iter().map(|m| Reading {
                from: m.from,
                to: m.to,
                ends: Some(m.ends),
                distance: Some(m.distance),
                verdict: Verdict::Uncheckable,
            });
            draft.claim.readings = readings.collect();
            let nearest =
                draft.claim.readings.iter().filter_map(|r| r.distance).map(|d| d.0).fold(f64::INFINITY, f64::min);
            draft.claim.distance = Some(crate::units::Meters(nearest));
            let figure = || number(nearest / quantity.unit.meters());
            let length = length(figure(), figure(), quantity.unit).into();
            let (subject, object) = (subject.named(), object.named());
            if reach >= nearest {
                Message::RangeReaches { subject, length, object }
            } else {
                Message::RangeFallsShort { subject, length, object }
            }
        }
        None => Message::RangeOpen {},
    }];
    draft.claim
}
