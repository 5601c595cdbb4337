//! What the words around the name call it: "the province of", "airport", "River".

use super::{Cue, Measured, Subject};
use crate::gazetteer::{FeatureKind, NameKind};
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
    let feature = &subject.candidate.feature;
    let division = matches!(feature.kind, FeatureKind::Admin1 | FeatureKind::Admin2);
    let called_division = subject.group.hint.is_some_and(|hint| propose::fits_class(hint, feature));
    measured.mark(Cue::DivisionOfCity, division && !called_division && has_eponym(subject));
    let says_so = called_division || forms::own_class(&subject.group.text).is_some();
    measured.mark(Cue::BareCounty, feature.kind == FeatureKind::Admin2 && !says_so);
}

/// Whether a city of the same name lies in the candidate, or beside it: Kyiv, Moscow and Saint Petersburg are divisions of
/// their own, and lie in none of the provinces that are named after them. A seat counts at any size.
fn has_eponym(subject: &Subject<'_>) -> bool {
    let division = &subject.candidate.feature;
    subject.group.candidates.iter().any(|other| {
        let city = &other.feature;
        let inside = document::lies_in(other, subject.candidate);
        let beside = division.kind == FeatureKind::Admin1 && city.country == division.country;
        let seat = city.code.starts_with("PPLA") && inside;
        city.kind == FeatureKind::City
            && matches!(other.name, NameKind::Primary | NameKind::Alias)
            && (seat || city.population >= EPONYM && (inside || beside))
    })
}
