//! The countries and divisions that the report is about, by its other names and its demonyms.

use crate::gazetteer::{FeatureKind, NameKind};

use super::{Cue, Measured, Subject};

/// Shares of a document's places below which a country is foreign to it, and above which it is about the country.
const FOREIGN: f32 = 0.02;
const AT_HOME: f32 = 0.3;
/// Inhabitants from which on a city is named in reports of other countries (Geneva, Istanbul), the countries that such a report
/// names, and how foreign the city still is there.
const KNOWN_WORLDWIDE: u64 = 150_000;
const INTERNATIONAL: usize = 3;
const WORLDLY: f32 = 0.4;
/// Inhabitants below which a place is rarely named in reports of other countries.
const KNOWN_ABROAD: u64 = 20_000;

pub(super) fn measure(subject: &Subject<'_>, measured: &mut Measured) {
    let Some(context) = subject.context else { return };
    let feature = &subject.candidate.feature;
    if let Some(country) = feature.country {
        let share = context.country_share(country, subject.at);
        measured.set(Cue::CountryShare, share);
        measured.mark(Cue::CountryNamed, context.names_country(country, subject.at));
        let foreign = context.has_countries() && share < FOREIGN;
        if foreign {
            let worldly = feature.population >= KNOWN_WORLDWIDE && context.named_countries() >= INTERNATIONAL;
            measured.set(Cue::CountryForeign, if worldly { WORLDLY } else { 1.0 });
        }
        let settlement = matches!(feature.kind, FeatureKind::City | FeatureKind::Locality);
        measured.mark(Cue::ForeignVillage, foreign && settlement && feature.population < KNOWN_ABROAD);
        let alternate = matches!(subject.candidate.name, NameKind::Alternate | NameKind::Doubtful);
        measured.mark(Cue::AlternateAtHome, alternate && share > AT_HOME);
    }
    if let Some(division) = feature.admin1 {
        measured.set(Cue::DivisionShare, context.division_share(division, subject.at));
        measured.mark(Cue::DivisionNamed, context.names_division(division, subject.at));
    }
}
