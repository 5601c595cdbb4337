//! The countries and divisions that the report is about, by its other names and its demonyms.

use crate::world::gazetteer::{FeatureKind, NameKind};

use super::{Cue, Measured, Subject, population};

/// Shares of a document's places below which a country is foreign to it, and above which it is about the country.
const FOREIGN: f32 = 0.02;
const AT_HOME: f32 = 0.3;
/// Countries named from which on a report is international, and any country's cities may stand in it (Geneva, Istanbul).
const INTERNATIONAL: usize = 3;
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
        measured.mark(Cue::CountryForeign, foreign);
        measured.mark(Cue::ForeignYetWorldly, foreign && context.named_countries() >= INTERNATIONAL);
        measured.mark(
            Cue::NeighbourNamed,
            foreign && context.names_neighbour(subject.document.lookup, country, subject.at),
        );
        let settlement = matches!(feature.kind, FeatureKind::City | FeatureKind::Locality);
        measured.mark(Cue::ForeignVillage, foreign && settlement && feature.population < KNOWN_ABROAD);
        measured.set(Cue::ForeignSize, if foreign && settlement { population::power(feature.population) } else { 0.0 });
        let division = matches!(feature.kind, FeatureKind::Admin1 | FeatureKind::Admin2);
        measured.mark(Cue::ForeignDivision, foreign && division);
        measured.mark(Cue::ForeignCountry, foreign && feature.kind == FeatureKind::Country);
        let alternate = matches!(subject.candidate.name, NameKind::Alternate | NameKind::Doubtful);
        measured.mark(Cue::AlternateAtHome, alternate && share > AT_HOME);
    }
    if let Some(division) = feature.admin1 {
        measured.set(Cue::DivisionShare, context.division_share(division, subject.at));
        measured.mark(Cue::DivisionNamed, context.names_division(division, subject.at));
    }
}
