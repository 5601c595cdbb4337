//! "X is N from Y": the figure against every reading of the two ends.
//!
//! # When it fails
//!
//! An end without a position of its own (a ship, a front line) is defined by the claim, not checked by it: the point
//! that it defines is derived and shown, and for a vessel required to lie at sea.

use crate::basemap::Policy;
use crate::geodesy::{direct, farthest, gap, inverse, nearest};
use crate::geometry::LonLat;
use crate::mention::quantity::Quantity;
use crate::units::{Azimuth, Meters};

use super::atlas::Spot;
use super::bands::{self, Ground, Interval, Path, Stated};
use super::message;
use super::noun::{Aspect, End};
use super::relation::{Side, Way};
use super::statement::Statement;
use super::view::View;
use super::{Claim, ClaimKind, Draft, Reading, Verdict};

/// The claims of distance among the statements.
pub(super) fn find(view: &View<'_>, statements: &[Statement]) -> Vec<Claim> {
    statements.iter().filter_map(|statement| claim(view, statement)).collect()
}

fn claim(view: &View<'_>, statement: &Statement) -> Option<Claim> {
    let quantity = &view.quantities[statement.relation.quantity?];
    let subject = match &statement.subject {
        Some(end) => view.atlas.spot(view, end),
        None => view.atlas.spot(view, &End::Unplaced("the place".to_owned())),
    };
    let object = view.atlas.spot(view, &statement.target().end);
    let measured = measure(view, statement, &subject, &object);
    let said = bands::stated(quantity.figure, quantity.hedge, quantity.unit.meters() / 1000.0);
    let path = path_of(statement, &measured);
    let judged = measured.map(|measured| judge(&said, measured, path));
    let mut draft = Draft::new(view, statement, ClaimKind::Distance, &subject, &object);
    draft.claim.value = quantity.figure.exact();
    draft.claim.unit = Some(quantity.unit);
    draft.claim.qualifier = quantity.hedge_words.clone();
    if let Some(border) = border_name(view, statement, &object) {
        draft.claim.object = border;
    }
    match judged {
        Some(judged) => settle(draft, quantity, &said, judged),
        None => Some(defined(view, statement, draft, quantity, &subject, &object)),
    }
}

/// The readings of a distance, and the interval that the truth lies in.
pub(super) struct Measured {
    pub(super) readings: Vec<Measurement>,
    pub(super) truth: Interval,
    pub(super) kind: Kind,
}

/// One reading before it is judged.
pub(super) struct Measurement {
    pub(super) from: String,
    pub(super) to: String,
    pub(super) ends: (LonLat, LonLat),
    pub(super) distance: Meters,
    pub(super) truth: Interval,
    /// Whether the verdict may rest on it; the farthest point is shown only.
    pub(super) counts: bool,
}

/// What was measured to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Points,
    Boundary,
    Area,
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

fn path_of(statement: &Statement, measured: &Option<Measured>) -> Path {
    let to_line = measured.as_ref().is_some_and(|measured| measured.kind != Kind::Points);
    match statement.relation.way {
        Way::Road => Path::Road,
        Way::Straight => Path::ToLine,
        Way::Unspecified if to_line => Path::ToLine,
        Way::Unspecified => Path::Unspecified,
    }
}

/// Measures every reading; `None` where an end has no position.
fn measure(view: &View<'_>, statement: &Statement, subject: &Spot, object: &Spot) -> Option<Measured> {
    let target = statement.target();
    let to_boundary = matches!(target.aspect, Aspect::Border | Aspect::Coast)
        || matches!(statement.relation.side, Side::Inside | Side::Off);
    if let End::Anaphor(_) = target.end {
        return (target.aspect == Aspect::Border).then(|| to_any_border(view, subject)).flatten();
    }
    if target.aspect == Aspect::Capital {
        let (name, point) = view.atlas.cities(object.country?).into_iter().next()?;
        return Some(points(subject, &name, point, 10.0, subject.point?));
    }
    if to_boundary {
        return to_border(view, statement, subject, object);
    }
    between(view, subject, object)
}

/// The readings between two places, whatever they are.
pub(super) fn between(view: &View<'_>, subject: &Spot, object: &Spot) -> Option<Measured> {
    match (&subject.shape, &object.shape) {
        (None, None) => Some(points(subject, &object.name, object.point?, object.radius, subject.point?)),
        (None, Some(_)) => to_area(view, subject, object),
        (Some(_), None) => to_area(view, object, subject),
        (Some(one), Some(other)) => between_areas(view, subject, object, &gap(&one.outline, &other.outline)?),
    }
}

fn points(subject: &Spot, name: &str, to: LonLat, radius: f64, from: LonLat) -> Measured {
    let distance = inverse(from, to).length;
    let truth = bands::between_points(distance.km(), subject.radius, radius);
    let straight = Measurement {
        from: subject.name.clone(),
        to: name.to_owned(),
        ends: (from, to),
        distance,
        truth,
        counts: true,
    };
    Measured { readings: vec![straight], truth, kind: Kind::Points }
}

/// From a point to the boundary of a country or division, de facto and without disputed ground.
fn to_border(view: &View<'_>, statement: &Statement, subject: &Spot, object: &Spot) -> Option<Measured> {
    let from = subject.point?;
    let mut readings = Vec::new();
    let mut add = |to: String, shape: &super::atlas::Shape| {
        if let Some(found) = nearest(from, &shape.outline) {
            readings.push(boundary(subject, from, to, found.point, found.distance()));
        }
    };
    let other = statement.target().other.as_ref().map(|end| view.atlas.spot(view, end));
    if let (Some(one), Some(other)) = (object.country, other.and_then(|other| other.country))
        && let Some(shape) = view.atlas.shared_border(one, other)
    {
        add("the border that they share".to_owned(), &shape);
    }
    if let Some(shape) = &object.shape {
        add("nearest border".to_owned(), shape);
    }
    if let Some(country) = object.country.filter(|_| object.kind == crate::gazetteer::FeatureKind::Country)
        && let Some(shape) = view.atlas.country(country, Policy::Undisputed)
    {
        add("nearest border without disputed ground".to_owned(), &shape);
    }
    distinct(&mut readings);
    if readings.is_empty() {
        return between(view, subject, object);
    }
    let low = readings.iter().map(|r| r.truth.low).fold(f64::INFINITY, f64::min);
    let high = readings.iter().map(|r| r.truth.high).fold(0.0, f64::max);
    Some(Measured { readings, truth: Interval::new(low, high), kind: Kind::Boundary })
}

/// "the border", of no named country: that to each neighbour of the country in which the subject lies.
fn to_any_border(view: &View<'_>, subject: &Spot) -> Option<Measured> {
    let from = subject.point?;
    let country = subject.country.or_else(|| view.atlas.country_at(from))?;
    let mut readings: Vec<Measurement> = Vec::new();
    for neighbour in view.atlas.neighbours(country) {
        let name = view.atlas.country_name(neighbour);
        for (policy, words) in [(Policy::DeFacto, ""), (Policy::Undisputed, " without disputed ground")] {
            let Some(shape) = view.atlas.country(neighbour, policy) else { continue };
            if let Some(found) = nearest(from, &shape.outline) {
                let to = format!("border with {name}{words}");
                readings.push(boundary(subject, from, to, found.point, found.distance()));
            }
        }
    }
    distinct(&mut readings);
    readings.sort_by(|a, b| a.distance.0.total_cmp(&b.distance.0));
    let (first, last) = (readings.first()?, readings.last()?);
    let truth = Interval::new(first.truth.low, last.truth.high);
    Some(Measured { readings, truth, kind: Kind::Boundary })
}

fn boundary(subject: &Spot, from: LonLat, to: String, at: LonLat, distance: Meters) -> Measurement {
    let truth = bands::to_boundary(distance.km(), subject.radius);
    Measurement { from: subject.name.clone(), to, ends: (from, at), distance, truth, counts: true }
}

/// Drops readings that measure the same as one before.
fn distinct(readings: &mut Vec<Measurement>) {
    let mut kept: Vec<f64> = Vec::new();
    readings.retain(|reading| {
        let new = kept.iter().all(|known| (known - reading.distance.0).abs() > 50.0);
        if new {
            kept.push(reading.distance.0);
        }
        new
    });
}

/// From a point to an area: nearest border, capital, largest city, middle, farthest point.
fn to_area(view: &View<'_>, subject: &Spot, object: &Spot) -> Option<Measured> {
    let (from, shape) = (subject.point?, object.shape.as_ref()?);
    let near = nearest(from, &shape.outline)?;
    let mut readings = vec![boundary(subject, from, "nearest border".to_owned(), near.point, near.distance())];
    let mut nearest_km = near.distance().km();
    let is_country = object.kind == crate::gazetteer::FeatureKind::Country;
    let mut stand_ins: Vec<(String, LonLat)> = Vec::new();
    if let Some(country) = object.country.filter(|_| is_country) {
        if let Some(found) = view.atlas.country(country, Policy::Undisputed).and_then(|s| nearest(from, &s.outline)) {
            let to = "nearest border without disputed ground".to_owned();
            readings.push(boundary(subject, from, to, found.point, found.distance()));
        }
        stand_ins.extend(view.atlas.cities(country));
    }
    let middle = shape.mainland.map(|mainland| mainland.centroid()).or(object.point);
    stand_ins.extend(middle.map(|middle| ("middle of the mainland".to_owned(), middle)));
    let mut far_km = nearest_km;
    for (to, at) in stand_ins {
        let distance = inverse(from, at).length;
        far_km = far_km.max(distance.km());
        let truth = bands::between_points(distance.km(), subject.radius, 5.0);
        readings.push(Measurement { from: subject.name.clone(), to, ends: (from, at), distance, truth, counts: true });
    }
    if let Some(far) = farthest(from, &shape.outline) {
        let (distance, at) = (far.distance(), far.point);
        let truth = bands::between_points(distance.km(), subject.radius, 0.0);
        let to = "farthest point".to_owned();
        readings.push(Measurement { from: subject.name.clone(), to, ends: (from, at), distance, truth, counts: false });
    }
    distinct(&mut readings);
    if shape.outline.contains(from) {
        // From within, "from the country" can only mean its boundary, and nothing is no distance at all.
        nearest_km = 0.0;
    }
    Some(Measured { truth: bands::to_area(nearest_km, far_km), readings, kind: Kind::Area })
}

fn between_areas(view: &View<'_>, subject: &Spot, object: &Spot, gap: &crate::geodesy::Gap) -> Option<Measured> {
    let (from, to) = (subject.shape.as_ref()?, object.shape.as_ref()?);
    let name = |spot: &Spot, what: &str| format!("{what} of {}", spot.name);
    let mut readings = vec![Measurement {
        from: name(subject, "nearest border"),
        to: name(object, "nearest border"),
        ends: (gap.from, gap.to),
        distance: gap.geodesic.length,
        truth: bands::to_boundary(gap.geodesic.length.km(), 0.0),
        counts: true,
    }];
    let middles = (from.mainland.map(|m| m.centroid()), to.mainland.map(|m| m.centroid()));
    let capitals = [subject, object].map(|spot| spot.country.and_then(|c| view.atlas.cities(c).into_iter().next()));
    let mut add = |from: (String, LonLat), to: (String, LonLat)| {
        let distance = inverse(from.1, to.1).length;
        let truth = bands::between_points(distance.km(), 5.0, 5.0);
        readings.push(Measurement { from: from.0, to: to.0, ends: (from.1, to.1), distance, truth, counts: true });
    };
    if let [Some(one), Some(other)] = capitals {
        add(one, other);
    }
    if let (Some(one), Some(other)) = middles {
        add((name(subject, "middle"), one), (name(object, "middle"), other));
    }
    let far = readings.iter().map(|reading| reading.distance.km()).fold(0.0, f64::max);
    Some(Measured { truth: bands::to_area(gap.geodesic.length.km(), far), readings, kind: Kind::Area })
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
    let best = (0..readings.len()).filter(|&at| readings[at].2).min_by_key(|&at| (rank(readings[at].0.verdict), at));
    let rests_on = best.unwrap_or(0);
    if let Some((reading, reason, _)) = readings.get(rests_on) {
        // The interval over all readings can hold what no single one does: "from Israel" need not mean a named point.
        if rank(reading.verdict) < rank(verdict) {
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

/// Best first.
pub(super) const fn rank(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Supported => 0,
        Verdict::Approximately => 1,
        Verdict::Uncheckable => 2,
        Verdict::Contradicted => 3,
    }
}

fn settle(mut draft: Draft, quantity: &Quantity, said: &Stated, judged: Judged) -> Option<Claim> {
    draft.claim.verdict = judged.verdict;
    draft.claim.distance = judged.readings.get(judged.rests_on).and_then(|reading| reading.distance);
    draft.claim.message = message::distance(&draft.claim, quantity, said, &judged);
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
