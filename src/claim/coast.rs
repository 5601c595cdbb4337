//! "X, off the coast of Y": contradicted beyond 200 nautical miles from it, otherwise the distance is given.
//!
//! # When it fails
//!
//! A ship has no position but this and gives no claim. The limit is that of the exclusive economic zone (United Nations
//! Convention on the Law of the Sea 1982, article 57), beyond which waters are nobody's.

use super::link::{Link, ends, links, measure};
use super::message::{capitalized, number};
use super::near::draft;
use super::noun::Aspect;
use super::statement::Statement;
use super::view::{Clause, View};
use super::{Claim, Verdict};

/// 200 nautical miles in kilometres.
const ZONE_KM: f64 = 370.4;

/// The claims of lying off a coast, from the clauses themselves.
pub(super) fn find(view: &View<'_>, _statements: &[Statement]) -> Vec<Claim> {
    links(view, opens).iter().filter_map(|link| claim(view, link)).collect()
}

fn opens(clause: &Clause, at: usize) -> Option<usize> {
    (clause.word(at) == "off").then_some(at + 1)
}

fn claim(view: &View<'_>, link: &Link) -> Option<Claim> {
    let [subject, object] = ends(view, link);
    if link.target.aspect != Aspect::Coast && object.shape.is_none() {
        return None;
    }
    let measured = measure(view, link, [&subject, &object])?;
    let nearest = measured.readings.iter().map(|m| m.distance.km()).fold(f64::INFINITY, f64::min);
    let verdict = if nearest > ZONE_KM { Verdict::Contradicted } else { Verdict::Uncheckable };
    let mut draft = draft(view, link, [&subject, &object], "off the coast", &measured, verdict);
    let name = capitalized(&subject.name);
    draft.claim.message = match verdict {
        Verdict::Contradicted => {
            format!("{name} is {} km from {}, too far to be off its coast.", number(nearest), object.name)
        }
        _ => format!("{name} is {} km from {}; “off the coast” states no figure.", number(nearest), object.name),
    };
    Some(draft.claim)
}
