//! Features of a GeoJSON file to entries and lines.

use geojson::{Feature, GeoJson, GeometryValue, JsonValue};

use super::columns::{Field, language};
use super::{Course, Entry, Line, MOST_ENTRIES, Range, SiteList, sited, words};
use crate::diagnostic::Diagnostic;
use crate::error::{Error, Result};
use crate::geometry::{Extent, LonLat};
use crate::resolve::Position;
use crate::site::{EventKind, Evidence, Site};
use crate::units::Meters;

pub(super) fn read(source: &str) -> Result<SiteList> {
    let parsed: GeoJson = source.trim_start_matches('\u{feff}').parse().map_err(|error: geojson::Error| {
        Error::input(
            format!("the list is not GeoJSON: {error}"),
            "check it with any JSON tool; it must be one FeatureCollection",
        )
    })?;
    let mut list = SiteList::default();
    let (features, bbox) = match parsed {
        GeoJson::FeatureCollection(collection) => {
            list.name = collection.foreign_members.as_ref().and_then(|members| text(members.get("name")));
            (collection.features, collection.bbox)
        }
        GeoJson::Feature(feature) => (vec![feature], None),
        GeoJson::Geometry(geometry) => (vec![Feature::from(geometry)], None),
    };
    list.extent = bbox.as_deref().and_then(extent);
    if bbox.is_some() && list.extent.is_none() {
        list.diagnostics.push(Diagnostic::warning(
            "bad-bbox",
            None,
            "the list's `bbox` is not west, south, east, north",
        ));
    }
    for (at, feature) in features.into_iter().enumerate() {
        if list.entries.len() + list.lines.len() >= MOST_ENTRIES {
            return Err(Error::input(
                format!("the list has more than {MOST_ENTRIES} features"),
                "split it, or thin it out before mapping",
            ));
        }
        add(&mut list, at + 1, &feature);
    }
    Ok(list)
}

fn add(list: &mut SiteList, number: usize, feature: &Feature) {
    let before = list.entries.len() + list.lines.len();
    match feature.geometry.as_ref().map(|geometry| &geometry.value) {
        Some(GeometryValue::Point { coordinates }) => {
            list.entries.extend(position(coordinates.as_slice()).map(|point| entry(feature, point)));
        }
        Some(GeometryValue::MultiPoint { coordinates }) => {
            let points = coordinates.iter().filter_map(|at| position(at.as_slice()));
            list.entries.extend(points.map(|point| entry(feature, point)));
        }
        Some(GeometryValue::LineString { coordinates }) => list.lines.extend(line(feature, coordinates)),
        Some(GeometryValue::MultiLineString { coordinates }) => {
            list.lines.extend(coordinates.iter().filter_map(|part| line(feature, part)));
        }
        _ => {}
    }
    if list.entries.len() + list.lines.len() == before {
        list.diagnostics.push(
            Diagnostic::warning("feature-not-drawn", None, format!("feature {number} of the list is not drawn"))
                .with_hint("points and lines with finite positions are drawn"),
        );
    }
}

fn position(coordinates: &[f64]) -> Option<LonLat> {
    LonLat::new(*coordinates.first()?, *coordinates.get(1)?)
}

/// West, south, east, north, with or without heights (RFC 7946, section 5); west may be greater than east.
fn extent(bbox: &[f64]) -> Option<Extent> {
    let (west, south, east, north) = match *bbox {
        [west, south, east, north] | [west, south, _, east, north, _] => (west, south, east, north),
        _ => return None,
    };
    let (lower, upper) = (LonLat::new(west, south)?, LonLat::new(east, north)?);
    let sane = south < north && west != east;
    sane.then_some(Extent { west: lower.lon(), south, east: upper.lon(), north })
}

/// The first property that a field's names find, as text.
fn property(feature: &Feature, field: Field) -> Option<String> {
    field.names().iter().find_map(|name| text(feature.property(name)))
}

fn text(value: Option<&JsonValue>) -> Option<String> {
    match value? {
        JsonValue::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        JsonValue::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn facts(feature: &Feature) -> Vec<String> {
    match feature.property("facts") {
        Some(JsonValue::Array(facts)) => facts.iter().filter_map(|fact| text(Some(fact))).take(2).collect(),
        _ => property(feature, Field::Facts).map_or_else(Vec::new, |text| words::facts(&text)),
    }
}

fn entry(feature: &Feature, point: LonLat) -> Entry {
    let number = |field| property(feature, field).and_then(|text| words::number(&text));
    let precision = number(Field::Precision).map_or_else(Meters::default, Meters::from_km);
    Entry {
        site: Site {
            name: property(feature, Field::Label).unwrap_or_default(),
            mentions: Vec::new(),
            position: Position { point, precision, feature: None },
            event: property(feature, Field::Kind).map_or(EventKind::Mention, |kind| words::event(&kind)),
            certainty: words::certainty(property(feature, Field::Certainty).as_deref()),
            when: property(feature, Field::Date).and_then(|text| words::date(&text)),
            actor: property(feature, Field::Actor),
            quote: None,
            facts: facts(feature),
            siting: sited(precision),
            tolls: Vec::new(),
            damage: None,
            denial: None,
            evidence: Evidence::default(),
            probability: 1.0,
        },
        priority: number(Field::Priority),
        range: property(feature, Field::Range).and_then(|text| Range::parse(&text)),
        country: property(feature, Field::Country),
        names: names(feature),
    }
}

/// Names in other languages, in the order of the languages.
fn names(feature: &Feature) -> Vec<(String, String)> {
    let properties = feature.properties.iter().flatten();
    let named = properties.filter_map(|(key, value)| Some((language(key)?.to_owned(), text(Some(value))?)));
    let mut names: Vec<(String, String)> = named.collect();
    names.sort_unstable();
    names
}

fn line(feature: &Feature, coordinates: &[geojson::Position]) -> Option<Line> {
    let points: Vec<LonLat> = coordinates.iter().filter_map(|at| position(at.as_slice())).collect();
    let arc = property(feature, Field::Kind).is_some_and(|kind| kind.eq_ignore_ascii_case("arc"));
    let course = if arc { Course::Arc } else { Course::Plain };
    (points.len() >= 2).then(|| Line { name: property(feature, Field::Label).unwrap_or_default(), points, course })
}
