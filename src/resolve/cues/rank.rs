//! What the feature is: a country is meant more often than a village of that name, a capital more often than a suburb.

use super::{Cue, Measured, Subject};
use crate::world::gazetteer::FeatureKind;

pub(super) fn measure(subject: &Subject<'_>, measured: &mut Measured) {
    let feature = &subject.candidate.feature;
    let cue = match feature.kind {
        FeatureKind::Region => Cue::KindRegion,
        FeatureKind::Country => Cue::KindCountry,
        FeatureKind::Admin1 => Cue::KindAdmin1,
        FeatureKind::Admin2 => Cue::KindAdmin2,
        FeatureKind::City => Cue::KindCity,
        FeatureKind::Locality => Cue::KindLocality,
        FeatureKind::Airport => Cue::KindAirport,
        FeatureKind::Water => Cue::KindWater,
        FeatureKind::River => Cue::KindRiver,
        FeatureKind::Terrain => Cue::KindTerrain,
        FeatureKind::Military
        | FeatureKind::Nuclear
        | FeatureKind::Energy
        | FeatureKind::Port
        | FeatureKind::Facility => Cue::KindFacility,
    };
    measured.mark(cue, true);
    measured.mark(Cue::Capital, feature.code == "PPLC");
    measured.mark(Cue::Seat, feature.code == "PPLA");
    measured.mark(Cue::SpeakingCapital, feature.code == "PPLC" && subject.group.speaks);
}
