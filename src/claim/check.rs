//! The check of a report: every kind of claim asked for its statements, in reading order.

use crate::claim::kinds::KINDS;
use crate::claim::measure::{conversion, senses};
use crate::claim::model::Claim;
use crate::claim::parse::view::View;
use crate::claim::parse::{slots, statement};
use crate::diagnostic::Diagnostic;
use crate::resolve::Place;
use crate::text::Article;

/// Finds the statements of an article and checks them.
pub fn check(article: &Article, places: &[Place]) -> (Vec<Claim>, Vec<Diagnostic>) {
    let (places, mut given) = slots::filled(article, places);
    let view = View::new(article, &places);
    let senses = senses::settled(&view);
    for &place in &senses.reread {
        given[place] = None;
    }
    // What is read anew keeps its place in the text, so the clauses stay as they are.
    let view = View { absent: senses.absent, places: &senses.places, ..view };
    let statements = statement::statements(&view);
    let mut claims: Vec<Claim> = KINDS.iter().flat_map(|find| find(&view, &statements)).collect();
    let index = |end: Option<usize>| end.and_then(|at| given.get(at).copied().flatten());
    for claim in &mut claims {
        claim.ends = (index(claim.ends.0), index(claim.ends.1));
    }
    claims.sort_by_key(|claim| (claim.span.start, claim.span.end));
    (claims, conversion::disagreements(&view))
}
