//! Figures too long for a line in a report whose other figures are those of roads.
//!
//! An author who measures by road does so throughout. Between 1.5 and 2.5 times the line, as far as roads in mountains reach, such a
//! report is not called wrong.
//!
//! # References
//!
//! Detours of 437 published distances: 10 % above 1.34; mountain roads of guides reach 2.2.

use crate::claim::model::{Claim, ClaimKind, Datum, Verdict};
use crate::lang::Message;
use crate::units::Meters;

/// A figure this many times the line is that of a road, and still a usual one.
const ROAD: (f64, f64) = (1.12, 1.5);
/// Up to how many times the line a road in mountains goes.
const MOUNTAIN: f64 = 2.5;

/// Takes back what is contradicted as too long, where another figure of the report is that of a road.
pub(in crate::claim) fn settle(claims: &mut [Claim]) {
    let by_road = |claim: &Claim| detour(claim).is_some_and(|detour| (ROAD.0..=ROAD.1).contains(&detour));
    let roads = claims.iter().filter(|claim| by_road(claim)).count();
    if roads == 0 {
        return;
    }
    for claim in claims.iter_mut().filter(|claim| claim.verdict == Verdict::Contradicted) {
        if detour(claim).is_some_and(|detour| (ROAD.1..=MOUNTAIN).contains(&detour)) {
            claim.verdict = Verdict::Uncheckable;
            claim.message.push(Message::RoadAsOthers {});
        }
    }
}

/// How many times the line between two points a figure is.
fn detour(claim: &Claim) -> Option<f64> {
    let points = matches!(claim.readings.as_slice(), [only] if matches!((&only.from, &only.to), (Datum::Party(_), Datum::Party(_))));
    let stated = Meters::from_unit(claim.value.filter(|_| points && claim.kind == ClaimKind::Distance)?, claim.unit?);
    Some(stated.0 / claim.distance?.0.max(1.0))
}
