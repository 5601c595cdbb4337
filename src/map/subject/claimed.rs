//! The line of a claim: the longest stated distance that was found true.

use crate::analysis::Analysis;
use crate::claim::{Claim, ClaimKind, Datum, Party, Verdict};
use crate::geodesy;
use crate::geometry::LonLat;
use crate::id::PlaceId;
use crate::lang;
use crate::resolve::Place;
use crate::units::{LengthUnit, Meters};
use crate::world::gazetteer::FeatureId;

/// Claims measured over at least this length are drawn as an arc.
const LEAST_ARC: Meters = Meters(50_000.0);

/// A distance between two places that was found true.
pub(super) struct ClaimedLine {
    /// Its ends.
    pub(super) points: [LonLat; 2],
    /// Their names, where they are to be shown.
    pub(super) ends: (Option<String>, Option<String>),
    /// The unit that it is stated in.
    pub(super) unit: Option<LengthUnit>,
    length: Meters,
}

/// The longest stated distance that was found true and starts or ends at a site.
pub(super) fn longest_claim(analysis: &Analysis) -> Option<ClaimedLine> {
    let drawn = |claim: &&Claim| {
        claim.kind == ClaimKind::Distance && matches!(claim.verdict, Verdict::Supported | Verdict::Approximately)
    };
    let lines = analysis.claims.iter().filter(drawn).filter_map(|claim| claimed_line(analysis, claim));
    lines.filter(|line| line.length.0 >= LEAST_ARC.0).max_by(|a, b| a.length.0.total_cmp(&b.length.0))
}

/// The line of the reading that runs between named points: a capital or great city rather than a border.
fn claimed_line(analysis: &Analysis, claim: &Claim) -> Option<ClaimedLine> {
    let is_at_site = |party: &Party| party.place().is_some_and(|place| is_site(analysis, place));
    if !is_at_site(&claim.subject) && !is_at_site(&claim.object) {
        return None;
    }
    let readings = claim.readings.iter().filter(|reading| reading.ends.is_some() && reading.to.is_named());
    let reading =
        readings.min_by_key(|reading| (reading.verdict != Verdict::Supported, !is_spoken_of(analysis, &reading.to)))?;
    let (from, to) = reading.ends?;
    let end_name = |datum: &Datum| match datum {
        Datum::Party(party) if is_at_site(party) => None,
        Datum::City { city, .. } if is_struck(analysis, *city) => None,
        datum => Some(lang::voice().say(&datum.message())),
    };
    let ends = (end_name(&reading.to), end_name(&reading.from));
    Some(ClaimedLine { points: [to, from], ends, unit: claim.unit, length: geodesy::inverse(from, to).length })
}

/// Whether a place of the analysis is that of a site, mentioned there or elsewhere.
fn is_site(analysis: &Analysis, place: PlaceId) -> bool {
    let feature = analysis.places.by_id(place).and_then(feature_of);
    let mentioned = analysis.sites.iter().any(|site| site.mentions.contains(&place));
    mentioned || feature.is_some_and(|feature| is_struck(analysis, feature))
}

/// Whether a feature is the place of a site.
fn is_struck(analysis: &Analysis, feature: FeatureId) -> bool {
    let mentions = analysis.sites.iter().flat_map(|site| &site.mentions);
    mentions.filter_map(|&id| analysis.places.by_id(id)).any(|place| feature_of(place) == Some(feature))
}

/// Whether the report names what was measured to.
fn is_spoken_of(analysis: &Analysis, datum: &Datum) -> bool {
    match datum {
        Datum::Party(party) => party.place().is_some(),
        Datum::City { city, .. } => analysis.places.iter().any(|place| feature_of(place) == Some(*city)),
        _ => false,
    }
}

fn feature_of(place: &Place) -> Option<FeatureId> {
    place.position.as_ref().and_then(|position| position.feature)
}
