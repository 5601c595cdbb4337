//! "X, off the coast of Y": contradicted beyond 200 nautical miles from it, otherwise the distance is given.
//!
//! # When it fails
//!
//! A ship has no position but this and gives no claim. The limit is that of the exclusive economic zone (United Nations
//! Convention on the Law of the Sea 1982, article 57), beyond which waters are nobody's.

use crate::claim::figure::number;
use crate::claim::kinds::draft;
use crate::claim::measure::ends::{measure_link, of_link};
use crate::claim::model::{Claim, Verdict};
use crate::claim::parse::link::Link;
use crate::claim::parse::noun::Aspect;
use crate::claim::parse::view::View;
use crate::lang::{Message, WordClass};
use crate::mention::clause::Clause;

/// 200 nautical miles in kilometres.
const ZONE_KM: f64 = 370.4;

pub(in crate::claim) fn opens(clause: &Clause, at: usize) -> Option<usize> {
    clause.is(at, WordClass::Off).then_some(at + 1)
}

pub(in crate::claim) fn claim(view: &View<'_>, link: &Link) -> Option<Claim> {
    let [subject, object] = of_link(view, link);
    if link.target.aspect != Aspect::Coast && object.shape.is_none() {
        return None;
    }
    let measured = measure_link(view, link, [&subject, &object])?;
    let nearest = measured.readings.iter().map(|m| m.distance.km()).fold(f64::INFINITY, f64::min);
    let verdict = if nearest > ZONE_KM { Verdict::Contradicted } else { Verdict::Uncheckable };
    let mut draft = draft::of_link(view, link, [&subject, &object], Message::HedgeOffCoast {}, &measured, verdict);
    let (subject, km, object) = (subject.said(), number(nearest).into(), object.said());
    draft.claim.message = vec![match verdict {
        Verdict::Contradicted => Message::CoastTooFar { subject, km, object },
        _ => Message::CoastMeasured { subject, km, object },
    }];
    Some(draft.claim)
}
