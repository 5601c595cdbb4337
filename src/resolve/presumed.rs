//! Names that were not recognized but stand where only a place can: they are places as far as a statement bears them out.

use super::place::Place;
use crate::mention::{self, Toponym};
use crate::text::Article;

/// The places of a report with those that are only presumed.
#[derive(Debug, Clone, Default)]
pub struct Presumed {
    /// In reading order.
    pub places: Vec<Place>,
    /// Which of them were not recognized, by their indices.
    pub presumed: Vec<usize>,
}

/// Adds the names that only a place can be; those recognized stay as they were resolved without them.
pub fn presume(article: &Article, places: Vec<Place>) -> Presumed {
    let names: Vec<_> = places.iter().map(|place| place.span).collect();
    let new = mention::presume(article, &names);
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
    let (resolved, _) = super::resolve(article, &toponyms);
    let is_new = |place: &Place| new.iter().any(|toponym| toponym.span == place.span);
    let added = resolved.into_iter().filter(|place| place.position.is_some() && is_new(place));
    let mut all: Vec<Place> = places.into_iter().chain(added).collect();
    all.sort_by_key(|place| place.span);
    let presumed = (0..all.len()).filter(|&at| is_new(&all[at])).collect();
    Presumed { places: all, presumed }
}

impl Presumed {
    /// Leaves out the presumed places that are not in `kept`; answers where each of the others then stands.
    pub fn confirm(&mut self, kept: &[usize]) -> Vec<Option<usize>> {
        let stays = |at: usize| !self.presumed.contains(&at) || kept.contains(&at);
        let mut next = 0..;
        let moved: Vec<Option<usize>> =
            (0..self.places.len()).map(|at| stays(at).then(|| next.next()).flatten()).collect();
        let mut at = 0..;
        self.places.retain(|_| at.next().is_some_and(|at| moved[at].is_some()));
        self.presumed = self.presumed.iter().filter_map(|&at| moved[at]).collect();
        moved
    }
}
