//! `dateline check`: every statement about space with its verdict, as a table for people or as the record for scripts.

use std::path::PathBuf;

use clap::ValueEnum;

use super::outcome::{Format, Outcome};
use super::{input, output};
use crate::analysis::Analysis;
use crate::claim::{Claim, Reading, Verdict};
use crate::error::Result;
use crate::export::layers::{Shape, layers};
use crate::export::{geojson, record};
use crate::lang::{self, Message};
use crate::resolve::Keep;

/// Arguments of `dateline check`.
#[derive(clap::Args)]
pub(super) struct Arguments {
    /// The report (text, Markdown, HTML), or its record; `-` for standard input
    report: PathBuf,
    /// How the result is written
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// The verdict, or a worse one, with which the run ends in exit code 1: contradicted, uncheckable, approximately or never; with a
    /// probability (contradicted:0.9), contradictions that are less sure do not count
    #[arg(long, value_name = "VERDICT[:PROBABILITY]", value_parser = FailOn::read, default_value = "contradicted")]
    fail_on: FailOn,
    #[command(flatten)]
    about: input::About,
}

/// From which verdict on a run has found something, and how sure a contradiction has to be.
#[derive(Debug, Clone, Copy, PartialEq)]
struct FailOn {
    from: Least,
    probability: f32,
}

/// A verdict from which on a run has found something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Least {
    /// A claim that does not hold
    Contradicted,
    /// … or cannot be decided from geometry
    Uncheckable,
    /// … or nearly holds
    Approximately,
    /// No verdict: always exit code 0
    Never,
}

impl FailOn {
    fn read(text: &str) -> std::result::Result<Self, String> {
        let (verdict, probability) = text.split_once(':').unwrap_or((text, "0"));
        let from = Least::from_str(verdict, false)
            .map_err(|_| "give contradicted, uncheckable, approximately or never".to_owned())?;
        let probability = probability.parse().ok().filter(|p| (0.0..=1.0).contains(p));
        let probability = probability.ok_or("give a probability from 0 to 1, such as contradicted:0.9")?;
        Ok(Self { from, probability })
    }

    fn is_met_by(self, claim: &Claim) -> bool {
        let contradicted =
            claim.verdict == Verdict::Contradicted && claim.probability.is_none_or(|p| p >= self.probability);
        match self.from {
            Least::Contradicted => contradicted,
            Least::Uncheckable => contradicted || claim.verdict == Verdict::Uncheckable,
            Least::Approximately => {
                contradicted || matches!(claim.verdict, Verdict::Uncheckable | Verdict::Approximately)
            }
            Least::Never => false,
        }
    }
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome> {
    let analysis = input::analysis(&arguments.report, &arguments.about, Keep::Places)?;
    match arguments.format {
        Format::Text => {
            output::report(&analysis.diagnostics);
            output::print_bytes(text(&analysis, output::wants_color()).as_bytes())?;
        }
        Format::Json => output::print(&record::json(&analysis)?)?,
        Format::Geojson => output::print(&measured_lines(&analysis)?)?,
    }
    let found = analysis.claims.iter().any(|claim| arguments.fail_on.is_met_by(claim));
    Ok(if found { Outcome::Found } else { Outcome::Done })
}

/// The geodesics that were measured, as one GeoJSON feature collection.
fn measured_lines(analysis: &Analysis) -> Result<String> {
    let lines = layers(analysis).into_iter().find(|layer| layer.shape == Shape::Lines);
    let empty = || "{\"type\":\"FeatureCollection\",\"features\":[]}\n".to_owned();
    lines.map_or_else(|| Ok(empty()), |layer| geojson::collection(&layer, "claims"))
}

/// One block a claim: verdict, span and words; the sentence for the author; then one line a reading.
fn text(analysis: &Analysis, color: bool) -> String {
    let mut out = String::new();
    for claim in &analysis.claims {
        block(analysis, claim, color, &mut out);
    }
    out + &output::visible(&summary(&analysis.claims))
}

fn block(analysis: &Analysis, claim: &Claim, color: bool, out: &mut String) {
    let (start, end) = if color { paint(claim.verdict) } else { Default::default() };
    let words = one_line(analysis.article.slice(claim.span));
    // A record keeps no text: there the ends of the claim stand for its words.
    let said = if words.is_empty() {
        format!("{} – {}", lang::voice().say(&claim.subject.name), lang::voice().say(&claim.object.name))
    } else {
        words
    };
    let said = said.trim_end_matches('.');
    let verdict = record::verdict_name(claim.verdict);
    let at = format!("{}–{}", claim.span.start, claim.span.end);
    // How sure a contradiction is stands beside it; the others promise nothing.
    let sure = claim.probability.map(|p| format!(" ({:.0} % sure)", 100.0 * p)).unwrap_or_default();
    *out += &format!("{start}{verdict:<13}{end}");
    // Only the colour is ours to send to a terminal.
    let mut text = format!(" {at:<11} {:<11} “{said}”{sure}\n", record::claim_name(claim.kind));
    text += &format!("{:13} {}\n", "", lang::voice().tell(&claim.message));
    text += &format!("{:13} in: {}\n", "", one_line(analysis.article.slice(claim.sentence)));
    let to = |reading: &Reading| lang::voice().say(&reading.to.message());
    let width = claim.readings.iter().map(|reading| to(reading).chars().count()).max().unwrap_or(0);
    for reading in claim.readings.iter().filter(|_| claim.readings.len() > 1) {
        let distance = reading.distance.map(lengths).unwrap_or_default();
        let verdict = record::verdict_name(reading.verdict);
        text += &format!("{:13}   {verdict:<13} {:<width$} {distance}\n", "", to(reading));
    }
    text.push('\n');
    *out += &output::visible(&text);
}

/// Kilometres, statute miles and nautical miles, aligned.
pub(super) fn lengths(length: crate::units::Meters) -> String {
    use crate::units::LengthUnit::{Mile, NauticalMile};
    format!("{:>9.1} km {:>9.1} mi {:>9.1} nmi", length.km(), length.in_unit(Mile), length.in_unit(NauticalMile))
}

fn summary(claims: &[Claim]) -> String {
    let count = |verdict: Verdict| claims.iter().filter(|claim| claim.verdict == verdict).count();
    if claims.is_empty() {
        return lang::voice().say(&Message::NoClaims {}) + "\n";
    }
    let all = [Verdict::Supported, Verdict::Approximately, Verdict::Uncheckable, Verdict::Contradicted];
    let counts: Vec<String> = all
        .into_iter()
        .filter(|&verdict| count(verdict) > 0)
        .map(|verdict| format!("{} {}", count(verdict), record::verdict_name(verdict)))
        .collect();
    let summary = Message::ClaimsSummary { count: claims.len().into(), verdicts: counts.join(", ").into() };
    lang::voice().say(&summary) + "\n"
}

/// Colour on and off for a verdict: green, yellow, blue, red.
fn paint(verdict: Verdict) -> (&'static str, &'static str) {
    let on = match verdict {
        Verdict::Supported => "\u{1b}[32m",
        Verdict::Approximately => "\u{1b}[33m",
        Verdict::Uncheckable => "\u{1b}[34m",
        Verdict::Contradicted => "\u{1b}[1;31m",
    };
    (on, "\u{1b}[0m")
}

/// The words on one line, each run of white space a space.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
