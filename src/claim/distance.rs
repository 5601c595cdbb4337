//! "X is N from Y": the figure against every reading of the two ends.
//!
//! # When it fails
//!
//! An end without a position of its own (a ship, a front line) is defined by the claim, not checked by it: the point
//! that it defines is derived and shown, and for a vessel required to lie at sea.

use crate::geodesy::{direct, nearest};
use crate::mention::quantity::Quantity;
use crate::units::{Azimuth, Meters};

use super::atlas::Spot;
use super::bands::{self, Ground, Interval, Path, Stated};
use super::doubt::{self, Outcome};
use super::message;
use super::noun::{Aspect, End};
use super::readings::{Kind, Measured, between, to_any_border, to_border};
use super::relation::{Side, Way};
use super::statement::Statement;
use super::town;
use super::view::View;
use super::{Claim, ClaimKind, Draft, Reading, Verdict};

/// The claims of distance among the statements.
pub(super) fn find(view: &View<'_>, statements: &[Statement]) -> Vec<Claim> {
    statements.iter().filter_map(|statement| claim(view, statement)).collect()
}

fn claim(view: &View<'_>, statement: &Statement) -> Option<Claim> {
    if let Some(claim) = of_topic(view, statement) {
        return Some(claim);
    }
    let quantity = &view.quantities[statement.relation.quantity?];
    let [subject, object] = ends(view, statement);
    let said = bands::stated(quantity.figure, quantity.hedge, quantity.unit.meters() / 1000.0);
    let judged = judged(view, statement, &said, [&subject, &object]);
    let mut draft = Draft::new(view, statement, ClaimKind::Distance, &subject, &object);
    draft.claim.value = quantity.figure.exact();
    draft.claim.unit = Some(quantity.unit);
    draft.claim.qualifier = quantity.hedge_words.clone();
    if let Some(border) = across(view, statement, &subject, &object).or_else(|| border_name(view, statement, &object)) {
        draft.claim.object = border;
    }
    match judged {
        Some(judged) => {
            let doubt = doubt(view, statement, &said, [&subject, &object], &judged);
            settle(draft, quantity, &said, judged, doubt)
        }
        None => Some(defined(view, statement, draft, quantity, &subject, &object)),
    }
}

/// "… arenas thousands of kilometres from Israeli soil": the place that the report is about, where the figure holds for it.
/// The words do not say that it is meant, so it is never held against them.
fn of_topic(view: &View<'_>, statement: &Statement) -> Option<Claim> {
    let topic = statement.topic.clone()?;
    view.atlas.spot(view, &statement.target().end).shape?;
    let assumed = Statement { subject: Some(topic), topic: None, ..statement.clone() };
    claim(view, &assumed).filter(|claim| claim.verdict == Verdict::Supported)
}

/// The two ends of a statement as a distance or a direction means them.
pub(super) fn ends(view: &View<'_>, statement: &Statement) -> [Spot; 2] {
    let subject = match &statement.subject {
        Some(end) => view.atlas.spot(view, end),
        None => view.atlas.spot(view, &End::Unplaced("the place".to_owned())),
    };
    let object = view.atlas.spot(view, &statement.target().end);
    if statement.target().aspect == Aspect::Capital
        && let Some(capital) = object.country.and_then(|country| view.atlas.capital(country))
    {
        return [town::settled(view, subject), capital];
    }
    let whole = statement.target().aspect == Aspect::Whole && statement.relation.side != Side::Inside;
    [town::settled(view, subject), if whole { town::settled(view, object) } else { object }]
}

fn judged(view: &View<'_>, statement: &Statement, said: &Stated, [subject, object]: [&Spot; 2]) -> Option<Judged> {
    let measured = measure(view, statement, subject, object)?;
    let path = path_of(statement, &measured);
    Some(judge(said, measured, path))
}

/// Why a contradicted figure may be that of a namesake.
fn doubt(view: &View<'_>, statement: &Statement, said: &Stated, ends: [&Spot; 2], judged: &Judged) -> Option<String> {
    let outcome = |judged: &Judged| {
        let lengths = judged.readings.iter().filter_map(|reading| reading.distance).map(Meters::km);
        let km = lengths.min_by(|a, b| misfit(*a, said.value).total_cmp(&misfit(*b, said.value)));
        Outcome { verdict: judged.verdict, km: km.unwrap_or(0.0) }
    };
    doubt::of(view, ends, Some(said.value), &outcome(judged), |ends| {
        self::judged(view, statement, said, ends).map(|judged| outcome(&judged))
    })
}

/// The same for a direction that is stated together with a figure: if the figure is a namesake's, so is the direction.
pub(super) fn doubt_of_figure(view: &View<'_>, statement: &Statement, ends: [&Spot; 2]) -> Option<String> {
    let quantity = &view.quantities[statement.relation.quantity?];
    let said = bands::stated(quantity.figure, quantity.hedge, quantity.unit.meters() / 1000.0);
    let judged = judged(view, statement, &said, ends)?;
    doubt(view, statement, &said, ends, &judged)
}

/// Measures every reading; `None` where an end has no position.
fn measure(view: &View<'_>, statement: &Statement, subject: &Spot, object: &Spot) -> Option<Measured> {
    let target = statement.target();
    let to_boundary = matches!(target.aspect, Aspect::Border | Aspect::Coast)
        || matches!(statement.relation.side, Side::Inside | Side::Off);
    if let End::Anaphor(_) = target.end {
        return (target.aspect == Aspect::Border).then(|| to_any_border(&view.atlas, subject)).flatten();
    }
    if to_boundary {
        let other = target.other.as_ref().map(|end| view.atlas.spot(view, end));
        return to_border(&view.atlas, subject, object, other.as_ref());
    }
    between(&view.atlas, subject, object)
}

/// A judged distance.
pub(super) struct Judged {
    pub(super) readings: Vec<Reading>,
    pub(super) verdict: Verdict,
    pub(super) ground: Ground,
    /// Index of the reading that the verdict rests on.
    pub(super) rests_on: usize,
    pub(super) truth: Interval,
    pub(super) kind: Kind,
}

impl Judged {
    /// The reading that the verdict rests on.
    pub(super) fn rest(&self) -> Option<&Reading> {
        self.readings.get(self.rests_on)
    }
}

fn path_of(statement: &Statement, measured: &Measured) -> Path {
    let to_line = measured.kind != Kind::Points;
    match statement.relation.way {
        Way::Road => Path::Road,
        Way::Straight => Path::ToLine,
        Way::Unspecified if to_line => Path::ToLine,
        Way::Unspecified => Path::Unspecified,
    }
}

/// The verdict over all readings, and on each.
pub(super) fn judge(said: &Stated, measured: Measured, path: Path) -> Judged {
    let (mut verdict, mut ground) = bands::distance(said, measured.truth, path);
    let readings: Vec<(Reading, Ground, bool)> = measured
        .readings
        .iter()
        .map(|m| {
            let (verdict, ground) = bands::distance(said, m.truth, path);
            let reading = Reading {
                from: m.from.clone(),
                to: m.to.clone(),
                ends: Some(m.ends),
                distance: Some(m.distance),
                verdict,
            };
            (reading, ground, m.counts)
        })
        .collect();
    // Between two boundaries the one that fits better speaks; of an area the nearest border speaks first.
    let fit = |at: usize| match measured.kind {
        Kind::Boundary => readings[at].0.distance.map_or(f64::INFINITY, |d| misfit(d.km(), said.value)),
        Kind::Points | Kind::Area => at as f64,
    };
    let better = |a: &usize, b: &usize| {
        rank(readings[*a].0.verdict).cmp(&rank(readings[*b].0.verdict)).then(fit(*a).total_cmp(&fit(*b)))
    };
    let best = (0..readings.len()).filter(|&at| readings[at].2).min_by(better);
    let rests_on = best.unwrap_or(0);
    if let Some((reading, reason, _)) = readings.get(rests_on) {
        // The interval over all readings can hold what no single one does: "from Israel" need not mean a named point.
        let (own, whole) = (rank(reading.verdict), rank(verdict));
        if own < whole || own == whole && measured.kind == Kind::Boundary {
            (verdict, ground) = (reading.verdict, *reason);
        }
    }
    if verdict == Verdict::Supported && measured.kind == Kind::Area {
        let nearest_border_only = readings.iter().take(1).all(|(reading, ..)| reading.verdict != Verdict::Supported);
        if nearest_border_only {
            verdict = Verdict::Approximately;
        }
    }
    Judged {
        readings: readings.into_iter().map(|(reading, ..)| reading).collect(),
        verdict,
        ground,
        rests_on,
        truth: measured.truth,
        kind: measured.kind,
    }
}

/// By how much a length misses another, as a ratio without a sign.
fn misfit(one: f64, other: f64) -> f64 {
    (one.max(0.001) / other.max(0.001)).ln().abs()
}

/// Best first.
pub(super) const fn rank(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Supported => 0,
        Verdict::Approximately => 1,
        Verdict::Uncheckable => 2,
        Verdict::Contradicted => 3,
    }
}

fn settle(
    mut draft: Draft,
    quantity: &Quantity,
    said: &Stated,
    judged: Judged,
    doubt: Option<String>,
) -> Option<Claim> {
    draft.claim.verdict = judged.verdict;
    draft.claim.distance = judged.rest().and_then(|reading| reading.distance);
    draft.claim.message = message::distance(&draft.claim.subject, &draft.claim.object, quantity, said, &judged);
    if let Some(doubt) = doubt {
        draft.claim.verdict = Verdict::Uncheckable;
        draft.claim.message = format!("{} {doubt}", draft.claim.message);
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
    let derived = object
        .point
        .filter(|_| subject.point.is_none())
        .zip(statement.relation.wind)
        .map(|(from, wind)| (from, direct(from, Azimuth::from_degrees(wind.azimuth().degrees()), length)));
    draft.claim.verdict = Verdict::Uncheckable;
    if let Some((from, at)) = derived {
        draft.claim.readings.push(Reading {
            from: object.name.clone(),
            to: "the position that the claim gives".to_owned(),
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

/// "100 km inside Pakistan" is a distance from the country across the nearest border.
fn across(view: &View<'_>, statement: &Statement, subject: &Spot, object: &Spot) -> Option<String> {
    let inside = statement.relation.side == Side::Inside;
    let found = nearest(subject.point.filter(|_| inside)?, &object.shape.as_ref()?.outline)?;
    let beyond = direct(found.point, found.geodesic.azi2, Meters(BEYOND));
    let neighbour = view.atlas.country_at(beyond).filter(|&country| Some(country) != object.country);
    Some(match neighbour {
        Some(country) => view.atlas.country_name(country),
        None => format!("the border of {}", object.name),
    })
}

/// Metres beyond a boundary at which to look whose ground it is.
const BEYOND: f64 = 3000.0;

/// What a claim about a border calls its object.
fn border_name(view: &View<'_>, statement: &Statement, object: &Spot) -> Option<String> {
    let target = statement.target();
    if statement.relation.side == Side::Inside {
        return None;
    }
    match (&target.end, &target.other, target.aspect) {
        (End::Anaphor(_), ..) => Some("the border".to_owned()),
        (_, Some(other), Aspect::Border) => {
            Some(format!("{}–{} border", object.name, view.atlas.spot(view, other).name))
        }
        _ => None,
    }
}
