//! `dateline places`: every place that a report names, with what it does there and, on request, why it was chosen.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use super::outcome::{Format, Outcome};
use super::{input, output};
use crate::analysis::Analysis;
use crate::error::Result;
use crate::export::layers::{self, Layer, Shape};
use crate::export::{geojson, record};
use crate::lang::{self, Message};
use crate::resolve::{Explanation, Keep, Place, Weighing};
use crate::world::World;
use crate::world::gazetteer::Gazetteer;

/// Arguments of `dateline places`.
#[derive(clap::Args)]
pub(super) struct Arguments {
    /// A report (text, Markdown, HTML), a list (CSV, GeoJSON) or a record; `-` for standard input
    #[arg(required_unless_present = "explain")]
    report: Option<PathBuf>,
    /// How the result is written
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    #[command(flatten)]
    about: input::About,
    /// Print the candidates of each name, or of NAME, and what decided
    #[arg(long, value_name = "NAME", num_args = 0..=1, default_missing_value = "")]
    explain: Option<String>,
    /// Exit with 1 when a name could not be placed
    #[arg(long)]
    strict: bool,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome> {
    let (report, explain) = match (&arguments.report, &arguments.explain) {
        (Some(report), explain) => (report.as_path(), explain.as_deref()),
        // `places --explain report.txt`: what stands alone is the report, not a name.
        (None, explain) => (Path::new(explain.as_deref().filter(|name| !name.is_empty()).unwrap_or("-")), Some("")),
    };
    let gazetteer = World::embedded().gazetteer;
    let keep = if explain.is_some() { Keep::Explanations } else { Keep::Places };
    let analysis = input::analysis(report, &arguments.about, keep)?;
    output::report(&analysis.diagnostics);
    let written = match (explain, arguments.format) {
        (Some(name), _) => explanation(&analysis, name),
        (None, Format::Text) => table(gazetteer, &analysis),
        (None, Format::Json) => record::json(&analysis)?,
        (None, Format::Geojson) => points(&analysis)?,
    };
    match (explain, arguments.format) {
        (None, Format::Json | Format::Geojson) => output::print(&written)?,
        _ => output::print_text(&written)?,
    }
    let unplaced = analysis.places.iter().any(|place| place.position.is_none());
    Ok(if arguments.strict && unplaced { Outcome::Found } else { Outcome::Done })
}

/// The placed names and sites as points.
fn points(analysis: &Analysis) -> Result<String> {
    let layer = layers::layers(analysis).into_iter().find(|layer| layer.shape == Shape::Points);
    geojson::collection(
        &layer.unwrap_or(Layer { shape: Shape::Points, columns: Cow::default(), is_list: false, rows: Vec::new() }),
        "places",
    )
}

/// One line a mention.
fn table(gazetteer: &dyn Gazetteer, analysis: &Analysis) -> String {
    let width = analysis.places.iter().map(|place| place.name.chars().count()).max().unwrap_or(0).clamp(4, 32);
    let mut text = String::new();
    for (place, role) in analysis.places.iter().zip(&analysis.roles) {
        let point = place.position.as_ref().map_or_else(
            || lang::voice().say(&Message::Unplaced {}),
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

/// The candidates of each name that is `wanted` (all when empty), their scores and the cues that made them, as they were kept.
fn explanation(analysis: &Analysis, wanted: &str) -> String {
    let is_wanted = |text: &str| wanted.is_empty() || text.eq_ignore_ascii_case(wanted);
    let mut text = String::new();
    for explanation in analysis.explanations.iter().filter(|explanation| is_wanted(&explanation.text)) {
        explain(&mut text, explanation);
    }
    if analysis.explanations.is_empty() {
        analysis.places.iter().filter(|place| is_wanted(&place.text)).for_each(|place| reasons(&mut text, place));
    }
    if text.is_empty() {
        text = lang::voice().say(&Message::NoSuchName { name: wanted.into() }) + "\n";
    }
    text
}

/// What is kept of a place without its candidates: a record holds the reasons, a list gives the place itself.
fn reasons(text: &mut String, place: &Place) {
    let voice = lang::voice();
    let said: Vec<String> = place.reasons.iter().map(|reason| voice.say(reason)).collect();
    let why = if said.is_empty() { voice.say(&Message::NoReasonKept {}) } else { said.join("; ") };
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{}  ({}, {:.2}): {why}", place.text, place.name, place.confidence);
}

fn explain(text: &mut String, explanation: &Explanation) {
    let voice = lang::voice();
    let name = Message::ExplainedName {
        name: explanation.text.as_str().into(),
        mentions: explanation.mentions.len().into(),
        candidates: explanation.known.into(),
    };
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{}", voice.say(&name));
    for weighing in &explanation.candidates {
        let country = weighing.country.map_or_else(String::new, |country| format!(", {}", country.as_str()));
        let division = weighing.admin1.as_ref().map_or_else(String::new, |name| format!(", {name}"));
        let _ = writeln!(
            text,
            "  {:>5.1} %  {:>7.2}  {}{division}{country} ({}, {})",
            weighing.probability * 100.0,
            weighing.score,
            weighing.name,
            record::kind_name(weighing.kind),
            voice.say(&Message::People { count: weighing.population.into() }),
        );
        let _ = writeln!(text, "           {}", cues(weighing));
    }
    if explanation.none >= 0.001 {
        let _ =
            writeln!(text, "  {:>5.1} %           {}", explanation.none * 100.0, voice.say(&Message::NoneOfThem {}));
    }
}

/// What moved the score most, with by how much.
fn cues(weighing: &Weighing) -> String {
    let mut shown: Vec<String> = weighing.moved.iter().map(|(cue, by)| format!("{} {by:+.2}", cue.name())).collect();
    if weighing.by_rule.abs() >= 0.05 {
        shown.push(format!("city-before-its-division {:+.2}", weighing.by_rule));
    }
    shown.join(", ")
}
