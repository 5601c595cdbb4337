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
use crate::claim::parse::statement::Statement;
use crate::claim::parse::view::View;

/// One kind of claim: what finds it among the statements.
pub(in crate::claim) type Kind = fn(&View<'_>, &[Statement]) -> Vec<Claim>;

/// Every kind that is looked for.
pub(in crate::claim) const KINDS: &[Kind] = &[
    distance::find,
    direction::find,
    part_of::find,
    containment::find,
    border::find,
    range::find,
    near::find,
    outside::find,
    on_border::find,
    coast::find,
    between::find,
];
