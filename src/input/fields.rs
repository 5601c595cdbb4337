//! Which column holds what, by the names that lists commonly use.

use super::{Cell, Kept, Row, Rows};
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
pub enum Field {
    /// Latitude.
    Lat,
    /// Longitude.
    Lon,
    /// The name to show.
    Label,
    /// What happened.
    Kind,
    /// When.
    Date,
    /// Who did it.
    Actor,
    /// What is told of it.
    Facts,
    /// How sure it is.
    Certainty,
    /// The weight of its label.
    Priority,
    /// The radius of a ring about it.
    Range,
    /// Kilometres within which it lies.
    Precision,
    /// ACLED's code of the same.
    GeoPrecision,
    /// How many died.
    Fatalities,
    /// The country.
    Country,
}

impl Field {
    /// Every field.
    pub(crate) const ALL: [Self; 14] = [
        Self::Lat,
        Self::Lon,
        Self::Label,
        Self::Kind,
        Self::Date,
        Self::Actor,
        Self::Facts,
        Self::Certainty,
        Self::Priority,
        Self::Range,
        Self::Precision,
        Self::GeoPrecision,
        Self::Fatalities,
        Self::Country,
    ];

    /// The names that it goes by, folded, the most telling first.
    pub const fn names(self) -> &'static [&'static str] {
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
            _ => "--date-column",
        }
    }
}

impl Columns {
    fn named(&self, field: Field) -> Option<&str> {
        match field {
            Field::Lat => self.lat.as_deref(),
            Field::Lon => self.lon.as_deref(),
            Field::Label => self.label.as_deref(),
            Field::Kind => self.kind.as_deref(),
            Field::Date => self.date.as_deref(),
            _ => None,
        }
    }
}

/// Where each field stands in the rows of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fields {
    /// The columns that may hold it, the most telling first; a table has one at most.
    at: Vec<(Field, Vec<usize>)>,
    /// Columns of names in other languages, by the two letters of the language.
    languages: Vec<(String, usize)>,
}

impl Fields {
    /// Finds the fields of `rows`, those of `columns` where the caller says.
    ///
    /// # Errors
    ///
    /// When the caller named a column that there is not, or no column of a table holds latitudes or longitudes.
    pub fn find(rows: &Rows, columns: &Columns) -> Result<Self> {
        let headers: Vec<String> = rows.columns.iter().map(|header| folded(header)).collect();
        let mut at = Vec::new();
        for field in Field::ALL {
            let found = match columns.named(field) {
                Some(name) => vec![chosen(&headers, field, name)?],
                None => usual(rows, &headers, field),
            };
            if found.is_empty() && rows.kept == Kept::Table && matches!(field, Field::Lat | Field::Lon) {
                return Err(Error::input(
                    format!("no column of the list holds positions (it has: {})", headers.join(", ")),
                    "name them with --lat and --lon",
                ));
            }
            at.push((field, found));
        }
        let names = match rows.kept {
            Kept::Table => &headers,
            Kept::Features => &rows.columns,
        };
        let languages = names.iter().enumerate();
        let languages = languages.filter_map(|(at, header)| Some((language(header)?.to_owned(), at))).collect();
        Ok(Self { at, languages })
    }

    /// The cells of a row that may hold a field, the most telling first.
    pub fn cells<'r>(&self, row: &'r Row, field: Field) -> impl Iterator<Item = &'r Cell> {
        let columns = self.at.iter().find(|(known, _)| *known == field).map_or(&[][..], |(_, columns)| columns);
        columns.iter().filter_map(|&at| row.cells.get(at))
    }

    /// The words of a field in a row.
    pub fn words(&self, row: &Row, field: Field) -> Option<String> {
        self.cells(row, field).find_map(Cell::words)
    }

    /// The names of a row in other languages, by language.
    pub fn names(&self, row: &Row) -> Vec<(String, String)> {
        let named = self.languages.iter();
        let named = named.filter_map(|(language, at)| Some((language.clone(), row.cells.get(*at)?.words()?)));
        let mut names: Vec<(String, String)> = named.collect();
        names.sort_unstable();
        names
    }
}

/// The column that the caller named.
fn chosen(headers: &[String], field: Field, name: &str) -> Result<usize> {
    headers.iter().position(|header| *header == folded(name)).ok_or_else(|| {
        Error::input(
            format!("the list has no column `{name}`"),
            format!("give {} one of: {}", field.flag(), headers.join(", ")),
        )
    })
}

/// The columns that go by a field's usual names.
fn usual(rows: &Rows, headers: &[String], field: Field) -> Vec<usize> {
    let names = field.names().iter();
    match rows.kept {
        Kept::Table => {
            let first = names.filter_map(|name| headers.iter().position(|header| header == name)).next();
            first.into_iter().collect()
        }
        // What one feature has under one name, another may have under another.
        Kept::Features => names.filter_map(|name| rows.columns.iter().position(|column| column == name)).collect(),
    }
}

/// A header as it is compared: trimmed, lower case, spaces as underscores.
pub fn folded(header: &str) -> String {
    header.trim().trim_start_matches('\u{feff}').to_lowercase().replace([' ', '-'], "_")
}

/// The language of a column or property of names in another language: `name:fa`, `name_fa`, `label_fa`.
fn language(header: &str) -> Option<&str> {
    let code = ["name:", "name_", "label:", "label_"].iter().find_map(|prefix| header.strip_prefix(prefix))?;
    (code.len() == 2 && code.bytes().all(|letter| letter.is_ascii_lowercase())).then_some(code)
}
