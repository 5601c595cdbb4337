//! Which column holds what, by the names that lists commonly use.

use crate::error::{Error, Result};

/// Columns named by the caller; `None` is found by name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Columns {
    /// Latitude.
    pub lat: Option<String>,
    /// Longitude.
    pub lon: Option<String>,
    /// The name to show.
    pub label: Option<String>,
    /// What happened.
    pub kind: Option<String>,
    /// When.
    pub date: Option<String>,
}

/// What a column may hold, with the names that it goes by, the most telling first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Lat,
    Lon,
    Label,
    Kind,
    Date,
    Actor,
    Facts,
    Certainty,
    Priority,
    Range,
    Precision,
    GeoPrecision,
    Fatalities,
    Country,
}

impl Field {
    pub(super) const fn names(self) -> &'static [&'static str] {
        match self {
            Self::Lat => &["latitude", "lat", "y", "lat_dd", "ycoord", "point_y"],
            Self::Lon => &["longitude", "lon", "lng", "long", "x", "lon_dd", "xcoord", "point_x"],
            Self::Label => &["label", "name", "location", "place", "site", "title", "where", "city"],
            Self::Kind => &["kind", "sub_event_type", "event", "event_type", "type", "category", "weapon"],
            Self::Date => &["date", "event_date", "when", "day", "time"],
            Self::Actor => &["actor", "actor1", "by", "attacker", "side"],
            Self::Facts => &["facts", "fact", "note", "description", "damage", "detail"],
            Self::Certainty => &["certainty", "status", "confirmed", "verification"],
            Self::Priority => &["priority", "weight", "w", "importance", "rank"],
            Self::Range => &["range", "radius", "ring"],
            Self::Precision => &["precision_km", "precision", "accuracy_km"],
            Self::GeoPrecision => &["geo_precision"],
            Self::Fatalities => &["fatalities", "deaths", "killed"],
            Self::Country => &["country", "country_code", "nation"],
        }
    }

    fn flag(self) -> &'static str {
        match self {
            Self::Lat => "--lat",
            Self::Lon => "--lon",
            Self::Label => "--label",
            Self::Kind => "--kind",
            _ => "--date",
        }
    }
}

/// The position of `field` among `headers`.
///
/// # Errors
///
/// When the caller named a column that there is not.
pub(super) fn position(headers: &[String], field: Field, named: Option<&str>) -> Result<Option<usize>> {
    if let Some(name) = named {
        let found = headers.iter().position(|header| header.eq_ignore_ascii_case(name.trim()));
        return found.map(Some).ok_or_else(|| {
            Error::input(
                format!("the list has no column `{name}`"),
                format!("give {} one of: {}", field.flag(), headers.join(", ")),
            )
        });
    }
    Ok(field.names().iter().find_map(|name| headers.iter().position(|header| header == name)))
}

/// A header as it is compared: trimmed, lower case, spaces as underscores.
pub(super) fn folded(header: &str) -> String {
    header.trim().trim_start_matches('\u{feff}').to_lowercase().replace([' ', '-'], "_")
}

/// The language of a column or property of names in another language: `name:fa`, `name_fa`, `label_fa`.
pub(super) fn language(header: &str) -> Option<&str> {
    let code = ["name:", "name_", "label:", "label_"].iter().find_map(|prefix| header.strip_prefix(prefix))?;
    (code.len() == 2 && code.bytes().all(|letter| letter.is_ascii_lowercase())).then_some(code)
}
