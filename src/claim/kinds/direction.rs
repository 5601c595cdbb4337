//! "X is south of Y": the bearing from Y to X against the wind stated.
//!
//! # When it fails
//!
//! Two towns that lie closer together than their own extent have no direction that a map could refute.

use crate::claim::kinds::draft::Draft;
use crate::claim::measure::bands::{TOO_CLOSE, angles};
use crate::claim::measure::doubt::{self, Outcome};
use crate::claim::measure::ends::ends;
use crate::claim::measure::judged::doubt_of_figure;
use crate::claim::measure::spot::Spot;
use crate::claim::message;
use crate::claim::model::{Claim, ClaimKind, Datum, Heading, Reading, Verdict};
use crate::claim::parse::noun::{Aspect, End};
use crate::claim::parse::relation::Way;
use crate::claim::parse::statement::Statement;
use crate::claim::parse::view::View;
use crate::geodesy::{inverse, nearest};
use crate::geometry::LonLat;
use crate::lang::Message;
use crate::mention::direction::Wind;
use crate::units::{Azimuth, Meters};

/// The claims of direction among the statements.
pub(in crate::claim) fn find(view: &View<'_>, statements: &[Statement]) -> Vec<Claim> {
    statements.iter().filter_map(|statement| claim(view, statement)).collect()
}

fn claim(view: &View<'_>, statement: &Statement) -> Option<Claim> {
    let wind = statement.relation.wind.filter(|_| statement.relation.way != Way::Course)?;
    let end = statement.subject.as_ref()?;
    let [subject, object] = ends(view, statement);
    if matches!(end, End::Unplaced(_)) && statement.relation.quantity.is_none() {
        // A name without a place and without a figure: there is nothing to report but the words.
        return None;
    }
    if (matches!(end, End::Defined(_)) || subject.point.is_none()) && statement.relation.quantity.is_some() {
        // "A ship 54 miles southwest of Aden" is one claim, of distance, which derives the position.
        return None;
    }
    let mut draft = Draft::new(view, statement, ClaimKind::Direction, &subject, &object);
    draft.claim.direction = Some(Heading::Wind(wind));
    let bearings = bearings(statement, &subject, &object);
    if bearings.is_empty() {
        draft.claim.message = message::unplaced(&subject, &object);
        return Some(draft.claim);
    }
    judge(&mut draft.claim, wind, &subject, &object, &bearings);
    if doubt_of_figure(view, statement, [&subject, &object]).is_some() {
        // If the figure is that of a namesake, so is the direction: the claim of distance says so.
        return None;
    }
    let doubt = doubt(view, statement, wind, [&subject, &object], &draft.claim);
    if let Some(doubt) = doubt.or_else(|| too_far(statement, &draft.claim, [&subject, &object])) {
        draft.claim.verdict = Verdict::Uncheckable;
        draft.claim.message.push(doubt);
    }
    Some(draft.claim)
}

/// Why a contradicted direction may be that of a namesake.
fn doubt(view: &View<'_>, statement: &Statement, wind: Wind, ends: [&Spot; 2], claim: &Claim) -> Option<Message> {
    let outcome = |claim: &Claim| Outcome { verdict: claim.verdict, km: claim.distance.map_or(0.0, Meters::km) };
    doubt::of(view, ends, None, &outcome(claim), |[subject, object]| {
        let bearings = bearings(statement, subject, object);
        let mut claim = claim.clone();
        (!bearings.is_empty()).then(|| judge(&mut claim, wind, subject, object, &bearings))?;
        Some(outcome(&claim))
    })
}

/// Kilometres beyond which nobody says of a town that it is north of another.
const FAR_KM: f64 = 1500.0;

/// Why a direction between two spots at the ends of the earth is no statement about these two.
fn too_far(statement: &Statement, claim: &Claim, ends: [&Spot; 2]) -> Option<Message> {
    let km = claim.distance?.km();
    let areas = ends.iter().any(|spot| spot.shape.is_some());
    (km > FAR_KM && !areas && statement.relation.quantity.is_none()).then_some(Message::TooFarApart {})
}

/// A bearing and where it was measured from.
struct Bearing {
    to: Datum,
    ends: (LonLat, LonLat),
    azimuth: Azimuth,
    distance: Meters,
}

/// From the point; from an area both from its middle and from its nearest border.
fn bearings(statement: &Statement, subject: &Spot, object: &Spot) -> Vec<Bearing> {
    let Some(to) = subject.point else { return Vec::new() };
    let mut starts: Vec<(Datum, LonLat)> = Vec::new();
    if let Some(shape) = &object.shape {
        let border = nearest(to, &shape.outline).map(|found| (Datum::NearestBorder(None), found.point));
        let middle = shape.mainland.map(|mainland| (Datum::Middle(None), mainland.centroid()));
        let middle = middle.filter(|_| statement.target().aspect == Aspect::Whole);
        starts.extend(middle.into_iter().chain(border));
    } else {
        starts.extend(object.point.map(|point| (object.datum(), point)));
    }
    let bearing = |(to_what, from): (Datum, LonLat)| {
        let geodesic = inverse(from, to);
        Bearing { to: to_what, ends: (to, from), azimuth: geodesic.azi1, distance: geodesic.length }
    };
    starts.into_iter().map(bearing).collect()
}

fn judge(claim: &mut Claim, wind: Wind, subject: &Spot, object: &Spot, bearings: &[Bearing]) {
    let (supported, near) = angles(wind.order());
    let off = |bearing: &Bearing| bearing.azimuth.angle_to(wind.azimuth());
    let verdict = |bearing: &Bearing| match off(bearing) {
        angle if angle <= supported => Verdict::Supported,
        angle if angle <= near => Verdict::Approximately,
        _ if bearing.distance.km() < TOO_CLOSE * (subject.radius + object.radius) => Verdict::Approximately,
        _ => Verdict::Contradicted,
    };
    claim.readings = bearings
        .iter()
        .map(|bearing| Reading {
            from: subject.datum(),
            to: bearing.to.clone(),
            ends: Some(bearing.ends),
            distance: Some(bearing.distance),
            verdict: verdict(bearing),
        })
        .collect();
    if let Some(best) = bearings.iter().min_by(|a, b| off(a).total_cmp(&off(b))) {
        claim.verdict = verdict(best);
        claim.distance = Some(best.distance);
        claim.message = vec![message::direction([subject, object], best.azimuth, best.distance, off(best))];
    }
}
