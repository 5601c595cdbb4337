//! `dateline distance`: between two names, coordinates or GeoJSON files, with every reading; or a table of pairs.

mod area;
mod digits;
mod pairs;
mod side;

use super::outcome::{Format, Outcome};
use super::{check, output};
use crate::ask;
use crate::claim::{Comparison, Datum, Reading, Verdict, compare};
use crate::error::{Error, Result};
use crate::export::record;
use crate::geodesy::inverse;
use crate::lang::{self, Message};
use crate::mention::direction::Wind;
use crate::units::{Azimuth, LengthUnit};
use crate::world::World;

/// Arguments of `dateline distance`.
#[derive(clap::Args)]
pub(super) struct Arguments {
    /// A place name, a coordinate ("36.2352, 59.6410", 36°14′N 59°38′E, 361400N0593800E, UTM, MGRS, geo:, a link to a map), or a GeoJSON file
    #[arg(required_unless_present = "pairs", allow_hyphen_values = true)]
    from: Option<String>,
    /// The same for the other side
    #[arg(required_unless_present = "pairs", allow_hyphen_values = true)]
    to: Option<String>,
    /// A stated distance to check, such as "nearly 1,500 miles"
    #[arg(long, value_name = "TEXT", conflicts_with = "pairs")]
    stated: Option<String>,
    /// Read CSV on standard input (columns lat1, lon1, lat2, lon2) and write each row with km, mi, nmi and azimuths
    #[arg(long, conflicts_with_all = ["from", "to"])]
    pairs: bool,
    /// How the result is written
    #[arg(long, value_enum, default_value = "text", conflicts_with = "pairs")]
    format: Format,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome> {
    if arguments.pairs {
        return pairs::run();
    }
    let from = arguments.from.as_deref().unwrap_or_default();
    let to = arguments.to.as_deref().unwrap_or_default();
    let world = World::embedded();
    let (one, other) = side::both(world, from, to)?;
    let stated = arguments.stated.as_deref().map(|text| ask::length(text, world.gazetteer)).transpose()?;
    let comparison = compare(&one, &other, stated.as_ref(), world).ok_or_else(|| {
        let what = Message::NothingBetween { from: from.to_string().into(), to: to.to_string().into() };
        Error::input(what, Message::NothingBetweenHint {})
    })?;
    match arguments.format {
        Format::Text => output::print_text(&as_text(from, to, &comparison))?,
        Format::Json => output::print(&as_json(from, to, &comparison)?)?,
        Format::Geojson => output::print(&as_geojson(from, to, &comparison))?,
    }
    let contradicted = comparison.verdict.is_some_and(|(verdict, _)| verdict == Verdict::Contradicted);
    Ok(if contradicted { Outcome::Found } else { Outcome::Done })
}

/// A heading, and a line a reading: kilometres, miles, nautical miles, azimuths.
fn as_text(from: &str, to: &str, comparison: &Comparison) -> String {
    let mut out = format!("{from} – {to}\n");
    for taken in &comparison.taken {
        out += &format!("  {}\n", lang::voice().say(taken));
    }
    let label = |reading: &Reading| format!("{} – {}", said(&reading.from), said(&reading.to));
    let width = comparison.readings.iter().map(|r| label(r).chars().count()).max().unwrap_or(0);
    for reading in &comparison.readings {
        let lengths = reading.distance.map(check::lengths).unwrap_or_default();
        let azimuths = azimuths(reading).map(|(azi1, azi2)| format!("  {} there, {} back", wind(azi1), wind(azi2)));
        let verdict = comparison.verdict.as_ref().map(|_| format!("  {}", record::verdict_name(reading.verdict)));
        out += &format!(
            "  {:<width$} {lengths}{}{}\n",
            label(reading),
            azimuths.unwrap_or_default(),
            verdict.unwrap_or_default()
        );
    }
    if let Some((verdict, message)) = &comparison.verdict {
        out += &format!("{}: {}\n", record::verdict_name(*verdict), lang::voice().tell(message));
    }
    out
}

fn said(datum: &Datum) -> String {
    lang::voice().say(&datum.message())
}

fn wind(azimuth: Azimuth) -> String {
    let tenths = (azimuth.degrees() * 10.0).round() % 3600.0;
    format!("{:.1}° ({})", tenths / 10.0, Wind::nearest(azimuth).name())
}

/// The azimuths from the first end to the second and back; none where the two are one.
fn azimuths(reading: &Reading) -> Option<(Azimuth, Azimuth)> {
    let (from, to) = reading.ends.filter(|(from, to)| from != to)?;
    let back = inverse(to, from).azi1;
    Some((inverse(from, to).azi1, back))
}

fn as_json(from: &str, to: &str, comparison: &Comparison) -> Result<String> {
    let readings: Vec<serde_json::Value> = comparison
        .readings
        .iter()
        .map(|reading| {
            let ends = reading.ends.map(|(a, b)| [[a.lon(), a.lat()], [b.lon(), b.lat()]]);
            let azimuths = azimuths(reading);
            let length = |unit: LengthUnit| reading.distance.map(|d| record::rounded(d.in_unit(unit), 6));
            serde_json::json!({
                "from": said(&reading.from), "to": said(&reading.to), "ends": ends,
                "distance_km": length(LengthUnit::Kilometer),
                "distance_mi": length(LengthUnit::Mile),
                "distance_nmi": length(LengthUnit::NauticalMile),
                "azimuth_deg": azimuths.map(|(there, _)| record::rounded(there.degrees(), 6)),
                "back_azimuth_deg": azimuths.map(|(_, back)| record::rounded(back.degrees(), 6)),
                "verdict": comparison.verdict.as_ref().map(|_| record::verdict_name(reading.verdict)),
            })
        })
        .collect();
    let verdict = comparison.verdict.as_ref();
    let whole = serde_json::json!({
        "version": 1, "from": from, "to": to, "taken": comparison.taken.iter().map(|taken| lang::voice().say(taken)).collect::<Vec<_>>(), "readings": readings,
        "verdict": verdict.map(|(verdict, _)| record::verdict_name(*verdict)),
        "message": verdict.map(|(_, message)| lang::voice().tell(message)),
    });
    let text = serde_json::to_string_pretty(&whole);
    text.map(|text| text + "\n").map_err(|error| Error::Encode { what: "distances", why: error.to_string() })
}

/// One geodesic a reading, sampled so that a plain map draws it within 100 m.
fn as_geojson(from: &str, to: &str, comparison: &Comparison) -> String {
    use geojson::{Feature, FeatureCollection, Geometry, GeometryValue};
    let features = comparison.readings.iter().filter_map(|reading| {
        let (start, end) = reading.ends?;
        let line = crate::geodesy::line(start, end, crate::units::Meters(100.0));
        let coordinates: Vec<geojson::Position> = line
            .iter()
            .map(|p| geojson::Position::from([record::rounded(p.lon(), 6), record::rounded(p.lat(), 6)]))
            .collect();
        let properties = serde_json::json!({
            "from": said(&reading.from), "to": said(&reading.to),
            "distance_km": reading.distance.map(|d| record::rounded(d.km(), 6)),
        });
        Some(Feature {
            geometry: Some(Geometry::new(GeometryValue::LineString { coordinates })),
            properties: properties.as_object().cloned(),
            ..Feature::default()
        })
    });
    let mut collection = FeatureCollection { features: features.collect(), bbox: None, foreign_members: None };
    let mut members = serde_json::Map::new();
    members.insert("from".to_owned(), from.into());
    members.insert("to".to_owned(), to.into());
    collection.foreign_members = Some(members);
    collection.to_string() + "\n"
}
