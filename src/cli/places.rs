//! `dateline places`: every place that a report names, with what it does there and, on request, why it was chosen.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use super::outcome::{Format, Outcome};
use super::{input, output};
use crate::analysis::Analysis;
use crate::error::Result;
use crate::export::layers::{self, Layer, Shape};
use crate::export::{geojson, record};
use crate::mention;
use crate::resolve::{self, Cue, Dossier, PASSES, Weighed, Weights};
use crate::text::Date;
use crate::world::World;
use crate::world::gazetteer::Gazetteer;

/// Arguments of `dateline places`.
#[derive(clap::Args)]
pub(super) struct Arguments {
    /// The report: plain text, Markdown or HTML; `-` for standard input
    #[arg(required_unless_present = "explain")]
    report: Option<PathBuf>,
    /// How the result is written
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// The day the report was published (YEAR-MONTH-DAY), against which "on Friday" is read
    #[arg(long, value_parser = input::date)]
    date: Option<Date>,
    /// Print the candidates of each name, or of NAME, and what decided
    #[arg(long, value_name = "NAME", num_args = 0..=1, default_missing_value = "")]
    explain: Option<String>,
    /// Exit with 1 when a name could not be placed
    #[arg(long)]
    strict: bool,
}

/// Candidates shown for a name.
const SHOWN: usize = 6;
/// Cues shown for a candidate.
const CUES: usize = 6;

pub(super) fn run(arguments: &Arguments) -> Result<Outcome> {
    let (report, explain) = match (&arguments.report, &arguments.explain) {
        (Some(report), explain) => (report.as_path(), explain.as_deref()),
        // `places --explain report.txt`: what stands alone is the report, not a name.
        (None, explain) => (Path::new(explain.as_deref().filter(|name| !name.is_empty()).unwrap_or("-")), Some("")),
    };
    let gazetteer = World::embedded().gazetteer;
    let analysis = input::analysis(report, arguments.date)?;
    output::report(&analysis.diagnostics);
    let written = match (explain, arguments.format) {
        (Some(name), _) => explanation(gazetteer, &analysis, name),
        (None, Format::Text) => table(gazetteer, &analysis),
        (None, Format::Json) => record::json(&analysis)?,
        (None, Format::Geojson) => points(&analysis)?,
    };
    output::print(&written)?;
    let unplaced = analysis.places.iter().any(|place| place.position.is_none());
    Ok(if arguments.strict && unplaced { Outcome::Found } else { Outcome::Done })
}

/// The placed names and sites as points.
fn points(analysis: &Analysis) -> Result<String> {
    let layer = layers::layers(analysis).into_iter().find(|layer| layer.shape == Shape::Points);
    geojson::collection(&layer.unwrap_or(Layer { shape: Shape::Points, columns: &[], rows: Vec::new() }), "places")
}

/// One line a mention.
fn table(gazetteer: &dyn Gazetteer, analysis: &Analysis) -> String {
    let width = analysis.places.iter().map(|place| place.name.chars().count()).max().unwrap_or(0).clamp(4, 32);
    let mut text = String::new();
    for (place, role) in analysis.places.iter().zip(&analysis.roles) {
        let point = place.position.as_ref().map_or_else(
            || "unplaced".to_owned(),
            |position| format!("{:9.4} {:9.4}", position.point.lat(), position.point.lon()),
        );
        let country = place
            .country
            .and_then(|country| gazetteer.country_feature(country))
            .map_or("", |id| gazetteer.feature(id).name);
        let within = [place.admin1.as_deref().unwrap_or(""), country];
        let within: Vec<&str> = within.into_iter().filter(|part| !part.is_empty() && *part != place.name).collect();
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "{:<width$}  {:<11}  {:<8}  {point:<19}  {:.2}  {}",
            place.name,
            record::role_name(*role),
            record::kind_name(place.kind),
            place.confidence,
            within.join(", "),
        );
    }
    text
}

/// The candidates of each name that is `wanted` (all when empty), their scores and the cues that made them.
fn explanation(gazetteer: &dyn Gazetteer, analysis: &Analysis, wanted: &str) -> String {
    let toponyms = mention::recognize(&analysis.article, gazetteer);
    let weights = Weights::shipped();
    let dossiers = resolve::dossiers(&analysis.article, &toponyms, gazetteer, weights, PASSES);
    let mut text = String::new();
    for dossier in dossiers.iter().filter(|dossier| wanted.is_empty() || dossier.text.eq_ignore_ascii_case(wanted)) {
        explain(gazetteer, &mut text, dossier, weights);
    }
    if text.is_empty() {
        text = format!("no place name \"{wanted}\" was found in the report\n");
    }
    text
}

fn explain(gazetteer: &dyn Gazetteer, text: &mut String, dossier: &Dossier<'_>, weights: &Weights) {
    // Writing to a string cannot fail.
    let _ = writeln!(
        text,
        "{}  ({} mentions, {} candidates)",
        dossier.text,
        dossier.mentions.len(),
        dossier.candidates.len()
    );
    for weighed in dossier.candidates.iter().take(SHOWN) {
        let feature = &weighed.feature;
        let country = feature.country.map_or_else(String::new, |country| format!(", {}", country.as_str()));
        let division = feature.admin1.map_or_else(String::new, |id| format!(", {}", gazetteer.feature(id).name));
        let _ = writeln!(
            text,
            "  {:>5.1} %  {:>7.2}  {}{division}{country} ({}, {} people)",
            weighed.probability * 100.0,
            weighed.score,
            feature.name,
            record::kind_name(feature.kind),
            feature.population,
        );
        let _ = writeln!(text, "           {}", cues(weighed, weights));
    }
    if dossier.none >= 0.001 {
        let _ = writeln!(
            text,
            "  {:>5.1} %           none of them: a place that the gazetteer lacks",
            dossier.none * 100.0
        );
    }
}

/// What moved the score most, with by how much.
fn cues(weighed: &Weighed<'_>, weights: &Weights) -> String {
    let mut moved: Vec<(f32, Cue)> = Cue::ALL
        .into_iter()
        .map(|cue| (weights.later[cue as usize] * weighed.measured.get(cue), cue))
        .filter(|(by, _)| by.abs() >= 0.05)
        .collect();
    moved.sort_by(|a, b| b.0.abs().total_cmp(&a.0.abs()).then(a.1.cmp(&b.1)));
    let mut shown: Vec<String> = moved.iter().take(CUES).map(|(by, cue)| format!("{} {by:+.2}", cue.name())).collect();
    // What the cues do not make up was moved between a city and the division named after it.
    let sum: f32 = Cue::ALL.into_iter().map(|cue| weights.later[cue as usize] * weighed.measured.get(cue)).sum();
    let by_rule = weighed.score - sum;
    if by_rule.abs() >= 0.05 {
        shown.push(format!("city-before-its-division {by_rule:+.2}"));
    }
    shown.join(", ")
}
