//! Rows of a CSV file to entries.

use super::columns::{self, Columns, Field};
use super::{Entry, MOST_ENTRIES, Range, SiteList, sited, words};
use crate::diagnostic::Diagnostic;
use crate::error::{Error, Result};
use crate::geometry::LonLat;
use crate::resolve::Position;
use crate::site::{EventKind, Evidence, Site};
use crate::units::Meters;

/// Where each field stands in a row.
struct Header {
    at: Vec<(Field, usize)>,
    /// Columns of names in other languages.
    languages: Vec<(String, usize)>,
}

impl Header {
    fn read(headers: &[String], columns: &Columns) -> Result<Self> {
        let wanted = [
            (Field::Lat, columns.lat.as_deref()),
            (Field::Lon, columns.lon.as_deref()),
            (Field::Label, columns.label.as_deref()),
            (Field::Kind, columns.kind.as_deref()),
            (Field::Date, columns.date.as_deref()),
            (Field::Actor, None),
            (Field::Facts, None),
            (Field::Certainty, None),
            (Field::Priority, None),
            (Field::Range, None),
            (Field::Precision, None),
            (Field::GeoPrecision, None),
            (Field::Fatalities, None),
            (Field::Country, None),
        ];
        let mut at = Vec::new();
        for (field, named) in wanted {
            match columns::position(headers, field, named)? {
                Some(position) => at.push((field, position)),
                None if matches!(field, Field::Lat | Field::Lon) => {
                    return Err(Error::input(
                        format!("no column of the list holds positions (it has: {})", headers.join(", ")),
                        "name them with --lat and --lon",
                    ));
                }
                None => {}
            }
        }
        let languages = headers.iter().enumerate();
        let languages = languages.filter_map(|(at, header)| Some((columns::language(header)?.to_owned(), at)));
        Ok(Self { at, languages: languages.collect() })
    }

    fn get<'r>(&self, row: &'r csv::StringRecord, field: Field) -> Option<&'r str> {
        let (_, position) = self.at.iter().find(|(known, _)| *known == field)?;
        row.get(*position).map(str::trim).filter(|value| !value.is_empty())
    }
}

pub(super) fn read(source: &str, columns: &Columns) -> Result<SiteList> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter(source))
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(source.as_bytes());
    let headers: Vec<String> = match reader.headers() {
        Ok(headers) => headers.iter().map(columns::folded).collect(),
        Err(error) => return Err(unreadable(&error)),
    };
    let header = Header::read(&headers, columns)?;
    let mut list = SiteList::default();
    for row in reader.records() {
        let row = row.map_err(|error| unreadable(&error))?;
        if list.entries.len() == MOST_ENTRIES {
            return Err(Error::input(
                format!("the list has more than {MOST_ENTRIES} rows"),
                "split it, or thin it out before mapping",
            ));
        }
        match entry(&header, &row) {
            Some(entry) => list.entries.push(entry),
            None => {
                let line = row.position().map_or(0, csv::Position::line);
                list.diagnostics.push(
                    Diagnostic::warning(
                        "row-without-position",
                        None,
                        format!("row {line} of the list has no usable position"),
                    )
                    .with_hint("latitude is -90 to 90, longitude -180 to 180, both as decimal degrees"),
                );
            }
        }
    }
    Ok(list)
}

fn unreadable(error: &csv::Error) -> Error {
    Error::input(format!("the list is not CSV: {error}"), "save it as UTF-8 text with a header row")
}

/// The separator that the first line holds most of.
fn delimiter(source: &str) -> u8 {
    let first = source.lines().next().unwrap_or_default();
    let count = |mark: u8| first.bytes().filter(|&b| b == mark).count();
    [b',', b';', b'\t'].into_iter().rev().max_by_key(|&mark| count(mark)).unwrap_or(b',')
}

fn entry(header: &Header, row: &csv::StringRecord) -> Option<Entry> {
    let number = |field| header.get(row, field).and_then(words::number);
    let point = LonLat::new(number(Field::Lon)?, number(Field::Lat)?)?;
    let precision =
        number(Field::Precision).map(Meters::from_km).or_else(|| acled_precision(header.get(row, Field::GeoPrecision)));
    let facts = match (header.get(row, Field::Facts), number(Field::Fatalities)) {
        (Some(facts), _) => words::facts(facts),
        (None, Some(dead)) if dead >= 1.0 => {
            vec![format!("{dead:.0} {} reported", if dead < 1.5 { "fatality" } else { "fatalities" })]
        }
        _ => Vec::new(),
    };
    let site = Site {
        name: header.get(row, Field::Label).unwrap_or_default().to_owned(),
        mentions: Vec::new(),
        position: Position { point, precision: precision.unwrap_or_default(), feature: None },
        event: header.get(row, Field::Kind).map_or(EventKind::Mention, words::event),
        certainty: words::certainty(header.get(row, Field::Certainty)),
        when: header.get(row, Field::Date).and_then(words::date),
        actor: header.get(row, Field::Actor).map(str::to_owned),
        quote: None,
        facts,
        siting: sited(precision.unwrap_or_default()),
        tolls: Vec::new(),
        damage: None,
        denial: None,
        evidence: Evidence::default(),
        probability: 1.0,
    };
    Some(Entry {
        site,
        priority: number(Field::Priority),
        range: header.get(row, Field::Range).and_then(Range::parse),
        country: header.get(row, Field::Country).map(str::to_owned),
        names: header
            .languages
            .iter()
            .filter_map(|(language, at)| {
                let name = row.get(*at).map(str::trim).filter(|name| !name.is_empty())?;
                Some((language.clone(), name.to_owned()))
            })
            .collect(),
    })
}

/// ACLED's code book: 1 is the place itself, 2 a part of the division, 3 the division.
fn acled_precision(code: Option<&str>) -> Option<Meters> {
    match code? {
        "2" => Some(Meters::from_km(25.0)),
        "3" => Some(Meters::from_km(75.0)),
        _ => None,
    }
}
