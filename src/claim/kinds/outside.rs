//! "X, outside Y": contradicted where X lies within the outline of Y, otherwise the distance is given.
//!
//! # When it fails
//!
//! Towns have no outline here, so "outside Tehran" cannot be refuted.

use crate::claim::figure::number;
use crate::claim::kinds::draft;
use crate::claim::measure::ends::{measure_link, of_link};
use crate::claim::model::{Claim, Verdict};
use crate::claim::parse::link::Link;
use crate::claim::parse::view::View;
use crate::lang::{Message, WordClass};
use crate::mention::clause::Clause;

pub(in crate::claim) fn opens(clause: &Clause, at: usize) -> Option<usize> {
    clause.is(at, WordClass::Outside).then(|| at + 1 + usize::from(clause.is(at + 1, WordClass::Of)))
}

pub(in crate::claim) fn claim(view: &View<'_>, link: &Link) -> Option<Claim> {
    let [subject, object] = of_link(view, link);
    let measured = measure_link(view, link, [&subject, &object])?;
    let within = object.shape.as_ref().zip(subject.point).is_some_and(|(shape, point)| shape.outline.contains(point));
    let verdict = if within { Verdict::Contradicted } else { Verdict::Uncheckable };
    let mut draft = draft::of_link(view, link, [&subject, &object], Message::HedgeOutside {}, &measured, verdict);
    let km = draft.claim.distance.map_or(0.0, crate::units::Meters::km);
    let (subject, km, object) = (subject.said(), number(km).into(), object.said());
    draft.claim.message = vec![if within {
        Message::OutsideWithin { subject, km, area: object }
    } else {
        Message::OutsideMeasured { subject, km, object }
    }];
    Some(draft.claim)
}
