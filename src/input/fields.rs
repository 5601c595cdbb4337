//! Which column holds what: by the names that columns go by, by what the caller says, by the columns of a known export, and, where
//! names leave it open, by what is in them.

pub use super::columns::is_link;
pub use super::field::Field;

use super::columns::{listed, sample};
use super::days::{Days, Told};
use super::kinds::Kinds;
use super::number;
use super::positions::{self, Positions};
use super::tables::{Known, names_of, tables};
use super::{Cell, Kept, Row, Rows};
use crate::error::{Error, Result};
use crate::event::EventKind;
use crate::world::gazetteer::fold;

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
#[derive(Debug, Clone, PartialEq)]
pub struct Fields {
    /// The columns that may hold it, the most telling first; a table has one at most.
    at: Vec<(Field, Vec<usize>)>,
    /// Columns of names in other languages, by the two letters of the language.
    languages: Vec<(String, usize)>,
    /// Where the positions are.
    pub positions: Positions,
    /// The number of the known export among those of the tables.
    known: Option<usize>,
    /// The unit that the name of a column gives: of ranges, of precisions.
    units: [Option<&'static str>; 2],
}

/// The field of an angle that a word in the name of a column tells: `place_latitude_north`.
fn angle_word(header: &str) -> Option<Field> {
    fold(header).split(' ').find_map(|word| match word {
        "lat" | "latitude" | "latitud" | "широта" => Some(Field::Lat),
        "lon" | "lng" | "long" | "longitude" | "longitud" | "долгота" | "довгота" => Some(Field::Lon),
        _ => None,
    })
}

impl Fields {
    /// Finds the fields of `rows`, those of `columns` where the caller says.
    ///
    /// # Errors
    ///
    /// When the caller named a column that there is not, or no column of a table holds positions.
    pub fn find(rows: &Rows, columns: &Columns) -> Result<Self> {
        let named: Vec<Vec<(Field, usize)>> = rows
            .columns
            .iter()
            .enumerate()
            .map(|(at, column)| {
                let mut fields = rows.tags.get(at).map(|tag| names_of(tag)).unwrap_or_default();
                fields.extend(names_of(column));
                fields
            })
            .collect();
        let known = known(rows);
        let mut fields =
            Self { at: Vec::new(), languages: languages(rows), positions: Positions::Shapes, known, units: [None; 2] };
        for &field in Field::ALL {
            let found = match columns.named(field) {
                Some(name) => vec![chosen(&rows.columns, field, name)?],
                None => fields.usual(rows, &named, field),
            };
            fields.at.push((field, found));
        }
        fields.units = [Field::Range, Field::Precision].map(|field| {
            let column = fields.columns(field).first().and_then(|&at| rows.columns.get(at))?;
            unit_of(column)
        });
        if rows.kept == Kept::Table {
            let by_name = |field| fields.columns(field);
            fields.positions = positions::find(rows, &by_name, columns.lat.is_some() || columns.lon.is_some())?;
        }
        Ok(fields)
    }

    /// The known export that the list is, by its columns.
    pub fn known(&self) -> Option<&'static Known> {
        self.known.and_then(|at| tables().known.get(at))
    }

    /// The columns of a field.
    pub(super) fn columns(&self, field: Field) -> &[usize] {
        self.at.iter().find(|(known, _)| *known == field).map_or(&[][..], |(_, columns)| columns)
    }

    /// The cells of a row that may hold a field, the most telling first.
    pub fn cells<'r>(&self, row: &'r Row, field: Field) -> impl Iterator<Item = &'r Cell> {
        self.columns(field).iter().filter_map(|&at| row.cells.get(at)).filter(|cell| !cell.is_empty())
    }

    /// The words of a field in a row.
    pub fn words(&self, row: &Row, field: Field) -> Option<String> {
        self.cells(row, field).find_map(Cell::words)
    }

    /// The unit that the name of the column of ranges gives.
    pub fn range_unit(&self) -> Option<&'static str> {
        self.units[0]
    }

    /// The unit that the name of the column of precisions gives.
    pub fn precision_unit(&self) -> Option<&'static str> {
        self.units[1]
    }

    /// The names of a row in other languages, by language.
    pub fn names(&self, row: &Row) -> Vec<(String, String)> {
        let named = self.languages.iter();
        let named = named.filter_map(|(language, at)| Some((language.clone(), row.cells.get(*at)?.words()?)));
        let mut names: Vec<(String, String)> = named.collect();
        names.sort_unstable();
        names
    }

    /// The columns that go by a field's usual names, and hold what it is.
    fn usual(&self, rows: &Rows, named: &[Vec<(Field, usize)>], field: Field) -> Vec<usize> {
        if let Some((_, keeps)) = self.known().and_then(|known| known.keeps.iter().find(|(kept, _)| *kept == field)) {
            let at = |name: &String| rows.columns.iter().position(|column| fold(column) == *name);
            return keeps.iter().filter_map(at).take(1).collect();
        }
        let mut ranked: Vec<(usize, usize)> = Vec::new();
        for (at, fields) in named.iter().enumerate() {
            let rank = fields.iter().filter(|(of, _)| *of == field).map(|(_, rank)| *rank).min();
            ranked.extend(rank.map(|rank| (rank, at)));
        }
        ranked.sort_unstable();
        let mut found: Vec<usize> = ranked.into_iter().map(|(_, at)| at).collect();
        if found.is_empty() && matches!(field, Field::Lat | Field::Lon) {
            found = (0..rows.columns.len()).filter(|&at| angle_word(&rows.columns[at]) == Some(field)).collect();
        }
        let holds = |&at: &usize| holds(rows, at, field);
        match field {
            Field::Label => {
                let of_people = named.iter().flatten().any(|(field, _)| *field == Field::Person);
                found.retain(|&at| holds(&at) && !(of_people && is_plain_name(&rows.columns[at])));
            }
            Field::Date => found.retain(holds),
            // Whatever speaks of events is what happened; where none does, the first is what there is.
            Field::Kind => {
                let telling = found.iter().copied().find(|&at| tells_events(rows, at, self.known()));
                found = telling.into_iter().chain(found.iter().copied().filter(|at| Some(*at) != telling)).collect();
            }
            _ => {}
        }
        if rows.kept == Kept::Table {
            found.truncate(1);
        }
        found
    }
}

/// Whether a column of names goes by the plain name of names, which people have as well.
fn is_plain_name(header: &str) -> bool {
    matches!(
        fold(header).as_str(),
        "name" | "full name" | "اسم" | "الاسم" | "نام" | "имя" | "імя" | "nombre" | "nom" | "ad" | "label"
    )
}

/// Whether a column that goes by the name of a field holds it.
fn holds(rows: &Rows, at: usize, field: Field) -> bool {
    let all = sample(rows, at).count();
    let share =
        |is: &dyn Fn(&Cell) -> bool| sample(rows, at).filter(|cell| is(cell)).count() as f64 / all.max(1) as f64;
    match field {
        // A sentence is no name, nor is an address or a number.
        Field::Label => {
            let is_name = |cell: &Cell| match cell {
                Cell::Text(text) => {
                    let words = text.split_whitespace().count();
                    let is_sentence = words > 12 || words > 5 && text.ends_with(['.', '!', '?', '。', '؟']);
                    !is_sentence && !is_link(text) && number::number(text).is_none()
                }
                _ => false,
            };
            all == 0 || share(&is_name) >= 0.6
        }
        Field::Date => {
            let mut days = Days::settle(std::iter::empty(), true);
            let mut is_day = |cell: &Cell| days.read(cell) != Told::Nothing;
            let days = sample(rows, at).filter(|cell| is_day(cell)).count();
            all == 0 || 5 * days >= all
        }
        _ => true,
    }
}

/// Whether any cell of a column speaks of an event.
fn tells_events(rows: &Rows, at: usize, known: Option<&Known>) -> bool {
    let mut kinds = Kinds::of(known.map(Known::family));
    sample(rows, at).filter_map(Cell::words).any(|word| kinds.kind(&word) != EventKind::Mention)
}

/// The known export that has all of its columns in the list.
fn known(rows: &Rows) -> Option<usize> {
    let headers: Vec<String> = rows.columns.iter().map(|column| fold(column)).collect();
    // A feature has its position apart from its properties.
    let has = |name: &String| {
        headers.contains(name) || rows.kept == Kept::Features && matches!(name.as_str(), "latitude" | "longitude")
    };
    tables().known.iter().position(|known| known.has.iter().all(has))
}

/// The unit in the name of a column.
fn unit_of(header: &str) -> Option<&'static str> {
    fold(header).split(' ').skip(1).find_map(|word| match word {
        "km" | "kilometers" | "kilometres" | "км" => Some("km"),
        "m" | "meters" | "metres" | "м" => Some("m"),
        "mi" | "miles" => Some("mi"),
        "nm" | "nmi" => Some("nmi"),
        _ => None,
    })
}

/// The column that the caller named: as it stands, else in any case of letters and without what stands in brackets.
fn chosen(headers: &[String], field: Field, name: &str) -> Result<usize> {
    let plain = |header: &String| header.trim() == name.trim();
    let alike = |header: &String| fold(header) == fold(name) && !fold(name).is_empty();
    let found = headers.iter().position(plain).or_else(|| headers.iter().position(alike));
    found.ok_or_else(|| {
        Error::input(
            format!("the list has no column `{name}`"),
            format!("give {} one of: {}", field.flag(), listed(headers)),
        )
    })
}

/// The columns of names in other languages: `name:fa`, `name_fa`, `label_fa`.
fn languages(rows: &Rows) -> Vec<(String, usize)> {
    let language = |header: &String| {
        let header = header.trim().to_lowercase().replace([' ', '-'], "_");
        let header = header.rsplit('.').next().unwrap_or_default();
        let code = ["name:", "name_", "label:", "label_"].iter().find_map(|prefix| header.strip_prefix(prefix))?;
        (code.len() == 2 && code.bytes().all(|letter| letter.is_ascii_lowercase())).then(|| code.to_owned())
    };
    rows.columns.iter().enumerate().filter_map(|(at, header)| Some((language(header)?, at))).collect()
}
