//! The kinds of claims, one a file, each a function from the statements of a report to its claims.

mod between;
mod border;
mod coast;
mod containment;
mod direction;
mod distance;
pub(in crate::claim) mod draft;
mod near;
mod on_border;
mod outside;
mod part_of;
mod range;

use crate::claim::model::Claim;
use crate::claim::parse::link::{Link, links};
use crate::claim::parse::statement::Statement;
use crate::claim::parse::view::View;
use crate::mention::clause::Clause;

/// One kind of claim: where its statements come from, and what it makes of them.
pub(in crate::claim) enum Kind {
    /// Found among the statements with a figure or direction, and in the clauses themselves.
    Stated(fn(&View<'_>, &[Statement]) -> Vec<Claim>),
    /// Two places joined by words without a figure: where the target begins after such a word, and the claim of the two.
    Linked(fn(&Clause, usize) -> Option<usize>, fn(&View<'_>, &Link) -> Option<Claim>),
}

/// Every kind that is looked for.
pub(in crate::claim) const KINDS: &[Kind] = &[
    Kind::Stated(distance::find),
    Kind::Stated(direction::find),
    Kind::Stated(part_of::find),
    Kind::Stated(containment::find),
    Kind::Stated(border::find),
    Kind::Stated(range::find),
    Kind::Linked(near::opens, near::claim),
    Kind::Linked(outside::opens, outside::claim),
    Kind::Linked(on_border::opens, on_border::claim),
    Kind::Linked(coast::opens, coast::claim),
    Kind::Linked(between::opens, between::claim),
];

impl Kind {
    /// The links that it is about.
    pub(in crate::claim) fn links(&self, view: &View<'_>) -> Vec<Link> {
        match self {
            Self::Stated(_) => Vec::new(),
            Self::Linked(opens, _) => links(view, opens),
        }
    }

    /// Its claims.
    pub(in crate::claim) fn claims(&self, view: &View<'_>, statements: &[Statement]) -> Vec<Claim> {
        match self {
            Self::Stated(find) => find(view, statements),
            Self::Linked(_, claim) => self.links(view).iter().filter_map(|link| claim(view, link)).collect(),
        }
    }
}
