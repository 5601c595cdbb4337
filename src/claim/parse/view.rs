//! A report as the claims see it: its clauses, its places, and the ground that they lie on.

use std::ops::Range;

use crate::mention::clause::{Clause, Clauses};
use crate::mention::quantity::Quantity;
use crate::resolve::Place;
use crate::resolve::atlas::Atlas;
use crate::span::Span;
use crate::text::Article;
use crate::world::World;
use crate::world::gazetteer::{FeatureKind, Gazetteer};

/// A report with what claims are made of.
pub(in crate::claim) struct View<'a> {
    pub(in crate::claim) article: &'a Article,
    pub(in crate::claim) places: &'a [Place],
    pub(in crate::claim) quantities: Vec<Quantity>,
    pub(in crate::claim) clauses: Vec<Clause>,
    pub(in crate::claim) atlas: Atlas<'a>,
}

impl<'a> View<'a> {
    pub(in crate::claim) fn new(article: &'a Article, places: &'a [Place], world: &'a World<'a>) -> Self {
        let names: Vec<Span> = places.iter().map(|place| place.span).collect();
        let Clauses { clauses, quantities } = Clauses::read(article, &names, world.gazetteer);
        Self { article, places, quantities, clauses, atlas: Atlas::new(world) }
    }

    /// Names and features.
    pub(in crate::claim) fn gazetteer(&self) -> &'a dyn Gazetteer {
        self.atlas.gazetteer()
    }

    /// The code points of some items of a clause.
    pub(in crate::claim) fn span(&self, clause: &Clause, items: Range<usize>) -> Span {
        clause.span(self.article, items)
    }

    /// The sentence that a clause belongs to.
    pub(in crate::claim) fn sentence(&self, clause: &Clause) -> Span {
        self.article.sentences.get(clause.sentence).map_or(Span::new(0, 0), |sentence| sentence.span)
    }
}

/// Whether a kind is an area with a boundary, not a spot.
pub(in crate::claim) const fn is_area(kind: FeatureKind) -> bool {
    matches!(kind, FeatureKind::Region | FeatureKind::Country | FeatureKind::Admin1 | FeatureKind::Admin2)
}

/// Whether a kind stretches too far, and is named too often in passing, to be what a distance is measured from.
pub(in crate::claim) const fn is_stretch(kind: FeatureKind) -> bool {
    matches!(kind, FeatureKind::Water | FeatureKind::River | FeatureKind::Terrain | FeatureKind::Region)
}
