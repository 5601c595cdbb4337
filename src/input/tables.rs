//! The tables of `geodata/lang/lists/`: names of columns, words of kinds, months and hemispheres, known exports.
//!
//! Everything in them is compared in its folded form, and so are the words of a list.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use dateline_lang::lists;

use super::field::Field;
use crate::event::EventKind;
use crate::world::gazetteer::fold;

/// A known export.
#[derive(Debug)]
pub struct Known {
    /// Its name.
    pub name: &'static str,
    /// The columns that tell it, folded.
    pub has: Vec<String>,
    /// The columns that keep a field, folded; none where the export has no such thing.
    pub keeps: Vec<(Field, Vec<String>)>,
    /// Kilometres within which a place lies, by the code of its precision.
    pub precision: Vec<(&'static str, f64)>,
}

/// How a word says its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    /// Whatever stands before it: `warehouse fire`.
    Any,
    /// Where all that stands before it is known: `air strike`, and no `bus strike`.
    Known,
}

/// All tables.
#[derive(Debug, Default)]
pub(super) struct Tables {
    /// The fields of a column's name, each with its rank among the names of the field.
    pub columns: HashMap<String, Vec<(Field, usize)>>,
    pub known: Vec<Known>,
    /// Phrases that are kinds.
    pub kinds: HashMap<String, (EventKind, Told)>,
    /// Phrases that are none although a part of them is, by their words.
    pub none: Vec<Vec<String>>,
    /// First words that make of what follows no event.
    pub first: HashSet<String>,
    /// Words that say nothing of the kind.
    pub aside: HashSet<String>,
    /// Words after which something else is spoken of.
    pub cut: HashSet<String>,
    /// Phrases that confirm, and those that leave in doubt.
    pub certain: HashMap<String, bool>,
    /// Values that are none.
    pub empty: HashSet<String>,
    /// The kinds of known exports, by the name of the export and the value.
    pub codes: HashMap<(&'static str, String), EventKind>,
    /// `N`, `S`, `E`, `W`.
    pub hemispheres: HashMap<String, char>,
    pub months: HashMap<String, u8>,
    /// Words of the longest kind.
    pub longest: usize,
}

/// The tables, read once.
pub(super) fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(Tables::read)
}

/// The rows of a table without its head.
fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().skip(1).filter(|line| !line.is_empty()).map(|line| line.split('\t').collect())
}

/// The phrases of a cell, folded.
fn phrases(cell: &str) -> impl Iterator<Item = String> + '_ {
    cell.split(',').map(fold).filter(|phrase| !phrase.is_empty())
}

/// The kind of event by its name in the tables; `None` is a mention.
fn kind(name: &str) -> EventKind {
    match name {
        "Airstrike" => EventKind::Airstrike,
        "Attack" => EventKind::Attack,
        "Missile" => EventKind::Missile,
        "Drone" => EventKind::Drone,
        "Explosion" => EventKind::Explosion,
        "Shelling" => EventKind::Shelling,
        "Damage" => EventKind::Damage,
        "Intercepted" => EventKind::Intercepted,
        _ => EventKind::Mention,
    }
}

impl Tables {
    fn read() -> Self {
        let mut tables = Self::default();
        for row in rows(lists::COLUMNS) {
            let [field, names] = row[..] else { continue };
            let Some(field) = Field::named(field) else { continue };
            for (rank, name) in phrases(names).enumerate() {
                tables.columns.entry(name).or_default().push((field, rank));
            }
        }
        tables.known = rows(lists::SOURCES).filter_map(|row| Known::of(&row)).collect();
        for row in rows(lists::KINDS) {
            let [name, how, words] = row[..] else { continue };
            tables.add_kind(name, how, words);
        }
        for row in rows(lists::CODES) {
            let [source, name, values] = row[..] else { continue };
            tables.codes.extend(phrases(values).map(|value| ((source, value), kind(name))));
        }
        for row in rows(lists::MARKS) {
            let mark = row[0].chars().next().unwrap_or('N');
            tables.hemispheres.extend(phrases(row[1]).map(|word| (word, mark)));
        }
        for row in rows(lists::MONTHS) {
            let Ok(month) = row[0].parse() else { continue };
            for word in phrases(row[1]) {
                tables.months.entry(word).or_insert(month);
            }
        }
        tables
    }

    fn add_kind(&mut self, name: &str, how: &str, words: &'static str) {
        let told = if how == "known" { Told::Known } else { Told::Any };
        for phrase in phrases(words) {
            match how {
                "any" | "known" => {
                    self.longest = self.longest.max(phrase.split(' ').count());
                    self.kinds.entry(phrase).or_insert((kind(name), told));
                }
                "phrase" => self.none.push(phrase.split(' ').map(str::to_owned).collect()),
                "first" => self.first.extend([phrase]),
                "certainty" => self.certain.extend([(phrase, name == "Confirmed")]),
                "value" => self.empty.extend([phrase]),
                _ if name == "Cut" => self.cut.extend([phrase]),
                _ => self.aside.extend([phrase]),
            }
        }
    }
}

impl Known {
    fn of(row: &[&'static str]) -> Option<Self> {
        let (&name, has) = (row.first()?, row.get(1)?);
        let keeps = row.get(2).copied().unwrap_or_default().split(';').filter_map(|pair| {
            let (field, columns) = pair.split_once('=')?;
            Some((Field::named(field.trim())?, phrases(columns).collect()))
        });
        let codes = row.get(3).copied().unwrap_or_default().split(' ').filter_map(|pair| {
            let (code, km) = pair.split_once('=')?;
            Some((code, km.parse().ok()?))
        });
        Some(Self { name, has: phrases(has).collect(), keeps: keeps.collect(), precision: codes.collect() })
    }

    /// ACLED's codes of precision, which others write as well.
    pub fn acled() -> Option<&'static Self> {
        tables().known.iter().find(|known| known.name == "ACLED")
    }

    /// The name under which its codes stand.
    pub fn family(&self) -> &'static str {
        if self.name.starts_with("ACLED") { "ACLED" } else { self.name }
    }
}

/// The fields that a column may hold by its name, each with its rank among the names of the field.
pub(super) fn names_of(header: &str) -> Vec<(Field, usize)> {
    let folded = fold(header);
    let bare = header.split(['(', '[']).next().unwrap_or_default();
    let last = header.rsplit(['.', '/']).next().unwrap_or_default();
    let names = [folded, fold(bare), fold(last)];
    let found = names.iter().find_map(|name| tables().columns.get(name));
    found.cloned().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_tables_is_read() {
        let tables = tables();
        let fields = rows(lists::COLUMNS).filter(|row| Field::named(row[0]).is_none()).count();
        assert_eq!(fields, 0, "a field that the code does not know");
        assert_eq!(tables.known.len(), rows(lists::SOURCES).count());
        assert_eq!(tables.months["червня"], 6);
        assert_eq!(tables.hemispheres["пн"], 'N');
        assert_eq!(tables.kinds[&fold("İHA")].0, EventKind::Drone);
        for known in &tables.known {
            let fields = known.keeps.iter().map(|(_, columns)| columns.len()).filter(|&count| count > 0).count();
            assert!(fields > 0 && known.has.len() > 1, "{}", known.name);
        }
    }
}
