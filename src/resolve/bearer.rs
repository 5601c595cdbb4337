//! The bearers of a name: which every reader knows, and a place read as another of them.

use super::atlas::Atlas;
use super::place::{Place, Position};
use crate::lang::Message;
use crate::units::Meters;
use crate::world::gazetteer::{Feature, FeatureId, Gazetteer};

/// Confidence below which a place is more likely wrong than right.
pub(crate) const EVEN: f32 = 0.5;
/// Inhabitants from which a reader knows a town by its name alone.
const WELL_KNOWN: u64 = 100_000;

/// Whether every reader knows the town of that name.
pub(crate) fn is_well_known(gazetteer: &dyn Gazetteer, feature: FeatureId) -> bool {
    let feature = gazetteer.feature(feature);
    feature.population >= WELL_KNOWN || feature.is_capital()
}

/// Gives a place another bearer of its name.
pub(crate) fn reread(gazetteer: &dyn Gazetteer, place: &mut Place, feature: &Feature<'_>) {
    place.position = Some(Position {
        point: feature.point,
        precision: Meters::from_km(f64::from(feature.precision_km)),
        feature: Some(feature.id),
    });
    feature.name.clone_into(&mut place.name);
    place.kind = feature.kind;
    place.country = feature.country;
    place.admin1 = feature.admin1.map(|division| gazetteer.feature(division).name.to_owned());
    place.geonameid = feature.geonameid;
    place.confidence = 1.0;
    place.rivals.clear();
}

/// The division and country of a feature: "Scotland, United Kingdom".
pub(crate) fn whereabouts(atlas: &Atlas<'_>, feature: &Feature<'_>) -> Message {
    let division = feature.admin1.map(|id| atlas.gazetteer().feature(id).name);
    let country = feature.country.map(|country| atlas.country_name(country));
    let parts: Vec<String> = division.map(str::to_owned).into_iter().chain(country).collect();
    if parts.is_empty() { Message::AnotherCountry {} } else { Message::Name { name: parts.join(", ").into() } }
}
