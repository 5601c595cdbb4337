//! One feature where a source, or two sources, hold the same place twice.

use super::draft::{Draft, distance_km};
use dateline_format::gazetteer::{FeatureKind, fold};
use std::collections::BTreeMap;

/// Two places of one name in one country that lie closer than this are one.
const SAME_PLACE_KM: f64 = 5.0;

/// Two waters of one name whose points lie closer than this are one: label points of long waters differ.
const SAME_WATER_KM: f64 = 400.0;

/// Merges doubles; the more populous, or the first of a kind, keeps its point and takes the names of the other.
pub(crate) fn doubles(drafts: Vec<Draft>) -> Vec<Draft> {
    let mut groups: BTreeMap<(FeatureKind, String, String), Vec<usize>> = BTreeMap::new();
    for (at, draft) in drafts.iter().enumerate().filter(|(_, draft)| reach(draft.kind) > 0.0) {
        groups.entry((draft.kind, draft.country.clone(), fold(&draft.name))).or_default().push(at);
    }
    let mut drafts: Vec<Option<Draft>> = drafts.into_iter().map(Some).collect();
    for ((kind, ..), mut members) in groups {
        members.sort_by_key(|at| drafts[*at].as_ref().map(|draft| std::cmp::Reverse(draft.population)));
        for (order, second) in members.iter().enumerate().skip(1) {
            let Some(other) = drafts[*second].take() else { continue };
            let near = |draft: &Draft| distance_km((draft.lon, draft.lat), (other.lon, other.lat)) < reach(kind);
            let first = members[..order].iter().find(|at| drafts[**at].as_ref().is_some_and(near));
            match first.and_then(|at| drafts[*at].as_mut()) {
                Some(first) => absorb(first, other),
                None => drafts[*second] = Some(other),
            }
        }
    }
    drafts.into_iter().flatten().collect()
}

/// Gives a feature the names and identifiers of another that is the same place.
pub(crate) fn absorb(into: &mut Draft, other: Draft) {
    into.names.extend(other.names);
    into.geonameids.extend(other.geonameids);
    into.label_rank = into.label_rank.or(other.label_rank);
}

fn reach(kind: FeatureKind) -> f64 {
    match kind {
        FeatureKind::City | FeatureKind::Locality => SAME_PLACE_KM,
        FeatureKind::Water => SAME_WATER_KM,
        _ => 0.0,
    }
}
