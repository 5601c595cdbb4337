//! "X, outside Y": contradicted where X lies within the outline of Y, otherwise the distance is given.
//!
//! # When it fails
//!
//! Towns have no outline here, so "outside Tehran" cannot be refuted.

use crate::claim::kinds::draft;
use crate::claim::measure::ends::{measure_link, of_link};
use crate::claim::model::{Claim, Verdict};
use crate::claim::parse::link::Link;
use crate::claim::parse::view::View;
use crate::claim::wording::{capitalized, number};
use crate::lang::WordClass;
use crate::mention::clause::Clause;

pub(in crate::claim) fn opens(clause: &Clause, at: usize) -> Option<usize> {
    clause.is(at, WordClass::Outside).then(|| at + 1 + usize::from(clause.is(at + 1, WordClass::Of)))
}

pub(in crate::claim) fn claim(view: &View<'_>, link: &Link) -> Option<Claim> {
    let [subject, object] = of_link(view, link);
    let measured = measure_link(view, link, [&subject, &object])?;
    let within = object.shape.as_ref().zip(subject.point).is_some_and(|(shape, point)| shape.outline.contains(point));
    let verdict = if within { Verdict::Contradicted } else { Verdict::Uncheckable };
    let mut draft = draft::of_link(view, link, [&subject, &object], "outside", &measured, verdict);
    let km = draft.claim.distance.map_or(0.0, crate::units::Meters::km);
    let name = capitalized(&subject.name);
    draft.claim.message = if within {
        format!("{name} lies within {}, {} km from its border.", object.name, number(km))
    } else {
        format!("{name} is {} km from {}; “outside” states no figure.", number(km), object.name)
    };
    Some(draft.claim)
}
