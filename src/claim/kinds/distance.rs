//! "X is N from Y": the figure against every reading of the two ends.
//!
//! # When it fails
//!
//! An end without a position of its own (a ship, a front line) is defined by the claim, not checked by it: the point
//! that it defines is derived and shown, and for a vessel required to lie at sea.

use crate::claim::kinds::draft::Draft;
use crate::claim::measure::bands::{self, Stated};
use crate::claim::measure::ends::{self};
use crate::claim::measure::judged::{self, Judged};
use crate::claim::measure::spot::Spot;
use crate::claim::message;
use crate::claim::model::{Claim, ClaimKind, Datum, Reading, Verdict};
use crate::claim::parse::noun::{Aspect, End};
use crate::claim::parse::relation::{Side, Way};
use crate::claim::parse::statement::Statement;
use crate::claim::parse::subject::Bond;
use crate::claim::parse::view::View;
use crate::geodesy::{direct, nearest};
use crate::geometry::LonLat;
use crate::lang::Message;
use crate::mention::quantity::Quantity;
use crate::units::{Azimuth, Meters};

/// The claims of distance among the statements.
pub(in crate::claim) fn find(view: &View<'_>, statements: &[Statement]) -> Vec<Claim> {
    statements.iter().filter_map(|statement| claim(view, statement)).collect()
}

fn claim(view: &View<'_>, statement: &Statement) -> Option<Claim> {
    if let Some(claim) = of_topic(view, statement) {
        return Some(claim);
    }
    let quantity = &view.quantities[statement.relation.quantity?];
    let [subject, object] = ends::ends(view, statement);
    let said = bands::stated(quantity.figure, quantity.hedge, quantity.unit.meters() / 1000.0);
    let judged = judged::judged(view, statement, &said, [&subject, &object]);
    let mut draft = Draft::new(view, statement, ClaimKind::Distance, &subject, &object);
    draft.claim.value = quantity.figure.exact();
    draft.claim.unit = Some(quantity.unit);
    draft.claim.qualifier = quantity.hedge_words.as_deref().map(|words| Message::Name { name: words.into() });
    if let Some(border) = across(view, statement, &subject, &object).or_else(|| border_name(view, statement, &object)) {
        draft.claim.object.name = border;
    }
    if statement.relation.way == Way::Course {
        draft.claim.message = vec![Message::LengthOfPath {}];
        return Some(draft.claim);
    }
    match judged {
        Some(judged) => {
            let doubt = judged::doubt(view, statement, &said, [&subject, &object], &judged);
            settle(draft, quantity, &said, judged, doubt)
        }
        None => Some(defined(view, statement, draft, quantity, &subject, &object)),
    }
}

/// "… arenas thousands of kilometres from Israeli soil": the place that the report is about, where the figure holds for it.
/// The words do not say that it is meant, so it is never held against them.
fn of_topic(view: &View<'_>, statement: &Statement) -> Option<Claim> {
    let topic = statement.topic.clone()?;
    Spot::of(view, &statement.target().end).shape?;
    let assumed = Statement { subject: Some(topic), topic: None, bond: Bond::Topic, ..statement.clone() };
    claim(view, &assumed).filter(|claim| claim.verdict == Verdict::Supported)
}

fn settle(
    mut draft: Draft,
    quantity: &Quantity,
    said: &Stated,
    judged: Judged,
    doubt: Option<Message>,
) -> Option<Claim> {
    draft.claim.verdict = judged.verdict;
    draft.claim.distance = judged.rest().and_then(|reading| reading.distance);
    draft.claim.message =
        message::distance(&draft.claim.subject.name, &draft.claim.object.name, quantity, said, &judged);
    if let Some(doubt) = doubt {
        draft.claim.verdict = Verdict::Uncheckable;
        draft.claim.message.push(doubt);
    }
    draft.claim.readings = judged.readings;
    Some(draft.claim)
}

/// A claim that defines a position rather than checking one.
fn defined(
    view: &View<'_>,
    statement: &Statement,
    mut draft: Draft,
    quantity: &Quantity,
    subject: &Spot,
    object: &Spot,
) -> Claim {
    let length = Meters::from_unit(f64::midpoint(quantity.figure.ends().0, quantity.figure.ends().1), quantity.unit);
    let derived = base(statement, object)
        .filter(|_| subject.point.is_none())
        .zip(statement.relation.wind)
        .map(|(from, wind)| (from, direct(from, Azimuth::from_degrees(wind.azimuth().degrees()), length)));
    draft.claim.verdict = Verdict::Uncheckable;
    if let Some((from, at)) = derived {
        draft.claim.readings.push(Reading {
            from: object.datum(),
            to: Datum::Given,
            ends: Some((from, at)),
            distance: Some(length),
            verdict: Verdict::Uncheckable,
        });
        let land = view.atlas.country_at(at);
        draft.claim.message = message::derived(subject, object, at, land.map(|c| view.atlas.country_name(c)));
    } else {
        draft.claim.message = message::unplaced(subject, object);
    }
    draft.claim
}

/// Where a derived position is counted from: the point, of an area its border or coast on the side of the wind, never its middle.
fn base(statement: &Statement, object: &Spot) -> Option<LonLat> {
    let point = object.point?;
    let (Some(shape), Some(wind)) = (&object.shape, statement.relation.wind) else { return Some(point) };
    let extent = shape.extent?;
    let across = |degrees: f64| Meters(degrees * DEGREE);
    let beyond = across(extent.width().max(extent.north - extent.south).min(90.0));
    let middle = shape.mainland.map_or(point, |mainland| mainland.centroid());
    nearest(direct(middle, wind.azimuth(), beyond), &shape.outline).map(|found| found.point)
}

/// Metres of a degree of latitude, roughly: far enough to leave an area in any direction.
const DEGREE: f64 = 111_320.0;

/// "100 km inside Pakistan" is a distance from the country across the nearest border.
fn across(view: &View<'_>, statement: &Statement, subject: &Spot, object: &Spot) -> Option<Message> {
    let inside = statement.relation.side == Side::Inside;
    let found = nearest(subject.point.filter(|_| inside)?, &object.shape.as_ref()?.outline)?;
    let beyond = direct(found.point, found.geodesic.azi2, Meters(BEYOND));
    let neighbour = view.atlas.country_at(beyond).filter(|&country| Some(country) != object.country);
    Some(match neighbour {
        Some(country) => Message::Name { name: view.atlas.country_name(country).into() },
        None => Message::BorderOf { place: object.said() },
    })
}

/// Metres beyond a boundary at which to look whose ground it is.
const BEYOND: f64 = 3000.0;

/// What a claim about a border calls its object.
fn border_name(view: &View<'_>, statement: &Statement, object: &Spot) -> Option<Message> {
    let target = statement.target();
    if statement.relation.side == Side::Inside {
        return None;
    }
    match (&target.end, &target.other, target.aspect) {
        (End::Anaphor(_), _, Aspect::Border) => Some(Message::TheBorder {}),
        (_, Some(other), Aspect::Border) => {
            Some(Message::NamedBorder { one: object.said(), other: Spot::of(view, other).said() })
        }
        _ => None,
    }
}
