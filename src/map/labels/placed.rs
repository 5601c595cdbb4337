//! A label with its place.

use crate::map::labels::{Candidate, Placement};
use crate::scene::Point;

/// Whether numbers may stand for names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Numbers {
    /// The page has no key: names alone.
    Without,
    /// The page has a key.
    With,
}

/// A label with its place.
#[derive(Debug, Clone)]
pub(crate) struct Placed {
    /// Which item.
    pub item: usize,
    /// The other items that a run of numbers names.
    pub also: Vec<usize>,
    /// How it is placed.
    pub candidate: Candidate,
}

impl Placed {
    /// Whether it is a number.
    pub(crate) fn is_badge(&self) -> bool {
        matches!(self.candidate.placement, Placement::Badge(_))
    }

    /// Whether it stands on a point of the page.
    pub(crate) fn covers(&self, at: Point) -> bool {
        self.candidate.shape.boxes.iter().any(|body| body.distance(at) <= 0.0)
    }

    /// Every item that it names.
    pub(crate) fn items(&self) -> impl Iterator<Item = usize> + '_ {
        std::iter::once(self.item).chain(self.also.iter().copied())
    }
}
