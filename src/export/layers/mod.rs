//! From an analysis to flat tables with geometry: points, lines, areas.
//!
//! Flat scalars only, the same columns in every row, `None` for missing: a number in one feature and text in another
//! makes QGIS read the whole column as nothing.

mod listed;
mod read;
mod table;

pub use listed::left_out;
pub use read::story;
pub use table::{Column, ColumnType, Layer, OWN, Row, Shape, Value};

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use geo::{Geometry, LineString, MultiLineString, Point, Polygon};

use crate::analysis::{Analysis, Source};
use crate::claim::{Claim, Datum, Reading};
use crate::export::record;
use crate::geodesy;
use crate::geometry::{self, LonLat};
use crate::id::{ClaimId, EventId, PlaceId};
use crate::lang::{self, Message};
use crate::resolve::Place;
use crate::site::{Role, Site};
use crate::units::{LengthUnit, Meters};

/// Radius from which on a place is drawn as an area beside its point.
const APPROXIMATE: Meters = Meters(5_000.0);

/// Deviation of an exported geodesic from the true one, at most.
const LINE_TOLERANCE: Meters = Meters(50.0);

const fn text(name: &'static str) -> Column {
    Column { name: Cow::Borrowed(name), kind: ColumnType::Text }
}

const fn real(name: &'static str) -> Column {
    Column { name: Cow::Borrowed(name), kind: ColumnType::Real }
}

const fn integer(name: &'static str) -> Column {
    Column { name: Cow::Borrowed(name), kind: ColumnType::Integer }
}

const POINT_COLUMNS: &[Column] = &[
    text("name"),
    text("symbol"),
    text("role"),
    text("kind"),
    text("event"),
    text("certainty"),
    Column { name: Cow::Borrowed("event_date"), kind: ColumnType::Date },
    text("date_text"),
    text("actor"),
    text("facts"),
    text("quote"),
    text("country"),
    text("admin1"),
    integer("geonameid"),
    real("precision_km"),
    real("confidence"),
    integer("mentions"),
];

const LINE_COLUMNS: &[Column] = &[
    text("name"),
    text("verdict"),
    text("subject"),
    text("object"),
    text("reading"),
    text("stated"),
    real("distance_km"),
    real("distance_mi"),
    real("distance_nmi"),
    real("azimuth"),
    text("sentence"),
];

const AREA_COLUMNS: &[Column] = &[text("name"), text("symbol"), real("precision_km"), text("why")];

/// The layers of an analysis that have at least one row.
pub fn layers(analysis: &Analysis) -> Vec<Layer> {
    if let Some(list) = &analysis.list {
        return listed::layers(analysis, list);
    }
    let table = |shape, columns, rows| Layer { shape, columns: Cow::Borrowed(columns), is_list: false, rows };
    let grounds = Grounds::new(analysis);
    let tables = [
        table(Shape::Areas, AREA_COLUMNS, area_rows(analysis, &grounds)),
        table(Shape::Lines, LINE_COLUMNS, line_rows(analysis)),
        table(Shape::Points, POINT_COLUMNS, point_rows(analysis, &grounds)),
    ];
    tables.into_iter().filter(|layer| !layer.rows.is_empty()).collect()
}

/// A point by its bits, to find what lies at the same.
type Spot = (u64, u64);

fn spot(at: LonLat) -> Spot {
    (at.lon().to_bits(), at.lat().to_bits())
}

/// What lies where: which places are those of a site, and which share a point.
struct Grounds {
    /// The placed names at each point.
    at: BTreeMap<Spot, Vec<PlaceId>>,
    /// Placed names that lie at no site, one group a position, in reading order.
    others: Vec<Vec<PlaceId>>,
}

impl Grounds {
    fn new(analysis: &Analysis) -> Self {
        let mut at: BTreeMap<Spot, Vec<PlaceId>> = BTreeMap::new();
        for (id, place) in analysis.places.entries() {
            if let Some(position) = &place.position {
                at.entry(spot(position.point)).or_default().push(id);
            }
        }
        let mut taken: BTreeSet<PlaceId> = BTreeSet::new();
        for (_, site, _) in marked(analysis) {
            taken.extend(&site.mentions);
            taken.extend(at.get(&spot(site.position.point)).into_iter().flatten());
        }
        let mut others: Vec<Vec<PlaceId>> = Vec::new();
        let mut groups: BTreeMap<Spot, Vec<usize>> = BTreeMap::new();
        for (id, place) in analysis.places.entries().filter(|(id, _)| !taken.contains(id)) {
            let Some(position) = &place.position else { continue };
            let here = groups.entry(spot(position.point)).or_default();
            let same = |group: &usize| {
                analysis.places.by_id(others[*group][0]).is_some_and(|other| other.position.as_ref() == Some(position))
            };
            match here.iter().copied().find(same) {
                Some(group) => others[group].push(id),
                None => {
                    here.push(others.len());
                    others.push(vec![id]);
                }
            }
        }
        Self { at, others }
    }

    /// How many mentions a site has: its own, and those at the same point.
    fn mentions(&self, site: &Site) -> usize {
        let here = self.at.get(&spot(site.position.point)).map_or(&[][..], Vec::as_slice);
        here.len() + site.mentions.iter().filter(|mention| !here.contains(mention)).count()
    }
}

/// The sites come last: readers draw in the order of the file, and a site must not lie beneath a mere mention.
fn point_rows(analysis: &Analysis, grounds: &Grounds) -> Vec<Row> {
    let places = grounds.others.iter().filter_map(|group| place_row(analysis, group));
    let sites = marked(analysis).map(|(id, site, role)| site_row(analysis, id, site, role, grounds.mentions(site)));
    places.chain(sites).collect()
}

/// The role of a group is the one that says most: where an attack came from, else a mention.
fn role_of(analysis: &Analysis, group: &[PlaceId]) -> Role {
    let is_origin = |mention: &PlaceId| {
        let at = analysis.places.position(*mention);
        at.and_then(|at| analysis.roles.get(at)) == Some(&Role::Origin)
    };
    if group.iter().any(is_origin) { Role::Origin } else { Role::Mention }
}

/// What was struck and where something was intercepted, each with its identifier and role: over an interception nothing was struck.
fn marked(analysis: &Analysis) -> impl Iterator<Item = (EventId, &Site, Role)> {
    let sites = analysis.sites.entries().map(|(id, site)| (EventId::Site(id), site, Role::StrikeSite));
    let stopped = analysis.interceptions.entries();
    sites.chain(stopped.map(|(id, site)| (EventId::Interception(id), site, Role::Mention)))
}

fn site_row(analysis: &Analysis, id: EventId, site: &Site, role: Role, mentions: usize) -> Row {
    let place = analysis.first_place(site);
    let event = record::event_name(site.event);
    let symbol = site.event.symbol(site.certainty);
    let day = site.when.map(|day| day.to_string());
    Row {
        uid: id.to_string(),
        geometry: point(site.position.point),
        cells: vec![
            Value::Text(site.name.clone()),
            Value::Text(symbol),
            Value::Text(record::role_name(role).to_owned()),
            optional(place.map(|place| record::kind_name(place.kind))),
            Value::Text(event.to_owned()),
            Value::Text(record::certainty_name(site.certainty).to_owned()),
            optional(day.as_deref().filter(|day| day.len() == 10)),
            optional(day.as_deref()),
            optional(site.actor.as_deref()),
            if site.facts.is_empty() { Value::Null } else { Value::Text(site.facts.join("; ")) },
            optional(site.quote.map(|span| analysis.article.slice(span)).filter(|quote| !quote.is_empty())),
            optional(place.and_then(|place| place.country.as_ref()).map(|country| country.as_str())),
            optional(place.and_then(|place| place.admin1.as_deref())),
            place.and_then(|place| place.geonameid).map_or(Value::Null, |id| Value::Integer(i64::from(id))),
            Value::Real(record::rounded(site.position.precision.km(), 3)),
            place.map_or(Value::Null, |place| Value::Real(record::rounded(f64::from(place.confidence), 3))),
            count(mentions),
        ],
    }
}

/// The row of the names at one position; `None` where the first of them has none.
fn place_row(analysis: &Analysis, group: &[PlaceId]) -> Option<Row> {
    let &first = group.first()?;
    let place = analysis.places.by_id(first)?;
    let position = place.position.as_ref()?;
    let role = role_of(analysis, group);
    Some(Row {
        uid: first.to_string(),
        geometry: point(position.point),
        cells: vec![
            Value::Text(place.name.clone()),
            Value::Text(record::role_name(role).to_owned()),
            Value::Text(record::role_name(role).to_owned()),
            Value::Text(record::kind_name(place.kind).to_owned()),
            Value::Null,
            Value::Null,
            Value::Null,
            Value::Null,
            Value::Null,
            Value::Null,
            Value::Null,
            optional(place.country.as_ref().map(|country| country.as_str())),
            optional(place.admin1.as_deref()),
            place.geonameid.map_or(Value::Null, |id| Value::Integer(i64::from(id))),
            Value::Real(record::rounded(position.precision.km(), 3)),
            Value::Real(record::rounded(f64::from(place.confidence), 3)),
            count(group.len()),
        ],
    })
}

fn line_rows(analysis: &Analysis) -> Vec<Row> {
    analysis
        .claims
        .entries()
        .filter_map(|(id, claim)| {
            let reading = deciding_reading(claim)?;
            let (from, to) = reading.ends?;
            Some(line_row(analysis, id, claim, reading, from, to))
        })
        .collect()
}

/// The reading that the verdict rests on, or the first that was measured.
fn deciding_reading(claim: &Claim) -> Option<&Reading> {
    claim.distance?;
    let measured = || claim.readings.iter().filter(|reading| reading.ends.is_some());
    measured().find(|reading| reading.distance == claim.distance).or_else(|| measured().next())
}

fn line_row(analysis: &Analysis, id: ClaimId, claim: &Claim, reading: &Reading, from: LonLat, to: LonLat) -> Row {
    let voice = lang::voice();
    let geodesic = geodesy::inverse(from, to);
    let in_unit = |unit| Value::Real(record::rounded(geodesic.length.in_unit(unit), 3));
    Row {
        uid: id.to_string(),
        geometry: geodesic_line(from, to),
        cells: vec![
            Value::Text(line_name(claim, reading)),
            Value::Text(record::verdict_name(claim.verdict).to_owned()),
            Value::Text(voice.say(&claim.subject.name)),
            Value::Text(voice.say(&claim.object.name)),
            Value::Text(voice.say(&reading.to.message())),
            Value::Text(analysis.article.slice(claim.span).to_owned()),
            in_unit(LengthUnit::Kilometer),
            in_unit(LengthUnit::Mile),
            in_unit(LengthUnit::NauticalMile),
            Value::Real(record::rounded(geodesic.azi1.degrees(), 2)),
            Value::Text(analysis.article.slice(claim.sentence).to_owned()),
        ],
    }
}

/// "Mashhad airport – Israel (nearest border)": both ends, and for an area the reading that was measured.
fn line_name(claim: &Claim, reading: &Reading) -> String {
    let voice = lang::voice();
    let (subject, object) = (voice.say(&claim.subject.name), voice.say(&claim.object.name));
    match &reading.to {
        Datum::Party(party) if [&claim.subject, &claim.object].contains(&party) => {
            format!("{subject} – {object}")
        }
        to => format!("{subject} – {object} ({})", voice.say(&to.message())),
    }
}

fn geodesic_line(from: LonLat, to: LonLat) -> Geometry<f64> {
    let path = geodesy::line(from, to, LINE_TOLERANCE);
    let mut parts: Vec<LineString<f64>> =
        geometry::cut_line_at_antimeridian(&path).into_iter().map(LineString).collect();
    match parts.len() {
        1 => Geometry::LineString(parts.remove(0)),
        _ => Geometry::MultiLineString(MultiLineString(parts)),
    }
}

fn area_rows(analysis: &Analysis, grounds: &Grounds) -> Vec<Row> {
    let from_sites = marked(analysis).filter_map(|(id, site, role)| {
        let disc = approximate(site.position.point, site.position.precision)?;
        Some(area_row(id.to_string(), &site.name, role, site.position.precision, disc))
    });
    let from_places = grounds.others.iter().filter_map(|group| {
        let &first = group.first()?;
        // A feature of the gazetteer is as large as it is; only a point that was given is known to within so much.
        let given = !matches!(analysis.places.source(first), Some(Source::Text(_)) | None);
        let place: &Place = analysis.places.by_id(first).filter(|_| given)?;
        let position = place.position.as_ref().filter(|position| position.feature.is_none())?;
        let disc = approximate(position.point, position.precision)?;
        Some(area_row(first.to_string(), &place.name, Role::Mention, position.precision, disc))
    });
    from_sites.chain(from_places).collect()
}

fn approximate(center: LonLat, precision: Meters) -> Option<Geometry<f64>> {
    if precision < APPROXIMATE {
        return None;
    }
    let ring = geodesy::ring(center, precision, 72);
    let rings = geometry::cut_ring_at_antimeridian(&ring);
    let polygons: Vec<Polygon<f64>> =
        rings.into_iter().map(|ring| Polygon::new(LineString(ring), Vec::new())).collect();
    match polygons.len() {
        0 => None,
        1 => polygons.into_iter().next().map(Geometry::Polygon),
        _ => Some(Geometry::MultiPolygon(geo::MultiPolygon(polygons))),
    }
}

fn area_row(uid: String, name: &str, role: Role, precision: Meters, geometry: Geometry<f64>) -> Row {
    Row {
        uid,
        geometry,
        cells: vec![
            Value::Text(name.to_owned()),
            Value::Text(record::role_name(role).to_owned()),
            Value::Real(record::rounded(precision.km(), 3)),
            Value::Text(lang::voice().say(&Message::KnownWithin { km: format!("{:.0}", precision.km()).into() })),
        ],
    }
}

fn point(at: LonLat) -> Geometry<f64> {
    Geometry::Point(Point::new(record::rounded(at.lon(), 6), record::rounded(at.lat(), 6)))
}

fn optional(cell: Option<&str>) -> Value {
    cell.map_or(Value::Null, |cell| Value::Text(cell.to_owned()))
}

fn count(number: usize) -> Value {
    Value::Integer(i64::try_from(number).unwrap_or(i64::MAX))
}
