//! The analysis record, version 1: what `batch` and `--format json` write, and every command reads again.
//!
//! One definition serves both directions. What a record of a report does not hold is left out on writing and open on reading: the text
//! itself, the day of publication, and the points between which the readings of a claim were measured.

use std::borrow::Cow;
use std::fmt::Display;

use serde::{Deserialize, Serialize};

pub(crate) mod names;
mod read;

pub use names::{certainty_name, claim_name, event_name, fate_name, heading_name, kind_name, role_name, verdict_name};
pub use read::{is_record, read};

use crate::analysis::{Analysis, Course, Listed, Origin, Parts, Source};
use crate::claim::Claim;
use crate::diagnostic::Severity;
use crate::error::{Error, Result};
use crate::geometry::LonLat;
use crate::id::{EventId, Id};
use crate::lang;
use crate::site::{Site, Siting, Toll};
use crate::span::Span;

/// One analysis as one JSON object.
#[derive(Debug, Serialize, Deserialize)]
pub struct Record<'a> {
    version: u32,
    #[serde(default)]
    id: Cow<'a, str>,
    places: Vec<PlaceRecord<'a>>,
    sites: Vec<SiteRecord<'a>>,
    /// Left out where there are none, so that a record without them is what it was before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    interceptions: Vec<SiteRecord<'a>>,
    claims: Vec<ClaimRecord<'a>>,
    diagnostics: Vec<DiagnosticRecord<'a>>,
    /// `list` where a list was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    origin: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    title: Option<Cow<'a, str>>,
    /// West, south, east, north.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    extent: Option<[f64; 4]>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    areas: Vec<AreaRecord<'a>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    lines: Vec<LineRecord<'a>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    rings: Vec<RingRecord<'a>>,
}

/// What a part carries beside what was found: left out where it says nothing, as in a report that nobody corrected.
#[derive(Debug, Default, Serialize, Deserialize)]
struct PartRecord {
    /// Its identifier, where it is not its number among the parts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    part: Option<String>,
    /// The row of the list that it was taken from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    row: Option<usize>,
    /// Whether an editor added it.
    #[serde(default, skip_serializing_if = "is_false")]
    hand: bool,
}

#[derive(Debug, Serialize, Deserialize)]
struct AreaRecord<'a> {
    name: Cow<'a, str>,
    polygons: Vec<Vec<Vec<[f64; 2]>>>,
    #[serde(flatten)]
    own: PartRecord,
}

#[derive(Debug, Serialize, Deserialize)]
struct LineRecord<'a> {
    name: Cow<'a, str>,
    points: Vec<[f64; 2]>,
    /// Whether its length is written along it.
    measured: bool,
    #[serde(flatten)]
    own: PartRecord,
}

#[derive(Debug, Serialize, Deserialize)]
struct RingRecord<'a> {
    /// The number of its middle among the places.
    place: usize,
    value: f64,
    unit: Cow<'a, str>,
    #[serde(flatten)]
    own: PartRecord,
}

/// What a list says of a place.
#[derive(Debug, Serialize, Deserialize)]
struct ListedRecord<'a> {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    priority: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    when: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    country: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
    names: Cow<'a, [(String, String)]>,
}

#[derive(Debug, Serialize, Deserialize)]
struct PlaceRecord<'a> {
    start: usize,
    end: usize,
    text: Cow<'a, str>,
    name: Cow<'a, str>,
    lat: Option<f64>,
    lon: Option<f64>,
    geonameid: Option<u32>,
    country: Option<Cow<'a, str>>,
    admin1: Option<Cow<'a, str>>,
    kind: Cow<'a, str>,
    role: Cow<'a, str>,
    metonymic: bool,
    confidence: f64,
    precision_km: Option<f64>,
    reasons: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    listed: Option<ListedRecord<'a>>,
    #[serde(flatten)]
    own: PartRecord,
}

#[derive(Debug, Serialize, Deserialize)]
struct SiteRecord<'a> {
    name: Cow<'a, str>,
    lat: f64,
    lon: f64,
    precision_km: f64,
    event: Cow<'a, str>,
    certainty: Cow<'a, str>,
    when: Option<String>,
    actor: Option<Cow<'a, str>>,
    quote: Option<Span>,
    facts: Cow<'a, [String]>,
    approximate: bool,
    casualties: Vec<TollRecord<'a>>,
    damage: Option<Told<'a>>,
    denial: Option<Told<'a>>,
    evidence: EvidenceRecord,
    /// How probable it is that it was struck and stands there; left out where that is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    probability: Option<f64>,
    /// Numbers among the places.
    mentions: Vec<usize>,
    /// Whether an editor wrote its facts.
    #[serde(default, skip_serializing_if = "is_false")]
    edited: bool,
    #[serde(flatten)]
    own: PartRecord,
}

/// A casualty figure with the sentence that gives it.
#[derive(Debug, Serialize, Deserialize)]
struct TollRecord<'a> {
    fate: Cow<'a, str>,
    count: Option<u32>,
    text: Cow<'a, str>,
    start: usize,
    end: usize,
}

/// The report's words with the sentence that they are from.
#[derive(Debug, Serialize, Deserialize)]
struct Told<'a> {
    text: Cow<'a, str>,
    start: Option<usize>,
    end: Option<usize>,
}

/// The sentences that tell the day, the actor, and the doubt or denial.
#[derive(Debug, Serialize, Deserialize)]
struct EvidenceRecord {
    when: Option<Span>,
    actor: Option<Span>,
    certainty: Option<Span>,
}

#[derive(Debug, Serialize, Deserialize)]
struct ClaimRecord<'a> {
    start: usize,
    end: usize,
    sentence: Span,
    #[serde(rename = "type")]
    kind: Cow<'a, str>,
    subject: Cow<'a, str>,
    object: Cow<'a, str>,
    value: Option<f64>,
    unit: Option<Cow<'a, str>>,
    qualifier: Option<Cow<'a, str>>,
    direction: Option<Cow<'a, str>>,
    verdict: Cow<'a, str>,
    #[serde(default)]
    probability: Option<f64>,
    distance_km: Option<f64>,
    readings: Vec<ReadingRecord<'a>>,
    message: Cow<'a, str>,
    #[serde(flatten)]
    own: PartRecord,
}

#[derive(Debug, Serialize, Deserialize)]
struct ReadingRecord<'a> {
    from: Cow<'a, str>,
    to: Cow<'a, str>,
    distance_km: Option<f64>,
    verdict: Cow<'a, str>,
}

#[derive(Debug, Serialize, Deserialize)]
struct DiagnosticRecord<'a> {
    code: Cow<'a, str>,
    severity: Cow<'a, str>,
    start: Option<usize>,
    end: Option<usize>,
    message: Cow<'a, str>,
    hint: Option<Cow<'a, str>>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands the field itself")]
fn is_false(flag: &bool) -> bool {
    !flag
}

/// The record of `analysis`.
pub fn record(analysis: &Analysis) -> Record<'_> {
    let voice = lang::voice();
    let places = analysis.places.entries().zip(&analysis.roles).map(|((id, place), &role)| PlaceRecord {
        start: place.span.start,
        end: place.span.end,
        text: Cow::Borrowed(&place.text),
        name: Cow::Borrowed(&place.name),
        lat: place.position.as_ref().map(|p| rounded(p.point.lat(), 6)),
        lon: place.position.as_ref().map(|p| rounded(p.point.lon(), 6)),
        geonameid: place.geonameid,
        country: place.country.as_ref().map(|c| Cow::Borrowed(c.as_str())),
        admin1: place.admin1.as_deref().map(Cow::Borrowed),
        kind: Cow::Borrowed(kind_name(place.kind)),
        role: Cow::Borrowed(role_name(role)),
        metonymic: place.metonymic,
        confidence: rounded(f64::from(place.confidence), 3),
        precision_km: place.position.as_ref().map(|p| rounded(p.precision.km(), 3)),
        reasons: place.reasons.iter().map(|reason| voice.say(reason)).collect(),
        listed: analysis.listed.get(&id).map(listed_record),
        own: own(&analysis.places, id),
    });
    let sites = analysis.sites.entries();
    let sites = sites.map(|(id, site)| site_record(analysis, EventId::Site(id), site, own(&analysis.sites, id)));
    let stopped = analysis
        .interceptions
        .entries()
        .map(|(id, site)| site_record(analysis, EventId::Interception(id), site, own(&analysis.interceptions, id)));
    let claims = analysis.claims.entries().map(|(id, claim)| claim_record(claim, own(&analysis.claims, id)));
    let diagnostics = analysis.diagnostics.iter().map(|diagnostic| DiagnosticRecord {
        code: Cow::Borrowed(&diagnostic.code),
        severity: Cow::Borrowed(match diagnostic.severity {
            Severity::Note => "note",
            Severity::Warning => "warning",
        }),
        start: diagnostic.span.map(|s| s.start),
        end: diagnostic.span.map(|s| s.end),
        message: Cow::Owned(voice.say(&diagnostic.message)),
        hint: diagnostic.hint.as_ref().map(|hint| Cow::Owned(voice.say(hint))),
    });
    let lines = analysis.lines.entries().map(|(id, line)| LineRecord {
        name: Cow::Borrowed(&line.name),
        points: line.points.iter().map(pair).collect(),
        measured: line.course == Course::Arc,
        own: own(&analysis.lines, id),
    });
    let rings = analysis.rings.entries().filter_map(|(id, ring)| {
        Some(RingRecord {
            place: analysis.places.position(ring.center)?,
            value: ring.range.value,
            unit: Cow::Borrowed(ring.range.unit.symbol()),
            own: own(&analysis.rings, id),
        })
    });
    let ring_of = |ring: &Vec<LonLat>| ring.iter().map(pair).collect::<Vec<_>>();
    let areas = analysis.areas.entries().map(|(id, area)| AreaRecord {
        name: Cow::Borrowed(&area.name),
        polygons: area.polygons.iter().map(|polygon| polygon.iter().map(ring_of).collect()).collect(),
        own: own(&analysis.areas, id),
    });
    Record {
        version: 1,
        id: Cow::Borrowed(&analysis.id),
        places: places.collect(),
        sites: sites.collect(),
        interceptions: stopped.collect(),
        claims: claims.collect(),
        diagnostics: diagnostics.collect(),
        origin: (analysis.origin == Origin::List).then_some(Cow::Borrowed("list")),
        title: analysis.title.as_deref().map(Cow::Borrowed),
        extent: analysis.extent.map(|extent| [extent.west, extent.south, extent.east, extent.north]),
        areas: areas.collect(),
        lines: lines.collect(),
        rings: rings.collect(),
    }
}

/// What a part carries beside what was found.
fn own<I: Id + Display, T>(parts: &Parts<I, T>, id: I) -> PartRecord {
    let source = parts.source(id);
    PartRecord {
        part: (parts.position(id) != Some(id.index())).then(|| id.to_string()),
        row: match source {
            Some(Source::Row(row)) => Some(row),
            _ => None,
        },
        hand: source == Some(Source::Hand),
    }
}

fn pair(point: &LonLat) -> [f64; 2] {
    [rounded(point.lon(), 6), rounded(point.lat(), 6)]
}

fn listed_record(listed: &Listed) -> ListedRecord<'_> {
    ListedRecord {
        priority: listed.priority,
        when: listed.when.map(|day| day.to_string()),
        country: listed.country.as_deref().map(Cow::Borrowed),
        names: Cow::Borrowed(&listed.names),
    }
}

fn claim_record(claim: &Claim, own: PartRecord) -> ClaimRecord<'_> {
    let voice = lang::voice();
    ClaimRecord {
        start: claim.span.start,
        end: claim.span.end,
        sentence: claim.sentence,
        kind: Cow::Borrowed(claim_name(claim.kind)),
        subject: Cow::Owned(voice.say(&claim.subject.name)),
        object: Cow::Owned(voice.say(&claim.object.name)),
        value: claim.value,
        unit: claim.unit.map(|u| Cow::Borrowed(u.symbol())),
        qualifier: claim.qualifier.as_ref().map(|words| Cow::Owned(voice.say(words))),
        direction: claim.direction.map(|heading| Cow::Borrowed(heading_name(heading))),
        verdict: Cow::Borrowed(verdict_name(claim.verdict)),
        probability: claim.probability.map(|p| rounded(f64::from(p), 2)),
        distance_km: claim.distance.map(|d| rounded(d.km(), 3)),
        readings: claim
            .readings
            .iter()
            .map(|reading| ReadingRecord {
                from: Cow::Owned(voice.say(&reading.from.message())),
                to: Cow::Owned(voice.say(&reading.to.message())),
                distance_km: reading.distance.map(|d| rounded(d.km(), 3)),
                verdict: Cow::Borrowed(verdict_name(reading.verdict)),
            })
            .collect(),
        message: Cow::Owned(voice.tell(&claim.message)),
        own,
    }
}

fn site_record<'a>(analysis: &Analysis, id: EventId, site: &'a Site, own: PartRecord) -> SiteRecord<'a> {
    SiteRecord {
        name: Cow::Borrowed(&site.name),
        lat: rounded(site.position.point.lat(), 6),
        lon: rounded(site.position.point.lon(), 6),
        precision_km: rounded(site.position.precision.km(), 3),
        event: Cow::Borrowed(event_name(site.event)),
        certainty: Cow::Borrowed(certainty_name(site.certainty)),
        when: site.when.map(|day| day.to_string()),
        actor: site.actor.as_deref().map(Cow::Borrowed),
        quote: site.quote,
        facts: Cow::Borrowed(&site.facts),
        approximate: site.siting == Siting::Approximate,
        casualties: site.tolls.iter().map(toll).collect(),
        damage: told(site.damage.as_deref(), site.evidence.damage),
        denial: told(site.denial.as_deref(), site.evidence.certainty),
        evidence: EvidenceRecord {
            when: site.evidence.when,
            actor: site.evidence.actor,
            certainty: site.evidence.certainty,
        },
        probability: (site.probability < 1.0).then(|| rounded(f64::from(site.probability), 3)),
        mentions: site.mentions.iter().filter_map(|&mention| analysis.places.position(mention)).collect(),
        edited: analysis.edited.contains(&id),
        own,
    }
}

fn toll(toll: &Toll) -> TollRecord<'_> {
    TollRecord {
        fate: Cow::Borrowed(fate_name(toll.fate)),
        count: toll.count,
        text: Cow::Borrowed(&toll.words),
        start: toll.sentence.start,
        end: toll.sentence.end,
    }
}

fn told(text: Option<&str>, sentence: Option<Span>) -> Option<Told<'_>> {
    text.map(|text| Told {
        text: Cow::Borrowed(text),
        start: sentence.map(|span| span.start),
        end: sentence.map(|span| span.end),
    })
}

/// The record of `analysis` as one line of JSON with a line end.
///
/// # Errors
///
/// When a number is not finite, which no stage produces.
pub fn json(analysis: &Analysis) -> Result<String> {
    let mut line = serde_json::to_string(&record(analysis))
        .map_err(|error| Error::Encode { what: "record", why: error.to_string() })?;
    line.push('\n');
    Ok(line)
}

/// `value` to `digits` decimals.
pub fn rounded(value: f64, digits: i32) -> f64 {
    let scale = 10f64.powi(digits);
    (value * scale).round() / scale
}
