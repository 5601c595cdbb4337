//! Names and the features that they may mean.
//!
//! In: a name or tokens, a position, an extent, a country. Out: [`FeatureId`]s with the standing of the name, and
//! [`Feature`]s. What is asked is the trait [`Gazetteer`]; who answers is a [`CompiledGazetteer`], read in place, or several
//! gazetteers in layers.
//!
//! - `feature`, `country`: what is known of a feature and of a country
//! - `matches`: what a name may mean; `walk`: longest match over tokens
//! - [`lexicon`]: word lists for the recognizer
//! - `compiled`: a compiled blob, with its cities by position (`near`) and its nearly equal names (`fuzzy`)
//! - `layered`: a gazetteer over another, by the numbering of `layers`

mod compiled;
mod country;
mod feature;
mod fuzzy;
mod layered;
mod layers;
pub mod lexicon;
mod matches;
mod near;
mod walk;

pub use dateline_format::gazetteer::{FeatureKind, NameKind, fold, fold_into};

pub use crate::country::CountryCode;
pub use compiled::CompiledGazetteer;
pub use country::Country;
pub use feature::{Feature, FeatureId};
pub use fuzzy::Suggestion;
pub use layered::LayeredGazetteer;
pub use lexicon::Lexicon;
pub use matches::Matches;
pub use walk::Walk;

use std::fmt;
use std::panic::RefUnwindSafe;

use crate::geometry::{Extent, LonLat};

/// Names and the features that they may mean.
///
/// Features are numbered from 0 without a gap. An identifier that a gazetteer did not give itself may be answered with any
/// of its features, never with a panic.
pub trait Gazetteer: fmt::Debug + Sync + RefUnwindSafe {
    /// The number of features.
    fn len(&self) -> usize;

    /// A feature.
    fn feature(&self, id: FeatureId) -> Feature<'_>;

    /// The features that a folded name may mean, best standing first; see [`fold()`].
    fn lookup_folded(&self, folded: &str) -> Matches<'_>;

    /// A walk over the names, token by token, for the longest match.
    fn walk(&self) -> Walk<'_>;

    /// Names within so many edits (at most 2) of a name, the nearest first, the most populous first among equals.
    fn suggest(&self, name: &str, max_edits: u8) -> Vec<Suggestion<'_>>;

    /// Names that differ from a name by one letter other than the first, in the order of [`Gazetteer::suggest`]: slips of the
    /// pen, found some thirty times faster.
    fn respellings(&self, name: &str) -> Vec<Suggestion<'_>>;

    /// What is known of a country.
    fn country(&self, code: CountryCode) -> Option<Country<'_>>;

    /// Cities of an extent with at least that many inhabitants, the most populous first.
    fn cities_in(&self, extent: Extent, min_population: u64) -> Vec<Feature<'_>>;

    /// The city or village nearest to a position, with its distance in kilometres on a sphere.
    ///
    /// # Accuracy
    ///
    /// The distance is within 0.6 % of the geodesic; it is meant for "near which town", not for a figure.
    fn nearest_city(&self, point: LonLat) -> Option<(Feature<'_>, f64)>;

    /// The airports within `km` of a position, nearest first, each with its distance in kilometres on a sphere.
    fn airports_near(&self, point: LonLat, km: f32) -> Vec<(Feature<'_>, f32)>;

    /// Further GeoNames identifiers of a place that the source holds twice.
    fn merged_ids(&self, id: FeatureId) -> Vec<u32>;

    /// The word lists of the recognizer.
    fn lexicon(&self) -> &Lexicon<'_>;

    /// Whether it holds no feature at all.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The features that a name may mean, best standing first. The name may be raw or folded.
    fn lookup(&self, name: &str) -> Matches<'_> {
        self.lookup_folded(&fold(name))
    }

    /// The features that contain one, from the smallest: second-level division, first-level division, country.
    fn containing(&self, id: FeatureId) -> Containers {
        let feature = self.feature(id);
        let country = feature.country.and_then(|code| self.country_feature(code));
        let containers = [feature.admin2, feature.admin1, country];
        Containers(containers.map(|container| container.filter(|container| *container != feature.id)).into_iter())
    }

    /// Whether a division or country contains a feature, at any depth.
    fn contains(&self, container: FeatureId, id: FeatureId) -> bool {
        self.containing(id).any(|found| found == container)
    }

    /// The feature of a country.
    fn country_feature(&self, code: CountryCode) -> Option<FeatureId> {
        self.country(code).map(|country| country.feature)
    }

    /// The capital of a country.
    fn capital_of(&self, code: CountryCode) -> Option<FeatureId> {
        self.country(code).and_then(|country| country.capital)
    }

    /// Whether two countries share a land border.
    fn are_neighbours(&self, one: CountryCode, other: CountryCode) -> bool {
        self.country(one).is_some_and(|country| country.neighbours().any(|neighbour| neighbour == other))
    }
}

/// The features that contain one, from the smallest.
#[derive(Debug, Clone)]
pub struct Containers(std::array::IntoIter<Option<FeatureId>, 3>);

impl Iterator for Containers {
    type Item = FeatureId;

    fn next(&mut self) -> Option<FeatureId> {
        self.0.by_ref().flatten().next()
    }
}
