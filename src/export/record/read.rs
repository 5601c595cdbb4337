//! A record back to the story that it was written of.

use std::borrow::Cow;
use std::str::FromStr;

use serde::Deserialize;

use super::names::{certainty_of, claim_of, event_of, fate_of, heading_of, kind_of, role_of, verdict_of};
use super::{ClaimRecord, ListedRecord, PartRecord, PlaceRecord, Record, SiteRecord, Told, TollRecord};
use crate::analysis::{Analysis, Area, Course, Line, Listed, Origin, Parts, Ring, Source};
use crate::claim::{Claim, Datum, Party, Reading, Referent};
use crate::country::CountryCode;
use crate::date::Date;
use crate::diagnostic::{Diagnostic, Severity};
use crate::error::{Error, Result};
use crate::geometry::{Extent, LonLat};
use crate::id::{EventId, Id, PlaceId};
use crate::input::File;
use crate::lang::Message;
use crate::resolve::{Place, Position};
use crate::site::{Evidence, Site, Siting, Toll};
use crate::span::Span;
use crate::units::{LengthUnit, Meters, Range};

/// So much of a file is looked at to tell whether it is a record.
const LOOKED_AT: usize = 256;

/// Whether a file is a record, told from its beginning.
pub fn is_record(file: &File<'_>) -> bool {
    let head: String = file.head(LOOKED_AT).chars().filter(|letter| !letter.is_whitespace()).collect();
    // The version of a record is a whole number; Overpass, which begins alike, is at 0.6.
    let version = head.strip_prefix(r#"{"version":"#).and_then(|rest| rest.split([',', '}']).next());
    version.is_some_and(|version| !version.contains('.'))
}

/// What is wrong with a record, without its name.
type Fault = String;
/// What was read, or what is wrong.
type Read<T> = std::result::Result<T, Fault>;

/// The story that a record was written of: its parts under their identifiers, without the text and without the points between which
/// readings were measured.
///
/// # Errors
///
/// When the file is no record of this version, holds more than one, or tells that the report could not be analyzed.
pub fn read(file: &File<'_>) -> Result<Analysis> {
    let refused = |fault: Fault| {
        let what = Message::NotWholeRecord { file: file.name.into(), fault: fault.into() };
        Error::input(what, Message::NotWholeRecordHint {})
    };
    let text = file.text()?;
    let mut values = serde_json::Deserializer::from_str(&text).into_iter::<serde_json::Value>();
    let value = match values.next() {
        Some(Ok(value)) => value,
        Some(Err(error)) => return Err(refused(error.to_string())),
        None => return Err(refused("it is empty".to_owned())),
    };
    if values.next().is_some() {
        return Err(Error::input(Message::SeveralRecords { file: file.name.into() }, Message::SeveralRecordsHint {}));
    }
    if let Some(error) = value.get("error").and_then(serde_json::Value::as_str) {
        return Err(Error::input(Message::FailedRecord { why: error.into() }, Message::FailedRecordHint {}));
    }
    match value.get("version").and_then(serde_json::Value::as_u64) {
        Some(1) => {}
        version => {
            let version =
                version.map_or_else(|| "an unknown version".to_owned(), |version| format!("version {version}"));
            return Err(refused(format!("it is of {version}, and this program reads version 1")));
        }
    }
    Record::deserialize(value).map_err(|error| error.to_string()).and_then(|record| story(record)).map_err(refused)
}

fn story(record: Record<'_>) -> Read<Analysis> {
    let mut story = Analysis {
        id: record.id.into_owned(),
        origin: if record.origin.as_deref() == Some("list") { Origin::List } else { Origin::Report },
        title: record.title.map(Cow::into_owned),
        extent: record.extent.map(|[west, south, east, north]| Extent { west, south, east, north }),
        diagnostics: record.diagnostics.into_iter().map(diagnostic).collect(),
        ..Analysis::default()
    };
    for place in record.places {
        add_place(&mut story, place)?;
    }
    let places: Vec<PlaceId> = story.places.ids().collect();
    for site in record.sites {
        let (edited, own) = (site.edited, part(&site.own));
        let (site, quote) = self::site(site, &places)?;
        let id = add(&mut story.sites, site, own, Source::Text(quote))?;
        story.edited.extend(edited.then_some(EventId::Site(id)));
    }
    for site in record.interceptions {
        let (edited, own) = (site.edited, part(&site.own));
        let (site, quote) = self::site(site, &places)?;
        let id = add(&mut story.interceptions, site, own, Source::Text(quote))?;
        story.edited.extend(edited.then_some(EventId::Interception(id)));
    }
    for claim in record.claims {
        let own = part(&claim.own);
        let claim = self::claim(claim)?;
        let source = Source::Text(claim.span);
        add(&mut story.claims, claim, own, source)?;
    }
    for line in record.lines {
        let course = if line.measured { Course::Arc } else { Course::Plain };
        let points = points(&line.points)?;
        add(&mut story.lines, Line { name: line.name.into_owned(), points, course }, part(&line.own), Source::Hand)?;
    }
    for area in record.areas {
        let rings = |polygon: &Vec<Vec<[f64; 2]>>| polygon.iter().map(|ring| self::points(ring)).collect();
        let polygons = area.polygons.iter().map(rings).collect::<Read<_>>()?;
        add(&mut story.areas, Area { name: area.name.into_owned(), polygons }, part(&area.own), Source::Hand)?;
    }
    for ring in record.rings {
        let center = *places.get(ring.place).ok_or("a ring is about a place that there is not")?;
        let unit = known(&ring.unit, "unit", |unit| unit.parse::<LengthUnit>().ok())?;
        let range = Range { value: ring.value, unit };
        add(&mut story.rings, Ring { center, range }, part(&ring.own), Source::Hand)?;
    }
    Ok(story)
}

/// The choice that a word stands for.
fn known<T>(word: &str, what: &str, of: impl Fn(&str) -> Option<T>) -> Read<T> {
    of(word).ok_or_else(|| format!("`{word}` is no {what}"))
}

/// The identifier and source that a part carries of its own.
fn part(own: &PartRecord) -> (Option<String>, Option<Source>) {
    let source = if own.hand { Some(Source::Hand) } else { own.row.map(Source::Row) };
    (own.part.clone(), source)
}

/// Adds a part under its identifier.
fn add<I: Id + FromStr, T>(
    parts: &mut Parts<I, T>,
    item: T,
    (id, source): (Option<String>, Option<Source>),
    otherwise: Source,
) -> Read<I> {
    let id = match id {
        Some(id) => id.parse().map_err(|_| format!("`{id}` is no identifier"))?,
        None => I::of(parts.len()),
    };
    if parts.push_as(id, item, source.unwrap_or(otherwise)) {
        Ok(id)
    } else {
        Err("its parts do not stand in the order of their identifiers".to_owned())
    }
}

fn point([lon, lat]: [f64; 2]) -> Read<LonLat> {
    LonLat::new(lon, lat).ok_or_else(|| format!("{lon}, {lat} is no position"))
}

fn points(pairs: &[[f64; 2]]) -> Read<Vec<LonLat>> {
    pairs.iter().copied().map(point).collect()
}

fn day(day: Option<String>) -> Read<Option<Date>> {
    day.map(|day| known(&day, "day", Date::parse)).transpose()
}

fn add_place(story: &mut Analysis, record: PlaceRecord<'_>) -> Read<()> {
    let position = match (record.lon, record.lat) {
        (Some(lon), Some(lat)) => Some(Position {
            point: point([lon, lat])?,
            precision: Meters::from_km(record.precision_km.unwrap_or_default()),
            feature: None,
        }),
        _ => None,
    };
    let span = Span::new(record.start, record.end);
    let place = Place {
        span,
        text: record.text.into_owned(),
        name: record.name.into_owned(),
        position,
        relative: None,
        kind: known(&record.kind, "kind of place", kind_of)?,
        country: record.country.map(|code| known(&code, "country code", CountryCode::parse)).transpose()?,
        admin1: record.admin1.map(Cow::into_owned),
        geonameid: record.geonameid,
        metonymic: record.metonymic,
        confidence: record.confidence as f32,
        reasons: record.reasons.into_iter().map(Message::from).collect(),
        rivals: Vec::new(),
        refuted: None,
    };
    story.roles.push(known(&record.role, "role", role_of)?);
    let id = add(&mut story.places, place, part(&record.own), Source::Text(span))?;
    if let Some(ListedRecord { priority, when, country, names }) = record.listed {
        let (when, country) = (day(when)?, country.map(Cow::into_owned));
        story.listed.insert(id, Listed { priority, when, country, names: names.into_owned() });
    }
    Ok(())
}

/// A site, and the words that tell of it.
fn site(record: SiteRecord<'_>, places: &[PlaceId]) -> Read<(Site, Span)> {
    let mention =
        |&at: &usize| places.get(at).copied().ok_or_else(|| "a site is at a place that there is not".to_owned());
    let whole = |told: &Option<Told<'_>>| {
        let told = told.as_ref()?;
        Some(Span::new(told.start?, told.end?))
    };
    let evidence = Evidence {
        when: record.evidence.when,
        actor: record.evidence.actor,
        damage: whole(&record.damage),
        certainty: record.evidence.certainty,
    };
    let site = Site {
        name: record.name.into_owned(),
        mentions: record.mentions.iter().map(mention).collect::<Read<_>>()?,
        position: Position {
            point: point([record.lon, record.lat])?,
            precision: Meters::from_km(record.precision_km),
            feature: None,
        },
        event: known(&record.event, "event", event_of)?,
        certainty: known(&record.certainty, "certainty", certainty_of)?,
        when: day(record.when)?,
        actor: record.actor.map(Cow::into_owned),
        quote: record.quote,
        facts: record.facts.into_owned(),
        siting: if record.approximate { Siting::Approximate } else { Siting::Named },
        tolls: record.casualties.into_iter().map(toll).collect::<Read<_>>()?,
        damage: record.damage.map(|told| told.text.into_owned()),
        denial: record.denial.map(|told| told.text.into_owned()),
        evidence,
        probability: record.probability.map_or(1.0, |probability| probability as f32),
    };
    Ok((site, record.quote.unwrap_or_default()))
}

fn toll(record: TollRecord<'_>) -> Read<Toll> {
    Ok(Toll {
        fate: known(&record.fate, "fate", fate_of)?,
        count: record.count,
        words: record.text.into_owned(),
        sentence: Span::new(record.start, record.end),
    })
}

/// An end of which a record keeps the words alone.
fn party(words: Cow<'_, str>) -> Party {
    Party { referent: Referent::Words, name: Message::Name { name: words.into_owned().into() } }
}

fn claim(record: ClaimRecord<'_>) -> Read<Claim> {
    let reading = |reading: super::ReadingRecord<'_>| {
        Ok(Reading {
            from: Datum::Party(party(reading.from)),
            to: Datum::Party(party(reading.to)),
            ends: None,
            distance: reading.distance_km.map(Meters::from_km),
            verdict: known(&reading.verdict, "verdict", verdict_of)?,
        })
    };
    Ok(Claim {
        span: Span::new(record.start, record.end),
        sentence: record.sentence,
        kind: known(&record.kind, "kind of claim", claim_of)?,
        subject: party(record.subject),
        object: party(record.object),
        value: record.value,
        unit: record.unit.map(|unit| known(&unit, "unit", |unit| unit.parse::<LengthUnit>().ok())).transpose()?,
        qualifier: record.qualifier.map(|words| Message::Name { name: words.into_owned().into() }),
        direction: record.direction.map(|name| known(&name, "direction", heading_of)).transpose()?,
        verdict: known(&record.verdict, "verdict", verdict_of)?,
        probability: record.probability.map(|p| p as f32),
        distance: record.distance_km.map(Meters::from_km),
        readings: record.readings.into_iter().map(reading).collect::<Read<_>>()?,
        message: vec![record.message.into_owned().into()],
    })
}

fn diagnostic(record: super::DiagnosticRecord<'_>) -> Diagnostic {
    Diagnostic {
        code: Cow::Owned(record.code.into_owned()),
        severity: if record.severity == "note" { Severity::Note } else { Severity::Warning },
        span: record.start.zip(record.end).map(|(start, end)| Span::new(start, end)),
        message: record.message.into_owned().into(),
        hint: record.hint.map(|hint| hint.into_owned().into()),
    }
}
