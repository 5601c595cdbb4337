//! "X, near Y": no figure is stated, so the measured distance is given; only what is plainly far is contradicted.
//!
//! # When it fails
//!
//! How near is near depends on what is spoken of (van der Zee et al. 2009, on NEAR): a village near a town and an island
//! near a continent differ by two orders. The limit is a convention that no labelled data test.

use super::doubt::{self, Outcome};
use super::link::{Link, ends, links, measure};
use super::message::{capitalized, number, objects_name};
use super::statement::Statement;
use super::view::{Clause, View};
use super::{Claim, ClaimKind, Draft, Reading, Verdict};
use crate::claim::atlas::Spot;
use crate::claim::readings::{Kind, Measured};

/// Kilometres beyond which nothing is near.
const FAR_KM: f64 = 50.0;

/// The claims of nearness, from the clauses themselves.
pub(super) fn find(view: &View<'_>, _statements: &[Statement]) -> Vec<Claim> {
    links(view, opens).iter().filter_map(|link| claim(view, link)).collect()
}

/// "near", "close to", "not far from".
fn opens(clause: &Clause, at: usize) -> Option<usize> {
    match (clause.word(at), clause.word(at + 1), clause.word(at + 2)) {
        ("near", ..) => Some(at + 1),
        ("close", "to", _) => Some(at + 2),
        ("not", "far", "from") => Some(at + 3),
        _ => None,
    }
}

fn claim(view: &View<'_>, link: &Link) -> Option<Claim> {
    let [subject, object] = ends(view, link);
    let measured = measure(view, link, [&subject, &object])?;
    let (verdict, nearest) = judge(&measured);
    let mut draft = draft(view, link, [&subject, &object], "near", &measured, verdict);
    let name = objects_name(view, &link.target, &object);
    draft.claim.message = match verdict {
        Verdict::Contradicted => {
            format!("{} is {} km from {name}, too far to be near it.", capitalized(&subject.name), number(nearest))
        }
        _ => format!("{} is {} km from {name}; “near” states no figure.", capitalized(&subject.name), number(nearest)),
    };
    let outcome = |measured: &Measured| {
        let (verdict, km) = judge(measured);
        Outcome { verdict, km }
    };
    let other = |ends: [&Spot; 2]| measure(view, link, ends).map(|measured| outcome(&measured));
    if let Some(doubt) = doubt::of(view, [&subject, &object], Some(FAR_KM), &outcome(&measured), other) {
        draft.claim.verdict = Verdict::Uncheckable;
        draft.claim.message = format!("{} {doubt}", draft.claim.message);
    }
    Some(draft.claim)
}

/// The verdict on the nearest reading, with its distance; towns are not points.
fn judge(measured: &Measured) -> (Verdict, f64) {
    let nearest = measured.readings.iter().map(|m| m.distance.km()).fold(f64::INFINITY, f64::min);
    let verdict = if measured.truth.low > FAR_KM { Verdict::Contradicted } else { Verdict::Uncheckable };
    (verdict, nearest)
}

/// A claim of distance without a figure, with every reading of it measured and judged alike.
pub(super) fn draft(
    view: &View<'_>,
    link: &Link,
    [subject, object]: [&Spot; 2],
    qualifier: &str,
    measured: &Measured,
    verdict: Verdict,
) -> Draft {
    let clause = &view.clauses[link.clause];
    let span = view.span(clause, link.items.clone());
    let mut draft = Draft::at(span, view.sentence(clause), ClaimKind::Distance, subject, object);
    draft.claim.object = objects_name(view, &link.target, object);
    draft.claim.qualifier = Some(qualifier.to_owned());
    draft.claim.verdict = verdict;
    // Of an area its border is near; capital and middle say nothing of that.
    let shown = if measured.kind == Kind::Area { 1 } else { measured.readings.len() };
    let readings = measured.readings.iter().take(shown).map(|m| Reading {
        from: m.from.clone(),
        to: m.to.clone(),
        ends: Some(m.ends),
        distance: Some(m.distance),
        verdict,
    });
    draft.claim.readings = readings.collect();
    draft.claim.distance = measured.readings.iter().map(|m| m.distance).min_by(|a, b| a.0.total_cmp(&b.0));
    draft
}
