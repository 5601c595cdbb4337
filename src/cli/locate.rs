//! `dateline locate`: what the gazetteer knows by a name, the most likely first, or what comes near to it.

use serde_json::{Value, json};

use super::outcome::{Format, Outcome};
use super::output;
use crate::ask::{self, Bearer};
use crate::error::{Error, Result};
use crate::export::record;
use crate::lang::{self, Message};
use crate::world::World;
use crate::world::gazetteer::{Feature, FeatureId, Gazetteer, NameKind};

/// Arguments of `dateline locate`.
#[derive(clap::Args)]
pub(super) struct Arguments {
    /// Names of places, each alone or with what contains it: "Long Beach, California"
    #[arg(required = true)]
    names: Vec<String>,
    /// How the result is written
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// How many candidates, or suggestions, are shown for a name
    #[arg(long, default_value_t = 5)]
    limit: usize,
    /// End in exit code 1 when a name is not known
    #[arg(long)]
    strict: bool,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome> {
    let gazetteer = World::embedded().gazetteer;
    let found: Vec<Located<'_>> = arguments.names.iter().map(|name| Located::find(gazetteer, name)).collect();
    let limit = arguments.limit;
    let text = || found.iter().map(|located| located.text(gazetteer, limit)).collect::<Vec<_>>().join("\n");
    match arguments.format {
        Format::Text => output::print_text(&text())?,
        Format::Json => output::print(&line(&json!(
            found.iter().map(|located| located.json(gazetteer, limit)).collect::<Vec<_>>()
        ))?)?,
        Format::Geojson => output::print(&line(&collection(gazetteer, &found, limit))?)?,
    }
    let unknown = found.iter().any(|located| located.candidates.is_empty());
    Ok(if unknown && arguments.strict { Outcome::Found } else { Outcome::Done })
}

/// A name and what it may mean.
struct Located<'a> {
    name: &'a str,
    candidates: Vec<Bearer<'a>>,
    /// Names nearly like it, where it is not known itself.
    suggestions: Vec<Feature<'a>>,
}

impl<'a> Located<'a> {
    fn find(gazetteer: &'a dyn Gazetteer, name: &'a str) -> Self {
        let candidates = ask::bearers(name, gazetteer);
        let suggestions = if candidates.is_empty() { ask::spelt_like(name, gazetteer) } else { Vec::new() };
        Self { name, candidates, suggestions }
    }

    fn text(&self, gazetteer: &dyn Gazetteer, limit: usize) -> String {
        let mut text = match (self.candidates.len(), self.suggestions.len()) {
            (0, 0) => format!("{}: not known, and nothing is spelt like it\n", self.name),
            (0, _) => format!("{}: not known; spelt like it:\n", self.name),
            (1, _) => format!("{}: one place\n", self.name),
            (count, _) => format!("{}: {count} places have this name, the most likely first\n", self.name),
        };
        let shown = self.candidates.iter().map(|bearer| &bearer.feature).chain(&self.suggestions).take(limit);
        for feature in shown {
            text += &row(gazetteer, feature);
        }
        text
    }

    fn json(&self, gazetteer: &dyn Gazetteer, limit: usize) -> Value {
        let candidates = self.candidates.iter().take(limit);
        json!({
            "query": self.name,
            "count": self.candidates.len(),
            "candidates": candidates.map(|bearer| properties(gazetteer, &bearer.feature, Some(bearer.name))).collect::<Vec<_>>(),
            "suggestions": self.suggestions.iter().take(limit).map(|f| properties(gazetteer, f, None)).collect::<Vec<_>>(),
        })
    }
}

fn row(gazetteer: &dyn Gazetteer, feature: &Feature<'_>) -> String {
    let people = if feature.population > 0 {
        format!("  {}", lang::voice().say(&Message::People { count: feature.population.into() }))
    } else {
        String::new()
    };
    format!(
        "  {:8.4} {:9.4}  {:<9} {}{people}\n",
        feature.point.lat(),
        feature.point.lon(),
        record::kind_name(feature.kind),
        place_line(gazetteer, feature),
    )
}

/// "Bat Yam, Tel Aviv, Israel".
fn place_line(gazetteer: &dyn Gazetteer, feature: &Feature<'_>) -> String {
    let containers = gazetteer.containing(feature.id).map(|id| gazetteer.feature(id).name);
    std::iter::once(feature.name).chain(containers).collect::<Vec<_>>().join(", ")
}

fn properties(gazetteer: &dyn Gazetteer, feature: &Feature<'_>, name: Option<NameKind>) -> Value {
    let name_of = |id: Option<FeatureId>| id.map(|id| gazetteer.feature(id).name);
    json!({
        "name": feature.name,
        "lat": record::rounded(feature.point.lat(), 5),
        "lon": record::rounded(feature.point.lon(), 5),
        "kind": record::kind_name(feature.kind),
        "code": feature.code,
        "country": feature.country.map(|code| code.as_str().to_owned()),
        "admin1": name_of(feature.admin1),
        "admin2": name_of(feature.admin2),
        "population": feature.population,
        "geonameid": feature.geonameid,
        "also_geonameids": gazetteer.merged_ids(feature.id),
        "precision_km": record::rounded(f64::from(feature.precision_km), 1),
        "matched": name.map(standing),
    })
}

fn standing(kind: NameKind) -> &'static str {
    match kind {
        NameKind::Primary => "name",
        NameKind::Alias => "alias",
        NameKind::Alternate => "alternate",
        NameKind::Code => "code",
        NameKind::Doubtful => "doubtful",
    }
}

/// The candidates of all names as points, each with the name asked for.
fn collection(gazetteer: &dyn Gazetteer, found: &[Located<'_>], limit: usize) -> Value {
    let features = found.iter().flat_map(|located| {
        located.candidates.iter().take(limit).map(|bearer| {
            let mut properties = properties(gazetteer, &bearer.feature, Some(bearer.name));
            properties["query"] = json!(located.name);
            let point = bearer.feature.point;
            let at = [record::rounded(point.lon(), 5), record::rounded(point.lat(), 5)];
            json!({"type": "Feature", "geometry": {"type": "Point", "coordinates": at}, "properties": properties})
        })
    });
    json!({"type": "FeatureCollection", "features": features.collect::<Vec<_>>()})
}

fn line(value: &Value) -> Result<String> {
    let text = serde_json::to_string(value);
    text.map(|text| text + "\n").map_err(|e| Error::Encode { what: "candidates", why: e.to_string() })
}
