//! The analysis record, version 1: what `batch` and `--format json` write.

use serde::Serialize;

use crate::analysis::Analysis;
use crate::claim::{ClaimKind, Verdict};
use crate::diagnostic::Severity;
use crate::error::{Error, Result};
use crate::lang;
use crate::site::{Certainty, EventKind, Fate, Role, Site, Siting, Toll};
use crate::span::Span;
use crate::text::Date;
use crate::world::gazetteer::FeatureKind;

/// One analysis as one JSON object.
#[derive(Debug, Serialize)]
pub struct Record<'a> {
    version: u32,
    id: &'a str,
    places: Vec<PlaceRecord<'a>>,
    sites: Vec<SiteRecord<'a>>,
    /// Left out where there are none, so that a record without them is what it was before.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    interceptions: Vec<SiteRecord<'a>>,
    claims: Vec<ClaimRecord<'a>>,
    diagnostics: Vec<DiagnosticRecord>,
}

#[derive(Debug, Serialize)]
struct PlaceRecord<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    name: &'a str,
    lat: Option<f64>,
    lon: Option<f64>,
    geonameid: Option<u32>,
    country: Option<&'a str>,
    admin1: Option<&'a str>,
    kind: &'static str,
    role: &'static str,
    metonymic: bool,
    confidence: f64,
    precision_km: Option<f64>,
    reasons: Vec<String>,
}

#[derive(Debug, Serialize)]
struct SiteRecord<'a> {
    name: &'a str,
    lat: f64,
    lon: f64,
    precision_km: f64,
    event: &'static str,
    certainty: &'static str,
    when: Option<String>,
    actor: Option<&'a str>,
    quote: Option<Span>,
    facts: &'a [String],
    approximate: bool,
    casualties: Vec<TollRecord<'a>>,
    damage: Option<Told<'a>>,
    denial: Option<Told<'a>>,
    evidence: EvidenceRecord,
    mentions: &'a [usize],
}

/// A casualty figure with the sentence that gives it.
#[derive(Debug, Serialize)]
struct TollRecord<'a> {
    fate: &'static str,
    count: Option<u32>,
    text: &'a str,
    start: usize,
    end: usize,
}

/// The report's words with the sentence that they are from.
#[derive(Debug, Serialize)]
struct Told<'a> {
    text: &'a str,
    start: Option<usize>,
    end: Option<usize>,
}

/// The sentences that tell the day, the actor, and the doubt or denial.
#[derive(Debug, Serialize)]
struct EvidenceRecord {
    when: Option<Span>,
    actor: Option<Span>,
    certainty: Option<Span>,
}

#[derive(Debug, Serialize)]
struct ClaimRecord<'a> {
    start: usize,
    end: usize,
    sentence: Span,
    #[serde(rename = "type")]
    kind: &'static str,
    subject: &'a str,
    object: &'a str,
    value: Option<f64>,
    unit: Option<&'static str>,
    qualifier: Option<&'a str>,
    direction: Option<&'a str>,
    verdict: &'static str,
    distance_km: Option<f64>,
    readings: Vec<ReadingRecord<'a>>,
    message: &'a str,
}

#[derive(Debug, Serialize)]
struct ReadingRecord<'a> {
    from: &'a str,
    to: &'a str,
    distance_km: Option<f64>,
    verdict: &'static str,
}

#[derive(Debug, Serialize)]
struct DiagnosticRecord {
    code: &'static str,
    severity: &'static str,
    start: Option<usize>,
    end: Option<usize>,
    message: String,
    hint: Option<String>,
}

/// The record of `analysis`.
pub fn record(analysis: &Analysis) -> Record<'_> {
    let voice = lang::voice();
    let places = analysis.places.iter().zip(&analysis.roles).map(|(place, &role)| PlaceRecord {
        start: place.span.start,
        end: place.span.end,
        text: &place.text,
        name: &place.name,
        lat: place.position.as_ref().map(|p| rounded(p.point.lat(), 6)),
        lon: place.position.as_ref().map(|p| rounded(p.point.lon(), 6)),
        geonameid: place.geonameid,
        country: place.country.as_ref().map(|c| c.as_str()),
        admin1: place.admin1.as_deref(),
        kind: kind_name(place.kind),
        role: role_name(role),
        metonymic: place.metonymic,
        confidence: rounded(f64::from(place.confidence), 3),
        precision_km: place.position.as_ref().map(|p| rounded(p.precision.km(), 3)),
        reasons: place.reasons.iter().map(|reason| voice.say(reason)).collect(),
    });
    let claims = analysis.claims.iter().map(|claim| ClaimRecord {
        start: claim.span.start,
        end: claim.span.end,
        sentence: claim.sentence,
        kind: claim_name(claim.kind),
        subject: &claim.subject,
        object: &claim.object,
        value: claim.value,
        unit: claim.unit.map(|u| u.symbol()),
        qualifier: claim.qualifier.as_deref(),
        direction: claim.direction.as_deref(),
        verdict: verdict_name(claim.verdict),
        distance_km: claim.distance.map(|d| rounded(d.km(), 3)),
        readings: claim
            .readings
            .iter()
            .map(|reading| ReadingRecord {
                from: &reading.from,
                to: &reading.to,
                distance_km: reading.distance.map(|d| rounded(d.km(), 3)),
                verdict: verdict_name(reading.verdict),
            })
            .collect(),
        message: &claim.message,
    });
    let diagnostics = analysis.diagnostics.iter().map(|diagnostic| DiagnosticRecord {
        code: diagnostic.code,
        severity: match diagnostic.severity {
            Severity::Note => "note",
            Severity::Warning => "warning",
        },
        start: diagnostic.span.map(|s| s.start),
        end: diagnostic.span.map(|s| s.end),
        message: voice.say(&diagnostic.message),
        hint: diagnostic.hint.as_ref().map(|hint| voice.say(hint)),
    });
    Record {
        version: 1,
        id: &analysis.id,
        places: places.collect(),
        sites: analysis.sites.iter().map(site_record).collect(),
        interceptions: analysis.interceptions.iter().map(site_record).collect(),
        claims: claims.collect(),
        diagnostics: diagnostics.collect(),
    }
}

fn site_record(site: &Site) -> SiteRecord<'_> {
    SiteRecord {
        name: &site.name,
        lat: rounded(site.position.point.lat(), 6),
        lon: rounded(site.position.point.lon(), 6),
        precision_km: rounded(site.position.precision.km(), 3),
        event: event_name(site.event),
        certainty: certainty_name(site.certainty),
        when: site.when.map(date_text),
        actor: site.actor.as_deref(),
        quote: site.quote,
        facts: &site.facts,
        approximate: site.siting == Siting::Approximate,
        casualties: site.tolls.iter().map(toll).collect(),
        damage: told(site.damage.as_deref(), site.evidence.damage),
        denial: told(site.denial.as_deref(), site.evidence.certainty),
        evidence: EvidenceRecord {
            when: site.evidence.when,
            actor: site.evidence.actor,
            certainty: site.evidence.certainty,
        },
        mentions: &site.mentions,
    }
}

fn toll(toll: &Toll) -> TollRecord<'_> {
    TollRecord {
        fate: match toll.fate {
            Fate::Killed => "killed",
            Fate::Injured => "injured",
            Fate::Missing => "missing",
        },
        count: toll.count,
        text: &toll.words,
        start: toll.sentence.start,
        end: toll.sentence.end,
    }
}

fn told(text: Option<&str>, sentence: Option<Span>) -> Option<Told<'_>> {
    text.map(|text| Told { text, start: sentence.map(|span| span.start), end: sentence.map(|span| span.end) })
}

/// The record of `analysis` as one line of JSON with a line end.
///
/// # Errors
///
/// When a number is not finite, which no stage produces.
pub fn json(analysis: &Analysis) -> Result<String> {
    let mut line = serde_json::to_string(&record(analysis))
        .map_err(|error| Error::Encode { what: "the analysis record", why: error.to_string() })?;
    line.push('\n');
    Ok(line)
}

/// `value` to `digits` decimals.
pub fn rounded(value: f64, digits: i32) -> f64 {
    let scale = 10f64.powi(digits);
    (value * scale).round() / scale
}

/// The name of a feature kind in every output.
pub fn kind_name(kind: FeatureKind) -> &'static str {
    match kind {
        FeatureKind::Region => "region",
        FeatureKind::Country => "country",
        FeatureKind::Admin1 => "admin1",
        FeatureKind::Admin2 => "admin2",
        FeatureKind::City => "city",
        FeatureKind::Locality => "locality",
        FeatureKind::Airport => "airport",
        FeatureKind::Military => "military",
        FeatureKind::Nuclear => "nuclear",
        FeatureKind::Energy => "energy",
        FeatureKind::Port => "port",
        FeatureKind::Facility => "facility",
        FeatureKind::Water => "water",
        FeatureKind::River => "river",
        FeatureKind::Terrain => "terrain",
    }
}

/// The name of a role in every output.
pub fn role_name(role: Role) -> &'static str {
    match role {
        Role::StrikeSite => "strike_site",
        Role::Origin => "origin",
        Role::Mention => "mention",
    }
}

/// The name of an event in every output.
pub fn event_name(event: EventKind) -> &'static str {
    match event {
        EventKind::Airstrike => "airstrike",
        EventKind::Attack => "attack",
        EventKind::Missile => "missile",
        EventKind::Drone => "drone",
        EventKind::Explosion => "explosion",
        EventKind::Shelling => "shelling",
        EventKind::Damage => "damage",
        EventKind::Intercepted => "intercepted",
        EventKind::Mention => "mention",
    }
}

/// The name of a certainty in every output.
pub fn certainty_name(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Confirmed => "confirmed",
        Certainty::Claimed => "claimed",
    }
}

/// The name of a kind of claim in every output.
pub fn claim_name(kind: ClaimKind) -> &'static str {
    match kind {
        ClaimKind::Distance => "distance",
        ClaimKind::Direction => "direction",
        ClaimKind::PartOf => "part_of",
        ClaimKind::Containment => "containment",
        ClaimKind::Border => "border",
    }
}

/// The name of a verdict in every output.
pub fn verdict_name(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Supported => "supported",
        Verdict::Approximately => "approximately",
        Verdict::Contradicted => "contradicted",
        Verdict::Uncheckable => "uncheckable",
    }
}

/// A day as `YYYY-MM-DD`, shorter where the text leaves it open.
pub(super) fn date_text(date: Date) -> String {
    match (date.month, date.day) {
        (0, _) => format!("{:04}", date.year),
        (month, 0) => format!("{:04}-{month:02}", date.year),
        (month, day) => format!("{:04}-{month:02}-{day:02}", date.year),
    }
}
