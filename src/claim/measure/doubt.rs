//! Whether a contradiction may be a namesake and not an error of the report.
//!
//! A figure that does not fit is the author's error only if the places are the author's places. Three grounds speak
//! against that, and each leaves the claim uncheckable, with the rival named:
//!
//! - another bearer of the name, in which the resolver puts a fair share of its belief, does not contradict;
//! - the resolver's calibrated confidence in an end is below one half: it says itself that it is more likely wrong;
//! - the figure is off more than tenfold and an end is a small town: people mistake a figure by a factor of 1.6 (miles
//!   for kilometres) or a digit, towns of one name lie continents apart.
//!
//! A rival never makes a claim supported: of two places of a name the one counts that fits the document, and a search
//! for one that fits the claim would make every claim true.

use crate::claim::figure::number;
use crate::claim::measure::spot::Spot;
use crate::claim::measure::stand_in::as_feature;
use crate::claim::model::Verdict;
use crate::claim::parse::view::{View, is_area};
use crate::geodesy::inverse;
use crate::lang::Message;
use crate::resolve::Place;
use crate::resolve::bearer::{EVEN, is_well_known, whereabouts};
use crate::world::gazetteer::{FeatureId, FeatureKind};

/// Share of the belief from which a rival is plausible.
const PLAUSIBLE: f32 = 0.08;
/// Kilometres between two places of a name that are two places.
pub(in crate::claim) const APART_KM: f64 = 50.0;
/// How many times too far or too near is still a slip of the pen: miles for kilometres, twice the figure.
const SLIGHT: f64 = 3.0;
/// How many times too far or too near is no slip of the pen.
const TENFOLD: f64 = 10.0;

/// What a reading of the two ends gives.
pub(in crate::claim) struct Outcome {
    pub(in crate::claim) verdict: Verdict,
    /// The distance measured, in kilometres.
    pub(in crate::claim) km: f64,
}

/// Why the contradiction of a statement about `ends` does not stand; `None` where it does.
///
/// `stated` is the figure in kilometres, `chosen` what the places as resolved give, `judge` what others would.
pub(in crate::claim) fn of(
    view: &View<'_>,
    ends: [&Spot; 2],
    stated: Option<f64>,
    chosen: &Outcome,
    judge: impl Fn([&Spot; 2]) -> Option<Outcome>,
) -> Option<Message> {
    if chosen.verdict != Verdict::Contradicted {
        return None;
    }
    // A miss by less than that is likelier an error about this very place than a namesake that lies so near.
    let slight = stated.is_some_and(|stated| chosen.km <= SLIGHT * stated && stated <= SLIGHT * chosen.km);
    let unsure = || if slight { None } else { unsure(view, ends) };
    rival(view, ends, &judge).or_else(unsure).or_else(|| tenfold(view, ends, stated?, chosen.km))
}

/// A plausible other bearer of the name of an end that does not contradict.
fn rival(view: &View<'_>, ends: [&Spot; 2], judge: &impl Fn([&Spot; 2]) -> Option<Outcome>) -> Option<Message> {
    (0..2).find_map(|end| {
        let spot = ends[end];
        let place = &view.places[spot.place()?];
        let plausible = place.rivals.iter().filter(|(_, share)| *share >= PLAUSIBLE);
        plausible.copied().find_map(|(id, _)| {
            let feature = view.gazetteer().feature(id);
            // The province around a town, or its airport, is no namesake of it.
            let apart = inverse(spot.point?, feature.point).length.km();
            if apart <= APART_KM || is_area(feature.kind) {
                return None;
            }
            let other = as_feature(&view.atlas, spot, place, &feature);
            let outcome = judge(if end == 0 { [&other, ends[1]] } else { [ends[0], &other] })?;
            (outcome.verdict != Verdict::Contradicted).then(|| Message::RivalBearer {
                place: place.text.as_str().into(),
                elsewhere: whereabouts(&view.atlas, &feature).into(),
                km: number(outcome.km).into(),
                other: ends[1 - end].said(),
            })
        })
    })
}

/// An end of which the resolver is less than half sure.
fn unsure(view: &View<'_>, ends: [&Spot; 2]) -> Option<Message> {
    ends.into_iter().find_map(|spot| {
        let place = &view.places[spot.place()?];
        let known = place.position.as_ref().and_then(|position| position.feature);
        (belief(view, spot, place) < EVEN
            && is_town(place.kind)
            && !known.is_some_and(|id| is_well_known(view.gazetteer(), id)))
        .then(|| {
            let taken = known.map(|id| whereabouts(&view.atlas, &view.gazetteer().feature(id)));
            let elsewhere = taken.unwrap_or(Message::TheGazetteer {}).into();
            Message::UnsureBearer { place: place.text.as_str().into(), elsewhere }
        })
    })
}

/// Confidence in where a place lies: that in the feature chosen, and what its rivals at the same spot have (a town and the
/// province around it share the belief in their name).
fn belief(view: &View<'_>, spot: &Spot, place: &Place) -> f32 {
    let here = |id: FeatureId| {
        let other = view.gazetteer().feature(id).point;
        spot.point.is_some_and(|point| inverse(point, other).length.km() <= APART_KM)
    };
    place.confidence + place.rivals.iter().filter(|(id, _)| here(*id)).map(|(_, share)| share).sum::<f32>()
}

const fn is_town(kind: FeatureKind) -> bool {
    matches!(kind, FeatureKind::City | FeatureKind::Locality | FeatureKind::Admin2 | FeatureKind::Airport)
}

/// A figure so far off that another bearer of a small town's name is meant.
fn tenfold(view: &View<'_>, ends: [&Spot; 2], stated: f64, km: f64) -> Option<Message> {
    if km <= TENFOLD * stated && stated <= TENFOLD * km {
        return None;
    }
    ends.into_iter().find_map(|spot| {
        let place = &view.places[spot.place()?];
        let id = place.position.as_ref()?.feature?;
        (is_town(place.kind) && !is_well_known(view.gazetteer(), id)).then(|| {
            let taken = whereabouts(&view.atlas, &view.gazetteer().feature(id));
            Message::AnotherBearer { place: place.text.as_str().into(), elsewhere: taken.into() }
        })
    })
}
