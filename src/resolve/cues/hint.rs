//! What the words around the name call it: "the province of", "airport", "River".

use super::{Cue, Measured, Subject};
use crate::gazetteer::FeatureKind;
use crate::resolve::{document, forms, propose};

/// A city of this size gives its name to the division around it, not the other way round.
const EPONYM: u64 = 50_000;

pub(super) fn measure(subject: &Subject<'_>, measured: &mut Measured) {
    if let Some(kind) = subject.group.hint {
        let fits = propose::fits_class(kind, &subject.candidate.feature);
        measured.mark(Cue::HintMet, fits);
        measured.mark(Cue::HintMissed, !fits);
    }
    if let Some(kind) = forms::own_class(&subject.group.text) {
        let fits = propose::fits_class(kind, &subject.candidate.feature);
        measured.mark(Cue::OwnClassMet, fits);
        measured.mark(Cue::OwnClassMissed, !fits);
    }
    let division = matches!(subject.candidate.feature.kind, FeatureKind::Admin1 | FeatureKind::Admin2);
    measured.mark(Cue::DivisionOfCity, division && subject.group.hint.is_none() && has_eponym(subject));
}

/// Whether a city of the same name lies in the candidate, or beside it: Kyiv, Moscow and Saint Petersburg are divisions of
/// their own, and lie in none of the provinces that are named after them.
fn has_eponym(subject: &Subject<'_>) -> bool {
    let division = &subject.candidate.feature;
    subject.group.candidates.iter().any(|other| {
        other.feature.kind == FeatureKind::City
            && other.feature.population >= EPONYM
            && (document::lies_in(other, subject.candidate)
                || division.kind == FeatureKind::Admin1 && other.feature.country == division.country)
    })
}
