//! "X, on the border with Y": contradicted where X lies more than 10 km from it, otherwise the distance is given.
//!
//! # When it fails
//!
//! The limit is a convention that no labelled data test; it leaves room for outlines that are good to 2 km and for border
//! towns that keep their distance.

use crate::claim::figure::number;
use crate::claim::kinds::draft;
use crate::claim::measure::ends::{measure_link, of_link};
use crate::claim::measure::readings::Kind;
use crate::claim::measure::stand_in;
use crate::claim::model::{Claim, Verdict};
use crate::claim::parse::link::Link;
use crate::claim::parse::noun::Aspect;
use crate::claim::parse::view::View;
use crate::lang::{Message, WordClass};
use crate::mention::clause::Clause;

/// Kilometres from a border beyond which nothing lies on it.
const OFF_KM: f64 = 10.0;

/// "on the border with Iran", "on the Polish border", "at Iran's border with Iraq": a border must follow.
pub(in crate::claim) fn opens(clause: &Clause, at: usize) -> Option<usize> {
    let on = clause.is(at, WordClass::LinePreposition);
    (on && (at + 1..at + 7).any(|here| clause.is(here, WordClass::BorderNoun))).then_some(at + 1)
}

pub(in crate::claim) fn claim(view: &View<'_>, link: &Link) -> Option<Claim> {
    if link.target.aspect != Aspect::Border {
        return None;
    }
    let [subject, object] = of_link(view, link);
    let measured = measure_link(view, link, [&subject, &object]).filter(|measured| measured.kind == Kind::Boundary)?;
    let reach = |m: &crate::claim::measure::readings::Measurement| m.distance.km() - subject.radius;
    let off = measured.readings.iter().map(reach).fold(f64::INFINITY, f64::min);
    // "Rostov", "the Dashkesan region": a division of the name may reach the border where its town does not.
    let division = subject.place().is_some_and(|place| stand_in::has_division(view, &view.places[place]));
    let verdict = if off > OFF_KM && !division { Verdict::Contradicted } else { Verdict::Uncheckable };
    let mut draft = draft::of_link(view, link, [&subject, &object], Message::HedgeOnBorder {}, &measured, verdict);
    let km = draft.claim.distance.map_or(0.0, crate::units::Meters::km);
    let (subject, km, border) = (subject.said(), number(km).into(), draft.claim.object.name.clone().into());
    draft.claim.message = vec![match verdict {
        Verdict::Contradicted => Message::NotOnBorder { subject, km, border },
        _ => Message::OnBorderMeasured { subject, km, border },
    }];
    Some(draft.claim)
}
