//! Names that were not recognized but stand where only a place can: they are places as far as a statement bears them out.

use std::collections::BTreeSet;

use super::place::Place;
use crate::id::{Id, PlaceId};
use crate::mention::{self, Toponym};
use crate::text::Article;
use crate::world::gazetteer::Gazetteer;

/// The places of a report with those that are only presumed.
#[derive(Debug, Clone, Default)]
pub(crate) struct Presumed {
    /// In reading order.
    pub places: Vec<Place>,
    /// Which of them were not recognized, by their indices.
    presumed: Vec<usize>,
}

/// Adds the names that only a place can be; those recognized stay as they were resolved without them.
pub(crate) fn presume(article: &Article, places: Vec<Place>, gazetteer: &dyn Gazetteer) -> Presumed {
    let names: Vec<_> = places.iter().map(|place| place.span).collect();
    let new = mention::presume(article, &names, gazetteer);
    if new.is_empty() {
        return Presumed { places, presumed: Vec::new() };
    }
    let known = places.iter().map(|place| Toponym {
        span: place.span,
        text: place.text.clone(),
        hint: None,
        metonymic: place.metonymic,
        confidence: 1.0,
    });
    let mut toponyms: Vec<Toponym> = known.chain(new.iter().cloned()).collect();
    toponyms.sort_by_key(|toponym| toponym.span);
    let (resolved, _) = super::resolve(article, &toponyms, gazetteer);
    let added: BTreeSet<_> = new.iter().map(|toponym| toponym.span).collect();
    let is_new = |place: &Place| added.contains(&place.span);
    let added = resolved.into_iter().filter(|place| place.position.is_some() && is_new(place));
    let mut all: Vec<Place> = places.into_iter().chain(added).collect();
    all.sort_by_key(|place| place.span);
    let presumed = (0..all.len()).filter(|&at| is_new(&all[at])).collect();
    Presumed { places: all, presumed }
}

impl Presumed {
    /// Leaves out the presumed places that are not in `kept`; answers where each of the others then stands.
    pub(crate) fn confirm(&mut self, kept: &[PlaceId]) -> Moved {
        let presumed: BTreeSet<usize> = self.presumed.iter().copied().collect();
        let kept: BTreeSet<usize> = kept.iter().map(|place| place.index()).collect();
        let stays = |at: usize| !presumed.contains(&at) || kept.contains(&at);
        let mut next = 0..;
        let moved: Vec<Option<usize>> =
            (0..self.places.len()).map(|at| stays(at).then(|| next.next()).flatten()).collect();
        let recognized = (0..self.places.len()).filter(|at| !presumed.contains(at));
        let recognized = recognized.filter_map(|at| moved[at]).collect();
        let mut at = 0..;
        self.places.retain(|_| at.next().is_some_and(|at| moved[at].is_some()));
        self.presumed = self.presumed.iter().filter_map(|&at| moved[at]).collect();
        Moved { moved, recognized }
    }
}

/// Where places stand after some were added and others left out.
#[derive(Debug, Clone, Default)]
pub struct Moved {
    /// For each place as it stood before those without a statement were left out.
    moved: Vec<Option<usize>>,
    /// For each place that was recognized.
    recognized: Vec<usize>,
}

impl Moved {
    /// Where a place stands now; `None` where it was left out.
    pub fn place(&self, before: PlaceId) -> Option<PlaceId> {
        self.moved.get(before.index()).copied().flatten().map(PlaceId::of)
    }

    /// Where the place of a name that was recognized stands now.
    pub fn recognized(&self, name: PlaceId) -> Option<PlaceId> {
        self.recognized.get(name.index()).copied().map(PlaceId::of)
    }
}
