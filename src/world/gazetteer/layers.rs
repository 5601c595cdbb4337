//! The numbering of features across several gazetteers, and which of them count.

use std::collections::BTreeMap;

use super::feature::{Feature, FeatureId};
use super::matches::Matches;
use super::{Gazetteer, NameKind};

/// Gazetteers, each over those before it.
#[derive(Debug)]
pub(super) struct Layers<'g> {
    pub(super) base: &'g dyn Gazetteer,
    /// The further ones in order, each with the identifier of its first feature here.
    further: Vec<(u32, &'g dyn Gazetteer)>,
    /// Features of the further gazetteers by their GeoNames identifiers; the last one counts.
    replacing: BTreeMap<u32, FeatureId>,
}

impl<'g> Layers<'g> {
    pub(super) fn new(base: &'g dyn Gazetteer, further: impl IntoIterator<Item = &'g dyn Gazetteer>) -> Self {
        let mut layered = Self { base, further: Vec::new(), replacing: BTreeMap::new() };
        for gazetteer in further {
            let first = layered.len() as u32;
            let ids = (0..gazetteer.len() as u32).map(FeatureId);
            layered.replacing.extend(ids.filter_map(|id| {
                let geonameid = gazetteer.feature(id).geonameid?;
                Some((geonameid, FeatureId(first + id.0)))
            }));
            layered.further.push((first, gazetteer));
        }
        layered
    }

    /// The number of features.
    pub(super) fn len(&self) -> usize {
        self.further.last().map_or(self.base.len(), |(first, gazetteer)| *first as usize + gazetteer.len())
    }

    /// The layers in order, each with the identifier of its first feature.
    pub(super) fn each(&self) -> impl DoubleEndedIterator<Item = (u32, &'g dyn Gazetteer)> {
        std::iter::once((0, self.base)).chain(self.further.iter().copied())
    }

    /// The layer that an identifier belongs to.
    pub(super) fn layer(&self, id: FeatureId) -> (u32, &'g dyn Gazetteer) {
        let above = self.further.partition_point(|(first, _)| *first <= id.0);
        if above == 0 { (0, self.base) } else { self.further[above - 1] }
    }

    /// A feature of a layer as one of the whole, not yet replaced.
    pub(super) fn lifted(first: u32, feature: Feature<'g>) -> Feature<'g> {
        let lift = |id: FeatureId| FeatureId(first + id.0);
        Feature { id: lift(feature.id), admin1: feature.admin1.map(lift), admin2: feature.admin2.map(lift), ..feature }
    }

    /// The identifier of what has taken a feature's place, its own where nothing has.
    fn current(&self, feature: &Feature<'_>) -> FeatureId {
        feature.geonameid.and_then(|id| self.replacing.get(&id)).copied().unwrap_or(feature.id)
    }

    /// As [`Layers::current`], by the identifier.
    pub(super) fn current_id(&self, id: FeatureId) -> FeatureId {
        let (first, gazetteer) = self.layer(id);
        self.current(&Self::lifted(first, gazetteer.feature(FeatureId(id.0 - first))))
    }

    /// Features of one layer as those of the whole, without those that are replaced.
    pub(super) fn kept(&self, first: u32, feature: Feature<'g>) -> Option<Feature<'g>> {
        let feature = Self::lifted(first, feature);
        (self.current(&feature) == feature.id).then_some(feature)
    }

    /// What the layers say of one name as one answer: the last layer first, each feature once.
    pub(super) fn join<'m>(&self, matches: impl DoubleEndedIterator<Item = Matches<'m>>) -> Matches<'g> {
        let firsts: Vec<u32> = self.each().map(|(first, _)| first).collect();
        let mut found: Vec<(FeatureId, NameKind)> = Vec::new();
        for (matches, first) in matches.collect::<Vec<_>>().into_iter().zip(firsts).rev() {
            for (id, kind) in matches {
                let id = self.current_id(FeatureId(first + id.0));
                if found.iter().all(|(known, _)| *known != id) {
                    found.push((id, kind));
                }
            }
        }
        found.into_iter().collect()
    }
}
