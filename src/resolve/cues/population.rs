//! Inhabitants, alone and against the namesakes: the prior of every gazetteer-based resolver since Leidner (2007).

use super::{Cue, Measured, Subject};
use crate::world::gazetteer::FeatureKind;

pub(super) fn measure(subject: &Subject<'_>, measured: &mut Measured) {
    let feature = &subject.candidate.feature;
    let size = power(feature.population);
    let settlement = matches!(feature.kind, FeatureKind::City | FeatureKind::Locality);
    measured.set(Cue::Population, size);
    measured.mark(Cue::UnknownPopulation, settlement && feature.population == 0);
    if settlement {
        let namesakes = subject.group.candidates.iter().filter(|other| other.feature.kind == feature.kind);
        let largest = namesakes.map(|other| power(other.feature.population)).fold(0.0, f32::max);
        measured.mark(Cue::Largest, size >= largest);
    }
}

/// Inhabitants as a power of ten.
pub(super) fn power(population: u64) -> f32 {
    (population as f32 + 1.0).log10()
}
