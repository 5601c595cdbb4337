//! "X, near Y": no figure is stated, so the measured distance is given; only what is plainly far is contradicted.
//!
//! # When it fails
//!
//! How near is near depends on what is spoken of (van der Zee et al. 2009, on NEAR): a village near a town and an island
//! near a continent differ by two orders. The limit is a convention that no labelled data test.

use crate::claim::figure::number;
use crate::claim::kinds::draft;
use crate::claim::measure::doubt::{self, Outcome};
use crate::claim::measure::ends::{measure_link, of_link};
use crate::claim::measure::readings::Measured;
use crate::claim::measure::spot::Spot;
use crate::claim::message::objects_name;
use crate::claim::model::{Claim, Verdict};
use crate::claim::parse::link::Link;
use crate::claim::parse::view::View;
use crate::lang::{Message, WordClass};
use crate::mention::clause::Clause;

/// Kilometres beyond which nothing is near.
const FAR_KM: f64 = 50.0;

/// "near", "close to", "not far from".
pub(in crate::claim) fn opens(clause: &Clause, at: usize) -> Option<usize> {
    let phrases: [&[WordClass]; 3] =
        [&[WordClass::Near], &[WordClass::Close, WordClass::To], &[WordClass::Not, WordClass::Far, WordClass::From]];
    phrases.into_iter().find(|phrase| clause.reads(at, phrase)).map(|phrase| at + phrase.len())
}

pub(in crate::claim) fn claim(view: &View<'_>, link: &Link) -> Option<Claim> {
    let [subject, object] = of_link(view, link);
    let measured = measure_link(view, link, [&subject, &object])?;
    let (verdict, nearest) = judge(&measured);
    let mut draft = draft::of_link(view, link, [&subject, &object], Message::HedgeNear {}, &measured, verdict);
    let (said, km) = (subject.said(), number(nearest).into());
    let named = objects_name(view, &link.target, &object).into();
    draft.claim.message = vec![match verdict {
        Verdict::Contradicted => Message::NearTooFar { subject: said, km, object: named },
        _ => Message::NearMeasured { subject: said, km, object: named },
    }];
    let outcome = |measured: &Measured| {
        let (verdict, km) = judge(measured);
        Outcome { verdict, km }
    };
    let other = |ends: [&Spot; 2]| measure_link(view, link, ends).map(|measured| outcome(&measured));
    if let Some(doubt) = doubt::of(view, [&subject, &object], Some(FAR_KM), &outcome(&measured), other) {
        draft.claim.verdict = Verdict::Uncheckable;
        draft.claim.message.push(doubt);
    }
    Some(draft.claim)
}

/// The verdict on the nearest reading, with its distance; towns are not points.
fn judge(measured: &Measured) -> (Verdict, f64) {
    let nearest = measured.readings.iter().map(|m| m.distance.km()).fold(f64::INFINITY, f64::min);
    let verdict = if measured.truth.low > FAR_KM { Verdict::Contradicted } else { Verdict::Uncheckable };
    (verdict, nearest)
}
