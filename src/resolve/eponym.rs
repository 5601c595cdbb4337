//! A province that has its name from a city in it: where the words do not say which of the two is meant, it is the city.
//!
//! The corpora cannot teach this: their measure (within 161 km) is content with either, so the fit gives most of the belief to the
//! province for its larger population. A report that "Kharkiv was struck" is drawn 50 km off if the province is taken.

use super::document::{self, Group};
use super::lookup::Lookup;
use super::propose::{self, Candidate};
use crate::lang::WordClass;
use crate::world::gazetteer::{FeatureKind, NameKind};

/// A city of this size gives its name to the division around it, not the other way round.
const EPONYM: u64 = 50_000;
/// Share of a division's people below which its name alone is taken for the division: Quebec, Sagaing.
const LEAST_SHARE: f64 = 0.08;
/// A city of fewer people that is also known as "X City" has that name because X is the land around it: Gaza, Quebec; not New York.
const METROPOLIS: u64 = 1_000_000;
/// The code of a country's capital, which is meant by its name however the land around it is called: Washington.
const CAPITAL: &str = "PPLC";
/// A town of so many people is not overlooked for a division that only goes by its name too.
const NAMESAKE: u64 = 1_000;
/// How far behind the city the division is left, so that it stays among the rivals.
const BEHIND: f32 = 4.0;

/// Gives the belief in each division that a city among the candidates gave its name to, to that city, unless the words call it a
/// division.
pub(super) fn prefer_cities(lookup: Lookup<'_>, group: &Group<'_>, scores: &mut [f32]) {
    if group.own_class.is_some() {
        return;
    }
    for (at, division) in group.candidates.iter().enumerate() {
        let feature = &division.feature;
        let called_so = group.hint.is_some_and(|hint| propose::fits_class(hint, feature));
        if !matches!(feature.kind, FeatureKind::Admin1 | FeatureKind::Admin2) || called_so {
            continue;
        }
        let eponyms = group.candidates.iter().enumerate();
        let eponyms =
            eponyms.filter(|(_, city)| is_eponym(lookup, city, division) || is_named_properly(city, division));
        let Some((city, _)) = eponyms.max_by(|(a, _), (b, _)| scores[*a].total_cmp(&scores[*b])) else { continue };
        let (high, low) = (scores[city].max(scores[at]), scores[city].min(scores[at]));
        scores[city] = high + (low - high).exp().ln_1p();
        scores[at] = scores[at].min(scores[city] - BEHIND);
    }
}

/// Whether `city` lies in `division` or beside it: Kyiv, Moscow and Saint Petersburg are divisions of their own, and lie in none
/// of the provinces that are named after them. A seat counts at any size.
fn is_eponym(lookup: Lookup<'_>, city: &Candidate<'_>, division: &Candidate<'_>) -> bool {
    let (small, large) = (&city.feature, &division.feature);
    let inside = document::lies_in(city, division);
    let beside = large.kind == FeatureKind::Admin1 && small.country == large.country;
    let seat = small.code.starts_with("PPLA") && inside;
    let share = small.population as f64 / large.population.max(1) as f64;
    small.kind == FeatureKind::City
        && matches!(city.name, NameKind::Primary | NameKind::Alias)
        && (seat || small.population >= EPONYM && (inside || beside))
        && (large.population == 0 || share >= LEAST_SHARE)
        && (small.code == CAPITAL || !(small.population < METROPOLIS && is_called_city(lookup, city)))
}

/// Whether a town has by right the name that a division of its country has only among others: Primorsk is not the Primorsky
/// Territory.
fn is_named_properly(town: &Candidate<'_>, division: &Candidate<'_>) -> bool {
    let (small, large) = (&town.feature, &division.feature);
    small.kind == FeatureKind::City
        && large.kind == FeatureKind::Admin1
        && town.name == NameKind::Primary
        && division.name != NameKind::Primary
        && small.country == large.country
        && small.population >= NAMESAKE
}

/// Whether the gazetteer knows the place with a "City" after its name.
fn is_called_city(lookup: Lookup<'_>, city: &Candidate<'_>) -> bool {
    let mut called = false;
    for (epithet, _) in lookup.lexicon.entries(WordClass::CityEpithet) {
        let name = format!("{} {epithet}", city.feature.name);
        lookup.named(&name, |feature, _| called |= feature.id == city.feature.id);
    }
    called
}
