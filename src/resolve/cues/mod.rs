//! What speaks for and against a candidate, one kind of evidence a file.
//!
//! Each file adds its measures to a [`Measured`]; the score is their sum under the weights of `weights.tsv`. A cue says nothing
//! about how much it counts: that is trained.

mod containment;
mod country;
mod cue;
mod hint;
mod nearness;
mod population;
mod rank;
mod sense;
mod standing;
mod subject;

pub use cue::{COUNT, Cue, Measured};
pub(super) use subject::Subject;

/// Measures everything about one candidate.
pub(super) fn measure(subject: &Subject<'_>) -> Measured {
    let mut measured = Measured::NONE;
    standing::measure(subject, &mut measured);
    population::measure(subject, &mut measured);
    rank::measure(subject, &mut measured);
    hint::measure(subject, &mut measured);
    containment::measure(subject, &mut measured);
    country::measure(subject, &mut measured);
    nearness::measure(subject, &mut measured);
    sense::measure(subject, &mut measured);
    measured
}
