//! What the words around the name call it: "the province of", "airport", "River".

use super::{Cue, Measured, Subject};
use crate::resolve::propose;
use crate::world::gazetteer::FeatureKind;

pub(super) fn measure(subject: &Subject<'_>, measured: &mut Measured) {
    if let Some(kind) = subject.group.hint {
        let fits = propose::fits_class(kind, &subject.candidate.feature);
        measured.mark(Cue::HintMet, fits);
        measured.mark(Cue::HintMissed, !fits);
    }
    if let Some(kind) = subject.group.own_class {
        let fits = propose::fits_class(kind, &subject.candidate.feature);
        measured.mark(Cue::OwnClassMet, fits);
        measured.mark(Cue::OwnClassMissed, !fits);
    }
    let feature = &subject.candidate.feature;
    let called_division = subject.group.hint.is_some_and(|hint| propose::fits_class(hint, feature));
    let says_so = called_division || subject.group.own_class.is_some();
    measured.mark(Cue::BareCounty, feature.kind == FeatureKind::Admin2 && !says_so);
}
