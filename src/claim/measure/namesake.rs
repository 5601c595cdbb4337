//! When a town elsewhere is a namesake and no error.

use crate::claim::measure::spot::Spot;
use crate::claim::model::{Claim, Verdict};
use crate::claim::parse::view::{View, is_area, is_stretch};
use crate::country::CountryCode;
use crate::geodesy::inverse;
use crate::lang::Message;
use crate::resolve::Place;
use crate::resolve::bearer::is_well_known;
use crate::world::gazetteer::{Feature, FeatureId, FeatureKind, NameKind};

/// Kilometres between two settlements of a name that are two.
const APART_KM: f64 = 50.0;
/// Kilometres outside an area from which a place lies elsewhere, and not beyond a line that maps draw differently.
const ELSEWHERE_KM: f64 = 15.0;

/// How a place is said to lie in an area.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::claim) enum Said {
    /// "lies in", "is a town in", "in".
    InWords,
    /// "X, Y": which X is meant.
    ByComma,
}

/// "Belgrade, Minnesota": an area after a name tells which of its bearers is meant, so that one elsewhere refutes nothing.
/// Only a country that is given to a town which every reader knows is an error and no namesake ("Calgary, Mexico"), and an area given
/// to a name of which there is but one bearer, elsewhere ("Bunagana in Rwanda") and in so many words.
pub(in crate::claim) fn unless_namesake(
    view: &View<'_>,
    mut claim: Claim,
    [subject, object]: [&Spot; 2],
    said: Said,
) -> Claim {
    if claim.verdict != Verdict::Contradicted {
        return claim;
    }
    let Some(place) = subject.place().map(|at| &view.places[at]) else { return claim };
    let feature = place.position.as_ref().and_then(|position| position.feature);
    let bears = |id| view.gazetteer().lookup(&place.text).any(|(n, kind)| n == id && kind <= NameKind::Alternate);
    // Towns share names; a site that is named with its town does not.
    let is_town = matches!(place.kind, FeatureKind::City | FeatureKind::Locality | FeatureKind::Admin2);
    let only = only(view, &place.text).filter(|id| feature.is_none_or(|chosen| chosen == *id));
    let meant = feature.or(only);
    let known = !is_town || meant.is_none_or(|id| is_well_known(view.gazetteer(), id) && bears(id));
    // "Detroit, Texas" is a village that the gazetteer lacks; countries are not told apart so.
    let only = only.filter(|_| said == Said::InWords || object.kind == FeatureKind::Country);
    let only = only.is_some_and(|id| is_spoken_of(view, place, object, view.gazetteer().feature(id).country));
    let far = claim.distance.is_some_and(|outside| outside.km() > ELSEWHERE_KM);
    if !(known && object.kind == FeatureKind::Country || only && far) {
        claim.verdict = Verdict::Uncheckable;
        claim.message.insert(0, Message::NoSuchPlace { place: subject.said(), area: object.named() });
    }
    claim
}

/// The settlement of a name, if there is but one and the name is its own.
pub(in crate::claim) fn only(view: &View<'_>, name: &str) -> Option<FeatureId> {
    let gazetteer = view.gazetteer();
    let bearers = gazetteer.lookup(name).filter(|(_, kind)| *kind <= NameKind::Alternate);
    let settlement = |feature: &Feature<'_>| matches!(feature.kind, FeatureKind::City | FeatureKind::Locality);
    let mut towns = bearers.map(|(id, _)| gazetteer.feature(id)).filter(settlement);
    let own = towns.next()?;
    towns.all(|other| inverse(other.point, own.point).length.km() <= APART_KM).then_some(own.id)
}

/// Whether the report speaks of the country in which the only known bearer lies, and of no other spot in the area stated: a village that
/// the gazetteer lacks is likelier than an error about one in a country that nobody named.
fn is_spoken_of(view: &View<'_>, place: &Place, object: &Spot, country: Option<CountryCode>) -> bool {
    let others = || view.places.iter().filter(|other| other.text != place.text && other.position.is_some());
    let within = |other: &Place| {
        let point = other.position.as_ref().map(|position| position.point);
        let spot = !is_area(other.kind) && !is_stretch(other.kind);
        spot && point.zip(object.shape.as_ref()).is_some_and(|(point, shape)| shape.outline.contains(point))
    };
    country.is_some() && others().any(|other| other.country == country) && !others().any(within)
}
