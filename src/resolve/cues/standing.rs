//! How the name belongs to the feature, and how the words had to be read to find it.
//!
//! Alternates mislead: Mashhad is listed as "Alexandria" too, and Courtland (US) as "Jerusalem".

use super::{Cue, Measured, Subject};
use crate::resolve::forms::Form;
use crate::resolve::propose::Candidate;
use crate::world::gazetteer::{FeatureKind, NameKind};

/// Below this an alternate name is rarely the one that a report means (GeoNames, measured on its namesakes).
const MINOR_PLACE: u64 = 15_000;

pub(super) fn measure(subject: &Subject<'_>, measured: &mut Measured) {
    let candidate = subject.candidate;
    measured.mark(Cue::PrimaryName, candidate.name == NameKind::Primary);
    measured.mark(Cue::Alias, candidate.name == NameKind::Alias);
    measured.mark(Cue::AlternateName, candidate.name == NameKind::Alternate);
    measured
        .mark(Cue::AlternateBesidePrimary, is_other_name(candidate) && subject.group.candidates.iter().any(is_of_note));
    measured.mark(Cue::CodeName, candidate.name == NameKind::Code);
    measured.mark(Cue::DoubtfulName, candidate.name == NameKind::Doubtful);
    measured.mark(Cue::ExactSpelling, candidate.feature.name == subject.group.text);
    measured.set(Cue::SharedWords, shared_words(&subject.group.text, candidate.feature.name));
    measured.mark(Cue::NearSpelling, candidate.form == Form::NearSpelling);
    measured.mark(Cue::TidiedForm, candidate.form == Form::Tidied);
    measured.mark(Cue::ClassForm, matches!(candidate.form, Form::Class(_)));
    measured.mark(Cue::PartForm, candidate.form == Form::PartOf);
    measured.mark(Cue::FacilityForm, matches!(candidate.form, Form::FacilityAt(_)));
    measured.mark(Cue::NearTownForm, matches!(candidate.form, Form::NearTown(_)));
    let settlement = matches!(candidate.feature.kind, FeatureKind::City | FeatureKind::Locality);
    let minor = settlement && candidate.feature.population < MINOR_PLACE;
    let alternate = is_other_name(candidate);
    measured.mark(Cue::MinorAlternate, minor && candidate.name == NameKind::Alternate);
    let division = matches!(candidate.feature.kind, FeatureKind::Admin1 | FeatureKind::Admin2);
    let class_taken = matches!(candidate.form, Form::Class(_));
    measured.mark(Cue::AlternateDivision, division && alternate && !class_taken);
}

/// Whether the candidate has the name beside the one on maps.
fn is_other_name(candidate: &Candidate<'_>) -> bool {
    matches!(candidate.name, NameKind::Alternate | NameKind::Doubtful)
}

/// Whether the candidate is a country, large division or town that maps give the name.
fn is_of_note(candidate: &Candidate<'_>) -> bool {
    let large = matches!(candidate.feature.kind, FeatureKind::Country | FeatureKind::Admin1 | FeatureKind::Region);
    matches!(candidate.name, NameKind::Primary | NameKind::Alias)
        && (large || candidate.feature.population >= MINOR_PLACE)
}

/// Share of the words of `said` that `shown` holds too.
fn shared_words(said: &str, shown: &str) -> f32 {
    let (mut shared, mut all) = (0_u8, 0_u8);
    for word in said.split([' ', '-']).filter(|word| !word.is_empty()).take(12) {
        all += 1;
        shared += u8::from(shown.split([' ', '-', '/']).any(|other| other.eq_ignore_ascii_case(word)));
    }
    f32::from(shared) / f32::from(all.max(1))
}
