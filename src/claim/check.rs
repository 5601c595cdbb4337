//! What a report says of its places, and whether its statements hold: every kind of claim asked for its own.

use crate::claim::kinds::KINDS;
use crate::claim::measure::conversion;
use crate::claim::model::{Claim, Verdict};
use crate::claim::parse::definition;
use crate::claim::parse::noun::{Aspect, End, Target};
use crate::claim::parse::relation::Side;
use crate::claim::parse::statement;
use crate::claim::parse::view::View;
use crate::diagnostic::Diagnostic;
use crate::resolve::{Place, Said};
use crate::text::Article;

/// What the sentences say of the places as resolved: definitions, and what is measured from where.
pub fn said(article: &Article, places: &[Place]) -> Said {
    let view = View::new(article, places);
    let mut measured = Vec::new();
    let mut add = |end: &End| measured.extend(if let End::Place(place) = end { Some(*place) } else { None });
    let whole = |target: &Target| target.aspect == Aspect::Whole;
    for statement in statement::statements(&view) {
        statement.subject.iter().for_each(&mut add);
        if whole(statement.target()) && statement.relation.side != Side::Inside {
            add(&statement.target().end);
        }
    }
    for link in KINDS.iter().flat_map(|kind| kind.links(&view)) {
        add(&link.subject);
        if whole(&link.target) {
            add(&link.target.end);
        }
    }
    Said { definitions: definition::definitions(&view), measured }
}

/// Finds the statements of an article and checks them.
pub fn check(article: &Article, places: &[Place]) -> (Vec<Claim>, Vec<Diagnostic>) {
    let view = View::new(article, places);
    let statements = statement::statements(&view);
    let mut claims: Vec<Claim> = KINDS.iter().flat_map(|kind| kind.claims(&view, &statements)).collect();
    claims.sort_by_key(|claim| (claim.span.start, claim.span.end));
    (claims, conversion::disagreements(&view))
}

/// The places that a statement was found to hold of, by their indices.
pub fn borne_out(claims: &[Claim]) -> Vec<usize> {
    let holds = |claim: &&Claim| matches!(claim.verdict, Verdict::Supported | Verdict::Approximately);
    claims.iter().filter(holds).flat_map(|claim| [claim.ends.0, claim.ends.1]).flatten().collect()
}

/// Gives the ends of claims the indices that their places have after some were left out.
pub fn renumber(claims: &mut [Claim], moved: &[Option<usize>]) {
    let index = |end: Option<usize>| end.and_then(|at| moved.get(at).copied().flatten());
    for claim in claims {
        claim.ends = (index(claim.ends.0), index(claim.ends.1));
    }
}
