//! Every way to measure between two ends: nearest border, capital, largest city, middle, farthest point; with and without
//! disputed ground; to a named stretch of border.

use crate::claim::measure::bands::{self, Interval};
use crate::claim::measure::spot::Spot;
use crate::claim::model::Datum;
use crate::geodesy::{Gap, farthest, gap, inverse, nearest};
use crate::geometry::LonLat;
use crate::resolve::atlas::Atlas;
use crate::units::Meters;
use crate::world::Shape;
use crate::world::gazetteer::{Feature, FeatureKind};
use crate::world::ground::Policy;

/// The readings of a distance, and the interval that the truth lies in.
pub(in crate::claim) struct Measured {
    pub(in crate::claim) readings: Vec<Measurement>,
    pub(in crate::claim) truth: Interval,
    pub(in crate::claim) kind: Kind,
}

/// One reading before it is judged.
pub(in crate::claim) struct Measurement {
    pub(in crate::claim) from: Datum,
    pub(in crate::claim) to: Datum,
    pub(in crate::claim) ends: (LonLat, LonLat),
    pub(in crate::claim) distance: Meters,
    pub(in crate::claim) truth: Interval,
    /// Whether the verdict may rest on it; the farthest point is shown only.
    pub(in crate::claim) counts: bool,
}

/// What was measured to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::claim) enum Kind {
    Points,
    Boundary,
    Area,
}

/// The readings between two places, whatever they are.
pub(in crate::claim) fn between(atlas: &Atlas<'_>, subject: &Spot, object: &Spot) -> Option<Measured> {
    match (&subject.shape, &object.shape) {
        (None, None) => Some(points(subject, object.datum(), object.point?, object.radius, subject.point?)),
        (None, Some(_)) if object.town.is_some() => to_territory(subject, object),
        (None, Some(_)) => to_area(atlas, subject, object),
        (Some(_), None) if subject.town.is_some() => to_territory(object, subject),
        (Some(_), None) => to_area(atlas, object, subject),
        (Some(one), Some(other)) => between_areas(atlas, subject, object, &gap(&one.outline, &other.outline)?),
    }
}

pub(in crate::claim) fn points(subject: &Spot, name: Datum, to: LonLat, radius: f64, from: LonLat) -> Measured {
    let distance = inverse(from, to).length;
    let truth = bands::between_points(distance.km(), subject.radius, radius);
    let straight = Measurement { from: subject.datum(), to: name, ends: (from, to), distance, truth, counts: true };
    Measured { readings: vec![straight], truth, kind: Kind::Points }
}

/// From a point to the boundary of a country or division, de facto and without disputed ground.
pub(in crate::claim) fn to_border(
    atlas: &Atlas<'_>,
    subject: &Spot,
    object: &Spot,
    other: Option<&Spot>,
) -> Option<Measured> {
    let from = subject.point?;
    let mut readings = Vec::new();
    // "Cape Verde lies 350 miles off the coast of Senegal": from its own coast.
    if let (Some(own), Some(other), None) = (&subject.shape, &object.shape, other)
        && let Some(gap) = gap(&own.outline, &other.outline).filter(|_| !other.outline.contains(from))
    {
        readings.push(Measurement {
            from: Datum::NearestBorder(Some(subject.name.clone())),
            to: Datum::NearestBorder(Some(object.name.clone())),
            ends: (gap.from, gap.to),
            distance: gap.geodesic.length,
            truth: bands::to_boundary(gap.geodesic.length.km(), 0.0),
            counts: true,
        });
    }
    let mut add = |to: Datum, shape: &Shape| {
        if let Some(found) = nearest(from, &shape.outline) {
            readings.push(boundary(subject, from, to, found.point, found.distance()));
        }
    };
    if let (Some(one), Some(other)) = (object.country, other.and_then(|other| other.country))
        && let Some(shape) = atlas.shared_border(one, other)
    {
        add(Datum::SharedBorder, &shape);
    }
    if let Some(shape) = &object.shape {
        add(Datum::NearestBorder(None), shape);
    }
    if let Some(country) = object.country.filter(|_| object.kind == FeatureKind::Country)
        && let Some(shape) = atlas.country(country, Policy::Undisputed)
    {
        add(Datum::UndisputedBorder, &shape);
    }
    distinct(&mut readings);
    if readings.is_empty() {
        return between(atlas, subject, object);
    }
    let low = readings.iter().map(|r| r.truth.low).fold(f64::INFINITY, f64::min);
    let high = readings.iter().map(|r| r.truth.high).fold(0.0, f64::max);
    Some(Measured { readings, truth: Interval::new(low, high), kind: Kind::Boundary })
}

/// "the border", of no named country: that to each neighbour of the country in which the subject lies.
pub(in crate::claim) fn to_any_border(atlas: &Atlas<'_>, subject: &Spot) -> Option<Measured> {
    let from = subject.point?;
    let country = subject.country.or_else(|| atlas.country_at(from))?;
    let mut readings: Vec<Measurement> = Vec::new();
    for neighbour in atlas.neighbours(country) {
        for (policy, undisputed) in [(Policy::DeFacto, false), (Policy::Undisputed, true)] {
            let Some(shape) = atlas.country(neighbour, policy) else { continue };
            if let Some(found) = nearest(from, &shape.outline) {
                let to = Datum::Neighbour { country: neighbour, name: atlas.country_name(neighbour), undisputed };
                readings.push(boundary(subject, from, to, found.point, found.distance()));
            }
        }
    }
    distinct(&mut readings);
    readings.sort_by(|a, b| a.distance.0.total_cmp(&b.distance.0));
    // Which border is meant is open: the verdict rests on the one that fits best, not on what lies between two of them.
    let truth = readings.first()?.truth;
    Some(Measured { readings, truth, kind: Kind::Boundary })
}

fn boundary(subject: &Spot, from: LonLat, to: Datum, at: LonLat, distance: Meters) -> Measurement {
    let truth = bands::to_boundary(distance.km(), subject.radius);
    Measurement { from: subject.datum(), to, ends: (from, at), distance, truth, counts: true }
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
fn to_area(atlas: &Atlas<'_>, subject: &Spot, object: &Spot) -> Option<Measured> {
    let (from, shape) = (subject.point?, object.shape.as_ref()?);
    let near = nearest(from, &shape.outline)?;
    let mut readings = vec![boundary(subject, from, Datum::NearestBorder(None), near.point, near.distance())];
    let mut nearest_km = near.distance().km();
    let is_country = object.kind == FeatureKind::Country;
    let mut stand_ins: Vec<(Datum, LonLat)> = Vec::new();
    if let Some(country) = object.country.filter(|_| is_country) {
        if let Some(found) = atlas.country(country, Policy::Undisputed).and_then(|s| nearest(from, &s.outline)) {
            let to = Datum::UndisputedBorder;
            readings.push(boundary(subject, from, to, found.point, found.distance()));
        }
        stand_ins.extend(
            atlas
                .cities(country)
                .into_iter()
                .map(|city| (Datum::City { city: city.id, name: city.name.to_owned() }, city.point)),
        );
    }
    let middle = shape.mainland.map(|mainland| mainland.centroid()).or(object.point);
    stand_ins.extend(middle.map(|middle| (Datum::Middle(None), middle)));
    let mut far_km = nearest_km;
    for (to, at) in stand_ins {
        let distance = inverse(from, at).length;
        far_km = far_km.max(distance.km());
        let truth = bands::between_points(distance.km(), subject.radius, 5.0);
        readings.push(Measurement { from: subject.datum(), to, ends: (from, at), distance, truth, counts: true });
    }
    if let Some(far) = farthest(from, &shape.outline) {
        let (distance, at) = (far.distance(), far.point);
        let truth = bands::between_points(distance.km(), subject.radius, 0.0);
        let to = Datum::Farthest;
        readings.push(Measurement { from: subject.datum(), to, ends: (from, at), distance, truth, counts: false });
    }
    distinct(&mut readings);
    if shape.outline.contains(from) {
        // From within, "from the country" can only mean its boundary, and nothing is no distance at all.
        nearest_km = 0.0;
    }
    Some(Measured { truth: bands::to_area(nearest_km, far_km), readings, kind: Kind::Area })
}

/// From a point to a territory that bears its town's name: its border, or the town; nobody means its middle.
fn to_territory(subject: &Spot, object: &Spot) -> Option<Measured> {
    let (from, town) = (subject.point?, object.town?);
    let near = nearest(from, &object.shape.as_ref()?.outline)?;
    let border = boundary(subject, from, Datum::NearestBorder(None), near.point, near.distance());
    let mut town = points(subject, Datum::Town(object.name.clone()), town, 5.0, from);
    let (low, high) = (near.distance().km(), town.readings.first()?.distance.km());
    town.readings.insert(0, border);
    Some(Measured { readings: town.readings, truth: bands::to_area(low, high.max(low)), kind: Kind::Area })
}

fn between_areas(atlas: &Atlas<'_>, subject: &Spot, object: &Spot, gap: &Gap) -> Option<Measured> {
    let (from, to) = (subject.shape.as_ref()?, object.shape.as_ref()?);
    let mut readings = vec![Measurement {
        from: Datum::NearestBorder(Some(subject.name.clone())),
        to: Datum::NearestBorder(Some(object.name.clone())),
        ends: (gap.from, gap.to),
        distance: gap.geodesic.length,
        truth: bands::to_boundary(gap.geodesic.length.km(), 0.0),
        counts: true,
    }];
    let middles = (from.mainland.map(|m| m.centroid()), to.mainland.map(|m| m.centroid()));
    // A division is not measured from the capital of its country.
    let country = |spot: &Spot| spot.country.filter(|_| spot.kind == FeatureKind::Country);
    let capitals = [subject, object].map(|spot| country(spot).and_then(|c| atlas.cities(c).into_iter().next()));
    let mut add = |from: (Datum, LonLat), to: (Datum, LonLat)| {
        let distance = inverse(from.1, to.1).length;
        let truth = bands::between_points(distance.km(), 5.0, 5.0);
        readings.push(Measurement { from: from.0, to: to.0, ends: (from.1, to.1), distance, truth, counts: true });
    };
    let city = |city: &Feature<'_>| (Datum::City { city: city.id, name: city.name.to_owned() }, city.point);
    if let [Some(one), Some(other)] = capitals {
        add(city(&one), city(&other));
    }
    if let (Some(one), Some(other)) = middles {
        add((Datum::Middle(Some(subject.name.clone())), one), (Datum::Middle(Some(object.name.clone())), other));
    }
    let far = readings.iter().map(|reading| reading.distance.km()).fold(0.0, f64::max);
    Some(Measured { truth: bands::to_area(gap.geodesic.length.km(), far), readings, kind: Kind::Area })
}
