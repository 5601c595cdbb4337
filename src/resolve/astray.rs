//! Guesses far from all that the report speaks of.
//!
//! In: how the candidates of each name were weighed, then the places chosen. Out: names that stay unplaced, for no pin is better than one
//! on a namesake in a country where nothing else of the report lies.

use super::confidence::Calibration;
use super::cues::Cue;
use super::dossier::{Dossier, Weighed};
use super::place::Place;
use crate::geodesy;
use crate::mention::Toponym;
use crate::units::Meters;
use crate::world::gazetteer::FeatureKind;

/// Above this probability that the place meant is none of the candidates, no pin is better than one in a country that the
/// report does not speak of.
const UNKNOWN: f32 = 0.6;
/// A village this near to other places of the report is not abroad, whatever its country.
const NEAR_ENOUGH: f32 = 0.5;
/// Below this confidence a name is not placed at a village in a country that the report does not speak of.
const LEAST_ABROAD: f32 = 0.3;
/// The same for a site: many bear the name of a person or a saint, and few of them are in any gazetteer.
const LEAST_SITE_ABROAD: f32 = 0.75;
/// Below this confidence a name is not placed at a smaller place with which no other place of the report shares the country, if
/// the report does not name that country.
const LEAST_ALONE: f32 = 0.5;
/// The same where it names it: reports of one small town name little else.
const LEAST_ALONE_IN_NAMED: f32 = 0.25;
/// Confidence from which on another place is company.
const COMPANY_CONFIDENCE: f32 = 0.5;
/// The same where the name is only nearly spelled so.
const LEAST_ALONE_NEAR_SPELLING: f32 = 0.6;
/// From this many inhabitants on a city is named in reports of any country.
const WORLD_CITY: u64 = 200_000;
/// Surely placed names from which on a report has a ground of its own.
const GROUND: usize = 3;
/// A place this near to another of the report is not alone.
const COMPANY: Meters = Meters::from_km(300.0);

/// Whether the best candidate is a far-fetched one, and the place meant likelier one that the gazetteer lacks.
pub(super) fn is_far_fetched(dossier: &Dossier<'_>) -> bool {
    let foreign = |chosen: &Weighed<'_>| {
        let measured = |cue: Cue| chosen.measured.get(cue);
        let abroad =
            measured(Cue::CountryForeign) > 0.0 && measured(Cue::Near).max(measured(Cue::ShareNear)) < NEAR_ENOUGH;
        abroad && (measured(Cue::ForeignVillage) > 0.0 || measured(Cue::NearSpelling) > 0.0)
    };
    dossier.none > UNKNOWN && dossier.candidates.first().is_some_and(foreign)
        || dossier.candidates.first().is_some_and(is_guess_abroad)
}

/// Whether the candidate lies in a country that the report does not speak of, and little else speaks for it.
fn is_guess_abroad(chosen: &Weighed<'_>) -> bool {
    let kind = chosen.feature.kind;
    let measured = |cue: Cue| chosen.measured.get(cue);
    let is_site = kind.is_facility();
    let least = if is_site { LEAST_SITE_ABROAD } else { LEAST_ABROAD };
    measured(Cue::CountryForeign) > 0.0
        && measured(Cue::NeighbourNamed) == 0.0
        && (is_site || measured(Cue::ForeignVillage) > 0.0)
        && confidence(chosen) < least
}

fn confidence(chosen: &Weighed<'_>) -> f32 {
    Calibration::shipped().confidence(chosen.feature.kind, chosen.probability)
}

/// The mentions placed on so little that they must not be alone.
#[derive(Debug, Default)]
pub(super) struct Slight(Vec<usize>);

impl Slight {
    /// Takes note of the name if its best candidate is slight.
    pub(super) fn note(&mut self, dossier: &Dossier<'_>) {
        if dossier.candidates.first().is_some_and(is_slight) {
            self.0.extend_from_slice(&dossier.mentions);
        }
    }

    /// Gives up the slight ones with which no other place shares the country or the neighbourhood, in a report that has a ground of its
    /// own.
    pub(super) fn give_up(&self, toponyms: &[Toponym], places: &mut [Place]) {
        if self.0.is_empty() || !has_ground(places) {
            return;
        }
        let alone: Vec<usize> = self.0.iter().copied().filter(|&at| is_alone(places, at)).collect();
        for at in alone {
            places[at] = Place::unplaced(&toponyms[at]);
        }
    }
}

/// Whether the report names at least [`GROUND`] places, in whatever country, that are surely placed.
fn has_ground(places: &[Place]) -> bool {
    let mut names: Vec<&str> =
        places.iter().filter(|place| is_company(place)).map(|place| place.name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    names.len() >= GROUND
}

/// Whether the place is one that others may be near: surely placed, and no expanse.
fn is_company(place: &Place) -> bool {
    let expanse = matches!(place.kind, FeatureKind::Country | FeatureKind::Region | FeatureKind::Water);
    place.position.is_some() && !expanse && place.confidence >= COMPANY_CONFIDENCE
}

fn is_slight(chosen: &Weighed<'_>) -> bool {
    let near_spelling = chosen.measured.get(Cue::NearSpelling) > 0.0;
    let small = !matches!(chosen.feature.kind, FeatureKind::Country | FeatureKind::Region | FeatureKind::Admin1)
        && chosen.feature.population < WORLD_CITY;
    let foreign = chosen.measured.get(Cue::CountryForeign) > 0.0;
    let least = match (near_spelling, foreign) {
        (true, _) => LEAST_ALONE_NEAR_SPELLING,
        (false, true) => LEAST_ALONE,
        (false, false) => LEAST_ALONE_IN_NAMED,
    };
    (small || near_spelling) && confidence(chosen) < least
}

/// Whether no surer place below the level of countries lies in the country of the one at `at`, or near it.
fn is_alone(places: &[Place], at: usize) -> bool {
    let Some(own) = &places[at].position else { return false };
    !places.iter().filter(|other| is_company(other) && other.name != places[at].name).any(|other| {
        let near =
            || other.position.as_ref().is_some_and(|its| geodesy::inverse(own.point, its.point).length.0 < COMPANY.0);
        other.country.is_some() && other.country == places[at].country || near()
    })
}
