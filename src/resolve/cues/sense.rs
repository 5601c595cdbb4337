//! One sense a document: the same name, said more fully elsewhere, keeps its meaning (Gale, Church & Yarowsky 1992).

use super::{Cue, Measured, Subject};

pub(super) fn measure(subject: &Subject<'_>, measured: &mut Measured) {
    let Some(context) = subject.context else { return };
    if subject.group.container.is_some() {
        return;
    }
    measured.set(Cue::SameSense, context.sister_belief(subject.at, subject.candidate.feature.id));
}
