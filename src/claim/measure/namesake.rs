//! When a town elsewhere is a namesake and no error.

use crate::claim::measure::spot::Spot;
use crate::claim::model::{Claim, Verdict};
use crate::claim::parse::view::View;
use crate::lang::Message;
use crate::resolve::bearer::is_well_known;
use crate::world::gazetteer::{FeatureKind, NameKind};

/// "Belgrade, Minnesota": an area after a name tells which of its bearers is meant, so that one elsewhere refutes nothing.
/// Only a country that is given to a town which every reader knows is an error and no namesake: "Calgary, Mexico".
pub(in crate::claim) fn unless_namesake(view: &View<'_>, mut claim: Claim, subject: &Spot, object: &Spot) -> Claim {
    let Some(place) = subject.place().map(|at| &view.places[at]) else { return claim };
    let feature = place.position.as_ref().and_then(|position| position.feature);
    let bears = |id| view.gazetteer().lookup(&place.text).any(|(n, kind)| n == id && kind <= NameKind::Alternate);
    // Towns share names; a site that is named with its town does not.
    let is_town = matches!(place.kind, FeatureKind::City | FeatureKind::Locality | FeatureKind::Admin2);
    let known = !is_town || feature.is_none_or(|id| is_well_known(view.gazetteer(), id) && bears(id));
    if claim.verdict == Verdict::Contradicted && !(known && object.kind == FeatureKind::Country) {
        claim.verdict = Verdict::Uncheckable;
        claim.message.insert(0, Message::NoSuchPlace { place: subject.said(), area: object.named() });
    }
    claim
}
