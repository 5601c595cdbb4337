//! What the text says that the place lies in: "Long Beach, CA", "in Alberta, Canada", "Paris (Texas)", "the Iranian city of".

use super::{Cue, Measured, Subject};
use crate::resolve::document;
use crate::resolve::propose::Candidate;
use crate::world::gazetteer::FeatureKind;

pub(super) fn measure(subject: &Subject<'_>, measured: &mut Measured) {
    let inner = subject.candidate;
    if let Some(container) = subject.group.container {
        let outer = &subject.document.groups[container].candidates;
        let possible = outer.iter().any(is_container);
        let inside = outer.iter().any(|outer| is_container(outer) && document::lies_in(inner, outer));
        measured.mark(Cue::InContainer, inside);
        let contained = subject
            .group
            .candidates
            .iter()
            .any(|other| outer.iter().any(|outer| is_container(outer) && document::lies_in(other, outer)));
        measured.mark(Cue::OutsideContainer, possible && contained && !inside);
    }
    let groups = &subject.document.groups;
    let holds = is_container(inner)
        && subject
            .group
            .holds
            .iter()
            .any(|&held| groups[held].candidates.iter().any(|held| document::lies_in(held, inner)));
    measured.mark(Cue::Holds, holds);
    let beside = subject.group.beside.iter().any(|&beside| {
        subject.document.groups[beside]
            .candidates
            .iter()
            .any(|outer| is_division(outer) && document::lies_in(inner, outer))
    });
    measured.mark(Cue::InBeside, beside);
    let demonym = inner.feature.country.is_some_and(|country| subject.group.demonyms.contains(&country));
    measured.mark(Cue::DemonymBefore, demonym && inner.feature.kind != FeatureKind::Country);
}

/// Large enough to be named as what a place lies in.
fn is_container(outer: &Candidate<'_>) -> bool {
    const LARGE_CITY: u64 = 50_000;
    match outer.feature.kind {
        FeatureKind::City => outer.feature.population >= LARGE_CITY,
        FeatureKind::Country | FeatureKind::Admin1 | FeatureKind::Admin2 | FeatureKind::Region => true,
        FeatureKind::Terrain => true,
        _ => false,
    }
}

fn is_division(outer: &Candidate<'_>) -> bool {
    matches!(outer.feature.kind, FeatureKind::Country | FeatureKind::Admin1 | FeatureKind::Admin2)
}
